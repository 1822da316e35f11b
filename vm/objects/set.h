// set and frozenset, in CPython's iteration order for equal hashes and histories.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

Set* new_set(Thread& t, bool frozen = false);
[[nodiscard]] bool set_add(Thread& t, Set* set, Value item);
[[nodiscard]] bool set_update(Thread& t, Set* set, Value iterable);
int set_contains(Thread& t, Set* set, Value item);
inline uint32_t set_size(const Set* set) {
  return set->used.load(std::memory_order_acquire);
}
// Walks the items: *position starts at 0; false at the end.
bool set_next(const Set* set, uint32_t* position, Value* item);
Value set_binary(Thread& t, BinaryOp op, Value a, Value b);  // - & | ^ of two sets; NotImplemented otherwise
// -= &= |= ^= of a set by a set; NotImplemented otherwise (also for a frozenset on the left).
Value set_inplace(Thread& t, BinaryOp op, Value a, Value b);
// Any of the six comparisons (subset and superset); NotImplemented if b is no set.
Value set_compare(Thread& t, CompareOp op, Value a, Value b);
// set.intersection(iterable) and so on; `other` any iterable.
Value set_intersection(Thread& t, Set* set, Value other);
Value set_difference(Thread& t, Set* set, Value other);
Value set_symmetric_difference(Thread& t, Set* set, Value other);
[[nodiscard]] bool set_difference_update(Thread& t, Set* set, Value other);
[[nodiscard]] bool set_intersection_update(Thread& t, Set* set, Value other);
[[nodiscard]] bool set_symmetric_difference_update(Thread& t, Set* set, Value other);
int set_discard(Thread& t, Set* set, Value item);  // 1: was there, 0, -1
Value set_pop(Thread& t, Set* set);                // KeyError
void set_clear(Thread& t, Set* set);
Value set_copy(Thread& t, Set* set);  // of the same kind, set or frozenset
// Of a frozenset: CPython's value. Items are hashable already, so this cannot fail.
uint64_t frozenset_hash(const Set* set);
Value set_repr(Thread& t, Set* set);
void trace_set(Object* object, Marker& marker);
void trace_set_table(Object* object, Marker& marker);

// The key of a deleted entry.
inline constexpr Value kSetDummy = Value::from_bits(10);

void init_set_types(Thread& t);

}  // namespace gilbox

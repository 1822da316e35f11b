// tuple.
#pragma once

#include <span>

#include "vm/objects/protocol.h"

namespace gilbox {

// Items to be filled in at once: they are None.
Tuple* new_tuple(Thread& t, uint32_t count);
Value new_tuple_of(Thread& t, std::span<const Value> items);
template <class... V>
Value make_tuple(Thread& t, V... items) {
  Value list[] = {items..., Value::undefined()};
  return new_tuple_of(t, {list, sizeof...(items)});
}
inline std::span<const Value> tuple_items(const Tuple* tuple) {
  return {tuple->items, tuple->count};
}
// From any iterable (a tuple as it is).
Value tuple_from(Thread& t, Value iterable);
Value tuple_get_item(Thread& t, Tuple* tuple, Value key);  // index or slice

Value tuple_concat(Thread& t, Tuple* a, Tuple* b);
Value tuple_repeat(Thread& t, Tuple* tuple, int64_t count);
int tuple_contains(Thread& t, Tuple* tuple, Value item);  // 1, 0, -1
// Any of the six comparisons of two tuples.
Value tuple_compare(Thread& t, CompareOp op, Tuple* a, Tuple* b);
// CPython's: hash((1, 2)) is the same there (Objects/tupleobject.c). False: an item is unhashable.
[[nodiscard]] bool tuple_hash(Thread& t, Tuple* tuple, uint64_t* out);
// Its steps: xxHash as CPython uses it, one lane an item.
inline constexpr uint64_t kTupleHashStart = 2870177450012600261U;
constexpr uint64_t tuple_hash_add(uint64_t sum, uint64_t lane) {
  sum += lane * 14029467366897019727U;
  return ((sum << 31) | (sum >> 33)) * 11400714785074694791U;
}
Value tuple_repr(Thread& t, Tuple* tuple);
void trace_tuple(Object* object, Marker& marker);

void init_tuple_type(Thread& t);

// For slices of all sequences (list, tuple, str, range): resolves start, stop, step against a length. False:
// exception (step 0, not an index).
struct SliceBounds {
  int64_t start, stop, step, count;
};
[[nodiscard]] bool resolve_slice(Thread& t, Slice* slice, int64_t length, SliceBounds* out);

}  // namespace gilbox

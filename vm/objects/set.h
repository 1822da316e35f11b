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
bool set_next(const Set* set, uint32_t* position, Value* item);
Value set_binary(Thread& t, BinaryOp op, Value a, Value b);  // - & | ^ of two sets; NotImplemented otherwise

void init_set_types(Thread& t);

}  // namespace gilbox

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

void init_tuple_type(Thread& t);

// For slices of all sequences (list, tuple, str, range): resolves start, stop, step against a length. False:
// exception (step 0, not an index).
struct SliceBounds {
  int64_t start, stop, step, count;
};
[[nodiscard]] bool resolve_slice(Thread& t, Slice* slice, int64_t length, SliceBounds* out);

}  // namespace gilbox

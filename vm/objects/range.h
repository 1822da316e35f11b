// range and slice.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

Value new_range(Thread& t, Value start, Value stop, Value step);
Value range_get_item(Thread& t, Range* range, Value key);
int range_contains(Thread& t, Range* range, Value item);
Value new_slice(Thread& t, Value start, Value stop, Value step);

// All of start, stop, step and the number of items are small: so is every item.
inline bool is_small_range(const Range* range) {
  return range->start.is_int() && range->stop.is_int() && range->step.is_int() && range->length.is_int();
}

// The same numbers from the last to the first.
Value range_backwards(Thread& t, Range* range);
// Of two ranges: equal if they hold the same numbers.
int range_equals(Thread& t, Range* a, Range* b);  // 1, 0, -1
[[nodiscard]] bool range_hash(Thread& t, Range* range, uint64_t* out);
Value range_repr(Thread& t, Range* range);
Value slice_repr(Thread& t, Slice* slice);
Value slice_compare(Thread& t, CompareOp op, Slice* a, Slice* b);
void trace_range(Object* object, Marker& marker);
void trace_slice(Object* object, Marker& marker);

// The two halves of resolve_slice: the first may run script code, the second may not (so it can be repeated
// once the length is certain). Returns the count.
[[nodiscard]] bool slice_unpack(Thread& t, const Slice* slice, int64_t* start, int64_t* stop, int64_t* step);
int64_t slice_adjust(int64_t length, int64_t* start, int64_t* stop, int64_t step);

void init_slice_type(Thread& t);
void init_range_types(Thread& t);  // range and slice

}  // namespace gilbox

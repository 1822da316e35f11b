// range and slice.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

Value new_range(Thread& t, Value start, Value stop, Value step);
Value range_get_item(Thread& t, Range* range, Value key);
int range_contains(Thread& t, Range* range, Value item);
Value new_slice(Thread& t, Value start, Value stop, Value step);

void init_range_types(Thread& t);  // range and slice

}  // namespace gilbox

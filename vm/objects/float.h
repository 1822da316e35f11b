// float: doubles in the value word.
#pragma once

#include <string_view>

#include "vm/objects/protocol.h"

namespace gilbox {

Value float_binary(Thread& t, BinaryOp op, double a, double b);  // ZeroDivisionError, OverflowError
uint64_t float_hash(double d);
// ValueError, which shows `given`.
Value float_from_text(Thread& t, Str* text, Value given);
double python_mod(double a, double b);       // b != 0
double python_floordiv(double a, double b);  // b != 0

void init_float_type(Thread& t);

}  // namespace gilbox

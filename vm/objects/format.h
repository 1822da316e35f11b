// Format specifications (PEP 3101; Python/formatter_unicode.c) and the text of numbers.
#pragma once

#include <string>

#include "vm/objects/protocol.h"

namespace gilbox {

// repr(float): the shortest text that reads back the same, CPython's choice of exponent form.
std::string double_repr(double d);
// format(v, spec) for built-in int, float, bool and str. `spec` is a Str.
Value format_int(Thread& t, Value v, Str* spec);
Value format_double(Thread& t, double d, Str* spec);
Value format_str(Thread& t, Str* s, Str* spec);

}  // namespace gilbox

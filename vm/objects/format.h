// Format specifications (PEP 3101; Python/formatter_unicode.c) and the text of numbers.
//
// Thread safety: nothing here keeps state.
#pragma once

#include <fmt/format.h>

#include <string>

#include "vm/objects/protocol.h"

namespace gilbox {

using TextBuffer = fmt::memory_buffer;

// repr(float): the shortest text that reads back the same, CPython's choice of exponent form.
std::string double_repr(double d);
// The text of a finite number as C's printf makes it. `type`: e, f, g or r (shortest, as repr); `alternate`:
// always a decimal point, and zeros kept in g; `point_zero`: ".0" behind whole numbers (g, r). precision >=
// 0, ignored by r.
void append_double(TextBuffer* out, double d, char type, int precision, bool alternate, bool point_zero);

// [[fill]align][sign][z][#][0][width][grouping][.precision][type]
struct FormatSpec {
  char32_t fill = ' ';
  char align = '>';  // < > = ^
  char sign = 0;     // + - or space
  bool no_negative_zero = false;
  bool alternate = false;
  char grouping = 0;  // , or _
  int64_t width = -1;
  int64_t precision = -1;
  char32_t type = 0;
};
// `v`: the object being formatted, whose type messages name.
[[nodiscard]] bool parse_format_spec(Thread& t, const Str* text, char default_type, char default_align,
                                     Value v, FormatSpec* out);

// format(v, spec) for built-in int, float, bool and str. `spec` is a Str.
Value format_int(Thread& t, Value v, Str* spec);
Value format_double(Thread& t, double d, Str* spec);
Value format_str(Thread& t, Str* s, Str* spec);

}  // namespace gilbox

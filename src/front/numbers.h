// Numbers as text.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gilbox::front {

// CPython's sys.int_info.default_max_str_digits.
inline constexpr std::size_t kMaxDecimalDigits = 4300;

// The digits in base 10, without leading zeros, of an integer literal (decimal, 0x, 0o or 0b; no
// underscores).
std::string canonical_decimal(std::string_view literal);

// The double nearest to a literal such as "1.", ".5e-3", "1e400" (infinity).
double parse_double(const std::string& literal);

}  // namespace gilbox::front

// {fmt}, compiled into the program from its own headers, as its src/format.cc does in version 9: Debian has
// only a shared library, and that one brings the shared C++ library with it, whose relocations took a fifth
// of a start-up.
#include <fmt/format-inl.h>

namespace fmt::detail {

template dragonbox::decimal_fp<float> dragonbox::to_decimal(float);
template dragonbox::decimal_fp<double> dragonbox::to_decimal(double);
template thousands_sep_result<char> thousands_sep_impl(locale_ref);
template char decimal_point_impl(locale_ref);

}  // namespace fmt::detail

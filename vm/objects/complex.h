// complex: pairs of doubles.
//
// Thread safety: never change after construction.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

struct Complex : NativeObject {
  double real;
  double imag;
};

Value new_complex(Thread& t, double real, double imag);
inline bool is_complex(Thread& t, Value v) {
  return is_kind(v, Kind::kNative) && is_exact_or_sub(t, v, t.machine.types.complex);
}
// ** of two numbers that may be complex; ZeroDivisionError, OverflowError.
Value complex_power(Thread& t, double base_real, double base_imag, double real, double imag);
// "1+2j", with parentheses if there is a real part.
std::string complex_repr(double real, double imag);
Value format_complex(Thread& t, Value v, Str* spec);
// Text as complex() takes it, white space around it removed; false: malformed.
bool parse_complex(std::string_view text, double* real, double* imag);

void init_complex_type(Thread& t);

}  // namespace gilbox

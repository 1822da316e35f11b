// int: 48-bit integers in the value word, BigInt objects beyond. Every value has one representation: a BigInt
// is never within the 48 bits.
#pragma once

#include <string>
#include <string_view>

#include "vm/objects/protocol.h"

namespace gilbox {

inline bool is_integer(Value v) {
  return v.is_int() || is_kind(v, Kind::kBigInt);
}
inline bool is_integer_or_bool(Value v) {
  return is_integer(v) || v.is_bool();
}
Value new_int_slow(Thread& t, int64_t n);
inline Value new_int(Thread& t, int64_t n) {
  return Value::fits_int(n) ? Value::from_int(n) : new_int_slow(t, n);
}
Value new_int(Thread& t, uint64_t n);
__extension__ using Int128 = __int128;
Value new_int(Thread& t, Int128 n);
bool int_fits_int64(Value v, int64_t* out);
double int_to_double_or_inf(Value v);  // correctly rounded
[[nodiscard]] bool int_to_double(Thread& t, Value v,
                                 double* out);  // OverflowError: int too large to convert to float

// Binary operations of two integers or bools (bools give ints, but for & | ^ of two bools).
Value int_binary(Thread& t, BinaryOp op, Value a, Value b);
int int_compare(Value a, Value b);          // <0, 0, >0
int int_compare_double(Value a, double b);  // exact; 2: b is not a number
Value int_negative(Thread& t, Value v);
Value int_invert(Thread& t, Value v);
Value int_abs(Thread& t, Value v);
uint64_t int_hash(Value v);                       // CPython's: modulo 2^61-1
std::string int_to_text(Value v, int base = 10);  // no prefix
// The same to base 10, of v as a script prints it; false: ValueError, it has more digits than
// sys.set_int_max_str_digits allows.
[[nodiscard]] bool int_to_decimal(Thread& t, Value v, std::string* out);
Value int_repr(Thread& t, Value v);
// int(text, base); underscores and white space as CPython; ValueError.
Value int_from_text(Thread& t, std::string_view text, int base, Value original);
Value int_from_digits(Thread& t, std::string_view decimal);  // of constants: well-formed
Value int_from_double(Thread& t, double d);                  // truncates; errors for inf and nan

void init_int_types(Thread& t);  // int and bool

}  // namespace gilbox

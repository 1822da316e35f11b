// What the files of int, bool and float share and nobody else needs.
//
// Thread safety: pure functions of their arguments, but for those that take a Thread (its own, attached).
#pragma once

#include <string>
#include <string_view>

#include "vm/objects/float.h"
#include "vm/objects/int.h"

namespace gilbox {

__extension__ using UInt128 = unsigned __int128;

// An instance of a script's subclass of int or float: the number it stands for, behind the header that
// gives it attributes. Plain ints and floats never have this form, so fast paths need not know it: operators
// reach it through the special methods, which unwrap.
struct NumberBox : NativeObject {
  Value value;
};
extern const NativeOps kIntBoxOps;
extern const NativeOps kFloatBoxOps;

// The number behind v: v itself unless it is a NumberBox.
Value unboxed(Value v);
// `value` as an instance of `cls`, which derives from int or float: as it is if cls is `plain`.
Value boxed(Thread& t, Type* cls, Type* plain, const NativeOps* ops, Value value);

// --- Integers of up to 128 bits ---
// False: v (an integer or bool) is too large.
bool load_int128(Value v, Int128* out);
inline bool small_or_bool(Value v, int64_t* out) {
  if (v.is_int()) {
    *out = v.as_int();
    return true;
  }
  if (v.is_bool()) {
    *out = v.is_true() ? 1 : 0;
    return true;
  }
  return false;
}
Value new_int_from_magnitude(Thread& t, bool negative, UInt128 magnitude);
// The limbs are not set. Null: MemoryError is pending.
BigInt* allocate_big(Thread& t, bool negative, uint32_t count);

// --- Properties ---
bool int_is_negative(Value v);
bool int_is_zero(Value v);
uint64_t int_bit_length(Value v);

// --- Operations with an operator or function of their own ---
Value int_power_mod(Thread& t, Value base, Value exponent, Value modulus);
Value int_round(Thread& t, Value v, Value digits);
Value int_true_divide(Thread& t, Value a, Value b);
// Rounds half to even to `digits` decimal places; OverflowError.
Value float_round(Thread& t, double d, int64_t digits);

// --- Text ---
// Strips what CPython strips and turns other scripts' digits and spaces into ASCII; bytes that cannot occur
// in a number stand for the rest.
std::string number_text(const Str* s);
// Text without white space around it; false: not a number. Underscores as in source.
bool parse_float(std::string_view text, double* out);
bool parse_float_hex(std::string_view text, double* out);
std::string float_hex(double d);

}  // namespace gilbox

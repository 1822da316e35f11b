// The fast paths of arithmetic and comparison on 48-bit integers and floats, for the loop. `ints` and
// `doubles` answer false where the general way must decide: overflow, division by zero and the like.
#pragma once

#include "vm/base/check.h"
#include "vm/objects/float.h"
#include "vm/objects/protocol.h"

namespace gilbox {

// The double that an int or float is, for mixed arithmetic.
inline bool as_number(Value v, double* out) {
  if (v.is_double()) {
    *out = v.as_double();
    return true;
  }
  if (v.is_int()) {
    *out = static_cast<double>(v.as_int());
    return true;
  }
  return false;
}

struct Add {
  static constexpr BinaryOp kOp = BinaryOp::kAdd;
  static bool ints(Value a, Value b, Value* out) {
    int64_t sum = 0;
    if (__builtin_add_overflow(static_cast<int64_t>(a.bits() << 16), static_cast<int64_t>(b.bits() << 16),
                               &sum)) {
      return false;
    }
    *out = Value::from_bits(Value::kIntTag | (static_cast<uint64_t>(sum) >> 16));
    return true;
  }
  static bool doubles(double a, double b, Value* out) {
    *out = Value::from_double(a + b);
    return true;
  }
};

struct Subtract {
  static constexpr BinaryOp kOp = BinaryOp::kSubtract;
  static bool ints(Value a, Value b, Value* out) {
    int64_t difference = 0;
    if (__builtin_sub_overflow(static_cast<int64_t>(a.bits() << 16), static_cast<int64_t>(b.bits() << 16),
                               &difference)) {
      return false;
    }
    *out = Value::from_bits(Value::kIntTag | (static_cast<uint64_t>(difference) >> 16));
    return true;
  }
  static bool doubles(double a, double b, Value* out) {
    *out = Value::from_double(a - b);
    return true;
  }
};

struct Multiply {
  static constexpr BinaryOp kOp = BinaryOp::kMultiply;
  static bool ints(Value a, Value b, Value* out) {
    int64_t product = 0;
    if (__builtin_mul_overflow(static_cast<int64_t>(a.bits() << 16), b.as_int(), &product)) return false;
    *out = Value::from_bits(Value::kIntTag | (static_cast<uint64_t>(product) >> 16));
    return true;
  }
  static bool doubles(double a, double b, Value* out) {
    *out = Value::from_double(a * b);
    return true;
  }
};

struct TrueDivide {
  static constexpr BinaryOp kOp = BinaryOp::kTrueDivide;
  static bool ints(Value a, Value b, Value* out) {
    if (b.as_int() == 0) return false;
    // Both are exact as doubles, so the quotient is correctly rounded.
    *out = Value::from_double(static_cast<double>(a.as_int()) / static_cast<double>(b.as_int()));
    return true;
  }
  static bool doubles(double a, double b, Value* out) {
    if (b == 0) return false;
    *out = Value::from_double(a / b);
    return true;
  }
};

struct FloorDivide {
  static constexpr BinaryOp kOp = BinaryOp::kFloorDivide;
  static bool ints(Value a, Value b, Value* out) {
    int64_t x = a.as_int();
    int64_t y = b.as_int();
    if (y == 0 || y == -1) return false;
    int64_t quotient = x / y;
    if (x % y != 0 && (x < 0) != (y < 0)) --quotient;
    *out = Value::from_int(quotient);
    return true;
  }
  static bool doubles(double a, double b, Value* out) {
    if (b == 0) return false;
    *out = Value::from_double(python_floordiv(a, b));
    return true;
  }
};

struct Modulo {
  static constexpr BinaryOp kOp = BinaryOp::kModulo;
  static bool ints(Value a, Value b, Value* out) {
    int64_t y = b.as_int();
    if (y == 0 || y == -1) return false;
    int64_t remainder = a.as_int() % y;
    if (remainder != 0 && (remainder < 0) != (y < 0)) remainder += y;
    *out = Value::from_int(remainder);
    return true;
  }
  static bool doubles(double a, double b, Value* out) {
    if (b == 0) return false;
    *out = Value::from_double(python_mod(a, b));
    return true;
  }
};

struct Lshift {
  static constexpr BinaryOp kOp = BinaryOp::kLshift;
  static bool ints(Value a, Value b, Value* out) {
    int64_t shift = b.as_int();
    if (shift < 0 || shift > 47) return false;
    int64_t shifted = static_cast<int64_t>(static_cast<uint64_t>(a.as_int()) << shift);
    if (shifted >> shift != a.as_int() || !Value::fits_int(shifted)) return false;
    *out = Value::from_int(shifted);
    return true;
  }
  static bool doubles(double, double, Value*) { return false; }
};

struct Rshift {
  static constexpr BinaryOp kOp = BinaryOp::kRshift;
  static bool ints(Value a, Value b, Value* out) {
    int64_t shift = b.as_int();
    if (shift < 0) return false;
    *out = Value::from_int(a.as_int() >> (shift > 63 ? 63 : shift));
    return true;
  }
  static bool doubles(double, double, Value*) { return false; }
};

struct And {
  static constexpr BinaryOp kOp = BinaryOp::kAnd;
  static bool ints(Value a, Value b, Value* out) {
    *out = Value::from_bits(a.bits() & b.bits());
    return true;
  }
  static bool doubles(double, double, Value*) { return false; }
};

struct Or {
  static constexpr BinaryOp kOp = BinaryOp::kOr;
  static bool ints(Value a, Value b, Value* out) {
    *out = Value::from_bits(a.bits() | b.bits());
    return true;
  }
  static bool doubles(double, double, Value*) { return false; }
};

struct Xor {
  static constexpr BinaryOp kOp = BinaryOp::kXor;
  static bool ints(Value a, Value b, Value* out) {
    *out = Value::from_bits((a.bits() ^ b.bits()) | Value::kIntTag);
    return true;
  }
  static bool doubles(double, double, Value*) { return false; }
};

// 1, 0, or -1: not two small integers or two floats.
template <CompareOp kOp>
inline int compare_fast(Value a, Value b) {
  if (GILBOX_LIKELY(Value::both_int(a, b))) {
    return holds(kOp, static_cast<int64_t>(a.bits() << 16), static_cast<int64_t>(b.bits() << 16)) ? 1 : 0;
  }
  if (a.is_double() && b.is_double()) return holds(kOp, a.as_double(), b.as_double()) ? 1 : 0;
  return -1;
}

}  // namespace gilbox

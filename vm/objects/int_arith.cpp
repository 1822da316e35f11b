// Arithmetic of integers. Each operation has a way for whatever fits 128 bits, without cpp_int, and one for
// all others.
#include <algorithm>
#include <cmath>

#include "vm/objects/big_number.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// Larger results are refused before memory outside of the heap is used up: a gigabyte.
constexpr uint64_t kMostBits = uint64_t{1} << 33;

// CPython's floor division of machine integers; b != 0.
void divide_floor(Int128 a, Int128 b, Int128* quotient, Int128* remainder) {
  Int128 q, r;
  if (a == static_cast<int64_t>(a) && b == static_cast<int64_t>(b) && b != -1) {
    q = static_cast<int64_t>(a) / static_cast<int64_t>(b);
    r = static_cast<int64_t>(a) % static_cast<int64_t>(b);
  } else {
    q = a / b;
    r = a % b;
  }
  if (r != 0 && (r < 0) != (b < 0)) {
    --q;
    r += b;
  }
  *quotient = q;
  *remainder = r;
}

void divide_floor(const BigNumber& a, const BigNumber& b, BigNumber* quotient, BigNumber* remainder) {
  boost::multiprecision::divide_qr(a, b, *quotient, *remainder);
  if (!remainder->is_zero() && remainder->sign() != b.sign()) {
    --*quotient;
    *remainder += b;
  }
}

// --- Powers ---

Value power_big(Thread& t, BigNumber base, uint64_t exponent) {
  const uint64_t bits = base.is_zero() ? 0 : boost::multiprecision::msb(abs(base)) + uint64_t{1};
  if (exponent > kMostBits / std::max<uint64_t>(bits - 1, 1)) return memory_error(t);
  BigNumber result = 1;
  for (;;) {
    if ((exponent & 1) != 0) result *= base;
    exponent >>= 1;
    if (exponent == 0) return new_int(t, result);
    base *= BigNumber(base);
  }
}

Value power(Thread& t, Value a, Value b) {
  if (int_is_negative(b)) {
    double x, y;
    if (!int_to_double(t, a, &x) || !int_to_double(t, b, &y)) return Value::error();
    return float_binary(t, BinaryOp::kPower, x, y);
  }
  int64_t exponent;
  const bool exponent_fits = int_fits_int64(b, &exponent);
  Int128 base;
  if (load_int128(a, &base)) {
    if (base == 0) return Value::from_int(exponent_fits && exponent == 0 ? 1 : 0);
    if (base == 1) return Value::from_int(1);
    if (base == -1) {
      const bool odd = exponent_fits ? (exponent & 1) != 0 : (to_big(b) & 1) != 0;
      return Value::from_int(odd ? -1 : 1);
    }
    if (!exponent_fits) return memory_error(t);
    if (base == 2) return int_binary(t, BinaryOp::kLshift, Value::from_int(1), b);
    Int128 result = 1;
    Int128 square = base;
    auto left = static_cast<uint64_t>(exponent);
    for (;;) {
      if ((left & 1) != 0 && __builtin_mul_overflow(result, square, &result)) break;
      left >>= 1;
      if (left == 0) return new_int(t, result);
      if (__builtin_mul_overflow(square, square, &square)) break;
    }
  }
  if (!exponent_fits) return memory_error(t);
  return power_big(t, to_big(a), static_cast<uint64_t>(exponent));
}

// --- Shifts ---

Value shift_left(Thread& t, Value a, Value b) {
  if (int_is_negative(b)) return raise(t, t.machine.types.ValueError, "negative shift count");
  if (int_is_zero(a)) return Value::from_int(0);
  int64_t count;
  if (!int_fits_int64(b, &count)) {
    return raise(t, t.machine.types.OverflowError, "too many digits in integer");
  }
  const uint64_t bits = int_bit_length(a);
  Int128 n;
  if (bits + static_cast<uint64_t>(count) < 127 && load_int128(a, &n)) {
    return new_int(t, static_cast<Int128>(static_cast<UInt128>(n) << count));
  }
  if (bits + static_cast<uint64_t>(count) > kMostBits) return memory_error(t);
  return new_int(t, BigNumber(to_big(a) << static_cast<uint64_t>(count)));
}

Value shift_right(Thread& t, Value a, Value b) {
  if (int_is_negative(b)) return raise(t, t.machine.types.ValueError, "negative shift count");
  int64_t count;
  const bool all_gone = !int_fits_int64(b, &count) || static_cast<uint64_t>(count) >= int_bit_length(a);
  if (all_gone) return Value::from_int(int_is_negative(a) ? -1 : 0);
  Int128 n;
  if (load_int128(a, &n)) return new_int(t, n >> count);
  BigNumber big = to_big(a);
  // Rounds down: -((-a - 1) >> n) - 1.
  if (big.sign() < 0) {
    big = -big - 1;
    big >>= static_cast<uint64_t>(count);
    return new_int(t, BigNumber(-big - 1));
  }
  big >>= static_cast<uint64_t>(count);
  return new_int(t, big);
}

// --- Everything else ---

Value divide(Thread& t, BinaryOp op, Value a, Value b) {
  if (int_is_zero(b)) {
    return raise_text(
        t, t.machine.types.ZeroDivisionError,
        op == BinaryOp::kModulo ? "integer modulo by zero" : "integer division or modulo by zero");
  }
  Value quotient, remainder;
  Int128 x, y;
  if (load_int128(a, &x) && load_int128(b, &y)) {
    Int128 q, r;
    divide_floor(x, y, &q, &r);
    if (op == BinaryOp::kFloorDivide) return new_int(t, q);
    if (op == BinaryOp::kModulo) return new_int(t, r);
    quotient = new_int(t, q);
    remainder = new_int(t, r);
  } else {
    BigNumber q, r;
    divide_floor(to_big(a), to_big(b), &q, &r);
    if (op == BinaryOp::kFloorDivide) return new_int(t, q);
    if (op == BinaryOp::kModulo) return new_int(t, r);
    quotient = new_int(t, q);
    remainder = new_int(t, r);
  }
  if (quotient.is_error() || remainder.is_error()) return Value::error();
  return make_tuple(t, quotient, remainder);
}

Value bitwise(Thread& t, BinaryOp op, Value a, Value b) {
  Int128 x, y;
  if (load_int128(a, &x) && load_int128(b, &y)) {
    const Int128 n = op == BinaryOp::kAnd ? x & y : op == BinaryOp::kOr ? x | y : x ^ y;
    if (a.is_bool() && b.is_bool()) return Value::boolean(n != 0);
    return new_int(t, n);
  }
  BigNumber big = to_big(a);
  const BigNumber other = to_big(b);
  if (op == BinaryOp::kAnd) {
    big &= other;
  } else if (op == BinaryOp::kOr) {
    big |= other;
  } else {
    big ^= other;
  }
  return new_int(t, big);
}

// --- Sums and products limb by limb, without cpp_int's copies ---

struct Limbs {
  const uint64_t* first;
  uint32_t count;  // 0 for zero
  bool negative;
  uint64_t own;  // of an integer that has no limbs in memory
};

void view(Value v, Limbs* limbs) {
  int64_t small;
  if (small_or_bool(v, &small)) {
    limbs->negative = small < 0;
    limbs->own = small < 0 ? 0 - static_cast<uint64_t>(small) : static_cast<uint64_t>(small);
    limbs->first = &limbs->own;
    limbs->count = small == 0 ? 0 : 1;
    return;
  }
  const auto* big = static_cast<const BigInt*>(v.as_object());
  limbs->negative = big->negative != 0;
  limbs->first = big->limbs;
  limbs->count = big->count;
}

// Drops leading zeros; small numbers leave the heap.
Value finish(Thread& t, BigInt* big) {
  const uint64_t* limbs = big->limbs;
  while (big->count > 0 && limbs[big->count - 1] == 0) --big->count;
  if (big->count > 2) return Value::from_object(big);
  UInt128 magnitude = big->count == 0 ? 0 : limbs[0];
  if (big->count == 2) magnitude |= static_cast<UInt128>(limbs[1]) << 64;
  return new_int_from_magnitude(t, big->negative != 0, magnitude);
}

// |a| + |b|
Value add_magnitudes(Thread& t, const Limbs& a, const Limbs& b, bool negative) {
  const Limbs& longer = a.count >= b.count ? a : b;
  const Limbs& shorter = a.count >= b.count ? b : a;
  BigInt* sum = allocate_big(t, negative, longer.count + 1);
  if (sum == nullptr) return Value::error();
  uint64_t* out = sum->limbs;
  UInt128 carry = 0;
  for (uint32_t i = 0; i < longer.count; ++i) {
    carry += longer.first[i];
    if (i < shorter.count) carry += shorter.first[i];
    out[i] = static_cast<uint64_t>(carry);
    carry >>= 64;
  }
  out[longer.count] = static_cast<uint64_t>(carry);
  return finish(t, sum);
}

// |a| - |b|, for |a| >= |b|
Value subtract_magnitudes(Thread& t, const Limbs& a, const Limbs& b, bool negative) {
  BigInt* difference = allocate_big(t, negative, a.count);
  if (difference == nullptr) return Value::error();
  uint64_t* out = difference->limbs;
  uint64_t borrow = 0;
  for (uint32_t i = 0; i < a.count; ++i) {
    const uint64_t take = i < b.count ? b.first[i] : 0;
    const uint64_t rest = a.first[i] - take;
    out[i] = rest - borrow;
    borrow = (a.first[i] < take ? 1u : 0u) | (rest < borrow ? 1u : 0u);
  }
  return finish(t, difference);
}

int compare_magnitudes(const Limbs& a, const Limbs& b) {
  if (a.count != b.count) return a.count < b.count ? -1 : 1;
  for (uint32_t i = a.count; i-- > 0;) {
    if (a.first[i] != b.first[i]) return a.first[i] < b.first[i] ? -1 : 1;
  }
  return 0;
}

// a and b are not both small.
Value add_limbs(Thread& t, const Limbs& a, const Limbs& b) {
  if (a.negative == b.negative) return add_magnitudes(t, a, b, a.negative);
  const int order = compare_magnitudes(a, b);
  if (order == 0) return Value::from_int(0);
  return order > 0 ? subtract_magnitudes(t, a, b, a.negative) : subtract_magnitudes(t, b, a, b.negative);
}

Value multiply_limbs(Thread& t, const Limbs& a, const Limbs& b) {
  BigInt* product = allocate_big(t, a.negative != b.negative, a.count + b.count);
  if (product == nullptr) return Value::error();
  uint64_t* out = product->limbs;
  std::fill_n(out, a.count + b.count, 0);
  for (uint32_t i = 0; i < a.count; ++i) {
    UInt128 carry = 0;
    for (uint32_t j = 0; j < b.count; ++j) {
      carry += static_cast<UInt128>(a.first[i]) * b.first[j] + out[i + j];
      out[i + j] = static_cast<uint64_t>(carry);
      carry >>= 64;
    }
    out[i + b.count] = static_cast<uint64_t>(carry);
  }
  return finish(t, product);
}

Value multiply(Thread& t, Value a, Value b) {
  constexpr uint32_t kSchoolbook = 2000;  // pairs of limbs: beyond, cpp_int's Karatsuba wins
  Limbs x, y;
  view(a, &x);
  view(b, &y);
  if (x.count == 0 || y.count == 0) return Value::from_int(0);
  if (x.count == 1 && y.count == 1) {
    return new_int_from_magnitude(t, x.negative != y.negative, static_cast<UInt128>(*x.first) * *y.first);
  }
  if (uint64_t{x.count} * y.count <= kSchoolbook || x.count == 1 || y.count == 1)
    return multiply_limbs(t, x, y);
  if (int_bit_length(a) + int_bit_length(b) > kMostBits) return memory_error(t);
  return new_int(t, BigNumber(to_big(a) * to_big(b)));
}

Value add(Thread& t, Value a, Value b, bool negate_b) {
  Int128 x, y, n;
  if (load_int128(a, &x) && load_int128(b, &y)) {
    if (!(negate_b ? __builtin_sub_overflow(x, y, &n) : __builtin_add_overflow(x, y, &n))) {
      return new_int(t, n);
    }
  }
  Limbs left, right;
  view(a, &left);
  view(b, &right);
  if (negate_b) right.negative = !right.negative;
  return add_limbs(t, left, right);
}

}  // namespace

Value int_binary(Thread& t, BinaryOp op, Value a, Value b) {
  switch (op) {
    case BinaryOp::kAdd:
    case BinaryOp::kSubtract:
      return add(t, a, b, op == BinaryOp::kSubtract);
    case BinaryOp::kMultiply:
      return multiply(t, a, b);
    case BinaryOp::kTrueDivide:
      return int_true_divide(t, a, b);
    case BinaryOp::kFloorDivide:
    case BinaryOp::kModulo:
    case BinaryOp::kDivMod:
      return divide(t, op, a, b);
    case BinaryOp::kPower:
      return power(t, a, b);
    case BinaryOp::kLshift:
      return shift_left(t, a, b);
    case BinaryOp::kRshift:
      return shift_right(t, a, b);
    case BinaryOp::kAnd:
    case BinaryOp::kOr:
    case BinaryOp::kXor:
      return bitwise(t, op, a, b);
    case BinaryOp::kMatrixMultiply:
      return Value::not_implemented();
  }
  return Value::not_implemented();
}

Value int_negative(Thread& t, Value v) {
  Int128 n;
  if (load_int128(v, &n)) return new_int(t, -n);
  return new_int(t, BigNumber(-to_big(v)));
}

Value int_invert(Thread& t, Value v) {
  Int128 n;
  if (load_int128(v, &n)) return new_int(t, ~n);
  return new_int(t, BigNumber(-to_big(v) - 1));
}

Value int_abs(Thread& t, Value v) {
  if (!int_is_negative(v)) return v.is_bool() ? Value::from_int(v.is_true() ? 1 : 0) : v;
  return int_negative(t, v);
}

// Correctly rounded, after long_true_divide: shift so that the quotient has a few bits more than a double,
// note whether anything was lost, round once.
Value int_true_divide(Thread& t, Value a, Value b) {
  if (int_is_zero(b)) return raise_text(t, t.machine.types.ZeroDivisionError, "division by zero");
  int64_t x, y;
  constexpr int64_t kExact = int64_t{1} << 53;
  if (int_fits_int64(a, &x) && int_fits_int64(b, &y) && x >= -kExact && x <= kExact && y >= -kExact &&
      y <= kExact) {
    return Value::from_double(static_cast<double>(x) / static_cast<double>(y));
  }
  const bool negative = int_is_negative(a) != int_is_negative(b);
  if (int_is_zero(a)) return Value::from_double(negative ? -0.0 : 0.0);
  constexpr int64_t kMantissa = 53;
  constexpr int64_t kMinExponent = -1021;
  constexpr int64_t kMaxExponent = 1024;
  const auto difference = static_cast<int64_t>(int_bit_length(a)) - static_cast<int64_t>(int_bit_length(b));
  auto overflow = [&t] {
    return raise(t, t.machine.types.OverflowError, "integer division result too large for a float");
  };
  if (difference > kMaxExponent) return overflow();
  if (difference < kMinExponent - kMantissa - 1) return Value::from_double(negative ? -0.0 : 0.0);
  const int64_t shift = std::max(difference, kMinExponent) - kMantissa - 2;
  BigNumber dividend = abs(to_big(a));
  BigNumber divisor = abs(to_big(b));
  if (shift <= 0) {
    dividend <<= static_cast<uint64_t>(-shift);
  } else {
    divisor <<= static_cast<uint64_t>(shift);
  }
  BigNumber quotient, remainder;
  boost::multiprecision::divide_qr(dividend, divisor, quotient, remainder);
  auto q = static_cast<uint64_t>(quotient);  // at most 56 bits
  const int64_t bits = std::bit_width(q);
  const int64_t extra = std::max(bits, kMinExponent - shift) - kMantissa;
  const uint64_t half = uint64_t{1} << (extra - 1);
  if (!remainder.is_zero()) q |= 1;
  if ((q & half) != 0 && (q & (3 * half - 1)) != 0) q += half;
  q &= ~(2 * half - 1);
  const double d = std::ldexp(static_cast<double>(q), static_cast<int>(shift));
  if (std::isinf(d)) return overflow();
  return Value::from_double(negative ? -d : d);
}

// --- pow(base, exponent, modulus) ---

namespace {

// The inverse of n modulo m > 0, or 0 if there is none (and m > 1).
BigNumber inverse_modulo(BigNumber n, const BigNumber& m) {
  BigNumber old_r = std::move(n), r = m, old_s = 1, s = 0, q, rest;
  while (!r.is_zero()) {
    boost::multiprecision::divide_qr(old_r, r, q, rest);
    old_r.swap(r);
    r.swap(rest);
    BigNumber next = old_s - q * s;
    old_s.swap(s);
    s.swap(next);
  }
  if (old_r != 1) return 0;
  if (old_s < 0) old_s += m;
  return old_s;
}

uint64_t power_mod_small(uint64_t base, uint64_t exponent, uint64_t modulus) {
  uint64_t result = 1 % modulus;
  for (; exponent != 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result = static_cast<uint64_t>(UInt128{result} * base % modulus);
    base = static_cast<uint64_t>(UInt128{base} * base % modulus);
  }
  return result;
}

}  // namespace

Value int_power_mod(Thread& t, Value base, Value exponent, Value modulus) {
  if (int_is_zero(modulus)) return raise(t, t.machine.types.ValueError, "pow() 3rd argument cannot be 0");
  int64_t b, e, m;
  if (int_fits_int64(exponent, &e) && e >= 0 && int_fits_int64(modulus, &m) && m > 0 &&
      int_fits_int64(base, &b)) {
    b %= m;
    if (b < 0) b += m;
    return new_int(
        t, power_mod_small(static_cast<uint64_t>(b), static_cast<uint64_t>(e), static_cast<uint64_t>(m)));
  }
  const BigNumber signed_modulus = to_big(modulus);
  const BigNumber positive = abs(signed_modulus);
  BigNumber n = to_big(base) % positive;
  if (n < 0) n += positive;
  BigNumber power_of = to_big(exponent);
  if (power_of < 0) {
    n = inverse_modulo(std::move(n), positive);
    if (n.is_zero() && positive != 1) {
      return raise(t, t.machine.types.ValueError, "base is not invertible for the given modulus");
    }
    power_of = -power_of;
  }
  BigNumber result =
      positive == 1 ? BigNumber(0) : BigNumber(boost::multiprecision::powm(n, power_of, positive));
  if (signed_modulus < 0 && !result.is_zero()) result += signed_modulus;
  return new_int(t, result);
}

// round(v, digits): half to even, for negative digits.
Value int_round(Thread& t, Value v, Value digits) {
  if (v.is_bool()) v = Value::from_int(v.is_true() ? 1 : 0);
  if (!int_is_negative(digits)) return v;
  int64_t places;
  if (!int_fits_int64(digits, &places) || places < -static_cast<int64_t>(int_bit_length(v))) {
    return Value::from_int(0);
  }
  const BigNumber n = to_big(v);
  const BigNumber unit = boost::multiprecision::pow(BigNumber(10), static_cast<unsigned>(-places));
  BigNumber quotient, remainder;
  divide_floor(n, unit, &quotient, &remainder);
  const BigNumber twice = remainder * 2;
  if (twice > unit || (twice == unit && (quotient & 1) != 0)) ++quotient;
  return new_int(t, BigNumber(quotient * unit));
}

}  // namespace gilbox

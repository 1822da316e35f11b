// Arithmetic, hashing and rounding of floats (Objects/floatobject.c).
#include "vm/objects/float.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "vm/objects/complex.h"
#include "vm/objects/exception.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

Value zero_division(Thread& t, std::string_view text) {
  return raise_text(t, t.machine.types.ZeroDivisionError, text);
}

// printf's text of d, which glibc rounds exactly, half to even; room for the longest, -1.8e308 with 323
// places.
std::string print(const char* format, int places, double d) {
  char buffer[700];
  const int length = std::snprintf(buffer, sizeof buffer, format, places, d);
  return {buffer, static_cast<size_t>(length)};
}

// OverflowError: (34, 'Numerical result out of range')
Value result_out_of_range(Thread& t) {
  Value text = new_ascii(t, "Numerical result out of range");
  if (text.is_error()) return text;
  Value args = make_tuple(t, Value::from_int(ERANGE), text);
  if (args.is_error()) return args;
  Value exception = new_exception(t, t.machine.types.OverflowError, args);
  return exception.is_error() ? exception : raise_exception(t, exception);
}

// float_pow: the cases that the C library may answer otherwise are settled here.
Value power(Thread& t, double base, double exponent) {
  if (exponent == 0) return Value::from_double(1.0);
  if (std::isnan(base)) return Value::from_double(base);
  if (std::isnan(exponent)) return Value::from_double(base == 1.0 ? 1.0 : exponent);
  if (std::isinf(exponent)) {
    const double magnitude = std::fabs(base);
    if (magnitude == 1.0) return Value::from_double(1.0);
    return Value::from_double((exponent > 0) == (magnitude > 1.0) ? HUGE_VAL : 0.0);
  }
  const bool odd = std::fmod(std::fabs(exponent), 2.0) == 1.0;
  if (std::isinf(base)) {
    if (exponent > 0) return Value::from_double(odd ? base : HUGE_VAL);
    return Value::from_double(odd ? std::copysign(0.0, base) : 0.0);
  }
  if (base == 0) {
    if (exponent < 0) return zero_division(t, "0.0 cannot be raised to a negative power");
    return Value::from_double(odd ? base : 0.0);
  }
  bool negate = false;
  if (base < 0) {
    if (exponent != std::floor(exponent)) {
      return complex_power(t, base, 0, exponent, 0);
    }
    base = -base;
    negate = odd;
  }
  double result = base == 1.0 ? 1.0 : std::pow(base, exponent);
  if (std::isinf(result)) return result_out_of_range(t);
  return Value::from_double(negate ? -result : result);
}

void divide_floor(double a, double b, double* quotient, double* remainder) {
  double mod = std::fmod(a, b);
  double div = (a - mod) / b;
  if (mod != 0) {
    if ((b < 0) != (mod < 0)) {
      mod += b;
      div -= 1.0;
    }
  } else {
    mod = std::copysign(0.0, b);
  }
  if (div != 0) {
    double floor = std::floor(div);
    if (div - floor > 0.5) floor += 1.0;
    div = floor;
  } else {
    div = std::copysign(0.0, a / b);
  }
  *quotient = div;
  *remainder = mod;
}

}  // namespace

double python_mod(double a, double b) {
  double mod = std::fmod(a, b);
  if (mod == 0) return std::copysign(0.0, b);
  if ((b < 0) != (mod < 0)) mod += b;
  return mod;
}

double python_floordiv(double a, double b) {
  double quotient, remainder;
  divide_floor(a, b, &quotient, &remainder);
  return quotient;
}

Value float_binary(Thread& t, BinaryOp op, double a, double b) {
  switch (op) {
    case BinaryOp::kAdd:
      return Value::from_double(a + b);
    case BinaryOp::kSubtract:
      return Value::from_double(a - b);
    case BinaryOp::kMultiply:
      return Value::from_double(a * b);
    case BinaryOp::kTrueDivide:
      if (b == 0) return zero_division(t, "float division by zero");
      return Value::from_double(a / b);
    case BinaryOp::kFloorDivide:
      if (b == 0) return zero_division(t, "float floor division by zero");
      return Value::from_double(python_floordiv(a, b));
    case BinaryOp::kModulo:
      if (b == 0) return zero_division(t, "float modulo");
      return Value::from_double(python_mod(a, b));
    case BinaryOp::kDivMod: {
      if (b == 0) return zero_division(t, "float divmod()");
      double quotient, remainder;
      divide_floor(a, b, &quotient, &remainder);
      return make_tuple(t, Value::from_double(quotient), Value::from_double(remainder));
    }
    case BinaryOp::kPower:
      return power(t, a, b);
    default:
      return Value::not_implemented();
  }
}

// _Py_HashDouble: the number modulo 2^61-1, so that equal ints and floats hash alike.
uint64_t float_hash(double d) {
  constexpr int kBits = 61;
  constexpr uint64_t kModulus = (uint64_t{1} << kBits) - 1;
  if (std::isnan(d)) return 0;
  if (std::isinf(d)) return d > 0 ? 314159 : static_cast<uint64_t>(-314159);
  int exponent;
  double mantissa = std::frexp(d, &exponent);
  const bool negative = mantissa < 0;
  if (negative) mantissa = -mantissa;
  uint64_t x = 0;
  while (mantissa != 0) {
    x = ((x << 28) & kModulus) | x >> (kBits - 28);
    mantissa *= 268435456.0;  // 2^28
    exponent -= 28;
    const auto y = static_cast<uint64_t>(mantissa);
    mantissa -= static_cast<double>(y);
    x += y;
    if (x >= kModulus) x -= kModulus;
  }
  exponent = exponent >= 0 ? exponent % kBits : kBits - 1 - ((-1 - exponent) % kBits);
  x = ((x << exponent) & kModulus) | x >> (kBits - exponent);
  if (negative) x = 0 - x;
  return x == static_cast<uint64_t>(-1) ? static_cast<uint64_t>(-2) : x;
}

Value float_round(Thread& t, double d, int64_t digits) {
  if (!std::isfinite(d) || d == 0 || digits > 323) return Value::from_double(d);
  if (digits < -308) return Value::from_double(std::copysign(0.0, d));
  double result;
  if (digits >= 0) {
    result = std::strtod(print("%.*f", static_cast<int>(digits), d).c_str(), nullptr);
  } else {
    // Rounds at the digit 10^-digits: all but so many of the digits before the point.
    const int places = static_cast<int>(-digits);
    const std::string text = print("%.*e", 17, d);
    const int exponent = std::atoi(text.c_str() + text.find('e') + 1);
    if (exponent >= places) {
      result = std::strtod(print("%.*e", exponent - places, d).c_str(), nullptr);
    } else if (exponent == places - 1) {
      const double half = std::strtod(fmt::format("5e{}", places - 1).c_str(), nullptr);
      const double unit = std::strtod(fmt::format("1e{}", places).c_str(), nullptr);
      result = std::copysign(std::fabs(d) > half ? unit : 0.0, d);
    } else {
      result = std::copysign(0.0, d);
    }
  }
  if (std::isinf(result)) {
    return raise(t, t.machine.types.OverflowError, "rounded value too large to represent");
  }
  return Value::from_double(result);
}

}  // namespace gilbox

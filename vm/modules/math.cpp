// math: functions of real numbers (Modules/mathmodule.c): what the C library computes, CPython's errors.
#include "vm/modules/math.h"

#include <cmath>
#include <numbers>

#include "vm/objects/float.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/tuple.h"

namespace gilbox {

Value math_domain_error(Thread& t) {
  return raise_text(t, t.machine.types.ValueError, "math domain error");
}
Value math_range_error(Thread& t) {
  return raise_text(t, t.machine.types.OverflowError, "math range error");
}

namespace {

using Real = double (*)(double);

// A NaN out of a number is an argument outside of the domain. An infinity out of a finite number is an
// overflow of functions that can, and a pole of others.
template <Real kFunction, bool kCanOverflow>
Value real(Thread& t, Value* args, uint32_t) {
  double x;
  if (!to_double(t, args[0], &x)) return Value::error();
  const double result = kFunction(x);
  if (std::isnan(result) && !std::isnan(x)) return math_domain_error(t);
  if (std::isinf(result) && std::isfinite(x))
    return kCanOverflow ? math_range_error(t) : math_domain_error(t);
  return Value::from_double(Value::canonical_double(result));
}

// Infinities out of large angles are no error.
Value math_degrees(Thread& t, Value* args, uint32_t) {
  double x;
  if (!to_double(t, args[0], &x)) return Value::error();
  return Value::from_double(Value::canonical_double(x * (180.0 / std::numbers::pi)));
}
double radians(double x) {
  return x * (std::numbers::pi / 180.0);
}

// --- Logarithms: of ints of any size ---

// log of v in the base that `log` has. False: exception.
bool logarithm(Thread& t, Value v, Real log, double* out) {
  const Value number = unboxed(v);
  double x;
  if (is_kind(number, Kind::kBigInt) && !int_is_negative(number) &&
      std::isinf(int_to_double_or_inf(number))) {
    const uint64_t bits = int_bit_length(number);
    const Value top = int_binary(t, BinaryOp::kRshift, number, new_int(t, bits - 64));
    if (top.is_error()) return false;
    *out = log(std::ldexp(int_to_double_or_inf(top), -64)) + log(2.0) * static_cast<double>(bits);
    return true;
  }
  if (!to_double(t, v, &x)) return false;
  if (x <= 0) {
    static_cast<void>(math_domain_error(t));
    return false;
  }
  *out = Value::canonical_double(log(x));
  return true;
}

double log_e(double x) {
  return std::log(x);
}
double log_2(double x) {
  return std::log2(x);
}
double log_10(double x) {
  return std::log10(x);
}

Value math_log(Thread& t, Value* args, uint32_t) {
  double x, base;
  if (!logarithm(t, args[0], log_e, &x)) return Value::error();
  if (args[1].is_undefined()) return Value::from_double(x);
  if (!logarithm(t, args[1], log_e, &base)) return Value::error();
  return float_binary(t, BinaryOp::kTrueDivide, x, base);
}
Value math_log2(Thread& t, Value* args, uint32_t) {
  double x;
  return logarithm(t, args[0], log_2, &x) ? Value::from_double(x) : Value::error();
}
Value math_log10(Thread& t, Value* args, uint32_t) {
  double x;
  return logarithm(t, args[0], log_10, &x) ? Value::from_double(x) : Value::error();
}

// --- Two arguments ---

bool two(Thread& t, const Value* args, double* x, double* y) {
  return to_double(t, args[0], x) && to_double(t, args[1], y);
}

Value math_atan2(Thread& t, Value* args, uint32_t) {
  double y, x;
  return two(t, args, &y, &x) ? Value::from_double(Value::canonical_double(std::atan2(y, x)))
                              : Value::error();
}
Value math_copysign(Thread& t, Value* args, uint32_t) {
  double x, y;
  if (!two(t, args, &x, &y)) return Value::error();
  return Value::from_double(Value::canonical_double(std::copysign(x, y)));
}
Value math_fmod(Thread& t, Value* args, uint32_t) {
  double x, y;
  if (!two(t, args, &x, &y)) return Value::error();
  if (std::isinf(y) && std::isfinite(x)) return Value::from_double(x);
  const double result = std::fmod(x, y);
  if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return math_domain_error(t);
  return Value::from_double(Value::canonical_double(result));
}
Value math_remainder(Thread& t, Value* args, uint32_t) {
  double x, y;
  if (!two(t, args, &x, &y)) return Value::error();
  const double result = std::remainder(x, y);
  if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return math_domain_error(t);
  return Value::from_double(Value::canonical_double(result));
}
Value math_pow(Thread& t, Value* args, uint32_t) {
  double x, y;
  if (!two(t, args, &x, &y)) return Value::error();
  const double result = std::pow(x, y);
  if (std::isfinite(x) && std::isfinite(y) && !std::isfinite(result)) {
    return std::isnan(result) || x == 0 ? math_domain_error(t) : math_range_error(t);
  }
  return Value::from_double(Value::canonical_double(result));
}
Value math_nextafter(Thread& t, Value* args, uint32_t) {
  double x, y;
  if (!two(t, args, &x, &y)) return Value::error();
  if (args[2].is_undefined() || args[2].is_none()) {
    return Value::from_double(Value::canonical_double(std::nextafter(x, y)));
  }
  int64_t steps;
  const Value count = to_index(t, args[2]);
  if (count.is_error() || !to_int64(t, count, &steps, true)) return Value::error();
  if (steps < 0) return raise(t, t.machine.types.ValueError, "steps must be a non-negative integer");
  if (std::isnan(x) || std::isnan(y)) return Value::from_double(Value::canonical_double(x + y));
  // Doubles in order are integers in order: sign and magnitude.
  auto order = [](double d) {
    const auto bits = std::bit_cast<int64_t>(d);
    return bits < 0 ? Int128{INT64_MIN} - bits : Int128{bits};
  };
  auto from_order = [](Int128 n) {
    return std::bit_cast<double>(n < 0 ? static_cast<int64_t>(Int128{INT64_MIN} - n)
                                       : static_cast<int64_t>(n));
  };
  const Int128 from = order(x), to = order(y);
  const Int128 distance = to > from ? to - from : from - to;
  if (distance <= steps) return Value::from_double(y);
  return Value::from_double(from_order(to > from ? from + steps : from - steps));
}
Value math_ldexp(Thread& t, Value* args, uint32_t) {
  double x;
  int64_t exponent;
  if (!to_double(t, args[0], &x)) return Value::error();
  const Value n = unboxed(args[1]);
  if (!is_integer_or_bool(n)) {
    return raise(t, t.machine.types.TypeError, "Expected an int as second argument to ldexp.");
  }
  if (!to_int64(t, n, &exponent, true)) return Value::error();
  const int clamped = exponent > 10000 ? 10000 : exponent < -10000 ? -10000 : static_cast<int>(exponent);
  const double result = std::ldexp(x, clamped);
  if (std::isinf(result) && std::isfinite(x)) return math_range_error(t);
  return Value::from_double(result);
}
Value math_isclose(Thread& t, Value* args, uint32_t) {
  double a, b, relative = 1e-9, absolute = 0;
  if (!two(t, args, &a, &b)) return Value::error();
  if (!args[2].is_undefined() && !to_double(t, args[2], &relative)) return Value::error();
  if (!args[3].is_undefined() && !to_double(t, args[3], &absolute)) return Value::error();
  if (relative < 0 || absolute < 0) {
    return raise(t, t.machine.types.ValueError, "tolerances must be non-negative");
  }
  if (a == b) return Value::boolean(true);
  if (std::isinf(a) || std::isinf(b)) return Value::boolean(false);
  const double difference = std::fabs(b - a);
  return Value::boolean(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) ||
                        difference <= absolute);
}

// --- One argument, other results ---

template <bool (*kTest)(double)>
Value test(Thread& t, Value* args, uint32_t) {
  double x;
  return to_double(t, args[0], &x) ? Value::boolean(kTest(x)) : Value::error();
}
bool is_finite(double x) {
  return std::isfinite(x);
}
bool is_infinite(double x) {
  return std::isinf(x);
}
bool is_nan(double x) {
  return std::isnan(x);
}

// floor, ceil and trunc: of floats directly, of others by their special method.
template <Dunder kMethod, Real kFunction>
Value rounded(Thread& t, Value* args, uint32_t) {
  if (args[0].is_double()) return int_from_double(t, kFunction(args[0].as_double()));
  if (args[0].is_int()) return args[0];
  const Value method = lookup_special(t, args[0], kMethod);
  if (!method.is_undefined()) return call_special(t, method, args[0]);
  if (kMethod == kTruncDunder) {
    return raise(t, t.machine.types.TypeError, "type {} doesn't define __trunc__ method",
                 type_name(t, args[0]));
  }
  double x;
  return to_double(t, args[0], &x) ? int_from_double(t, kFunction(x)) : Value::error();
}

Value math_frexp(Thread& t, Value* args, uint32_t) {
  double x;
  if (!to_double(t, args[0], &x)) return Value::error();
  int exponent = 0;
  const double mantissa = std::isfinite(x) ? std::frexp(x, &exponent) : x;
  return make_tuple(t, Value::from_double(mantissa), Value::from_int(exponent));
}
Value math_modf(Thread& t, Value* args, uint32_t) {
  double x, whole;
  if (!to_double(t, args[0], &x)) return Value::error();
  const double fraction = std::modf(x, &whole);
  return make_tuple(t, Value::from_double(Value::canonical_double(fraction)),
                    Value::from_double(Value::canonical_double(whole)));
}
Value math_ulp(Thread& t, Value* args, uint32_t) {
  double x;
  if (!to_double(t, args[0], &x)) return Value::error();
  x = std::fabs(x);
  if (!std::isfinite(x)) return Value::from_double(x);
  const double next = std::nextafter(x, HUGE_VAL);
  return Value::from_double(std::isinf(next) ? x - std::nextafter(x, 0.0) : next - x);
}

constexpr NativeDef kMathFunctions[] = {
    {"acos", real<std::acos, false>, "x, /"},
    {"acosh", real<std::acosh, false>, "x, /"},
    {"asin", real<std::asin, false>, "x, /"},
    {"asinh", real<std::asinh, false>, "x, /"},
    {"atan", real<std::atan, false>, "x, /"},
    {"atanh", real<std::atanh, false>, "x, /"},
    {"cbrt", real<std::cbrt, false>, "x, /"},
    {"cos", real<std::cos, false>, "x, /"},
    {"cosh", real<std::cosh, true>, "x, /"},
    {"degrees", math_degrees, "x, /"},
    {"erf", real<std::erf, false>, "x, /"},
    {"erfc", real<std::erfc, false>, "x, /"},
    {"exp", real<std::exp, true>, "x, /"},
    {"exp2", real<std::exp2, true>, "x, /"},
    {"expm1", real<std::expm1, true>, "x, /"},
    {"fabs", real<std::fabs, false>, "x, /"},
    {"log1p", real<std::log1p, false>, "x, /"},
    {"radians", real<radians, false>, "x, /"},
    {"sin", real<std::sin, false>, "x, /"},
    {"sinh", real<std::sinh, true>, "x, /"},
    {"sqrt", real<std::sqrt, false>, "x, /"},
    {"tan", real<std::tan, false>, "x, /"},
    {"tanh", real<std::tanh, false>, "x, /"},
    {"log", math_log, "x, base=, /"},
    {"log2", math_log2, "x, /"},
    {"log10", math_log10, "x, /"},
    {"atan2", math_atan2, "y, x, /"},
    {"copysign", math_copysign, "x, y, /"},
    {"fmod", math_fmod, "x, y, /"},
    {"remainder", math_remainder, "x, y, /"},
    {"pow", math_pow, "x, y, /"},
    {"nextafter", math_nextafter, "x, y, /, *, steps="},
    {"ldexp", math_ldexp, "x, i, /"},
    {"isclose", math_isclose, "a, b, *, rel_tol=, abs_tol="},
    {"isfinite", test<is_finite>, "x, /"},
    {"isinf", test<is_infinite>, "x, /"},
    {"isnan", test<is_nan>, "x, /"},
    {"floor", rounded<kFloorDunder, std::floor>, "x, /"},
    {"ceil", rounded<kCeilDunder, std::ceil>, "x, /"},
    {"trunc", rounded<kTruncDunder, std::trunc>, "x, /"},
    {"frexp", math_frexp, "x, /"},
    {"modf", math_modf, "x, /"},
    {"ulp", math_ulp, "x, /"},
};

}  // namespace

bool add_math_reals(Thread& t, Module* module) {
  return module_add_functions(t, module, kMathFunctions);
}

bool init_math(Thread& t, Module* module) {
  return module_set(t, module, "pi", Value::from_double(std::numbers::pi)) &&
         module_set(t, module, "e", Value::from_double(std::numbers::e)) &&
         module_set(t, module, "tau", Value::from_double(2 * std::numbers::pi)) &&
         module_set(t, module, "inf", Value::from_double(HUGE_VAL)) &&
         module_set(t, module, "nan", Value::from_double(Value::canonical_double(NAN))) &&
         add_math_reals(t, module) && add_math_gamma(t, module) && add_math_integers(t, module) &&
         add_math_sums(t, module);
}

}  // namespace gilbox

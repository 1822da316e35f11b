// The module cmath: functions of complex numbers, with CPython's errors. The inverse functions, tan and log
// are Kahan's formulas ("Branch cuts for complex elementary functions", 1987), as in CPython, so that the
// last digits are the same; very large, very small and infinite numbers go to the C++ library.
#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

#include "vm/modules/math.h"
#include "vm/objects/alloc.h"
#include "vm/objects/complex.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool init_cmath(Thread& t, Module* module);

namespace {

using Number = std::complex<double>;

// Anything that complex() takes of numbers. False: TypeError.
bool to_complex(Thread& t, Value v, Number* out) {
  if (is_complex(t, v)) {
    *out = {as<Complex>(v)->real, as<Complex>(v)->imag};
    return true;
  }
  double real = 0;
  if (!to_double(t, v, &real)) return false;
  *out = real;
  return true;
}
Value result(Thread& t, Number z) {
  return new_complex(t, Value::canonical_double(z.real()), Value::canonical_double(z.imag()));
}

bool finite(Number z) {
  return std::isfinite(z.real()) && std::isfinite(z.imag());
}

// Numbers whose squares neither overflow nor vanish.
bool moderate(Number z) {
  const double larger = std::max(std::abs(z.real()), std::abs(z.imag()));
  return larger < 1e150 && (larger > 1e-150 || larger == 0);
}
Number times_i(Number z) {
  return {-z.imag(), z.real()};
}
Number divided_by_i(Number z) {
  return {z.imag(), -z.real()};
}

// The larger part of the root is computed, and the smaller from it.
Number sqrt_of(const Number& z) {
  if (!moderate(z) || z == 0.0) return std::sqrt(z);
  const double x = std::abs(z.real()) / 8, y = std::abs(z.imag());
  const double larger = 2 * std::sqrt(x + std::hypot(x, y / 8)), smaller = y / (2 * larger);
  if (z.real() >= 0) return {larger, std::copysign(smaller, z.imag())};
  return {smaller, std::copysign(larger, z.imag())};
}
Number acos_of(const Number& z) {
  if (!moderate(z)) return std::acos(z);
  const Number a = sqrt_of(Number(1 - z.real(), -z.imag()));
  const Number b = sqrt_of(Number(1 + z.real(), z.imag()));
  return {2 * std::atan2(a.real(), b.real()), std::asinh(b.real() * a.imag() - b.imag() * a.real())};
}
Number acosh_of(const Number& z) {
  if (!moderate(z)) return std::acosh(z);
  const Number a = sqrt_of(Number(z.real() - 1, z.imag()));
  const Number b = sqrt_of(Number(z.real() + 1, z.imag()));
  return {std::asinh(a.real() * b.real() + a.imag() * b.imag()), 2 * std::atan2(a.imag(), b.real())};
}
Number asinh_of(const Number& z) {
  if (!moderate(z)) return std::asinh(z);
  const Number a = sqrt_of(Number(1 + z.imag(), -z.real()));
  const Number b = sqrt_of(Number(1 - z.imag(), z.real()));
  return {std::asinh(a.real() * b.imag() - b.real() * a.imag()),
          std::atan2(z.imag(), a.real() * b.real() - a.imag() * b.imag())};
}
Number asin_of(const Number& z) {
  return divided_by_i(asinh_of(times_i(z)));
}
Number tanh_of(const Number& z) {
  if (!finite(z) || std::abs(z.real()) > 300) return std::tanh(z);
  const double x = std::tanh(z.real()), y = std::tan(z.imag()), c = 1 / std::cosh(z.real());
  const double denominator = 1 + x * y * (x * y);
  return {x * (1 + y * y) / denominator, y / denominator * c * c};
}
Number tan_of(const Number& z) {
  return divided_by_i(tanh_of(times_i(z)));
}
Number log_of(const Number& z) {
  if (!moderate(z) || z == 0.0) return std::log(z);
  const double larger = std::max(std::abs(z.real()), std::abs(z.imag()));
  const double smaller = std::min(std::abs(z.real()), std::abs(z.imag()));
  const double size = std::hypot(larger, smaller);
  const bool near_one = 0.71 <= size && size <= 1.73;  // where log() would lose digits
  return {near_one ? std::log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2 : std::log(size),
          std::atan2(z.imag(), z.real())};
}

// Is an infinite `part` an argument without a meaning, when the other is no NaN?
bool turns_for_ever(double part, double other) {
  return std::isinf(part) && !std::isnan(other);
}
// Functions that are periodic along one axis.
enum class Period : uint8_t { kNone, kReal, kImaginary, kImaginaryOfFinite };

template <Number (*kFunction)(const Number&), Period kPeriod = Period::kNone>
Value function(Thread& t, Value* args, uint32_t) {
  Number z;
  if (!to_complex(t, args[0], &z)) return Value::error();
  if ((kPeriod == Period::kReal && turns_for_ever(z.real(), z.imag())) ||
      (kPeriod == Period::kImaginary && turns_for_ever(z.imag(), z.real())) ||
      (kPeriod == Period::kImaginaryOfFinite && std::isinf(z.imag()) && std::isfinite(z.real()))) {
    return math_domain_error(t);
  }
  const Number w = kFunction(z);
  if (finite(z) && !finite(w)) {
    // A pole gives an infinity out of nothing large; all else has become too large.
    return std::abs(z) < 2 ? math_domain_error(t) : math_range_error(t);
  }
  return result(t, w);
}

Value cmath_log(Thread& t, Value* args, uint32_t) {
  Number z, base;
  if (!to_complex(t, args[0], &z)) return Value::error();
  if (!args[1].is_undefined() && !to_complex(t, args[1], &base)) return Value::error();
  if (z == 0.0) return math_domain_error(t);
  Number w = log_of(z);
  if (!args[1].is_undefined()) {
    if (base == 0.0) return math_domain_error(t);
    const Number divisor = log_of(base);
    if (divisor == 0.0) return raise_text(t, t.machine.types.ZeroDivisionError, "complex division by zero");
    w /= divisor;
  }
  return result(t, w);
}
Value cmath_log10(Thread& t, Value* args, uint32_t) {
  Number z;
  if (!to_complex(t, args[0], &z)) return Value::error();
  if (z == 0.0) return math_domain_error(t);
  const Number w = log_of(z);
  return result(t, {w.real() / std::numbers::ln10, w.imag() / std::numbers::ln10});
}

Value cmath_phase(Thread& t, Value* args, uint32_t) {
  Number z;
  return to_complex(t, args[0], &z) ? Value::from_double(std::arg(z)) : Value::error();
}
Value cmath_polar(Thread& t, Value* args, uint32_t) {
  Number z;
  if (!to_complex(t, args[0], &z)) return Value::error();
  return make_tuple(t, Value::from_double(Value::canonical_double(std::abs(z))),
                    Value::from_double(std::arg(z)));
}
Value cmath_rect(Thread& t, Value* args, uint32_t) {
  double r = 0, phi = 0;
  if (!to_double(t, args[0], &r) || !to_double(t, args[1], &phi)) return Value::error();
  if (phi == 0) return result(t, {r, r * phi});
  return result(t, {r * std::cos(phi), r * std::sin(phi)});
}

template <bool (*kTest)(Number)>
Value test(Thread& t, Value* args, uint32_t) {
  Number z;
  return to_complex(t, args[0], &z) ? Value::boolean(kTest(z)) : Value::error();
}
bool infinite(Number z) {
  return std::isinf(z.real()) || std::isinf(z.imag());
}
bool not_a_number(Number z) {
  return std::isnan(z.real()) || std::isnan(z.imag());
}

Value cmath_isclose(Thread& t, Value* args, uint32_t) {
  Number a, b;
  double relative = 1e-9, absolute = 0;
  if (!to_complex(t, args[0], &a) || !to_complex(t, args[1], &b)) return Value::error();
  if (!args[2].is_undefined() && !to_double(t, args[2], &relative)) return Value::error();
  if (!args[3].is_undefined() && !to_double(t, args[3], &absolute)) return Value::error();
  if (relative < 0 || absolute < 0) {
    return raise_text(t, t.machine.types.ValueError, "tolerances must be non-negative");
  }
  if (a == b) return Value::boolean(true);
  if (infinite(a) || infinite(b)) return Value::boolean(false);
  const double difference = std::abs(a - b);
  return Value::boolean(difference <= relative * std::abs(b) || difference <= relative * std::abs(a) ||
                        difference <= absolute);
}

constexpr NativeDef kCmathFunctions[] = {
    {"acos", function<acos_of>, "z, /"},
    {"acosh", function<acosh_of>, "z, /"},
    {"asin", function<asin_of>, "z, /"},
    {"asinh", function<asinh_of>, "z, /"},
    {"atan", function<std::atan>, "z, /"},
    {"atanh", function<std::atanh>, "z, /"},
    {"cos", function<std::cos, Period::kReal>, "z, /"},
    {"cosh", function<std::cosh, Period::kImaginary>, "z, /"},
    {"exp", function<std::exp, Period::kImaginaryOfFinite>, "z, /"},
    {"sin", function<std::sin, Period::kReal>, "z, /"},
    {"sinh", function<std::sinh, Period::kImaginary>, "z, /"},
    {"sqrt", function<sqrt_of>, "z, /"},
    {"tan", function<tan_of, Period::kReal>, "z, /"},
    {"tanh", function<tanh_of, Period::kImaginaryOfFinite>, "z, /"},
    {"log", cmath_log, "z, base=, /"},
    {"log10", cmath_log10, "z, /"},
    {"phase", cmath_phase, "z, /"},
    {"polar", cmath_polar, "z, /"},
    {"rect", cmath_rect, "r, phi, /"},
    {"isfinite", test<finite>, "z, /"},
    {"isinf", test<infinite>, "z, /"},
    {"isnan", test<not_a_number>, "z, /"},
    {"isclose", cmath_isclose, "a, b, *, rel_tol=, abs_tol="},
};

}  // namespace

bool init_cmath(Thread& t, Module* module) {
  const Value nan = Value::from_double(Value::canonical_double(NAN));
  return module_set(t, module, "pi", Value::from_double(std::numbers::pi)) &&
         module_set(t, module, "e", Value::from_double(std::numbers::e)) &&
         module_set(t, module, "tau", Value::from_double(2 * std::numbers::pi)) &&
         module_set(t, module, "inf", Value::from_double(HUGE_VAL)) && module_set(t, module, "nan", nan) &&
         module_set(t, module, "infj", new_complex(t, 0, HUGE_VAL)) &&
         module_set(t, module, "nanj", new_complex(t, 0, nan.as_double())) &&
         module_add_functions(t, module, kCmathFunctions);
}

}  // namespace gilbox

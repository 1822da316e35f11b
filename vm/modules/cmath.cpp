// The module cmath: functions of complex numbers, by the C++ library, with CPython's errors.
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

template <Number (*kFunction)(const Number&)>
Value function(Thread& t, Value* args, uint32_t) {
  Number z;
  if (!to_complex(t, args[0], &z)) return Value::error();
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
  Number w = std::log(z);
  if (!args[1].is_undefined()) {
    if (base == 0.0) return math_domain_error(t);
    const Number divisor = std::log(base);
    if (divisor == 0.0) return raise_text(t, t.machine.types.ZeroDivisionError, "complex division by zero");
    w /= divisor;
  }
  return result(t, w);
}
Value cmath_log10(Thread& t, Value* args, uint32_t) {
  Number z;
  if (!to_complex(t, args[0], &z)) return Value::error();
  if (z == 0.0) return math_domain_error(t);
  return result(t, {std::log10(std::abs(z)), std::arg(z) / std::numbers::ln10});
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
    {"acos", function<std::acos>, "z, /"},
    {"acosh", function<std::acosh>, "z, /"},
    {"asin", function<std::asin>, "z, /"},
    {"asinh", function<std::asinh>, "z, /"},
    {"atan", function<std::atan>, "z, /"},
    {"atanh", function<std::atanh>, "z, /"},
    {"cos", function<std::cos>, "z, /"},
    {"cosh", function<std::cosh>, "z, /"},
    {"exp", function<std::exp>, "z, /"},
    {"sin", function<std::sin>, "z, /"},
    {"sinh", function<std::sinh>, "z, /"},
    {"sqrt", function<std::sqrt>, "z, /"},
    {"tan", function<std::tan>, "z, /"},
    {"tanh", function<std::tanh>, "z, /"},
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

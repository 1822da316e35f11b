// The type complex (Objects/complexobject.c): arithmetic, the constructor and the methods.
#include "vm/objects/complex.h"

#include <cmath>

#include "vm/objects/alloc.h"
#include "vm/objects/float.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

struct Pair {
  double real;
  double imag;
};

constexpr NativeOps kComplexOps = {"complex", sizeof(Complex), nullptr, nullptr, nullptr};

Value of_pair(Thread& t, Pair p) {
  return new_complex(t, p.real, p.imag);
}

Pair product(Pair a, Pair b) {
  return {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

// Divides by the larger part first, so that nothing overflows on the way. b is not zero.
Pair quotient(Pair a, Pair b) {
  if (std::fabs(b.real) >= std::fabs(b.imag)) {
    const double ratio = b.imag / b.real;
    const double divisor = b.real + b.imag * ratio;
    return {(a.real + a.imag * ratio) / divisor, (a.imag - a.real * ratio) / divisor};
  }
  if (std::fabs(b.imag) >= std::fabs(b.real)) {
    const double ratio = b.real / b.imag;
    const double divisor = b.real * ratio + b.imag;
    return {(a.real * ratio + a.imag) / divisor, (a.imag * ratio - a.real) / divisor};
  }
  return {NAN, NAN};
}

Pair whole_power(Pair base, int64_t exponent) {
  Pair result = {1, 0};
  const uint64_t n = static_cast<uint64_t>(exponent < 0 ? -exponent : exponent);
  for (uint64_t mask = 1; mask <= n; mask <<= 1) {
    if ((n & mask) != 0) result = product(result, base);
    base = product(base, base);
  }
  return exponent < 0 ? quotient({1, 0}, result) : result;
}

// False: the angle of the result is infinite.
bool polar_power(Pair base, Pair exponent, Pair* out) {
  const double size = std::hypot(base.real, base.imag);
  const double angle = std::atan2(base.imag, base.real);
  double length = std::pow(size, exponent.real);
  double phase = angle * exponent.real;
  if (exponent.imag != 0) {
    length /= std::exp(angle * exponent.imag);
    phase += exponent.imag * std::log(size);
  }
  *out = {length * std::cos(phase), length * std::sin(phase)};
  return !std::isinf(phase);
}

// 1: *out is the operand, 0: not a number, -1: exception.
int operand(Thread& t, Value v, Pair* out) {
  if (is_complex(t, v)) {
    *out = {as<Complex>(v)->real, as<Complex>(v)->imag};
    return 1;
  }
  v = unboxed(v);
  out->imag = 0;
  if (v.is_double()) {
    out->real = v.as_double();
    return 1;
  }
  if (!is_integer_or_bool(v)) return 0;
  return int_to_double(t, v, &out->real) ? 1 : -1;
}

Value divide(Thread& t, Pair a, Pair b) {
  if (b.real == 0 && b.imag == 0) {
    return raise_text(t, t.machine.types.ZeroDivisionError, "complex division by zero");
  }
  return of_pair(t, quotient(a, b));
}

template <BinaryOp kOp, bool kReflected>
Value arithmetic(Thread& t, Value* args, uint32_t count) {
  Pair a, b;
  const int first = operand(t, args[0], &a);
  const int second = first > 0 ? operand(t, args[1], &b) : 0;
  if (first < 0 || second < 0) return Value::error();
  if (first == 0 || second == 0) return Value::not_implemented();
  if (kOp == BinaryOp::kPower && count > 2 && !args[2].is_undefined() && !args[2].is_none()) {
    return raise_text(t, t.machine.types.ValueError, "complex modulo");
  }
  if (kReflected) std::swap(a, b);
  switch (kOp) {
    case BinaryOp::kAdd:
      return new_complex(t, a.real + b.real, a.imag + b.imag);
    case BinaryOp::kSubtract:
      return new_complex(t, a.real - b.real, a.imag - b.imag);
    case BinaryOp::kMultiply:
      return of_pair(t, product(a, b));
    case BinaryOp::kTrueDivide:
      return divide(t, a, b);
    default:
      return complex_power(t, a.real, a.imag, b.real, b.imag);
  }
}

template <bool kEqual>
Value comparison(Thread& t, Value* args, uint32_t) {
  const auto* a = as<Complex>(args[0]);
  const Value other = unboxed(args[1]);
  bool same;
  if (is_complex(t, other)) {
    same = a->real == as<Complex>(other)->real && a->imag == as<Complex>(other)->imag;
  } else if (other.is_double()) {
    same = a->imag == 0 && a->real == other.as_double();
  } else if (is_integer_or_bool(other)) {
    same = a->imag == 0 && int_compare_double(other, a->real) == 0;
  } else {
    return Value::not_implemented();
  }
  return Value::boolean(same == kEqual);
}

Value negated(Thread& t, Value* args, uint32_t) {
  return new_complex(t, -as<Complex>(args[0])->real, -as<Complex>(args[0])->imag);
}
Value itself(Thread& t, Value* args, uint32_t) {
  if (type_of(t, args[0]) == t.machine.types.complex) return args[0];
  return new_complex(t, as<Complex>(args[0])->real, as<Complex>(args[0])->imag);
}
Value conjugate(Thread& t, Value* args, uint32_t) {
  return new_complex(t, as<Complex>(args[0])->real, -as<Complex>(args[0])->imag);
}
Value is_true(Thread&, Value* args, uint32_t) {
  return Value::boolean(as<Complex>(args[0])->real != 0 || as<Complex>(args[0])->imag != 0);
}
Value absolute(Thread& t, Value* args, uint32_t) {
  const auto* z = as<Complex>(args[0]);
  const double size = std::hypot(z->real, z->imag);
  if (std::isinf(size) && std::isfinite(z->real) && std::isfinite(z->imag)) {
    return raise_text(t, t.machine.types.OverflowError, "absolute value too large");
  }
  return Value::from_double(size);
}
Value complex_hash(Thread& t, Value* args, uint32_t) {
  const auto* z = as<Complex>(args[0]);
  const uint64_t mixed = float_hash(z->real) + 1000003 * float_hash(z->imag);
  return new_int(t, mixed == static_cast<uint64_t>(-1) ? -2 : static_cast<int64_t>(mixed));
}
Value complex_repr_method(Thread& t, Value* args, uint32_t) {
  return new_ascii(t, complex_repr(as<Complex>(args[0])->real, as<Complex>(args[0])->imag));
}
Value format_method(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[1], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "__format__() argument must be str, not {}",
                 argument_type_name(t, args[1]));
  }
  return format_complex(t, args[0], as<Str>(args[1]));
}
Value get_real(Thread&, Value* args, uint32_t) {
  return Value::from_double(as<Complex>(args[0])->real);
}
Value get_imag(Thread&, Value* args, uint32_t) {
  return Value::from_double(as<Complex>(args[0])->imag);
}
Value new_arguments(Thread& t, Value* args, uint32_t) {
  return make_tuple(t, Value::from_double(as<Complex>(args[0])->real),
                    Value::from_double(as<Complex>(args[0])->imag));
}

// --- The constructor ---

Value make(Thread& t, Value cls, Pair p) {
  auto* z = new_instance<Complex>(t, as<Type>(cls), Kind::kNative);
  z->operations = &kComplexOps;
  z->real = Value::canonical_double(p.real);
  z->imag = Value::canonical_double(p.imag);
  return Value::from_object(z);
}

// 1: *out is what v.__complex__() gives, 0: there is no such method, -1: exception.
int by_method(Thread& t, Value v, Pair* out) {
  const Value method = type_lookup(type_of(t, v), intern(t.machine, t, "__complex__"));
  if (method.is_undefined()) return 0;
  const Value result = call_special(t, method, v);
  if (result.is_error()) return -1;
  if (is_complex(t, result)) return operand(t, result, out);
  static_cast<void>(raise(t, t.machine.types.TypeError, "__complex__ returned non-complex (type {})",
                          type_name(t, result)));
  return -1;
}

bool number_argument(Thread& t, Value v, bool first, Pair* out) {
  if (first && !is_complex(t, v)) {
    const int known = by_method(t, v, out);
    if (known != 0) return known > 0;
  }
  const int known = operand(t, v, out);
  if (known != 0) return known > 0;
  if (lookup_special(t, v, kFloatDunder).is_undefined() &&
      lookup_special(t, v, kIndexDunder).is_undefined()) {
    static_cast<void>(raise(t, t.machine.types.TypeError,
                            "complex() {} argument must be a{} number, not '{}'", first ? "first" : "second",
                            first ? " string or a" : "", type_name(t, v)));
    return false;
  }
  *out = {0, 0};
  return to_double(t, v, &out->real);
}

Value complex_new(Thread& t, Value* args, uint32_t) {
  const Types& types = t.machine.types;
  const Value first = args[1], second = args[2];
  if (is_kind(first, Kind::kStr)) {
    if (!second.is_undefined()) {
      return raise_text(t, types.TypeError, "complex() can't take second arg if first is a string");
    }
    Pair p;
    if (!parse_complex(number_text(as<Str>(first)), &p.real, &p.imag)) {
      std::string quoted;
      if (!repr_to(t, first, &quoted)) return Value::error();
      if (quoted.find('_') != std::string::npos) {
        return raise(t, types.ValueError, "could not convert string to complex: {}", quoted);
      }
      return raise_text(t, types.ValueError, "complex() arg is a malformed string");
    }
    return make(t, args[0], p);
  }
  if (is_kind(second, Kind::kStr)) {
    return raise_text(t, types.TypeError, "complex() second arg can't be a string");
  }
  Pair a = {0, 0}, b = {0, 0};
  if (!first.is_undefined() && !number_argument(t, first, true, &a)) return Value::error();
  if (second.is_undefined()) return make(t, args[0], a);
  if (!number_argument(t, second, false, &b)) return Value::error();
  // complex(x, y) is x + y*1j, either of which may be complex.
  const bool first_complex = !first.is_undefined() && a.imag != 0;
  return make(t, args[0],
              {is_complex(t, second) ? a.real - b.imag : a.real, first_complex ? a.imag + b.real : b.real});
}

constexpr NativeDef kComplexMethods[] = {
    {"__new__", complex_new, "cls, real=, imag="},
    {"__add__", arithmetic<BinaryOp::kAdd, false>, "self, value, /"},
    {"__sub__", arithmetic<BinaryOp::kSubtract, false>, "self, value, /"},
    {"__mul__", arithmetic<BinaryOp::kMultiply, false>, "self, value, /"},
    {"__truediv__", arithmetic<BinaryOp::kTrueDivide, false>, "self, value, /"},
    {"__pow__", arithmetic<BinaryOp::kPower, false>, "self, value, mod=, /"},
    {"__radd__", arithmetic<BinaryOp::kAdd, true>, "self, value, /"},
    {"__rsub__", arithmetic<BinaryOp::kSubtract, true>, "self, value, /"},
    {"__rmul__", arithmetic<BinaryOp::kMultiply, true>, "self, value, /"},
    {"__rtruediv__", arithmetic<BinaryOp::kTrueDivide, true>, "self, value, /"},
    {"__rpow__", arithmetic<BinaryOp::kPower, true>, "self, value, mod=, /"},
    {"__eq__", comparison<true>, "self, value, /"},
    {"__ne__", comparison<false>, "self, value, /"},
    {"__neg__", negated, "self, /"},
    {"__pos__", itself, "self, /"},
    {"__abs__", absolute, "self, /"},
    {"__bool__", is_true, "self, /"},
    {"__hash__", complex_hash, "self, /"},
    {"__repr__", complex_repr_method, "self, /"},
    {"__format__", format_method, "self, format_spec, /"},
    {"__complex__", itself, "self, /"},
    {"__getnewargs__", new_arguments, "self, /"},
    {"conjugate", conjugate, "self, /"},
};
constexpr NativeGetSet kComplexAttributes[] = {{"real", get_real}, {"imag", get_imag}};

}  // namespace

Value new_complex(Thread& t, double real, double imag) {
  auto* z = new_instance<Complex>(t, t.machine.types.complex, Kind::kNative);
  z->operations = &kComplexOps;
  z->real = Value::canonical_double(real);
  z->imag = Value::canonical_double(imag);
  return Value::from_object(z);
}

Value complex_power(Thread& t, double base_real, double base_imag, double real, double imag) {
  const Types& types = t.machine.types;
  const Pair base = {base_real, base_imag}, exponent = {real, imag};
  Pair result;
  if (imag == 0 && real == std::floor(real) && std::fabs(real) <= 100) {
    if (real < 0 && base.real == 0 && base.imag == 0) {
      return raise_text(t, types.ZeroDivisionError, "0.0 to a negative or complex power");
    }
    result = whole_power(base, static_cast<int64_t>(real));
  } else if (base.real == 0 && base.imag == 0) {
    if (imag != 0 || real < 0) {
      return raise_text(t, types.ZeroDivisionError, "0.0 to a negative or complex power");
    }
    result = {0, 0};
  } else if (!polar_power(base, exponent, &result)) {
    return raise_text(t, types.ZeroDivisionError, "0.0 to a negative or complex power");
  }
  if (std::isinf(result.real) || std::isinf(result.imag)) {
    return raise_text(t, types.OverflowError, "complex exponentiation");
  }
  return of_pair(t, result);
}

void init_complex_type(Thread& t) {
  t.machine.types.complex = define_type(t, {.name = "complex",
                                            .kind = Kind::kNative,
                                            .native = &kComplexOps,
                                            .instance_size = sizeof(Complex),
                                            .methods = kComplexMethods,
                                            .getsets = kComplexAttributes});
}

}  // namespace gilbox

// The type float: its constructor and methods.
#include <cmath>

#include "vm/objects/alloc.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/float.h"
#include "vm/objects/format.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

bool receiver(Thread& t, Value v, double* out) {
  v = unboxed(v);
  if (v.is_double()) {
    *out = v.as_double();
    return true;
  }
  static_cast<void>(raise(t, t.machine.types.TypeError,
                          "descriptor requires a 'float' object but received a '{}'", type_name(t, v)));
  return false;
}

// 1: *out is the operand, 0: not a number of a kind that floats know, -1: exception.
int operand(Thread& t, Value v, double* out) {
  v = unboxed(v);
  if (v.is_double()) {
    *out = v.as_double();
    return 1;
  }
  if (!is_integer_or_bool(v)) return 0;
  return int_to_double(t, v, out) ? 1 : -1;
}

template <BinaryOp kOp, bool kReflected>
Value float_operator(Thread& t, Value* args, uint32_t count) {
  double a, b;
  if (!receiver(t, args[0], &a)) return Value::error();
  const int known = operand(t, args[1], &b);
  if (known <= 0) return known < 0 ? Value::error() : Value::not_implemented();
  if (count > 2 && !args[2].is_undefined() && !args[2].is_none()) {
    return raise(t, t.machine.types.TypeError,
                 "pow() 3rd argument not allowed unless all arguments are integers");
  }
  return kReflected ? float_binary(t, kOp, b, a) : float_binary(t, kOp, a, b);
}

template <CompareOp kOp>
Value float_comparison(Thread& t, Value* args, uint32_t) {
  double a;
  if (!receiver(t, args[0], &a)) return Value::error();
  const Value other = unboxed(args[1]);
  int order;  // 2: unordered
  if (other.is_double()) {
    const double b = other.as_double();
    order = a < b ? -1 : a > b ? 1 : a == b ? 0 : 2;
  } else if (is_integer_or_bool(other)) {
    order = int_compare_double(other, a);
    if (order != 2) order = -order;
  } else {
    return Value::not_implemented();
  }
  switch (kOp) {
    case CompareOp::kLt:
      return Value::boolean(order == -1);
    case CompareOp::kLe:
      return Value::boolean(order <= 0);
    case CompareOp::kEq:
      return Value::boolean(order == 0);
    case CompareOp::kNe:
      return Value::boolean(order != 0);
    case CompareOp::kGt:
      return Value::boolean(order == 1);
    case CompareOp::kGe:
      return Value::boolean(order == 0 || order == 1);
  }
  return Value::not_implemented();
}

Value float_neg(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? Value::from_double(-d) : Value::error();
}
Value float_abs(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? Value::from_double(std::fabs(d)) : Value::error();
}
Value float_itself(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? Value::from_double(d) : Value::error();
}
Value float_getnewargs(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? make_tuple(t, Value::from_double(d)) : Value::error();
}
Value float_imag(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? Value::from_double(0.0) : Value::error();
}
Value float_bool(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? Value::boolean(d != 0) : Value::error();
}
Value float_hash_method(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? new_int(t, static_cast<int64_t>(float_hash(d))) : Value::error();
}
Value float_repr(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? new_ascii(t, double_repr(d)) : Value::error();
}
Value float_format(Thread& t, Value* args, uint32_t) {
  double d;
  if (!receiver(t, args[0], &d)) return Value::error();
  if (!is_kind(args[1], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "__format__() argument must be str, not {}",
                 argument_type_name(t, args[1]));
  }
  // As its class, if derived, shows itself.
  if (as<Str>(args[1])->length == 0) return to_str(t, args[0]);
  return format_double(t, d, as<Str>(args[1]));
}
Value float_trunc(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? int_from_double(t, d) : Value::error();
}
Value float_floor(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? int_from_double(t, std::floor(d)) : Value::error();
}
Value float_ceil(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? int_from_double(t, std::ceil(d)) : Value::error();
}
Value float_round_method(Thread& t, Value* args, uint32_t) {
  double d;
  if (!receiver(t, args[0], &d)) return Value::error();
  if (args[1].is_undefined() || args[1].is_none()) return int_from_double(t, std::nearbyint(d));
  int64_t digits;
  return to_int64(t, args[1], &digits, true) ? float_round(t, d, digits) : Value::error();
}
Value float_is_integer(Thread& t, Value* args, uint32_t) {
  double d;
  if (!receiver(t, args[0], &d)) return Value::error();
  return Value::boolean(std::isfinite(d) && d == std::floor(d));
}
Value float_hex_method(Thread& t, Value* args, uint32_t) {
  double d;
  return receiver(t, args[0], &d) ? new_ascii(t, float_hex(d)) : Value::error();
}

Value float_as_integer_ratio(Thread& t, Value* args, uint32_t) {
  double d;
  if (!receiver(t, args[0], &d)) return Value::error();
  auto& types = t.machine.types;
  if (std::isinf(d)) return raise(t, types.OverflowError, "cannot convert Infinity to integer ratio");
  if (std::isnan(d)) return raise(t, types.ValueError, "cannot convert NaN to integer ratio");
  int exponent;
  double fraction = std::frexp(d, &exponent);
  for (int i = 0; i < 300 && fraction != std::floor(fraction); ++i) {
    fraction *= 2;
    --exponent;
  }
  Value numerator = int_from_double(t, fraction);
  Value denominator = Value::from_int(1);
  if (numerator.is_error()) return numerator;
  Value& shifted = exponent > 0 ? numerator : denominator;
  shifted = int_binary(t, BinaryOp::kLshift, shifted, Value::from_int(exponent > 0 ? exponent : -exponent));
  if (shifted.is_error()) return shifted;
  return make_tuple(t, numerator, denominator);
}

Value float_from_hex(Thread& t, Value* args, uint32_t) {
  auto& types = t.machine.types;
  if (!is_kind(args[1], Kind::kStr)) {
    return raise(t, types.TypeError, "bad argument type for built-in operation");
  }
  double d;
  if (!parse_float_hex(number_text(as<Str>(args[1])), &d)) {
    return raise(t, types.ValueError, "invalid hexadecimal floating-point string");
  }
  if (std::isinf(d) && to_utf8(as<Str>(args[1])).find_first_of("nN") == std::string::npos) {
    return raise(t, types.OverflowError, "hexadecimal value too large to represent as a float");
  }
  if (as<Type>(args[0]) == types.float_) return Value::from_double(d);
  return call_with(t, args[0], Value::from_double(d));
}

Value float_from_object(Thread& t, Value v) {
  auto& types = t.machine.types;
  if (v.is_double()) return v;
  if (is_kind(v, Kind::kStr)) return float_from_text(t, as<Str>(v), v);
  const Value held = as_bytes(t, v);
  if (!held.is_undefined()) {
    const Value text = new_str(t, bytes_view(as<Bytes>(held)));
    return text.is_error() ? text : float_from_text(t, as<Str>(text), v);
  }
  double d;
  if (is_integer_or_bool(v)) return int_to_double(t, v, &d) ? Value::from_double(d) : Value::error();
  if (lookup_special(t, v, kFloatDunder).is_undefined() &&
      lookup_special(t, v, kIndexDunder).is_undefined()) {
    return raise(t, types.TypeError, "float() argument must be a string or a real number, not '{}'",
                 type_name(t, v));
  }
  return to_double(t, v, &d) ? Value::from_double(d) : Value::error();
}

Value float_new(Thread& t, Value* args, uint32_t) {
  auto& types = t.machine.types;
  const Value result = args[1].is_undefined() ? Value::from_double(0.0) : float_from_object(t, args[1]);
  if (result.is_error()) return result;
  return boxed(t, as<Type>(args[0]), types.float_, &kFloatBoxOps, result);
}

constexpr NativeDef kFloatMethods[] = {
    {"__new__", float_new, "cls, x=, /"},
    {"__add__", float_operator<BinaryOp::kAdd, false>, "self, value, /"},
    {"__sub__", float_operator<BinaryOp::kSubtract, false>, "self, value, /"},
    {"__mul__", float_operator<BinaryOp::kMultiply, false>, "self, value, /"},
    {"__truediv__", float_operator<BinaryOp::kTrueDivide, false>, "self, value, /"},
    {"__floordiv__", float_operator<BinaryOp::kFloorDivide, false>, "self, value, /"},
    {"__mod__", float_operator<BinaryOp::kModulo, false>, "self, value, /"},
    {"__divmod__", float_operator<BinaryOp::kDivMod, false>, "self, value, /"},
    {"__pow__", float_operator<BinaryOp::kPower, false>, "self, value, mod=, /"},
    {"__radd__", float_operator<BinaryOp::kAdd, true>, "self, value, /"},
    {"__rsub__", float_operator<BinaryOp::kSubtract, true>, "self, value, /"},
    {"__rmul__", float_operator<BinaryOp::kMultiply, true>, "self, value, /"},
    {"__rtruediv__", float_operator<BinaryOp::kTrueDivide, true>, "self, value, /"},
    {"__rfloordiv__", float_operator<BinaryOp::kFloorDivide, true>, "self, value, /"},
    {"__rmod__", float_operator<BinaryOp::kModulo, true>, "self, value, /"},
    {"__rdivmod__", float_operator<BinaryOp::kDivMod, true>, "self, value, /"},
    {"__rpow__", float_operator<BinaryOp::kPower, true>, "self, value, mod=, /"},
    {"__lt__", float_comparison<CompareOp::kLt>, "self, value, /"},
    {"__le__", float_comparison<CompareOp::kLe>, "self, value, /"},
    {"__eq__", float_comparison<CompareOp::kEq>, "self, value, /"},
    {"__ne__", float_comparison<CompareOp::kNe>, "self, value, /"},
    {"__gt__", float_comparison<CompareOp::kGt>, "self, value, /"},
    {"__ge__", float_comparison<CompareOp::kGe>, "self, value, /"},
    {"__neg__", float_neg, "self, /"},
    {"__pos__", float_itself, "self, /"},
    {"__abs__", float_abs, "self, /"},
    {"__bool__", float_bool, "self, /"},
    {"__hash__", float_hash_method, "self, /"},
    {"__repr__", float_repr, "self, /"},
    {"__format__", float_format, "self, format_spec, /"},
    {"__round__", float_round_method, "self, ndigits=, /"},
    {"__int__", float_trunc, "self, /"},
    {"__float__", float_itself, "self, /"},
    {"__trunc__", float_trunc, "self, /"},
    {"__getnewargs__", float_getnewargs, "self, /"},
    {"__floor__", float_floor, "self, /"},
    {"__ceil__", float_ceil, "self, /"},
    {"conjugate", float_itself, "self, /"},
    {"as_integer_ratio", float_as_integer_ratio, "self, /"},
    {"is_integer", float_is_integer, "self, /"},
    {"hex", float_hex_method, "self, /"},
    {"fromhex", float_from_hex, "cls, string, /", nullptr, NativeDef::kClass},
};

constexpr NativeGetSet kFloatAttributes[] = {
    {"real", float_itself},
    {"imag", float_imag},
};

}  // namespace

void init_float_type(Thread& t) {
  t.machine.types.float_ = define_type(t, {.name = "float",
                                           .kind = Kind::kNative,
                                           .native = &kFloatBoxOps,
                                           .instance_size = sizeof(NumberBox),
                                           .methods = kFloatMethods,
                                           .getsets = kFloatAttributes});
}

}  // namespace gilbox

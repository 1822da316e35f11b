// The types int and bool: their constructors and methods.
#include <algorithm>
#include <bit>

#include "vm/objects/alloc.h"
#include "vm/objects/big_number.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/format.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// The integer that a method was called on; false: something else, TypeError.
bool receiver(Thread& t, Value* v) {
  *v = unboxed(*v);
  if (is_integer_or_bool(*v)) return true;
  static_cast<void>(raise(t, t.machine.types.TypeError,
                          "descriptor requires a 'int' object but received a '{}'", type_name(t, *v)));
  return false;
}

Value plain_int(Value v) {
  return v.is_bool() ? Value::from_int(v.is_true() ? 1 : 0) : v;
}

template <BinaryOp kOp, bool kReflected>
Value int_operator(Thread& t, Value* args, uint32_t) {
  if (!receiver(t, &args[0])) return Value::error();
  const Value other = unboxed(args[1]);
  if (!is_integer_or_bool(other)) return Value::not_implemented();
  return kReflected ? int_binary(t, kOp, other, args[0]) : int_binary(t, kOp, args[0], other);
}

template <CompareOp kOp>
Value int_comparison(Thread& t, Value* args, uint32_t) {
  if (!receiver(t, &args[0])) return Value::error();
  const Value other = unboxed(args[1]);
  if (!is_integer_or_bool(other)) return Value::not_implemented();
  const int order = int_compare(args[0], other);
  switch (kOp) {
    case CompareOp::kLt:
      return Value::boolean(order < 0);
    case CompareOp::kLe:
      return Value::boolean(order <= 0);
    case CompareOp::kEq:
      return Value::boolean(order == 0);
    case CompareOp::kNe:
      return Value::boolean(order != 0);
    case CompareOp::kGt:
      return Value::boolean(order > 0);
    case CompareOp::kGe:
      return Value::boolean(order >= 0);
  }
  return Value::not_implemented();
}

template <bool kReflected>
Value int_pow(Thread& t, Value* args, uint32_t) {
  if (!receiver(t, &args[0])) return Value::error();
  const Value other = unboxed(args[1]);
  if (!is_integer_or_bool(other)) return Value::not_implemented();
  const Value base = kReflected ? other : args[0];
  const Value exponent = kReflected ? args[0] : other;
  if (args[2].is_undefined() || args[2].is_none()) return int_binary(t, BinaryOp::kPower, base, exponent);
  const Value modulus = unboxed(args[2]);
  if (!is_integer_or_bool(modulus)) return Value::not_implemented();
  return int_power_mod(t, base, exponent, modulus);
}

Value int_neg_method(Thread& t, Value* args, uint32_t) {
  return receiver(t, &args[0]) ? int_negative(t, args[0]) : Value::error();
}
Value int_invert_method(Thread& t, Value* args, uint32_t) {
  return receiver(t, &args[0]) ? int_invert(t, args[0]) : Value::error();
}
Value int_abs_method(Thread& t, Value* args, uint32_t) {
  return receiver(t, &args[0]) ? int_abs(t, args[0]) : Value::error();
}
// __int__, __index__, __pos__, __trunc__, __floor__, __ceil__, conjugate, numerator, real
Value int_itself(Thread& t, Value* args, uint32_t) {
  return receiver(t, &args[0]) ? plain_int(args[0]) : Value::error();
}
Value int_getnewargs(Thread& t, Value* args, uint32_t) {
  return receiver(t, &args[0]) ? make_tuple(t, plain_int(args[0])) : Value::error();
}
Value int_zero(Thread& t, Value* args, uint32_t) {
  return receiver(t, &args[0]) ? Value::from_int(0) : Value::error();
}
Value int_one(Thread& t, Value* args, uint32_t) {
  return receiver(t, &args[0]) ? Value::from_int(1) : Value::error();
}
Value int_true(Thread& t, Value* args, uint32_t) {
  return receiver(t, &args[0]) ? Value::boolean(true) : Value::error();
}
Value int_bool_method(Thread& t, Value* args, uint32_t) {
  return receiver(t, &args[0]) ? Value::boolean(!int_is_zero(args[0])) : Value::error();
}
Value int_float_method(Thread& t, Value* args, uint32_t) {
  double d;
  if (!receiver(t, &args[0]) || !int_to_double(t, args[0], &d)) return Value::error();
  return Value::from_double(d);
}
Value int_hash_method(Thread& t, Value* args, uint32_t) {
  if (!receiver(t, &args[0])) return Value::error();
  return new_int(t, static_cast<int64_t>(int_hash(args[0])));
}
Value int_repr_method(Thread& t, Value* args, uint32_t) {
  return receiver(t, &args[0]) ? int_repr(t, plain_int(args[0])) : Value::error();
}
Value int_round_method(Thread& t, Value* args, uint32_t) {
  if (!receiver(t, &args[0])) return Value::error();
  if (args[1].is_undefined()) return plain_int(args[0]);
  const Value digits = to_index(t, args[1]);
  return digits.is_error() ? Value::error() : int_round(t, args[0], digits);
}
Value int_format_method(Thread& t, Value* args, uint32_t) {
  // Of a derived class without a specification: what that class shows itself as.
  const bool derived = !args[0].is_int() && unboxed(args[0]) != args[0] && is_kind(args[1], Kind::kStr);
  if (derived && as<Str>(args[1])->length == 0) return to_str(t, args[0]);
  if (!receiver(t, &args[0])) return Value::error();
  if (!is_kind(args[1], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "__format__() argument must be str, not {}",
                 argument_type_name(t, args[1]));
  }
  return format_int(t, args[0], as<Str>(args[1]));
}
Value int_bit_length_method(Thread& t, Value* args, uint32_t) {
  return receiver(t, &args[0]) ? new_int(t, int_bit_length(args[0])) : Value::error();
}
Value int_bit_count_method(Thread& t, Value* args, uint32_t) {
  if (!receiver(t, &args[0])) return Value::error();
  int64_t small;
  int64_t bits = 0;
  if (small_or_bool(args[0], &small)) {
    bits = std::popcount(static_cast<uint64_t>(small < 0 ? -small : small));
  } else {
    const auto* big = as<BigInt>(args[0]);
    for (uint32_t i = 0; i < big->count; ++i) bits += std::popcount(*(big->limbs + i));
  }
  return new_int(t, bits);
}
Value int_as_integer_ratio(Thread& t, Value* args, uint32_t) {
  if (!receiver(t, &args[0])) return Value::error();
  return make_tuple(t, plain_int(args[0]), Value::from_int(1));
}

// --- Bytes ---

// 1: little endian, 0: big endian, -1: exception.
int is_little_endian(Thread& t, Value order, const char* function) {
  if (order.is_undefined()) return 0;
  if (!is_kind(order, Kind::kStr)) {
    static_cast<void>(raise(t, t.machine.types.TypeError, "{}() argument 'byteorder' must be str, not {}",
                            function, argument_type_name(t, order)));
    return -1;
  }
  const std::string text = to_utf8(as<Str>(order));
  if (text == "little") return 1;
  if (text == "big") return 0;
  static_cast<void>(raise(t, t.machine.types.ValueError, "byteorder must be either 'little' or 'big'"));
  return -1;
}

// Two's complement, little endian; every byte beyond the number repeats its sign.
std::string to_little_endian(Value v, size_t length) {
  const bool negative = int_is_negative(v);
  std::string data(length, '\0');
  int64_t small;
  auto limb = [&](size_t i) -> uint64_t {
    if (small_or_bool(v, &small)) return i == 0 ? static_cast<uint64_t>(negative ? -small : small) : 0;
    const auto* big = as<BigInt>(v);
    return i < big->count ? *(big->limbs + i) : 0;
  };
  unsigned carry = 1;
  for (size_t i = 0; i < length; ++i) {
    auto byte = static_cast<unsigned>(limb(i / 8) >> i % 8 * 8) & 0xff;
    if (negative) {
      byte = (byte ^ 0xff) + carry;
      carry = byte >> 8;
    }
    data[i] = static_cast<char>(byte);
  }
  return data;
}

Value int_to_bytes(Thread& t, Value* args, uint32_t) {
  if (!receiver(t, &args[0])) return Value::error();
  int64_t length = 1;
  if (!args[1].is_undefined() && !to_int64(t, args[1], &length)) return Value::error();
  const int little = is_little_endian(t, args[2], "to_bytes");
  const int is_signed = args[3].is_undefined() ? 0 : truth(t, args[3]);
  if (little < 0 || is_signed < 0) return Value::error();
  auto& types = t.machine.types;
  if (length < 0) return raise(t, types.ValueError, "length argument must be non-negative");
  const bool negative = int_is_negative(args[0]);
  if (negative && is_signed == 0)
    return raise(t, types.OverflowError, "can't convert negative int to unsigned");
  uint64_t bits = int_bit_length(args[0]);
  if (is_signed != 0) {
    // -2^n needs n + 1 bits like 2^n - 1 does.
    bits = negative ? int_bit_length(int_invert(t, args[0])) + 1 : bits + 1;
    if (bits == 1 && !negative) bits = 0;
  }
  if (bits > static_cast<uint64_t>(length) * 8)
    return raise(t, types.OverflowError, "int too big to convert");
  if (length > int64_t{1} << 34) return memory_error(t);
  std::string data = to_little_endian(args[0], static_cast<size_t>(length));
  if (little == 0) std::reverse(data.begin(), data.end());
  return new_bytes(t, data);
}

bool collect_bytes(Thread& t, Value v, std::string* data) {
  const Value held = as_bytes(t, v);
  if (!held.is_undefined()) {
    *data = bytes_view(as<Bytes>(held));
    return true;
  }
  const bool iterates = !lookup_special(t, v, kIterDunder).is_undefined() ||
                        !lookup_special(t, v, kGetItemDunder).is_undefined();
  if (is_kind(v, Kind::kStr) || !iterates) {
    static_cast<void>(
        raise(t, t.machine.types.TypeError, "cannot convert '{}' object to bytes", type_name(t, v)));
    return false;
  }
  return iterate(t, v, [&](Value item) {
    int64_t byte;
    if (!to_int64(t, item, &byte, true)) return false;
    if (byte < 0 || byte > 255) {
      static_cast<void>(raise(t, t.machine.types.ValueError, "bytes must be in range(0, 256)"));
      return false;
    }
    *data += static_cast<char>(byte);
    return true;
  });
}

Value int_from_bytes(Thread& t, Value* args, uint32_t) {
  std::string data;
  const int little = is_little_endian(t, args[2], "from_bytes");
  if (little < 0 || !collect_bytes(t, args[1], &data)) return Value::error();
  const int is_signed = args[3].is_undefined() ? 0 : truth(t, args[3]);
  if (is_signed < 0) return Value::error();
  if (little != 0) std::reverse(data.begin(), data.end());
  BigNumber n = 0;
  if (!data.empty()) boost::multiprecision::import_bits(n, data.begin(), data.end(), 8);
  if (is_signed != 0 && !data.empty() && (data[0] & 0x80) != 0) {
    n -= BigNumber(1) << (data.size() * 8);
  }
  const Value result = new_int(t, n);
  auto* cls = as<Type>(args[0]);
  if (result.is_error() || cls == t.machine.types.int_) return result;
  return call_with(t, args[0], result);
}

// --- Constructors ---

// What __int__, __index__ or __trunc__ gives; Undefined without exception: v has none of them.
Value int_by_method(Thread& t, Value v) {
  auto& types = t.machine.types;
  Value method = lookup_special(t, v, kIntDunder);
  const char* name = "__int__";
  if (method.is_undefined()) {
    method = lookup_special(t, v, kIndexDunder);
    name = "__index__";
  }
  if (method.is_undefined()) {
    method = lookup_special(t, v, kTruncDunder);
    if (method.is_undefined()) return Value::undefined();
    Value result = call_special(t, method, v);
    return result.is_error() ? result : to_index(t, result);
  }
  const Value result = call_special(t, method, v);
  if (result.is_error()) return result;
  const Value plain = unboxed(result);
  if (is_integer_or_bool(plain)) return plain_int(plain);
  return raise(t, types.TypeError, "{} returned non-int (type {})", name, type_name(t, result));
}

Value int_from_object(Thread& t, Value v) {
  if (is_integer_or_bool(v)) return plain_int(v);
  if (v.is_double()) return int_from_double(t, v.as_double());
  if (is_kind(v, Kind::kStr)) return int_from_text(t, number_text(as<Str>(v)), 10, v);
  if (is_kind(v, Kind::kBytes)) return int_from_text(t, bytes_view(as<Bytes>(v)), 10, v);
  const Value held = as_bytes(t, v);
  if (!held.is_undefined()) return int_from_text(t, bytes_view(as<Bytes>(held)), 10, v);
  const Value result = int_by_method(t, v);
  if (!result.is_undefined() || t.has_pending()) return result;
  return raise(t, t.machine.types.TypeError,
               "int() argument must be a string, a bytes-like object or a real number, not '{}'",
               type_name(t, v));
}

Value int_new(Thread& t, Value* args, uint32_t) {
  auto& types = t.machine.types;
  Value result;
  if (args[2].is_undefined()) {
    result = args[1].is_undefined() ? Value::from_int(0) : int_from_object(t, args[1]);
  } else {
    if (args[1].is_undefined()) return raise(t, types.TypeError, "int() missing string argument");
    int64_t base;
    if (!to_int64(t, args[2], &base, true)) return Value::error();
    const int clamped = static_cast<int>(std::clamp<int64_t>(base, -1, 100));
    if (is_kind(args[1], Kind::kStr)) {
      result = int_from_text(t, number_text(as<Str>(args[1])), clamped, args[1]);
    } else if (const Value held = as_bytes(t, args[1]); !held.is_undefined()) {
      result = int_from_text(t, bytes_view(as<Bytes>(held)), clamped, args[1]);
    } else {
      return raise(t, types.TypeError, "int() can't convert non-string with explicit base");
    }
  }
  if (result.is_error()) return result;
  return boxed(t, as<Type>(args[0]), types.int_, &kIntBoxOps, result);
}

Value bool_new(Thread& t, Value* args, uint32_t) {
  const int result = args[1].is_undefined() ? 0 : truth(t, args[1]);
  return result < 0 ? Value::error() : Value::boolean(result != 0);
}
Value bool_repr(Thread& t, Value* args, uint32_t) {
  return new_ascii(t, args[0].is_true() ? "True" : "False");
}

constexpr NativeDef kIntMethods[] = {
    {"__new__", int_new, "cls, x=, /, base="},
    {"__add__", int_operator<BinaryOp::kAdd, false>, "self, value, /"},
    {"__sub__", int_operator<BinaryOp::kSubtract, false>, "self, value, /"},
    {"__mul__", int_operator<BinaryOp::kMultiply, false>, "self, value, /"},
    {"__truediv__", int_operator<BinaryOp::kTrueDivide, false>, "self, value, /"},
    {"__floordiv__", int_operator<BinaryOp::kFloorDivide, false>, "self, value, /"},
    {"__mod__", int_operator<BinaryOp::kModulo, false>, "self, value, /"},
    {"__divmod__", int_operator<BinaryOp::kDivMod, false>, "self, value, /"},
    {"__pow__", int_pow<false>, "self, value, mod=, /"},
    {"__lshift__", int_operator<BinaryOp::kLshift, false>, "self, value, /"},
    {"__rshift__", int_operator<BinaryOp::kRshift, false>, "self, value, /"},
    {"__and__", int_operator<BinaryOp::kAnd, false>, "self, value, /"},
    {"__or__", int_operator<BinaryOp::kOr, false>, "self, value, /"},
    {"__xor__", int_operator<BinaryOp::kXor, false>, "self, value, /"},
    {"__radd__", int_operator<BinaryOp::kAdd, true>, "self, value, /"},
    {"__rsub__", int_operator<BinaryOp::kSubtract, true>, "self, value, /"},
    {"__rmul__", int_operator<BinaryOp::kMultiply, true>, "self, value, /"},
    {"__rtruediv__", int_operator<BinaryOp::kTrueDivide, true>, "self, value, /"},
    {"__rfloordiv__", int_operator<BinaryOp::kFloorDivide, true>, "self, value, /"},
    {"__rmod__", int_operator<BinaryOp::kModulo, true>, "self, value, /"},
    {"__rdivmod__", int_operator<BinaryOp::kDivMod, true>, "self, value, /"},
    {"__rpow__", int_pow<true>, "self, value, mod=, /"},
    {"__rlshift__", int_operator<BinaryOp::kLshift, true>, "self, value, /"},
    {"__rrshift__", int_operator<BinaryOp::kRshift, true>, "self, value, /"},
    {"__rand__", int_operator<BinaryOp::kAnd, true>, "self, value, /"},
    {"__ror__", int_operator<BinaryOp::kOr, true>, "self, value, /"},
    {"__rxor__", int_operator<BinaryOp::kXor, true>, "self, value, /"},
    {"__lt__", int_comparison<CompareOp::kLt>, "self, value, /"},
    {"__le__", int_comparison<CompareOp::kLe>, "self, value, /"},
    {"__eq__", int_comparison<CompareOp::kEq>, "self, value, /"},
    {"__ne__", int_comparison<CompareOp::kNe>, "self, value, /"},
    {"__gt__", int_comparison<CompareOp::kGt>, "self, value, /"},
    {"__ge__", int_comparison<CompareOp::kGe>, "self, value, /"},
    {"__neg__", int_neg_method, "self, /"},
    {"__pos__", int_itself, "self, /"},
    {"__invert__", int_invert_method, "self, /"},
    {"__abs__", int_abs_method, "self, /"},
    {"__bool__", int_bool_method, "self, /"},
    {"__hash__", int_hash_method, "self, /"},
    {"__repr__", int_repr_method, "self, /"},
    {"__format__", int_format_method, "self, format_spec, /"},
    {"__round__", int_round_method, "self, ndigits=, /"},
    {"__int__", int_itself, "self, /"},
    {"__index__", int_itself, "self, /"},
    {"__getnewargs__", int_getnewargs, "self, /"},
    {"__float__", int_float_method, "self, /"},
    {"__trunc__", int_itself, "self, /"},
    {"__floor__", int_itself, "self, /"},
    {"__ceil__", int_itself, "self, /"},
    {"bit_length", int_bit_length_method, "self, /"},
    {"bit_count", int_bit_count_method, "self, /"},
    {"to_bytes", int_to_bytes, "self, /, length=, byteorder=, *, signed="},
    {"from_bytes", int_from_bytes, "cls, /, bytes, byteorder=, *, signed=", nullptr, NativeDef::kClass},
    {"conjugate", int_itself, "self, /"},
    {"as_integer_ratio", int_as_integer_ratio, "self, /"},
    {"is_integer", int_true, "self, /"},
};

constexpr NativeGetSet kIntAttributes[] = {
    {"real", int_itself},
    {"imag", int_zero},
    {"numerator", int_itself},
    {"denominator", int_one},
};

constexpr NativeDef kBoolMethods[] = {
    {"__new__", bool_new, "cls, object=, /"},
    {"__repr__", bool_repr, "self, /"},
};

}  // namespace

void init_int_types(Thread& t) {
  Machine& m = t.machine;
  // What has the layout below are instances of subclasses; BigInts carry int's shape and their own layout.
  m.types.int_ = define_type(t, {.name = "int",
                                 .kind = Kind::kNative,
                                 .native = &kIntBoxOps,
                                 .instance_size = sizeof(NumberBox),
                                 .methods = kIntMethods,
                                 .getsets = kIntAttributes});
  m.kind_shapes[static_cast<size_t>(Kind::kBigInt)] =
      m.types.int_->instance_shape.load(std::memory_order_acquire)->id;
  m.types.bool_ = define_type(t, {.name = "bool",
                                  .kind = Kind::kNative,
                                  .native = &kIntBoxOps,
                                  .base = m.types.int_,
                                  .instance_size = sizeof(NumberBox),
                                  .flags = Type::kNoSubclass,
                                  .methods = kBoolMethods});
}

}  // namespace gilbox

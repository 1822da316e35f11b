// Operators (Objects/abstract.c, binary_op1 and its like).
#include <climits>

#include "vm/objects/alloc.h"
#include "vm/objects/bytes.h"
#include "vm/objects/dict.h"
#include "vm/objects/float.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/list.h"
#include "vm/objects/protocol.h"
#include "vm/objects/set.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

struct OperatorNames {
  Dunder plain;
  Dunder reflected;
  Dunder inplace;
  const char* symbol;
};
constexpr OperatorNames kOperators[] = {
    {kAddDunder, kRaddDunder, kIaddDunder, "+"},
    {kSubDunder, kRsubDunder, kIsubDunder, "-"},
    {kMulDunder, kRmulDunder, kImulDunder, "*"},
    {kTrueDivDunder, kRtrueDivDunder, kItrueDivDunder, "/"},
    {kFloorDivDunder, kRfloorDivDunder, kIfloorDivDunder, "//"},
    {kModDunder, kRmodDunder, kImodDunder, "%"},
    {kPowDunder, kRpowDunder, kIpowDunder, "** or pow()"},
    {kLshiftDunder, kRlshiftDunder, kIlshiftDunder, "<<"},
    {kRshiftDunder, kRrshiftDunder, kIrshiftDunder, ">>"},
    {kAndDunder, kRandDunder, kIandDunder, "&"},
    {kOrDunder, kRorDunder, kIorDunder, "|"},
    {kXorDunder, kRxorDunder, kIxorDunder, "^"},
    {kMatMulDunder, kRmatMulDunder, kImatMulDunder, "@"},
    {kDivModDunder, kRdivModDunder, kDunderCount, "divmod()"},
};
static_assert(sizeof(kOperators) / sizeof(kOperators[0]) == static_cast<size_t>(BinaryOp::kDivMod) + 1);

const OperatorNames& names_of(BinaryOp op) {
  return kOperators[static_cast<size_t>(op)];
}

bool plain_number(Thread& t, Value v) {
  return v.is_int() || v.is_double() || v.is_bool() ||
         (is_kind(v, Kind::kBigInt) && type_of(t, v) == t.machine.types.int_);
}

// Two numbers of built-in types; NotImplemented: not an operation of theirs.
Value number_op(Thread& t, BinaryOp op, Value a, Value b) {
  if (!a.is_double() && !b.is_double()) {
    return op == BinaryOp::kMatrixMultiply ? Value::not_implemented() : int_binary(t, op, a, b);
  }
  switch (op) {
    case BinaryOp::kLshift:
    case BinaryOp::kRshift:
    case BinaryOp::kAnd:
    case BinaryOp::kOr:
    case BinaryOp::kXor:
    case BinaryOp::kMatrixMultiply:
      return Value::not_implemented();
    default:
      break;
  }
  double x = 0;
  double y = 0;
  if (a.is_double()) {
    x = a.as_double();
  } else if (!int_to_double(t, a, &x)) {
    return Value::error();
  }
  if (b.is_double()) {
    y = b.as_double();
  } else if (!int_to_double(t, b, &y)) {
    return Value::error();
  }
  return float_binary(t, op, x, y);
}

Value raise_unsupported(Thread& t, const char* symbol, Value a, Value b) {
  return raise(t, t.machine.types.TypeError, "unsupported operand type(s) for {}: '{}' and '{}'", symbol,
               type_name(t, a), type_name(t, b));
}

// The special methods of both sides, in Python's order; NotImplemented if none knows what to do.
Value special_op(Thread& t, const OperatorNames& names, Value a, Value b) {
  Type* a_type = type_of(t, a);
  Type* b_type = type_of(t, b);
  Value first = a_type->dunder(names.plain);
  Value second = b_type->dunder(names.reflected);
  if (a_type == b_type || second.is_none()) second = Value::undefined();
  if (first.is_none()) first = Value::undefined();
  if (!second.is_undefined() && !first.is_undefined() && is_subtype(b_type, a_type) &&
      second != a_type->dunder(names.reflected)) {
    Value result = call_special(t, second, b, {&a, 1});
    if (!result.is_not_implemented()) return result;
    second = Value::undefined();
  }
  if (!first.is_undefined()) {
    Value result = call_special(t, first, a, {&b, 1});
    if (!result.is_not_implemented()) return result;
  }
  if (!second.is_undefined()) return call_special(t, second, b, {&a, 1});
  return Value::not_implemented();
}

bool is_sequence(Value v) {
  if (!v.is_object()) return false;
  Kind kind = kind_of(v);
  return kind == Kind::kStr || kind == Kind::kList || kind == Kind::kTuple || kind == Kind::kBytes;
}

// Texts, and no instances of classes that may have operators of their own.
bool plain_texts(Thread& t, Value a, Value b) {
  const uint32_t shape = t.machine.kind_shapes[static_cast<size_t>(Kind::kStr)];
  return is_kind(a, Kind::kStr) && is_kind(b, Kind::kStr) &&
         a.as_object()->shape_id.load(std::memory_order_relaxed) == shape &&
         b.as_object()->shape_id.load(std::memory_order_relaxed) == shape;
}

Value raise_no_operator(Thread& t, BinaryOp op, const char* symbol, Value a, Value b) {
  Type* error = t.machine.types.TypeError;
  if (op == BinaryOp::kAdd && is_sequence(a)) {
    if (is_kind(a, Kind::kBytes)) return raise(t, error, "can't concat {} to bytes", type_name(t, b));
    std::string name = type_name(t, a);
    return raise(t, error, "can only concatenate {} (not \"{}\") to {}", name, type_name(t, b), name);
  }
  if (op == BinaryOp::kMultiply && (is_sequence(a) || is_sequence(b))) {
    return raise(t, error, "can't multiply sequence by non-int of type '{}'",
                 type_name(t, is_sequence(a) ? b : a));
  }
  return raise_unsupported(t, symbol, a, b);
}

// In `a *= b` CPython asks an `a` that has methods of sequences for its own repetition, and not b.
bool cannot_repeat(Thread& t, Value a, Value b) {
  const Type* type = type_of(t, a);
  return is_sequence(b) && !type_of(t, b)->has_flag(Type::kScript) &&
         type->dunder(kMulDunder).is_undefined() &&
         (is_kind(a, Kind::kDict) || is_kind(a, Kind::kSet) || type->has_flag(Type::kScript));
}

}  // namespace

Value binary_op(Thread& t, BinaryOp op, Value a, Value b) {
  if (plain_number(t, a) && plain_number(t, b)) {
    Value result = number_op(t, op, a, b);
    return result.is_not_implemented() ? raise_unsupported(t, names_of(op).symbol, a, b) : result;
  }
  if (op == BinaryOp::kAdd && plain_texts(t, a, b)) {
    return str_concat(t, as<Str>(a), as<Str>(b));
  }
  if (op == BinaryOp::kModulo && is_kind(a, Kind::kStr) && type_of(t, a) == t.machine.types.str) {
    return str_modulo(t, as<Str>(a), b);
  }
  Value result = special_op(t, names_of(op), a, b);
  return result.is_not_implemented() ? raise_no_operator(t, op, names_of(op).symbol, a, b) : result;
}

Value inplace_op(Thread& t, BinaryOp op, Value a, Value b) {
  if (plain_number(t, a)) {
    if (plain_number(t, b)) {
      Value result = number_op(t, op, a, b);
      if (!result.is_not_implemented()) return result;
    }
  } else if (op == BinaryOp::kAdd && plain_texts(t, a, b)) {
    return str_concat(t, as<Str>(a), as<Str>(b));
  } else {
    Value method = lookup_special(t, a, names_of(op).inplace);
    if (!method.is_undefined()) {
      Value result = call_special(t, method, a, {&b, 1});
      if (!result.is_not_implemented()) return result;
    }
  }
  if (op == BinaryOp::kModulo && is_kind(a, Kind::kStr)) return binary_op(t, op, a, b);
  if (op == BinaryOp::kMultiply && cannot_repeat(t, a, b)) return raise_unsupported(t, "*=", a, b);
  Value result = special_op(t, names_of(op), a, b);
  if (!result.is_not_implemented()) return result;
  std::string symbol = op == BinaryOp::kPower ? "**=" : std::string(names_of(op).symbol) + "=";
  return raise_no_operator(t, op, symbol.c_str(), a, b);
}

namespace {

Value unary(Thread& t, Dunder which, const char* symbol, Value v) {
  Value method = lookup_special(t, v, which);
  if (!method.is_undefined()) return call_special(t, method, v);
  return raise(t, t.machine.types.TypeError, "bad operand type for unary {}: '{}'", symbol, type_name(t, v));
}

}  // namespace

Value unary_negative(Thread& t, Value v) {
  if (v.is_double()) return Value::from_double(-v.as_double());
  if (plain_number(t, v)) return int_negative(t, v);
  return unary(t, kNegDunder, "-", v);
}

Value unary_positive(Thread& t, Value v) {
  if (v.is_bool()) return Value::from_int(v.is_true() ? 1 : 0);
  if (plain_number(t, v)) return v;
  return unary(t, kPosDunder, "+", v);
}

Value unary_invert(Thread& t, Value v) {
  if (v.is_bool() &&
      !warn_deprecated(
          t,
          "Bitwise inversion '~' on bool is deprecated. This returns the bitwise inversion of the "
          "underlying int object and is usually not what you expect from negating a bool. Use the "
          "'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion "
          "of the underlying int.")) {
    return Value::error();
  }
  if (!v.is_double() && plain_number(t, v)) return int_invert(t, v);
  return unary(t, kInvertDunder, "~", v);
}

Value to_index(Thread& t, Value v) {
  if (v.is_bool()) return Value::from_int(v.is_true() ? 1 : 0);
  if (is_integer(v)) return v;
  if (is_integer(unboxed(v)))
    return unboxed(v);  // of a class derived from int: its value, whatever __index__ says
  Value method = lookup_special(t, v, kIndexDunder);
  if (method.is_undefined()) {
    return raise(t, t.machine.types.TypeError, "'{}' object cannot be interpreted as an integer",
                 type_name(t, v));
  }
  Value result = call_special(t, method, v);
  if (result.is_error() || is_integer(result)) return result;
  if (result.is_bool()) return Value::from_int(result.is_true() ? 1 : 0);
  return raise(t, t.machine.types.TypeError, "__index__ returned non-int (type {})", type_name(t, result));
}

bool to_int64(Thread& t, Value v, int64_t* out, bool clamp) {
  Value n = to_index(t, v);
  if (n.is_error()) return false;
  if (int_fits_int64(n, out)) return true;
  if (clamp) {
    *out = as<BigInt>(n)->negative != 0 ? INT64_MIN : INT64_MAX;
    return true;
  }
  static_cast<void>(
      raise_text(t, t.machine.types.OverflowError, "Python int too large to convert to C ssize_t"));
  return false;
}

bool to_double(Thread& t, Value v, double* out) {
  if (v.is_double()) {
    *out = v.as_double();
    return true;
  }
  if (is_integer_or_bool(v)) return int_to_double(t, v, out);
  Value method = lookup_special(t, v, kFloatDunder);
  if (!method.is_undefined()) {
    Value result = call_special(t, method, v);
    if (result.is_error()) return false;
    if (result.is_double()) {
      *out = result.as_double();
      return true;
    }
    static_cast<void>(raise(t, t.machine.types.TypeError, "{}.__float__ returned non-float (type {})",
                            type_name(t, v), type_name(t, result)));
    return false;
  }
  if (!lookup_special(t, v, kIndexDunder).is_undefined()) {
    Value n = to_index(t, v);
    return !n.is_error() && int_to_double(t, n, out);
  }
  static_cast<void>(raise(t, t.machine.types.TypeError, "must be real number, not {}", type_name(t, v)));
  return false;
}

}  // namespace gilbox

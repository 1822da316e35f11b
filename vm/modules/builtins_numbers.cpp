// builtins: functions on numbers and on collections of them (Python/bltinmodule.c).
#include <cmath>

#include "vm/modules/modules.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/complex.h"
#include "vm/objects/float.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

Value builtin_abs(Thread& t, Value* args, uint32_t) {
  const Value v = args[0];
  if (v.is_double()) return Value::from_double(std::fabs(v.as_double()));
  if (is_integer_or_bool(v)) return int_abs(t, v);
  const Value method = lookup_special(t, v, kAbsDunder);
  if (method.is_undefined()) {
    return raise(t, t.machine.types.TypeError, "bad operand type for abs(): '{}'", type_name(t, v));
  }
  return call_special(t, method, v);
}

Value builtin_divmod(Thread& t, Value* args, uint32_t) {
  return binary_op(t, BinaryOp::kDivMod, args[0], args[1]);
}

Value builtin_pow(Thread& t, Value* args, uint32_t) {
  if (args[2].is_undefined() || args[2].is_none()) return binary_op(t, BinaryOp::kPower, args[0], args[1]);
  auto& types = t.machine.types;
  const Value base = unboxed(args[0]), exponent = unboxed(args[1]), modulus = unboxed(args[2]);
  if (is_integer_or_bool(base) && is_integer_or_bool(exponent) && is_integer_or_bool(modulus)) {
    return int_power_mod(t, base, exponent, modulus);
  }
  if (base.is_double() || exponent.is_double() || modulus.is_double()) {
    return raise(t, types.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  }
  if (is_complex(t, base) || is_complex(t, exponent) || is_complex(t, modulus)) {
    return raise(t, types.ValueError, "complex modulo");
  }
  const Value method = lookup_special(t, args[0], kPowDunder);
  if (!method.is_undefined() && is_kind(args[0], Kind::kInstance)) {
    const Value rest[] = {args[1], args[2]};
    const Value result = call_special(t, method, args[0], rest);
    if (!result.is_not_implemented()) return result;
  }
  return raise(t, types.TypeError, "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
               type_name(t, args[0]), type_name(t, args[1]), type_name(t, args[2]));
}

Value builtin_round(Thread& t, Value* args, uint32_t) {
  const Value v = args[0];
  const bool digits = !args[1].is_undefined() && !args[1].is_none();
  if (v.is_double()) {
    if (!digits) return int_from_double(t, std::nearbyint(v.as_double()));
    int64_t places;
    return to_int64(t, args[1], &places, true) ? float_round(t, v.as_double(), places) : Value::error();
  }
  const Value method = lookup_special(t, v, kRoundDunder);
  if (method.is_undefined()) {
    return raise(t, t.machine.types.TypeError, "type {} doesn't define __round__ method", type_name(t, v));
  }
  return digits ? call_special(t, method, v, {args + 1, 1}) : call_special(t, method, v);
}

template <int kBase>
Value builtin_base(Thread& t, Value* args, uint32_t) {
  const Value v = to_index(t, args[0]);
  if (v.is_error()) return v;
  std::string text = int_to_text(v, kBase);
  text.insert(text[0] == '-' ? 1 : 0, kBase == 2 ? "0b" : kBase == 8 ? "0o" : "0x");
  return new_ascii(t, text);
}

Value builtin_chr(Thread& t, Value* args, uint32_t) {
  int64_t code;
  if (!to_int64(t, args[0], &code, true)) return Value::error();
  if (code < 0 || code > 0x10ffff) {
    return raise(t, t.machine.types.ValueError, "chr() arg not in range(0x110000)");
  }
  return new_char(t, static_cast<char32_t>(code));
}

Value builtin_ord(Thread& t, Value* args, uint32_t) {
  size_t count;
  if (is_kind(args[0], Kind::kStr)) {
    const auto* s = as<Str>(args[0]);
    if (s->length == 1) return Value::from_int(s->at(0));
    count = s->length;
  } else if (is_kind(args[0], Kind::kBytes) || is_bytearray(args[0])) {
    const Value held = as_bytes(t, args[0]);
    if (held.is_error()) return held;
    const auto* b = as<Bytes>(held);
    if (b->length == 1) return Value::from_int(static_cast<unsigned char>(b->data[0]));
    count = b->length;
  } else {
    return raise(t, t.machine.types.TypeError, "ord() expected string of length 1, but {} found",
                 type_name(t, args[0]));
  }
  return raise(t, t.machine.types.TypeError, "ord() expected a character, but string of length {} found",
               count);
}

// --- sum, min, max ---

// Adds as builtin_sum_impl does: machine integers while they are enough, then floats with Neumaier's
// compensation (CPython since 3.12), then whatever + does.
class Summation {
 public:
  explicit Summation(Thread& t, Value start) : thread_(t) { begin(start); }

  bool add(Value item) {
    if (state_ == State::kInt && item.is_int()) {
      if (!__builtin_add_overflow(int_, item.as_int(), &int_)) return true;
    }
    if (state_ == State::kInt && item.is_bool()) return add(Value::from_int(item.is_true() ? 1 : 0));
    if (state_ == State::kFloat) {
      if (item.is_double()) {
        add_double(item.as_double());
        return true;
      }
      if (item.is_int()) {  // CPython does not compensate these
        float_ += static_cast<double>(item.as_int());
        return true;
      }
    }
    return add_slow(item);
  }

  Value result() {
    if (state_ == State::kInt) return new_int(thread_, int_);
    if (state_ == State::kFloat) return Value::from_double(rounded());
    return total_;
  }

 private:
  enum class State { kInt, kFloat, kObject };

  void begin(Value v) {
    if (v.is_int()) {
      state_ = State::kInt;
      int_ = v.as_int();
    } else if (v.is_double()) {
      state_ = State::kFloat;
      float_ = v.as_double();
      lost_ = 0;
    } else {
      state_ = State::kObject;
      total_ = v;
    }
  }
  // Adding the correction to an infinity would make a NaN of it.
  double rounded() const { return lost_ != 0 && std::isfinite(lost_) ? float_ + lost_ : float_; }
  void add_double(double x) {
    const double sum = float_ + x;
    lost_ += std::fabs(float_) >= std::fabs(x) ? (float_ - sum) + x : (x - sum) + float_;
    float_ = sum;
  }
  bool add_slow(Value item) {
    // A sum that overflowed __builtin_add_overflow above was changed; there `int_` wrapped around.
    if (state_ == State::kInt && item.is_int()) {
      int_ = static_cast<int64_t>(static_cast<uint64_t>(int_) - static_cast<uint64_t>(item.as_int()));
    }
    const Value so_far = result();
    if (so_far.is_error()) return false;
    const Value sum = binary_op(thread_, BinaryOp::kAdd, so_far, item);
    if (sum.is_error()) return false;
    begin(sum);
    return true;
  }

  Thread& thread_;
  State state_ = State::kInt;
  int64_t int_ = 0;
  double float_ = 0;
  double lost_ = 0;
  Value total_;
};

Value builtin_sum(Thread& t, Value* args, uint32_t) {
  const Value start = args[1].is_undefined() ? Value::from_int(0) : args[1];
  if (is_kind(start, Kind::kStr) || is_kind(start, Kind::kBytes)) {
    return raise(t, t.machine.types.TypeError, "sum() can't sum {} [use {}.join(seq) instead]",
                 is_kind(start, Kind::kStr) ? "strings" : "bytes", is_kind(start, Kind::kStr) ? "''" : "b''");
  }
  if (is_exact_or_sub(t, start, t.machine.types.bytearray)) {
    return raise_text(t, t.machine.types.TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
  }
  Summation sum(t, start);
  if (!for_each_item(t, args[0], [&](Value item) { return sum.add(item); })) return Value::error();
  return sum.result();
}

// 1, 0, -1: is a better than b?
template <CompareOp kOp>
int better(Thread& t, Value a, Value b) {
  constexpr bool kLess = kOp == CompareOp::kLt;
  if (Value::both_int(a, b)) return kLess ? a.as_int() < b.as_int() : a.as_int() > b.as_int();
  if (a.is_double() && b.is_double()) {
    return kLess ? a.as_double() < b.as_double() : a.as_double() > b.as_double();
  }
  return compare_truth(t, kOp, a, b);
}

// args: key, default, then what was given by position.
template <CompareOp kOp>
Value best_of(Thread& t, Value* args, uint32_t count) {
  constexpr const char* kName = kOp == CompareOp::kLt ? "min" : "max";
  const Value key = args[0].is_none() ? Value::undefined() : args[0];
  auto& types = t.machine.types;
  if (count < 3) return raise(t, types.TypeError, "{} expected at least 1 argument, got 0", kName);
  Value best, best_key;
  auto each = [&](Value item) {
    const Value item_key = key.is_undefined() ? item : call_with(t, key, item);
    if (item_key.is_error()) return false;
    const int wins = best.is_undefined() ? 1 : better<kOp>(t, item_key, best_key);
    if (wins > 0) {
      best = item;
      best_key = item_key;
    }
    return wins >= 0;
  };
  if (count > 3) {
    if (!args[1].is_undefined()) {
      return raise(t, types.TypeError, "Cannot specify a default for {}() with multiple positional arguments",
                   kName);
    }
    for (uint32_t i = 2; i < count; ++i) {
      if (!each(args[i])) return Value::error();
    }
    return best;
  }
  const Value otherwise = args[1];
  if (!for_each_item(t, args[2], each)) return Value::error();
  if (!best.is_undefined()) return best;
  if (!otherwise.is_undefined()) return otherwise;
  return raise(t, types.ValueError, "{}() iterable argument is empty", kName);
}

constexpr NativeDef kBuiltinsNumbersFunctions[] = {
    {"abs", builtin_abs, "x, /"},
    {"bin", builtin_base<2>, "number, /"},
    {"chr", builtin_chr, "i, /"},
    {"divmod", builtin_divmod, "x, y, /"},
    {"hex", builtin_base<16>, "number, /"},
    {"max", best_of<CompareOp::kGt>, "*args, key=, default="},
    {"min", best_of<CompareOp::kLt>, "*args, key=, default="},
    {"oct", builtin_base<8>, "number, /"},
    {"ord", builtin_ord, "c, /"},
    {"pow", builtin_pow, "base, exp, mod="},
    {"round", builtin_round, "number, ndigits="},
    {"sum", builtin_sum, "iterable, /, start="},
};

}  // namespace

bool add_builtin_numbers(Thread& t, Module* module) {
  return module_add_functions(t, module, kBuiltinsNumbersFunctions);
}

}  // namespace gilbox

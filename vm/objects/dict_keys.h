// What every container needs of its items: equality and hashes, as far as they can be told without running
// script code. Dicts, sets, lists and tuples try these first; only where they say kAsk is the slow, script
// running way of protocol.h taken.
//
// Thread safety: reads immutable objects only; any attached thread, also with an object's lock held.
#pragma once

#include "vm/objects/float.h"
#include "vm/objects/int.h"
#include "vm/objects/protocol.h"
#include "vm/objects/str.h"

namespace gilbox {

// Is v of the kind's own built-in type, not of a subclass of it?
inline bool is_exact(Thread& t, Value v, Kind kind) {
  return is_kind(v, kind) && v.as_object()->shape_id.load(std::memory_order_relaxed) ==
                                 t.machine.kind_shapes[static_cast<size_t>(kind)];
}
inline bool is_exact(Thread& t, const Object* object, Kind kind) {
  return object->shape_id.load(std::memory_order_relaxed) == t.machine.kind_shapes[static_cast<size_t>(kind)];
}

enum class Quick : uint8_t {
  kNo,
  kYes,
  kAsk,  // only `equals` can tell
};
Quick quick_equals_slow(Thread& t, Value a, Value b, int depth = 0);

// a is b or a == b, without script code and without an exception.
inline Quick quick_equals(Thread& t, Value a, Value b) {
  if (a == b) return Quick::kYes;
  if (Value::both_int(a, b)) return Quick::kNo;
  return quick_equals_slow(t, a, b);
}

// The same with script code where it is needed: 1, 0, -1 (exception).
inline int equal_items(Thread& t, Value a, Value b) {
  Quick quick = quick_equals(t, a, b);
  return quick == Quick::kAsk ? equals(t, a, b) : static_cast<int>(quick);
}

// hash(key): may run script code for instances. False: exception (unhashable).
[[nodiscard]] bool key_hash_slow(Thread& t, Value key, uint64_t* out);
[[nodiscard]] inline bool key_hash(Thread& t, Value key, uint64_t* out) {
  if (key.is_int()) {  // 48 bits: always below the modulus 2^61-1
    int64_t n = key.as_int();
    *out = static_cast<uint64_t>(n == -1 ? -2 : n);
    return true;
  }
  if (is_exact(t, key, Kind::kStr)) {
    *out = str_hash(static_cast<const Str*>(key.as_object()));
    return true;
  }
  return key_hash_slow(t, key, out);
}

// The six comparison methods of a built-in type as native functions: `F(t, op, self, other)`.
template <Value (*F)(Thread&, CompareOp, Value, Value), CompareOp op>
Value compare_method(Thread& t, Value* args, uint32_t) {
  return F(t, op, args[0], args[1]);
}
#define GILBOX_COMPARE_METHODS(F)                                        \
  {"__lt__", compare_method<F, CompareOp::kLt>, "self, value, /"},       \
      {"__le__", compare_method<F, CompareOp::kLe>, "self, value, /"},   \
      {"__eq__", compare_method<F, CompareOp::kEq>, "self, value, /"},   \
      {"__ne__", compare_method<F, CompareOp::kNe>, "self, value, /"},   \
      {"__gt__", compare_method<F, CompareOp::kGt>, "self, value, /"}, { \
    "__ge__", compare_method<F, CompareOp::kGe>, "self, value, /"        \
  }

// The result of comparing two sequences whose first difference is known: `order` of their lengths.
inline Value compare_lengths(CompareOp op, uint64_t a, uint64_t b) {
  switch (op) {
    case CompareOp::kLt:
      return Value::boolean(a < b);
    case CompareOp::kLe:
      return Value::boolean(a <= b);
    case CompareOp::kEq:
      return Value::boolean(a == b);
    case CompareOp::kNe:
      return Value::boolean(a != b);
    case CompareOp::kGt:
      return Value::boolean(a > b);
    default:
      return Value::boolean(a >= b);
  }
}

}  // namespace gilbox

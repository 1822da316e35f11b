#include "vm/objects/dict_keys.h"

#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

// Nested tuples deeper than this go through `equals`, which watches the recursion limit.
constexpr int kQuickDepth = 20;

Quick quick_if(bool yes) {
  return yes ? Quick::kYes : Quick::kNo;
}

// Two immediate values (int, float, bool, None ...) that are not identical.
Quick immediates_equal(Value a, Value b) {
  auto as_number = [](Value v, double* out) {
    if (v.is_double()) {
      *out = v.as_double();
    } else if (v.is_int()) {
      *out = static_cast<double>(v.as_int());  // 48 bits: exact
    } else if (v.is_bool()) {
      *out = v.is_true() ? 1 : 0;
    } else {
      return false;
    }
    return true;
  };
  double x = 0;
  double y = 0;
  return quick_if(as_number(a, &x) && as_number(b, &y) && x == y);
}

Quick tuples_equal(Thread& t, const Tuple* a, const Tuple* b, int depth) {
  if (depth >= kQuickDepth) return Quick::kAsk;
  uint32_t shorter = a->count < b->count ? a->count : b->count;
  for (uint32_t i = 0; i < shorter; ++i) {
    Value x = a->items[i];
    Value y = b->items[i];
    if (x == y) continue;
    Quick quick = Value::both_int(x, y) ? Quick::kNo : quick_equals_slow(t, x, y, depth + 1);
    if (quick != Quick::kYes) return quick;
  }
  return quick_if(a->count == b->count);
}

// Of the exact built-in types here nothing but a number equals a number, and so on: no __eq__ to ask.
bool is_plain(Thread& t, Value v) {
  if (!v.is_object()) return true;
  Kind kind = kind_of(v);
  return (kind == Kind::kStr || kind == Kind::kBigInt || kind == Kind::kTuple || kind == Kind::kBytes) &&
         is_exact(t, v.as_object(), kind);
}

}  // namespace

Quick quick_equals_slow(Thread& t, Value a, Value b, int depth) {
  if (a == b) return Quick::kYes;
  if (!a.is_object() && !b.is_object()) return immediates_equal(a, b);
  if (!is_plain(t, a) || !is_plain(t, b)) return Quick::kAsk;
  if (a.is_object() && b.is_object()) {
    Kind kind = kind_of(a);
    if (kind != kind_of(b)) return Quick::kNo;
    switch (kind) {
      case Kind::kStr:
        return quick_if(
            str_equal(static_cast<const Str*>(a.as_object()), static_cast<const Str*>(b.as_object())));
      case Kind::kTuple:
        return tuples_equal(t, static_cast<const Tuple*>(a.as_object()),
                            static_cast<const Tuple*>(b.as_object()), depth);
      case Kind::kBigInt:
        return quick_if(int_compare(a, b) == 0);
      default:
        return Quick::kAsk;
    }
  }
  // A big integer is never within the 48 bits, but may equal a float.
  if (is_kind(a, Kind::kBigInt) && b.is_double()) return quick_if(int_compare_double(a, b.as_double()) == 0);
  if (is_kind(b, Kind::kBigInt) && a.is_double()) return quick_if(int_compare_double(b, a.as_double()) == 0);
  return Quick::kNo;
}

bool key_hash_slow(Thread& t, Value key, uint64_t* out) {
  if (is_exact(t, key, Kind::kTuple)) return tuple_hash(t, static_cast<Tuple*>(key.as_object()), out);
  return hash(t, key, out);
}

}  // namespace gilbox

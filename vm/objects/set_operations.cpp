// The algebra of sets. In which order a result is built is CPython's (Objects/setobject.c), since its order
// of iteration depends on it.
#include "vm/objects/dict_internal.h"
#include "vm/objects/set_internal.h"

namespace gilbox {

namespace {

bool is_any_set(Value v) {
  return is_kind(v, Kind::kSet);
}

// Adds to `result` what is in both: the items of `walked` that `searched` has.
bool add_common(Thread& t, Set* result, Set* walked, Set* searched) {
  SetView view;
  if (!set_view(t, walked, &view)) return false;
  return for_items(view, [&](Value key, uint64_t hash) {
    int found = set_contains_hashed(t, searched, key, hash);
    return found == 0 || (found == 1 && set_add_hashed(t, result, key, hash));
  });
}

Value copy_and_difference(Thread& t, Set* set, Value other) {
  Value copy = set_copy(t, set);
  if (copy.is_error() || !set_difference_update(t, as<Set>(copy), other)) return Value::error();
  return copy;
}

// Takes an item out if it is there, puts it in otherwise.
bool toggle(Thread& t, Set* set, Value key, uint64_t hash) {
  int found = set_discard_hashed(t, set, key, hash);
  return found == 1 || (found == 0 && set_add_hashed(t, set, key, hash));
}

int is_subset(Thread& t, Set* a, Set* b) {
  if (set_size(a) > set_size(b)) return 0;
  SetView view;
  if (!set_view(t, a, &view)) return -1;
  int found = 1;
  for_items(view, [&](Value key, uint64_t hash) {
    found = set_contains_hashed(t, b, key, hash);
    return found == 1;
  });
  return found;
}

}  // namespace

Value set_intersection(Thread& t, Set* set, Value other) {
  if (Value::from_object(set) == other) return set_copy(t, set);
  Set* result = new_set(t, is_frozen(set));
  bool ok = false;
  if (is_any_set(other)) {
    Set* walked = as<Set>(other);
    if (set_size(walked) > set_size(set)) std::swap(walked, set);
    ok = add_common(t, result, walked, set);
  } else {
    ok = iterate(t, other, [&](Value item) {
      uint64_t hash = 0;
      if (!key_hash(t, item, &hash)) return false;
      int found = set_contains_hashed(t, set, item, hash);
      return found == 0 || (found == 1 && set_add_hashed(t, result, item, hash));
    });
  }
  return ok ? Value::from_object(result) : Value::error();
}

Value set_difference(Thread& t, Set* set, Value other) {
  bool is_dict = is_exact(t, other, Kind::kDict);
  if (!is_any_set(other) && !is_dict) return copy_and_difference(t, set, other);
  uint32_t other_size = is_dict ? dict_size(as<Dict>(other)) : set_size(as<Set>(other));
  if (set_size(set) >> 2 > other_size) return copy_and_difference(t, set, other);
  Set* result = new_set(t, is_frozen(set));
  SetView view;
  if (!set_view(t, set, &view)) return Value::error();
  bool ok = for_items(view, [&](Value key, uint64_t hash) {
    int found = 0;
    if (is_dict) {
      found = dict_get_hashed(t, as<Dict>(other), key, hash).is_undefined() ? (t.has_pending() ? -1 : 0) : 1;
    } else {
      found = set_contains_hashed(t, as<Set>(other), key, hash);
    }
    return found == 1 || (found == 0 && set_add_hashed(t, result, key, hash));
  });
  return ok ? Value::from_object(result) : Value::error();
}

Value set_symmetric_difference(Thread& t, Set* set, Value other) {
  Set* result = new_set(t, is_frozen(set));
  if (!set_update(t, result, other)) return Value::error();
  if (!set_symmetric_difference_update(t, result, Value::from_object(set))) return Value::error();
  return Value::from_object(result);
}

bool set_difference_update(Thread& t, Set* set, Value other) {
  if (Value::from_object(set) == other) {
    set_clear(t, set);
    return true;
  }
  if (is_any_set(other)) {
    // A much larger one is cut down to what matters first.
    if (set_size(as<Set>(other)) >> 3 > set_size(set)) {
      other = set_intersection(t, set, other);
      if (other.is_error()) return false;
    }
    SetView view;
    if (!set_view(t, as<Set>(other), &view)) return false;
    bool ok =
        for_items(view, [&](Value key, uint64_t hash) { return set_discard_hashed(t, set, key, hash) >= 0; });
    if (!ok) return false;
  } else if (!iterate(t, other, [&](Value item) {
               uint64_t hash = 0;
               return key_hash(t, item, &hash) && set_discard_hashed(t, set, item, hash) >= 0;
             })) {
    return false;
  }
  const SetTable* table = set->table.load();
  if (table == nullptr) return true;
  uint64_t used = set_size(set);
  uint64_t deleted = table->fill.load(std::memory_order_relaxed) - used;
  if (deleted <= table->mask / 4) return true;
  return set_resize(t, set, used > 50000 ? used * 2 : used * 4);
}

bool set_intersection_update(Thread& t, Set* set, Value other) {
  Value common = set_intersection(t, set, other);
  if (common.is_error()) return false;
  set_take_over(t, set, as<Set>(common));
  return true;
}

bool set_symmetric_difference_update(Thread& t, Set* set, Value other) {
  if (Value::from_object(set) == other) {
    set_clear(t, set);
    return true;
  }
  if (is_exact(t, other, Kind::kDict)) {
    DictTable* entries = dict_copy_table(t, as<Dict>(other));
    if (entries == nullptr) return !t.has_pending();
    for (uint32_t i = 0; i < entries->filled.load(std::memory_order_relaxed); ++i) {
      const DictEntry& entry = entries->entries[i];
      if (!toggle(t, set, entry.key.load(), entry.hash.load(std::memory_order_relaxed))) return false;
    }
    return true;
  }
  if (!is_any_set(other)) {
    Set* collected = new_set(t, is_frozen(set));
    if (!set_update(t, collected, other)) return false;
    other = Value::from_object(collected);
  }
  SetView view;
  if (!set_view(t, as<Set>(other), &view)) return false;
  return for_items(view, [&](Value key, uint64_t hash) { return toggle(t, set, key, hash); });
}

Value set_binary(Thread& t, BinaryOp op, Value a, Value b) {
  if (!is_any_set(a) || !is_any_set(b)) return Value::not_implemented();
  Set* set = as<Set>(a);
  switch (op) {
    case BinaryOp::kAnd:
      return set_intersection(t, set, b);
    case BinaryOp::kOr: {
      Value all = set_copy(t, set);
      if (all.is_error() || a == b) return all;
      return set_update(t, as<Set>(all), b) ? all : Value::error();
    }
    case BinaryOp::kXor:
      return set_symmetric_difference(t, set, b);
    case BinaryOp::kSubtract:
      return set_difference(t, set, b);
    default:
      return Value::not_implemented();
  }
}

Value set_inplace(Thread& t, BinaryOp op, Value a, Value b) {
  if (!is_any_set(a) || !is_any_set(b) || is_frozen(as<Set>(a))) return Value::not_implemented();
  Set* set = as<Set>(a);
  bool ok = false;
  switch (op) {
    case BinaryOp::kAnd:
      ok = set_intersection_update(t, set, b);
      break;
    case BinaryOp::kOr:
      ok = set_update(t, set, b);
      break;
    case BinaryOp::kXor:
      ok = set_symmetric_difference_update(t, set, b);
      break;
    case BinaryOp::kSubtract:
      ok = set_difference_update(t, set, b);
      break;
    default:
      return Value::not_implemented();
  }
  return ok ? a : Value::error();
}

Value set_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_any_set(a) || !is_any_set(b)) return Value::not_implemented();
  Set* x = as<Set>(a);
  Set* y = as<Set>(b);
  uint32_t x_size = set_size(x);
  uint32_t y_size = set_size(y);
  int result = 0;
  switch (op) {
    case CompareOp::kEq:
    case CompareOp::kNe:
      result = x_size == y_size ? is_subset(t, x, y) : 0;
      if (result >= 0 && op == CompareOp::kNe) result = 1 - result;
      break;
    case CompareOp::kLt:
      result = x_size < y_size ? is_subset(t, x, y) : 0;
      break;
    case CompareOp::kLe:
      result = is_subset(t, x, y);
      break;
    case CompareOp::kGt:
      result = x_size > y_size ? is_subset(t, y, x) : 0;
      break;
    case CompareOp::kGe:
      result = is_subset(t, y, x);
      break;
  }
  return result < 0 ? Value::error() : Value::boolean(result == 1);
}

}  // namespace gilbox

#include "vm/objects/tuple.h"

#include <cstring>

#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict_keys.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list.h"
#include "vm/objects/list_arguments.h"
#include "vm/objects/str.h"

namespace gilbox {

namespace {

constexpr size_t tuple_bytes(size_t count) {
  return sizeof(Tuple) - sizeof(Value) + count * sizeof(Value);
}

// The items are not initialised: the caller does that before anything else.
Tuple* raw_tuple(Thread& t, size_t count, uint32_t shape_id) {
  if (count > UINT32_MAX / 2) {
    static_cast<void>(memory_error(t));
    return nullptr;
  }
  auto* tuple = new_object<Tuple>(t, Kind::kTuple, shape_id, tuple_bytes(count));
  if (tuple == nullptr) return nullptr;
  tuple->count = static_cast<uint32_t>(count);
  tuple->unused = 0;
  return tuple;
}

Tuple* raw_tuple(Thread& t, size_t count) {
  return raw_tuple(t, count, t.machine.kind_shapes[static_cast<size_t>(Kind::kTuple)]);
}

}  // namespace

Tuple* new_tuple(Thread& t, uint32_t count) {
  Tuple* tuple = raw_tuple(t, count);
  if (tuple == nullptr) return nullptr;
  for (uint32_t i = 0; i < count; ++i) tuple->items[i] = Value::none();
  return tuple;
}

Value new_tuple_of(Thread& t, std::span<const Value> items) {
  Tuple* tuple = raw_tuple(t, items.size());
  if (tuple == nullptr) return Value::error();
  for (size_t i = 0; i < items.size(); ++i) tuple->items[i] = items[i];
  return Value::from_object(tuple);
}

Value tuple_from(Thread& t, Value iterable) {
  if (is_exact(t, iterable, Kind::kTuple)) return iterable;
  if (is_exact(t, iterable, Kind::kList)) return list_snapshot(t, as<List>(iterable));
  if (type_of(t, iterable)->has_flag(Type::kScript)) {
    const Value list = list_from(t, iterable);  // which asks for the length, as scripts may see
    return list.is_error() ? list : list_snapshot(t, as<List>(list));
  }
  if (is_kind(iterable, Kind::kRange) && length_hint(iterable) > int64_t{1} << 31) return memory_error(t);
  RootedValues items(t);
  bool ok = iterate(t, iterable, [&](Value item) {
    items.push(item);
    return true;
  });
  return ok ? new_tuple_of(t, items.span()) : Value::error();
}

Value tuple_get_item(Thread& t, Tuple* tuple, Value key) {
  if (is_kind(key, Kind::kSlice)) {
    SliceBounds bounds;
    if (!resolve_slice(t, as<Slice>(key), tuple->count, &bounds)) return Value::error();
    if (bounds.count == tuple->count && bounds.step == 1 && is_exact(t, tuple, Kind::kTuple)) {
      return Value::from_object(tuple);
    }
    Tuple* part = raw_tuple(t, static_cast<size_t>(bounds.count));
    if (part == nullptr) return Value::error();
    for (int64_t i = 0, from = bounds.start; i < bounds.count; ++i, from += bounds.step) {
      part->items[i] = tuple->items[from];
    }
    return Value::from_object(part);
  }
  int64_t index = 0;
  if (!subscript_index(t, key, "tuple", &index)) return Value::error();
  if (index < 0) index += tuple->count;
  if (index < 0 || index >= tuple->count) {
    return raise_text(t, t.machine.types.IndexError, "tuple index out of range");
  }
  return tuple->items[index];
}

Value tuple_concat(Thread& t, Tuple* a, Tuple* b) {
  if (a->count == 0 && is_exact(t, b, Kind::kTuple)) return Value::from_object(b);
  if (b->count == 0 && is_exact(t, a, Kind::kTuple)) return Value::from_object(a);
  Tuple* both = raw_tuple(t, size_t{a->count} + b->count);
  if (both == nullptr) return Value::error();
  std::memcpy(static_cast<void*>(both->items), a->items, a->count * sizeof(Value));
  std::memcpy(static_cast<void*>(both->items + a->count), b->items, b->count * sizeof(Value));
  return Value::from_object(both);
}

Value tuple_repeat(Thread& t, Tuple* tuple, int64_t count) {
  if (is_exact(t, tuple, Kind::kTuple) && (count == 1 || tuple->count == 0)) return Value::from_object(tuple);
  if (count < 0) count = 0;
  int64_t total = 0;
  if (__builtin_mul_overflow(int64_t{tuple->count}, count, &total)) return memory_error(t);
  Tuple* all = raw_tuple(t, static_cast<size_t>(total));
  if (all == nullptr) return Value::error();
  Value* to = all->items;
  for (int64_t i = 0; tuple->count != 0 && i < count; ++i) {
    std::memcpy(static_cast<void*>(to), tuple->items, tuple->count * sizeof(Value));
    to += tuple->count;
  }
  return Value::from_object(all);
}

int tuple_contains(Thread& t, Tuple* tuple, Value item) {
  for (uint32_t i = 0; i < tuple->count; ++i) {
    int same = equal_items(t, tuple->items[i], item);
    if (same != 0) return same;
  }
  return 0;
}

Value tuple_compare(Thread& t, CompareOp op, Tuple* a, Tuple* b) {
  uint32_t shorter = a->count < b->count ? a->count : b->count;
  for (uint32_t i = 0; i < shorter; ++i) {
    int same = equal_items(t, a->items[i], b->items[i]);
    if (same < 0) return Value::error();
    if (same == 1) continue;
    if (op == CompareOp::kEq) return Value::boolean(false);
    if (op == CompareOp::kNe) return Value::boolean(true);
    return compare(t, op, a->items[i], b->items[i]);
  }
  return compare_lengths(op, a->count, b->count);
}

bool tuple_hash(Thread& t, Tuple* tuple, uint64_t* out) {
  uint64_t sum = kTupleHashStart;
  for (uint32_t i = 0; i < tuple->count; ++i) {
    uint64_t lane = 0;
    if (!key_hash(t, tuple->items[i], &lane)) return false;
    sum = tuple_hash_add(sum, lane);
  }
  sum += tuple->count ^ (kTupleHashStart ^ 3527539U);
  *out = sum == ~uint64_t{0} ? 1546275796 : sum;
  return true;
}

Value tuple_repr(Thread& t, Tuple* tuple) {
  if (tuple->count == 0) return new_ascii(t, "()");
  ReprGuard guard(t, Value::from_object(tuple));
  if (guard.recursive()) return new_ascii(t, "(...)");
  std::string text = "(";
  for (uint32_t i = 0; i < tuple->count; ++i) {
    if (i != 0) text += ", ";
    if (!repr_to(t, tuple->items[i], &text)) return Value::error();
  }
  text += tuple->count == 1 ? ",)" : ")";
  return new_str(t, text);
}

void trace_tuple(Object* object, Marker& marker) {
  auto* tuple = static_cast<Tuple*>(object);
  for (uint32_t i = 0; i < tuple->count; ++i) marker.mark(tuple->items[i]);
  if (object->spare != 0) trace_attributes(reinterpret_cast<AttrObject*>(object), marker);
}

// --- The type ---

namespace {

Value tuple_new(Thread& t, Value* args, uint32_t) {
  Value items = args[1].is_undefined() ? new_tuple_of(t, {}) : tuple_from(t, args[1]);
  auto* cls = as<Type>(args[0]);
  if (items.is_error() || cls == t.machine.types.tuple) return items;
  auto* from = as<Tuple>(items);
  Shape* shape = cls->instance_shape.load(std::memory_order_acquire);
  Tuple* tuple = raw_tuple(t, from->count + (shape->has_attributes ? 1U : 0U), shape->id);
  if (tuple == nullptr) return Value::error();
  if (shape->has_attributes) {
    // One item less than there is room for: what stands behind the items holds the attributes.
    tuple->count = from->count;
    tuple->spare = 1;
    reinterpret_cast<Ref<Object>*>(tuple->items + from->count)->init(nullptr);
  }
  std::memcpy(static_cast<void*>(tuple->items), from->items, from->count * sizeof(Value));
  return Value::from_object(tuple);
}

Value tuple_len_method(Thread&, Value* args, uint32_t) {
  return Value::from_int(as<Tuple>(args[0])->count);
}

Value tuple_getitem_method(Thread& t, Value* args, uint32_t) {
  return tuple_get_item(t, as<Tuple>(args[0]), args[1]);
}

Value tuple_contains_method(Thread& t, Value* args, uint32_t) {
  int found = tuple_contains(t, as<Tuple>(args[0]), args[1]);
  return found < 0 ? Value::error() : Value::boolean(found == 1);
}

Value tuple_iter_method(Thread& t, Value* args, uint32_t) {
  return new_iterator(t, IteratorKind::kTuple, args[0]);
}

Value compare_tuples(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_kind(b, Kind::kTuple)) return Value::not_implemented();
  return tuple_compare(t, op, as<Tuple>(a), as<Tuple>(b));
}

Value tuple_hash_method(Thread& t, Value* args, uint32_t) {
  uint64_t h = 0;
  if (!tuple_hash(t, as<Tuple>(args[0]), &h)) return Value::error();
  return new_int(t, static_cast<int64_t>(h));
}

Value tuple_add_method(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[1], Kind::kTuple)) {
    if (has_script_method(t, args[1], kRaddDunder)) return Value::not_implemented();
    return raise(t, t.machine.types.TypeError, "can only concatenate tuple (not \"{}\") to tuple",
                 type_name(t, args[1]));
  }
  return tuple_concat(t, as<Tuple>(args[0]), as<Tuple>(args[1]));
}

Value tuple_mul_method(Thread& t, Value* args, uint32_t) {
  int64_t count = 0;
  RepeatCount status = repeat_count(t, args[1], &count);
  if (status == RepeatCount::kOk) return tuple_repeat(t, as<Tuple>(args[0]), count);
  return status == RepeatCount::kOther ? Value::not_implemented() : Value::error();
}

Value tuple_repr_method(Thread& t, Value* args, uint32_t) {
  return tuple_repr(t, as<Tuple>(args[0]));
}

Value tuple_count(Thread& t, Value* args, uint32_t) {
  auto* tuple = as<Tuple>(args[0]);
  int64_t count = 0;
  for (uint32_t i = 0; i < tuple->count; ++i) {
    int same = equal_items(t, tuple->items[i], args[1]);
    if (same < 0) return Value::error();
    count += same;
  }
  return Value::from_int(count);
}

Value tuple_index(Thread& t, Value* args, uint32_t) {
  auto* tuple = as<Tuple>(args[0]);
  int64_t start = 0;
  int64_t stop = tuple->count;
  if (!search_bounds(t, args[2], args[3], tuple->count, &start, &stop)) return Value::error();
  for (int64_t i = start; i < stop && i < tuple->count; ++i) {
    int same = equal_items(t, tuple->items[i], args[1]);
    if (same < 0) return Value::error();
    if (same == 1) return Value::from_int(i);
  }
  return raise_text(t, t.machine.types.ValueError, "tuple.index(x): x not in tuple");
}

Value tuple_getnewargs(Thread& t, Value* args, uint32_t) {
  Value copy = new_tuple_of(t, tuple_items(as<Tuple>(args[0])));
  return copy.is_error() ? copy : make_tuple(t, copy);
}

const NativeDef kTupleMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"__new__", tuple_new, "cls, iterable=, /"},
    {"__len__", tuple_len_method, "self, /"},
    {"__getitem__", tuple_getitem_method, "self, key, /"},
    {"__contains__", tuple_contains_method, "self, key, /"},
    {"__iter__", tuple_iter_method, "self, /"},
    GILBOX_COMPARE_METHODS(compare_tuples),
    {"__hash__", tuple_hash_method, "self, /"},
    {"__add__", tuple_add_method, "self, value, /"},
    {"__mul__", tuple_mul_method, "self, value, /"},
    {"__rmul__", tuple_mul_method, "self, value, /"},
    {"__repr__", tuple_repr_method, "self, /"},
    {"__getnewargs__", tuple_getnewargs, "self, /"},
    {"count", tuple_count, "self, value, /"},
    {"index", tuple_index, "self, value, start=, stop=, /"},
};

}  // namespace

void init_tuple_type(Thread& t) {
  TypeSpec spec;
  spec.name = "tuple";
  spec.kind = Kind::kTuple;
  spec.instance_size = sizeof(Tuple) - sizeof(Value);
  spec.methods = kTupleMethods;
  spec.doc = "An immutable sequence.";
  t.machine.types.tuple = define_type(t, spec);
}

}  // namespace gilbox

// The module _collections: the type deque and its iterators (Modules/_collectionsmodule.c).
#include "vm/modules/collections_deque.h"
#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/dict.h"
#include "vm/objects/dict_keys.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/int.h"
#include "vm/objects/list_arguments.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool init_collections(Thread& t, Module* module);

namespace {

Deque* self_deque(const Value* args) {
  return as<Deque>(args[0]);
}

bool is_deque(Value v) {
  return is_kind(v, Kind::kNative) && as<NativeObject>(v)->operations == &kDequeOps;
}

// --- Iterators ---

struct DequeIterator : NativeObject {
  Slot deque;
  std::atomic<uint64_t> index;
  uint32_t version;
  bool reversed;
};

void trace_deque_iterator(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<DequeIterator*>(object)->deque);
}

Value raise_mutated(Thread& t) {
  return raise_text(t, t.machine.types.RuntimeError, "deque mutated during iteration");
}

Value deque_iterator_next(Thread& t, NativeObject* object) {
  auto* it = static_cast<DequeIterator*>(object);
  auto* deque = as<Deque>(it->deque.load());
  const uint64_t index = it->index.load(std::memory_order_relaxed);
  const uint64_t size = deque_size(deque);
  // A deque that has become shorter has another version as well.
  const uint64_t at = !it->reversed ? index : index < size ? size - 1 - index : size;
  uint32_t version = 0;
  const Value item = deque_item(t, deque, at, &version);
  if (version != it->version) return raise_mutated(t);
  if (!item.is_undefined()) it->index.store(index + 1, std::memory_order_relaxed);
  return item;
}

Value deque_iterator_length(Thread&, Value* args, uint32_t) {
  const auto* it = as<DequeIterator>(args[0]);
  const auto size = static_cast<int64_t>(deque_size(as<Deque>(it->deque.load())));
  const auto index = static_cast<int64_t>(it->index.load(std::memory_order_relaxed));
  return Value::from_int(std::max<int64_t>(0, size - index));
}

constexpr NativeOps kCollectionsDequeTypeIteratorOps = {"_collections._deque_iterator", sizeof(DequeIterator),
                                                        trace_deque_iterator, nullptr, deque_iterator_next};

constexpr NativeDef kCollectionsDequeTypeIteratorMethods[] = {
    {"__iter__", iterator_itself, "self, /"},
    {"__next__", iterator_step, "self, /"},
    {"__length_hint__", deque_iterator_length, "self, /"},
};

// The iterators' types are kept in the module.
Value new_deque_iterator(Thread& t, Value deque, bool reversed) {
  const char* name = reversed ? "_deque_reverse_iterator" : "_deque_iterator";
  const Value type = module_member(t, "_collections", name);
  if (type.is_error()) return type;
  auto* it = make_native<DequeIterator>(t, type, kCollectionsDequeTypeIteratorOps);
  it->deque.init(deque);
  it->index.store(0, std::memory_order_relaxed);
  it->version = as<Deque>(deque)->version.load(std::memory_order_relaxed);
  it->reversed = reversed;
  return Value::from_object(it);
}

// --- Construction ---

Value deque_new(Thread& t, Value* args, uint32_t) {
  return Value::from_object(new_deque(t, as<Type>(args[0])));
}

bool extend(Thread& t, Deque* deque, Value iterable, bool left) {
  if (is_deque(iterable) && as<Deque>(iterable) == deque) {
    iterable = deque_snapshot(t, deque);
    if (iterable.is_error()) return false;
  }
  return iterate(t, iterable, [&](Value item) { return deque_push(t, deque, item, left); });
}

bool maxlen_of(Thread& t, Value v, int64_t* out) {
  *out = -1;
  if (v.is_undefined() || v.is_none()) return true;
  if (!is_integer_or_bool(v)) {
    return !raise_text(t, t.machine.types.TypeError, "an integer is required").is_error();
  }
  if (!to_int64(t, v, out)) return false;
  if (*out >= 0) return true;
  return !raise_text(t, t.machine.types.ValueError, "maxlen must be non-negative").is_error();
}

Value deque_init(Thread& t, Value* args, uint32_t) {
  Deque* deque = self_deque(args);
  int64_t maxlen = -1;
  if (!maxlen_of(t, args[2], &maxlen)) return Value::error();
  deque->maxlen.store(maxlen, std::memory_order_relaxed);
  if (deque_size(deque) != 0) deque_clear(t, deque);
  if (!args[1].is_undefined() && !extend(t, deque, args[1], false)) return Value::error();
  return Value::none();
}

// A deque of the same class: as CPython, subclasses are made by calling the class.
Value deque_copy(Thread& t, Value* args, uint32_t) {
  Deque* deque = self_deque(args);
  Type* type = type_of(t, args[0]);
  const int64_t maxlen = deque->maxlen.load(std::memory_order_relaxed);
  if (type->has_flag(Type::kScript)) {
    const Value cls = Value::from_object(type);
    return maxlen < 0 ? call_with(t, cls, args[0]) : call_with(t, cls, args[0], Value::from_int(maxlen));
  }
  const Value items = deque_snapshot(t, deque);
  if (items.is_error()) return items;
  Deque* copy = new_deque(t, type);
  copy->maxlen.store(maxlen, std::memory_order_relaxed);
  return extend(t, copy, items, false) ? Value::from_object(copy) : Value::error();
}

// --- Ends ---

template <bool kLeft>
Value deque_append(Thread& t, Value* args, uint32_t) {
  return deque_push(t, self_deque(args), args[1], kLeft) ? Value::none() : Value::error();
}

template <bool kLeft>
Value deque_pop_method(Thread& t, Value* args, uint32_t) {
  t.machine.finalizers->request(t, Finalizers::kLook);
  const Value item = deque_pop(t, self_deque(args), kLeft);
  if (!item.is_undefined()) return item;
  return raise_text(t, t.machine.types.IndexError, "pop from an empty deque");
}

template <bool kLeft>
Value deque_extend(Thread& t, Value* args, uint32_t) {
  return extend(t, self_deque(args), args[1], kLeft) ? Value::none() : Value::error();
}

Value deque_clear_method(Thread& t, Value* args, uint32_t) {
  deque_clear(t, self_deque(args));
  t.machine.finalizers->request(t, Finalizers::kCollect);
  return Value::none();
}

Value deque_rotate_method(Thread& t, Value* args, uint32_t) {
  int64_t n = 1;
  if (!args[1].is_undefined() && !to_int64(t, args[1], &n)) return Value::error();
  deque_rotate(t, self_deque(args), n);
  return Value::none();
}

Value deque_reverse_method(Thread& t, Value* args, uint32_t) {
  deque_reverse(t, self_deque(args));
  return Value::none();
}

Value deque_insert_method(Thread& t, Value* args, uint32_t) {
  int64_t index = 0;
  if (!to_int64(t, args[1], &index, true)) return Value::error();
  return deque_insert(t, self_deque(args), index, args[2]) ? Value::none() : Value::error();
}

// --- Items ---

// A subscript, from the end if negative. False: exception.
bool item_index(Thread& t, Deque* deque, Value key, int64_t* out) {
  if (!is_integer_or_bool(key) && lookup_special(t, key, kIndexDunder).is_undefined()) {
    return !raise(t, t.machine.types.TypeError, "sequence index must be integer, not '{}'", type_name(t, key))
                .is_error();
  }
  if (!to_int64(t, key, out, true)) return false;
  if (*out < 0) *out += deque_size(deque);
  if (*out >= 0) return true;
  return !raise_text(t, t.machine.types.IndexError, "deque index out of range").is_error();
}

Value deque_getitem(Thread& t, Value* args, uint32_t) {
  int64_t index = 0;
  if (!item_index(t, self_deque(args), args[1], &index)) return Value::error();
  const Value item = deque_item(t, self_deque(args), static_cast<uint64_t>(index));
  if (!item.is_undefined()) return item;
  return raise_text(t, t.machine.types.IndexError, "deque index out of range");
}

Value deque_setitem(Thread& t, Value* args, uint32_t) {
  int64_t index = 0;
  if (!item_index(t, self_deque(args), args[1], &index)) return Value::error();
  if (deque_store(t, self_deque(args), static_cast<uint64_t>(index), args[2])) return Value::none();
  return raise_text(t, t.machine.types.IndexError, "deque index out of range");
}

Value deque_delitem(Thread& t, Value* args, uint32_t) {
  Deque* deque = self_deque(args);
  int64_t index = 0;
  if (!item_index(t, deque, args[1], &index)) return Value::error();
  while (static_cast<uint64_t>(index) < deque_size(deque)) {
    const uint32_t version = deque->version.load(std::memory_order_relaxed);
    if (deque_remove_at(t, deque, static_cast<uint64_t>(index), version)) return Value::none();
  }
  return raise_text(t, t.machine.types.IndexError, "deque index out of range");
}

Value deque_contains(Thread& t, Value* args, uint32_t) {
  uint32_t version = 0;
  const int64_t at = deque_find(t, self_deque(args), args[1], 0, INT64_MAX, &version);
  return at == kDequeFailed ? Value::error() : Value::boolean(at >= 0);
}

Value deque_count(Thread& t, Value* args, uint32_t) {
  Deque* deque = self_deque(args);
  const uint32_t version = deque->version.load(std::memory_order_relaxed);
  const Value items = deque_snapshot(t, deque);
  if (items.is_error()) return items;
  int64_t count = 0;
  for (Value item : tuple_items(as<Tuple>(items))) {
    Quick quick = quick_equals(t, item, args[1]);
    if (quick == Quick::kAsk) {
      const int same = equals(t, item, args[1]);
      if (same < 0) return Value::error();
      if (deque->version.load(std::memory_order_relaxed) != version) return raise_mutated(t);
      quick = same == 1 ? Quick::kYes : Quick::kNo;
    }
    if (quick == Quick::kYes) ++count;
  }
  return Value::from_int(count);
}

Value deque_index(Thread& t, Value* args, uint32_t) {
  Deque* deque = self_deque(args);
  int64_t start = 0;
  int64_t stop = 0;
  if (!search_bounds(t, args[2], args[3], deque_size(deque), &start, &stop)) return Value::error();
  uint32_t version = 0;
  const int64_t at = deque_find(t, deque, args[1], start, stop, &version);
  if (at == kDequeFailed) return Value::error();
  if (at >= 0) return Value::from_int(at);
  std::string text;
  if (!repr_to(t, args[1], &text)) return Value::error();
  return raise(t, t.machine.types.ValueError, "{} is not in deque", text);
}

Value deque_remove(Thread& t, Value* args, uint32_t) {
  Deque* deque = self_deque(args);
  for (;;) {
    uint32_t version = 0;
    const int64_t at = deque_find(t, deque, args[1], 0, INT64_MAX, &version);
    if (at == kDequeFailed) {
      if (!pending_is(t, t.machine.types.RuntimeError)) return Value::error();
      static_cast<void>(t.take_pending());
      return raise_text(t, t.machine.types.IndexError, "deque mutated during iteration");
    }
    if (at == kDequeNotFound) {
      std::string text;
      if (!repr_to(t, args[1], &text)) return Value::error();
      return raise(t, t.machine.types.ValueError, "{} is not in deque", text);
    }
    if (!deque_remove_at(t, deque, static_cast<uint64_t>(at), version)) continue;
    t.machine.finalizers->request(t, Finalizers::kCollect);
    return Value::none();
  }
}

Value deque_len(Thread&, Value* args, uint32_t) {
  return Value::from_int(deque_size(self_deque(args)));
}

Value deque_iter(Thread& t, Value* args, uint32_t) {
  return new_deque_iterator(t, args[0], false);
}

Value deque_reversed(Thread& t, Value* args, uint32_t) {
  return new_deque_iterator(t, args[0], true);
}

// --- Operators ---

Value compare_deques(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_deque(b)) return Value::not_implemented();
  const Value first = deque_snapshot(t, as<Deque>(a));
  const Value second = first.is_error() ? first : deque_snapshot(t, as<Deque>(b));
  if (second.is_error()) return second;
  return tuple_compare(t, op, as<Tuple>(first), as<Tuple>(second));
}

Value deque_add(Thread& t, Value* args, uint32_t) {
  if (!is_deque(args[1])) {
    return raise(t, t.machine.types.TypeError, "can only concatenate deque (not \"{}\") to deque",
                 type_name(t, args[1]));
  }
  const Value copy = deque_copy(t, args, 1);
  return copy.is_error() || extend(t, as<Deque>(copy), args[1], false) ? copy : Value::error();
}

Value deque_iadd(Thread& t, Value* args, uint32_t) {
  return extend(t, self_deque(args), args[1], false) ? args[0] : Value::error();
}

Value repeat_in_place(Thread& t, Value deque, int64_t count) {
  auto* self = as<Deque>(deque);
  const Value items = deque_snapshot(t, self);
  if (items.is_error()) return items;
  if (count <= 0) deque_clear(t, self);
  if (as<Tuple>(items)->count == 0) return deque;
  for (int64_t i = 1; i < count; ++i) {
    if (!extend(t, self, items, false)) return Value::error();
  }
  return deque;
}

template <bool kInPlace>
Value deque_mul(Thread& t, Value* args, uint32_t) {
  int64_t count = 0;
  const RepeatCount status = repeat_count(t, args[1], &count);
  if (status == RepeatCount::kOther) return Value::not_implemented();
  if (status == RepeatCount::kError) return Value::error();
  const Value target = kInPlace ? args[0] : deque_copy(t, args, 1);
  return target.is_error() ? target : repeat_in_place(t, target, count);
}

Value deque_repr(Thread& t, Value* args, uint32_t) {
  ReprGuard guard(t, args[0]);
  if (guard.recursive()) return new_ascii(t, "[...]");
  const Value items = deque_snapshot(t, self_deque(args));
  if (items.is_error()) return items;
  std::string text = to_utf8(as<Str>(type_of(t, args[0])->name.load())) + "([";
  for (uint32_t i = 0; i < as<Tuple>(items)->count; ++i) {
    if (i != 0) text += ", ";
    std::string item;
    if (!repr_to(t, *(as<Tuple>(items)->items + i), &item)) return Value::error();
    text += item;
  }
  const int64_t maxlen = self_deque(args)->maxlen.load(std::memory_order_relaxed);
  text += maxlen < 0 ? "])" : fmt::format("], maxlen={})", maxlen);
  return new_str(t, text);
}

Value deque_maxlen(Thread& t, Value* args, uint32_t) {
  const int64_t maxlen = self_deque(args)->maxlen.load(std::memory_order_relaxed);
  return maxlen < 0 ? Value::none() : new_int(t, maxlen);
}

constexpr NativeDef kCollectionsDequeTypeMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"__new__", deque_new, "cls, *args, **kwargs"},
    {"__init__", deque_init, "self, /, iterable=, maxlen="},
    {"append", deque_append<false>, "self, item, /"},
    {"appendleft", deque_append<true>, "self, item, /"},
    {"pop", deque_pop_method<false>, "self, /"},
    {"popleft", deque_pop_method<true>, "self, /"},
    {"extend", deque_extend<false>, "self, iterable, /"},
    {"extendleft", deque_extend<true>, "self, iterable, /"},
    {"clear", deque_clear_method, "self, /"},
    {"copy", deque_copy, "self, /"},
    {"__copy__", deque_copy, "self, /"},
    {"count", deque_count, "self, value, /"},
    {"index", deque_index, "self, value, start=, stop=, /"},
    {"insert", deque_insert_method, "self, index, value, /"},
    {"remove", deque_remove, "self, value, /"},
    {"reverse", deque_reverse_method, "self, /"},
    {"rotate", deque_rotate_method, "self, n=, /"},
    {"__len__", deque_len, "self, /"},
    {"__getitem__", deque_getitem, "self, key, /"},
    {"__setitem__", deque_setitem, "self, key, value, /"},
    {"__delitem__", deque_delitem, "self, key, /"},
    {"__contains__", deque_contains, "self, key, /"},
    {"__iter__", deque_iter, "self, /"},
    {"__reversed__", deque_reversed, "self, /"},
    GILBOX_COMPARE_METHODS(compare_deques),
    {"__add__", deque_add, "self, value, /"},
    {"__iadd__", deque_iadd, "self, value, /"},
    {"__mul__", deque_mul<false>, "self, value, /"},
    {"__rmul__", deque_mul<false>, "self, value, /"},
    {"__imul__", deque_mul<true>, "self, value, /"},
    {"__repr__", deque_repr, "self, /"},
};

constexpr NativeGetSet kCollectionsDequeTypeGetSets[] = {{"maxlen", deque_maxlen}};

Type* iterator_type(Thread& t, const char* name) {
  return define_type(t, {.name = name,
                         .module = "collections",
                         .native = &kCollectionsDequeTypeIteratorOps,
                         .instance_size = sizeof(DequeIterator),
                         .flags = Type::kNoSubclass | Type::kNotCallable,
                         .methods = kCollectionsDequeTypeIteratorMethods});
}

}  // namespace

bool init_collections(Thread& t, Module* module) {
  Type* type = define_type(t, {.name = "deque",
                               .module = "collections",
                               .native = &kDequeOps,
                               .instance_size = sizeof(Deque),
                               .methods = kCollectionsDequeTypeMethods,
                               .getsets = kCollectionsDequeTypeGetSets});
  return module_set(t, module, "deque", Value::from_object(type)) &&
         module_set(t, module, "_deque_iterator", Value::from_object(iterator_type(t, "_deque_iterator"))) &&
         module_set(t, module, "_deque_reverse_iterator",
                    Value::from_object(iterator_type(t, "_deque_reverse_iterator"))) &&
         init_collections_records(t, module);
}

}  // namespace gilbox

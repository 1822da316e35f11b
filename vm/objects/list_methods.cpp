// The type list: its methods, and subscripts with slices.
#include "vm/objects/alloc.h"
#include "vm/objects/dict_keys.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list_arguments.h"
#include "vm/objects/list_internal.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

List* self_list(Value* args) {
  return as<List>(args[0]);
}

// What is to be stored into a slice, as a tuple; `message` is the TypeError's if it cannot be iterated over.
Tuple* slice_items(Thread& t, Value value, const char* message) {
  Value items;
  if (is_kind(value, Kind::kList) || is_kind(value, Kind::kTuple)) {
    items = tuple_from(t, value);
  } else {
    Value iterator = get_iter(t, value);
    if (iterator.is_error()) {
      if (pending_is(t, t.machine.types.TypeError)) {
        static_cast<void>(t.take_pending());
        static_cast<void>(raise_text(t, t.machine.types.TypeError, message));
      }
      return nullptr;
    }
    items = tuple_from(t, iterator);
  }
  return items.is_error() ? nullptr : as<Tuple>(items);
}

bool index_error(Thread& t, const char* text) {
  return !raise_text(t, t.machine.types.IndexError, text).is_error();
}

}  // namespace

Value list_get_item(Thread& t, List* list, Value key) {
  if (key.is_int()) [[likely]] {
    int64_t index = key.as_int();
    if (index < 0) index += list_size(list);
    Value item = index < 0 ? Value::undefined() : list_item(list, static_cast<uint64_t>(index));
    if (!item.is_undefined()) [[likely]]
      return item;
    return raise_text(t, t.machine.types.IndexError, "list index out of range");
  }
  if (is_kind(key, Kind::kSlice)) {
    int64_t start = 0;
    int64_t stop = 0;
    int64_t step = 0;
    if (!slice_unpack(t, as<Slice>(key), &start, &stop, &step)) return Value::error();
    return list_get_slice(t, list, start, stop, step);
  }
  int64_t index = 0;
  if (!subscript_index(t, key, "list", &index)) return Value::error();
  if (!Value::fits_int(index)) {
    return raise_text(t, t.machine.types.IndexError, "list index out of range");
  }
  return list_get_item(t, list, Value::from_int(index));
}

bool list_set_item(Thread& t, List* list, Value key, Value value) {
  if (is_kind(key, Kind::kSlice)) {
    int64_t start = 0;
    int64_t stop = 0;
    int64_t step = 0;
    if (!slice_unpack(t, as<Slice>(key), &start, &stop, &step)) return false;
    Tuple* items = slice_items(
        t, value, step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice");
    if (items == nullptr) return false;
    t.machine.finalizers->request_before_call(t);
    if (step == 1) return list_splice(t, list, start, stop, items->items, items->count);
    return list_store_stepped(t, list, start, stop, step, items->items, items->count);
  }
  int64_t index = 0;
  if (!subscript_index(t, key, "list", &index)) return false;
  return list_store(t, list, index, value) || index_error(t, "list assignment index out of range");
}

bool list_del_item(Thread& t, List* list, Value key) {
  if (is_kind(key, Kind::kSlice)) {
    int64_t start = 0;
    int64_t stop = 0;
    int64_t step = 0;
    if (!slice_unpack(t, as<Slice>(key), &start, &stop, &step)) return false;
    if (step == 1) return list_splice(t, list, start, stop, nullptr, 0);
    list_delete_stepped(t, list, start, stop, step);
    return true;
  }
  int64_t index = 0;
  if (!subscript_index(t, key, "list", &index)) return false;
  for (;;) {
    int64_t at = index < 0 ? index + list_size(list) : index;
    Value item = at < 0 ? Value::undefined() : list_item(list, static_cast<uint64_t>(at));
    if (item.is_undefined()) return index_error(t, "list assignment index out of range");
    if (list_remove_at(t, list, static_cast<uint64_t>(at), item) == ListRemoved::kRemoved) return true;
  }
}

// --- Methods ---

namespace {

Value list_new(Thread& t, Value* args, uint32_t) {
  return new_list_instance(t, as<Type>(args[0]));
}

Value list_init(Thread& t, Value* args, uint32_t) {
  List* list = self_list(args);
  if (list_size(list) != 0) list_clear(t, list);
  if (!args[1].is_undefined() && !list_extend(t, list, args[1])) return Value::error();
  return Value::none();
}

Value list_len(Thread&, Value* args, uint32_t) {
  return Value::from_int(list_size(self_list(args)));
}

Value list_getitem(Thread& t, Value* args, uint32_t) {
  return list_get_item(t, self_list(args), args[1]);
}

Value list_setitem(Thread& t, Value* args, uint32_t) {
  return list_set_item(t, self_list(args), args[1], args[2]) ? Value::none() : Value::error();
}

Value list_delitem(Thread& t, Value* args, uint32_t) {
  return list_del_item(t, self_list(args), args[1]) ? Value::none() : Value::error();
}

Value list_contains_method(Thread& t, Value* args, uint32_t) {
  int found = list_contains(t, self_list(args), args[1]);
  return found < 0 ? Value::error() : Value::boolean(found == 1);
}

Value list_iter(Thread& t, Value* args, uint32_t) {
  return new_iterator(t, IteratorKind::kList, args[0]);
}

Value list_reversed(Thread& t, Value* args, uint32_t) {
  return new_iterator(t, IteratorKind::kListReverse, args[0]);
}

Value compare_lists(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_kind(b, Kind::kList)) return Value::not_implemented();
  return list_compare(t, op, as<List>(a), as<List>(b));
}

Value list_add(Thread& t, Value* args, uint32_t) {
  if (is_kind(args[1], Kind::kList)) return list_concat(t, self_list(args), as<List>(args[1]));
  if (has_script_method(t, args[1], kRaddDunder)) return Value::not_implemented();
  return raise(t, t.machine.types.TypeError, "can only concatenate list (not \"{}\") to list",
               type_name(t, args[1]));
}

Value list_iadd(Thread& t, Value* args, uint32_t) {
  return list_extend(t, self_list(args), args[1]) ? args[0] : Value::error();
}

Value list_mul(Thread& t, Value* args, uint32_t) {
  int64_t count = 0;
  RepeatCount status = repeat_count(t, args[1], &count);
  if (status == RepeatCount::kOk) return list_repeat(t, self_list(args), count);
  return status == RepeatCount::kOther ? Value::not_implemented() : Value::error();
}

Value list_imul(Thread& t, Value* args, uint32_t) {
  int64_t count = 0;
  RepeatCount status = repeat_count(t, args[1], &count);
  if (status == RepeatCount::kOk) {
    return list_repeat_in_place(t, self_list(args), count) ? args[0] : Value::error();
  }
  return status == RepeatCount::kOther ? Value::not_implemented() : Value::error();
}

Value list_repr_method(Thread& t, Value* args, uint32_t) {
  return list_repr(t, self_list(args));
}

Value list_append_method(Thread& t, Value* args, uint32_t) {
  return list_append(t, self_list(args), args[1]) ? Value::none() : Value::error();
}

Value list_clear_method(Thread& t, Value* args, uint32_t) {
  list_clear(t, self_list(args));
  t.machine.finalizers->request(t, Finalizers::kCollect);
  return Value::none();
}

Value list_copy(Thread& t, Value* args, uint32_t) {
  return list_get_slice(t, self_list(args), 0, INT64_MAX, 1);
}

Value list_count(Thread& t, Value* args, uint32_t) {
  List* list = self_list(args);
  int64_t count = 0;
  for (int64_t i = 0;; ++i) {
    i = list_find(t, list, args[1], i, INT64_MAX);
    if (i == kFailed) return Value::error();
    if (i == kNotInList) return Value::from_int(count);
    ++count;
  }
}

Value list_extend_method(Thread& t, Value* args, uint32_t) {
  return list_extend(t, self_list(args), args[1]) ? Value::none() : Value::error();
}

Value list_index(Thread& t, Value* args, uint32_t) {
  List* list = self_list(args);
  int64_t start = 0;
  int64_t stop = 0;
  if (!search_bounds(t, args[2], args[3], list_size(list), &start, &stop)) return Value::error();
  int64_t at = list_find(t, list, args[1], start, args[3].is_undefined() ? INT64_MAX : stop);
  if (at == kFailed) return Value::error();
  if (at != kNotInList) return Value::from_int(at);
  std::string text;
  if (!repr_to(t, args[1], &text)) return Value::error();
  return raise(t, t.machine.types.ValueError, "{} is not in list", text);
}

// An argument that must be an index: to_index says what is wrong with others.
bool index_argument(Thread& t, Value v, int64_t* out) {
  return to_int64(t, v, out);
}

Value list_insert_method(Thread& t, Value* args, uint32_t) {
  int64_t index = 0;
  if (!index_argument(t, args[1], &index)) return Value::error();
  return list_insert(t, self_list(args), index, args[2]) ? Value::none() : Value::error();
}

Value list_pop_method(Thread& t, Value* args, uint32_t) {
  int64_t index = -1;
  if (!args[1].is_undefined() && !index_argument(t, args[1], &index)) return Value::error();
  t.machine.finalizers->request(t, Finalizers::kLook);
  return list_pop(t, self_list(args), index);
}

Value list_remove(Thread& t, Value* args, uint32_t) {
  List* list = self_list(args);
  for (;;) {
    int64_t at = list_find(t, list, args[1], 0, INT64_MAX);
    if (at == kFailed) return Value::error();
    if (at == kNotInList) {
      return raise_text(t, t.machine.types.ValueError, "list.remove(x): x not in list");
    }
    // Somebody else may have moved the item since: then it is looked for again.
    Value item = list_item(list, static_cast<uint64_t>(at));
    if (item.is_undefined() || quick_equals(t, item, args[1]) == Quick::kNo) continue;
    if (list_remove_at(t, list, static_cast<uint64_t>(at), item) == ListRemoved::kRemoved) {
      t.machine.finalizers->request(t, Finalizers::kCollect);
      return Value::none();
    }
  }
}

Value list_reverse_method(Thread& t, Value* args, uint32_t) {
  list_reverse(t, self_list(args));
  return Value::none();
}

Value list_sort_method(Thread& t, Value* args, uint32_t) {
  int reverse = args[2].is_undefined() ? 0 : truth(t, args[2]);
  if (reverse < 0) return Value::error();
  Value key = args[1].is_undefined() ? Value::none() : args[1];
  return list_sort(t, self_list(args), key, reverse == 1) ? Value::none() : Value::error();
}

const NativeDef kListMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"__new__", list_new, "cls, *args, **kwargs"},
    {"__init__", list_init, "self, iterable=, /"},
    {"__len__", list_len, "self, /"},
    {"__getitem__", list_getitem, "self, key, /"},
    {"__setitem__", list_setitem, "self, key, value, /"},
    {"__delitem__", list_delitem, "self, key, /"},
    {"__contains__", list_contains_method, "self, key, /"},
    {"__iter__", list_iter, "self, /"},
    {"__reversed__", list_reversed, "self, /"},
    GILBOX_COMPARE_METHODS(compare_lists),
    {"__add__", list_add, "self, value, /"},
    {"__iadd__", list_iadd, "self, value, /"},
    {"__mul__", list_mul, "self, value, /"},
    {"__rmul__", list_mul, "self, value, /"},
    {"__imul__", list_imul, "self, value, /"},
    {"__repr__", list_repr_method, "self, /"},
    {"append", list_append_method, "self, object, /"},
    {"clear", list_clear_method, "self, /"},
    {"copy", list_copy, "self, /"},
    {"count", list_count, "self, value, /"},
    {"extend", list_extend_method, "self, iterable, /"},
    {"index", list_index, "self, value, start=, stop=, /"},
    {"insert", list_insert_method, "self, index, object, /"},
    {"pop", list_pop_method, "self, index=, /"},
    {"remove", list_remove, "self, value, /"},
    {"reverse", list_reverse_method, "self, /"},
    {"sort", list_sort_method, "self, /, *, key=, reverse="},
};

}  // namespace

void init_list_type(Thread& t) {
  TypeSpec spec;
  spec.name = "list";
  spec.kind = Kind::kList;
  spec.instance_size = sizeof(List);
  spec.methods = kListMethods;
  spec.doc = "A mutable sequence.";
  t.machine.types.list = define_type(t, spec);
}

}  // namespace gilbox

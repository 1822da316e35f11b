// The type dict: its methods.
#include "vm/objects/dict_internal.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list_arguments.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

Value dict_get_item(Thread& t, Dict* dict, Value key) {
  Value value = dict_get(t, dict, key);
  if (!value.is_undefined() || t.has_pending()) return value;
  if (!is_exact(t, dict, Kind::kDict)) {
    Value self = Value::from_object(dict);
    Value missing = lookup_special(t, self, kMissingDunder);
    if (!missing.is_undefined()) return call_special(t, missing, self, {&key, 1});
  }
  return raise_value(t, t.machine.types.KeyError, key);
}

bool dict_del_item(Thread& t, Dict* dict, Value key) {
  Value value = dict_take(t, dict, key);
  if (!value.is_undefined()) return true;
  if (!t.has_pending()) static_cast<void>(raise_value(t, t.machine.types.KeyError, key));
  return false;
}

int dict_equals(Thread& t, Dict* a, Dict* b) {
  if (a == b) return 1;
  if (dict_size(a) != dict_size(b)) return 0;
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(a, &position, &key, &value)) {
    Value other = dict_get(t, b, key);
    if (other.is_undefined()) return t.has_pending() ? -1 : 0;
    int same = equal_items(t, value, other);
    if (same != 1) return same;
  }
  return 1;
}

Value dict_union(Thread& t, Dict* a, Dict* b) {
  Dict* both = dict_copy(t, a);
  if (both == nullptr || !dict_update(t, both, Value::from_object(b))) return Value::error();
  return Value::from_object(both);
}

Value dict_repr(Thread& t, Dict* dict) {
  ReprGuard guard(t, Value::from_object(dict));
  if (guard.recursive()) return new_ascii(t, "{...}");
  std::string text = "{";
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(dict, &position, &key, &value)) {
    if (text.size() > 1) text += ", ";
    if (!repr_to(t, key, &text)) return Value::error();
    text += ": ";
    if (!repr_to(t, value, &text)) return Value::error();
  }
  return new_str(t, text + "}");
}

namespace {

Dict* self_dict(Value* args) {
  return as<Dict>(args[0]);
}

Value dict_new(Thread& t, Value* args, uint32_t) {
  return new_dict_instance(t, as<Type>(args[0]));
}

Value dict_init(Thread& t, Value* args, uint32_t count) {
  bool ok = dict_update_method(t, "dict", self_dict(args), args[1], args + 2, count - 2);
  return ok ? Value::none() : Value::error();
}

Value dict_len(Thread&, Value* args, uint32_t) {
  return Value::from_int(dict_size(self_dict(args)));
}

Value dict_getitem(Thread& t, Value* args, uint32_t) {
  return dict_get_item(t, self_dict(args), args[1]);
}

Value dict_setitem(Thread& t, Value* args, uint32_t) {
  return dict_set(t, self_dict(args), args[1], args[2]) ? Value::none() : Value::error();
}

Value dict_delitem(Thread& t, Value* args, uint32_t) {
  return dict_del_item(t, self_dict(args), args[1]) ? Value::none() : Value::error();
}

Value dict_contains_method(Thread& t, Value* args, uint32_t) {
  int found = dict_contains(t, self_dict(args), args[1]);
  return found < 0 ? Value::error() : Value::boolean(found == 1);
}

Value dict_iter(Thread& t, Value* args, uint32_t) {
  return new_iterator(t, IteratorKind::kDictKeys, args[0]);
}

Value dict_reversed(Thread& t, Value* args, uint32_t) {
  return new_iterator(t, IteratorKind::kDictReverseKeys, args[0]);
}

template <bool equal>
Value dict_eq(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[1], Kind::kDict)) return Value::not_implemented();
  int same = dict_equals(t, self_dict(args), as<Dict>(args[1]));
  return same < 0 ? Value::error() : Value::boolean((same == 1) == equal);
}

Value dict_or(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[1], Kind::kDict)) return Value::not_implemented();
  return dict_union(t, self_dict(args), as<Dict>(args[1]));
}

Value dict_ror(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[1], Kind::kDict)) return Value::not_implemented();
  return dict_union(t, as<Dict>(args[1]), self_dict(args));
}

Value dict_ior(Thread& t, Value* args, uint32_t) {
  return dict_update(t, self_dict(args), args[1]) ? args[0] : Value::error();
}

Value dict_repr_method(Thread& t, Value* args, uint32_t) {
  return dict_repr(t, self_dict(args));
}

Value dict_clear_method(Thread& t, Value* args, uint32_t) {
  dict_clear(t, self_dict(args));
  t.machine.finalizers->request(t, Finalizers::kCollect);
  return Value::none();
}

Value dict_copy_method(Thread& t, Value* args, uint32_t) {
  Dict* copy = dict_copy(t, self_dict(args));
  return copy == nullptr ? Value::error() : Value::from_object(copy);
}

Value dict_fromkeys(Thread& t, Value* args, uint32_t) {
  Value value = args[2].is_undefined() ? Value::none() : args[2];
  bool plain = as<Type>(args[0]) == t.machine.types.dict;
  Value dict = plain ? Value::from_object(new_dict(t)) : call_with(t, args[0]);
  if (dict.is_error()) return dict;
  bool ok = iterate(t, args[1], [&](Value key) {
    return plain ? dict_set(t, as<Dict>(dict), key, value) : set_item(t, dict, key, value);
  });
  return ok ? dict : Value::error();
}

Value dict_get_method(Thread& t, Value* args, uint32_t) {
  Value value = dict_get(t, self_dict(args), args[1]);
  if (!value.is_undefined() || t.has_pending()) return value;
  return args[2].is_undefined() ? Value::none() : args[2];
}

Value dict_setdefault(Thread& t, Value* args, uint32_t) {
  return dict_set_default(t, self_dict(args), args[1], args[2].is_undefined() ? Value::none() : args[2]);
}

Value dict_pop(Thread& t, Value* args, uint32_t) {
  t.machine.finalizers->request(t, Finalizers::kLook);
  Value value = dict_take(t, self_dict(args), args[1]);
  if (!value.is_undefined() || t.has_pending()) return value;
  return args[2].is_undefined() ? raise_value(t, t.machine.types.KeyError, args[1]) : args[2];
}

Value dict_popitem(Thread& t, Value* args, uint32_t) {
  t.machine.finalizers->request(t, Finalizers::kLook);
  Value key;
  Value value;
  if (dict_pop_last(t, self_dict(args), &key, &value)) return make_tuple(t, key, value);
  return raise_text(t, t.machine.types.KeyError, "popitem(): dictionary is empty");
}

Value dict_update_native(Thread& t, Value* args, uint32_t count) {
  bool ok = dict_update_method(t, "update", self_dict(args), args[1], args + 2, count - 2);
  return ok ? Value::none() : Value::error();
}

template <DictViewKind kind>
Value dict_view(Thread& t, Value* args, uint32_t) {
  return new_dict_view(t, self_dict(args), kind);
}

const NativeDef kDictMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"__new__", dict_new, "cls, /, *args, **kwargs"},
    {"__init__", dict_init, "self, /, *args, **kwargs"},
    {"__len__", dict_len, "self, /"},
    {"__getitem__", dict_getitem, "self, key, /"},
    {"__setitem__", dict_setitem, "self, key, value, /"},
    {"__delitem__", dict_delitem, "self, key, /"},
    {"__contains__", dict_contains_method, "self, key, /"},
    {"__iter__", dict_iter, "self, /"},
    {"__reversed__", dict_reversed, "self, /"},
    {"__eq__", dict_eq<true>, "self, value, /"},
    {"__ne__", dict_eq<false>, "self, value, /"},
    {"__or__", dict_or, "self, value, /"},
    {"__ror__", dict_ror, "self, value, /"},
    {"__ior__", dict_ior, "self, value, /"},
    {"__repr__", dict_repr_method, "self, /"},
    {"clear", dict_clear_method, "self, /"},
    {"copy", dict_copy_method, "self, /"},
    {"fromkeys", dict_fromkeys, "cls, iterable, value=, /", nullptr, NativeDef::kClass},
    {"get", dict_get_method, "self, key, default=, /"},
    {"items", dict_view<DictViewKind::kItems>, "self, /"},
    {"keys", dict_view<DictViewKind::kKeys>, "self, /"},
    {"pop", dict_pop, "self, key, default=, /"},
    {"popitem", dict_popitem, "self, /"},
    {"setdefault", dict_setdefault, "self, key, default=, /"},
    {"update", dict_update_native, "self, /, *args, **kwargs"},
    {"values", dict_view<DictViewKind::kValues>, "self, /"},
};

}  // namespace

void init_dict_type(Thread& t) {
  TypeSpec spec;
  spec.name = "dict";
  spec.kind = Kind::kDict;
  spec.instance_size = sizeof(Dict);
  spec.methods = kDictMethods;
  spec.doc = "A mapping that remembers the order of insertion.";
  t.machine.types.dict = define_type(t, spec);
  init_dict_view_types(t);
}

}  // namespace gilbox

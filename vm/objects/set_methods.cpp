// The types set and frozenset: their methods.
#include "vm/objects/finalizers.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/iterator.h"
#include "vm/objects/set_internal.h"
#include "vm/objects/tuple.h"

namespace gilbox {

Value set_repr(Thread& t, Set* set) {
  Value self = Value::from_object(set);
  std::string name = type_name(t, self);
  if (set_size(set) == 0) return new_str(t, name + "()");
  ReprGuard guard(t, self);
  if (guard.recursive()) return new_str(t, name + "(...)");
  bool plain = type_of(t, self) == t.machine.types.set;
  std::string text = plain ? "{" : name + "({";
  bool first = true;
  uint32_t position = 0;
  Value item;
  while (set_next(set, &position, &item)) {
    if (!first) text += ", ";
    first = false;
    if (!repr_to(t, item, &text)) return Value::error();
  }
  return new_str(t, text + (plain ? "}" : "})"));
}

namespace {

Set* self_set(Value* args) {
  return as<Set>(args[0]);
}

Value none_if(bool ok) {
  return ok ? Value::none() : Value::error();
}

Value set_new(Thread& t, Value* args, uint32_t) {
  return new_set_instance(t, as<Type>(args[0]), false);
}

Value set_init(Thread& t, Value* args, uint32_t) {
  Set* set = self_set(args);
  if (set_size(set) != 0) set_clear(t, set);
  return none_if(args[1].is_undefined() || set_update(t, set, args[1]));
}

Value frozenset_new(Thread& t, Value* args, uint32_t) {
  Type* cls = as<Type>(args[0]);
  Type* frozenset = t.machine.types.frozenset;
  if (cls == frozenset && is_kind(args[1], Kind::kSet) && type_of(t, args[1]) == frozenset) return args[1];
  Value set = new_set_instance(t, cls, true);
  if (!args[1].is_undefined() && !set_update(t, as<Set>(set), args[1])) return Value::error();
  return set;
}

Value set_len(Thread&, Value* args, uint32_t) {
  return Value::from_int(set_size(self_set(args)));
}

Value set_contains_method(Thread& t, Value* args, uint32_t) {
  int found = set_contains(t, self_set(args), args[1]);
  return found < 0 ? Value::error() : Value::boolean(found == 1);
}

Value set_iter(Thread& t, Value* args, uint32_t) {
  return new_iterator(t, IteratorKind::kSet, args[0]);
}

Value set_repr_method(Thread& t, Value* args, uint32_t) {
  return set_repr(t, self_set(args));
}

Value frozenset_hash_method(Thread& t, Value* args, uint32_t) {
  return new_int(t, static_cast<int64_t>(frozenset_hash(self_set(args))));
}

template <BinaryOp op>
Value binary_method(Thread& t, Value* args, uint32_t) {
  return set_binary(t, op, args[0], args[1]);
}

template <BinaryOp op>
Value reflected_method(Thread& t, Value* args, uint32_t) {
  return set_binary(t, op, args[1], args[0]);
}

template <BinaryOp op>
Value inplace_method(Thread& t, Value* args, uint32_t) {
  return set_inplace(t, op, args[0], args[1]);
}

Value set_add_method(Thread& t, Value* args, uint32_t) {
  return none_if(set_add(t, self_set(args), args[1]));
}

Value set_clear_method(Thread& t, Value* args, uint32_t) {
  set_clear(t, self_set(args));
  t.machine.finalizers->request(t, Finalizers::kCollect);
  return Value::none();
}

Value set_copy_method(Thread& t, Value* args, uint32_t) {
  if (type_of(t, args[0]) == t.machine.types.frozenset) return args[0];
  return set_copy(t, self_set(args));
}

Value set_discard_method(Thread& t, Value* args, uint32_t) {
  t.machine.finalizers->request(t, Finalizers::kCollect);
  return none_if(set_discard(t, self_set(args), args[1]) >= 0);
}

Value set_remove(Thread& t, Value* args, uint32_t) {
  int found = set_discard(t, self_set(args), args[1]);
  if (found == 0) return raise_value(t, t.machine.types.KeyError, args[1]);
  t.machine.finalizers->request(t, Finalizers::kCollect);
  return none_if(found == 1);
}

Value set_pop_method(Thread& t, Value* args, uint32_t) {
  t.machine.finalizers->request(t, Finalizers::kLook);
  return set_pop(t, self_set(args));
}

// The methods that take any number of iterables: args[0] is the set, the others follow.

Value set_union(Thread& t, Value* args, uint32_t count) {
  Value all = set_copy(t, self_set(args));
  if (all.is_error()) return all;
  for (uint32_t i = 1; i < count; ++i) {
    if (args[i] == args[0]) continue;
    if (!set_update(t, as<Set>(all), args[i])) return Value::error();
  }
  return all;
}

Value set_update_method(Thread& t, Value* args, uint32_t count) {
  for (uint32_t i = 1; i < count; ++i) {
    if (!set_update(t, self_set(args), args[i])) return Value::error();
  }
  return Value::none();
}

Value set_intersection_method(Thread& t, Value* args, uint32_t count) {
  if (count == 1) return set_copy(t, self_set(args));
  Value common = args[0];
  for (uint32_t i = 1; i < count && !common.is_error(); ++i) {
    common = set_intersection(t, as<Set>(common), args[i]);
  }
  return common;
}

Value set_intersection_update_method(Thread& t, Value* args, uint32_t count) {
  Value common = set_intersection_method(t, args, count);
  if (common.is_error()) return common;
  set_take_over(t, self_set(args), as<Set>(common));
  return Value::none();
}

Value set_difference_method(Thread& t, Value* args, uint32_t count) {
  if (count == 1) return set_copy(t, self_set(args));
  Value rest = set_difference(t, self_set(args), args[1]);
  for (uint32_t i = 2; i < count && !rest.is_error(); ++i) {
    if (!set_difference_update(t, as<Set>(rest), args[i])) return Value::error();
  }
  return rest;
}

Value set_difference_update_method(Thread& t, Value* args, uint32_t count) {
  for (uint32_t i = 1; i < count; ++i) {
    if (!set_difference_update(t, self_set(args), args[i])) return Value::error();
  }
  return Value::none();
}

Value set_symmetric_difference_method(Thread& t, Value* args, uint32_t) {
  return set_symmetric_difference(t, self_set(args), args[1]);
}

Value set_symmetric_difference_update_method(Thread& t, Value* args, uint32_t) {
  return none_if(set_symmetric_difference_update(t, self_set(args), args[1]));
}

// The other operand of issubset and its like as a set.
Value as_set(Thread& t, Value iterable) {
  if (is_kind(iterable, Kind::kSet)) return iterable;
  Set* set = new_set(t);
  return set_update(t, set, iterable) ? Value::from_object(set) : Value::error();
}

Value set_issubset(Thread& t, Value* args, uint32_t) {
  Value other = as_set(t, args[1]);
  return other.is_error() ? other : set_compare(t, CompareOp::kLe, args[0], other);
}

Value set_issuperset(Thread& t, Value* args, uint32_t) {
  if (is_kind(args[1], Kind::kSet)) return set_compare(t, CompareOp::kGe, args[0], args[1]);
  int found = 1;
  bool ok = iterate(t, args[1], [&](Value item) {
    uint64_t hash = 0;
    found = key_hash(t, item, &hash) ? set_contains_hashed(t, self_set(args), item, hash) : -1;
    return found == 1;
  });
  return ok || found == 0 ? Value::boolean(found == 1) : Value::error();
}

Value set_isdisjoint(Thread& t, Value* args, uint32_t) {
  Set* set = self_set(args);
  Value other = args[1];
  if (other == args[0]) return Value::boolean(set_size(set) == 0);
  if (is_kind(other, Kind::kSet) && set_size(as<Set>(other)) > set_size(set)) {
    set = as<Set>(other);
    other = args[0];
  }
  int found = 0;
  bool ok = iterate(t, other, [&](Value item) {
    uint64_t hash = 0;
    found = key_hash(t, item, &hash) ? set_contains_hashed(t, set, item, hash) : -1;
    return found == 0;
  });
  return ok || found == 1 ? Value::boolean(found == 0) : Value::error();
}

#define GILBOX_METHODS_OF_BOTH                                                                           \
  {"__len__", set_len, "self, /"}, {"__contains__", set_contains_method, "self, key, /"},                \
      {"__iter__", set_iter, "self, /"}, {"__repr__", set_repr_method, "self, /"},                       \
      GILBOX_COMPARE_METHODS(set_compare), {"__and__", binary_method<BinaryOp::kAnd>, "self, value, /"}, \
      {"__or__", binary_method<BinaryOp::kOr>, "self, value, /"},                                        \
      {"__xor__", binary_method<BinaryOp::kXor>, "self, value, /"},                                      \
      {"__sub__", binary_method<BinaryOp::kSubtract>, "self, value, /"},                                 \
      {"__rand__", reflected_method<BinaryOp::kAnd>, "self, value, /"},                                  \
      {"__ror__", reflected_method<BinaryOp::kOr>, "self, value, /"},                                    \
      {"__rxor__", reflected_method<BinaryOp::kXor>, "self, value, /"},                                  \
      {"__rsub__", reflected_method<BinaryOp::kSubtract>, "self, value, /"},                             \
      {"copy", set_copy_method, "self, /"}, {"difference", set_difference_method, "self, /, *others"},   \
      {"intersection", set_intersection_method, "self, /, *others"},                                     \
      {"isdisjoint", set_isdisjoint, "self, other, /"}, {"issubset", set_issubset, "self, other, /"},    \
      {"issuperset", set_issuperset, "self, other, /"},                                                  \
      {"symmetric_difference", set_symmetric_difference_method, "self, other, /"}, {                     \
    "union", set_union, "self, /, *others"                                                               \
  }

const NativeDef kSetMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"__new__", set_new, "cls, /, *args, **kwargs"},
    {"__init__", set_init, "self, iterable=, /"},
    GILBOX_METHODS_OF_BOTH,
    {"__iand__", inplace_method<BinaryOp::kAnd>, "self, value, /"},
    {"__ior__", inplace_method<BinaryOp::kOr>, "self, value, /"},
    {"__ixor__", inplace_method<BinaryOp::kXor>, "self, value, /"},
    {"__isub__", inplace_method<BinaryOp::kSubtract>, "self, value, /"},
    {"add", set_add_method, "self, object, /"},
    {"clear", set_clear_method, "self, /"},
    {"difference_update", set_difference_update_method, "self, /, *others"},
    {"discard", set_discard_method, "self, object, /"},
    {"intersection_update", set_intersection_update_method, "self, /, *others"},
    {"pop", set_pop_method, "self, /"},
    {"remove", set_remove, "self, object, /"},
    {"symmetric_difference_update", set_symmetric_difference_update_method, "self, other, /"},
    {"update", set_update_method, "self, /, *others"},
};

const NativeDef kFrozensetMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"__new__", frozenset_new, "cls, iterable=, /"},
    {"__hash__", frozenset_hash_method, "self, /"},
    GILBOX_METHODS_OF_BOTH,
};

Type* define_set(Thread& t, const char* name, std::span<const NativeDef> methods) {
  TypeSpec spec;
  spec.name = name;
  spec.kind = Kind::kSet;
  spec.instance_size = sizeof(Set);
  spec.methods = methods;
  return define_type(t, spec);
}

}  // namespace

void init_set_types(Thread& t) {
  t.machine.types.set = define_set(t, "set", kSetMethods);
  t.machine.types.frozenset = define_set(t, "frozenset", kFrozensetMethods);
}

}  // namespace gilbox

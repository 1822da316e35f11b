// The views of a dict: keys(), values(), items() (CPython: Objects/dictobject.c, "dictviews").
#include "vm/objects/dict_internal.h"
#include "vm/objects/iterator.h"
#include "vm/objects/mapping_proxy.h"
#include "vm/objects/set.h"
#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

Dict* dict_of(const DictView* view) {
  return as<Dict>(view->dict);
}

DictViewKind kind_of_view(const DictView* view) {
  return static_cast<DictViewKind>(view->flags);
}

bool is_set_like(Value v) {
  return is_kind(v, Kind::kDictView) && kind_of_view(as<DictView>(v)) != DictViewKind::kValues;
}

}  // namespace

Value new_dict_view(Thread& t, Dict* dict, DictViewKind kind) {
  const Types& types = t.machine.types;
  Type* by_kind[] = {types.dict_keys, types.dict_values, types.dict_items};
  const Type* type = by_kind[static_cast<size_t>(kind)];
  auto* view =
      new_small<DictView>(t, Kind::kDictView, type->instance_shape.load(std::memory_order_relaxed)->id);
  view->flags = static_cast<uint8_t>(kind);
  view->dict = Value::from_object(dict);
  return Value::from_object(view);
}

uint32_t dict_view_size(const DictView* view) {
  return dict_size(dict_of(view));
}

int dict_view_contains(Thread& t, DictView* view, Value item) {
  switch (kind_of_view(view)) {
    case DictViewKind::kKeys:
      return dict_contains(t, dict_of(view), item);
    case DictViewKind::kItems: {
      if (!is_kind(item, Kind::kTuple) || as<Tuple>(item)->count != 2) return 0;
      Value value = dict_get(t, dict_of(view), as<Tuple>(item)->items[0]);
      if (value.is_undefined()) return t.has_pending() ? -1 : 0;
      return equal_items(t, value, as<Tuple>(item)->items[1]);
    }
    default: {
      uint32_t position = 0;
      Value key;
      Value value;
      while (dict_next(dict_of(view), &position, &key, &value)) {
        int same = equal_items(t, value, item);
        if (same != 0) return same;
      }
      return 0;
    }
  }
}

// The views of collections.OrderedDict show themselves as odict_keys and so on.
bool is_ordered_dict(Thread& t, Dict* dict) {
  const Type* type = type_of(t, Value::from_object(dict));
  if (type == t.machine.types.dict) return false;
  const Tuple* mro = type->mro;
  return std::any_of(mro->items, mro->items + mro->count,
                     [](Value base) { return type_name(as<Type>(base)).ends_with("OrderedDict"); });
}

Value dict_view_repr(Thread& t, DictView* view) {
  ReprGuard guard(t, Value::from_object(view));
  if (guard.recursive()) return new_ascii(t, "...");
  std::string text = is_ordered_dict(t, dict_of(view)) ? "o" : "";
  text += type_name(t, Value::from_object(view)) + "([";
  bool first = true;
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(dict_of(view), &position, &key, &value)) {
    if (!first) text += ", ";
    first = false;
    Value item = key;
    if (kind_of_view(view) == DictViewKind::kValues) item = value;
    if (kind_of_view(view) == DictViewKind::kItems) item = make_tuple(t, key, value);
    if (item.is_error() || !repr_to(t, item, &text)) return Value::error();
  }
  return new_str(t, text + "])");
}

// --- As sets ---

namespace {

int all_contained(Thread& t, Value items, Value in) {
  int result = 1;
  bool ok = iterate(t, items, [&](Value item) {
    result = contains(t, in, item);
    return result == 1;
  });
  return ok || result == 0 ? result : -1;
}

Set* set_of(Thread& t, Value iterable) {
  Set* set = new_set(t);
  return set_update(t, set, iterable) ? set : nullptr;
}

// As CPython: the larger of two views is searched, a set that is no smaller intersects itself.
Value intersection(Thread& t, Value view, Value other) {
  if (!is_set_like(view)) std::swap(view, other);
  uint32_t size = dict_view_size(as<DictView>(view));
  if (is_kind(other, Kind::kSet) && type_of(t, other) == t.machine.types.set &&
      size <= set_size(as<Set>(other))) {
    return set_intersection(t, as<Set>(other), view);
  }
  if (is_set_like(other) && dict_view_size(as<DictView>(other)) > size) std::swap(view, other);
  Set* result = new_set(t);
  bool ok = iterate(t, other, [&](Value item) {
    int found = dict_view_contains(t, as<DictView>(view), item);
    return found == 0 || (found == 1 && set_add(t, result, item));
  });
  return ok ? Value::from_object(result) : Value::error();
}

Value set_operation(Thread& t, BinaryOp op, Value a, Value b) {
  if (op == BinaryOp::kAnd) return intersection(t, a, b);
  Set* result = set_of(t, a);
  if (result == nullptr) return Value::error();
  bool ok = false;
  switch (op) {
    case BinaryOp::kOr:
      ok = set_update(t, result, b);
      break;
    case BinaryOp::kSubtract:
      ok = set_difference_update(t, result, b);
      break;
    default:
      ok = set_symmetric_difference_update(t, result, b);
      break;
  }
  return ok ? Value::from_object(result) : Value::error();
}

}  // namespace

Value dict_view_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_set_like(a) || (!is_set_like(b) && !is_kind(b, Kind::kSet))) return Value::not_implemented();
  int64_t a_size = length(t, a);
  int64_t b_size = length(t, b);
  if (a_size < 0 || b_size < 0) return Value::error();
  int result = 0;
  switch (op) {
    case CompareOp::kEq:
    case CompareOp::kNe:
      result = a_size == b_size ? all_contained(t, a, b) : 0;
      if (result >= 0 && op == CompareOp::kNe) result = 1 - result;
      break;
    case CompareOp::kLt:
      result = a_size < b_size ? all_contained(t, a, b) : 0;
      break;
    case CompareOp::kLe:
      result = a_size <= b_size ? all_contained(t, a, b) : 0;
      break;
    case CompareOp::kGt:
      result = a_size > b_size ? all_contained(t, b, a) : 0;
      break;
    case CompareOp::kGe:
      result = a_size >= b_size ? all_contained(t, b, a) : 0;
      break;
  }
  return result < 0 ? Value::error() : Value::boolean(result == 1);
}

Value dict_view_binary(Thread& t, BinaryOp op, Value a, Value b) {
  bool known =
      op == BinaryOp::kAnd || op == BinaryOp::kOr || op == BinaryOp::kXor || op == BinaryOp::kSubtract;
  if (!known || (!is_set_like(a) && !is_set_like(b))) return Value::not_implemented();
  return set_operation(t, op, a, b);
}

void trace_dict_view(Object* object, Marker& marker) {
  marker.mark(static_cast<DictView*>(object)->dict);
}

// --- The types ---

namespace {

DictView* self_dict_view(Value* args) {
  return as<DictView>(args[0]);
}

Value view_len(Thread&, Value* args, uint32_t) {
  return Value::from_int(dict_view_size(self_dict_view(args)));
}

Value view_contains(Thread& t, Value* args, uint32_t) {
  int found = dict_view_contains(t, self_dict_view(args), args[1]);
  return found < 0 ? Value::error() : Value::boolean(found == 1);
}

Value view_iter(Thread& t, Value* args, uint32_t) {
  return builtin_iter(t, args[0]);
}

Value view_reversed(Thread& t, Value* args, uint32_t) {
  return builtin_reversed(t, args[0]);
}

Value view_repr(Thread& t, Value* args, uint32_t) {
  return dict_view_repr(t, self_dict_view(args));
}

template <BinaryOp op>
Value view_binary(Thread& t, Value* args, uint32_t) {
  return dict_view_binary(t, op, args[0], args[1]);
}

template <BinaryOp op>
Value view_reflected(Thread& t, Value* args, uint32_t) {
  return dict_view_binary(t, op, args[1], args[0]);
}

Value view_isdisjoint(Thread& t, Value* args, uint32_t) {
  int found = 0;
  bool ok = iterate(t, args[1], [&](Value item) {
    found = dict_view_contains(t, self_dict_view(args), item);
    return found == 0;
  });
  return ok || found == 1 ? Value::boolean(found == 0) : Value::error();
}

const NativeDef kValuesMethods[] = {
    {"__len__", view_len, "self, /"},
    {"__iter__", view_iter, "self, /"},
    {"__reversed__", view_reversed, "self, /"},
    {"__repr__", view_repr, "self, /"},
};

const NativeDef kSetLikeMethods[] = {
    {"__len__", view_len, "self, /"},
    {"__contains__", view_contains, "self, key, /"},
    {"__iter__", view_iter, "self, /"},
    {"__reversed__", view_reversed, "self, /"},
    {"__repr__", view_repr, "self, /"},
    GILBOX_COMPARE_METHODS(dict_view_compare),
    {"__and__", view_binary<BinaryOp::kAnd>, "self, value, /"},
    {"__or__", view_binary<BinaryOp::kOr>, "self, value, /"},
    {"__xor__", view_binary<BinaryOp::kXor>, "self, value, /"},
    {"__sub__", view_binary<BinaryOp::kSubtract>, "self, value, /"},
    {"__rand__", view_reflected<BinaryOp::kAnd>, "self, value, /"},
    {"__ror__", view_reflected<BinaryOp::kOr>, "self, value, /"},
    {"__rxor__", view_reflected<BinaryOp::kXor>, "self, value, /"},
    {"__rsub__", view_reflected<BinaryOp::kSubtract>, "self, value, /"},
    {"isdisjoint", view_isdisjoint, "self, other, /"},
};

Value view_mapping(Thread& t, Value* args, uint32_t) {
  return new_mapping_proxy(t, as<DictView>(args[0])->dict);
}
const NativeGetSet kViewGetSets[] = {{"mapping", view_mapping}};

Type* define_view(Thread& t, const char* name, std::span<const NativeDef> methods) {
  TypeSpec spec;
  spec.name = name;
  spec.kind = Kind::kDictView;
  spec.instance_size = sizeof(DictView);
  spec.flags = Type::kNoSubclass | Type::kNotCallable;
  spec.methods = methods;
  spec.getsets = kViewGetSets;
  return define_type(t, spec);
}

}  // namespace

void init_dict_view_types(Thread& t) {
  t.machine.types.dict_keys = define_view(t, "dict_keys", kSetLikeMethods);
  t.machine.types.dict_values = define_view(t, "dict_values", kValuesMethods);
  t.machine.types.dict_items = define_view(t, "dict_items", kSetLikeMethods);
}

}  // namespace gilbox

// The module operator (Modules/_operator.c).
#include <algorithm>
#include <vector>

#include "vm/modules/functools.h"
#include "vm/modules/modules.h"
#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool init_operator(Thread& t, Module* module);

namespace {

template <BinaryOp kOp>
Value binary(Thread& t, Value* args, uint32_t) {
  return binary_op(t, kOp, args[0], args[1]);
}
template <BinaryOp kOp>
Value inplace(Thread& t, Value* args, uint32_t) {
  return inplace_op(t, kOp, args[0], args[1]);
}
template <CompareOp kOp>
Value compared(Thread& t, Value* args, uint32_t) {
  return compare(t, kOp, args[0], args[1]);
}
template <Value (*kOp)(Thread&, Value)>
Value unary(Thread& t, Value* args, uint32_t) {
  return kOp(t, args[0]);
}

template <bool kWanted>
Value truth_is(Thread& t, Value* args, uint32_t) {
  const int yes = truth(t, args[0]);
  return yes < 0 ? Value::error() : Value::boolean((yes == 1) == kWanted);
}
template <bool kWanted>
Value identical(Thread&, Value* args, uint32_t) {
  return Value::boolean((args[0] == args[1]) == kWanted);
}
Value operator_abs(Thread& t, Value* args, uint32_t) {
  const Value builtin = dict_get_str(t.machine.builtins->dict, intern(t.machine, t, "abs"));
  return call_with(t, builtin, args[0]);
}
Value operator_contains(Thread& t, Value* args, uint32_t) {
  const int yes = contains(t, args[0], args[1]);
  return yes < 0 ? Value::error() : Value::boolean(yes == 1);
}
Value operator_getitem(Thread& t, Value* args, uint32_t) {
  return get_item(t, args[0], args[1]);
}
Value operator_setitem(Thread& t, Value* args, uint32_t) {
  return set_item(t, args[0], args[1], args[2]) ? Value::none() : Value::error();
}
Value operator_delitem(Thread& t, Value* args, uint32_t) {
  return del_item(t, args[0], args[1]) ? Value::none() : Value::error();
}

// concat and iconcat: + of sequences only.
template <bool kInPlace>
Value operator_concat(Thread& t, Value* args, uint32_t) {
  if (lookup_special(t, args[0], kGetItemDunder).is_undefined()) {
    return raise(t, t.machine.types.TypeError, "'{}' object can't be concatenated", type_name(t, args[0]));
  }
  return kInPlace ? inplace_op(t, BinaryOp::kAdd, args[0], args[1])
                  : binary_op(t, BinaryOp::kAdd, args[0], args[1]);
}

// Calls each(index, same) for all items until it returns false.
template <class Each>
bool compare_all(Thread& t, Value iterable, Value wanted, Each each) {
  int64_t index = 0;
  return for_each_item(t, iterable, [&](Value item) {
    const int same = equals(t, item, wanted);
    return same >= 0 && each(index++, same == 1);
  });
}
Value operator_count_of(Thread& t, Value* args, uint32_t) {
  int64_t count = 0;
  const bool ok = compare_all(t, args[0], args[1], [&](int64_t, bool same) {
    count += same ? 1 : 0;
    return true;
  });
  return ok ? Value::from_int(count) : Value::error();
}
Value operator_index_of(Thread& t, Value* args, uint32_t) {
  int64_t found = -1;
  const bool ended = compare_all(t, args[0], args[1], [&](int64_t index, bool same) {
    if (same) found = index;
    return !same;
  });
  if (found >= 0) return Value::from_int(found);
  return ended ? raise_text(t, t.machine.types.ValueError, "sequence.index(x): x not in sequence")
               : Value::error();
}

Value operator_length_hint(Thread& t, Value* args, uint32_t) {
  Value fallback = args[1].is_undefined() ? Value::from_int(0) : args[1];
  if (!is_integer_or_bool(fallback)) {
    return raise(t, t.machine.types.TypeError, "'{}' object cannot be interpreted as an integer",
                 type_name(t, fallback));
  }
  if (!lookup_special(t, args[0], kLenDunder).is_undefined()) {
    const int64_t size = length(t, args[0]);
    return size < 0 ? Value::error() : new_int(t, size);
  }
  const Value hint = type_lookup(type_of(t, args[0]), intern(t.machine, t, "__length_hint__"));
  if (hint.is_undefined()) return fallback;
  const Value result = call_special(t, hint, args[0]);
  if (result.is_error() && pending_is(t, t.machine.types.TypeError)) {
    static_cast<void>(t.take_pending());
    return fallback;
  }
  if (result.is_error() || result.is_not_implemented()) return result.is_error() ? result : fallback;
  if (!is_integer_or_bool(result)) {
    return raise(t, t.machine.types.TypeError, "__length_hint__ must be an integer, not {}",
                 type_name(t, result));
  }
  int64_t size = 0;
  if (int_fits_int64(result, &size) && size < 0) {
    return raise_text(t, t.machine.types.ValueError, "__length_hint__() should return >= 0");
  }
  return result;
}

// args: obj, kwargs, the arguments
Value operator_call(Thread& t, Value* args, uint32_t count) {
  RootedValues all(t);
  for (uint32_t i = 2; i < count; ++i) all.push(args[i]);
  if (args[1].is_undefined()) return call(t, args[0], all.span());
  return call_with_keywords(t, args[0], &all, as<Dict>(args[1]));
}

// --- itemgetter, attrgetter, methodcaller: constant after construction ---

struct Getter : NativeObject {
  Value items;     // Tuple: keys; tuples of names; the method's name and its arguments
  Value keywords;  // of methodcaller: Dict or Undefined
};
void trace_getter(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Getter*>(object)->items);
  marker.mark(static_cast<Getter*>(object)->keywords);
}
constexpr NativeOps kItemOps = {"operator.itemgetter", sizeof(Getter), trace_getter, nullptr, nullptr};
constexpr NativeOps kAttrOps = {"operator.attrgetter", sizeof(Getter), trace_getter, nullptr, nullptr};
constexpr NativeOps kMethodOps = {"operator.methodcaller", sizeof(Getter), trace_getter, nullptr, nullptr};

Value new_getter(Thread& t, Value cls, const NativeOps& ops, std::span<const Value> items, Value keywords) {
  const Value tuple = new_tuple_of(t, items);
  if (tuple.is_error()) return tuple;
  auto* getter = make_native<Getter>(t, cls, ops);
  getter->items = tuple;
  getter->keywords = keywords;
  return Value::from_object(getter);
}

// One result, or a tuple of several.
template <class Get>
Value get_all(Thread& t, const Getter* getter, Get get) {
  const auto items = tuple_items(as<Tuple>(getter->items));
  if (items.size() == 1) return get(items[0]);
  RootedValues results(t);
  for (Value item : items) {
    const Value result = get(item);
    if (result.is_error()) return result;
    results.push(result);
  }
  return new_tuple_of(t, results.span());
}

// args: cls, the first, the others
Value itemgetter_new(Thread& t, Value* args, uint32_t count) {
  return new_getter(t, args[0], kItemOps, {args + 1, count - 1}, Value::undefined());
}
Value itemgetter_call(Thread& t, Value* args, uint32_t) {
  const Value object = args[1];
  return get_all(t, as<Getter>(args[0]), [&](Value key) { return get_item(t, object, key); });
}

Value attrgetter_new(Thread& t, Value* args, uint32_t count) {
  RootedValues paths(t);
  for (uint32_t i = 1; i < count; ++i) {
    if (!is_kind(args[i], Kind::kStr)) {
      return raise_text(t, t.machine.types.TypeError, "attribute name must be a string");
    }
    const std::string path = to_utf8(as<Str>(args[i]));
    RootedValues names(t);
    for (size_t start = 0; start <= path.size();) {
      const size_t dot = std::min(path.find('.', start), path.size());
      names.push(Value::from_object(intern(t.machine, t, path.substr(start, dot - start))));
      start = dot + 1;
    }
    paths.push(new_tuple_of(t, names.span()));
  }
  return new_getter(t, args[0], kAttrOps, paths.span(), Value::undefined());
}
Value attrgetter_call(Thread& t, Value* args, uint32_t) {
  const Value object = args[1];
  return get_all(t, as<Getter>(args[0]), [&](Value path) {
    Value v = object;
    for (Value name : tuple_items(as<Tuple>(path))) {
      v = get_attr(t, v, as<Str>(name));
      if (v.is_error()) break;
    }
    return v;
  });
}

// args: cls, kwargs, name and arguments
Value methodcaller_new(Thread& t, Value* args, uint32_t count) {
  if (count < 3) {
    return raise_text(t, t.machine.types.TypeError,
                      "methodcaller needs at least one argument, the method name");
  }
  if (!is_kind(args[2], Kind::kStr)) {
    return raise_text(t, t.machine.types.TypeError, "method name must be a string");
  }
  args[2] = Value::from_object(intern(t, as<Str>(args[2])));
  return new_getter(t, args[0], kMethodOps, {args + 2, count - 2}, args[1]);
}
Value methodcaller_call(Thread& t, Value* args, uint32_t) {
  const auto* getter = as<Getter>(args[0]);
  const auto items = tuple_items(as<Tuple>(getter->items));
  const Value method = get_attr(t, args[1], as<Str>(items[0]));
  if (method.is_error()) return method;
  if (getter->keywords.is_undefined()) return call(t, method, items.subspan(1));
  RootedValues all(t);
  for (Value v : items.subspan(1)) all.push(v);
  return call_with_keywords(t, method, &all, as<Dict>(getter->keywords));
}

// operator.itemgetter(1, 2)
Value getter_repr(Thread& t, Value* args, uint32_t) {
  const auto* getter = as<Getter>(args[0]);
  std::string text = std::string(getter->operations->name) + "(";
  bool first = true;
  for (Value item : tuple_items(as<Tuple>(getter->items))) {
    std::string part;
    if (getter->operations == &kAttrOps) {
      for (Value name : tuple_items(as<Tuple>(item)))
        part += (part.empty() ? "" : ".") + to_utf8(as<Str>(name));
      part = "'" + part + "'";
    } else if (!repr_to(t, item, &part)) {
      return Value::error();
    }
    text += (first ? "" : ", ") + part;
    first = false;
  }
  uint32_t position = 0;
  Value key, value;
  while (!getter->keywords.is_undefined() && dict_next(as<Dict>(getter->keywords), &position, &key, &value)) {
    std::string part;
    if (!repr_to(t, value, &part)) return Value::error();
    text += ", " + to_utf8(as<Str>(key)) + "=" + part;
  }
  return new_str(t, text + ")");
}

constexpr NativeDef kItemMethods[] = {{"__new__", itemgetter_new, "cls, item, /, *items"},
                                      {"__call__", itemgetter_call, "self, obj, /"},
                                      {"__repr__", getter_repr, "self, /"}};
constexpr NativeDef kAttrMethods[] = {{"__new__", attrgetter_new, "cls, attr, /, *attrs"},
                                      {"__call__", attrgetter_call, "self, obj, /"},
                                      {"__repr__", getter_repr, "self, /"}};
constexpr NativeDef kMethodMethods[] = {{"__new__", methodcaller_new, "cls, /, *args, **kwargs"},
                                        {"__call__", methodcaller_call, "self, obj, /"},
                                        {"__repr__", getter_repr, "self, /"}};

// --- Tables: each function is there by its name and, but for a few, as __name__ ---

struct Entry {
  NativeDef def;
  const char* dunder;  // null: none
};
#define BINARY(NAME, DUNDER, OP) \
  { {NAME, binary<BinaryOp::OP>, "a, b, /"}, DUNDER }
#define IN_PLACE(NAME, DUNDER, OP) \
  { {NAME, inplace<BinaryOp::OP>, "a, b, /"}, DUNDER }
constexpr Entry kEntries[] = {
    {{"lt", compared<CompareOp::kLt>, "a, b, /"}, "__lt__"},
    {{"le", compared<CompareOp::kLe>, "a, b, /"}, "__le__"},
    {{"eq", compared<CompareOp::kEq>, "a, b, /"}, "__eq__"},
    {{"ne", compared<CompareOp::kNe>, "a, b, /"}, "__ne__"},
    {{"gt", compared<CompareOp::kGt>, "a, b, /"}, "__gt__"},
    {{"ge", compared<CompareOp::kGe>, "a, b, /"}, "__ge__"},
    BINARY("add", "__add__", kAdd),
    BINARY("sub", "__sub__", kSubtract),
    BINARY("mul", "__mul__", kMultiply),
    BINARY("truediv", "__truediv__", kTrueDivide),
    BINARY("floordiv", "__floordiv__", kFloorDivide),
    BINARY("mod", "__mod__", kModulo),
    BINARY("pow", "__pow__", kPower),
    BINARY("lshift", "__lshift__", kLshift),
    BINARY("rshift", "__rshift__", kRshift),
    BINARY("and_", "__and__", kAnd),
    BINARY("or_", "__or__", kOr),
    BINARY("xor", "__xor__", kXor),
    BINARY("matmul", "__matmul__", kMatrixMultiply),
    IN_PLACE("iadd", "__iadd__", kAdd),
    IN_PLACE("isub", "__isub__", kSubtract),
    IN_PLACE("imul", "__imul__", kMultiply),
    IN_PLACE("itruediv", "__itruediv__", kTrueDivide),
    IN_PLACE("ifloordiv", "__ifloordiv__", kFloorDivide),
    IN_PLACE("imod", "__imod__", kModulo),
    IN_PLACE("ipow", "__ipow__", kPower),
    IN_PLACE("ilshift", "__ilshift__", kLshift),
    IN_PLACE("irshift", "__irshift__", kRshift),
    IN_PLACE("iand", "__iand__", kAnd),
    IN_PLACE("ior", "__ior__", kOr),
    IN_PLACE("ixor", "__ixor__", kXor),
    IN_PLACE("imatmul", "__imatmul__", kMatrixMultiply),
    {{"neg", unary<unary_negative>, "a, /"}, "__neg__"},
    {{"pos", unary<unary_positive>, "a, /"}, "__pos__"},
    {{"inv", unary<unary_invert>, "a, /"}, "__inv__"},
    {{"invert", unary<unary_invert>, "a, /"}, "__invert__"},
    {{"index", unary<to_index>, "a, /"}, "__index__"},
    {{"abs", operator_abs, "a, /"}, "__abs__"},
    {{"not_", truth_is<false>, "a, /"}, "__not__"},
    {{"truth", truth_is<true>, "a, /"}, nullptr},
    {{"is_", identical<true>, "a, b, /"}, nullptr},
    {{"is_not", identical<false>, "a, b, /"}, nullptr},
    {{"contains", operator_contains, "a, b, /"}, "__contains__"},
    {{"getitem", operator_getitem, "a, b, /"}, "__getitem__"},
    {{"setitem", operator_setitem, "a, b, c, /"}, "__setitem__"},
    {{"delitem", operator_delitem, "a, b, /"}, "__delitem__"},
    {{"concat", operator_concat<false>, "a, b, /"}, "__concat__"},
    {{"iconcat", operator_concat<true>, "a, b, /"}, "__iconcat__"},
    {{"countOf", operator_count_of, "a, b, /"}, nullptr},
    {{"indexOf", operator_index_of, "a, b, /"}, nullptr},
    {{"length_hint", operator_length_hint, "obj, default=, /"}, nullptr},
    {{"call", operator_call, "obj, /, *args, **kwargs"}, "__call__"},
};
#undef BINARY
#undef IN_PLACE

bool add_getter(Thread& t, Module* module, const char* name, const NativeOps& ops,
                std::span<const NativeDef> methods) {
  return module_add_type(t, module,
                         {.name = name,
                          .module = "operator",
                          .native = &ops,
                          .instance_size = sizeof(Getter),
                          .methods = methods});
}

}  // namespace

bool init_operator(Thread& t, Module* module) {
  const Value home = Value::from_object(intern(t.machine, t, "_operator"));  // as messages call it
  RootedValues names(t);
  for (const Entry& entry : kEntries) {
    const Value function = Value::from_object(make_builtin(t, entry.def, Value::undefined(), nullptr, home));
    if (!module_set(t, module, entry.def.name, function)) return false;
    if (entry.dunder != nullptr && !module_set(t, module, entry.dunder, function)) return false;
    names.push(Value::from_object(intern(t.machine, t, entry.def.name)));
  }
  for (const char* name : {"itemgetter", "attrgetter", "methodcaller"}) {
    names.push(Value::from_object(intern(t.machine, t, name)));
  }
  std::vector<Value> sorted(names.span().begin(), names.span().end());
  std::sort(sorted.begin(), sorted.end(),
            [](Value a, Value b) { return to_utf8(as<Str>(a)) < to_utf8(as<Str>(b)); });
  if (!module_set(t, module, "__all__", new_list(t, sorted))) return false;
  return add_getter(t, module, "itemgetter", kItemOps, kItemMethods) &&
         add_getter(t, module, "attrgetter", kAttrOps, kAttrMethods) &&
         add_getter(t, module, "methodcaller", kMethodOps, kMethodMethods);
}

}  // namespace gilbox

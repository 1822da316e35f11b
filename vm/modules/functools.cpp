// The module _functools (Modules/_functoolsmodule.c): reduce, partial, cmp_to_key. lru_cache:
// functools_cache.cpp.
#include "vm/modules/functools.h"

#include <algorithm>

#include "vm/modules/modules.h"
#include "vm/objects/dict.h"
#include "vm/objects/dict_keys.h"
#include "vm/objects/function.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/member.h"
#include "vm/objects/signature.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool init_functools(Thread& t, Module* module);

namespace {

// --- reduce ---

// args: function, iterable, initial
Value functools_reduce(Thread& t, Value* args, uint32_t) {
  const Value function = args[0];
  const Value iterator = get_iter(t, args[1]);
  if (iterator.is_error()) {
    if (!pending_is(t, t.machine.types.TypeError)) return iterator;
    static_cast<void>(t.take_pending());
    return raise_text(t, t.machine.types.TypeError, "reduce() arg 2 must support iteration");
  }
  Value result = args[2];
  for (;;) {
    const Value item = iter_next(t, iterator);
    if (item.is_undefined()) {
      if (t.has_pending()) return item;
      break;
    }
    result = result.is_undefined() ? item : call_with(t, function, result, item);
    if (result.is_error()) return result;
  }
  if (!result.is_undefined()) return result;
  return raise_text(t, t.machine.types.TypeError, "reduce() of empty iterable with no initial value");
}

// --- partial: never changes after construction ---

struct Partial : NativeObject {
  Value function;
  Value args;      // Tuple
  Value keywords;  // Dict
};

void trace_partial(NativeObject* object, Marker& marker) {
  auto* partial = static_cast<Partial*>(object);
  marker.mark(partial->function);
  marker.mark(partial->args);
  marker.mark(partial->keywords);
}
constexpr NativeOps kPartialOps = {"functools.partial", sizeof(Partial), trace_partial, nullptr, nullptr};

// args: cls, keywords, then the function and its arguments
Value partial_new(Thread& t, Value* args, uint32_t count) {
  if (count < 3) {
    return raise_text(t, t.machine.types.TypeError, "type 'partial' takes at least one argument");
  }
  Value function = args[2];
  if (!is_callable(t, function)) {
    return raise_text(t, t.machine.types.TypeError, "the first argument must be callable");
  }
  RootedValues all(t);
  Dict* keywords = new_dict(t);
  if (is_native(function, kPartialOps)) {  // one inside another becomes one
    const auto* inner = as<Partial>(function);
    for (Value v : tuple_items(as<Tuple>(inner->args))) all.push(v);
    if (!dict_update(t, keywords, inner->keywords)) return Value::error();
    function = inner->function;
  }
  for (uint32_t i = 3; i < count; ++i) all.push(args[i]);
  if (!args[1].is_undefined() && !dict_update(t, keywords, args[1])) return Value::error();
  const Value tuple = new_tuple_of(t, all.span());
  if (tuple.is_error()) return tuple;
  auto* partial = make_native<Partial>(t, args[0], kPartialOps);
  partial->function = function;
  partial->args = tuple;
  partial->keywords = Value::from_object(keywords);
  return Value::from_object(partial);
}

// args: self, keywords, the arguments
Value partial_call(Thread& t, Value* args, uint32_t count) {
  const auto* partial = as<Partial>(args[0]);
  const auto first = tuple_items(as<Tuple>(partial->args));
  const auto total = static_cast<uint32_t>(first.size()) + count - 2;
  Dict* keywords = as<Dict>(partial->keywords);
  if (dict_size(keywords) == 0 && args[1].is_undefined()) {
    ArgumentArea area(t, total + 1);
    if (area.begin() == nullptr) {
      return raise_text(t, t.machine.types.RecursionError, "maximum recursion depth exceeded");
    }
    Value* list = area.begin() + 1;
    std::copy(first.begin(), first.end(), list);
    std::copy(args + 2, args + count, list + first.size());
    if (is_kind(partial->function, Kind::kBuiltin)) {
      return call_builtin_in_place(t, as<Builtin>(partial->function), list, total);
    }
    return call(t, partial->function, {list, total});
  }
  RootedValues all(t);
  for (Value v : first) all.push(v);
  for (uint32_t i = 2; i < count; ++i) all.push(args[i]);
  if (!args[1].is_undefined()) {
    keywords = dict_copy(t, keywords);
    if (keywords == nullptr || !dict_update(t, keywords, args[1])) return Value::error();
  }
  return call_with_keywords(t, partial->function, &all, keywords);
}

Value partial_repr(Thread& t, Value* args, uint32_t) {
  const ReprGuard guard(t, args[0]);
  if (guard.recursive()) return new_ascii(t, "...");
  const auto* partial = as<Partial>(args[0]);
  const Type* type = type_of(t, args[0]);
  std::string text =
      (type->has_flag(Type::kScript) ? to_utf8(as<Str>(type->qualname.load())) : "functools.partial");
  std::string part;
  if (!repr_to(t, partial->function, &part)) return Value::error();
  text += "(" + part;
  for (Value v : tuple_items(as<Tuple>(partial->args))) {
    part.clear();
    if (!repr_to(t, v, &part)) return Value::error();
    text += ", " + part;
  }
  uint32_t position = 0;
  Value key, value;
  while (dict_next(as<Dict>(partial->keywords), &position, &key, &value)) {
    std::string name;
    part.clear();
    if (!str_to(t, key, &name) || !repr_to(t, value, &part)) return Value::error();
    text += ", " + name + "=" + part;
  }
  return new_str(t, text + ")");
}
Value partial_func(Thread&, Value* args, uint32_t) {
  return as<Partial>(args[0])->function;
}
Value partial_args(Thread&, Value* args, uint32_t) {
  return as<Partial>(args[0])->args;
}
Value partial_keywords(Thread&, Value* args, uint32_t) {
  return as<Partial>(args[0])->keywords;
}

constexpr NativeDef kPartialMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"__new__", partial_new, "cls, *args, **kwargs"},
    {"__call__", partial_call, "self, /, *args, **kwargs"},
    {"__repr__", partial_repr, "self, /"},
};
constexpr NativeGetSet kPartialGetSets[] = {
    {"func", partial_func}, {"args", partial_args}, {"keywords", partial_keywords}};

// --- cmp_to_key: K(object) compares as the function says ---

struct Key : NativeObject {
  Value function;
  Slot object;  // Undefined: the factory itself, which makes keys
};
void trace_key(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Key*>(object)->function);
  marker.mark(static_cast<Key*>(object)->object);
}
constexpr NativeOps kKeyOps = {"functools.KeyWrapper", sizeof(Key), trace_key, nullptr, nullptr};

Value new_key(Thread& t, Value type, Value function, Value object) {
  auto* key = make_native<Key>(t, type, kKeyOps);
  key->function = function;
  key->object.init(object);
  return Value::from_object(key);
}
Value key_call(Thread& t, Value* args, uint32_t) {
  return new_key(t, Value::from_object(type_of(t, args[0])), as<Key>(args[0])->function, args[1]);
}
Value key_object(Thread& t, Value* args, uint32_t) {
  const Value object = as<Key>(args[0])->object.load();
  return object.is_undefined() ? raise_text(t, t.machine.types.AttributeError, "obj") : object;
}
Value key_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_native(b, kKeyOps)) {
    return raise_text(t, t.machine.types.TypeError, "other argument must be K instance");
  }
  const Value verdict =
      call_with(t, as<Key>(a)->function, as<Key>(a)->object.load(), as<Key>(b)->object.load());
  return verdict.is_error() ? verdict : compare(t, op, verdict, Value::from_int(0));
}
constexpr NativeDef kKeyMethods[] = {{"__call__", key_call, "self, /, obj"},
                                     GILBOX_COMPARE_METHODS(key_compare)};
constexpr NativeGetSet kKeyGetSets[] = {{"obj", key_object}};

Value functools_cmp_to_key(Thread& t, Value* args, uint32_t) {
  const Value type = module_member(t, "_functools", "KeyWrapper");
  return type.is_error() ? type : new_key(t, type, args[0], Value::undefined());
}

// Decorates a class that CPython has in C: messages name it with its module.
Value functools_full_name(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kType)) return raise(t, t.machine.types.TypeError, "full_name() takes a class");
  as<Type>(args[0])->type_flags.fetch_or(Type::kFullName, std::memory_order_relaxed);
  return args[0];
}

Value functools_read_only(Thread& t, Value* args, uint32_t count) {
  for (uint32_t i = 1; i < count; ++i) {
    if (!add_read_only_member(t, as<Type>(args[0]), intern(t, as<Str>(args[i])))) return Value::error();
  }
  return Value::none();
}

constexpr NativeDef kFunctoolsFunctions[] = {
    {"reduce", functools_reduce, "function, iterable, initial=, /"},
    {"cmp_to_key", functools_cmp_to_key, "mycmp"},
    {"full_name", functools_full_name, "cls, /"},  // for classes of library/
    {"read_only", functools_read_only, "cls, /, *names"},
    {"class_getitem", class_getitem, "cls, item, /"},  // for classes of library/
};

}  // namespace

Value call_with_keywords(Thread& t, Value function, RootedValues* args, const Dict* keywords) {
  RootedValues names(t);
  uint32_t position = 0;
  Value key, value;
  while (dict_next(keywords, &position, &key, &value)) {
    names.push(key);
    args->push(value);
  }
  const Value kwnames = new_tuple_of(t, names.span());
  return kwnames.is_error() ? kwnames : call(t, function, args->span(), as<Tuple>(kwnames));
}

bool init_functools(Thread& t, Module* module) {
  return module_add_functions(t, module, kFunctoolsFunctions) && add_functools_cache(t, module) &&
         module_add_type(t, module,
                         {.name = "partial",
                          .module = "functools",
                          .native = &kPartialOps,
                          .instance_size = sizeof(Partial),
                          .has_attributes = true,
                          .methods = kPartialMethods,
                          .getsets = kPartialGetSets}) &&
         module_add_type(t, module,
                         {.name = "KeyWrapper",
                          .module = "functools",
                          .native = &kKeyOps,
                          .instance_size = sizeof(Key),
                          .flags = Type::kNoSubclass | Type::kNotCallable,
                          .methods = kKeyMethods,
                          .getsets = kKeyGetSets});
}

}  // namespace gilbox

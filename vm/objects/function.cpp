#include "vm/objects/function.h"

#include <algorithm>

#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/code_object.h"
#include "vm/objects/dict.h"
#include "vm/objects/frame_object.h"
#include "vm/objects/mapping_proxy.h"
#include "vm/objects/signature.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/objects/type_bootstrap.h"

namespace gilbox {

void trace_function(Object* object, Marker& marker) {
  auto* f = static_cast<Function*>(object);
  trace_attributes(f, marker);
  for (const Slot* slot :
       {&f->name, &f->qualname, &f->module_name, &f->doc, &f->defaults, &f->kwdefaults, &f->annotations}) {
    marker.mark(*slot);
  }
  marker.mark(f->closure);
}

void trace_builtin(Object* object, Marker& marker) {
  auto* f = static_cast<Builtin*>(object);
  marker.mark(f->self);
  marker.mark(f->owner);
  marker.mark(f->module);
}

void trace_bound_method(Object* object, Marker& marker) {
  auto* method = static_cast<BoundMethod*>(object);
  marker.mark(method->function);
  marker.mark(method->self);
}

Value new_function(Thread& t, CodeState* code, Value defaults, Value kwdefaults, Value annotations,
                   Value closure) {
  Machine& m = t.machine;
  auto* f = new_object<Function>(t, Kind::kFunction);
  f->extra.init(nullptr);
  f->code.store(code, std::memory_order_relaxed);
  f->name.init(Value::from_object(code->name));
  f->qualname.init(Value::from_object(code->qualname));
  Value module = dict_get_str(code->globals_dict, m.names.dunder_name);
  f->module_name.init(module.is_undefined() ? Value::none() : module);
  f->doc.init(code->code->has_docstring ? code->constants[0] : Value::none());
  f->defaults.init(defaults);
  f->kwdefaults.init(kwdefaults);
  f->annotations.init(annotations);
  f->closure = closure;
  return Value::from_object(f);
}

Value new_bound_method(Thread& t, Value function, Value self) {
  auto* method = new_object<BoundMethod>(t, Kind::kBoundMethod);
  method->function = function;
  method->self = self;
  return Value::from_object(method);
}

Cell* new_cell(Thread& t, Value value) {
  auto* cell = new_object<Cell>(t, Kind::kCell);
  cell->value.init(value);
  return cell;
}

Builtin* make_builtin(Thread& t, const NativeDef& def, Value self, Type* owner, Value module) {
  auto* f = new_object<Builtin>(t, Kind::kBuiltin);
  f->def = &def;
  f->self = self;
  f->owner = owner;
  f->module = module;
  f->signature.store(nullptr, std::memory_order_relaxed);
  return f;
}

void set_builtin_type(Builtin* function, const Type* type) {
  function->shape_id.store(type->instance_shape.load(std::memory_order_acquire)->id,
                           std::memory_order_release);
}

namespace {

template <Slot Function::*kField>
Value get_slot(Thread&, Value* a, uint32_t) {
  return (as<Function>(a[0])->*kField).load();
}

template <Slot Function::*kField>
Value set_slot(Thread&, Value* a, uint32_t) {
  (as<Function>(a[0])->*kField).store(a[1]);
  return Value::none();
}

// Of a certain kind; deleting (or, where that is allowed, None) gives None.
template <Slot Function::*kField, Kind kKind>
Value set_checked(Thread& t, Value* a, uint32_t) {
  constexpr bool kName = kKind == Kind::kStr;
  const Value v = a[1].is_undefined() ? Value::none() : a[1];
  if (!is_kind(v, kKind) && (kName || !v.is_none())) {
    constexpr const char* kAttribute = kField == &Function::name         ? "__name__"
                                       : kField == &Function::qualname   ? "__qualname__"
                                       : kField == &Function::defaults   ? "__defaults__"
                                       : kField == &Function::kwdefaults ? "__kwdefaults__"
                                                                         : "__annotations__";
    constexpr const char* kWanted = kName ? "string" : kKind == Kind::kTuple ? "tuple" : "dict";
    return raise(t, t.machine.types.TypeError, "{} must be set to a {} object", kAttribute, kWanted);
  }
  (as<Function>(a[0])->*kField).store(v);
  return Value::none();
}

Value function_get_annotations(Thread& t, Value* a, uint32_t) {
  auto* f = as<Function>(a[0]);
  if (f->annotations.load().is_undefined()) f->annotations.store(Value::from_object(new_dict(t)));
  return f->annotations.load();
}

Value function_get_closure(Thread&, Value* a, uint32_t) {
  return as<Function>(a[0])->closure;
}

CodeState* code_now(Value function) {
  return as<Function>(function)->code.load(std::memory_order_acquire);
}

Value function_get_globals(Thread&, Value* a, uint32_t) {
  return Value::from_object(code_now(a[0])->globals_dict);
}

Value read_only(Thread& t, Value*, uint32_t) {
  return raise_text(t, t.machine.types.AttributeError, "readonly attribute");
}

Value function_set_dict(Thread& t, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::kDict)) {
    return raise(t, t.machine.types.TypeError, "__dict__ must be set to a dictionary, not a '{}'",
                 type_name(t, a[1]));
  }
  return raise_text(t, t.machine.types.NotImplementedError,
                    "gilbox does not support setting the __dict__ of functions");
}

Value function_get_builtins(Thread& t, Value*, uint32_t) {
  return Value::from_object(t.machine.builtins->dict);
}

Value function_get_dict(Thread& t, Value* a, uint32_t) {
  return own_dict(t, as<Function>(a[0]));
}

Value function_repr(Thread& t, Value* a, uint32_t) {
  std::string name;
  if (!str_to(t, as<Function>(a[0])->qualname.load(), &name)) return Value::error();
  return new_str(t, fmt::format("<function {} at 0x{:x}>", name, object_id(t, a[0])));
}

Value function_get(Thread& t, Value* a, uint32_t) {
  return a[1].is_none() ? a[0] : new_bound_method(t, a[0], a[1]);
}

// f.__call__(*args, **kwargs), of functions of all kinds.
Value call_explicitly(Thread& t, Value* a, uint32_t count) {
  if (a[1].is_undefined()) return call(t, a[0], {a + 2, count - 2});
  RootedValues args(t);
  for (uint32_t i = 2; i < count; ++i) args.push(a[i]);
  Tuple* kwnames = spread_keywords(t, as<Dict>(a[1]), &args);
  return kwnames == nullptr ? Value::error() : call(t, a[0], args.span(), kwnames);
}
constexpr NativeDef kCallMethod = {"__call__", call_explicitly, "self, /, *args, **kwargs"};

constexpr NativeDef kFunctionMethods[] = {
    kCallMethod,
    {"__repr__", function_repr, "self, /"},
    {"__get__", function_get, "self, instance, owner=, /"},
};
constexpr NativeGetSet kFunctionGetSets[] = {
    {"__name__", get_slot<&Function::name>, set_checked<&Function::name, Kind::kStr>},
    {"__qualname__", get_slot<&Function::qualname>, set_checked<&Function::qualname, Kind::kStr>},
    {"__module__", get_slot<&Function::module_name>, set_slot<&Function::module_name>},
    {"__doc__", get_slot<&Function::doc>, set_slot<&Function::doc>},
    {"__defaults__", get_slot<&Function::defaults>, set_checked<&Function::defaults, Kind::kTuple>},
    {"__kwdefaults__", get_slot<&Function::kwdefaults>, set_checked<&Function::kwdefaults, Kind::kDict>},
    {"__annotations__", function_get_annotations, set_slot<&Function::annotations>},
    {"__closure__", function_get_closure, read_only},
    {"__builtins__", function_get_builtins, read_only},
    {"__globals__", function_get_globals, read_only},
    {"__dict__", function_get_dict, function_set_dict},
};

Value builtin_get_name(Thread& t, Value* a, uint32_t) {
  return new_str(t, as<Builtin>(a[0])->def->name);
}

Value builtin_get_qualname(Thread& t, Value* a, uint32_t) {
  auto* f = as<Builtin>(a[0]);
  if (f->owner == nullptr) return new_str(t, f->def->name);
  return new_str(t, type_name(f->owner) + "." + f->def->name);
}

Value builtin_get_module(Thread&, Value* a, uint32_t) {
  return as<Builtin>(a[0])->module;
}

Value builtin_get_self(Thread& t, Value* a, uint32_t) {
  const Type* type = type_of(t, a[0]);
  if (type == t.machine.types.method_descriptor || type == t.machine.types.wrapper_descriptor) {
    return raise(t, t.machine.types.AttributeError, "'{}' object has no attribute '__self__'",
                 type_name(type));
  }
  Value self = as<Builtin>(a[0])->self;
  return self.is_undefined() ? Value::none() : self;
}

Value builtin_get_doc(Thread& t, Value* a, uint32_t) {
  const char* doc = as<Builtin>(a[0])->def->doc;
  return doc == nullptr ? Value::none() : new_str(t, doc);
}

Value builtin_get_class(Thread& t, Value* a, uint32_t) {
  const auto* f = as<Builtin>(a[0]);
  if (f->owner != nullptr && f->flags != 0 && f->self.is_undefined()) return Value::from_object(f->owner);
  return raise(t, t.machine.types.AttributeError, "'{}' object has no attribute '__objclass__'",
               type_name(t, a[0]));
}

// As methods are bound; without an instance, for a class, it stays as it is.
Value builtin_get(Thread& t, Value* a, uint32_t) {
  return a[1].is_none() ? a[0] : bind_attr(t, a[0], a[1], type_of(t, a[1]));
}

Value builtin_repr(Thread& t, Value* a, uint32_t) {
  auto* f = as<Builtin>(a[0]);
  const bool slot = is_slot(f);
  if (f->owner != nullptr && f->flags != 0 && f->self.is_undefined()) {
    return new_str(t, fmt::format("<{} '{}' of '{}' objects>", slot ? "slot wrapper" : "method", f->def->name,
                                  type_name(f->owner)));
  }
  if (!f->self.is_undefined() && slot) {
    return new_str(t, fmt::format("<method-wrapper '{}' of {} object at 0x{:x}>", f->def->name,
                                  type_name(t, f->self), object_id(t, f->self)));
  }
  if (!f->self.is_undefined()) {
    return new_str(t, fmt::format("<built-in method {} of {} object at 0x{:x}>", f->def->name,
                                  type_name(t, f->self), object_id(t, f->self)));
  }
  return new_str(t, fmt::format("<built-in function {}>", f->def->name));
}

constexpr NativeDef kBuiltinMethods[] = {
    kCallMethod,
    {"__repr__", builtin_repr, "self, /"},
};
constexpr NativeDef kBuiltinDescriptorMethods[] = {{"__get__", builtin_get, "self, instance, owner=, /"}};
constexpr NativeGetSet kBuiltinGetSets[] = {
    {"__name__", builtin_get_name},     {"__qualname__", builtin_get_qualname},
    {"__module__", builtin_get_module}, {"__self__", builtin_get_self},
    {"__doc__", builtin_get_doc},       {"__objclass__", builtin_get_class},
};

Value method_get_func(Thread&, Value* a, uint32_t) {
  return as<BoundMethod>(a[0])->function;
}
Value method_get_self(Thread&, Value* a, uint32_t) {
  return as<BoundMethod>(a[0])->self;
}

// Everything else is the function's: __name__, __doc__, attributes of its own.
Value method_getattr(Thread& t, Value* a, uint32_t) {
  return get_attr(t, as<BoundMethod>(a[0])->function, intern(t, as<Str>(a[1])));
}

// These the type has as well, so that __getattr__ is not asked.
Value method_get_doc(Thread& t, Value* a, uint32_t) {
  return get_attr(t, as<BoundMethod>(a[0])->function, t.machine.names.dunder_doc);
}
Value method_get_module(Thread& t, Value* a, uint32_t) {
  return get_attr(t, as<BoundMethod>(a[0])->function, t.machine.names.dunder_module);
}

Value method_repr(Thread& t, Value* a, uint32_t) {
  auto* method = as<BoundMethod>(a[0]);
  if (is_kind(method->function, Kind::kBuiltin) && is_kind(method->self, Kind::kType)) {
    return new_str(t, fmt::format("<built-in method {} of type object at 0x{:x}>",
                                  as<Builtin>(method->function)->def->name, object_id(t, method->self)));
  }
  Value qualname = get_attr_if_any(t, method->function, t.machine.names.dunder_qualname);
  std::string name = "?";
  if (is_kind(qualname, Kind::kStr)) name = to_utf8(as<Str>(qualname));
  std::string self;
  if (t.has_pending() || !repr_to(t, method->self, &self)) return Value::error();
  return new_str(t, fmt::format("<bound method {} of {}>", name, self));
}

Value method_eq(Thread& t, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::kBoundMethod)) return Value::not_implemented();
  auto* x = as<BoundMethod>(a[0]);
  auto* y = as<BoundMethod>(a[1]);
  static_cast<void>(t);
  return Value::boolean(x->function == y->function && x->self == y->self);
}

Value method_hash(Thread& t, Value* a, uint32_t) {
  auto* method = as<BoundMethod>(a[0]);
  uint64_t mixed = (object_id(t, method->function) >> 4) * 31 + (object_id(t, method->self) >> 4);
  return Value::from_int(static_cast<int64_t>(mixed & 0x3fffffffffff));
}

Value method_new(Thread& t, Value* a, uint32_t) {
  auto& types = t.machine.types;
  if (!is_callable(t, a[1])) return raise_text(t, types.TypeError, "first argument must be callable");
  if (a[2].is_none()) return raise_text(t, types.TypeError, "instance must not be None");
  return new_bound_method(t, a[1], a[2]);
}

constexpr NativeDef kMethodMethods[] = {
    kCallMethod,
    {"__new__", method_new, "cls, function, instance, /"},
    {"__getattr__", method_getattr, "self, name, /"},
    {"__repr__", method_repr, "self, /"},
    {"__eq__", method_eq, "self, other, /"},
    {"__hash__", method_hash, "self, /"},
};
constexpr NativeGetSet kMethodGetSets[] = {
    {"__func__", method_get_func},
    {"__self__", method_get_self},
    {"__doc__", method_get_doc},
    {"__module__", method_get_module},
};

Value cell_get_contents(Thread& t, Value* a, uint32_t) {
  Value v = as<Cell>(a[0])->value.load();
  return v.is_undefined() ? raise(t, t.machine.types.ValueError, "Cell is empty") : v;
}

Value cell_set_contents(Thread&, Value* a, uint32_t) {
  as<Cell>(a[0])->value.store(a[1]);  // Undefined when it is deleted
  return Value::none();
}
Value cell_new(Thread& t, Value* a, uint32_t) {
  return Value::from_object(new_cell(t, a[1]));
}
// Cells compare by what is in them; empty ones are equal.
Value cell_eq(Thread& t, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::kCell)) return Value::not_implemented();
  const Value x = as<Cell>(a[0])->value.load();
  const Value y = as<Cell>(a[1])->value.load();
  if (x.is_undefined() || y.is_undefined()) return Value::boolean(x.is_undefined() && y.is_undefined());
  const int same = equals(t, x, y);
  return same < 0 ? Value::error() : Value::boolean(same != 0);
}
Value cell_repr(Thread& t, Value* a, uint32_t) {
  const Value v = as<Cell>(a[0])->value.load();
  if (v.is_undefined()) return new_str(t, fmt::format("<cell at 0x{:x}: empty>", object_id(t, a[0])));
  return new_str(t, fmt::format("<cell at 0x{:x}: {} object at 0x{:x}>", object_id(t, a[0]), type_name(t, v),
                                object_id(t, v)));
}

constexpr NativeDef kCellMethods[] = {
    {"__new__", cell_new, "cls, contents=, /"},
    {"__eq__", cell_eq, "self, value, /"},
    {"__repr__", cell_repr, "self, /"},
};
constexpr NativeGetSet kCellGetSets[] = {{"cell_contents", cell_get_contents, cell_set_contents}};

}  // namespace

void init_function_types(Thread& t) {
  Types& types = t.machine.types;
  types.function = define_type(t, {.name = "function",
                                   .kind = Kind::kFunction,
                                   .instance_size = sizeof(Function),
                                   .has_attributes = true,
                                   .flags = Type::kNoSubclass,
                                   .methods = kFunctionMethods,
                                   .getsets = kFunctionGetSets});
  // Generic functions have it as an attribute of their own.
  dict_cell(t, types.function->attrs, intern(t.machine, t, "__type_params__"))->value.store(make_tuple(t));
  for (Type* type :
       {types.builtin, types.method_descriptor, types.wrapper_descriptor, types.method_wrapper}) {
    extend_type(t, type, kBuiltinMethods, kBuiltinGetSets);
  }
  extend_type(t, types.method_descriptor, kBuiltinDescriptorMethods, {});
  extend_type(t, types.wrapper_descriptor, kBuiltinDescriptorMethods, {});
  types.method = define_type(t, {.name = "method",
                                 .kind = Kind::kBoundMethod,
                                 .flags = Type::kNoSubclass,
                                 .methods = kMethodMethods,
                                 .getsets = kMethodGetSets});
  init_code_type(t);
  init_frame_type(t);
  init_mapping_proxy_type(t);
  types.cell = define_type(t, {.name = "cell",
                               .kind = Kind::kCell,
                               .flags = Type::kNoSubclass,
                               .methods = kCellMethods,
                               .getsets = kCellGetSets});
}

}  // namespace gilbox

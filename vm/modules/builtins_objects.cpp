// builtins: functions that look into objects, types and namespaces; what is refused_builtin.
#include <algorithm>

#include "vm/modules/functools.h"
#include "vm/modules/modules.h"
#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/frame_object.h"
#include "vm/objects/int.h"
#include "vm/objects/set.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

Value builtin_ascii(Thread& t, Value* args, uint32_t) {
  return ascii(t, args[0]);
}
Value builtin_repr(Thread& t, Value* args, uint32_t) {
  return repr(t, args[0]);
}
Value builtin_callable(Thread& t, Value* args, uint32_t) {
  return Value::boolean(is_callable(t, args[0]));
}
Value builtin_id(Thread& t, Value* args, uint32_t) {
  return new_int(t, object_id(t, args[0]));
}
Value builtin_hash(Thread& t, Value* args, uint32_t) {
  uint64_t value;
  if (!hash(t, args[0], &value)) return Value::error();
  return new_int(t, static_cast<int64_t>(value));
}
Value builtin_len(Thread& t, Value* args, uint32_t) {
  const int64_t n = length(t, args[0]);
  return n < 0 ? Value::error() : new_int(t, n);
}
Value builtin_format(Thread& t, Value* args, uint32_t) {
  const Value spec = args[1].is_undefined() ? Value::from_object(t.machine.names.empty) : args[1];
  if (!is_kind(spec, Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "format() argument 2 must be str, not {}",
                 argument_type_name(t, spec));
  }
  return format_value(t, args[0], spec);
}
Value builtin_isinstance(Thread& t, Value* args, uint32_t) {
  const int result = is_instance(t, args[0], args[1]);
  return result < 0 ? Value::error() : Value::boolean(result != 0);
}
Value builtin_issubclass(Thread& t, Value* args, uint32_t) {
  const int result = is_subclass(t, args[0], args[1]);
  return result < 0 ? Value::error() : Value::boolean(result != 0);
}

// --- Attributes ---

Value builtin_getattr(Thread& t, Value* args, uint32_t) {
  Str* name = attribute_name(t, args[1]);
  if (name == nullptr) return Value::error();
  const Value otherwise = args[2];
  if (otherwise.is_undefined()) return get_attr(t, args[0], name);
  const Value found = get_attr_if_any(t, args[0], name);
  if (!found.is_undefined()) return found;
  if (t.has_pending()) {
    if (!pending_is(t, t.machine.types.AttributeError)) return Value::error();
    static_cast<void>(t.take_pending());
  }
  return otherwise;
}
Value builtin_hasattr(Thread& t, Value* args, uint32_t) {
  Str* name = attribute_name(t, args[1]);
  if (name == nullptr) return Value::error();
  const Value found = get_attr_if_any(t, args[0], name);
  if (found.is_undefined() && t.has_pending()) {
    if (!pending_is(t, t.machine.types.AttributeError)) return Value::error();
    static_cast<void>(t.take_pending());
  }
  return Value::boolean(!found.is_undefined());
}
Value builtin_setattr(Thread& t, Value* args, uint32_t) {
  Str* name = attribute_name(t, args[1]);
  return name != nullptr && set_attr(t, args[0], name, args[2]) ? Value::none() : Value::error();
}
Value builtin_delattr(Thread& t, Value* args, uint32_t) {
  Str* name = attribute_name(t, args[1]);
  return name != nullptr && del_attr(t, args[0], name) ? Value::none() : Value::error();
}

// --- Namespaces ---

Value namespace_missing(Thread& t, const char* function) {
  return raise(t, t.machine.types.SystemError, "{}(): no frame", function);
}

Value builtin_globals(Thread& t, Value*, uint32_t) {
  if (t.frame == nullptr) return namespace_missing(t, "globals");
  return Value::from_object(t.frame->code->globals_dict);
}

Value builtin_locals(Thread& t, Value*, uint32_t) {
  return current_locals(t);
}
Value builtin_vars(Thread& t, Value* args, uint32_t) {
  if (args[0].is_undefined()) return current_locals(t);
  const Value dict = get_dict(t, args[0]);
  if (!dict.is_error()) return dict;
  static_cast<void>(t.take_pending());
  return raise(t, t.machine.types.TypeError, "vars() argument must have __dict__ attribute");
}

bool add_keys(Thread& t, Set* names, Dict* dict, Value hidden = Value()) {
  uint32_t position = 0;
  Value key, value;
  while (dict_next(dict, &position, &key, &value)) {
    if (value.is_undefined() || !is_kind(key, Kind::kStr)) continue;
    if (key == hidden && !is_kind(value, Kind::kProperty)) continue;  // a function's tells its module
    if (!set_add(t, names, key)) return false;
  }
  return true;
}

// What object.__dir__, type.__dir__ and module.__dir__ would give.
bool add_default_names(Thread& t, Set* names, Value v) {
  if (is_kind(v, Kind::kModule)) return add_keys(t, names, as<Module>(v)->dict);
  const Type* type = type_of(t, v);
  if (is_kind(v, Kind::kType)) {
    type = as<Type>(v);
  } else {
    const Shape* shape = v.is_object() ? t.machine.shapes.of(v.as_object()) : nullptr;
    if (shape != nullptr && shape->has_attributes) {
      const Value dict = shape->dict_mode ? get_dict(t, v) : Value::undefined();
      if (is_kind(dict, Kind::kDict) && !add_keys(t, names, as<Dict>(dict))) return false;
      static_cast<void>(t.take_pending());
      for (Str* name : shape->names) {
        if (name != nullptr && !set_add(t, names, Value::from_object(name))) return false;
      }
    }
  }
  const bool function = type == t.machine.types.function || type->instance_kind == Kind::kBuiltin;
  if (function && !set_add(t, names, Value::from_object(intern(t.machine, t, "__call__")))) return false;
  for (Value base : tuple_items(type->mro)) {
    // Built-in classes keep their __module__ where CPython's have none.
    const Type* each = as<Type>(base);
    const Value hidden = each->has_flag(Type::kScript) && !each->has_flag(Type::kFullName)
                             ? Value()
                             : Value::from_object(t.machine.names.dunder_module);
    if (!add_keys(t, names, each->attrs, hidden)) return false;
  }
  return true;
}

Value builtin_dir(Thread& t, Value* args, uint32_t) {
  Value names;
  if (args[0].is_undefined()) {
    const Value locals = current_locals(t);
    names = locals.is_error() ? locals : list_from(t, locals);
  } else {
    const bool asks = is_kind(args[0], Kind::kInstance) || is_kind(args[0], Kind::kType);
    Value method = asks ? lookup_special(t, args[0], kDirDunder) : Value();
    const Value own = is_kind(args[0], Kind::kModule)
                          ? dict_get_str(as<Module>(args[0])->dict, intern(t.machine, t, "__dir__"))
                          : Value();
    if (!own.is_undefined()) {
      names = call(t, own);
      if (!names.is_error()) names = list_from(t, names);
    } else if (!method.is_undefined() && is_kind(method, Kind::kFunction)) {
      names = call_special(t, method, args[0]);
      if (!names.is_error()) names = list_from(t, names);
    } else {
      Set* set = new_set(t);
      if (set == nullptr || !add_default_names(t, set, args[0])) return Value::error();
      names = list_from(t, Value::from_object(set));
    }
  }
  if (names.is_error() || !list_sort(t, as<List>(names), Value::none(), false)) return Value::error();
  return names;
}

// --- What gilbox does not have ---

// The text stands in a module in Python, which is loaded at the first call.
Value builtin_help(Thread& t, Value* args, uint32_t) {
  if (args[0].is_undefined()) {
    return raise_text(t, t.machine.types.NotImplementedError,
                      "gilbox does not support help() without an argument");
  }
  const Value show = library_attr(t, "_help", "show");
  return show.is_error() ? show : call_with(t, show, args[0]);
}

template <int kWhich>
Value refused_builtin(Thread& t, Value*, uint32_t) {
  static constexpr const char* kNames[] = {"aiter", "anext"};
  return raise(t, t.machine.types.NotImplementedError, "{}() is not supported by gilbox", kNames[kWhich]);
}

// args: kwargs, then the arguments, which go to the hook.
Value builtin_breakpoint(Thread& t, Value* args, uint32_t count) {
  const Value hook = library_attr(t, "sys", "breakpointhook");
  if (hook.is_error()) return hook;
  if (args[0].is_undefined()) return call(t, hook, {args + 1, count - 1});
  RootedValues all(t);
  for (uint32_t i = 1; i < count; ++i) all.push(args[i]);
  return call_with_keywords(t, hook, &all, as<Dict>(args[0]));
}

// exit and quit: CPython's come from Lib/_sitebuiltins.py, which also closes standard input.
Value builtin_exit(Thread& t, Value* args, uint32_t) {
  return raise_value(t, t.machine.types.SystemExit, args[0].is_undefined() ? Value::none() : args[0]);
}

constexpr NativeDef kBuiltinsObjectsFunctions[] = {
    {"ascii", builtin_ascii, "obj, /"},
    {"callable", builtin_callable, "obj, /"},
    {"delattr", builtin_delattr, "obj, name, /"},
    {"dir", builtin_dir, "object=, /"},
    {"format", builtin_format, "value, format_spec=, /"},
    {"getattr", builtin_getattr, "object, name, default=, /"},
    {"globals", builtin_globals, ""},
    {"hasattr", builtin_hasattr, "obj, name, /"},
    {"hash", builtin_hash, "obj, /"},
    {"id", builtin_id, "obj, /"},
    {"isinstance", builtin_isinstance, "obj, class_or_tuple, /"},
    {"issubclass", builtin_issubclass, "cls, class_or_tuple, /"},
    {"len", builtin_len, "obj, /"},
    {"locals", builtin_locals, ""},
    {"repr", builtin_repr, "obj, /"},
    {"setattr", builtin_setattr, "obj, name, value, /"},
    {"vars", builtin_vars, "object=, /"},
    {"exit", builtin_exit, "code="},
    {"quit", builtin_exit, "code="},
    {"aiter", refused_builtin<0>, "*args, **kwargs"},
    {"anext", refused_builtin<1>, "*args, **kwargs"},
    {"breakpoint", builtin_breakpoint, "*args, **kwargs"},
    {"help", builtin_help, "request=, /"},
};

}  // namespace

Value current_locals(Thread& t) {
  if (t.frame == nullptr) return raise_text(t, t.machine.types.SystemError, "locals(): no frame");
  return locals_of_frame(t, t.frame);
}
Value raise_bare(Thread& t, Type* type) {
  const Value exception = call_with(t, Value::from_object(type));
  return exception.is_error() ? exception : raise_exception(t, exception);
}

bool add_builtin_objects(Thread& t, Module* module) {
  const Types& types = t.machine.types;
  struct {
    const char* name;
    Value value;
  } constants[] = {
      {"NotImplemented", Value::not_implemented()},
      {"Ellipsis", Value::ellipsis()},
      {"None", Value::none()},
      {"True", Value::boolean(true)},
      {"False", Value::boolean(false)},
      {"__debug__", Value::boolean(true)},
      {"object", Value::from_object(types.object)},
      {"type", Value::from_object(types.type)},
      {"int", Value::from_object(types.int_)},
      {"bool", Value::from_object(types.bool_)},
      {"float", Value::from_object(types.float_)},
      {"complex", Value::from_object(types.complex)},
      {"str", Value::from_object(types.str)},
      {"bytes", Value::from_object(types.bytes)},
      {"bytearray", Value::from_object(types.bytearray)},
      {"memoryview", Value::from_object(types.memoryview)},
      {"tuple", Value::from_object(types.tuple)},
      {"list", Value::from_object(types.list)},
      {"dict", Value::from_object(types.dict)},
      {"set", Value::from_object(types.set)},
      {"frozenset", Value::from_object(types.frozenset)},
      {"range", Value::from_object(types.range)},
      {"slice", Value::from_object(types.slice)},
      {"property", Value::from_object(types.property)},
      {"staticmethod", Value::from_object(types.staticmethod)},
      {"classmethod", Value::from_object(types.classmethod)},
      {"super", Value::from_object(types.super)},
      {"BaseException", Value::from_object(types.base_exception)},
#define EXCEPTION(NAME, BASE) {#NAME, Value::from_object(types.NAME)},
#include "vm/objects/exceptions.def"
#undef EXCEPTION
      {"EnvironmentError", Value::from_object(types.OSError)},
      {"IOError", Value::from_object(types.OSError)},
  };
  for (const auto& constant : constants) {
    if (!module_set(t, module, constant.name, constant.value)) return false;
  }
  return module_add_functions(t, module, kBuiltinsObjectsFunctions);
}

bool init_builtins(Thread& t, Module* module) {
  return add_builtin_objects(t, module) && add_builtin_code(t, module) && add_builtin_numbers(t, module) &&
         add_builtin_iterators(t, module) && add_builtin_io(t, module);
}

}  // namespace gilbox

// Attribute look-up (Objects/object.c, PyObject_GenericGetAttr; Objects/typeobject.c;
// Objects/moduleobject.c).
#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/function.h"
#include "vm/objects/mapping_proxy.h"
#include "vm/objects/member.h"
#include "vm/objects/module.h"
#include "vm/objects/protocol.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool kind_takes_attributes(Kind kind) {
  switch (kind) {
    case Kind::kInstance:
    case Kind::kFunction:
    case Kind::kModule:
    case Kind::kException:
    case Kind::kNative:
    case Kind::kType:
    case Kind::kList:
    case Kind::kDict:
    case Kind::kSet:
    case Kind::kProperty:
    case Kind::kStr:
    case Kind::kTuple:
    case Kind::kBytes:
      return true;
    default:
      return false;
  }
}

namespace {

// The object as one that may have attributes of its own, or null.
AttrObject* attr_object(Thread& t, Value v) {
  if (!v.is_object() || !t.machine.shapes.of(v.as_object())->has_attributes) return nullptr;
  return as<AttrObject>(v);
}

}  // namespace

// The property's name is the one that the class knows it by.
static Value raise_no_getter(Thread& t, Value property, Type* type) {
  std::string name;
  for (Value base : tuple_items(type->mro)) {
    uint32_t position = 0;
    Value key, value;
    while (name.empty() && dict_next(as<Type>(base)->attrs, &position, &key, &value)) {
      if (value == property && is_kind(key, Kind::kStr)) name = fmt::format(" '{}'", to_utf8(as<Str>(key)));
    }
  }
  return raise(t, t.machine.types.AttributeError, "property{} of '{}' object has no getter", name,
               type_name(type));
}

Value bind_attr(Thread& t, Value attr, Value self, Type* type) {
  if (!attr.is_object()) return attr;
  switch (kind_of(attr)) {
    case Kind::kFunction:
      return new_bound_method(t, attr, self);
    case Kind::kBuiltin: {
      auto* f = as<Builtin>(attr);
      if (f->flags == 0 || !f->self.is_undefined()) return attr;
      Builtin* bound = make_builtin(t, *f->def, self, f->owner, f->module);
      const Types& types = t.machine.types;
      if (type_of(t, attr) == types.wrapper_descriptor) set_builtin_type(bound, types.method_wrapper);
      return Value::from_object(bound);
    }
    case Kind::kStaticMethod:
      return as<StaticMethod>(attr)->function;
    case Kind::kClassMethod:
      return new_bound_method(t, as<StaticMethod>(attr)->function, Value::from_object(type));
    case Kind::kProperty: {
      Value getter = as<Property>(attr)->getter.load();
      if (getter.is_none()) return raise_no_getter(t, attr, type);
      return call_with(t, getter, self);
    }
    case Kind::kInstance:
    case Kind::kNative: {
      Value get = type_of(t, attr)->dunder(kGetDunder);
      if (get.is_undefined()) return attr;
      Value args[] = {self, Value::from_object(type)};
      return call_special(t, get, attr, args);
    }
    default:
      return attr;
  }
}

std::string excuse_for(Thread& t, const Module* module, Str* name) {
  const auto& about = t.machine.about_absent_name;
  if (about == nullptr) return {};
  const Value file = dict_get_str(module->dict, t.machine.names.dunder_file);
  if (is_kind(file, Kind::kStr) && !to_utf8(as<Str>(file)).starts_with("<gilbox>")) return {};
  return about(to_utf8(module->name), to_utf8(name));
}

namespace {

Value raise_no_attribute(Thread& t, Value v, Str* name) {
  Type* error = t.machine.types.AttributeError;
  if (is_kind(v, Kind::kType)) {
    return raise(t, error, "type object '{}' has no attribute '{}'", type_name(as<Type>(v)), to_utf8(name));
  }
  if (is_kind(v, Kind::kModule)) {
    const auto* module = as<Module>(v);
    if (const std::string excuse = excuse_for(t, module, name); !excuse.empty())
      return raise(t, error, "{}", excuse);
    const bool loading = module_is_loading(module);
    return raise(t, error, "{}module '{}' has no attribute '{}'{}", loading ? "partially initialized " : "",
                 to_utf8(module->name), to_utf8(name),
                 loading ? " (most likely due to a circular import)" : "");
  }
  return raise(t, error, "'{}' object has no attribute '{}'", type_name(t, v), to_utf8(name));
}

// Notes on a pending AttributeError what was looked up, for suggestions (Objects/object.c,
// set_attribute_error_context).
void note_attribute(Thread& t, Value v, Str* name) {
  if (!is_kind(t.pending, Kind::kException) || type_of(t, t.pending) != t.machine.types.AttributeError)
    return;
  Value exception = t.take_pending();
  auto* e = as<Exception>(exception);
  Str* object_name = intern(t.machine, t, "obj");
  if (own_attr(t, e, object_name).is_undefined() && own_attr(t, e, t.machine.names.name).is_undefined()) {
    static_cast<void>(set_own_attr(t, e, t.machine.names.name, Value::from_object(name)) &&
                      set_own_attr(t, e, object_name, v));
  }
  t.pending = exception;
}

// All the generic_* functions below give Undefined without an exception when there is no such attribute.

Value lookup_in_module(Thread& t, Module* module, Str* name) {
  Value v = dict_get_str(module->dict, name);
  if (!v.is_undefined()) return v;
  if (name == t.machine.names.dunder_dict) return Value::from_object(module->dict);
  Value attr = type_lookup(t.machine.types.module, name);
  if (!attr.is_undefined()) return bind_attr(t, attr, Value::from_object(module), t.machine.types.module);
  Value hook = dict_get_str(module->dict, t.machine.names.dunders[kGetAttrDunder]);
  if (hook.is_undefined()) return hook;
  const Value made = call_with(t, hook, Value::from_object(name));
  if (!made.is_error() || !pending_is(t, t.machine.types.AttributeError)) return made;
  const std::string excuse = excuse_for(t, module, name);
  if (excuse.empty()) return made;
  static_cast<void>(t.take_pending());
  return raise(t, t.machine.types.AttributeError, "{}", excuse);
}

Value lookup_in_super(Thread& t, Super* super, Str* name) {
  if (super->self_type != nullptr && name != t.machine.names.dunder_class) {
    const Tuple* mro = super->self_type->mro;
    uint32_t i = 0;
    while (i < mro->count && mro->items[i].as_object() != super->type) ++i;
    for (++i; i < mro->count; ++i) {
      Cell* cell = dict_find_cell(as<Type>(mro->items[i])->attrs, name);
      if (cell == nullptr || cell->value.load().is_undefined()) continue;
      Value attr = cell->value.load();
      if (super->self.as_object() != super->self_type)
        return bind_attr(t, attr, super->self, super->self_type);
      // super(C, cls): as looked up on a class.
      if (is_kind(attr, Kind::kClassMethod) || is_kind(attr, Kind::kStaticMethod)) {
        return bind_attr(t, attr, super->self, super->self_type);
      }
      return attr;
    }
  }
  Value attr = type_lookup(t.machine.types.super, name);
  return attr.is_undefined() ? attr : bind_attr(t, attr, Value::from_object(super), t.machine.types.super);
}

Value lookup_in_type(Thread& t, Type* type, Str* name) {
  Type* metatype = type_of(t, Value::from_object(type));
  Value meta = type_lookup(metatype, name);
  if (!meta.is_undefined() && read_from_class_first(t, meta))
    return bind_attr(t, meta, Value::from_object(type), metatype);
  Value attr = type_lookup(type, name);
  if (!attr.is_undefined()) {
    if (is_kind(attr, Kind::kStaticMethod) || is_kind(attr, Kind::kClassMethod)) {
      return bind_attr(t, attr, Value::from_object(type), type);
    }
    if (is_kind(attr, Kind::kInstance) || is_kind(attr, Kind::kNative)) {
      Value get = type_of(t, attr)->dunder(kGetDunder);
      if (!get.is_undefined()) {
        Value args[] = {Value::none(), Value::from_object(type)};
        return call_special(t, get, attr, args);
      }
    }
    // The classes of functions: what tells the module of a function stands where the class's own would.
    if (is_kind(attr, Kind::kProperty) && name == t.machine.names.dunder_module &&
        !type->has_flag(Type::kScript)) {
      return Value::from_object(intern(t.machine, t, "builtins"));
    }
    return attr;
  }
  return meta.is_undefined() ? meta : bind_attr(t, meta, Value::from_object(type), metatype);
}

Value lookup_generic(Thread& t, Value v, Str* name) {
  if (v.is_object()) {
    switch (kind_of(v)) {
      case Kind::kType:
        return lookup_in_type(t, as<Type>(v), name);
      case Kind::kModule:
        return lookup_in_module(t, as<Module>(v), name);
      case Kind::kSuper:
        return lookup_in_super(t, as<Super>(v), name);
      default:
        break;
    }
  }
  Type* type = type_of(t, v);
  Value attr = type_lookup(type, name);
  bool data = !attr.is_undefined() && read_from_class_first(t, attr);
  if (data) return bind_attr(t, attr, v, type);
  if (AttrObject* object = attr_object(t, v)) {
    Value own = own_attr(t, object, name);
    if (!own.is_undefined()) return own;
    if (name == t.machine.names.dunder_dict && attr.is_undefined()) return own_dict(t, object);
  }
  return attr.is_undefined() ? attr : bind_attr(t, attr, v, type);
}

// With __getattribute__ and __getattr__ of the type. Undefined without exception: no such attribute; sets
// *raised_by_script when the exception is the script's own AttributeError.
Value lookup_full(Thread& t, Value v, Str* name) {
  Type* type = type_of(t, v);
  Value get_attribute = type->dunder(kGetAttributeDunder);
  Value result;
  if (get_attribute == t.machine.types.object->dunder(kGetAttributeDunder)) {
    result = lookup_generic(t, v, name);
  } else {
    Value arg = Value::from_object(name);
    result = call_special(t, get_attribute, v, {&arg, 1});
  }
  if (!result.is_undefined()) return result;
  Value get_attr_hook = type->dunder(kGetAttrDunder);
  if (get_attr_hook.is_undefined()) return result;
  if (t.has_pending()) {
    if (!pending_is(t, t.machine.types.AttributeError)) return Value::error();
    static_cast<void>(t.take_pending());
  }
  Value arg = Value::from_object(name);
  return call_special(t, get_attr_hook, v, {&arg, 1});
}

}  // namespace

Value type_get_attr(Thread& t, Type* type, Str* name) {
  return get_attr(t, Value::from_object(type), name);
}

Value get_attr(Thread& t, Value v, Str* name) {
  Value result = lookup_full(t, v, name);
  if (!result.is_undefined() && !result.is_error()) [[likely]]
    return result;
  if (!t.has_pending()) static_cast<void>(raise_no_attribute(t, v, name));
  note_attribute(t, v, name);
  return Value::error();
}

Value get_attr_if_any(Thread& t, Value v, Str* name) {
  Value result = lookup_full(t, v, name);
  if (result.is_undefined() && t.has_pending() && pending_is(t, t.machine.types.AttributeError)) {
    static_cast<void>(t.take_pending());
  }
  return result;
}

Value generic_get_attr(Thread& t, Value v, Str* name) {
  Value result = lookup_generic(t, v, name);
  if (result.is_undefined() && !t.has_pending()) return raise_no_attribute(t, v, name);
  return result;
}

namespace {

bool fail_no_attribute(Thread& t, Value v, Str* name) {
  static_cast<void>(raise_no_attribute(t, v, name));
  return false;
}

// Are the attributes of such objects members of a struct in CPython? Others it computes, and says so.
bool is_member_of_struct(const Type* type) {
  constexpr std::string_view kTypes[] = {"range", "slice", "complex", "method", "super", "property"};
  return std::find(std::begin(kTypes), std::end(kTypes), type_name(type)) != std::end(kTypes);
}

// What each exception has stays with it.
Value raise_not_deleted(Thread& t, const std::string& name) {
  const std::string text = name == "__dict__"               ? "cannot delete __dict__"
                           : name == "__suppress_context__" ? "can't delete numeric/char attribute"
                                                            : name + " may not be deleted";
  return raise_text(t, t.machine.types.TypeError, text);
}

// Through a descriptor of the class. value Undefined: delete.
bool set_through(Thread& t, Value descriptor, Value self, Str* name, Value value) {
  Type* type = type_of(t, self);
  Type* error = t.machine.types.AttributeError;
  if (is_kind(descriptor, Kind::kProperty)) {
    auto* property = as<Property>(descriptor);
    Value f = value.is_undefined() ? property->deleter.load() : property->setter.load();
    if (f.is_none()) {
      const Value getter = property->getter.load();
      if (value.is_undefined() && type->has_flag(Type::kException) && is_kind(getter, Kind::kBuiltin)) {
        static_cast<void>(raise_not_deleted(t, to_utf8(name)));
      } else if (is_kind(getter, Kind::kBuiltin) &&
                 as<Builtin>(getter)->def->name == std::string_view("_tuplegetter")) {
        static_cast<void>(raise(t, error, "can't {} attribute",
                                value.is_undefined() ? "delete" : "set"));  // a named tuple's
      } else if (is_kind(getter, Kind::kBuiltin) && is_member_of_struct(type)) {
        static_cast<void>(raise_text(t, error, "readonly attribute"));
      } else if (is_kind(getter, Kind::kBuiltin)) {
        static_cast<void>(raise(t, error, "attribute '{}' of '{}' objects is not writable", to_utf8(name),
                                type_name(type)));
      } else {
        static_cast<void>(raise(t, error, "property '{}' of '{}' object has no {}", to_utf8(name),
                                type_name(type), value.is_undefined() ? "deleter" : "setter"));
      }
      return false;
    }
    return !(value.is_undefined() ? call_with(t, f, self) : call_with(t, f, self, value)).is_error();
  }
  Type* descriptor_type = type_of(t, descriptor);
  Value args[] = {self, value};
  if (value.is_undefined()) {
    Value f = descriptor_type->dunder(kDeleteDunder);
    if (f.is_undefined()) {
      static_cast<void>(raise(t, error, "__delete__"));
      return false;
    }
    return !call_special(t, f, descriptor, {args, 1}).is_error();
  }
  Value f = descriptor_type->dunder(kSetDunder);
  if (f.is_undefined()) {
    static_cast<void>(raise(t, error, "__set__"));
    return false;
  }
  return !call_special(t, f, descriptor, args).is_error();
}

bool set_on_type(Thread& t, Type* type, Str* name, Value value) {
  Machine& m = t.machine;
  Value meta = type_lookup(type_of(t, Value::from_object(type)), name);
  if (!meta.is_undefined() && is_data_descriptor(t, meta)) {
    return set_through(t, meta, Value::from_object(type), name, value);
  }
  if (!type->has_flag(Type::kScript)) {
    static_cast<void>(raise(t, m.types.TypeError, "cannot set '{}' attribute of immutable type '{}'",
                            to_utf8(name), type_name(type)));
    return false;
  }
  return value.is_undefined() ? type_del_attr(t, type, name) : type_set_attr(t, type, name, value);
}

bool set_on_module(Thread& t, Module* module, Str* name, Value value) {
  if (!value.is_undefined()) return dict_set_str(t, module->dict, name, value);
  if (dict_take(t, module->dict, Value::from_object(name)).is_undefined()) {
    return fail_no_attribute(t, Value::from_object(module), name);
  }
  return true;
}

}  // namespace

bool generic_set_attr(Thread& t, Value v, Str* name, Value value) {
  if (is_kind(v, Kind::kType)) return set_on_type(t, as<Type>(v), name, value);
  if (is_kind(v, Kind::kModule)) return set_on_module(t, as<Module>(v), name, value);
  Type* type = type_of(t, v);
  Value attr = type_lookup(type, name);
  if (!attr.is_undefined() && is_data_descriptor(t, attr) && !is_shown_only(attr)) {
    return set_through(t, attr, v, name, value);
  }
  AttrObject* object = attr_object(t, v);
  if (object == nullptr) {
    if (attr.is_undefined()) return fail_no_attribute(t, v, name);
    static_cast<void>(raise(t, t.machine.types.AttributeError, "'{}' object attribute '{}' is read-only",
                            type_name(type), to_utf8(name)));
    return false;
  }
  if (name == t.machine.names.dunder_dict && is_kind(value, Kind::kDict)) {
    return set_own_dict(t, object, as<Dict>(value));
  }
  if (!value.is_undefined()) return set_own_attr(t, object, name, value);
  if (del_own_attr(t, object, name)) return true;
  return t.has_pending() ? false : fail_no_attribute(t, v, name);
}

bool set_attr(Thread& t, Value v, Str* name, Value value) {
  Value hook = type_of(t, v)->dunder(kSetAttrDunder);
  if (hook == t.machine.types.object->dunder(kSetAttrDunder)) return generic_set_attr(t, v, name, value);
  Value args[] = {Value::from_object(name), value};
  return !call_special(t, hook, v, args).is_error();
}

bool del_attr(Thread& t, Value v, Str* name) {
  Value hook = type_of(t, v)->dunder(kDelAttrDunder);
  if (hook == t.machine.types.object->dunder(kDelAttrDunder))
    return generic_set_attr(t, v, name, Value::undefined());
  Value arg = Value::from_object(name);
  return !call_special(t, hook, v, {&arg, 1}).is_error();
}

Value get_dict(Thread& t, Value v) {
  if (is_kind(v, Kind::kModule)) return Value::from_object(as<Module>(v)->dict);
  if (is_kind(v, Kind::kType)) return new_mapping_proxy(t, Value::from_object(as<Type>(v)->attrs));
  if (is_kind(v, Kind::kNative)) {  // it may keep its attributes its own way
    Value own = get_attr_if_any(t, v, t.machine.names.dunder_dict);
    if (!own.is_undefined() || t.has_pending()) return own;
  }
  if (AttrObject* object = attr_object(t, v)) return own_dict(t, object);
  return raise(t, t.machine.types.TypeError, "vars() argument must have __dict__ attribute");
}

Value lookup_special(Thread& t, Value v, Dunder which) {
  Value method = type_of(t, v)->dunder(which);
  return method.is_none() ? Value::undefined() : method;
}

Value call_special(Thread& t, Value method, Value self, std::span<const Value> args) {
  Value list[4];
  GILBOX_CHECK(args.size() < 4, "special methods take few arguments");
  if (is_kind(method, Kind::kFunction) ||
      (is_kind(method, Kind::kBuiltin) && as<Builtin>(method)->flags != 0)) {
    list[0] = self;
    std::copy(args.begin(), args.end(), list + 1);
    return call(t, method, {list, args.size() + 1});
  }
  Value bound = bind_attr(t, method, self, type_of(t, self));
  if (bound.is_error()) return bound;
  return call(t, bound, args);
}

Value call_method(Thread& t, Value self, Str* name, std::span<const Value> args) {
  Value method = get_attr(t, self, name);
  if (method.is_error()) return method;
  return call(t, method, args);
}

}  // namespace gilbox

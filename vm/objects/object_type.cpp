// The methods of `object` and `type` themselves.
#include <algorithm>

#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/function.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/mapping_proxy.h"
#include "vm/objects/module.h"
#include "vm/objects/set.h"
#include "vm/objects/sizes.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/objects/type_bootstrap.h"

namespace gilbox {
namespace {

// "Can't instantiate abstract class C without an implementation for abstract methods 'a', 'b'"
Value raise_abstract(Thread& t, Type* type) {
  const Value names = type_lookup(type, t.machine.names.dunder_abstractmethods);
  const Value sorted = list_from(t, names);
  if (sorted.is_error() || !list_sort(t, as<List>(sorted), Value::none(), false)) return Value::error();
  const uint64_t count = list_size(as<List>(sorted));
  std::string text;
  for (uint64_t i = 0; i < count; ++i) {
    const Value name = to_str(t, list_item(as<List>(sorted), i));
    if (name.is_error()) return name;
    text += (i == 0 ? "'" : ", '") + to_utf8(as<Str>(name)) + "'";
  }
  return raise(t, t.machine.types.TypeError,
               "Can't instantiate abstract class {} without an implementation for abstract method{} {}",
               type_name(type), count > 1 ? "s" : "", text);
}

Value object_new(Thread& t, Value* a, uint32_t count) {
  auto* type = as<Type>(a[0]);
  const Types& types = t.machine.types;
  bool given = count > 2 || (!a[1].is_undefined() && dict_size(as<Dict>(a[1])) > 0);
  bool own_init = type->dunder(kInitDunder) != types.object->dunder(kInitDunder);
  bool own_new = type->dunder(kNewDunder) != types.object->dunder(kNewDunder);
  if (given && (own_new || !own_init)) {
    if (own_new) {
      return raise(t, types.TypeError,
                   "object.__new__() takes exactly one argument (the type to instantiate)");
    }
    return raise(t, types.TypeError, "{}() takes no arguments", type_name(type));
  }
  if (type->has_flag(Type::kAbstract)) return raise_abstract(t, type);
  if (type->instance_kind != Kind::kInstance) {
    return raise(t, types.TypeError, "object.__new__({}) is not safe, use {}.__new__()", type_name(type),
                 type_name(type));
  }
  const Value made = Value::from_object(new_instance<AttrObject>(t, type, Kind::kInstance));
  watch_new(t, type, made);
  return made;
}

Value object_init(Thread& t, Value* a, uint32_t count) {
  Type* type = type_of(t, a[0]);
  const Types& types = t.machine.types;
  bool given = count > 2 || (!a[1].is_undefined() && dict_size(as<Dict>(a[1])) > 0);
  bool own_init = type->dunder(kInitDunder) != types.object->dunder(kInitDunder);
  bool own_new = type->dunder(kNewDunder) != types.object->dunder(kNewDunder);
  if (given && own_init) {
    return raise(t, types.TypeError,
                 "object.__init__() takes exactly one argument (the instance to initialize)");
  }
  if (given && !own_new) {
    return raise(t, types.TypeError, "{}.__init__() takes exactly one argument (the instance to initialize)",
                 type_name(type));
  }
  return Value::none();
}

Value object_repr(Thread& t, Value* a, uint32_t) {
  Type* type = type_of(t, a[0]);
  Value module = type_lookup(type, t.machine.names.dunder_module);
  std::string name = to_utf8(as<Str>(type->qualname.load()));
  if (is_kind(module, Kind::kStr) && to_utf8(as<Str>(module)) != "builtins") {
    name = to_utf8(as<Str>(module)) + "." + name;
  }
  return new_str(t, fmt::format("<{} object at 0x{:012x}>", name, object_id(t, a[0])));
}

Value object_str(Thread& t, Value* a, uint32_t) {
  return repr(t, a[0]);
}

Value object_eq(Thread&, Value* a, uint32_t) {
  return a[0] == a[1] ? Value::boolean(true) : Value::not_implemented();
}

Value object_ne(Thread& t, Value* a, uint32_t) {
  Value method = lookup_special(t, a[0], kEqDunder);
  if (method.is_undefined()) return Value::boolean(a[0] != a[1]);
  Value result = call_special(t, method, a[0], {a + 1, 1});
  if (result.is_error() || result.is_not_implemented()) return result;
  int yes = truth(t, result);
  return yes < 0 ? Value::error() : Value::boolean(yes == 0);
}

Value object_order(Thread&, Value*, uint32_t) {
  return Value::not_implemented();
}

Value object_hash(Thread& t, Value* a, uint32_t) {
  uint64_t h = 0;
  if (a[0].is_object() && kind_of(a[0]) == Kind::kInstance) {
    h = object_id(t, a[0]) >> 4;
  } else if (!hash(t, a[0], &h)) {
    return Value::error();
  }
  return Value::from_int(static_cast<int64_t>(h & 0x7fffffffffff));
}

Value object_format(Thread& t, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "__format__() argument must be str, not {}",
                 argument_type_name(t, a[1]));
  }
  if (as<Str>(a[1])->length > 0) {
    return raise(t, t.machine.types.TypeError, "unsupported format string passed to {}.__format__",
                 type_name(t, a[0]));
  }
  return to_str(t, a[0]);
}

Str* name_argument(Thread& t, Value v) {
  if (is_kind(v, Kind::kStr)) return intern(t, as<Str>(v));
  static_cast<void>(
      raise(t, t.machine.types.TypeError, "attribute name must be string, not '{}'", type_name(t, v)));
  return nullptr;
}

Value object_getattribute(Thread& t, Value* a, uint32_t) {
  Str* name = name_argument(t, a[1]);
  return name == nullptr ? Value::error() : generic_get_attr(t, a[0], name);
}

Value object_setattr(Thread& t, Value* a, uint32_t) {
  Str* name = name_argument(t, a[1]);
  return name != nullptr && generic_set_attr(t, a[0], name, a[2]) ? Value::none() : Value::error();
}

Value object_delattr(Thread& t, Value* a, uint32_t) {
  Str* name = name_argument(t, a[1]);
  return name != nullptr && generic_set_attr(t, a[0], name, Value::undefined()) ? Value::none()
                                                                                : Value::error();
}

Value object_init_subclass(Thread& t, Value* a, uint32_t) {
  if (!a[1].is_undefined() && dict_size(as<Dict>(a[1])) > 0) {
    return raise(t, t.machine.types.TypeError, "{}.__init_subclass__() takes no keyword arguments",
                 to_utf8(as<Str>(as<Type>(a[0])->qualname.load())));
  }
  return Value::none();
}

Value object_subclasshook(Thread&, Value*, uint32_t) {
  return Value::not_implemented();
}

bool add_names(Thread& t, Set* names, Type* type) {
  for (Value base : tuple_items(type->mro)) {
    uint32_t position = 0;
    Value key;
    Value value;
    while (dict_next(as<Type>(base)->attrs, &position, &key, &value)) {
      if (!set_add(t, names, key)) return false;
    }
  }
  return true;
}

Value object_dir(Thread& t, Value* a, uint32_t) {
  Set* names = new_set(t);
  Value v = a[0];
  Dict* own = nullptr;
  if (is_kind(v, Kind::kModule)) {
    own = as<Module>(v)->dict;
  } else if (is_kind(v, Kind::kType)) {
    if (!add_names(t, names, as<Type>(v))) return Value::error();
  } else {
    if (!add_names(t, names, type_of(t, v))) return Value::error();
    if (v.is_object() && t.machine.shapes.of(v.as_object())->has_attributes) {
      Value copy = own_attrs_copy(t, as<AttrObject>(v));
      if (copy.is_error()) return copy;
      own = as<Dict>(copy);
    }
  }
  uint32_t position = 0;
  Value key;
  Value value;
  while (own != nullptr && dict_next(own, &position, &key, &value)) {
    if (!set_add(t, names, key)) return Value::error();
  }
  Value list = list_from(t, Value::from_object(names));
  if (list.is_error() || !list_sort(t, as<List>(list), Value::none(), false)) return Value::error();
  return list;
}

Value object_get_class(Thread& t, Value* a, uint32_t) {
  return Value::from_object(type_of(t, a[0]));
}

// Instances of classes made by scripts can change to another such class: with their attributes in a dict,
// which fits every class.
Value object_set_class(Thread& t, Value* a, uint32_t) {
  Machine& m = t.machine;
  if (!is_kind(a[1], Kind::kType)) {
    return raise(t, m.types.TypeError, "__class__ must be set to a class, not '{}' object",
                 type_name(t, a[1]));
  }
  Type* from = type_of(t, a[0]);
  auto* to = as<Type>(a[1]);
  if (from == to) return Value::none();
  if (!from->has_flag(Type::kScript) || !to->has_flag(Type::kScript)) {
    return raise(t, m.types.TypeError,
                 "__class__ assignment only supported for mutable types or ModuleType subclasses");
  }
  const Shape* wanted = to->instance_shape.load(std::memory_order_acquire);
  const Shape* given = m.shapes.of(a[0].as_object());
  if (from->instance_kind != Kind::kInstance || to->instance_kind != Kind::kInstance ||
      !wanted->has_attributes || !given->has_attributes || wanted->reserved_slots != given->reserved_slots) {
    return raise(t, m.types.TypeError, "__class__ assignment: '{}' object layout differs from '{}'",
                 type_name(to), type_name(from));
  }
  auto* object = as<AttrObject>(a[0]);
  if (own_dict(t, object).is_error()) return Value::error();
  // No more in-line slots than the object has room for.
  const uint16_t room = m.shapes.of(object)->inline_slots;
  Shape* root = to->instance_shape.load(std::memory_order_acquire);
  if (root->inline_slots > room) {
    root = m.shapes.make_root(to, root->slots_offset, room, true, root->reserved_slots);
  }
  Shape* shape = m.shapes.in_dict_mode(root);
  m.scheduler->stop_world(t);
  object->shape_id.store(shape->id, std::memory_order_release);
  m.scheduler->resume_world(t);
  return Value::none();
}

Value object_sizeof(Thread& t, Value* a, uint32_t) {
  return new_int(t, shown_size(t, a[0]).object);
}

// How objects are taken apart for copies is told in Python.
template <const char* kFunction>
Value object_reduction(Thread& t, Value* a, uint32_t count) {
  const Value function = library_attr(t, "copyreg", kFunction);
  return function.is_error() ? function : call(t, function, {a, count});
}
constexpr char kReduce[] = "_reduce";
constexpr char kReduceEx[] = "_reduce_ex";
constexpr char kGetState[] = "_getstate";

constexpr NativeDef kObjectMethods[] = {
    {"__new__", object_new, "cls, /, *args, **kwargs"},
    {"__init__", object_init, "self, /, *args, **kwargs"},
    {"__repr__", object_repr, "self, /"},
    {"__str__", object_str, "self, /"},
    {"__eq__", object_eq, "self, other, /"},
    {"__ne__", object_ne, "self, other, /"},
    {"__lt__", object_order, "self, other, /"},
    {"__le__", object_order, "self, other, /"},
    {"__gt__", object_order, "self, other, /"},
    {"__ge__", object_order, "self, other, /"},
    {"__hash__", object_hash, "self, /"},
    {"__format__", object_format, "self, spec, /"},
    {"__getattribute__", object_getattribute, "self, name, /"},
    {"__setattr__", object_setattr, "self, name, value, /"},
    {"__delattr__", object_delattr, "self, name, /"},
    {"__dir__", object_dir, "self, /"},
    {"__sizeof__", object_sizeof, "self, /"},
    {"__reduce__", object_reduction<kReduce>, "self, /"},
    {"__reduce_ex__", object_reduction<kReduceEx>, "self, protocol, /"},
    {"__getstate__", object_reduction<kGetState>, "self, /"},
    {"__init_subclass__", object_init_subclass, "cls, /, **kwargs", nullptr, NativeDef::kClass},
    {"__subclasshook__", object_subclasshook, "cls, subclass, /", nullptr, NativeDef::kClass},
};
constexpr NativeGetSet kObjectGetSets[] = {{"__class__", object_get_class, object_set_class}};

// --- type ---

Type* self_type(Value* a) {
  return as<Type>(a[0]);
}

// The most derived metatype of the bases and the one asked for.
Type* choose_metatype(Thread& t, Type* metatype, Tuple* bases) {
  for (Value base : tuple_items(bases)) {
    Type* other = type_of(t, base);
    if (is_subtype(metatype, other)) continue;
    if (!is_subtype(other, metatype)) {
      static_cast<void>(
          raise(t, t.machine.types.TypeError,
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                "of the metaclasses of all its bases"));
      return nullptr;
    }
    metatype = other;
  }
  return metatype;
}

// Names of classes are C strings in CPython.
bool check_class_name(Thread& t, Str* name) {
  for (uint32_t i = 0; i < name->length; ++i) {
    const auto c = static_cast<uint32_t>(name->at(i));
    if (c == 0) {
      static_cast<void>(
          raise_text(t, t.machine.types.ValueError, "type name must not contain null characters"));
      return false;
    }
    if (c >= 0xD800 && c <= 0xDFFF) {
      static_cast<void>(raise_unicode_error(t, t.machine.types.UnicodeEncodeError, "utf-8",
                                            Value::from_object(name), i, i + 1, "surrogates not allowed"));
      return false;
    }
  }
  return true;
}

Value type_new(Thread& t, Value* a, uint32_t) {
  Machine& m = t.machine;
  if (a[2].is_undefined()) {
    if (a[0].as_object() == m.types.type) return Value::from_object(type_of(t, a[1]));
    return raise(t, m.types.TypeError, "type.__new__() takes exactly 3 arguments (1 given)");
  }
  if (a[3].is_undefined() && a[0].as_object() == m.types.type) {
    return raise_text(t, m.types.TypeError, "type() takes 1 or 3 arguments");
  }
  if (!is_kind(a[1], Kind::kStr) || !is_kind(a[2], Kind::kTuple) || !is_kind(a[3], Kind::kDict)) {
    return raise(t, m.types.TypeError, "type.__new__() argument {} must be {}, not {}",
                 !is_kind(a[1], Kind::kStr) ? 1 : (!is_kind(a[2], Kind::kTuple) ? 2 : 3),
                 !is_kind(a[1], Kind::kStr) ? "str" : (!is_kind(a[2], Kind::kTuple) ? "tuple" : "dict"),
                 argument_type_name(
                     t, !is_kind(a[1], Kind::kStr) ? a[1] : (!is_kind(a[2], Kind::kTuple) ? a[2] : a[3])));
  }
  Type* metatype = choose_metatype(t, self_type(a), as<Tuple>(a[2]));
  if (metatype == nullptr) return Value::error();
  // A more derived metaclass makes it, where it has a say in that.
  if (metatype != self_type(a) && metatype->dunder(kNewDunder) != m.types.type->dunder(kNewDunder)) {
    Value creator = metatype->dunder(kNewDunder);
    if (is_kind(creator, Kind::kStaticMethod)) creator = as<StaticMethod>(creator)->function;
    Value args[] = {Value::from_object(metatype), a[1], a[2], a[3]};
    return call_with_keywords(t, creator, args, a[4].is_undefined() ? nullptr : as<Dict>(a[4]));
  }
  if (!check_class_name(t, as<Str>(a[1]))) return Value::error();
  Value made = make_class(t, metatype, as<Str>(a[1]), as<Tuple>(a[2]), as<Dict>(a[3]));
  if (made.is_error()) return made;
  auto* type = as<Type>(made);
  // __module__ of a class made by a call: the caller's.
  if (dict_find_cell(type->attrs, m.names.dunder_module) == nullptr && t.frame != nullptr) {
    Value module = dict_get_str(t.frame->code->globals_dict, m.names.dunder_name);
    if (!module.is_undefined() && !dict_set_str(t, type->attrs, m.names.dunder_module, module))
      return Value::error();
  }
  // super(type, type).__init_subclass__(**kwargs)
  Value hook;
  for (uint32_t i = 1; i < type->mro->count && hook.is_undefined(); ++i) {
    hook = dict_get_str(as<Type>(type->mro->items[i])->attrs, m.names.dunder_init_subclass);
  }
  if (is_kind(hook, Kind::kClassMethod)) hook = as<StaticMethod>(hook)->function;
  Dict* keywords = a[4].is_undefined() ? nullptr : as<Dict>(a[4]);
  if (call_with_keywords(t, hook, {&made, 1}, keywords).is_error()) return Value::error();
  return made;
}

Value type_init(Thread&, Value*, uint32_t) {
  return Value::none();
}

Value type_repr(Thread& t, Value* a, uint32_t) {
  Type* type = self_type(a);
  Value module = type_lookup(type, t.machine.names.dunder_module);
  std::string name = to_utf8(as<Str>(type->qualname.load()));
  if (is_kind(module, Kind::kStr) && to_utf8(as<Str>(module)) != "builtins") {
    name = to_utf8(as<Str>(module)) + "." + name;
  }
  return new_str(t, "<class '" + name + "'>");
}

Value type_hash(Thread& t, Value* a, uint32_t) {
  return Value::from_int(static_cast<int64_t>(object_id(t, a[0]) >> 4));
}

Value type_mro(Thread& t, Value* a, uint32_t) {
  return new_list(t, tuple_items(self_type(a)->mro));
}

Value type_subclasses(Thread& t, Value* a, uint32_t) {
  RootedValues found(t);
  {
    std::lock_guard<std::mutex> guard(t.machine.type_mutex);
    for (Type* sub : *self_type(a)->subclasses) found.push(Value::from_object(sub));
  }
  return new_list(t, found.span());
}

Value type_instancecheck(Thread& t, Value* a, uint32_t) {
  return Value::boolean(is_subtype(type_of(t, a[1]), self_type(a)));
}

Value type_subclasscheck(Thread& t, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::kType))
    return raise(t, t.machine.types.TypeError, "issubclass() arg 1 must be a class");
  return Value::boolean(is_subtype(as<Type>(a[1]), self_type(a)));
}

// int | str: the union is a class of the library.
template <bool kReflected>
Value type_or(Thread& t, Value* a, uint32_t) {
  const Value make = library_attr(t, "_alias", "make_union");
  if (make.is_error()) return make;
  return kReflected ? call_with(t, make, a[1], a[0]) : call_with(t, make, a[0], a[1]);
}

Value type_prepare(Thread& t, Value*, uint32_t) {
  return Value::from_object(new_dict(t));
}

Value type_call(Thread& t, Value* a, uint32_t count) {
  // type.__call__(cls, *args, **kwargs): only reached by an explicit super().__call__ of a metaclass.
  if (a[1].is_undefined()) return construct(t, self_type(a), {a + 2, count - 2}, nullptr);
  RootedValues args(t);
  for (uint32_t i = 2; i < count; ++i) args.push(a[i]);
  Tuple* kwnames = spread_keywords(t, as<Dict>(a[1]), &args);
  return kwnames == nullptr ? Value::error() : construct(t, self_type(a), args.span(), kwnames);
}

Value type_get_name(Thread&, Value* a, uint32_t) {
  return self_type(a)->name.load();
}
Value type_get_qualname(Thread&, Value* a, uint32_t) {
  return self_type(a)->qualname.load();
}
Value type_set_name(Thread& t, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "can only assign string to {}.__name__, not '{}'",
                 type_name(self_type(a)), type_name(t, a[1]));
  }
  if (!check_class_name(t, as<Str>(a[1]))) return Value::error();
  self_type(a)->name.store(a[1]);
  return Value::none();
}
Value type_set_qualname(Thread&, Value* a, uint32_t) {
  self_type(a)->qualname.store(a[1]);
  return Value::none();
}
Value type_get_bases(Thread&, Value* a, uint32_t) {
  return Value::from_object(self_type(a)->bases);
}
Value type_get_base(Thread&, Value* a, uint32_t) {
  return self_type(a)->base == nullptr ? Value::none() : Value::from_object(self_type(a)->base);
}
Value type_get_mro(Thread&, Value* a, uint32_t) {
  return Value::from_object(self_type(a)->mro);
}

Value type_get_dict(Thread& t, Value* a, uint32_t) {
  return new_mapping_proxy(t, Value::from_object(self_type(a)->attrs));
}

Value type_set_dict(Thread& t, Value*, uint32_t) {
  return raise_text(t, t.machine.types.AttributeError,
                    "attribute '__dict__' of 'type' objects is not writable");
}

constexpr NativeDef kTypeMethods[] = {
    {"__new__", type_new, "cls, object, bases=, dict=, /, **kwargs"},
    {"__init__", type_init, "self, object, bases=, dict=, /, **kwargs"},
    {"__repr__", type_repr, "self, /"},
    {"__hash__", type_hash, "self, /"},
    {"__call__", type_call, "self, /, *args, **kwargs"},
    {"mro", type_mro, "self, /"},
    {"__subclasses__", type_subclasses, "self, /"},
    {"__instancecheck__", type_instancecheck, "self, instance, /"},
    {"__subclasscheck__", type_subclasscheck, "self, subclass, /"},
    {"__or__", type_or<false>, "self, value, /"},
    {"__ror__", type_or<true>, "self, value, /"},
    {"__prepare__", type_prepare, "cls, /, *args, **kwargs", nullptr, NativeDef::kClass},
};
constexpr NativeGetSet kTypeGetSets[] = {
    {"__name__", type_get_name, type_set_name},
    {"__qualname__", type_get_qualname, type_set_qualname},
    {"__bases__", type_get_bases},
    {"__base__", type_get_base},
    {"__mro__", type_get_mro},
    {"__dict__", type_get_dict, type_set_dict},
};

}  // namespace

void add_object_methods(Thread& t) {
  extend_type(t, t.machine.types.object, kObjectMethods, kObjectGetSets);
}
void add_type_methods(Thread& t) {
  extend_type(t, t.machine.types.type, kTypeMethods, kTypeGetSets);
}

}  // namespace gilbox

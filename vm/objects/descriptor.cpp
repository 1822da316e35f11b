// property, staticmethod, classmethod and super.
#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/function.h"
#include "vm/objects/member.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/objects/type_bootstrap.h"

namespace gilbox {

void trace_property(Object* object, Marker& marker) {
  auto* p = static_cast<Property*>(object);
  trace_attributes(p, marker);
  for (const Slot* slot : {&p->getter, &p->setter, &p->deleter, &p->doc}) marker.mark(*slot);
}

void trace_static_method(Object* object, Marker& marker) {
  marker.mark(static_cast<StaticMethod*>(object)->function);
}

void trace_super(Object* object, Marker& marker) {
  auto* super = static_cast<Super*>(object);
  marker.mark(super->type);
  marker.mark(super->self);
  marker.mark(super->self_type);
}

namespace {

Property* new_property(Thread& t, Type* type, Value getter, Value setter, Value deleter, Value doc) {
  auto* p = new_instance<Property>(t, type, Kind::kProperty);
  p->extra.init(nullptr);
  p->getter.init(getter);
  p->setter.init(setter);
  p->deleter.init(deleter);
  p->doc.init(doc);
  return p;
}

Value or_none(Value v) {
  return v.is_undefined() ? Value::none() : v;
}

Value property_new(Thread& t, Value* a, uint32_t) {
  Value doc = a[4];
  if ((doc.is_undefined() || doc.is_none()) && !a[1].is_undefined() && !a[1].is_none()) {
    doc = get_attr_if_any(t, a[1], t.machine.names.dunder_doc);
    if (t.has_pending()) return Value::error();
  }
  return Value::from_object(
      new_property(t, as<Type>(a[0]), or_none(a[1]), or_none(a[2]), or_none(a[3]), or_none(doc)));
}

Value property_init(Thread&, Value*, uint32_t) {
  return Value::none();
}

template <int kWhich>
Value property_with(Thread& t, Value* a, uint32_t) {
  auto* p = as<Property>(a[0]);
  return Value::from_object(new_property(t, type_of(t, a[0]), kWhich == 0 ? a[1] : p->getter.load(),
                                         kWhich == 1 ? a[1] : p->setter.load(),
                                         kWhich == 2 ? a[1] : p->deleter.load(), p->doc.load()));
}

template <Slot Property::*kField>
Value property_field(Thread&, Value* a, uint32_t) {
  return (as<Property>(a[0])->*kField).load();
}

Value property_get(Thread& t, Value* a, uint32_t) {
  if (a[1].is_none()) return a[0];
  Value getter = as<Property>(a[0])->getter.load();
  if (getter.is_none()) return raise(t, t.machine.types.AttributeError, "property has no getter");
  return call_with(t, getter, a[1]);
}

Value property_set(Thread& t, Value* a, uint32_t) {
  Value setter = as<Property>(a[0])->setter.load();
  if (setter.is_none()) return raise(t, t.machine.types.AttributeError, "property has no setter");
  return call_with(t, setter, a[1], a[2]);
}

Value property_delete(Thread& t, Value* a, uint32_t) {
  Value deleter = as<Property>(a[0])->deleter.load();
  if (deleter.is_none()) return raise(t, t.machine.types.AttributeError, "property has no deleter");
  return call_with(t, deleter, a[1]);
}

constexpr NativeDef kPropertyMethods[] = {
    {"__new__", property_new, "cls, fget=, fset=, fdel=, doc="},
    {"__init__", property_init, "self, fget=, fset=, fdel=, doc="},
    {"getter", property_with<0>, "self, function, /"},
    {"setter", property_with<1>, "self, function, /"},
    {"deleter", property_with<2>, "self, function, /"},
    {"__get__", property_get, "self, instance, owner=, /"},
    {"__set__", property_set, "self, instance, value, /"},
    {"__delete__", property_delete, "self, instance, /"},
};
// What built-in classes compute: a property whose functions are hidden.
const Builtin* getset_function(Value getset) {
  const Value getter = as<Property>(getset)->getter.load();
  return as<Builtin>(getter.is_none() ? as<Property>(getset)->setter.load() : getter);
}
Value getset_repr(Thread& t, Value* a, uint32_t) {
  const Builtin* f = getset_function(a[0]);
  return new_str(t, fmt::format("<attribute '{}' of '{}' objects>", f->def->name, type_name(f->owner)));
}
Value getset_name(Thread& t, Value* a, uint32_t) {
  return new_str(t, getset_function(a[0])->def->name);
}
Value getset_qualname(Thread& t, Value* a, uint32_t) {
  const Builtin* f = getset_function(a[0]);
  return new_str(t, fmt::format("{}.{}", type_name(f->owner), f->def->name));
}
Value getset_class(Thread&, Value* a, uint32_t) {
  return Value::from_object(getset_function(a[0])->owner);
}

Value getset_set(Thread& t, Value* a, uint32_t) {
  const Value setter = as<Property>(a[0])->setter.load();
  if (!setter.is_none()) return call_with(t, setter, a[1], a[2]);
  const Builtin* f = getset_function(a[0]);
  return raise(t, t.machine.types.AttributeError, "attribute '{}' of '{}' objects is not writable",
               f->def->name, type_name(f->owner));
}

constexpr NativeDef kGetSetMethods[] = {
    {"__repr__", getset_repr, "self, /"},
    {"__get__", property_get, "self, instance, owner=, /"},
    {"__set__", getset_set, "self, instance, value, /"},
    {"__delete__", property_delete, "self, instance, /"},
};
constexpr NativeGetSet kGetSetGetSets[] = {
    {"__name__", getset_name},
    {"__qualname__", getset_qualname},
    {"__objclass__", getset_class},
    {"__doc__", property_field<&Property::doc>},
};
// 1, 0 or -1: is that the function of an abstract method?
int is_abstract(Thread& t, Value function) {
  const Value mark = get_attr_if_any(t, function, intern(t.machine, t, "__isabstractmethod__"));
  if (t.has_pending()) return -1;
  return mark.is_undefined() ? 0 : truth(t, mark);
}
Value property_is_abstract(Thread& t, Value* a, uint32_t) {
  const auto* property = as<Property>(a[0]);
  for (const Slot* part : {&property->getter, &property->setter, &property->deleter}) {
    const int found = is_abstract(t, part->load());
    if (found != 0) return found < 0 ? Value::error() : Value::boolean(true);
  }
  return Value::boolean(false);
}

constexpr NativeGetSet kPropertyGetSets[] = {
    {"__isabstractmethod__", property_is_abstract}, {"fget", property_field<&Property::getter>},
    {"fset", property_field<&Property::setter>},    {"fdel", property_field<&Property::deleter>},
    {"__doc__", property_field<&Property::doc>},
};

template <Kind kKind>
Value wrapper_new(Thread& t, Value* a, uint32_t) {
  auto* wrapper = new_instance<StaticMethod>(t, as<Type>(a[0]), kKind);
  wrapper->function = a[1];
  return Value::from_object(wrapper);
}

Value wrapper_init(Thread&, Value*, uint32_t) {
  return Value::none();
}
Value wrapper_func(Thread&, Value* a, uint32_t) {
  return as<StaticMethod>(a[0])->function;
}

// A wrapped function's name, text and own attributes are the wrapper's.
Value wrapper_getattr(Thread& t, Value* a, uint32_t) {
  const Value found = get_attr_if_any(t, as<StaticMethod>(a[0])->function, intern(t, as<Str>(a[1])));
  if (!found.is_undefined() || t.has_pending()) return found;
  return raise(t, t.machine.types.AttributeError, "'{}' object has no attribute '{}'", type_name(t, a[0]),
               to_utf8(as<Str>(a[1])));
}
Value wrapper_doc(Thread& t, Value* a, uint32_t) {
  return get_attr(t, as<StaticMethod>(a[0])->function, t.machine.names.dunder_doc);
}
Value wrapper_module(Thread& t, Value* a, uint32_t) {
  return get_attr(t, as<StaticMethod>(a[0])->function, t.machine.names.dunder_module);
}
Value wrapper_repr(Thread& t, Value* a, uint32_t) {
  std::string text;
  if (!repr_to(t, as<StaticMethod>(a[0])->function, &text)) return Value::error();
  return new_str(t, fmt::format("<{}({})>", type_name(t, a[0]), text));
}

Value static_get(Thread&, Value* a, uint32_t) {
  return as<StaticMethod>(a[0])->function;
}

Value static_call(Thread& t, Value* a, uint32_t count) {
  return call(t, as<StaticMethod>(a[0])->function, {a + 1, count - 1});
}

Value class_get(Thread& t, Value* a, uint32_t) {
  Value owner = a[2].is_undefined() || a[2].is_none() ? Value::from_object(type_of(t, a[1])) : a[2];
  return new_bound_method(t, as<StaticMethod>(a[0])->function, owner);
}

constexpr NativeDef kStaticMethods[] = {
    {"__new__", wrapper_new<Kind::kStaticMethod>, "cls, function, /"},
    {"__init__", wrapper_init, "self, function, /"},
    {"__get__", static_get, "self, instance, owner=, /"},
    {"__call__", static_call, "self, /, *args"},
    {"__getattr__", wrapper_getattr, "self, name, /"},
    {"__repr__", wrapper_repr, "self, /"},
};
constexpr NativeDef kClassMethods[] = {
    {"__new__", wrapper_new<Kind::kClassMethod>, "cls, function, /"},
    {"__init__", wrapper_init, "self, function, /"},
    {"__get__", class_get, "self, instance, owner=, /"},
    {"__getattr__", wrapper_getattr, "self, name, /"},
    {"__repr__", wrapper_repr, "self, /"},
};
Value wrapper_is_abstract(Thread& t, Value* a, uint32_t) {
  const int found = is_abstract(t, as<StaticMethod>(a[0])->function);
  return found < 0 ? Value::error() : Value::boolean(found != 0);
}

constexpr NativeGetSet kWrapperGetSets[] = {{"__isabstractmethod__", wrapper_is_abstract},
                                            {"__func__", wrapper_func},
                                            {"__wrapped__", wrapper_func},
                                            {"__doc__", wrapper_doc},
                                            {"__module__", wrapper_module}};

// super() without arguments: the class from the cell __class__, the object from the first argument of the
// calling function.
bool super_from_frame(Thread& t, Value* type, Value* self) {
  Type* error = t.machine.types.RuntimeError;
  const Frame* frame = t.frame;
  if (frame == nullptr || frame->code->arg_count == 0) {
    static_cast<void>(raise(t, error, "super(): no arguments"));
    return false;
  }
  int cell = frame->code->code->class_cell;
  if (cell < 0) {
    static_cast<void>(raise(t, error, "super(): __class__ cell not found"));
    return false;
  }
  *self = frame->regs[0];
  if (is_kind(*self, Kind::kCell)) *self = as<Cell>(*self)->value.load();
  *type = as<Cell>(frame->regs[cell])->value.load();
  if (self->is_undefined()) {
    static_cast<void>(raise(t, error, "super(): arg[0] deleted"));
    return false;
  }
  if (type->is_undefined()) {
    static_cast<void>(raise(t, error, "super(): empty __class__ cell"));
    return false;
  }
  return true;
}

Value super_new(Thread& t, Value* a, uint32_t) {
  Value type = a[1];
  Value self = a[2].is_undefined() || a[2].is_none() ? Value::undefined() : a[2];
  if (type.is_undefined() && !super_from_frame(t, &type, &self)) return Value::error();
  if (!is_kind(type, Kind::kType)) {
    return raise(t, t.machine.types.TypeError, "super() argument 1 must be a type, not {}",
                 type_name(t, type));
  }
  Type* self_type = nullptr;
  if (!self.is_undefined()) {
    if (is_kind(self, Kind::kType) && is_subtype(as<Type>(self), as<Type>(type))) {
      self_type = as<Type>(self);
    } else if (is_subtype(type_of(t, self), as<Type>(type))) {
      self_type = type_of(t, self);
    } else {
      return raise(t, t.machine.types.TypeError,
                   "super(type, obj): obj must be an instance or subtype of type");
    }
  }
  auto* super = new_object<Super>(t, Kind::kSuper);
  super->type = as<Type>(type);
  super->self = self;
  super->self_type = self_type;
  return Value::from_object(super);
}

Value super_repr(Thread& t, Value* a, uint32_t) {
  auto* super = as<Super>(a[0]);
  if (super->self_type == nullptr)
    return new_str(t, fmt::format("<super: <class '{}'>, NULL>", type_name(super->type)));
  return new_str(t, fmt::format("<super: <class '{}'>, <{} object>>", type_name(super->type),
                                type_name(super->self_type)));
}

Value super_this_class(Thread&, Value* a, uint32_t) {
  return Value::from_object(as<Super>(a[0])->type);
}
Value super_self(Thread&, Value* a, uint32_t) {
  const Value self = as<Super>(a[0])->self;
  return self.is_undefined() ? Value::none() : self;
}
Value super_self_class(Thread&, Value* a, uint32_t) {
  const Type* type = as<Super>(a[0])->self_type;
  return type == nullptr ? Value::none() : Value::from_object(type);
}

constexpr NativeGetSet kSuperGetSets[] = {
    {"__thisclass__", super_this_class}, {"__self__", super_self}, {"__self_class__", super_self_class}};
constexpr NativeDef kSuperMethods[] = {
    {"__new__", super_new, "cls, type=, instance=, /"},
    {"__repr__", super_repr, "self, /"},
};

}  // namespace

Value make_getset(Thread& t, const NativeGetSet& getset, Type* owner) {
  // The definitions live as long as the program: getset tables are static, their NativeDefs the machine's.
  auto define = [&](NativeFn function, const char* signature) {
    if (function == nullptr) return Value::none();
    t.machine.native_defs.push_back(
        std::make_unique<NativeDef>(NativeDef{getset.name, function, signature, nullptr, 0}));
    Builtin* f = make_builtin(t, *t.machine.native_defs.back(), Value::undefined(), owner, Value::none());
    f->flags = 1;
    return Value::from_object(f);
  };
  Value getter = define(getset.get, "self, /");
  Value setter = define(getset.set, "self, value, /");
  return Value::from_object(new_property(t, t.machine.types.getset_descriptor, getter, setter, Value::none(),
                                         getset.doc == nullptr ? Value::none() : new_str(t, getset.doc)));
}

bool is_data_descriptor(Thread& t, Value v) {
  if (!v.is_object()) return false;
  if (kind_of(v) == Kind::kProperty) return true;
  if (kind_of(v) != Kind::kInstance && kind_of(v) != Kind::kNative) return false;
  const Type* type = type_of(t, v);
  return !type->dunder(kSetDunder).is_undefined() || !type->dunder(kDeleteDunder).is_undefined();
}

void init_descriptor_types(Thread& t) {
  Types& types = t.machine.types;
  extend_type(t, types.property, kPropertyMethods, kPropertyGetSets);
  extend_type(t, types.getset_descriptor, kGetSetMethods, kGetSetGetSets);
  extend_type(t, types.staticmethod, kStaticMethods, kWrapperGetSets);
  extend_type(t, types.classmethod, kClassMethods, kWrapperGetSets);
  init_member_type(t);
  types.super = define_type(t, {.name = "super",
                                .kind = Kind::kSuper,
                                .flags = Type::kNoSubclass,
                                .methods = kSuperMethods,
                                .getsets = kSuperGetSets});
}

}  // namespace gilbox

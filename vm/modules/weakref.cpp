// The module _weakref: weak references (Objects/weakrefobject.c). Proxies and the weak containers stand in
// library/weakref.py.
#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/dict.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"

namespace gilbox {

bool init_weakref(Thread& t, Module* module);

namespace {

void trace_reference(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<WeakRef*>(object)->callback);
}

constexpr NativeOps kReferenceOps = {"weakref.ReferenceType", sizeof(WeakRef), trace_reference, nullptr,
                                     nullptr};

WeakRef* self_weakref(Value* args) {
  return as<WeakRef>(args[0]);
}

// Instances of a class whose __slots__ leave "__weakref__" out cannot be referred to.
bool has_weakref_slot(Thread& t, Value v) {
  Str* name = intern(t.machine, t, "__slots__");
  for (Value each : tuple_items(type_of(t, v)->mro)) {
    const Type* type = as<Type>(each);
    if (!type->has_flag(Type::kScript)) continue;
    const Value slots = dict_get_str(type->attrs, name);
    if (slots.is_undefined()) return true;
    const Value wanted = Value::from_object(intern(t.machine, t, "__weakref__"));
    const int given = is_kind(slots, Kind::kStr) ? equals(t, slots, wanted) : contains(t, slots, wanted);
    if (given != 0) {
      static_cast<void>(t.take_pending());
      return true;
    }
  }
  return false;
}

bool can_be_referred_to(Thread& t, Value v) {
  if (!v.is_object()) return false;
  switch (kind_of(v)) {
    case Kind::kInstance:
      return type_of(t, v)->has_flag(Type::kScript) && has_weakref_slot(t, v);
    case Kind::kFunction:
    case Kind::kType:
    case Kind::kSet:
    case Kind::kGenerator:
    case Kind::kModule:
    case Kind::kException:
    case Kind::kBoundMethod:
    case Kind::kBuiltin:
      return true;
    case Kind::kNative:
    case Kind::kList:
    case Kind::kDict:
      return type_of(t, v)->has_flag(Type::kScript) || type_name(t, v).find('.') != std::string::npos;
    default:
      return false;
  }
}

Value reference_new(Thread& t, Value* args, uint32_t count) {
  if (count < 2 || count > 3) {
    return raise(t, t.machine.types.TypeError, "ref expected at {} 2 arguments, got {}",
                 count < 2 ? "least 1 argument, got 0; at most" : "most", count - 1);
  }
  const Value object = args[1];
  if (!can_be_referred_to(t, object)) {
    return raise(t, t.machine.types.TypeError, "cannot create weak reference to '{}' object",
                 type_name(t, object));
  }
  const Value callback = count > 2 && !args[2].is_none() ? args[2] : Value::undefined();
  // Plain references to an object are one and the same.
  if (callback.is_undefined() && !as<Type>(args[0])->has_flag(Type::kScript)) {
    RootedValues known(t);
    t.machine.finalizers->references_to(object, &known);
    for (Value each : known.span()) {
      if (as<WeakRef>(each)->callback.load().is_undefined() && type_of(t, each) == as<Type>(args[0]))
        return each;
    }
  }
  auto* reference = make_native<WeakRef>(t, args[0], kReferenceOps);
  reference->referent.init(object);
  reference->callback.init(callback);
  reference->hash.store(0, std::memory_order_relaxed);
  reference->hashed.store(false, std::memory_order_relaxed);
  t.machine.finalizers->add_reference(t, reference);
  return Value::from_object(reference);
}

Value reference_init(Thread&, Value*, uint32_t) {
  return Value::none();
}

Value referent(Value* args) {
  const Value v = self_weakref(args)->referent.load();
  return v.is_undefined() ? Value::none() : v;
}
Value reference_call(Thread&, Value* args, uint32_t) {
  return referent(args);
}

Value reference_hash(Thread& t, Value* args, uint32_t) {
  WeakRef* reference = self_weakref(args);
  if (!reference->hashed.load(std::memory_order_acquire)) {
    const Value object = reference->referent.load();
    if (object.is_undefined()) return raise_text(t, t.machine.types.TypeError, "weak object has gone away");
    uint64_t value;
    if (!hash(t, object, &value)) return Value::error();
    reference->hash.store(value, std::memory_order_relaxed);
    reference->hashed.store(true, std::memory_order_release);
  }
  return new_int(t, static_cast<int64_t>(reference->hash.load(std::memory_order_relaxed)));
}

template <bool kEqual>
Value comparison(Thread& t, Value* args, uint32_t) {
  if (!is_native(args[1], kReferenceOps)) return Value::not_implemented();
  const Value a = self_weakref(args)->referent.load(), b = as<WeakRef>(args[1])->referent.load();
  if (a.is_undefined() || b.is_undefined()) return Value::boolean((args[0] == args[1]) == kEqual);
  const int same = equals(t, a, b);
  return same < 0 ? Value::error() : Value::boolean((same != 0) == kEqual);
}

Value reference_repr(Thread& t, Value* args, uint32_t) {
  const Value object = self_weakref(args)->referent.load();
  const uint64_t id = object_id(t, args[0]);
  if (object.is_undefined()) return new_str(t, fmt::format("<weakref at 0x{:x}; dead>", id));
  return new_str(t, fmt::format("<weakref at 0x{:x}; to '{}' at 0x{:x}>", id, type_name(t, object),
                                object_id(t, object)));
}

Value get_callback(Thread&, Value* args, uint32_t) {
  const Value callback = self_weakref(args)->callback.load();
  return callback.is_undefined() || self_weakref(args)->referent.load().is_undefined() ? Value::none()
                                                                                       : callback;
}

Value count_references(Thread& t, Value* args, uint32_t) {
  RootedValues known(t);
  t.machine.finalizers->references_to(args[0], &known);
  return Value::from_int(static_cast<int64_t>(known.size()));
}
Value list_references(Thread& t, Value* args, uint32_t) {
  RootedValues known(t);
  t.machine.finalizers->references_to(args[0], &known);
  return new_list(t, known.span());
}

constexpr NativeDef kReferenceMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"__new__", reference_new, "cls, /, *args"},
    {"__init__", reference_init, "self, /, *args"},
    {"__call__", reference_call, "self, /"},
    {"__hash__", reference_hash, "self, /"},
    {"__eq__", comparison<true>, "self, value, /"},
    {"__ne__", comparison<false>, "self, value, /"},
    {"__repr__", reference_repr, "self, /"},
};
constexpr NativeGetSet kReferenceAttributes[] = {{"__callback__", get_callback}};
constexpr NativeDef kWeakrefFunctions[] = {
    {"getweakrefcount", count_references, "object, /"},
    {"getweakrefs", list_references, "object, /"},
};

}  // namespace

bool init_weakref(Thread& t, Module* module) {
  Type* type = define_type(t, {.name = "ReferenceType",
                               .module = "weakref",
                               .kind = Kind::kNative,
                               .native = &kReferenceOps,
                               .instance_size = sizeof(WeakRef),
                               .methods = kReferenceMethods,
                               .getsets = kReferenceAttributes});
  return module_set(t, module, "ref", Value::from_object(type)) &&
         module_set(t, module, "ReferenceType", Value::from_object(type)) &&
         module_add_functions(t, module, kWeakrefFunctions);
}

}  // namespace gilbox

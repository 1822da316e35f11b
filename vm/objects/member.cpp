#include "vm/objects/member.h"

#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

void trace_member(NativeObject* object, Marker& marker) {
  auto* member = static_cast<Member*>(object);
  marker.mark(member->owner);
  marker.mark(member->name);
}

constexpr NativeOps kMemberOps = {"member_descriptor", sizeof(Member), trace_member, nullptr, nullptr};

Member* self_member(Value* a) {
  return as<Member>(a[0]);
}

// The slot of the member in `instance`; null: an exception is pending.
Slot* slot_in(Thread& t, const Member* member, Value instance) {
  if (!is_subtype(type_of(t, instance), member->owner)) {
    static_cast<void>(raise(t, t.machine.types.TypeError,
                            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
                            to_utf8(member->name), type_name(member->owner), type_name(t, instance)));
    return nullptr;
  }
  const uint32_t offset = member_offset(member, t.machine.shapes.of(instance.as_object()));
  return reinterpret_cast<Slot*>(reinterpret_cast<char*>(instance.as_object()) + offset);
}

Value raise_absent(Thread& t, const Member* member, Value instance) {
  return raise(t, t.machine.types.AttributeError, "'{}' object has no attribute '{}'", type_name(t, instance),
               to_utf8(member->name));
}

// Of a member that is shown only.
Value get_shown(Thread& t, const Member* member, Value instance) {
  if (member->name != t.machine.names.dunder_dict) return Value::none();
  const bool own = instance.is_object() && t.machine.shapes.of(instance.as_object())->has_attributes;
  return own ? own_dict(t, as<AttrObject>(instance)) : get_dict(t, instance);
}

Value member_get(Thread& t, Value* a, uint32_t) {
  if (a[1].is_none()) return a[0];
  if (self_member(a)->number == kShownOnly) return get_shown(t, self_member(a), a[1]);
  Slot* slot = slot_in(t, self_member(a), a[1]);
  if (slot == nullptr) return Value::error();
  Value v = slot->load();
  return v.is_undefined() ? raise_absent(t, self_member(a), a[1]) : v;
}

Value raise_read_only(Thread& t, const Member* member) {
  return raise(t, t.machine.types.AttributeError, "attribute '{}' of '{}' objects is not writable",
               to_utf8(member->name), type_name(member->owner));
}

Value member_set(Thread& t, Value* a, uint32_t) {
  if (self_member(a)->read_only) return raise_read_only(t, self_member(a));
  if (self_member(a)->number == kShownOnly) {
    return generic_set_attr(t, a[1], self_member(a)->name, a[2]) ? Value::none() : Value::error();
  }
  Slot* slot = slot_in(t, self_member(a), a[1]);
  if (slot == nullptr) return Value::error();
  slot->store(a[2]);
  return Value::none();
}

Value member_delete(Thread& t, Value* a, uint32_t) {
  if (self_member(a)->read_only) return raise_read_only(t, self_member(a));
  Slot* slot = slot_in(t, self_member(a), a[1]);
  if (slot == nullptr) return Value::error();
  if (slot->exchange(Value::undefined()).is_undefined()) {
    return raise_text(t, t.machine.types.AttributeError, to_utf8(self_member(a)->name));
  }
  return Value::none();
}

Value member_repr(Thread& t, Value* a, uint32_t) {
  const Member* member = self_member(a);
  return new_str(t, fmt::format("<{} '{}' of '{}' objects>",
                                member->read_only || member->number == kShownOnly ? "attribute" : "member",
                                to_utf8(member->name), type_name(member->owner)));
}

Value member_get_name(Thread&, Value* a, uint32_t) {
  return Value::from_object(self_member(a)->name);
}

Value member_get_owner(Thread&, Value* a, uint32_t) {
  return Value::from_object(self_member(a)->owner);
}

Value member_get_qualname(Thread& t, Value* a, uint32_t) {
  const Member* member = self_member(a);
  return new_str(t, to_utf8(as<Str>(member->owner->qualname.load())) + "." + to_utf8(member->name));
}

constexpr NativeDef kMemberMethods[] = {
    {"__get__", member_get, "self, instance, owner=, /"},
    {"__set__", member_set, "self, instance, value, /"},
    {"__delete__", member_delete, "self, instance, /"},
    {"__repr__", member_repr, "self, /"},
};
constexpr NativeGetSet kMemberGetSets[] = {
    {"__name__", member_get_name},
    {"__objclass__", member_get_owner},
    {"__qualname__", member_get_qualname},
};

// __x in class C is _C__x.
Str* mangled(Thread& t, const Str* class_name, Str* name) {
  std::string text = to_utf8(name);
  if (!text.starts_with("__") || text.ends_with("__")) return name;
  std::string cls = to_utf8(class_name);
  cls.erase(0, cls.find_first_not_of('_'));
  return cls.empty() ? name : intern(t.machine, t, "_" + cls + text);
}

bool is_identifier(Thread& t, Str* name) {
  Value yes = call_method(t, Value::from_object(name), intern(t.machine, t, "isidentifier"));
  return !yes.is_error() && yes.is_true();
}

bool add_slot(Thread& t, Str* class_name, Dict* space, Value item, const Type* base, SlotNames* out) {
  const Types& types = t.machine.types;
  if (!is_kind(item, Kind::kStr)) {
    static_cast<void>(
        raise(t, types.TypeError, "__slots__ items must be strings, not '{}'", type_name(t, item)));
    return false;
  }
  Str* name = intern(t, as<Str>(item));
  if (!is_identifier(t, name)) {
    if (!t.has_pending()) static_cast<void>(raise(t, types.TypeError, "__slots__ must be identifiers"));
    return false;
  }
  const std::string text = to_utf8(name);
  if (text == "__dict__") {
    if (out->dict || base->instance_shape.load(std::memory_order_acquire)->has_attributes) {
      static_cast<void>(raise(t, types.TypeError, "__dict__ slot disallowed: we already got one"));
      return false;
    }
    out->dict = true;
    return true;
  }
  if (text == "__weakref__") {
    if (out->weakref) {
      static_cast<void>(raise(t, types.TypeError, "__weakref__ slot disallowed: we already got one"));
      return false;
    }
    out->weakref = true;
    return true;
  }
  Str* full = mangled(t, class_name, name);
  // A class may set these for itself nevertheless.
  const bool harmless = text == "__qualname__" || text == "__classcell__";
  if (!harmless && !dict_get_str(space, full).is_undefined()) {
    static_cast<void>(raise(t, types.ValueError, "'{}' in __slots__ conflicts with class variable", text));
    return false;
  }
  out->names.push_back(full);
  return true;
}

bool is_any_member(Value attribute) {
  return is_kind(attribute, Kind::kNative) && as<NativeObject>(attribute)->operations == &kMemberOps;
}

Member* new_member(Thread& t, Type* owner, Str* name, uint32_t number) {
  auto* member = new_instance<Member>(t, t.machine.types.member_descriptor, Kind::kNative);
  member->operations = &kMemberOps;
  member->owner = owner;
  member->name = name;
  member->number = number;
  member->read_only = false;
  return member;
}

}  // namespace

Member* as_member(Value attribute) {
  return is_any_member(attribute) && as<Member>(attribute)->number != kShownOnly ? as<Member>(attribute)
                                                                                 : nullptr;
}

bool is_shown_only(Value attribute) {
  return is_any_member(attribute) && as<Member>(attribute)->number == kShownOnly;
}

bool add_shown_members(Thread& t, Type* type, bool gains_dict, bool gains_weakref) {
  const auto add = [&](Str* name) {
    Cell* cell = dict_cell(t, type->attrs, name);
    if (cell == nullptr) return false;
    if (!cell->value.load().is_undefined()) return true;  // the class has its own
    cell->value.store(Value::from_object(new_member(t, type, name, kShownOnly)));
    return true;
  };
  return (!gains_dict || add(t.machine.names.dunder_dict)) &&
         (!gains_weakref || add(intern(t.machine, t, "__weakref__")));
}

bool read_slots(Thread& t, Str* class_name, Dict* namespace_dict, const Type* base, SlotNames* out) {
  Value slots = dict_get_str(namespace_dict, t.machine.names.dunder_slots);
  if (slots.is_undefined()) return true;
  out->given = true;
  if (is_kind(slots, Kind::kStr)) return add_slot(t, class_name, namespace_dict, slots, base, out);
  return iterate(t, slots,
                 [&](Value item) { return add_slot(t, class_name, namespace_dict, item, base, out); });
}

bool add_members(Thread& t, Type* type, const SlotNames& slots, uint32_t first) {
  for (Str* name : slots.names) {
    const Member* member = new_member(t, type, name, first++);
    Cell* cell = dict_cell(t, type->attrs, name);
    if (cell == nullptr) return false;
    cell->value.store(Value::from_object(member));
  }
  return true;
}

bool add_read_only_member(Thread& t, Type* type, Str* name) {
  const Member* stored = as_member(type_lookup(type, intern(t.machine, t, "_" + to_utf8(name))));
  Member* member = new_member(t, type, name, stored->number);
  member->read_only = true;
  return set_attr(t, Value::from_object(type), name, Value::from_object(member));
}

void init_member_type(Thread& t) {
  t.machine.types.member_descriptor = define_type(t, {.name = "member_descriptor",
                                                      .native = &kMemberOps,
                                                      .flags = Type::kNoSubclass | Type::kNotCallable,
                                                      .methods = kMemberMethods,
                                                      .getsets = kMemberGetSets});
}

}  // namespace gilbox

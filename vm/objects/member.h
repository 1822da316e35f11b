// Members: the descriptors that __slots__ makes. Their values stand in the first in-line slots of the
// instance, which the class's shapes keep free for them (Shape::reserved_slots), so inline caches take them
// for ordinary attributes.
//
// Thread safety: a member never changes; its values are Slots.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

struct Member : NativeObject {
  Type* owner;
  Str* name;        // as looked up: mangled
  uint32_t number;  // of the slot; kShownOnly: none
  bool read_only;   // another name for it, under which scripts may read it only
};

// Members `__dict__` and `__weakref__`, which show in a class's namespace what its instances have. Attributes
// are found without them.
inline constexpr uint32_t kShownOnly = UINT32_MAX;

// Null when the class attribute is something else, or shown only.
Member* as_member(Value attribute);
bool is_shown_only(Value attribute);
// The offset in bytes of the member's slot within objects of `shape`.
inline uint32_t member_offset(const Member* member, const Shape* shape) {
  return shape->slots_offset + member->number * static_cast<uint32_t>(sizeof(Slot));
}

// What __slots__ in a class's namespace asks for.
struct SlotNames {
  bool given = false;       // there is a __slots__
  bool dict = false;        // it names __dict__
  bool weakref = false;     // it names __weakref__
  std::vector<Str*> names;  // interned and mangled; the rest
};
// False: an exception is pending.
[[nodiscard]] bool read_slots(Thread& t, Str* class_name, Dict* namespace_dict, const Type* base,
                              SlotNames* out);
// Adds the members to the class, whose base has `first` slots.
[[nodiscard]] bool add_members(Thread& t, Type* type, const SlotNames& slots, uint32_t first);

// Adds those of the members that are only shown which the class's instances have and its bases' have not.
[[nodiscard]] bool add_shown_members(Thread& t, Type* type, bool gains_dict, bool gains_weakref);
// For classes of library/ that CPython has in C: `name` reads what the member `_name` of the class holds.
[[nodiscard]] bool add_read_only_member(Thread& t, Type* type, Str* name);

void init_member_type(Thread& t);

}  // namespace gilbox

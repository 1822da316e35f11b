// Where the attributes of an object are kept: in-line slots, chunks beyond them, or a dict.
//
// Thread safety: storing to an existing slot takes no lock, since slots never move. Adding and deleting take
// the object's lock where locks are needed. Changing to dict mode stops the world.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

void trace_attributes(AttrObject* object, Marker& marker);

// The slot with that number; `shape` is the object's (or one it was grown from).
Slot* attribute_slot(AttrObject* object, const Shape* shape, uint32_t number);

// The object's own attribute, or Undefined. No script code, no exception.
Value own_attr(Thread& t, AttrObject* object, Str* name);
[[nodiscard]] bool set_own_attr(Thread& t, AttrObject* object, Str* name, Value value);
// False: there is none (no exception) or, with one pending, an error.
bool del_own_attr(Thread& t, AttrObject* object, Str* name);
// The live dict of the object's attributes; changes it to dict mode.
Value own_dict(Thread& t, AttrObject* object);
// Replaces all attributes by those of `dict`.
[[nodiscard]] bool set_own_dict(Thread& t, AttrObject* object, Dict* dict);
// Does an attribute of the class go before one of the object when it is read? Data descriptors without
// __get__ do not.
inline bool read_from_class_first(Thread& t, Value attr) {
  return is_data_descriptor(t, attr) &&
         (is_kind(attr, Kind::kProperty) || !type_of(t, attr)->dunder(kGetDunder).is_undefined());
}
// The interned name of what a script names an attribute by; null: TypeError.
Str* attribute_name(Thread& t, Value v);
// Names and values now, as a new dict; the object stays as it is.
Value own_attrs_copy(Thread& t, AttrObject* object);

}  // namespace gilbox

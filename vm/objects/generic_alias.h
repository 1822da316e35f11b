// list[int] and the like: what classes answer to being subscripted. The class GenericAlias itself stands in
// library/_alias.py.
//
// Thread safety: attached threads; the alias made belongs to the caller.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

// `origin[item]`. Error: exception pending.
Value make_generic_alias(Thread& t, Value origin, Value item);

// The same as a class method; args: cls, item.
Value class_getitem(Thread& t, Value* args, uint32_t count);

// A line of a type's methods: its classes can be subscripted.
#define GILBOX_CLASS_GETITEM \
  { "__class_getitem__", class_getitem, "cls, item, /", nullptr, NativeDef::kClass }

}  // namespace gilbox

// The first types, made before types can be defined the usual way.
#pragma once

#include <span>

#include "vm/objects/machine.h"

namespace gilbox {

// object, type and those that methods are made of.
void bootstrap_types(Thread& t);
void add_object_methods(Thread& t);
void add_type_methods(Thread& t);

// Gives a built-in type further methods, while starting up.
void extend_type(Thread& t, Type* type, std::span<const NativeDef> methods,
                 std::span<const NativeGetSet> getsets);

}  // namespace gilbox

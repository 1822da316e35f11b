// Modules as objects. Finding and running them is vm/interp/imports.
#pragma once

#include <span>

#include "vm/objects/protocol.h"

namespace gilbox {

Module* new_module(Thread& t, Str* name);
[[nodiscard]] bool module_set(Thread& t, Module* module, std::string_view name, Value value);
[[nodiscard]] bool module_add_functions(Thread& t, Module* module, std::span<const NativeDef> functions);

// What modules in C++ say of themselves beside their name. They have no spec, since making one takes time.
[[nodiscard]] bool module_describe_built_in(Thread& t, Module* module);

// What a module of the library in Python has under that name; imported if need be. For the few built-in
// things that are written in Python and loaded by those who use them.
Value library_attr(Thread& t, std::string_view module, std::string_view name);

// Is the module being run for the first time? Any thread may ask; kept in its flags, which nothing else uses.
bool module_is_loading(const Module* module);
void module_set_loading(Module* module, bool loading);

void trace_module(Object* object, Marker& marker);

void init_module_type(Thread& t);

}  // namespace gilbox

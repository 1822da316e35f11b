// Functions, built-in functions, bound methods, and the descriptors property, staticmethod, classmethod;
// super.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

Value new_function(Thread& t, CodeState* code, Value defaults, Value kwdefaults, Value annotations,
                   Value closure);
Value new_bound_method(Thread& t, Value function, Value self);
Cell* new_cell(Thread& t, Value value);

void trace_function(Object* object, Marker& marker);
void trace_builtin(Object* object, Marker& marker);
void trace_bound_method(Object* object, Marker& marker);
void trace_property(Object* object, Marker& marker);
void trace_static_method(Object* object, Marker& marker);
void trace_super(Object* object, Marker& marker);

void init_function_types(Thread& t);
void init_descriptor_types(Thread& t);
void init_singleton_types(Thread& t);  // of None, NotImplemented and Ellipsis

}  // namespace gilbox

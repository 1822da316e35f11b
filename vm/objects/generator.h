// Generators. What runs them is the interpreter (Machine::resume_hook).
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

// The next value; Undefined without exception at the end (then *result, if given, is what it returned).
Value generator_send(Thread& t, Generator* g, Value sent, Value* result = nullptr);
Value generator_throw(Thread& t, Generator* g, Value exception, Value* result = nullptr);
[[nodiscard]] bool generator_close(Thread& t, Generator* g);

void trace_generator(Object* object, Marker& marker);

void init_generator_type(Thread& t);

}  // namespace gilbox

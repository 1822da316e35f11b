// Exceptions and tracebacks.
#pragma once

#include <string>

#include "vm/objects/protocol.h"

namespace gilbox {

Value new_exception(Thread& t, Type* type, Value args_tuple);
// Makes `exception` the pending one: sets its __context__ from the exception being handled.
Value raise_exception(Thread& t, Value exception);
// UnicodeEncodeError or UnicodeDecodeError of object[from, to).
Value raise_unicode_error(Thread& t, Type* type, const char* codec, Value object, size_t from, size_t to,
                          const char* reason);
// raise X [from Y] of a script: X a class or instance.
Value raise_statement(Thread& t, Value exception, Value cause);
void add_traceback(Thread& t, Value exception, CodeState* code, uint32_t word);
// 1, 0, -1: does `exception` match what stands behind `except`?
int exception_matches(Thread& t, Value exception, Value pattern);
// What CPython prints for an uncaught exception, chained ones included; UTF-8, ends in a newline.
std::string format_exception(Thread& t, Value exception);
// The last line alone: "ValueError: text".
std::string format_exception_only(Thread& t, Value exception);

void trace_exception(Object* object, Marker& marker);
void trace_traceback(Object* object, Marker& marker);

void init_exception_types(Thread& t);
void init_exception_groups(Thread& t);  // exception_group.cpp, after the other types

}  // namespace gilbox

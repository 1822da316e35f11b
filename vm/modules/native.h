// Helpers for types that modules in C++ define: instances, iterators over several arguments, hidden types.
//
// Thread safety: attached threads; each function works on objects that nobody else has yet.
#pragma once

#include <span>
#include <string_view>

#include "vm/objects/alloc.h"
#include "vm/objects/protocol.h"

namespace gilbox {

// An instance of `cls` (a Type) whose fields the caller sets before anything else happens.
template <class T>
T* make_native(Thread& t, Value cls, const NativeOps& ops) {
  T* object = new_instance<T>(t, as<Type>(cls), Kind::kNative);
  object->operations = &ops;
  return object;
}
inline bool is_native(Value v, const NativeOps& ops) {
  return is_kind(v, Kind::kNative) && as<NativeObject>(v)->operations == &ops;
}

// Iterators over args[0..count): a tuple.
Value iterators_of(Thread& t, const Value* args, uint32_t count);

// What a loaded native module holds under `name`: types that scripts do not see otherwise. Error:
// RuntimeError, a script has taken it away.
Value module_member(Thread& t, std::string_view module, std::string_view name);

// A size or limit as read(), readline() and the like take it: -1 for None or absent. False: exception.
[[nodiscard]] bool size_argument(Thread& t, Value v, int64_t* out);

// Defines a type and adds it to the module under its name.
[[nodiscard]] bool module_add_type(Thread& t, Module* module, const TypeSpec& spec);

}  // namespace gilbox

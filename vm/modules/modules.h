// The modules written in C++.
//
// Thread safety: `native_modules` is constant; the functions are called by an attached thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "vm/objects/module.h"
#include "vm/objects/protocol.h"

namespace gilbox {

// All of them, in the order of modules.cpp: what Machine::native_modules is to be.
std::span<const NativeModule> native_modules();

// Gives a machine that has run nothing yet its list of modules, `builtins`, `sys` with the standard streams,
// and the hooks that write errors and flush. Called before run_main, on the thread that calls it; script_args
// and script_dir must be set. False: an exception is pending on the main thread (no memory).
[[nodiscard]] bool install_modules(Machine& machine);

// Does CPython 3.12's standard library have a module (or package of a module) of that name?
bool is_standard_module(std::string_view name);
// All their names, as a frozenset.
Value standard_module_names(Thread& t);

// What CPython 3.12's module of that name has and gilbox's, which is there, has not.
struct AbsentNames {
  std::string_view module;
  std::string_view instead;  // a hint; may be empty
  std::string_view names;    // with a blank between any two
};
std::span<const AbsentNames> absent_names();
// The message about such a name; empty if it is none.
std::string about_absent_name(std::string_view module, std::string_view name);

[[nodiscard]] bool init_sys(Thread& t, Module* module);
[[nodiscard]] bool init_builtins(Thread& t, Module* module);

// Parts of builtins, each in a file of its own.
[[nodiscard]] bool add_builtin_numbers(Thread& t, Module* module);
[[nodiscard]] bool add_builtin_objects(Thread& t, Module* module);
[[nodiscard]] bool add_builtin_code(Thread& t, Module* module);
void add_code_methods(Thread& t);
[[nodiscard]] bool add_builtin_iterators(Thread& t, Module* module);
[[nodiscard]] bool add_builtin_io(Thread& t, Module* module);

// locals(): the variables of the calling function as they are now; of a module or class body its namespace
// itself.
Value current_locals(Thread& t);

// Raises an exception without arguments: StopIteration(), KeyboardInterrupt().
Value raise_bare(Thread& t, Type* type);

// What an iterator type of ours lists among its methods.
Value iterator_itself(Thread& t, Value* args, uint32_t count);  // __iter__
Value iterator_step(Thread& t, Value* args, uint32_t count);    // __next__

// Calls each(item) for all items of `iterable` until it returns false: as iterate(), but without an iterator
// for plain lists and tuples.
template <class Each>
[[nodiscard]] bool for_each_item(Thread& t, Value iterable, Each each);

}  // namespace gilbox

#include "vm/objects/alloc.h"
#include "vm/objects/list.h"
#include "vm/objects/tuple.h"

namespace gilbox {

template <class Each>
bool for_each_item(Thread& t, Value iterable, Each each) {
  const auto plain = [&t](Value v, Kind kind) {
    return is_kind(v, kind) && v.as_object()->shape_id.load(std::memory_order_acquire) ==
                                   t.machine.kind_shapes[static_cast<size_t>(kind)];
  };
  if (plain(iterable, Kind::kList)) {
    const auto* list = as<List>(iterable);
    for (uint64_t i = 0;; ++i) {
      const Value item = list_item(list, i);
      if (item.is_undefined()) return true;
      if (!each(item)) return false;
    }
  }
  if (plain(iterable, Kind::kTuple)) {
    const auto* tuple = as<Tuple>(iterable);
    for (uint32_t i = 0; i < tuple->count; ++i) {
      if (!each(*(tuple->items + i))) return false;
    }
    return true;
  }
  return iterate(t, iterable, each);
}

}  // namespace gilbox

// A machine: one heap, one scheduler, one set of types and modules. An object like any other; several may
// live in a process side by side.
//
// Thread safety: what is set up before the main thread runs is constant afterwards; the rest says who guards
// it.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "vm/heap/heap.h"
#include "vm/objects/shape.h"
#include "vm/objects/thread.h"
#include "vm/objects/type.h"
#include "vm/sched/scheduler.h"

namespace gilbox {

// Types that the machine itself names.
struct Types {
#define GILBOX_TYPES(X)        \
  X(object)                    \
  X(type)                      \
  X(int_)                      \
  X(bool_)                     \
  X(float_)                    \
  X(str)                       \
  X(bytes)                     \
  X(tuple)                     \
  X(list)                      \
  X(dict)                      \
  X(set)                       \
  X(frozenset)                 \
  X(range)                     \
  X(slice)                     \
  X(none)                      \
  X(not_implemented)           \
  X(ellipsis)                  \
  X(cell)                      \
  X(function)                  \
  X(builtin)                   \
  X(method_descriptor)         \
  X(method)                    \
  X(module)                    \
  X(generator)                 \
  X(property)                  \
  X(staticmethod)              \
  X(classmethod)               \
  X(super)                     \
  X(traceback)                 \
  X(code)                      \
  X(dict_keys)                 \
  X(dict_values)               \
  X(dict_items)                \
  X(list_iterator)             \
  X(tuple_iterator)            \
  X(str_iterator)              \
  X(str_ascii_iterator)        \
  X(range_iterator)            \
  X(bytes_iterator)            \
  X(bytearray_iterator)        \
  X(memory_iterator)           \
  X(dict_keyiterator)          \
  X(dict_valueiterator)        \
  X(dict_itemiterator)         \
  X(dict_reversekeyiterator)   \
  X(dict_reversevalueiterator) \
  X(dict_reverseitemiterator)  \
  X(longrange_iterator)        \
  X(set_iterator)              \
  X(list_reverseiterator)      \
  X(callable_iterator)         \
  X(sequence_iterator)         \
  X(base_exception)            \
  X(internal)                  \
  X(complex)                   \
  X(bytearray)                 \
  X(memoryview)                \
  X(generic_alias)             \
  X(union_type)                \
  X(mappingproxy) X(frame) X(member_descriptor) X(wrapper_descriptor) X(method_wrapper) X(getset_descriptor)
#define X(NAME) Type* NAME = nullptr;
  GILBOX_TYPES(X)
#undef X
#define EXCEPTION(NAME, BASE) Type* NAME = nullptr;
#include "vm/objects/exceptions.def"
#undef EXCEPTION
};

// Names looked up by the machine, interned.
struct Names {
#define NAME(IDENTIFIER, TEXT) Str* IDENTIFIER = nullptr;
#include "vm/objects/names.def"
#undef NAME
  Str* dunders[kDunderCount] = {};
  Str* empty = nullptr;
  Str* latin1[256] = {};  // the one-character strings
};

struct MachineOptions {
  SchedulerOptions scheduler;
  size_t heap_limit = 0;  // bytes; 0: none
  bool stdout_is_terminal = false;
  // Where threads look at requests; null: where CPython 3.12 does, which costs least. Must outlive the
  // machine.
  const struct CheckTable* rules = nullptr;
};

// Why a source text was not compiled; as CPython's SyntaxError attributes.
struct CompileError {
  std::string kind;  // "SyntaxError", "IndentationError", "TabError" or "NotSupported"
  std::string message;
  std::string filename;
  int line = 0;
  int column = 0;  // 1-based, in characters; 0: unknown
  int end_line = 0;
  int end_column = 0;
  std::string text;                        // the line
  std::vector<CompileWarning> warnings{};  // of what stands before the error
  bool message_only = false;               // `args` are the message alone
};
using CompileResult = std::variant<std::shared_ptr<const CodeObject>, CompileError>;

// A module written in C++.
struct NativeModule {
  const char* name;
  // Fills the new module's namespace. False: an exception is pending.
  bool (*init)(Thread& t, Module* module);
  // In CPython a file of its own, which one of that name in an earlier folder of sys.path hides.
  bool may_be_hidden = false;
};

struct Machine {
  explicit Machine(const MachineOptions& options);
  ~Machine();
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  MachineOptions options;
  // Destroyed last to first: the heap outlives the scheduler's threads.
  Heap heap;
  std::unique_ptr<Scheduler> scheduler;
  ShapeTable shapes;
  Types types;
  Names names;
  // The shape of every object of a kind that has just one type; by Kind. Others take their type's
  // instance_shape.
  uint32_t kind_shapes[static_cast<size_t>(Kind::kCount)] = {};

  // Set by the layers above before anything runs.
  // Runs a script function, generator or anything else that is not a native function (vm/interp).
  Value (*call_hook)(Thread& t, Value callee, Value* args, uint32_t count, Tuple* kwnames) = nullptr;
  // Resumes a generator: see generator.h.
  Value (*resume_hook)(Thread& t, Generator* g, Value sent, Value thrown) = nullptr;
  // Imports a module by its full name (vm/interp).
  Value (*import_hook)(Thread& t, std::string_view name) = nullptr;
  // What a Ctrl-C or another signal does in the main thread (module signal); null: KeyboardInterrupt. False:
  // an exception is pending.
  bool (*interrupt_hook)(Thread& t) = nullptr;
  // Text to code (src/front).
  std::function<CompileResult(std::string_view source, const std::string& filename,
                              const CompileOptions& options)>
      compile;
  // Writes to the script's standard error; flushes its streams at the end. May be empty.
  std::function<void(Thread& t, std::string_view text)> write_error;
  std::function<void(Thread& t)> flush_streams;
  // Is that a module of CPython's standard library? For the message about one that is not here.
  std::function<bool(std::string_view name)> knows_as_standard;
  // The message about a name that a module of CPython's standard library has and ours has not; else empty.
  std::function<std::string(std::string_view module, std::string_view name)> about_absent_name;
  std::vector<NativeModule> native_modules;
  // Modules in Python that come with the machine: name, source.
  std::vector<std::pair<std::string, std::string_view>> library;
  std::vector<std::string> script_args;
  std::string script_dir;  // where modules beside the script are looked for; empty: nowhere

  std::unique_ptr<class ThreadLock> import_lock;
  std::unique_ptr<class LockOrders> lock_orders;  // null: nobody watches the orders in which locks are taken
  Module* builtins = nullptr;
  Dict* modules = nullptr;  // sys.modules
  Thread* main_thread = nullptr;
  std::atomic<uint32_t> recursion_limit{1000};
  std::atomic<int> int_max_str_digits{4300};  // most decimal digits of str(int) and int(str); 0: any
  std::atomic<bool> finalizing{false};
  std::shared_ptr<struct MachineFiles> files;    // see vm/modules/file.h
  std::atomic<uint64_t> entropy_draws{0};        // of a simulated run: see vm/modules/entropy.h
  std::unique_ptr<class Finalizers> finalizers;  // weak references and __del__: see finalizers.h

  // Interned strings: content to object. Kept for the machine's life.
  std::mutex intern_mutex;
  std::unordered_map<std::string, Str*> interned;
  // Guards changes of types.
  std::mutex type_mutex;
  // Guards the lists of code states and threads.
  std::mutex lists_mutex;
  std::vector<std::unique_ptr<CodeState>> code_states;
  std::vector<Thread*> threads;
  std::vector<void*> spare_stacks;  // registers and frames of ended threads, for the next; under type_mutex
  std::vector<std::unique_ptr<NativeDef>> native_defs;  // made while starting up
  std::unordered_map<const NativeDef*, std::unique_ptr<struct Signature>> signatures;
  std::vector<Value> roots;  // further ones; grows only while starting up or under lists_mutex

  // Stops the world and collects. Attached threads only.
  void collect(Thread& t);
  void collect_if_due(Thread& t);
  // Drops every inline cache, with the world stopped.
  void drop_caches(Thread& t);
  void mark_roots(Marker& marker);
  void collect_stopped(Thread& t);
  void mark_thread(Thread& thread, Marker& marker);
};

// The type of any value.
inline Type* type_of(const Machine& m, Value v) {
  if (v.is_object()) return m.shapes.of(v.as_object())->type;
  if (v.is_int()) return m.types.int_;
  if (v.is_double()) return m.types.float_;
  if (v.is_bool()) return m.types.bool_;
  if (v.is_none()) return m.types.none;
  return v.is_ellipsis() ? m.types.ellipsis : m.types.not_implemented;
}

}  // namespace gilbox

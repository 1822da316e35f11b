// The module _thread (Modules/_threadmodule.c): its functions; locks, handles and thread-local attributes
// have files of their own.
#include "vm/modules/thread.h"

#include <limits.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "vm/code/code.h"
#include "vm/modules/interrupt.h"
#include "vm/modules/modules.h"
#include "vm/modules/named_tuple.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/int.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool init_thread(Thread& t, Module* module);

namespace {

Value get_ident(Thread& t, Value*, uint32_t) {
  return Value::from_int(ident_of(t.id));
}

Value get_main_thread_ident(Thread&, Value*, uint32_t) {
  return Value::from_int(ident_of(1));
}

Value get_native_id(Thread& t, Value*, uint32_t) {
  // Simulated threads share one OS thread; each gets a number of its own, the same from run to run.
  if (t.machine.scheduler->simulated()) return Value::from_int(int64_t{1000} + t.id);
  return Value::from_int(syscall(SYS_gettid));
}

Value thread_count(Thread& t, Value*, uint32_t) {
  return Value::from_int(thread_module(t).running.load(std::memory_order_relaxed));
}

Value next_number(Thread& t, Value*, uint32_t) {
  return Value::from_int(thread_module(t).names.fetch_add(1, std::memory_order_relaxed) + 1);
}

Value next_pool(Thread& t, Value*, uint32_t) {
  return Value::from_int(thread_module(t).pools.fetch_add(1, std::memory_order_relaxed) + 1);
}

Value thread_exit(Thread& t, Value*, uint32_t) {
  return raise_exception(t,
                         new_exception(t, t.machine.types.SystemExit, Value::from_object(new_tuple(t, 0))));
}

Value interrupt_main(Thread& t, Value* args, uint32_t) {
  int64_t number = SIGINT;
  if (!args[0].is_undefined() && !to_int64(t, args[0], &number)) return Value::error();
  if (number < 1 || number >= NSIG) {
    return raise_text(t, t.machine.types.ValueError, "signal number out of range");
  }
  // Without the module signal others than SIGINT have no handler.
  const Value signal = dict_get_str(t.machine.modules, intern(t.machine, t, "signal"));
  if (number != SIGINT && !is_kind(signal, Kind::kModule)) return Value::none();
  mark_signal(static_cast<int>(number));
  t.machine.scheduler->interrupt(*t.machine.main_thread);
  return Value::none();
}

Value stack_size(Thread& t, Value* args, uint32_t) {
  ThreadModule& own = thread_module(t);
  const uint64_t before = own.stack_size.load(std::memory_order_relaxed);
  if (!args[0].is_undefined()) {
    int64_t size = 0;
    if (!to_int64(t, args[0], &size)) return Value::error();
    if (size < 0) return raise_text(t, t.machine.types.ValueError, "size must be 0 or a positive value");
    constexpr int64_t kLeast = 32 << 10;
    if (size != 0 && size < kLeast) {
      return raise(t, t.machine.types.ValueError, "size not valid: {} bytes", size);
    }
    own.stack_size.store(static_cast<uint64_t>(size), std::memory_order_relaxed);
  }
  return new_int(t, before);
}

Value daemon_threads_allowed(Thread&, Value*, uint32_t) {
  return Value::boolean(true);
}

// --- The hook of uncaught exceptions ---

// Writes to the script's standard error; if that is gone, to what it was when the thread was made.
Value write_for_thread(Thread& t, const std::string& text, Value thread) {
  const Value sys = dict_get_str(t.machine.modules, intern(t.machine, t, "sys"));
  Value file = is_kind(sys, Kind::kModule) ? get_attr_if_any(t, sys, intern(t.machine, t, "stderr"))
                                           : Value::undefined();
  if (file.is_undefined() || file.is_none()) {
    if (t.has_pending()) return Value::error();
    if (thread.is_none()) return Value::none();
    file = get_attr(t, thread, intern(t.machine, t, "_stderr"));
    if (file.is_error() || file.is_none()) return file;
  }
  const Value args[] = {new_str(t, text)};
  if (call_method(t, file, intern(t.machine, t, "write"), args).is_error()) return Value::error();
  if (call_method(t, file, intern(t.machine, t, "flush")).is_error()) return Value::error();
  return Value::none();
}

// "MainThread", or the ident of what has no name.
bool name_of_thread(Thread& t, Value thread, std::string* out) {
  const Value name = thread.is_none() ? Value::undefined() : get_attr_if_any(t, thread, t.machine.names.name);
  if (t.has_pending()) return false;
  if (name.is_undefined()) {
    *out = std::to_string(ident_of(t.id));
    return true;
  }
  return str_to(t, name, out);
}

// excepthook(args): what happens with an exception that a thread does not catch.
Value except_hook(Thread& t, Value* args, uint32_t) {
  if (type_of(t, args[0]) != thread_module(t).hook_args_type) {
    return raise_text(t, t.machine.types.TypeError,
                      "_thread.excepthook argument type must be ExceptHookArgs");
  }
  const auto* fields = as<Tuple>(args[0]);
  const Value type = fields->items[0];
  const Value exception = *(fields->items + 1);
  const Value thread = *(fields->items + 3);
  if (type == Value::from_object(t.machine.types.SystemExit)) return Value::none();
  std::string name;
  if (!name_of_thread(t, thread, &name)) return Value::error();
  const std::string text =
      is_kind(exception, Kind::kException)
          ? format_exception(t, exception)
          : fmt::format("TypeError: print_exception(): Exception expected for value, {} found\n",
                        type_name(t, exception));
  return write_for_thread(t, fmt::format("Exception in thread {}:\n{}", name, text), thread);
}

// --- For threading.py ---

// _format_exception(exc_type, exc_value): the traceback as text.
Value format_exception_text(Thread& t, Value* args, uint32_t) {
  if (is_kind(args[1], Kind::kException)) return new_str(t, format_exception(t, args[1]));
  std::string name = is_kind(args[0], Kind::kType) ? type_name(as<Type>(args[0])) : "NoneType";
  std::string value;
  if (!str_to(t, args[1], &value)) return Value::error();
  return new_str(t, name + ": " + value + "\n");
}

constexpr NativeDef kThreadFunctions[] = {
    {"get_ident", get_ident, ""},
    {"_get_main_thread_ident", get_main_thread_ident, ""},
    {"get_native_id", get_native_id, ""},
    {"_count", thread_count, ""},
    {"exit", thread_exit, ""},
    {"exit_thread", thread_exit, ""},
    {"interrupt_main", interrupt_main, "signum=, /"},
    {"stack_size", stack_size, "size=, /"},
    {"daemon_threads_allowed", daemon_threads_allowed, ""},
    {"_excepthook", except_hook, "args, /"},
    {"_next_number", next_number, ""},
    {"_next_pool", next_pool, ""},
    {"_format_exception", format_exception_text, "exc_type, exc_value, /"},
};

constexpr NativeGetSet kExceptHookFields[] = {
    {"exc_type", named_tuple_field<0>},
    {"exc_value", named_tuple_field<1>},
    {"exc_traceback", named_tuple_field<2>},
    {"thread", named_tuple_field<3>},
};

constexpr NativeOps kThreadStateOps = {"_thread._state", sizeof(ThreadModule), nullptr, nullptr, nullptr};

void make_state(Thread& t) {
  if (t.user != nullptr) return;  // imported once more, after it was taken out of sys.modules
  Type* type = define_type(t, {.name = "_state",
                               .module = "_thread",
                               .native = &kThreadStateOps,
                               .instance_size = sizeof(ThreadModule),
                               .flags = Type::kNoSubclass | Type::kNotCallable});
  auto* state = new_instance<ThreadModule>(t, type, Kind::kNative);
  state->operations = &kThreadStateOps;
  state->running.store(0, std::memory_order_relaxed);
  state->names.store(0, std::memory_order_relaxed);
  state->pools.store(0, std::memory_order_relaxed);
  state->stack_size.store(0, std::memory_order_relaxed);
  t.user = state;
  std::lock_guard<std::mutex> guard(t.machine.lists_mutex);
  t.machine.roots.push_back(Value::from_object(state));
}

}  // namespace

bool init_thread(Thread& t, Module* module) {
  make_state(t);
  Type* hook_args = make_named_tuple_type(t, "_thread", "_ExceptHookArgs", kExceptHookFields);
  thread_module(t).hook_args_type = hook_args;
  return hook_args != nullptr && module_set(t, module, "_ExceptHookArgs", Value::from_object(hook_args)) &&
         module_set(t, module, "error", Value::from_object(t.machine.types.RuntimeError)) &&
         init_thread_locks(t, module) && init_thread_handles(t, module) && init_thread_locals(t, module) &&
         module_add_functions(t, module, kThreadFunctions);
}

}  // namespace gilbox

// Starting threads, and what they can be waited for by (Modules/_threadmodule.c).
#include "vm/modules/interrupt.h"
#include "vm/modules/thread.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/int.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

void finalize_handle(NativeObject* object) {
  auto* handle = static_cast<ThreadHandle*>(object);
  handle->waiters.~WaitQueue();
  handle->mutex.~Mutex();
}

constexpr NativeOps kHandleOps = {"_thread._ThreadHandle", sizeof(ThreadHandle), nullptr, finalize_handle,
                                  nullptr};

ThreadHandle* handle_of(Value v) {
  return as<ThreadHandle>(v);
}

// Calls callable(*args, **kwargs).
Value call_with_all(Thread& t, Value callable, Value args, Value kwargs) {
  RootedValues values(t);
  for (Value v : tuple_items(as<Tuple>(args))) values.push(v);
  if (!is_kind(kwargs, Kind::kDict) || dict_size(as<Dict>(kwargs)) == 0)
    return call(t, callable, values.span());
  RootedValues names(t);
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(as<Dict>(kwargs), &position, &key, &value)) {
    if (!is_kind(key, Kind::kStr))
      return raise_text(t, t.machine.types.TypeError, "keywords must be strings");
    names.push(key);
    values.push(value);
  }
  const Value named = new_tuple_of(t, names.span());
  if (named.is_error()) return named;
  return call(t, callable, values.span(), as<Tuple>(named));
}

// An exception that nobody can catch any more: said on standard error (Modules/_threadmodule.c, thread_run).
void report_exception(Thread& t, Value callable) {
  if (t.pending == Thread::killed() || pending_is(t, t.machine.types.SystemExit)) {
    static_cast<void>(t.take_pending());
    return;
  }
  report_unraisable(t, callable, "Exception ignored in thread started by");
  if (t.has_pending()) static_cast<void>(t.take_pending());
}

// A function of its own, which leaves nothing of the call on the stack: what the thread ran must not live
// until the system has done away with the thread.
// False: the run is ending, and no script code may run any more.
[[gnu::noinline]] bool run_entry(Thread& t) {
  const Value callable = t.entry_function;
  bool goes_on = true;
  if (call_with_all(t, callable, t.entry_args, t.entry_kwargs).is_error()) {
    goes_on = t.pending != Thread::killed();
    report_exception(t, callable);
  }
  t.entry_function = t.entry_args = t.entry_kwargs = Value::undefined();
  return goes_on;
}

void thread_main(SchedThread& sched_thread, void*) {
  auto& t = static_cast<Thread&>(sched_thread);
  auto* handle = handle_of(t.python_thread);
  const bool goes_on = run_entry(t);
  drop_thread_locals(t, goes_on);
  thread_module(t).running.fetch_sub(1, std::memory_order_relaxed);
  finish_thread_handle(t, handle);
}

// --- _ThreadHandle ---

Value handle_ident(Thread&, Value* args, uint32_t) {
  const uint32_t id = handle_of(args[0])->holder.id.load(std::memory_order_relaxed);
  return id == 0 ? Value::none() : Value::from_int(ident_of(id));
}

Value handle_is_done(Thread&, Value* args, uint32_t) {
  return Value::boolean(handle_of(args[0])->done.load(std::memory_order_acquire));
}

Value handle_set_done(Thread& t, Value* args, uint32_t) {
  finish_thread_handle(t, handle_of(args[0]));
  return Value::none();
}

// join(timeout=None): True if the thread has ended.
Value handle_join(Thread& t, Value* args, uint32_t) {
  ThreadHandle* handle = handle_of(args[0]);
  Scheduler& scheduler = *t.machine.scheduler;
  Nanos deadline = kForever;
  if (!args[1].is_undefined() && !args[1].is_none()) {
    Nanos timeout = 0;
    if (!timeout_of(t, args[1], &timeout)) return Value::error();
    if (timeout < 0) timeout = 0;
    deadline = deadline_after(scheduler.now(), timeout);
  }
  if (handle->done.load(std::memory_order_acquire)) return Value::boolean(true);
  if (deadline <= scheduler.now()) return Value::boolean(false);
  note_script_where(t);
  WaitInfo info;
  info.kind = t.id == 1 && script_handles_signals() ? WaitKind::kIo : WaitKind::kJoin;
  info.holder = &handle->holder;
  info.resource = handle;
  info.resource_id = handle->resource_id.load(std::memory_order_relaxed);
  const auto running = [handle] { return !handle->done.load(std::memory_order_acquire); };
  while (running()) {
    switch (handle->waiters.wait(t, deadline, info, running)) {
      case WaitResult::kWoken:
      case WaitResult::kHandedOver:
      case WaitResult::kNotNeeded:
        break;
      case WaitResult::kTimedOut:
        return Value::boolean(!running());
      case WaitResult::kInterrupted:
      case WaitResult::kDeadlock:
        if (!check_interrupt(t)) return Value::error();
    }
  }
  return Value::boolean(true);
}

// What the thread is called in traces and reports.
Value handle_set_name(Thread& t, Value* args, uint32_t) {
  std::string name;
  if (!str_to(t, args[1], &name)) return Value::error();
  ThreadHandle* handle = handle_of(args[0]);
  MutexLock lock(handle->mutex);
  if (handle->thread != nullptr) t.machine.scheduler->set_name(*handle->thread, name);
  return Value::none();
}

Value handle_repr(Thread& t, Value* args, uint32_t) {
  const uint32_t id = handle_of(args[0])->holder.id.load(std::memory_order_relaxed);
  return new_str(t, fmt::format("<_ThreadHandle object: ident={}>", id == 0 ? 0 : ident_of(id)));
}

constexpr NativeDef kHandleMethods[] = {
    {"is_done", handle_is_done, "self, /"},    {"join", handle_join, "self, timeout=, /"},
    {"_set_done", handle_set_done, "self, /"}, {"_set_name", handle_set_name, "self, name, /"},
    {"__repr__", handle_repr, "self, /"},
};

constexpr NativeGetSet kHandleGetSets[] = {{"ident", handle_ident}};

// --- Functions ---

std::string name_of_callable(Thread& t, Value callable) {
  const Value name = get_attr_if_any(t, callable, t.machine.names.dunder_name);
  static_cast<void>(t.take_pending());
  return is_kind(name, Kind::kStr) ? to_utf8(as<Str>(name)) : type_name(t, callable);
}

bool start_arguments(Thread& t, Value callable, Value args, Value kwargs) {
  Type* error = t.machine.types.TypeError;
  if (!is_callable(t, callable)) return !raise_text(t, error, "first arg must be callable").is_error();
  if (!is_kind(args, Kind::kTuple)) return !raise_text(t, error, "2nd arg must be a tuple").is_error();
  if (!kwargs.is_undefined() && !is_kind(kwargs, Kind::kDict)) {
    return !raise_text(t, error, "optional 3rd arg must be a dictionary").is_error();
  }
  return true;
}

Value start_new_thread(Thread& t, Value* args, uint32_t) {
  if (!start_arguments(t, args[0], args[1], args[2])) return Value::error();
  ThreadHandle* handle = new_thread_handle(t);
  // CPython does not wait for such threads at its end either.
  if (!start_script_thread(t, handle, args[0], args[1], args[2], true, name_of_callable(t, args[0]))) {
    return Value::error();
  }
  return Value::from_int(ident_of(handle->holder.id.load(std::memory_order_relaxed)));
}

// start_joinable_thread(function, handle, daemon, name)
Value start_joinable_thread(Thread& t, Value* args, uint32_t) {
  if (!is_callable(t, args[0])) {
    return raise_text(t, t.machine.types.TypeError, "thread function must be callable");
  }
  if (type_of(t, args[1]) != thread_module(t).handle_type) {
    return raise_text(t, t.machine.types.TypeError, "'handle' must be a _ThreadHandle");
  }
  const int daemon = truth(t, args[2]);
  std::string name;
  if (daemon < 0 || !str_to(t, args[3], &name)) return Value::error();
  Value none = Value::from_object(new_tuple(t, 0));
  if (!start_script_thread(t, handle_of(args[1]), args[0], none, Value::undefined(), daemon == 1, name)) {
    return Value::error();
  }
  return Value::none();
}

Value make_handle(Thread& t, Value*, uint32_t) {
  return Value::from_object(new_thread_handle(t));
}

Value get_own_handle(Thread& t, Value*, uint32_t) {
  return Value::from_object(own_thread_handle(t));
}

constexpr NativeDef kThreadHandlesFunctions[] = {
    {"start_new_thread", start_new_thread, "function, args, kwargs=, /"},
    {"start_new", start_new_thread, "function, args, kwargs=, /"},
    {"_start_joinable_thread", start_joinable_thread, "function, handle, daemon, name, /"},
    {"_make_handle", make_handle, ""},
    {"_own_handle", get_own_handle, ""},
};

}  // namespace

ThreadHandle* new_thread_handle(Thread& t) {
  auto* handle = new_instance<ThreadHandle>(t, thread_module(t).handle_type, Kind::kNative);
  handle->operations = &kHandleOps;
  new (&handle->holder) Holder{0, Hold::kCertain};
  handle->done.store(false, std::memory_order_relaxed);
  handle->resource_id.store(t.machine.scheduler->new_resource_id(), std::memory_order_relaxed);
  new (&handle->waiters) WaitQueue(*t.machine.scheduler);
  new (&handle->mutex) Mutex();
  MutexLock lock(handle->mutex);
  handle->thread = nullptr;
  return handle;
}

ThreadHandle* own_thread_handle(Thread& t) {
  if (!t.python_thread.is_undefined()) return handle_of(t.python_thread);
  ThreadHandle* handle = new_thread_handle(t);
  handle->holder.id.store(t.id, std::memory_order_relaxed);
  MutexLock lock(handle->mutex);
  handle->thread = &t;
  t.python_thread = Value::from_object(handle);
  return handle;
}

void finish_thread_handle(Thread& t, ThreadHandle* handle) {
  {
    MutexLock lock(handle->mutex);
    handle->thread = nullptr;
  }
  handle->done.store(true, std::memory_order_release);
  handle->waiters.wake_all(&t);
}

bool start_script_thread(Thread& t, ThreadHandle* handle, Value callable, Value args, Value kwargs,
                         bool daemon, const std::string& name) {
  ThreadModule& module = thread_module(t);
  auto* thread = new Thread(t.machine);
  thread->entry_function = callable;
  thread->entry_args = args;
  thread->entry_kwargs = kwargs;
  thread->python_thread = Value::from_object(handle);
  thread->user = t.user;
  thread->daemon = daemon;
  thread->name = name;
  module.running.fetch_add(1, std::memory_order_relaxed);
  note_script_where(t);
  int error = 0;
  {
    // Under the mutex, so that the thread cannot have ended, and be gone, before its id is read.
    MutexLock lock(handle->mutex);
    handle->thread = thread;
    error = t.machine.scheduler->start_thread(t, *thread, thread_main, nullptr,
                                              module.stack_size.load(std::memory_order_relaxed));
    if (error == 0) {
      handle->holder.id.store(thread->id, std::memory_order_relaxed);
    } else {
      handle->thread = nullptr;
    }
  }
  if (error == 0) return true;
  module.running.fetch_sub(1, std::memory_order_relaxed);
  delete thread;
  return !raise_text(t, t.machine.types.RuntimeError, "can't start new thread").is_error();
}

bool init_thread_handles(Thread& t, Module* module) {
  ThreadModule& own = thread_module(t);
  own.handle_type = define_type(t, {.name = "_ThreadHandle",
                                    .module = "_thread",
                                    .native = &kHandleOps,
                                    .instance_size = sizeof(ThreadHandle),
                                    .flags = Type::kNoSubclass | Type::kNotCallable,
                                    .methods = kHandleMethods,
                                    .getsets = kHandleGetSets});
  return module_set(t, module, "_ThreadHandle", Value::from_object(own.handle_type)) &&
         module_add_functions(t, module, kThreadHandlesFunctions);
}

}  // namespace gilbox

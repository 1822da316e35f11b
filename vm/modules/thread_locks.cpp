// _thread.lock and _thread.RLock (Modules/_threadmodule.c) over the scheduler's ThreadLock.
#include <cmath>
#include <limits>

#include "vm/code/code.h"
#include "vm/modules/interrupt.h"
#include "vm/modules/thread.h"
#include "vm/objects/int.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/sched/lock_order.h"

namespace gilbox {

void note_script_where(Thread& t) {
  note_where(t);
  for (const Frame* frame = t.frame; frame != nullptr && frame >= t.frames; --frame) {
    const CodeState* code = frame->code;
    if (code->library) continue;
    t.where_code = code;
    t.where_pc = static_cast<uint32_t>(frame->pc - code->words) - 1;
    return;
  }
}

bool timeout_of(Thread& t, Value seconds, Nanos* out) {
  auto& types = t.machine.types;
  if (seconds.is_double()) {
    const double s = seconds.as_double();
    if (std::isnan(s)) {
      return !raise_text(t, types.ValueError, "Invalid value NaN (not a number)").is_error();
    }
    if (s < 0) {
      *out = -1;
      return true;
    }
    if (s < static_cast<double>(kForever) / 1e9) {
      *out = static_cast<Nanos>(std::ceil(s * 1e9));
      return true;
    }
    return !raise_text(t, types.OverflowError, "timestamp out of range for platform time_t").is_error();
  } else {
    int64_t s = 0;
    const Value index = to_index(t, seconds);
    if (index.is_error()) return false;
    if (int_fits_int64(index, &s)) {
      if (s < 0) {
        *out = -1;
        return true;
      }
      if (s <= kForever / kSecond) {
        *out = s * kSecond;
        return true;
      }
    } else if (int_compare(index, Value::from_int(0)) < 0) {
      *out = -1;
      return true;
    }
  }
  return !raise_text(t, types.OverflowError, "timestamp too large to convert to C _PyTime_t").is_error();
}

namespace {

// Where the script, not the library, is: for reports.
struct ScriptPlace {
  const CodeState* code;
  uint32_t pc;
};
inline ScriptPlace script_place(const Thread& t) {
  const Frame* frame = t.frame;
  while (frame->code->library && frame > t.frames) --frame;
  return {frame->code, static_cast<uint32_t>(frame->pc - frame->code->words) - 1};
}

inline void note_taken(Thread& t, ThreadLock& lock, WaitKind kind, bool scoped) {
  if (t.frame == nullptr || lock.is_signal()) return;
  const auto [code, pc] = script_place(t);
  lock.note_taken(t, kind, scoped, code, pc);
  if (GILBOX_UNLIKELY(t.machine.lock_orders != nullptr)) {
    t.machine.lock_orders->taken(t, code, pc);
  }
}

}  // namespace

int acquire_lock(Thread& t, ThreadLock& lock, Nanos timeout, WaitKind kind, bool scoped) {
  if (lock.try_acquire(t)) {
    note_taken(t, lock, kind, scoped);
    return 1;
  }
  if (timeout == 0) return 0;
  note_script_where(t);
  const WaitKind wait = t.id == 1 && script_handles_signals() ? WaitKind::kIo : kind;
  const Nanos deadline = timeout < 0 ? kForever : deadline_after(t.machine.scheduler->now(), timeout);
  for (;;) {
    switch (lock.acquire(t, deadline, wait)) {
      case AcquireResult::kAcquired:
        note_taken(t, lock, kind, scoped);
        return 1;
      case AcquireResult::kNotAcquired:
        return 0;
      case AcquireResult::kInterrupted:
      case AcquireResult::kDeadlock:
        if (!check_interrupt(t)) return -1;
    }
  }
}

bool acquire_arguments(Thread& t, Value blocking, Value timeout, Nanos* out) {
  auto& types = t.machine.types;
  const int blocks = blocking.is_undefined() ? 1 : truth(t, blocking);
  if (blocks < 0) return false;
  *out = -1;
  // -1 is "no timeout", but -1.5 is an error.
  bool given = !timeout.is_undefined();
  if (given &&
      (timeout.is_int() ? timeout.as_int() == -1 : timeout.is_double() && timeout.as_double() == -1)) {
    given = false;
  }
  if (given) {
    if (!timeout_of(t, timeout, out)) return false;
    if (blocks == 0) {
      return !raise_text(t, types.ValueError, "can't specify a timeout for a non-blocking call").is_error();
    }
    if (*out < 0) {
      return !raise_text(t, types.ValueError, "timeout value must be positive").is_error();
    }
  }
  if (blocks == 0) *out = 0;
  return true;
}

namespace {

// --- lock ---

struct LockObject : NativeObject {
  WaitKind wait_kind;  // what waiting for it is called in traces
  ThreadLock inner;
};

LockObject* lock_of(Value v) {
  return as<LockObject>(v);
}

void finalize_lock(NativeObject* object) {
  static_cast<LockObject*>(object)->inner.~ThreadLock();
}

constexpr NativeOps kLockOps = {"_thread.lock", sizeof(LockObject), nullptr, finalize_lock, nullptr};

Value allocate_lock(Thread& t, Value*, uint32_t) {
  auto* object = new_instance<LockObject>(t, thread_module(t).lock_type, Kind::kNative);
  object->operations = &kLockOps;
  object->wait_kind = WaitKind::kLock;
  new (&object->inner) ThreadLock(*t.machine.scheduler);
  return Value::from_object(object);
}

Value lock_acquire(Thread& t, Value* args, uint32_t) {
  Nanos timeout = 0;
  if (!acquire_arguments(t, args[1], args[2], &timeout)) return Value::error();
  LockObject* object = lock_of(args[0]);
  const int taken = acquire_lock(t, object->inner, timeout, object->wait_kind);
  return taken < 0 ? Value::error() : Value::boolean(taken == 1);
}

Value lock_enter(Thread& t, Value* args, uint32_t) {
  LockObject* object = lock_of(args[0]);
  return acquire_lock(t, object->inner, -1, object->wait_kind, true) < 0 ? Value::error()
                                                                         : Value::boolean(true);
}

Value lock_release(Thread& t, Value* args, uint32_t) {
  if (lock_of(args[0])->inner.release(t)) return Value::none();
  return raise_text(t, t.machine.types.RuntimeError, "release unlocked lock");
}

Value lock_locked(Thread&, Value* args, uint32_t) {
  return Value::boolean(lock_of(args[0])->inner.locked());
}

Value lock_repr(Thread& t, Value* args, uint32_t) {
  return new_str(
      t, fmt::format("<{} _thread.lock object at 0x{:012x}>",
                     lock_of(args[0])->inner.locked() ? "locked" : "unlocked", object_id(t, args[0])));
}

constexpr const char* kAcquireSignature = "self, /, blocking=, timeout=";

constexpr NativeDef kLockMethods[] = {
    {"acquire", lock_acquire, kAcquireSignature}, {"acquire_lock", lock_acquire, kAcquireSignature},
    {"release", lock_release, "self, /"},         {"release_lock", lock_release, "self, /"},
    {"locked", lock_locked, "self, /"},           {"locked_lock", lock_locked, "self, /"},
    {"__enter__", lock_enter, "self, /, *args"},  {"__exit__", lock_release, "self, /, *args"},
    {"__repr__", lock_repr, "self, /"},
};

// --- What is waited for with the help of locks ---

// A condition, semaphore, queue ..., as far as traces and reports speak of it.
//
// Thread safety: `holder` is atomic, the rest does not change.
struct ResourceObject : NativeObject {
  WaitKind wait_kind;
  uint64_t id;
  Holder holder;
};

constexpr NativeOps kResourceOps = {"_thread._resource", sizeof(ResourceObject), nullptr, nullptr, nullptr};

// A lock that threads wait at until somebody who is done with the resource releases it.
struct WaiterObject : LockObject {
  ResourceObject* resource;
};

void trace_waiter(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<WaiterObject*>(object)->resource);
}

constexpr NativeOps kWaiterOps = {"_thread.lock", sizeof(WaiterObject), trace_waiter, finalize_lock, nullptr};

bool find_kind(const std::string& name, WaitKind* out) {
  static constexpr std::pair<const char*, WaitKind> kKinds[] = {
      {"condition", WaitKind::kCondition}, {"semaphore", WaitKind::kSemaphore}, {"event", WaitKind::kEvent},
      {"barrier", WaitKind::kBarrier},     {"queue", WaitKind::kQueue},         {"future", WaitKind::kFuture},
  };
  for (const auto& [text, kind] : kKinds) {
    if (name != text) continue;
    *out = kind;
    return true;
  }
  return false;
}

// _new_resource(kind)
Value new_resource(Thread& t, Value* args, uint32_t) {
  std::string name;
  WaitKind kind = WaitKind::kCondition;
  if (!str_to(t, args[0], &name)) return Value::error();
  if (!find_kind(name, &kind)) {
    return raise(t, t.machine.types.ValueError, "_new_resource(): unknown kind '{}'", name);
  }
  auto* object = new_instance<ResourceObject>(t, thread_module(t).resource_type, Kind::kNative);
  object->operations = &kResourceOps;
  object->wait_kind = kind;
  object->id = t.machine.scheduler->new_resource_id();
  new (&object->holder) Holder{0, Hold::kHint};
  return Value::from_object(object);
}

// _allocate_waiter(resource): a lock that is taken, but by nobody: who acquires it waits until another thread
// releases it. Traces and reports show that as waiting for the resource.
Value allocate_waiter(Thread& t, Value* args, uint32_t) {
  if (type_of(t, args[0]) != thread_module(t).resource_type) {
    return raise_text(t, t.machine.types.TypeError, "_allocate_waiter() argument must be a resource");
  }
  auto* resource = as<ResourceObject>(args[0]);
  auto* object = new_instance<WaiterObject>(t, thread_module(t).lock_type, Kind::kNative);
  object->operations = &kWaiterOps;
  object->wait_kind = resource->wait_kind;
  object->resource = resource;
  new (&object->inner) ThreadLock(*t.machine.scheduler);
  object->inner.become_signal(resource->id, resource->holder);
  return Value::from_object(object);
}

void set_holder(Thread& t, Holder& holder) {
  if (t.frame != nullptr) {
    const auto [code, pc] = script_place(t);
    holder.code.store(code, std::memory_order_relaxed);
    holder.pc.store(pc, std::memory_order_relaxed);
  }
  holder.id.store(t.id, std::memory_order_relaxed);
}

// hold(): the running thread has what others may come to wait for, though perhaps not alone.
Value resource_hold(Thread& t, Value* args, uint32_t) {
  set_holder(t, as<ResourceObject>(args[0])->holder);
  return Value::none();
}

// let_go(alone): the running thread gives it back. `alone`: at most one thread has it at a time; then one
// that gives back what it has not taken tells that it is no possession but a signal.
Value resource_let_go(Thread& t, Value* args, uint32_t) {
  Holder& holder = as<ResourceObject>(args[0])->holder;
  uint32_t mine = t.id;
  if (holder.id.compare_exchange_strong(mine, 0, std::memory_order_relaxed)) return Value::none();
  if (args[1] == Value::boolean(true)) holder.how.store(Hold::kSignal, std::memory_order_relaxed);
  return Value::none();
}

// carry_out(): nobody but the running thread will finish it.
Value resource_carry_out(Thread& t, Value* args, uint32_t) {
  Holder& holder = as<ResourceObject>(args[0])->holder;
  holder.how.store(Hold::kCertain, std::memory_order_relaxed);
  set_holder(t, holder);
  return Value::none();
}

// What two arguments tell: the number of a pool and how many threads it may have.
bool pool_of(Thread& t, const Value* args, uint64_t* out) {
  int64_t number = 0;
  int64_t size = 0;
  if (!to_int64(t, args[0], &number) || !to_int64(t, args[1], &size)) return false;
  *out = pool_word(static_cast<uint32_t>(number) + 1,
                   static_cast<uint32_t>(std::min<int64_t>(size, UINT32_MAX)));
  return true;
}

// _join_pool(pool, size): the running thread is one of that pool from now on.
Value join_pool(Thread& t, Value* args, uint32_t) {
  uint64_t pool = 0;
  if (!pool_of(t, args, &pool)) return Value::error();
  t.machine.scheduler->join_pool(t, pool);
  return Value::none();
}

// expect(ident, pool, size): that thread, or another one of the `size` threads of its pool, will carry it
// out.
Value resource_expect(Thread& t, Value* args, uint32_t) {
  int64_t ident = 0;
  if (!to_int64(t, args[1], &ident)) return Value::error();
  uint64_t pool = 0;
  if (!pool_of(t, args + 2, &pool)) return Value::error();
  Holder& holder = as<ResourceObject>(args[0])->holder;
  uint32_t nobody = 0;
  holder.id.compare_exchange_strong(nobody, id_of_ident(ident), std::memory_order_relaxed);
  holder.pool.store(pool, std::memory_order_relaxed);
  return Value::none();
}

constexpr NativeDef kResourceMethods[] = {
    {"hold", resource_hold, "self, /"},
    {"let_go", resource_let_go, "self, alone, /"},
    {"carry_out", resource_carry_out, "self, /"},
    {"expect", resource_expect, "self, ident, pool, size, /"},
};

// --- RLock ---

// Invariant: `count` belongs to the owner of `inner`.
struct RLockObject : NativeObject {
  std::atomic<uint64_t> count;
  ThreadLock inner;
};

RLockObject* rlock_of(Value v) {
  return as<RLockObject>(v);
}

void finalize_rlock(NativeObject* object) {
  static_cast<RLockObject*>(object)->inner.~ThreadLock();
}

constexpr NativeOps kRLockOps = {"_thread.RLock", sizeof(RLockObject), nullptr, finalize_rlock, nullptr};

Value rlock_new(Thread& t, Value* args, uint32_t) {
  auto* object = new_instance<RLockObject>(t, as<Type>(args[0]), Kind::kNative);
  object->operations = &kRLockOps;
  object->count.store(0, std::memory_order_relaxed);
  new (&object->inner) ThreadLock(*t.machine.scheduler);
  return Value::from_object(object);
}

int rlock_take(Thread& t, RLockObject* object, Nanos timeout) {
  if (object->inner.owner() == t.id) {
    object->count.fetch_add(1, std::memory_order_relaxed);
    return 1;
  }
  const int taken = acquire_lock(t, object->inner, timeout, WaitKind::kRLock);
  if (taken == 1) object->count.store(1, std::memory_order_relaxed);
  return taken;
}

Value rlock_acquire(Thread& t, Value* args, uint32_t) {
  Nanos timeout = 0;
  if (!acquire_arguments(t, args[1], args[2], &timeout)) return Value::error();
  const int taken = rlock_take(t, rlock_of(args[0]), timeout);
  return taken < 0 ? Value::error() : Value::boolean(taken == 1);
}

Value rlock_enter(Thread& t, Value* args, uint32_t) {
  return rlock_take(t, rlock_of(args[0]), -1) < 0 ? Value::error() : Value::boolean(true);
}

Value rlock_release(Thread& t, Value* args, uint32_t) {
  RLockObject* object = rlock_of(args[0]);
  if (object->inner.owner() != t.id) {
    return raise_text(t, t.machine.types.RuntimeError, "cannot release un-acquired lock");
  }
  if (object->count.fetch_sub(1, std::memory_order_relaxed) == 1) static_cast<void>(object->inner.release(t));
  return Value::none();
}

Value rlock_is_owned(Thread& t, Value* args, uint32_t) {
  return Value::boolean(rlock_of(args[0])->inner.owner() == t.id);
}

Value rlock_recursion_count(Thread& t, Value* args, uint32_t) {
  const RLockObject* object = rlock_of(args[0]);
  return new_int(t, object->inner.owner() == t.id ? object->count.load(std::memory_order_relaxed) : 0);
}

// For Condition.wait(): lets go of all levels at once, and takes them again.
Value rlock_release_save(Thread& t, Value* args, uint32_t) {
  RLockObject* object = rlock_of(args[0]);
  if (object->inner.owner() != t.id) {
    return raise_text(t, t.machine.types.RuntimeError, "cannot release un-acquired lock");
  }
  const uint64_t count = object->count.exchange(0, std::memory_order_relaxed);
  const Value saved = make_tuple(t, new_int(t, count), Value::from_int(ident_of(t.id)));
  static_cast<void>(object->inner.release(t));
  return saved;
}

Value rlock_acquire_restore(Thread& t, Value* args, uint32_t) {
  RLockObject* object = rlock_of(args[0]);
  int64_t count = 0;
  if (!is_kind(args[1], Kind::kTuple) || as<Tuple>(args[1])->count != 2) {
    return raise_text(t, t.machine.types.TypeError, "_acquire_restore() argument must be a tuple of 2");
  }
  if (!to_int64(t, as<Tuple>(args[1])->items[0], &count)) return Value::error();
  if (acquire_lock(t, object->inner, -1, WaitKind::kRLock) < 0) return Value::error();
  object->count.store(static_cast<uint64_t>(count), std::memory_order_relaxed);
  return Value::none();
}

Value rlock_repr(Thread& t, Value* args, uint32_t) {
  const RLockObject* object = rlock_of(args[0]);
  const uint32_t owner = object->inner.owner();
  Type* type = type_of(t, args[0]);
  const Value module = type_lookup(type, t.machine.names.dunder_module);
  const std::string prefix = is_kind(module, Kind::kStr) ? to_utf8(as<Str>(module)) + "." : "";
  return new_str(t, fmt::format("<{} {}{} object owner={} count={} at 0x{:012x}>",
                                object->inner.locked() ? "locked" : "unlocked", prefix,
                                to_utf8(as<Str>(type->qualname.load())), owner == 0 ? 0 : ident_of(owner),
                                object->count.load(std::memory_order_relaxed), object_id(t, args[0])));
}

constexpr NativeDef kRLockMethods[] = {
    {"__new__", rlock_new, "cls, *args, **kwargs"},
    {"acquire", rlock_acquire, kAcquireSignature},
    {"release", rlock_release, "self, /"},
    {"__enter__", rlock_enter, "self, /"},
    {"__exit__", rlock_release, "self, /, *args"},
    {"_is_owned", rlock_is_owned, "self, /"},
    {"_recursion_count", rlock_recursion_count, "self, /"},
    {"_release_save", rlock_release_save, "self, /"},
    {"_acquire_restore", rlock_acquire_restore, "self, state, /"},
    {"__repr__", rlock_repr, "self, /"},
};

constexpr NativeDef kThreadLocksFunctions[] = {
    {"allocate_lock", allocate_lock, ""},       {"allocate", allocate_lock, ""},
    {"_new_resource", new_resource, "kind, /"}, {"_allocate_waiter", allocate_waiter, "resource, /"},
    {"_join_pool", join_pool, "pool, size, /"},
};

}  // namespace

bool init_thread_locks(Thread& t, Module* module) {
  ThreadModule& own = thread_module(t);
  own.lock_type = define_type(t, {.name = "lock",
                                  .module = "_thread",
                                  .native = &kLockOps,
                                  .instance_size = sizeof(LockObject),
                                  .flags = Type::kNoSubclass | Type::kNotCallable,
                                  .methods = kLockMethods});
  own.rlock_type = define_type(t, {.name = "RLock",
                                   .module = "_thread",
                                   .native = &kRLockOps,
                                   .instance_size = sizeof(RLockObject),
                                   .methods = kRLockMethods});
  own.resource_type = define_type(t, {.name = "_resource",
                                      .module = "_thread",
                                      .native = &kResourceOps,
                                      .instance_size = sizeof(ResourceObject),
                                      .flags = Type::kNoSubclass | Type::kNotCallable,
                                      .methods = kResourceMethods});
  return module_set(t, module, "LockType", Value::from_object(own.lock_type)) &&
         module_set(t, module, "RLock", Value::from_object(own.rlock_type)) &&
         module_set(t, module, "TIMEOUT_MAX", Value::from_double(9223372036.0)) &&
         module_add_functions(t, module, kThreadLocksFunctions);
}

}  // namespace gilbox

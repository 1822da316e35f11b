// What the files of the module _thread share: locks, handles of threads, thread-local attributes.
//
// Thread safety: attached threads; what several of them use says how it is guarded.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "vm/base/mutex.h"
#include "vm/objects/alloc.h"
#include "vm/objects/protocol.h"
#include "vm/sched/thread_lock.h"

namespace gilbox {

// What a machine's module _thread keeps. Made when the module is, and handed on from each thread to those
// that it starts (Thread::user); the machine's roots keep it alive.
struct ThreadModule : NativeObject {
  std::atomic<int64_t> running;      // threads started and not ended yet
  std::atomic<int64_t> names;        // numbers given out for "Thread-N"
  std::atomic<int64_t> pools;        // numbers given out for _join_pool
  std::atomic<uint64_t> stack_size;  // bytes, for threads to come; 0: the default
  Type* lock_type;
  Type* rlock_type;
  Type* resource_type;
  Type* handle_type;
  Type* hook_args_type;
  Type* locals_type;  // of what holds a thread's part of the _local objects
};

inline ThreadModule& thread_module(Thread& t) {
  return *static_cast<ThreadModule*>(t.user);
}

// _thread.get_ident(): looks like an address, as CPython's, but is the same from run to run.
inline int64_t ident_of(uint32_t id) {
  return 0x7f0000000000 + int64_t{id} * 0x1000;
}
inline uint32_t id_of_ident(int64_t ident) {
  return static_cast<uint32_t>((ident - 0x7f0000000000) / 0x1000);
}

// Notes where the thread is before it blocks: the innermost line that is not the library's own.
void note_script_where(Thread& t);

// A timeout in seconds: an int or a float, not negative; rounded up. False: exception.
[[nodiscard]] bool timeout_of(Thread& t, Value seconds, Nanos* out);

// Takes a lock: 1 taken, 0 not, -1 with an exception pending. `timeout`: 0 does not block, < 0 is for ever.
// `scoped`: by a `with` statement, for reports.
int acquire_lock(Thread& t, ThreadLock& lock, Nanos timeout, WaitKind kind, bool scoped = false);
// The arguments of acquire(blocking=True, timeout=-1).
[[nodiscard]] bool acquire_arguments(Thread& t, Value blocking, Value timeout, Nanos* out);

// What a thread that was started can be waited for by. CPython: Modules/_threadmodule.c, ThreadHandle.
//
// Memory ordering: `done` is stored with release after the thread's last instruction and before its waiters
// are woken; who sees it true sees all that the thread did.
struct ThreadHandle : NativeObject {
  Holder holder;  // its id is the thread's; 0: not started
  std::atomic<bool> done;
  std::atomic<uint64_t> resource_id;
  WaitQueue waiters;
  Mutex mutex;
  Thread* thread GILBOX_GUARDED_BY(mutex);  // null: not started, or ended
};

ThreadHandle* new_thread_handle(Thread& t);
// Of the running thread; made at the first call for a thread that has none.
ThreadHandle* own_thread_handle(Thread& t);
// The thread has ended as far as others can tell.
void finish_thread_handle(Thread& t, ThreadHandle* handle);

// Starts a thread that runs callable(*args, **kwargs). False: exception. The handle's id is set then.
[[nodiscard]] bool start_script_thread(Thread& t, ThreadHandle* handle, Value callable, Value args,
                                       Value kwargs, bool daemon, const std::string& name);

// Drops the attributes that the ending thread has in instances of _thread._local; `finalize`: and calls their
// __del__ now, as far as they have one.
void drop_thread_locals(Thread& t, bool finalize);

bool init_thread_locks(Thread& t, Module* module);
bool init_thread_handles(Thread& t, Module* module);
bool init_thread_locals(Thread& t, Module* module);

}  // namespace gilbox

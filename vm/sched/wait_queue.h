// WaitQueue: parked threads in order of arrival; what the machine's locks, conditions, queues are made of.
//
// Thread safety: any attached thread.
//
// Memory ordering: the list and `woken` are guarded by the queue's mutex. A waker takes the waiter off the
// list, marks it and unparks it under that mutex, and a waiter takes the mutex before it leaves: so the
// waiter's node (on its stack) and its SchedThread are alive while a waker looks at them.
#pragma once

#include <cstddef>
#include <functional>

#include "vm/base/mutex.h"
#include "vm/sched/scheduler.h"

namespace gilbox {

// How a wait ended.
enum class WaitResult : uint8_t {
  kWoken,      // by wake_one or wake_all
  kNotNeeded,  // `blocked` said no
  kTimedOut,
  kInterrupted,  // see ParkResult::kInterrupted
  kDeadlock,
};

class WaitQueue {
 public:
  explicit WaitQueue(Scheduler& scheduler) : scheduler_(scheduler) {}
  WaitQueue(const WaitQueue&) = delete;
  WaitQueue& operator=(const WaitQueue&) = delete;
  ~WaitQueue();

  // Queues the thread and parks it until woken, `deadline` or an interrupt; then it is no longer queued.
  // `blocked` (may be empty) is asked under the queue's mutex just before queueing, like a futex's
  // comparison: it must be short and must not use the queue. A wake that arrives together with a time-out or
  // interrupt wins.
  WaitResult wait(SchedThread& thread, Nanos deadline, const WaitInfo& info,
                  const std::function<bool()>& blocked = nullptr);

  // Wakes the longest waiting thread; returns it, or null. The pointer is only good for comparing: the thread
  // may be gone. `under_mutex` (may be empty) is called under the queue's mutex with whether anyone is left
  // waiting after this one and whom it wakes (null: nobody), before that thread runs: the place for
  // hand-over.
  SchedThread* wake_one(SchedThread* by,
                        const std::function<void(SchedThread* woken, bool more)>& under_mutex = nullptr);
  // Wakes up to `count` threads; returns how many.
  size_t wake(SchedThread* by, size_t count);
  size_t wake_all(SchedThread* by) { return wake(by, SIZE_MAX); }

  // How many wait now. For reports.
  size_t size() const;

 private:
  struct Node {
    SchedThread* thread;
    Node* previous;
    Node* next;
    bool woken;
  };
  void append(Node& node) GILBOX_REQUIRES(mutex_);
  void remove(Node& node) GILBOX_REQUIRES(mutex_);
  // Takes the first off the list and unparks it.
  SchedThread* wake_first(SchedThread* by) GILBOX_REQUIRES(mutex_);

  Scheduler& scheduler_;
  mutable Mutex mutex_;
  Node* first_ GILBOX_GUARDED_BY(mutex_) = nullptr;
  Node* last_ GILBOX_GUARDED_BY(mutex_) = nullptr;
};

}  // namespace gilbox

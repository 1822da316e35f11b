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
  kWoken,       // by wake_one or wake_all
  kHandedOver,  // by wake_one, whose `under_mutex` has given the thread what it waits for
  kNotNeeded,   // `blocked` said no
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
  // `since`: when it began to wait, on the scheduler's clock, if this is not the first try.
  WaitResult wait(SchedThread& thread, Nanos deadline, const WaitInfo& info,
                  const std::function<bool()>& blocked = nullptr, Nanos since = kForever);

  // Whom a wake is about to wake: who has waited longest, the scheduler's time when that one came, and
  // whether anyone is left waiting after that.
  struct First {
    SchedThread* thread = nullptr;  // null: nobody waits
    Nanos since = 0;
    bool more = false;
  };
  // Wakes the longest waiting thread; returns it, or null. The pointer is only good for comparing: the thread
  // may be gone. `under_mutex` (may be empty) is called under the queue's mutex before that thread runs: the
  // place for hand-over. It returns true if it has handed something over, which that thread's wait tells.
  SchedThread* wake_one(SchedThread* by, const std::function<bool(const First&)>& under_mutex = nullptr);
  // Wakes up to `count` threads; returns how many.
  size_t wake(SchedThread* by, size_t count);
  size_t wake_all(SchedThread* by) { return wake(by, SIZE_MAX); }

  // How many wait now. For reports.
  size_t size() const;

 private:
  struct Node {
    SchedThread* thread;
    Nanos since;
    Node* previous;
    Node* next;
    bool woken;
    bool handed_over;
  };
  void insert(Node& node) GILBOX_REQUIRES(mutex_);
  void remove(Node& node) GILBOX_REQUIRES(mutex_);
  // Takes the first off the list and unparks it.
  SchedThread* wake_first(SchedThread* by) GILBOX_REQUIRES(mutex_);

  Scheduler& scheduler_;
  mutable Mutex mutex_;
  Node* first_ GILBOX_GUARDED_BY(mutex_) = nullptr;
  Node* last_ GILBOX_GUARDED_BY(mutex_) = nullptr;
};

}  // namespace gilbox

// The GIL on OS threads. A GilPolicy decides how it changes hands; by default as in CPython 3.2 and later
// (Python/ceval_gil.c).
//
// Thread safety: any script thread; take by a thread that does not hold it, drop by the one that does.
//
// Invariants:
// - `switch_number_` counts changes of holder, not takings.
// - kGilDropRequest is set in the holder's breaker only while it holds the GIL, and cleared when it drops it.
// - What a thread did before drop happens before what the next does after take (the mutex).
// - A GIL that is handed over is never free while somebody waits.
#pragma once

#include <atomic>
#include <deque>

#include "vm/base/mutex.h"
#include "vm/sched/gil_policy.h"
#include "vm/sched/thread.h"

namespace gilbox {

class Gil {
 public:
  // `epoch`: what the scheduler's clock calls 0, on real_now()'s. `interval`: read at every wait.
  Gil(const GilPolicy& policy, const std::atomic<Nanos>& interval, Nanos epoch)
      : policy_(policy), interval_(interval), epoch_(epoch), ticks_(policy.ticks()) {}

  // Waits until the thread has the GIL. `wanted_since`: from when on the wait counts (scheduler's clock).
  // Returns when it was taken.
  Nanos take(SchedThread& thread, Nanos wanted_since) GILBOX_EXCLUDES(mutex_);

  // Gives it up; if the policy wants that, waits until somebody has taken it (the forced switch). Returns
  // when it was dropped.
  Nanos drop(SchedThread& thread, ReleaseReason reason) GILBOX_EXCLUDES(mutex_);

  // A place in the order of arrival. Async-signal-safe.
  uint64_t next_arrival() { return arrivals_.fetch_add(1, std::memory_order_relaxed) + 1; }

 private:
  // On the waiting thread's stack.
  struct Waiter {
    Waiter(SchedThread* who, GilWaiter how) : thread(who), seen(how) {}
    SchedThread* const thread;
    const GilWaiter seen;
    std::atomic<bool> granted{false};  // written under the mutex
    bool watching = false;
    uint32_t holder_before = 0;
    CondVar changed;
  };

  Nanos now() const { return real_now() - epoch_; }
  void wait_while_locked(SchedThread& thread) GILBOX_REQUIRES(mutex_);
  // Until the GIL is handed to the thread; returns who had it before.
  uint32_t wait_for_turn(SchedThread& thread) GILBOX_REQUIRES(mutex_);
  // Waits on `changed` until told or until it is time to ask the holder, and does so.
  void wait_and_ask(SchedThread& thread, const GilWaiter& seen, CondVar& changed) GILBOX_REQUIRES(mutex_);
  Nanos patience_of(const GilWaiter& seen) const GILBOX_REQUIRES(mutex_);
  // Where turns are even: how long the holder has run since it took the GIL; what is left of its turn.
  Nanos holder_ran() const GILBOX_REQUIRES(mutex_);
  Nanos left_of_turn() const GILBOX_REQUIRES(mutex_);
  void spin_until_granted(const Waiter& waiter) GILBOX_REQUIRES(mutex_);
  // Only so many waiters look at the clock, or a thousand of them would do nothing else; the next in line
  // takes the place of one that leaves.
  void start_watching(Waiter& waiter) GILBOX_REQUIRES(mutex_);
  void stop_watching(const Waiter& waiter) GILBOX_REQUIRES(mutex_);
  void ask_holder(SchedThread& thread) GILBOX_REQUIRES(mutex_);
  void set_holder(SchedThread& thread) GILBOX_REQUIRES(mutex_);
  // Called by the holder.
  void start_turn(Nanos taken) GILBOX_REQUIRES(mutex_);
  void end_turn(SchedThread& thread) GILBOX_REQUIRES(mutex_);
  void let_go() GILBOX_REQUIRES(mutex_);

  const GilPolicy& policy_;
  const std::atomic<Nanos>& interval_;
  const Nanos epoch_;

  Mutex mutex_;
  CondVar freed_;     // signalled when the GIL becomes free
  CondVar switched_;  // signalled when it is taken
  bool locked_ GILBOX_GUARDED_BY(mutex_) = false;
  SchedThread* holder_ GILBOX_GUARDED_BY(mutex_) = nullptr;
  uint32_t last_holder_ GILBOX_GUARDED_BY(mutex_) = 0;  // a thread's id
  uint64_t switch_number_ GILBOX_GUARDED_BY(mutex_) = 0;
  int holder_processor_ GILBOX_GUARDED_BY(mutex_) = -1;  // where the holder ran when it got going
  // Where turns are even: the holder's clock of running time, and what it showed at `taken_` (the clock of
  // all); not yet started: -1.
  clockid_t holder_clock_ GILBOX_GUARDED_BY(mutex_) = 0;
  Nanos ran_before_ GILBOX_GUARDED_BY(mutex_) = -1;
  Nanos taken_ GILBOX_GUARDED_BY(mutex_) = 0;
  // Where the GIL is handed over: who waits. Else: who waits to watch the clock.
  std::deque<Waiter*> waiters_ GILBOX_GUARDED_BY(mutex_);
  size_t watching_ GILBOX_GUARDED_BY(mutex_) = 0;
  std::atomic<uint64_t> arrivals_{0};
  // As in CPython 2.7 the count of ticks belongs to the lock, not to a thread; its holder counts in its own.
  int64_t ticks_ GILBOX_GUARDED_BY(mutex_);
};

}  // namespace gilbox

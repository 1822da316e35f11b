// The GIL on OS threads, as CPython 3.2 and later have it (Python/ceval_gil.c).
//
// Thread safety: any script thread; take by a thread that does not hold it, drop by the one that does.
//
// Invariants:
// - `switch_number_` counts changes of holder, not takings.
// - kGilDropRequest is set in the holder's breaker only while it holds the GIL, and cleared when it drops it.
// - What a thread did before drop happens before what the next does after take (the mutex).
#pragma once

#include <atomic>

#include "vm/base/mutex.h"
#include "vm/sched/gil_rules.h"
#include "vm/sched/thread.h"

namespace gilbox {

class Gil {
 public:
  // `epoch`: what the scheduler's clock calls 0, on real_now()'s. `interval`: read at every wait.
  Gil(const GilRules& rules, const std::atomic<Nanos>& interval, Nanos epoch)
      : rules_(rules), interval_(interval), epoch_(epoch) {}

  // Waits until the thread has the GIL. `wanted_since`: from when on the wait counts (scheduler's clock).
  // Returns when it was taken.
  Nanos take(SchedThread& thread, Nanos wanted_since) GILBOX_EXCLUDES(mutex_);

  // Gives it up; if somebody has asked for it, waits until somebody has taken it (the forced switch). Returns
  // when it was dropped.
  Nanos drop(SchedThread& thread, ReleaseReason reason) GILBOX_EXCLUDES(mutex_);

 private:
  Nanos now() const { return real_now() - epoch_; }
  void wait_while_locked(SchedThread& thread) GILBOX_REQUIRES(mutex_);

  const GilRules& rules_;
  const std::atomic<Nanos>& interval_;
  const Nanos epoch_;

  Mutex mutex_;
  CondVar freed_;     // signalled when the GIL becomes free
  CondVar switched_;  // signalled when it is taken
  bool locked_ GILBOX_GUARDED_BY(mutex_) = false;
  SchedThread* holder_ GILBOX_GUARDED_BY(mutex_) = nullptr;
  uint32_t last_holder_ GILBOX_GUARDED_BY(mutex_) = 0;  // a thread's id
  uint64_t switch_number_ GILBOX_GUARDED_BY(mutex_) = 0;
};

}  // namespace gilbox

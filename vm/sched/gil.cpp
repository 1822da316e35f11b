#include "vm/sched/gil.h"

namespace gilbox {

void Gil::wait_while_locked(SchedThread& thread) {
  thread.emit(now(), EventKind::kGilWait, 0, 0, holder_->id);
  while (locked_) {
    const uint64_t number_before = switch_number_;
    const Nanos interval = interval_.load(std::memory_order_relaxed);
    const bool timed_out = !freed_.wait_until(mutex_, deadline_after(real_now(), interval));
    if (rules_.should_request(timed_out, locked_, number_before, switch_number_)) {
      const uint32_t bits = holder_->breaker.fetch_or(kGilDropRequest, std::memory_order_relaxed);
      if ((bits & kGilDropRequest) == 0) {
        thread.emit(now(), EventKind::kGilDropRequest, 0, 0, holder_->id);
      }
    }
  }
}

Nanos Gil::take(SchedThread& thread, Nanos wanted_since) {
  uint32_t holder_before;
  Nanos taken;
  {
    MutexLock lock(mutex_);
    if (locked_) wait_while_locked(thread);
    locked_ = true;
    holder_ = &thread;
    holder_before = last_holder_;
    if (last_holder_ != thread.id) {
      last_holder_ = thread.id;
      ++switch_number_;
    }
    switched_.notify_all();
    taken = now();
  }
  thread.stats.waiting += taken - wanted_since;
  thread.attached_since = taken;
  thread.emit(taken, EventKind::kGilAcquire, 0, 0, holder_before, taken - wanted_since);
  return taken;
}

Nanos Gil::drop(SchedThread& thread, ReleaseReason reason) {
  MutexLock lock(mutex_);
  const Nanos dropped = now();
  const Nanos held = dropped - thread.attached_since;
  locked_ = false;
  holder_ = nullptr;
  const bool requested =
      (thread.breaker.fetch_and(~kGilDropRequest, std::memory_order_relaxed) & kGilDropRequest) != 0;
  freed_.notify_one();
  thread.stats.holding += held;
  ++(reason == ReleaseReason::kDropRequest ? thread.stats.forced_switches : thread.stats.voluntary_switches);
  thread.emit(dropped, EventKind::kGilRelease, static_cast<uint8_t>(reason), 0, 0, held);
  if (rules_.must_wait_for_switch(requested, reason == ReleaseReason::kExit)) {
    // A waiter that has asked never gives up, so somebody will come.
    while (last_holder_ == thread.id) switched_.wait(mutex_);
    const Nanos switched = now();
    thread.emit(switched, EventKind::kGilForcedSwitch, 0, 0, last_holder_, switched - dropped);
  }
  return dropped;
}

}  // namespace gilbox

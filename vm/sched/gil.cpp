#include "vm/sched/gil.h"

#include <algorithm>

namespace gilbox {

void Gil::ask_holder(SchedThread& thread) {
  const uint32_t bits = holder_->breaker.fetch_or(kGilDropRequest, std::memory_order_relaxed);
  if ((bits & kGilDropRequest) == 0) thread.emit(now(), EventKind::kGilDropRequest, 0, 0, holder_->id);
}

// `impatient`: at the first wait a policy may let a thread ask at once; after that it waits like others.
void Gil::wait_and_ask(SchedThread& thread, const GilWaiter& seen, CondVar& changed, bool& impatient) {
  const uint64_t number_before = switch_number_;
  const Nanos interval = interval_.load(std::memory_order_relaxed);
  Nanos patience = policy_->patience(seen, holder_->gave_up_by_itself, interval);
  if (patience == 0) {
    if (impatient) ask_holder(thread);
    impatient = false;
    patience = interval;
  }
  if (patience == kForever) {
    changed.wait(mutex_);
    return;
  }
  const bool timed_out = !changed.wait_until(mutex_, deadline_after(real_now(), patience));
  if (policy_->should_request(timed_out, locked_, number_before, switch_number_)) ask_holder(thread);
}

void Gil::wait_while_locked(SchedThread& thread) {
  thread.emit(now(), EventKind::kGilWait, 0, 0, holder_->id);
  const GilWaiter seen{++arrivals_, thread.gave_up_by_itself};
  bool impatient = true;
  while (locked_) wait_and_ask(thread, seen, freed_, impatient);
}

uint32_t Gil::wait_for_turn(SchedThread& thread) {
  thread.emit(now(), EventKind::kGilWait, 0, 0, holder_->id);
  Waiter waiter{&thread, {++arrivals_, thread.gave_up_by_itself}, false, 0, {}};
  waiters_.push_back(&waiter);
  const SchedThread* asked = nullptr;
  bool impatient = true;
  while (!waiter.granted) {
    // A new holder may be asked at once again.
    if (holder_ != asked) impatient = true;
    asked = holder_;
    wait_and_ask(thread, waiter.seen, waiter.changed, impatient);
  }
  return waiter.holder_before;
}

void Gil::set_holder(SchedThread& thread) {
  locked_ = true;
  holder_ = &thread;
  if (last_holder_ == thread.id) return;
  last_holder_ = thread.id;
  ++switch_number_;
}

Nanos Gil::take(SchedThread& thread, Nanos wanted_since) {
  uint32_t holder_before;
  Nanos taken;
  {
    MutexLock lock(mutex_);
    if (locked_ && policy_->hands_over()) {
      holder_before = wait_for_turn(thread);
    } else {
      if (locked_) wait_while_locked(thread);
      holder_before = last_holder_;
      set_holder(thread);
    }
    switched_.notify_all();
    thread.ticks = ticks_;
    taken = now();
  }
  thread.stats.waiting += taken - wanted_since;
  thread.attached_since = taken;
  thread.emit(taken, EventKind::kGilAcquire, 0, 0, holder_before, taken - wanted_since);
  return taken;
}

// Frees the GIL or hands it over.
void Gil::let_go() {
  locked_ = false;
  holder_ = nullptr;
  if (!policy_->hands_over()) {
    freed_.notify_one();
    return;
  }
  if (waiters_.empty()) return;
  std::vector<GilWaiter> seen;
  seen.reserve(waiters_.size());
  for (const Waiter* waiter : waiters_) seen.push_back(waiter->seen);
  Random none(0);  // who hands over leaves nothing to chance
  const size_t chosen = policy_->choose(seen, none);
  Waiter& next = *waiters_[chosen];
  waiters_.erase(waiters_.begin() + static_cast<std::ptrdiff_t>(chosen));
  next.holder_before = last_holder_;
  set_holder(*next.thread);
  next.granted = true;
  next.changed.notify_one();
}

Nanos Gil::drop(SchedThread& thread, ReleaseReason reason) {
  MutexLock lock(mutex_);
  const Nanos dropped = now();
  const Nanos held = dropped - thread.attached_since;
  const bool requested =
      (thread.breaker.fetch_and(~kGilDropRequest, std::memory_order_relaxed) & kGilDropRequest) != 0;
  thread.gave_up_by_itself = !is_forced(reason);
  ticks_ = reason == ReleaseReason::kTicks ? policy_->ticks() : thread.ticks;
  let_go();
  thread.stats.holding += held;
  ++(is_forced(reason) ? thread.stats.forced_switches : thread.stats.voluntary_switches);
  thread.emit(dropped, EventKind::kGilRelease, static_cast<uint8_t>(reason), 0, 0, held);
  if (policy_->must_wait_for_switch(requested, reason == ReleaseReason::kExit)) {
    // A waiter that has asked never gives up, so somebody will come.
    while (last_holder_ == thread.id) switched_.wait(mutex_);
    const Nanos switched = now();
    thread.emit(switched, EventKind::kGilForcedSwitch, 0, 0, last_holder_, switched - dropped);
  }
  return dropped;
}

}  // namespace gilbox

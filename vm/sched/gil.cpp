#include "vm/sched/gil.h"

#include <pthread.h>
#include <sched.h>

#include <algorithm>
#include <vector>

#include "vm/base/spin.h"

namespace gilbox {

namespace {

constexpr size_t kMostWatching = 16;
constexpr Nanos kAskedPatience = 50 * kMicrosecond;
constexpr Nanos kLongestSpin = 30 * kMicrosecond;

}  // namespace

void Gil::ask_holder(SchedThread& thread) {
  const uint32_t bits = holder_->breaker.fetch_or(kGilDropRequest, std::memory_order_relaxed);
  if ((bits & kGilDropRequest) == 0) thread.emit(now(), EventKind::kGilDropRequest, 0, 0, holder_->id);
}

Nanos Gil::patience_of(const GilWaiter& seen) const {
  const Nanos interval = interval_.load(std::memory_order_relaxed);
  const Nanos patience = policy_.patience(seen, holder_->gave_up_by_itself, interval);
  return patience == 0 ? interval : patience;
}

Nanos Gil::holder_ran() const {
  return ran_before_ < 0 ? 0 : read_clock(holder_clock_) - ran_before_;
}

// By the clock of all a turn lasts two intervals at most: a holder that is kept from running keeps all
// others.
Nanos Gil::left_of_turn() const {
  const Nanos interval = interval_.load(std::memory_order_relaxed);
  const Nanos latest = ran_before_ < 0 ? 2 * interval : taken_ + 2 * interval - now();
  return std::min(interval + holder_->gil_credit - holder_ran(), latest);
}

void Gil::wait_and_ask(SchedThread& thread, const GilWaiter& seen, CondVar& changed) {
  const uint64_t number_before = switch_number_;
  Nanos patience = patience_of(seen);
  if (patience == kForever) {
    changed.wait(mutex_);
    return;
  }
  // Who has been asked need not be asked again every microsecond.
  if ((holder_->breaker.load(std::memory_order_relaxed) & kGilDropRequest) != 0) {
    patience = std::max(patience, kAskedPatience);
  } else if (policy_.even_turns()) {
    patience = std::max(left_of_turn(), std::min(patience, kAskedPatience));
  }
  const bool timed_out = !changed.wait_until(mutex_, deadline_after(real_now(), patience));
  if (!policy_.should_request(timed_out, locked_, number_before, switch_number_)) return;
  if (policy_.even_turns() && left_of_turn() > kAskedPatience) return;
  ask_holder(thread);
}

void Gil::start_watching(Waiter& waiter) {
  waiter.watching = watching_ < kMostWatching;
  if (waiter.watching) ++watching_;
}

void Gil::stop_watching(const Waiter& waiter) {
  if (!waiter.watching) return;
  for (Waiter* next : waiters_) {
    if (next->watching) continue;
    next->watching = true;
    next->changed.notify_one();
    return;
  }
  --watching_;
}

void Gil::wait_while_locked(SchedThread& thread) {
  thread.emit(now(), EventKind::kGilWait, 0, 0, holder_->id);
  Waiter waiter{&thread, {0, thread.gave_up_by_itself}};
  start_watching(waiter);
  if (!waiter.watching) {
    waiters_.push_back(&waiter);
    while (!waiter.watching) waiter.changed.wait(mutex_);
    // Others may have come to watch before it, but no one has left the line.
    waiters_.erase(std::find(waiters_.begin(), waiters_.end(), &waiter));
  }
  while (locked_) wait_and_ask(thread, waiter.seen, freed_);
  stop_watching(waiter);
}

// A holder that runs is at its next check point, and has handed the GIL over, before this thread could fall
// asleep; and to be woken again takes long when the processors are busy. But one whose processor this thread
// has just taken does not run.
void Gil::spin_until_granted(const Waiter& waiter) {
  if (!worth_spinning() || sched_getcpu() == holder_processor_) return;
  mutex_.unlock();
  const Nanos end = real_now() + kLongestSpin;
  while (!waiter.granted.load(std::memory_order_relaxed) && real_now() < end) pause_processor();
  mutex_.lock();
}

uint32_t Gil::wait_for_turn(SchedThread& thread) {
  thread.emit(now(), EventKind::kGilWait, 0, 0, holder_->id);
  const uint64_t woken = thread.gil_arrival.load(std::memory_order_relaxed);
  Waiter waiter{&thread, {woken != 0 ? woken : next_arrival(), thread.gave_up_by_itself}};
  start_watching(waiter);
  waiters_.push_back(&waiter);
  const SchedThread* asked = nullptr;
  const auto granted = [&waiter] { return waiter.granted.load(std::memory_order_relaxed); };
  while (!granted()) {
    // A policy may let a thread ask at once: every holder once, after that it waits like others.
    const bool new_holder = holder_ != asked;
    asked = holder_;
    if (new_holder && policy_.patience(waiter.seen, holder_->gave_up_by_itself, kForever) == 0) {
      ask_holder(thread);
      spin_until_granted(waiter);
      if (granted()) break;
    }
    if (waiter.watching) {
      wait_and_ask(thread, waiter.seen, waiter.changed);
    } else {
      waiter.changed.wait(mutex_);
    }
  }
  stop_watching(waiter);
  return waiter.holder_before;
}

void Gil::set_holder(SchedThread& thread) {
  locked_ = true;
  holder_ = &thread;
  ran_before_ = -1;
  if (last_holder_ == thread.id) return;
  last_holder_ = thread.id;
  ++switch_number_;
}

Nanos Gil::take(SchedThread& thread, Nanos wanted_since) {
  uint32_t holder_before;
  Nanos taken;
  {
    MutexLock lock(mutex_);
    if (locked_ && policy_.hands_over()) {
      holder_before = wait_for_turn(thread);
    } else {
      if (locked_) wait_while_locked(thread);
      holder_before = last_holder_;
      set_holder(thread);
    }
    holder_processor_ = sched_getcpu();
    switched_.notify_all();
    thread.gil_arrival.store(0, std::memory_order_relaxed);
    thread.ticks = ticks_;
    taken = now();
    if (policy_.even_turns()) start_turn(taken);
  }
  thread.stats.waiting += taken - wanted_since;
  thread.attached_since = taken;
  thread.emit(taken, EventKind::kGilAcquire, 0, 0, holder_before, taken - wanted_since);
  return taken;
}

void Gil::start_turn(Nanos taken) {
  if (pthread_getcpuclockid(pthread_self(), &holder_clock_) != 0) return;
  ran_before_ = read_clock(holder_clock_);
  taken_ = taken;
}

// Who lets go by itself has had the turn that it wanted.
void Gil::end_turn(SchedThread& thread) {
  const Nanos interval = interval_.load(std::memory_order_relaxed);
  const Nanos credit = interval + thread.gil_credit - holder_ran();
  thread.gil_credit = thread.gave_up_by_itself ? 0 : std::clamp(credit, -interval, interval);
}

// Frees the GIL or hands it over.
void Gil::let_go() {
  locked_ = false;
  holder_ = nullptr;
  if (!policy_.hands_over()) {
    freed_.notify_one();
    return;
  }
  if (waiters_.empty()) return;
  std::vector<GilWaiter> seen;
  seen.reserve(waiters_.size());
  for (const Waiter* waiter : waiters_) seen.push_back(waiter->seen);
  Random none(0);  // who hands over leaves nothing to chance
  const size_t chosen = policy_.choose(seen, none);
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
  ticks_ = reason == ReleaseReason::kTicks ? policy_.ticks() : thread.ticks;
  if (policy_.even_turns()) end_turn(thread);
  let_go();
  thread.stats.holding += held;
  ++(is_forced(reason) ? thread.stats.forced_switches : thread.stats.voluntary_switches);
  thread.emit(dropped, EventKind::kGilRelease, static_cast<uint8_t>(reason), 0, 0, held);
  if (policy_.must_wait_for_switch(requested, reason == ReleaseReason::kExit)) {
    // A waiter that has asked never gives up, so somebody will come.
    while (last_holder_ == thread.id) switched_.wait(mutex_);
    const Nanos switched = now();
    thread.emit(switched, EventKind::kGilForcedSwitch, 0, 0, last_holder_, switched - dropped);
  }
  return dropped;
}

}  // namespace gilbox

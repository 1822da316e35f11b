// The seats of the simulation: the GIL, or virtual cores.
#include <algorithm>

#include "vm/sched/sim_scheduler.h"

namespace gilbox {

namespace {

// From the moment a waiter is told that the GIL is free until it is there to take it. In between anybody who
// comes by may be faster, as on a real machine.
constexpr Nanos kArrivalMin = 10 * kMicrosecond;
constexpr Nanos kArrivalMax = 50 * kMicrosecond;
// Policy "ticks": from letting go of the GIL until taking it again. Who arrives just then gets it. With it
// two threads that count down under CPython 2.7's rules take 1.4 times as long as one after the other, as
// there.
constexpr Nanos kOfferCost = 1 * kMicrosecond;
// Without the GIL the system serves fairly, as Linux does: who comes back from a wait takes a core from a
// thread that has used so much more of them. What it did not use while it waited counts no further back than
// kCredit.
constexpr Nanos kPreemptGain = 1 * kMillisecond;
constexpr Nanos kCredit = 3 * kMillisecond;

}  // namespace

Nanos SimScheduler::leave(SimThread& sim, ReleaseReason reason) {
  SchedThread& thread = *sim.thread;
  // Native work may have taken the thread past things that happen earlier: those first, as long as it still
  // has its seat.
  give_way(sim);
  const Nanos time = clock_of(sim);
  const Nanos attached = time - thread.attached_since;
  thread.state.store(ThreadState::kDetached, std::memory_order_relaxed);
  thread.detached_at = time;
  thread.left_for_io = reason == ReleaseReason::kIo;
  // From here on the thread's clock moves by charge() alone.
  thread.sim_budget = 0;
  thread.sim_budget_end = time;
  if (gil_enabled_) {
    gil_drop(sim, reason, time);
  } else {
    thread.stats.without += attached;
    thread.emit(time, EventKind::kDetach, static_cast<uint8_t>(reason), 0, 0, attached);
    core_release(sim, time);
  }
  return time;
}

void SimScheduler::enter(SimThread& sim, Nanos wanted_since) {
  SchedThread& thread = *sim.thread;
  if (gil_enabled_) {
    if (holder_ == nullptr && next_holder_ == nullptr) {
      gil_take(sim, clock_of(sim));
      give_way(sim);  // for a budget
    } else {
      gil_wait(sim);
    }
  } else {
    core_take(sim);
  }
  const Nanos time = thread.sim_budget_end - thread.sim_budget;
  thread.state.store(ThreadState::kAttached, std::memory_order_relaxed);
  thread.attached_since = time;
  thread.stats.waiting += time - wanted_since;
  if (gil_enabled_) {
    thread.emit(time, EventKind::kGilAcquire, 0, 0, sim.holder_before, time - wanted_since);
  } else {
    thread.emit(time, EventKind::kAttach, 0, 0, 0, time - wanted_since, static_cast<uint32_t>(sim.core));
  }
}

// --- The GIL -----------------------------------------------------------------------------------------------

void SimScheduler::gil_take(SimThread& sim, Nanos time) {
  sim.holder_before = last_holder_;
  sim.clock = time;
  ++sim.stamp;
  holder_ = &sim;
  sim.thread->gil_arrival.store(0, std::memory_order_relaxed);
  sim.thread->ticks = ticks_;
  const uint32_t id = sim.thread->id;
  if (last_holder_ != id) {
    last_holder_ = id;
    ++switch_number_;
  }
  if (switch_waiter_ != nullptr && switch_waiter_ != &sim) {
    push(*switch_waiter_, EventType::kResume, time);
    switch_waiter_ = nullptr;
  }
}

void SimScheduler::gil_drop(SimThread& sim, ReleaseReason reason, Nanos time) {
  SchedThread& thread = *sim.thread;
  const Nanos held = time - thread.attached_since;
  thread.stats.holding += held;
  ++(is_forced(reason) ? thread.stats.forced_switches : thread.stats.voluntary_switches);
  thread.emit(time, EventKind::kGilRelease, static_cast<uint8_t>(reason), 0, 0, held);
  holder_ = nullptr;
  thread.gave_up_by_itself = !is_forced(reason);
  ticks_ = reason == ReleaseReason::kTicks ? policy_->ticks() : thread.ticks;
  const bool requested =
      (thread.breaker.fetch_and(~kGilDropRequest, std::memory_order_relaxed) & kGilDropRequest) != 0;
  if (!gil_waiters_.empty()) {
    SimThread* waiter = gil_waiters_[policy_->choose(gil_seen_, random_)];
    gil_unqueue(*waiter);
    if (policy_->hands_over()) next_holder_ = waiter;
    push(*waiter, EventType::kArrive, time + random_.between(kArrivalMin, kArrivalMax));
  }
  if (!policy_->must_wait_for_switch(requested, reason == ReleaseReason::kExit)) return;
  switch_waiter_ = &sim;
  ++sim.stamp;
  give_way(sim);
  const Nanos switched = clock_of(sim);
  thread.emit(switched, EventKind::kGilForcedSwitch, 0, 0, last_holder_, switched - time);
}

void SimScheduler::gil_unqueue(SimThread& waiter) {
  const size_t place = waiter.gil_place;
  gil_waiters_[place] = gil_waiters_.back();
  gil_seen_[place] = gil_seen_.back();
  gil_waiters_[place]->gil_place = place;
  gil_waiters_.pop_back();
  gil_seen_.pop_back();
}

// The thread's ticks are over: lets go of the GIL and takes it again.
void SimScheduler::gil_offer(SimThread& sim) {
  if (live_threads() == 1) {
    sim.thread->ticks = policy_->ticks();
    return;
  }
  const Nanos left = leave(sim, ReleaseReason::kTicks);
  push(sim, EventType::kResume, left + kOfferCost);
  give_way(sim);
  enter(sim, clock_of(sim));
}

void SimScheduler::gil_wait(SimThread& sim) {
  const Nanos time = clock_of(sim);
  const SimThread* holder = holder_ == nullptr ? next_holder_ : holder_;
  sim.thread->emit(time, EventKind::kGilWait, 0, 0, holder->thread->id);
  const uint64_t woken = sim.thread->gil_arrival.load(std::memory_order_relaxed);
  sim.arrival = woken != 0 ? woken : ++arrivals_;
  sim.impatient = true;
  gil_arm(sim, time);
  give_way(sim);
}

// Puts a waiter on the condition until it is time to ask the holder.
void SimScheduler::gil_arm(SimThread& waiter, Nanos time) {
  waiter.gil_place = gil_waiters_.size();
  gil_waiters_.push_back(&waiter);
  gil_seen_.push_back({waiter.arrival, waiter.thread->gave_up_by_itself});
  // The GIL may be on its way to the next holder already.
  waiter.switch_number_before = switch_number_ + (next_holder_ == nullptr ? 0 : 1);
  const SimThread* holder = holder_ == nullptr ? next_holder_ : holder_;
  const Nanos interval = switch_interval();
  Nanos patience = policy_->patience(gil_seen_.back(), holder->thread->gave_up_by_itself, interval);
  if (patience == 0 && !waiter.impatient) patience = interval;
  if (patience == 0 && holder_ == nullptr) {
    patience = kArrivalMin;  // nobody is there yet to be asked
  } else {
    waiter.impatient = false;
  }
  if (patience == kForever) {
    ++waiter.stamp;
  } else {
    push(waiter, EventType::kInterval,
         time + patience + (waiter.impatient || patience == 0 ? 0 : timer_slack()));
  }
}

void SimScheduler::gil_interval_over(SimThread& waiter, Nanos time) {
  gil_unqueue(waiter);
  if (holder_ == nullptr && next_holder_ == nullptr) {
    gil_take(waiter, time);
    return;
  }
  if (holder_ != nullptr &&
      policy_->should_request(true, true, waiter.switch_number_before, switch_number_)) {
    SchedThread& holder = *holder_->thread;
    if ((holder.breaker.fetch_or(kGilDropRequest, std::memory_order_relaxed) & kGilDropRequest) == 0) {
      waiter.thread->emit(time, EventKind::kGilDropRequest, 0, 0, holder.id);
    }
  }
  gil_arm(waiter, time);
}

void SimScheduler::gil_arrived(SimThread& waiter, Nanos time) {
  if (&waiter == next_holder_) next_holder_ = nullptr;
  if (holder_ == nullptr && next_holder_ == nullptr) {
    gil_take(waiter, time);
  } else {
    gil_arm(waiter, time);  // somebody was faster
  }
}

// --- The cores ---------------------------------------------------------------------------------------------

void SimScheduler::core_seat(SimThread& sim, Core& core, Nanos time) {
  sim.clock = std::max(time, core.clock);
  ++sim.stamp;
  sim.core = static_cast<int>(&core - cores_.data());
  core.thread = &sim;
  core.since = sim.clock;
  core.slice_end = sim.clock + options_.time_slice;
}

// Whose core a thread that comes may have at once; null: it waits for its turn. No core is idle.
SimScheduler::Core* SimScheduler::core_to_preempt(SimThread& sim, Nanos time) {
  const auto used = [time](const Core& core) {
    return core.thread->used + std::max<Nanos>(0, time - core.since);
  };
  Core* most = &cores_[0];
  Nanos least = used(*most);
  for (Core& core : cores_) {
    if (used(core) > used(*most)) most = &core;
    least = std::min(least, used(core));
  }
  sim.used = std::max(sim.used, least - kCredit);
  return used(*most) - sim.used > kPreemptGain ? most : nullptr;
}

void SimScheduler::core_take(SimThread& sim) {
  const Nanos time = clock_of(sim);
  Core* best = nullptr;  // of the idle ones, the one that is idle longest
  for (Core& core : cores_) {
    if (core.thread == nullptr && (best == nullptr || core.clock < best->clock)) best = &core;
  }
  if (best != nullptr) {
    core_seat(sim, *best, time);
    sim.thread->sim_budget = 0;
    sim.thread->sim_budget_end = sim.clock;
  } else {
    ++sim.stamp;
    sim.clock = time;
    if (Core* taken = core_to_preempt(sim, time)) {
      taken->slice_end = std::min(taken->slice_end, time);  // its thread goes at its next check point
      ready_.push_front(&sim);
    } else {
      ready_.push_back(&sim);
    }
  }
  give_way(sim);
}

void SimScheduler::core_release(SimThread& sim, Nanos time) {
  Core& core = cores_[static_cast<size_t>(sim.core)];
  core.clock = time;
  sim.used += time - core.since;
  core.thread = nullptr;
  sim.core = -1;
  if (ready_.empty()) return;
  SimThread* next = ready_.front();
  ready_.pop_front();
  core_seat(*next, core, next->clock);
}

// Time for another thread on this core?
bool SimScheduler::slice_over(const SimThread& sim) {
  Core& core = cores_[static_cast<size_t>(sim.core)];
  const Nanos time = clock_of(sim);
  if (time < core.slice_end) return false;
  if (!ready_.empty()) return true;
  core.slice_end = time + options_.time_slice;
  return false;
}

}  // namespace gilbox

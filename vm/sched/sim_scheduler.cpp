#include "vm/sched/sim_scheduler.h"

#include <errno.h>

#include <algorithm>

#include "vm/base/futex.h"

namespace gilbox {

namespace {

// What the operating system needs to get a woken or new thread going.
constexpr Nanos kWakeLatencyMin = 2 * kMicrosecond;
constexpr Nanos kWakeLatencyMax = 10 * kMicrosecond;
// How late the operating system's timers go off: Linux's usual slack.
constexpr Nanos kTimerSlackMin = 50 * kMicrosecond;
constexpr Nanos kTimerSlackMax = 80 * kMicrosecond;
// What starting a thread costs the thread that does it.
constexpr Nanos kStartCost = 15 * kMicrosecond;
// With nothing else to happen, control comes back this often, for Ctrl-C.
constexpr Nanos kLongestBudget = 50 * kMillisecond;
// Without the GIL: how many instructions a core may run ahead of the others.
constexpr int64_t kQuantumMax = 50;

size_t stack_bytes(size_t size) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return size * 4;  // instrumented frames are larger
#else
  return size;
#endif
}

}  // namespace

SimScheduler::SimScheduler(const SchedulerOptions& options)
    : Scheduler(options),
      random_(options.seed),
      ticks_(policy_->ticks()),
      cores_(static_cast<size_t>(std::max(1, options.cores))) {}

SimScheduler::~SimScheduler() = default;

// --- Threads -----------------------------------------------------------------------------------------------

size_t SimScheduler::run_main(SchedThread& main, ThreadEntry entry, void* argument) {
  {
    MutexLock lock(mutex_);
    register_thread(main);
  }
  const int error = create(main, entry, argument, options_.main_fiber_stack, 0);
  GILBOX_CHECK(error == 0, "no memory for the main thread's stack");
  if (SimThread* first = pick()) switch_fibers(host_, first->fiber);
  current_ = nullptr;
  main.on_released();
  MutexLock lock(mutex_);
  return threads_.size();
}

int SimScheduler::do_start_thread(SchedThread& parent, SchedThread& thread, ThreadEntry entry, void* argument,
                                  size_t stack_size) {
  {
    MutexLock lock(mutex_);
    register_thread(thread);
  }
  charge(parent, kStartCost);
  return create(thread, entry, argument, stack_size == 0 ? options_.fiber_stack : stack_size, parent.id);
}

int SimScheduler::create(SchedThread& thread, ThreadEntry entry, void* argument, size_t stack_size,
                         uint32_t parent) {
  auto sim = std::make_unique<SimThread>();
  if (!sim->fiber.create(stacks_, stack_bytes(stack_size), fiber_main, sim.get())) {
    MutexLock lock(mutex_);
    threads_.pop_back();
    live_threads_.fetch_sub(1, std::memory_order_acq_rel);
    --next_thread_id_;
    return EAGAIN;
  }
  sim->thread = &thread;
  sim->entry = entry;
  sim->argument = argument;
  sim->parent = parent;
  if (parent != 0) sim->used = sims_[parent - 1]->used;
  sim->scheduler = this;
  thread.sim = sim.get();
  thread.stack_limit = sim->fiber.stack_limit();
  thread.stack_base = sim->fiber.stack_base();
  push(*sim, EventType::kResume, now() + (parent == 0 ? 0 : wake_latency()));
  sims_.push_back(std::move(sim));
  return 0;
}

Fiber& SimScheduler::fiber_main(void* argument) {
  auto* sim = static_cast<SimThread*>(argument);
  return sim->scheduler->run_thread(*sim);
}

Fiber& SimScheduler::run_thread(SimThread& sim) {
  SchedThread& thread = *sim.thread;
  const Nanos started = clock_of(sim);
  thread.emit(started, EventKind::kThreadStart, 0, 0, sim.parent);
  enter(sim, started);
  sim.entry(thread, sim.argument);
  if (thread.id == 1) request_exit(ExitReason::kMainEnded);
  publish_stack(thread);
  leave(sim, ReleaseReason::kExit);
  end_thread(sim);
  SimThread* next = pick();
  return next == nullptr ? host_ : next->fiber;
}

void SimScheduler::end_thread(SimThread& sim) {
  SchedThread& thread = *sim.thread;
  const Nanos ended = clock_of(sim);
  DeadlockReport report;
  bool deadlock;
  {
    MutexLock lock(mutex_);
    unregister_thread(thread, ended);
    deadlock = find_deadlock(nullptr, report);
  }
  if (deadlock) handle_deadlock(thread, ended, report);
  thread.emit(ended, EventKind::kThreadEnd);
  sim.clock = ended;
  sim.thread = nullptr;
  thread.sim = nullptr;
  if (thread.id != 1) thread.on_released();
}

// --- The simulation ----------------------------------------------------------------------------------------

Nanos SimScheduler::clock_of(const SimThread& sim) const {
  if (&sim != current_ || sim.thread == nullptr) return sim.clock;
  return sim.thread->sim_budget_end - sim.thread->sim_budget;
}

Nanos SimScheduler::now() const {
  return current_ == nullptr ? last_time_ : clock_of(*current_);
}

Nanos SimScheduler::wake_latency() {
  return random_.between(kWakeLatencyMin, kWakeLatencyMax);
}

Nanos SimScheduler::timer_slack() {
  return random_.between(kTimerSlackMin, kTimerSlackMax);
}

// Every event of a thread replaces those it had.
void SimScheduler::push(SimThread& sim, EventType type, Nanos time) {
  events_.push({time, next_event_++, ++sim.stamp, &sim, type});
  end_budget_at(time);
}

// The running thread's budget was for what was known when it got it: it must not run past what is new.
void SimScheduler::end_budget_at(Nanos time) {
  if (current_ == nullptr || current_->thread == nullptr) return;
  SchedThread& running = *current_->thread;
  const Nanos excess = running.sim_budget_end - std::max(time, clock_of(*current_));
  if (excess <= 0) return;
  running.sim_budget -= excess;
  running.sim_budget_end -= excess;
}

void SimScheduler::set_alarm(const Alarm& alarm) {
  alarm_ = alarm;
  if (alarm.due != kForever) end_budget_at(alarm.due);
}

void SimScheduler::ring_alarm() {
  last_time_ = std::max(last_time_, alarm_.due);
  alarm_.due = alarm_.interval == 0 ? kForever : alarm_.due + alarm_.interval;
  alarm_.ring();
}

void SimScheduler::grant(SimThread& sim, Nanos budget) {
  sim.thread->sim_budget = budget;
  sim.thread->sim_budget_end = sim.clock + budget;
  last_time_ = std::max(last_time_, sim.clock);
  current_ = &sim;
}

void SimScheduler::give_way(SimThread& sim) {
  sim.clock = clock_of(sim);
  SimThread* next = pick();
  if (next == &sim) return;
  switch_fibers(sim.fiber, next == nullptr ? host_ : next->fiber);
}

SimThread* SimScheduler::pick() {
  for (;;) {
    if (poked_.load(std::memory_order_acquire) != 0) handle_pokes();
    while (!events_.empty() && events_.top().stamp != events_.top().thread->stamp) events_.pop();
    SimThread* seated = first_seated();
    if (alarm_.due != kForever && (seated == nullptr || alarm_.due <= seated->clock) &&
        (events_.empty() || alarm_.due <= events_.top().time)) {
      if (finished())
        alarm_.due = kForever;
      else
        ring_alarm();
      continue;
    }
    if (!events_.empty() && (seated == nullptr || events_.top().time <= seated->clock)) {
      const Event event = events_.top();
      events_.pop();
      if (SimThread* resumed = process(event)) {
        grant(*resumed, 0);
        return resumed;
      }
    } else if (seated != nullptr) {
      grant(*seated, budget_of(*seated));
      return seated;
    } else if (finished()) {
      current_ = nullptr;
      return nullptr;
    } else {
      // Everybody is blocked and is to stay so: only a signal or another OS thread can end this.
      futex_wait(poked_, 0, kForever);
    }
  }
}

// No event and nobody seated: is there anything to wait for?
bool SimScheduler::finished() const {
  return live_threads() == 0 || exit_reason() != ExitReason::kNone;
}

SimThread* SimScheduler::process(const Event& event) {
  SimThread& sim = *event.thread;
  switch (event.type) {
    case EventType::kResume:
      sim.clock = std::max(sim.clock, event.time);
      return &sim;
    case EventType::kTimeout:
      wake(sim, ParkResult::kTimedOut, event.time);
      return nullptr;
    case EventType::kInterval:
      gil_interval_over(sim, event.time);
      return nullptr;
    case EventType::kArrive:
      gil_arrived(sim, event.time);
      return nullptr;
  }
  return nullptr;
}

SimThread* SimScheduler::first_seated() {
  if (gil_enabled_) return holder_;
  SimThread* first = nullptr;
  for (const Core& core : cores_) {
    if (core.thread != nullptr && (first == nullptr || core.thread->clock < first->clock))
      first = core.thread;
  }
  return first;
}

Nanos SimScheduler::budget_of(const SimThread& seated) {
  Nanos next = seated.clock + kLongestBudget;
  if (seated.clock < options_.run_limit) next = std::min(next, options_.run_limit);
  if (!events_.empty()) next = std::min(next, events_.top().time);
  next = std::min(next, alarm_.due);
  if (gil_enabled_) return std::max<Nanos>(1, next - seated.clock);
  for (const Core& core : cores_) {
    if (core.thread != nullptr && core.thread != &seated) next = std::min(next, core.thread->clock);
  }
  if (!ready_.empty()) {
    next = std::min(next, cores_[static_cast<size_t>(seated.core)].slice_end);
  }
  return std::max<Nanos>(0, next - seated.clock) +
         random_.between(1, kQuantumMax) * options_.instruction_cost;
}

CheckResult SimScheduler::do_check_point(SchedThread& thread) {
  SimThread& sim = *thread.sim;
  give_way(sim);
  if (sim.clock >= options_.run_limit) request_exit(ExitReason::kTimedOut);
  if (gil_enabled_) {
    if ((thread.breaker.load(std::memory_order_relaxed) & kGilDropRequest) != 0) {
      const Nanos left = leave(sim, ReleaseReason::kDropRequest);
      enter(sim, left);
    }
    if (thread.ticks <= 0) gil_offer(sim);
  } else if (slice_over(sim)) {
    const Nanos left = leave(sim, ReleaseReason::kPreempt);
    enter(sim, left);
  }
  return take_verdict(thread);
}

// --- Attached and detached ---------------------------------------------------------------------------------

void SimScheduler::do_detach(SchedThread& thread, ReleaseReason reason) {
  leave(*thread.sim, reason);
}

void SimScheduler::do_attach(SchedThread& thread) {
  SimThread& sim = *thread.sim;
  // The work done meanwhile may have taken time, in which others come first.
  push(sim, EventType::kResume, clock_of(sim));
  give_way(sim);
  const Nanos wanted = clock_of(sim);
  if (thread.left_for_io) thread.stats.without += wanted - thread.detached_at;
  enter(sim, wanted);
}

void SimScheduler::do_yield(SchedThread& thread) {
  const Nanos left = leave(*thread.sim, ReleaseReason::kSleep);
  enter(*thread.sim, left);
}

void SimScheduler::do_stop_world(SchedThread& thread) {
  // Only one fiber runs at a time, and all others are inside of calls that have published their stacks.
  world_stopped_ = now();
  thread.emit(world_stopped_, EventKind::kWorldStop);
}

void SimScheduler::resume_world(SchedThread& thread) {
  thread.emit(now(), EventKind::kWorldResume, 0, 0, 0, now() - world_stopped_);
}

// --- Parking -----------------------------------------------------------------------------------------------

void SimScheduler::poke(SchedThread&) {
  poked_.store(1, std::memory_order_release);
  futex_wake(poked_);
}

// Somebody's breaker has been set: ends the parks that this ends.
void SimScheduler::handle_pokes() {
  poked_.store(0, std::memory_order_release);
  for (const std::unique_ptr<SimThread>& sim : sims_) {
    if (sim->thread == nullptr || sim->wait == SimThread::Wait::kNone || !sim->interruptible) continue;
    const ParkResult verdict = park_verdict(*sim->thread, WaitInfo());
    if (verdict != ParkResult::kUnparked) wake(*sim, verdict, std::max(sim->clock, last_time_));
  }
}

// Ends a park or sleep.
void SimScheduler::wake(SimThread& sim, ParkResult result, Nanos time) {
  sim.wait = SimThread::Wait::kNone;
  sim.result = result;
  push(sim, EventType::kResume, std::max(sim.clock, time) + wake_latency());
}

void SimScheduler::unpark(SchedThread& target, const SchedThread* by) {
  target.woken_by.store(by == nullptr ? 0 : by->id, std::memory_order_relaxed);
  target.gil_arrival.store(++arrivals_, std::memory_order_relaxed);
  target.park_word.fetch_or(kParkToken, std::memory_order_release);
  SimThread* sim = target.sim;
  if (sim != nullptr && sim->wait == SimThread::Wait::kParked) wake(*sim, ParkResult::kUnparked, now());
}

ParkResult SimScheduler::wait_for(SimThread& sim, SimThread::Wait wait, Nanos deadline, bool interruptible) {
  SchedThread& thread = *sim.thread;
  WaitInfo info;
  info.interruptible = interruptible;
  const ParkResult verdict = park_verdict(thread, info);
  if (verdict != ParkResult::kUnparked) return verdict;
  if (wait == SimThread::Wait::kParked &&
      (thread.park_word.load(std::memory_order_relaxed) & kParkToken) != 0) {
    return ParkResult::kUnparked;  // it came during the forced switch
  }
  sim.wait = wait;
  sim.interruptible = interruptible;
  if (deadline == kForever) {
    ++sim.stamp;
  } else {
    push(sim, EventType::kTimeout, std::max(deadline + timer_slack(), clock_of(sim)));
  }
  give_way(sim);
  // Threads that only sleep come to no check point of their own accord.
  if (sim.clock >= options_.run_limit) request_exit(ExitReason::kTimedOut);
  return sim.result;
}

ParkResult SimScheduler::do_park(SchedThread& thread, Nanos deadline, const WaitInfo& info) {
  SimThread& sim = *thread.sim;
  if ((thread.park_word.load(std::memory_order_relaxed) & kParkToken) != 0) {
    thread.park_word.fetch_and(~kParkToken, std::memory_order_acquire);
    return ParkResult::kUnparked;
  }
  const ParkResult verdict = park_verdict(thread, info);
  if (verdict != ParkResult::kUnparked) return verdict;

  const bool for_good = parks_for_good(deadline, info);
  const Nanos began = clock_of(sim);
  const uint32_t owner = info.held_by();
  thread.emit(began, EventKind::kBlock, static_cast<uint8_t>(info.kind), info.resource_id, owner,
              deadline == kForever ? -1 : std::max<Nanos>(0, deadline - began));
  DeadlockReport report;
  bool deadlock = false;
  if (for_good) {
    MutexLock lock(mutex_);
    note_parked(thread, info);
    deadlock = find_deadlock(&thread, report);
  }
  const Nanos left = leave(sim, release_reason_of(info.kind));
  thread.left_for_io = false;
  if (deadlock) handle_deadlock(thread, clock_of(sim), report);

  ParkResult result = wait_for(sim, SimThread::Wait::kParked, deadline, info.interruptible);
  if (for_good) {
    MutexLock lock(mutex_);
    note_unparked(thread);
  }
  if ((thread.park_word.fetch_and(~kParkToken, std::memory_order_acquire) & kParkToken) != 0) {
    result = ParkResult::kUnparked;
  }
  const Nanos ended = clock_of(sim);
  thread.stats.blocked += ended - left;
  const uint32_t by = result == ParkResult::kUnparked ? thread.woken_by.load(std::memory_order_relaxed) : 0;
  thread.emit(ended, EventKind::kWake, static_cast<uint8_t>(info.kind), info.resource_id, by, ended - left,
              static_cast<uint32_t>(result));
  enter(sim, ended);
  return result;
}

ParkResult SimScheduler::do_sleep_until(SchedThread& thread, Nanos deadline) {
  SimThread& sim = *thread.sim;
  const ParkResult verdict = park_verdict(thread, WaitInfo());
  if (verdict != ParkResult::kUnparked) return verdict;
  const Nanos began = clock_of(sim);
  thread.emit(began, EventKind::kSleep, 0, 0, 0, std::max<Nanos>(0, deadline - began));
  const Nanos left = leave(sim, ReleaseReason::kSleep);
  const ParkResult result = wait_for(sim, SimThread::Wait::kAsleep, deadline, true);
  thread.park_word.fetch_and(~kParkToken, std::memory_order_acquire);
  const Nanos ended = clock_of(sim);
  thread.stats.asleep += ended - left;
  thread.emit(ended, EventKind::kSleepEnd, 0, 0, 0, ended - left, static_cast<uint32_t>(result));
  enter(sim, ended);
  return result;
}

}  // namespace gilbox

// What the ways of running share: the list of threads, ending, who is parked on what, deadlocks.
#include "vm/sched/scheduler.h"

#include <algorithm>

#include "vm/sched/os_scheduler.h"
#include "vm/sched/parking_lot.h"
#include "vm/sched/sim_scheduler.h"

namespace gilbox {

std::unique_ptr<Scheduler> make_scheduler(const SchedulerOptions& options) {
  if (options.way == Way::kSimulated) return std::make_unique<SimScheduler>(options);
  return std::make_unique<OsScheduler>(options);
}

Scheduler::Scheduler(const SchedulerOptions& options)
    : options_(options),
      gil_enabled_(options.gil),
      simulated_(options.way == Way::kSimulated),
      switch_interval_(std::max(options.switch_interval, kMicrosecond)),
      parking_lot_(std::make_unique<ParkingLot>(*this)) {}

Scheduler::~Scheduler() = default;

// --- Threads -----------------------------------------------------------------------------------------------

void Scheduler::register_thread(SchedThread& thread) {
  thread.id = ++next_thread_id_;
  thread.start_time = now();
  if (options_.trace != nullptr) thread.trace = options_.trace->add_thread(thread.id);
  threads_.push_back(&thread);
  live_threads_.fetch_add(1, std::memory_order_acq_rel);
  if (exit_reason() != ExitReason::kNone) thread.breaker.fetch_or(kKillBit, std::memory_order_relaxed);
}

void Scheduler::unregister_thread(SchedThread& thread, Nanos end) {
  ended_.push_back({thread.id, thread.name, thread.daemon, thread.start_time, end, thread.stats});
  threads_.erase(std::find(threads_.begin(), threads_.end(), &thread));
  live_threads_.fetch_sub(1, std::memory_order_acq_rel);
}

void Scheduler::for_each_thread(const std::function<void(SchedThread&)>& visit) {
  MutexLock lock(mutex_);
  for (SchedThread* thread : threads_) visit(*thread);
}

SchedThread* Scheduler::find_thread(uint32_t id) const {
  auto place =
      std::lower_bound(threads_.begin(), threads_.end(), id,
                       [](const SchedThread* thread, uint32_t wanted) { return thread->id < wanted; });
  return place != threads_.end() && (*place)->id == id ? *place : nullptr;
}

void Scheduler::set_name(SchedThread& thread, const std::string& name) {
  MutexLock lock(mutex_);
  thread.name = name;
}

std::vector<ThreadSummary> Scheduler::summaries() const {
  MutexLock lock(mutex_);
  std::vector<ThreadSummary> result = ended_;
  for (const SchedThread* thread : threads_) {
    result.push_back({thread->id, thread->name, thread->daemon, thread->start_time, -1, {}});
  }
  std::sort(result.begin(), result.end(),
            [](const ThreadSummary& a, const ThreadSummary& b) { return a.id < b.id; });
  return result;
}

// --- Interrupts and the end --------------------------------------------------------------------------------

void Scheduler::interrupt(SchedThread& thread) {
  // The bit before the poke: who sees the poke sees the bit.
  thread.breaker.fetch_or(kInterruptBit, std::memory_order_release);
  poke(thread);
}

void Scheduler::kill_thread(SchedThread& thread) {
  thread.breaker.fetch_or(kKillBit, std::memory_order_release);
  poke(thread);
}

void Scheduler::request_exit(ExitReason reason) {
  MutexLock lock(mutex_);
  ExitReason none = ExitReason::kNone;
  if (!exit_reason_.compare_exchange_strong(none, reason, std::memory_order_acq_rel)) return;
  for (SchedThread* thread : threads_) {
    if (thread->id != 1 || reason != ExitReason::kMainEnded) kill_thread(*thread);
  }
}

CheckResult Scheduler::take_verdict(SchedThread& thread) {
  const uint32_t bits = thread.breaker.load(std::memory_order_acquire);
  if ((bits & kKillBit) != 0) {
    if (!thread.kill_seen) {
      thread.kill_seen = true;
      thread.emit(now(), EventKind::kKill, 0, 0, 0, 0, static_cast<uint32_t>(exit_reason()));
    }
    return CheckResult::kKilled;
  }
  if ((bits & kDeadlockBit) != 0) {
    thread.breaker.fetch_and(~kDeadlockBit, std::memory_order_relaxed);
    return CheckResult::kDeadlock;
  }
  if ((bits & kInterruptBit) != 0) {
    thread.breaker.fetch_and(~kInterruptBit, std::memory_order_relaxed);
    thread.emit(now(), EventKind::kInterrupt);
    return CheckResult::kInterrupted;
  }
  return CheckResult::kGoOn;
}

ParkResult Scheduler::park_verdict(const SchedThread& thread, const WaitInfo& info) const {
  if (!info.interruptible) return ParkResult::kUnparked;
  const uint32_t bits = thread.breaker.load(std::memory_order_acquire);
  if ((bits & kKillBit) != 0) {
    return exit_reason() == ExitReason::kDeadlock ? ParkResult::kDeadlock : ParkResult::kInterrupted;
  }
  if ((bits & kDeadlockBit) != 0) return ParkResult::kDeadlock;
  return (bits & kInterruptBit) != 0 ? ParkResult::kInterrupted : ParkResult::kUnparked;
}

// --- Who is parked, and deadlocks --------------------------------------------------------------------------

bool Scheduler::parks_for_good(Nanos deadline, const WaitInfo& info) {
  return deadline == kForever && info.kind != WaitKind::kIo && info.kind != WaitKind::kSleep;
}

void Scheduler::note_parked(SchedThread& thread, const WaitInfo& info) {
  thread.wait = info;
  thread.parked_forever = true;
  ++parked_forever_;
}

void Scheduler::note_unparked(SchedThread& thread) {
  thread.parked_forever = false;
  --parked_forever_;
}

bool Scheduler::is_blocked(const SchedThread& thread) const {
  // A token means that somebody has unparked it, though it may not have woken up yet. It notes itself
  // unparked before it takes the token away, so there is no moment in which a woken thread looks blocked.
  return thread.parked_forever && thread.park_word.load(std::memory_order_acquire) == 0 &&
         park_verdict(thread, thread.wait) == ParkResult::kUnparked;
}

SchedThread* Scheduler::blocker_of(const SchedThread& thread) const {
  if (thread.wait.owner == nullptr) return nullptr;
  SchedThread* owner = find_thread(thread.wait.owner->load(std::memory_order_relaxed));
  return owner != nullptr && is_blocked(*owner) ? owner : nullptr;
}

// Follows owners from `start`; true if that leads back to it, with the threads of the cycle in order.
bool Scheduler::find_cycle(SchedThread& start, std::vector<SchedThread*>& cycle) const {
  cycle.clear();
  SchedThread* thread = &start;
  do {
    cycle.push_back(thread);
    if (cycle.size() > threads_.size()) return false;
    thread = blocker_of(*thread);
    if (thread == nullptr) return false;
  } while (thread != &start);
  return true;
}

bool Scheduler::find_deadlock(SchedThread* last, DeadlockReport& report) {
  if (options_.deadlock == DeadlockPolicy::kWait || exit_reason() != ExitReason::kNone) return false;
  std::vector<SchedThread*> cycle;
  bool all_blocked = parked_forever_ != 0 && parked_forever_ == threads_.size();
  for (size_t i = 0; all_blocked && i < threads_.size(); ++i) all_blocked = is_blocked(*threads_[i]);
  if (all_blocked) {
    bool found = false;
    for (size_t i = 0; i < threads_.size() && !found; ++i) found = find_cycle(*threads_[i], cycle);
    fill_report(threads_, found ? cycle : std::vector<SchedThread*>(), report);
    report.global = true;
  } else if (last != nullptr && find_cycle(*last, cycle) &&
             (cycle.size() > 1 || last->wait.owner_must_release)) {
    // A thread that waits for a plain lock it owns itself uses it as a signal (threading.Condition does).
    std::vector<SchedThread*> blocked = cycle;
    std::sort(blocked.begin(), blocked.end(),
              [](const SchedThread* a, const SchedThread* b) { return a->id < b->id; });
    fill_report(blocked, cycle, report);
  } else {
    return false;
  }
  report.found_by = last == nullptr ? 0 : last->id;
  report.victim = report.blocked.front().thread;
  if (last != nullptr) report.victim = last->id;
  return true;
}

std::string Scheduler::name_of(uint32_t id) const {
  if (const SchedThread* thread = find_thread(id)) return thread->name;
  for (const ThreadSummary& ended : ended_) {
    if (ended.id == id) return ended.name;
  }
  return "";
}

void Scheduler::fill_report(const std::vector<SchedThread*>& blocked, const std::vector<SchedThread*>& cycle,
                            DeadlockReport& report) const {
  for (const SchedThread* thread : blocked) {
    const WaitInfo& wait = thread->wait;
    const uint32_t owner = wait.owner == nullptr ? 0 : wait.owner->load(std::memory_order_relaxed);
    BlockedThread entry;
    entry.thread = thread->id;
    entry.name = thread->name;
    entry.daemon = thread->daemon;
    entry.kind = wait.kind;
    entry.resource_id = wait.resource_id;
    entry.resource = wait.resource;
    entry.owner = owner;
    entry.owner_ended = owner != 0 && find_thread(owner) == nullptr;
    if (owner != 0) entry.owner_name = name_of(owner);
    if (owner != 0 && wait.site != nullptr) {
      entry.since_code = wait.site->code.load(std::memory_order_relaxed);
      entry.since_pc = wait.site->pc.load(std::memory_order_relaxed);
    }
    entry.where_code = thread->where_code;
    entry.where_pc = thread->where_pc;
    report.blocked.push_back(std::move(entry));
  }
  for (SchedThread* thread : cycle) {
    const auto place = std::find(blocked.begin(), blocked.end(), thread);
    report.cycle.push_back(static_cast<size_t>(place - blocked.begin()));
  }
}

void Scheduler::handle_deadlock(SchedThread& finder, Nanos time, const DeadlockReport& report) {
  finder.emit(time, EventKind::kDeadlock, 0, 0, 0, 0, static_cast<uint32_t>(report.blocked.size()));
  const DeadlockAction action = deadlock_hook_  ? deadlock_hook_(report)
                                : report.global ? DeadlockAction::kEnd
                                                : DeadlockAction::kWait;
  if (action == DeadlockAction::kEnd) request_exit(ExitReason::kDeadlock);
  if (action != DeadlockAction::kRaise) return;
  MutexLock lock(mutex_);
  SchedThread* victim = find_thread(report.victim);
  if (victim == nullptr) return;
  victim->breaker.fetch_or(kDeadlockBit, std::memory_order_release);
  poke(*victim);
}

}  // namespace gilbox

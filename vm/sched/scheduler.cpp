// What the ways of running share: the list of threads, ending, who is parked on what, deadlocks.
#include "vm/sched/scheduler.h"

#include <algorithm>

#include "vm/sched/gil_policy.h"
#include "vm/sched/os_scheduler.h"
#include "vm/sched/parking_lot.h"
#include "vm/sched/sim_scheduler.h"
#include "vm/sched/thread_lock.h"

namespace gilbox {

std::unique_ptr<Scheduler> make_scheduler(const SchedulerOptions& options) {
  if (options.way == Way::kSimulated) return std::make_unique<SimScheduler>(options);
  return std::make_unique<OsScheduler>(options);
}

namespace {

// Without the GIL, as CPython's PyMutex (Python/lock.c): threads that go on running may take the lock again
// and again, but not for longer than this.
constexpr Nanos kLockPatience = 1 * kMillisecond;

}  // namespace

Scheduler::Scheduler(const SchedulerOptions& options)
    : options_(options),
      gil_enabled_(options.gil),
      simulated_(options.way == Way::kSimulated),
      policy_(make_policy(options)),
      fair_locks_(options.gil && policy_->fair_locks()),
      lock_patience_(options.gil ? kForever : kLockPatience),
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

void Scheduler::join_pool(SchedThread& thread, uint64_t pool) {
  MutexLock lock(mutex_);
  thread.pool = pool;
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
  thread.parking = ++parkings_;
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

// Who holds what the thread waits for, if it is blocked too and known as well as `least`.
SchedThread* Scheduler::blocker_of(const SchedThread& thread, Hold least) const {
  const Holder* holder = thread.wait.holder;
  if (holder == nullptr) return nullptr;
  // The id first: see ThreadLock::release_to_next.
  SchedThread* owner = find_thread(holder->id.load(std::memory_order_acquire));
  if (holder->how.load(std::memory_order_relaxed) < least) return nullptr;
  return owner != nullptr && is_blocked(*owner) ? owner : nullptr;
}

// Follows owners from `start`; true if that leads back to it, with the threads of the cycle in order.
bool Scheduler::find_cycle(SchedThread& start, Hold least, std::vector<SchedThread*>& cycle) const {
  cycle.clear();
  SchedThread* thread = &start;
  do {
    cycle.push_back(thread);
    if (cycle.size() > threads_.size()) return false;
    thread = blocker_of(*thread, least);
    if (thread == nullptr) return false;
  } while (thread != &start);
  return true;
}

// The threads without which the wait cannot end, all of them blocked; empty if somebody else may end it.
std::vector<SchedThread*> Scheduler::awaited_by(const SchedThread& thread) const {
  if (SchedThread* blocker = blocker_of(thread, Hold::kTaken)) return {blocker};
  const Holder* holder = thread.wait.holder;
  const uint64_t pool = holder == nullptr ? 0 : holder->pool.load(std::memory_order_relaxed);
  std::vector<SchedThread*> workers;
  if (pool == 0) return workers;
  for (SchedThread* worker : threads_) {
    if (worker->pool != pool) continue;
    if (!is_blocked(*worker)) return {};
    workers.push_back(worker);
  }
  // One that is missing is about to start.
  return workers.size() == pool_size(pool) ? workers : std::vector<SchedThread*>();
}

// A pool that waits for itself: the worker that has parked last and all that it waits for, if each of them
// waits for some of these. Empty if one does not.
std::vector<SchedThread*> Scheduler::stuck_with(SchedThread& worker) const {
  std::vector<SchedThread*> stuck{&worker};
  for (size_t i = 0; i < stuck.size(); ++i) {
    const std::vector<SchedThread*> awaited = awaited_by(*stuck[i]);
    if (awaited.empty()) return {};
    for (SchedThread* thread : awaited) {
      if (std::find(stuck.begin(), stuck.end(), thread) == stuck.end()) stuck.push_back(thread);
    }
  }
  std::sort(stuck.begin(), stuck.end(),
            [](const SchedThread* a, const SchedThread* b) { return a->id < b->id; });
  return stuck;
}

namespace {

// Others still run: can none of them be meant to end the cycle? A lock that was taken by a call may be
// released by anyone.
bool is_certain(const std::vector<SchedThread*>& cycle) {
  return std::all_of(cycle.begin(), cycle.end(), [](const SchedThread* thread) {
    return thread->wait.holder->how.load(std::memory_order_relaxed) >= Hold::kScoped;
  });
}

}  // namespace

bool Scheduler::find_deadlock(SchedThread* last, DeadlockReport& report) {
  if (options_.deadlock == DeadlockPolicy::kWait || exit_reason() != ExitReason::kNone) return false;
  std::vector<SchedThread*> cycle;
  bool all_blocked = parked_forever_ != 0 && parked_forever_ == threads_.size();
  for (size_t i = 0; all_blocked && i < threads_.size(); ++i) all_blocked = is_blocked(*threads_[i]);
  if (all_blocked) {
    bool found = false;
    for (const Hold least : {Hold::kTaken, Hold::kHint}) {
      for (size_t i = 0; i < threads_.size() && !found; ++i) found = find_cycle(*threads_[i], least, cycle);
    }
    fill_report(threads_, found ? cycle : std::vector<SchedThread*>(), report);
    report.global = true;
  } else if (last != nullptr && find_cycle(*last, Hold::kTaken, cycle)) {
    std::vector<SchedThread*> blocked = cycle;
    std::sort(blocked.begin(), blocked.end(),
              [](const SchedThread* a, const SchedThread* b) { return a->id < b->id; });
    fill_report(blocked, cycle, report);
    report.certain = is_certain(cycle);
  } else if (last != nullptr && last->pool != 0) {
    const std::vector<SchedThread*> stuck = stuck_with(*last);
    if (stuck.empty()) return false;
    bool found = false;
    for (size_t i = 0; i < stuck.size() && !found; ++i) found = find_cycle(*stuck[i], Hold::kHint, cycle);
    fill_report(stuck, found ? cycle : std::vector<SchedThread*>(), report);
    report.certain = false;
  } else {
    return false;
  }
  report.found_by = last == nullptr ? 0 : last->id;
  const SchedThread* victim = victim_of(last, report);
  report.victim = victim->id;
  report.victim_parking = victim->parking;
  return true;
}

// Whose waiting is to end: of a cycle who closed it, else who waits for what is not to come rather than who
// waits for such a thread.
const SchedThread* Scheduler::victim_of(const SchedThread* last, const DeadlockReport& report) const {
  const SchedThread* closer = nullptr;
  for (const size_t index : report.cycle) {
    const SchedThread* thread = find_thread(report.blocked[index].thread);
    if (closer == nullptr || thread->parking > closer->parking) closer = thread;
  }
  if (closer != nullptr) return closer;
  const SchedThread* victim = last != nullptr ? last : threads_.front();
  for (size_t i = 0; i < threads_.size(); ++i) {
    const SchedThread* blocker = blocker_of(*victim, Hold::kHint);
    if (blocker == nullptr) break;
    victim = blocker;
  }
  return victim;
}

std::string Scheduler::name_of(uint32_t id) const {
  if (const SchedThread* thread = find_thread(id)) return thread->name;
  for (const ThreadSummary& ended : ended_) {
    if (ended.id == id) return ended.name;
  }
  return "";
}

void Scheduler::fill_owner(const Holder& holder, BlockedThread& entry) const {
  entry.how = holder.how.load(std::memory_order_relaxed);
  // Who took a lock that is used as a signal does not matter.
  entry.owner = entry.how == Hold::kSignal ? 0 : holder.id.load(std::memory_order_relaxed);
  if (entry.owner == 0) return;
  entry.owner_ended = find_thread(entry.owner) == nullptr;
  entry.owner_name = name_of(entry.owner);
  entry.since_code = holder.code.load(std::memory_order_relaxed);
  entry.since_pc = holder.pc.load(std::memory_order_relaxed);
}

void Scheduler::fill_report(const std::vector<SchedThread*>& blocked, const std::vector<SchedThread*>& cycle,
                            DeadlockReport& report) const {
  for (const SchedThread* thread : blocked) {
    const WaitInfo& wait = thread->wait;
    BlockedThread entry;
    entry.thread = thread->id;
    entry.parking = thread->parking;
    entry.name = thread->name;
    entry.daemon = thread->daemon;
    entry.kind = wait.kind;
    entry.resource_id = wait.resource_id;
    entry.resource = wait.resource;
    if (wait.holder != nullptr) fill_owner(*wait.holder, entry);
    entry.where_code = thread->where_code;
    entry.where_pc = thread->where_pc;
    for (uint32_t i = 0; i < thread->held.count; ++i) {
      const auto& [lock, kind] = thread->held.entries[i];
      if (lock->owner() != thread->id) continue;
      const Holder& holder = lock->holder();
      entry.holds.push_back({kind, lock->resource_id(), holder.code.load(std::memory_order_relaxed),
                             holder.pc.load(std::memory_order_relaxed)});
    }
    report.blocked.push_back(std::move(entry));
  }
  for (SchedThread* thread : cycle) {
    const auto place = std::find(blocked.begin(), blocked.end(), thread);
    report.cycle.push_back(static_cast<size_t>(place - blocked.begin()));
  }
}

bool Scheduler::while_blocked(const DeadlockReport& report, const std::function<void()>& look) const {
  MutexLock lock(mutex_);
  for (const BlockedThread& blocked : report.blocked) {
    const SchedThread* thread = find_thread(blocked.thread);
    if (thread == nullptr || thread->parking != blocked.parking || !is_blocked(*thread)) return false;
  }
  look();
  return true;
}

void Scheduler::handle_deadlock(SchedThread& finder, Nanos time, const DeadlockReport& report) {
  DeadlockDecision decision{report.global ? DeadlockAction::kEnd : DeadlockAction::kWait};
  if (deadlock_hook_) decision = deadlock_hook_(report);
  const DeadlockAction action = decision.action;
  if (action == DeadlockAction::kWait && !report.certain) return;
  finder.emit(time, EventKind::kDeadlock, 0, 0, 0, 0, static_cast<uint32_t>(report.blocked.size()));
  if (action == DeadlockAction::kEnd) request_exit(ExitReason::kDeadlock);
  if (action != DeadlockAction::kRaise) return;
  MutexLock lock(mutex_);
  SchedThread* victim = find_thread(report.victim);
  // Another thread may have found the same deadlock and be done with it: only a victim that still sits in the
  // very wait of the report leaves its deadlock_text alone.
  if (victim == nullptr || victim->parking != report.victim_parking || !is_blocked(*victim)) return;
  victim->deadlock_text = std::move(decision.text);
  victim->breaker.fetch_or(kDeadlockBit, std::memory_order_release);
  poke(*victim);
}

}  // namespace gilbox

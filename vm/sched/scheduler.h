// Scheduler: who runs next. One per machine; several live side by side, nothing is global.
//
// Three ways of running behind one interface (make_scheduler): OS threads with the GIL, OS threads without
// it, and simulated (every script thread a fiber on one OS thread, virtual clock, seeded choices).
//
// Everything that blocks goes through one pair: `park` until somebody calls `unpark`, as with a binary
// semaphore: an unpark that comes first makes the next park return at once, several unparks count as one, and
// park may return for no reason, so callers loop. WaitQueue, ThreadLock and ParkingLot are built on it.
//
// Thread safety: a member function that takes `SchedThread& thread` as its first argument is called by that
// thread itself, except where it says otherwise. In the simulated way all script threads share one OS thread;
// only interrupt and request_exit may be called from another.
//
// Invariants:
// - With the GIL at most one thread is attached.
// - Under stop_world nobody but the stopper is attached, and nobody becomes so.
// - A thread that is parked, waiting for the GIL or stopped is not attached and has published its stack.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "vm/base/mutex.h"
#include "vm/base/random.h"
#include "vm/sched/thread.h"

namespace gilbox {

class GilPolicy;
class ParkingLot;

enum class Way : uint8_t { kOsThreads, kSimulated };
// How the GIL changes hands: see gil_policy.h.
enum class GilPolicyKind : uint8_t { kCPython, kTicks, kFifo, kPriority };
enum class DeadlockPolicy : uint8_t { kReport, kRaise, kWait };

struct SchedulerOptions {
  Way way = Way::kOsThreads;
  bool gil = true;
  Nanos switch_interval = 5 * kMillisecond;  // whole microseconds, at least 1
  GilPolicyKind policy = GilPolicyKind::kCPython;
  int64_t check_interval = 100;  // policy kTicks: check points between two offers of the GIL
  DeadlockPolicy deadlock = DeadlockPolicy::kReport;
  // Null: no trace. Must outlive the scheduler.
  TraceRecorder* trace = nullptr;
  // How long run_main waits for daemon threads to unwind.
  Nanos exit_grace = 200 * kMillisecond;

  // The rest is for the simulated way.
  uint64_t seed = 0;
  int cores = 1;                        // matters without the GIL only
  Nanos instruction_cost = 25;          // virtual; the interpreter subtracts it from sim_budget
  Nanos time_slice = 1 * kMillisecond;  // of a core, when threads outnumber cores
  // Bytes; where start_thread is given 0. As OS threads have, so that recursion ends at the same depth: only
  // what is touched costs memory.
  size_t fiber_stack = size_t{8} << 20;
  size_t main_fiber_stack = size_t{8} << 20;
  // Virtual; a thread that has come this far ends the run, as a timeout does.
  Nanos run_limit = kForever;
};

enum class ParkResult : uint8_t {
  kUnparked,  // or for no reason at all
  kTimedOut,
  kInterrupted,  // call check_point to learn whether by Ctrl-C or because the run ends; do as it says
  kDeadlock,     // because of a deadlock; call check_point and do as it says
};

enum class CheckResult : uint8_t {
  kGoOn,
  kInterrupted,  // Ctrl-C: raise KeyboardInterrupt. Reported once
  kDeadlock,     // raise SchedThread::deadlock_text. Reported once
  kKilled,  // the run ends: unwind without running script code. Reported at every check point from now on
};

// Why a run ends before its threads do.
enum class ExitReason : uint8_t {
  kNone,
  kMainEnded,  // the daemons that are left are to stop
  kTimedOut,
  kDeadlock,
  kStopped,  // the machine's own reason
};

// A lock that a blocked thread holds.
struct HeldByBlocked {
  WaitKind kind = WaitKind::kLock;
  uint64_t resource_id = 0;
  const void* code = nullptr;  // where it was taken
  uint32_t pc = 0;
};

struct BlockedThread {
  uint32_t thread = 0;
  uint64_t parking = 0;  // which of its waits this is, see SchedThread::parking
  std::string name;
  bool daemon = false;
  WaitKind kind = WaitKind::kLock;
  uint64_t resource_id = 0;
  const void* resource = nullptr;
  uint32_t owner = 0;  // 0: nobody, or not known
  bool owner_ended = false;
  std::string owner_name;
  Hold how = Hold::kTaken;           // means something if there is an owner
  const void* since_code = nullptr;  // where the owner took it; null: not known
  uint32_t since_pc = 0;
  const void* where_code = nullptr;
  uint32_t where_pc = 0;
  std::vector<HeldByBlocked> holds;  // in the order in which they were taken
};

struct DeadlockReport {
  bool global = false;  // nobody can ever run again; otherwise other threads still do
  // Not global: false if one that still runs may be meant to release a lock of the cycle. The hook may know
  // better from the script's text; if not, it is to answer kWait.
  bool certain = true;
  uint32_t found_by = 0;
  uint32_t victim = 0;                 // the thread to raise in: who closed it, if it is part of it
  uint64_t victim_parking = 0;         // which of its waits that is, see SchedThread::parking
  std::vector<BlockedThread> blocked;  // in the order of ids
  // Indices into `blocked`: each waits for what the next owns, the last for the first. Empty: no cycle.
  std::vector<size_t> cycle;
};

enum class DeadlockAction : uint8_t {
  kWait,   // leave them blocked
  kEnd,    // request_exit(kDeadlock)
  kRaise,  // the victim's park ends and its check_point reports kDeadlock
};

struct DeadlockDecision {
  DeadlockAction action = DeadlockAction::kWait;
  std::string text = {};  // kRaise: what becomes the victim's deadlock_text
};

// A script thread's body; runs attached and returns attached.
using ThreadEntry = void (*)(SchedThread& thread, void* argument);

class Scheduler {
 public:
  virtual ~Scheduler();
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  // --- Running -------------------------------------------------------------------------------------------

  // Runs `entry` as the main thread (id 1) on the calling OS thread, then ends the threads that are left
  // (request_exit(kMainEnded)) and waits for them, at most exit_grace. Returns how many are left: if not 0
  // the process must be left with _exit, since they still use the machine.
  virtual size_t run_main(SchedThread& main, ThreadEntry entry, void* argument) = 0;

  // Starts a thread; `thread` must stay alive until its on_released. `stack_size` in bytes, 0 for the default
  // (8 MiB; simulated: fiber_stack). Returns 0, or an errno value if the system refuses (then nothing has
  // happened and on_released is not called).
  [[nodiscard]] int start_thread(SchedThread& parent, SchedThread& thread, ThreadEntry entry, void* argument,
                                 size_t stack_size = 0) {
    return do_start_thread(parent, thread, entry, argument, stack_size);
  }

  // Called by the interpreter at a check point, only if thread.breaker != 0 (simulated: or sim_budget <= 0).
  // May hand over the GIL, stop for the collector, switch fibers.
  [[nodiscard, gnu::always_inline]] CheckResult check_point(SchedThread& thread) {
    publish_stack(thread);
    return do_check_point(thread);
  }

  // Around blocking native work that touches no heap: releases the GIL and takes it again.
  [[gnu::always_inline]] void detach(SchedThread& thread, ReleaseReason reason) {
    publish_stack(thread);
    do_detach(thread, reason);
  }
  void attach(SchedThread& thread) { do_attach(thread); }

  // --- Blocking ------------------------------------------------------------------------------------------

  // Blocks the attached thread until unpark, the deadline (on now()'s clock; kForever), an interrupt or a
  // kill. Detaches while blocked. A deadline that has passed still yields the GIL once.
  [[nodiscard, gnu::always_inline]] ParkResult park(SchedThread& thread, Nanos deadline,
                                                    const WaitInfo& info) {
    publish_stack(thread);
    return do_park(thread, deadline, info);
  }

  // Makes `target`'s current or next park return. Any thread; `by` (null for none) is for the trace. The
  // caller makes sure that `target` has not been released. Release/acquire: what was written before unpark is
  // seen after the park that it ends.
  virtual void unpark(SchedThread& target, const SchedThread* by) = 0;

  // Sleeps; kTimedOut when all of it is over, else kInterrupted or kDeadlock. A deadline in the past still
  // yields the GIL once.
  [[nodiscard, gnu::always_inline]] ParkResult sleep_until(SchedThread& thread, Nanos deadline) {
    publish_stack(thread);
    return do_sleep_until(thread, deadline);
  }

  // Gives the GIL up and takes it again at once, as time.sleep(0) does.
  [[gnu::always_inline]] void yield(SchedThread& thread) {
    publish_stack(thread);
    do_yield(thread);
  }

  // --- The clock -----------------------------------------------------------------------------------------

  // Monotonic nanoseconds since the scheduler was made; virtual in the simulated way (the running thread's
  // clock).
  virtual Nanos now() const = 0;
  // Simulated: native work took `cost` virtual nanoseconds. Otherwise nothing.
  void charge(SchedThread& thread, Nanos cost) const {
    if (simulated_) thread.sim_budget -= cost;
  }

  // --- Stopping the world --------------------------------------------------------------------------------

  // Returns when no thread but the calling, attached one is attached. If several ask at once they get it one
  // after the other, and those that wait are stopped meanwhile: look again whether there is still a reason.
  [[gnu::always_inline]] void stop_world(SchedThread& thread) {
    publish_stack(thread);
    do_stop_world(thread);
  }
  virtual void resume_world(SchedThread& thread) = 0;
  // Calls `visit` for every live thread, the stopper included; under stop_world only. Threads neither start
  // nor end meanwhile. `visit` must not call the scheduler.
  void for_each_thread(const std::function<void(SchedThread&)>& visit) GILBOX_EXCLUDES(mutex_);

  // --- Ending --------------------------------------------------------------------------------------------

  // Ctrl-C for one thread: its park returns, its next check point reports kInterrupted. Async-signal-safe;
  // `thread` must be alive (the main thread is, during run_main).
  void interrupt(SchedThread& thread);
  // Tells every thread but the main one (reasons other than kMainEnded: the main one too) to unwind at its
  // next check point or park. The first reason stays. Any OS thread, but not a signal handler.
  void request_exit(ExitReason reason) GILBOX_EXCLUDES(mutex_);
  ExitReason exit_reason() const { return exit_reason_.load(std::memory_order_acquire); }

  // --- Deadlocks -----------------------------------------------------------------------------------------

  // Called when a deadlock is found (policy kReport), once for all threads or for a cycle among some, by the
  // thread that finds it, which is not attached. Without a hook a global one ends the run, others are
  // ignored.
  void set_deadlock_hook(std::function<DeadlockDecision(const DeadlockReport&)> hook) {
    deadlock_hook_ = std::move(hook);
  }
  // Runs `look` if the threads of the report still sit in the very waits that it tells of, and keeps them
  // there meanwhile: those of a report that is not certain may be woken at any time, and only stacks of
  // blocked threads stay as they are. False if one has moved on. For the hook; `look` must not use the
  // scheduler.
  bool while_blocked(const DeadlockReport& report, const std::function<void()>& look) const
      GILBOX_EXCLUDES(mutex_);

  // --- Settings and figures ------------------------------------------------------------------------------

  bool gil_enabled() const { return gil_enabled_; }
  bool simulated() const { return simulated_; }
  Nanos instruction_cost() const { return options_.instruction_cost; }
  // In effect from the next wait on; less than a microsecond counts as one. Any thread.
  void set_switch_interval(Nanos interval) {
    switch_interval_.store(interval < kMicrosecond ? kMicrosecond : interval, std::memory_order_relaxed);
  }
  Nanos switch_interval() const { return switch_interval_.load(std::memory_order_relaxed); }
  // Live threads, the main one included. Any thread.
  uint32_t live_threads() const { return live_threads_.load(std::memory_order_acquire); }
  // Must per-object locks be taken at all? Decide once per critical section: the answer may change after it.
  bool object_locks_needed() const { return !gil_enabled_ && !simulated_ && live_threads() > 1; }
  ParkingLot& parking_lot() { return *parking_lot_; }
  // How long somebody waits for a ThreadLock until it is handed to him when it is released, so that nobody
  // who comes by can take it first; kForever: never.
  Nanos lock_patience() const { return fair_locks_ ? switch_interval() : lock_patience_; }
  // Numbers resources 1, 2, 3 ... for traces and reports. Any thread.
  uint64_t new_resource_id() { return next_resource_id_.fetch_add(1, std::memory_order_relaxed) + 1; }
  // Renames a thread for reports. Any thread.
  void set_name(SchedThread& thread, const std::string& name) GILBOX_EXCLUDES(mutex_);
  // The thread works for that pool until it ends.
  void join_pool(SchedThread& thread, uint64_t pool) GILBOX_EXCLUDES(mutex_);
  // The figures of every thread so far, in the order of ids. Exact after run_main; during the run the figures
  // of threads still running are left at zero.
  std::vector<ThreadSummary> summaries() const GILBOX_EXCLUDES(mutex_);

 protected:
  explicit Scheduler(const SchedulerOptions& options);

  virtual int do_start_thread(SchedThread& parent, SchedThread& thread, ThreadEntry entry, void* argument,
                              size_t stack_size) = 0;
  virtual CheckResult do_check_point(SchedThread& thread) = 0;
  virtual void do_detach(SchedThread& thread, ReleaseReason reason) = 0;
  virtual void do_attach(SchedThread& thread) = 0;
  virtual ParkResult do_park(SchedThread& thread, Nanos deadline, const WaitInfo& info) = 0;
  virtual ParkResult do_sleep_until(SchedThread& thread, Nanos deadline) = 0;
  virtual void do_yield(SchedThread& thread) = 0;
  virtual void do_stop_world(SchedThread& thread) = 0;
  // Makes a park of `thread` look at its breaker. Async-signal-safe.
  virtual void poke(SchedThread& thread) = 0;

  // Shared by the ways of running; see scheduler.cpp.
  void register_thread(SchedThread& thread) GILBOX_REQUIRES(mutex_);
  void unregister_thread(SchedThread& thread, Nanos end) GILBOX_REQUIRES(mutex_);
  void kill_thread(SchedThread& thread) GILBOX_REQUIRES(mutex_);
  // What a check point answers once the scheduler's own bits are dealt with.
  CheckResult take_verdict(SchedThread& thread);
  // The result of a park that the breaker ends; kUnparked if it does not.
  ParkResult park_verdict(const SchedThread& thread, const WaitInfo& info) const;

  // Can nobody but another script thread end such a park? Only these are noted.
  static bool parks_for_good(Nanos deadline, const WaitInfo& info);
  void note_parked(SchedThread& thread, const WaitInfo& info) GILBOX_REQUIRES(mutex_);
  void note_unparked(SchedThread& thread) GILBOX_REQUIRES(mutex_);
  bool is_blocked(const SchedThread& thread) const GILBOX_REQUIRES(mutex_);
  SchedThread* find_thread(uint32_t id) const GILBOX_REQUIRES(mutex_);
  SchedThread* blocker_of(const SchedThread& thread, Hold least) const GILBOX_REQUIRES(mutex_);
  bool find_cycle(SchedThread& start, Hold least, std::vector<SchedThread*>& cycle) const
      GILBOX_REQUIRES(mutex_);
  std::vector<SchedThread*> awaited_by(const SchedThread& thread) const GILBOX_REQUIRES(mutex_);
  std::vector<SchedThread*> stuck_with(SchedThread& worker) const GILBOX_REQUIRES(mutex_);
  // Is everybody blocked for good? If so, or if the parking of `last` (may be null) has closed a cycle, fills
  // in the report.
  bool find_deadlock(SchedThread* last, DeadlockReport& report) GILBOX_REQUIRES(mutex_);
  void fill_owner(const Holder& holder, BlockedThread& entry) const GILBOX_REQUIRES(mutex_);
  void fill_report(const std::vector<SchedThread*>& blocked, const std::vector<SchedThread*>& cycle,
                   DeadlockReport& report) const GILBOX_REQUIRES(mutex_);
  const SchedThread* victim_of(const SchedThread* last, const DeadlockReport& report) const
      GILBOX_REQUIRES(mutex_);
  std::string name_of(uint32_t id) const GILBOX_REQUIRES(mutex_);
  // Calls the hook and does as it says. Not under the lock.
  void handle_deadlock(SchedThread& finder, Nanos time, const DeadlockReport& report) GILBOX_EXCLUDES(mutex_);

  const SchedulerOptions options_;
  const bool gil_enabled_;
  const bool simulated_;
  const std::unique_ptr<const GilPolicy> policy_;
  const bool fair_locks_;
  const Nanos lock_patience_;
  std::atomic<Nanos> switch_interval_;
  std::atomic<uint32_t> live_threads_{0};
  std::atomic<uint64_t> next_resource_id_{0};
  std::atomic<ExitReason> exit_reason_{ExitReason::kNone};
  std::unique_ptr<ParkingLot> parking_lot_;
  std::function<DeadlockDecision(const DeadlockReport&)> deadlock_hook_;

  // Guards the list of threads and who is parked on what. Never held while script code or a hook runs.
  mutable Mutex mutex_;
  std::vector<SchedThread*> threads_ GILBOX_GUARDED_BY(mutex_);  // live, in the order of ids
  std::vector<ThreadSummary> ended_ GILBOX_GUARDED_BY(mutex_);
  uint32_t next_thread_id_ GILBOX_GUARDED_BY(mutex_) = 0;
  uint32_t parked_forever_ GILBOX_GUARDED_BY(mutex_) = 0;
  uint64_t parkings_ GILBOX_GUARDED_BY(mutex_) = 0;
};

std::unique_ptr<Scheduler> make_scheduler(const SchedulerOptions& options);

// Detached for a scope: `{ DetachedScope io(scheduler, thread); n = ::read(...); }`. Only for code that is
// inlined into the function doing the work, or whose frame outlives the scope.
class DetachedScope {
 public:
  [[gnu::always_inline]] explicit DetachedScope(Scheduler& scheduler, SchedThread& thread,
                                                ReleaseReason reason = ReleaseReason::kIo)
      : scheduler_(scheduler), thread_(thread) {
    scheduler_.detach(thread_, reason);
  }
  ~DetachedScope() { scheduler_.attach(thread_); }
  DetachedScope(const DetachedScope&) = delete;
  DetachedScope& operator=(const DetachedScope&) = delete;

 private:
  Scheduler& scheduler_;
  SchedThread& thread_;
};

}  // namespace gilbox

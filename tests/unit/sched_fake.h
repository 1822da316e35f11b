// A fake interpreter for the scheduler's tests: script threads are C++ functions that call `step` where a
// real one would execute an instruction that is a check point.
//
// Thread safety: a FakeThread belongs to the script thread that it is.
#pragma once

#include <deque>
#include <functional>
#include <memory>

#include "vm/sched/scheduler.h"

namespace gilbox::fake {

class FakeThread : public SchedThread {
 public:
  using Body = std::function<void(FakeThread&)>;

  FakeThread(Scheduler& owner, Body body) : scheduler(owner), body_(std::move(body)) {}

  // One instruction that is a check point.
  CheckResult step() {
    if (scheduler.simulated()) {
      sim_budget -= scheduler.instruction_cost();
      if (--ticks > 0 && sim_budget > 0 && breaker.load(std::memory_order_relaxed) == 0)
        return CheckResult::kGoOn;
    } else if (--ticks > 0 && breaker.load(std::memory_order_relaxed) == 0) {
      return CheckResult::kGoOn;
    }
    return scheduler.check_point(*this);
  }
  // Steps for so long; false if it was told to stop.
  bool spin(Nanos duration) {
    const Nanos end = scheduler.now() + duration;
    while (scheduler.now() < end) {
      if (step() != CheckResult::kGoOn) return false;
    }
    return true;
  }
  bool steps(int64_t count) {
    for (int64_t i = 0; i < count; ++i) {
      if (step() != CheckResult::kGoOn) return false;
    }
    return true;
  }
  ParkResult sleep(Nanos duration) { return scheduler.sleep_until(*this, scheduler.now() + duration); }

  // Waits until another thread's body has returned.
  void join(FakeThread& other) {
    WaitInfo info;
    info.kind = WaitKind::kJoin;
    info.holder = &other.self_;
    while (!other.ended_.load(std::memory_order_acquire)) {
      other.joiner_.store(this);
      if (other.ended_.load(std::memory_order_acquire)) break;
      const ParkResult result = scheduler.park(*this, kForever, info);
      if (result == ParkResult::kDeadlock || result == ParkResult::kInterrupted) return;
    }
  }

  static void run(SchedThread& thread, void*) {
    auto& self = static_cast<FakeThread&>(thread);
    self.self_.id.store(self.id);
    self.body_(self);
    self.ended_.store(true);
    if (SchedThread* joiner = self.joiner_.load()) self.scheduler.unpark(*joiner, &self);
  }

  Scheduler& scheduler;

 private:
  Body body_;
  Holder self_{0, Hold::kCertain};
  std::atomic<bool> ended_{false};
  std::atomic<SchedThread*> joiner_{nullptr};
};

// A scheduler and its threads, which live as long as it.
class Machine {
 public:
  explicit Machine(const SchedulerOptions& options) : scheduler(make_scheduler(options)) {}

  // Runs `body` as the main thread; returns how many threads are left.
  size_t run(FakeThread::Body body) {
    FakeThread& main = add(std::move(body));
    return scheduler->run_main(main, FakeThread::run, nullptr);
  }
  FakeThread& start(SchedThread& parent, FakeThread::Body body) {
    FakeThread& thread = add(std::move(body));
    GILBOX_CHECK(scheduler->start_thread(parent, thread, FakeThread::run, nullptr) == 0, "starting a thread");
    return thread;
  }
  // Runs `count` threads with the same body from a main thread that joins them.
  void run_many(int count, const std::function<void(FakeThread&, int)>& body) {
    run([&](FakeThread& main) {
      std::vector<FakeThread*> threads;
      for (int i = 0; i < count; ++i)
        threads.push_back(&start(main, [&body, i](FakeThread& t) { body(t, i); }));
      for (FakeThread* thread : threads) main.join(*thread);
    });
  }

  std::unique_ptr<Scheduler> scheduler;

 private:
  FakeThread& add(FakeThread::Body body) {
    MutexLock lock(mutex_);
    threads_.push_back(std::make_unique<FakeThread>(*scheduler, std::move(body)));
    return *threads_.back();
  }
  Mutex mutex_;
  std::deque<std::unique_ptr<FakeThread>> threads_;
};

inline SchedulerOptions with_gil(Nanos interval = 5 * kMillisecond) {
  SchedulerOptions options;
  options.switch_interval = interval;
  return options;
}
inline SchedulerOptions without_gil() {
  SchedulerOptions options;
  options.gil = false;
  return options;
}
inline SchedulerOptions simulated(bool gil, int cores, uint64_t seed = 1) {
  SchedulerOptions options;
  options.way = Way::kSimulated;
  options.gil = gil;
  options.cores = cores;
  options.seed = seed;
  return options;
}
// Every way of running, for tests of what all of them have in common.
inline std::vector<SchedulerOptions> all_ways() {
  return {with_gil(kMillisecond), without_gil(), simulated(true, 1), simulated(false, 2),
          simulated(false, 1)};
}

}  // namespace gilbox::fake

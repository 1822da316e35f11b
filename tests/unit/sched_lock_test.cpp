// ThreadLock under stress and handed over, and what the search for deadlocks takes for one.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/sched_fake.h"
#include "vm/sched/thread_lock.h"

namespace gilbox {
namespace {

using fake::FakeThread;
using fake::Machine;

std::vector<SchedulerOptions> all_ways_and_fifo() {
  std::vector<SchedulerOptions> result = fake::all_ways();
  for (const bool sim : {false, true}) {
    SchedulerOptions fifo = sim ? fake::simulated(true, 1) : fake::with_gil(kMillisecond);
    fifo.policy = GilPolicyKind::kFifo;
    result.push_back(fifo);
  }
  return result;
}

TEST(ThreadLockStress, Holders_exclude_each_other_whatever_times_out) {
  for (const SchedulerOptions& options : all_ways_and_fifo()) {
    Machine machine(options);
    ThreadLock lock(*machine.scheduler);
    int64_t counter = 0;
    std::atomic<int64_t> taken{0};
    machine.run_many(6, [&](FakeThread& self, int index) {
      for (int i = 0; i < 400; ++i) {
        const bool patient = (i + index) % 3 != 0;
        const Nanos deadline = patient ? kForever : self.scheduler.now() + (i % 40) * kMicrosecond;
        if (lock.acquire(self, deadline) != AcquireResult::kAcquired) continue;
        EXPECT_EQ(lock.owner(), self.id);
        const int64_t seen = counter;
        self.steps(2);
        if (i % 100 == 0) self.sleep(20 * kMicrosecond);
        counter = seen + 1;
        ++taken;
        EXPECT_TRUE(lock.release(self));
        self.step();
      }
    });
    EXPECT_EQ(counter, taken.load());
    EXPECT_FALSE(lock.locked());
  }
}

// A lock used as a signal: every release lets exactly one waiter through, and one release too many is
// noticed.
TEST(ThreadLockStress, Releases_by_others_let_one_waiter_through_each) {
  for (const SchedulerOptions& options : all_ways_and_fifo()) {
    Machine machine(options);
    ThreadLock gate(*machine.scheduler);
    std::atomic<int64_t> released{0}, passed{0};
    // Simulated, hundreds of turns come between two passes.
    const int64_t passes = options.way == Way::kSimulated ? 15 : 60;
    machine.run([&](FakeThread& main) {
      EXPECT_EQ(gate.acquire(main, kForever), AcquireResult::kAcquired);
      std::vector<FakeThread*> threads;
      for (int i = 0; i < 3; ++i) {
        threads.push_back(&machine.start(main, [&](FakeThread& self) {
          while (passed.load() < passes) {
            const Nanos soon = self.scheduler.now() + 200 * kMicrosecond;
            if (gate.acquire(self, soon) == AcquireResult::kAcquired) ++passed;
          }
        }));
      }
      for (int i = 0; i < 2; ++i) {
        threads.push_back(&machine.start(main, [&](FakeThread& self) {
          while (passed.load() < passes) {
            if (gate.release(self)) ++released;
            self.spin(5 * kMicrosecond);
          }
        }));
      }
      for (FakeThread* thread : threads) main.join(*thread);
    });
    EXPECT_EQ(passed.load() + (gate.locked() ? 0 : 1), released.load());
  }
}

TEST(ThreadLock, Policy_fifo_shares_out_short_critical_sections) {
  for (const SchedulerOptions& options : all_ways_and_fifo()) {
    if (options.policy != GilPolicyKind::kFifo) continue;
    Machine machine(options);
    ThreadLock lock(*machine.scheduler);
    constexpr int kThreads = 8;
    int64_t counts[kThreads] = {};
    std::atomic<int> ready{0};
    machine.run_many(kThreads, [&](FakeThread& self, int index) {
      ++ready;
      while (ready.load() < kThreads) self.sleep(100 * kMicrosecond);
      const Nanos end = self.scheduler.now() + 150 * kMillisecond;
      while (self.scheduler.now() < end) {
        EXPECT_EQ(lock.acquire(self, kForever), AcquireResult::kAcquired);
        ++counts[index];
        self.spin(10 * kMicrosecond);
        EXPECT_TRUE(lock.release(self));
        self.step();
      }
    });
    // A busy machine counts unevenly: only simulated time tells how even the shares are.
    const auto [least, most] = std::minmax_element(counts, counts + kThreads);
    if (options.way == Way::kSimulated) {
      EXPECT_GE(*least * 2, *most);
    } else {
      EXPECT_GT(*least, 0);
    }
  }
}

TEST(ThreadLock, Without_the_GIL_nobody_waits_much_longer_than_a_millisecond_for_those_who_come_by) {
  Machine machine(fake::simulated(false, 2));
  ThreadLock lock(*machine.scheduler);
  int64_t counts[4] = {};
  machine.run_many(4, [&](FakeThread& self, int index) {
    const Nanos end = self.scheduler.now() + 100 * kMillisecond;
    while (self.scheduler.now() < end) {
      EXPECT_EQ(lock.acquire(self, kForever), AcquireResult::kAcquired);
      ++counts[index];
      self.steps(10);
      EXPECT_TRUE(lock.release(self));
      self.step();
    }
  });
  EXPECT_GT(*std::min_element(counts, counts + 4) * 2, *std::max_element(counts, counts + 4));
}

TEST(HeldLocks, Know_the_last_ones_taken_and_not_released) {
  HeldLocks held;
  const auto lock = [](uintptr_t i) { return reinterpret_cast<ThreadLock*>(i * 16); };
  for (uintptr_t i = 1; i <= HeldLocks::kMost + 2; ++i) held.push(lock(i), WaitKind::kLock);
  ASSERT_EQ(held.count, HeldLocks::kMost);
  EXPECT_EQ(held.entries[0].lock, lock(3));
  held.drop(lock(4));
  held.drop(lock(1));  // forgotten long since
  EXPECT_EQ(held.count, HeldLocks::kMost - 1);
  EXPECT_EQ(held.entries[1].lock, lock(5));
}

// --- Deadlocks among some threads --------------------------------------------------------------------------

struct Seen {
  int certain = 0;
  int uncertain = 0;
  DeadlockReport last;
};

// Runs `body` in a thread that holds `lock`, taken as `scoped` says, and joins one that waits for it, while
// the main thread still runs.
Seen join_while_holding(const SchedulerOptions& options, bool scoped) {
  Machine machine(options);
  ThreadLock lock(*machine.scheduler);
  Seen seen;
  Mutex mutex;
  machine.scheduler->set_deadlock_hook([&](const DeadlockReport& report) {
    MutexLock guard(mutex);
    ++(report.certain ? seen.certain : seen.uncertain);
    seen.last = report;
    return DeadlockDecision{DeadlockAction::kWait};
  });
  machine.run([&](FakeThread& main) {
    FakeThread& holder = machine.start(main, [&](FakeThread& self) {
      EXPECT_EQ(lock.acquire(self, kForever), AcquireResult::kAcquired);
      lock.note_taken(self, WaitKind::kLock, scoped, &seen, 7);
      FakeThread& waiter = machine.start(self, [&](FakeThread& other) {
        EXPECT_EQ(lock.acquire(other, kForever), AcquireResult::kAcquired);
        EXPECT_TRUE(lock.release(other));
      });
      self.join(waiter);
    });
    for (bool told = false; !told;) {
      main.sleep(kMillisecond);
      MutexLock guard(mutex);
      told = seen.certain + seen.uncertain > 0;
    }
    EXPECT_TRUE(lock.release(main));  // anybody may
    main.join(holder);
  });
  return seen;
}

TEST(PartialDeadlock, A_lock_taken_by_with_is_released_by_its_holder_one_taken_by_a_call_perhaps_not) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    const Seen with = join_while_holding(options, true);
    EXPECT_EQ(with.certain, 1);
    ASSERT_EQ(with.last.blocked.size(), 2u);
    ASSERT_EQ(with.last.blocked[0].holds.size(), 1u);
    EXPECT_EQ(with.last.blocked[0].holds[0].resource_id, with.last.blocked[1].resource_id);
    EXPECT_EQ(with.last.blocked[0].holds[0].pc, 7u);
    EXPECT_EQ(with.last.blocked[1].how, Hold::kScoped);
    const Seen call = join_while_holding(options, false);
    EXPECT_EQ(call.certain, 0);
    EXPECT_EQ(call.uncertain, 1);
  }
}

TEST(PartialDeadlock, A_thread_that_waits_for_its_own_lock_may_wait_for_a_signal) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    ThreadLock lock(*machine.scheduler);
    std::atomic<int> certain{0};
    std::atomic<bool> taken{false};
    machine.scheduler->set_deadlock_hook([&](const DeadlockReport& report) {
      certain += report.certain ? 1 : 0;
      return DeadlockDecision{DeadlockAction::kWait};
    });
    machine.run([&](FakeThread& main) {
      FakeThread& other = machine.start(main, [&](FakeThread& self) {
        EXPECT_EQ(lock.acquire(self, kForever), AcquireResult::kAcquired);
        taken = true;
        EXPECT_EQ(lock.acquire(self, kForever), AcquireResult::kAcquired);
      });
      while (!taken.load()) main.sleep(kMillisecond);
      main.sleep(5 * kMillisecond);
      EXPECT_TRUE(lock.release(main));
      main.join(other);
    });
    EXPECT_EQ(certain.load(), 0);
  }
}

// A cycle is closed and, before the finder has told of it, the main thread joins and finds the same.
TEST(Deadlock, Found_by_two_threads_at_once_it_is_raised_once) {
  SchedulerOptions options;
  options.gil = false;
  Machine machine(options);
  ThreadLock a(*machine.scheduler), b(*machine.scheduler);
  std::atomic<int> taken{0}, found{0}, raised{0};
  machine.scheduler->set_deadlock_hook([&](const DeadlockReport& report) -> DeadlockDecision {
    ++found;
    const Nanos end = machine.scheduler->now() + 5 * kSecond;
    while (found.load() < 2 && machine.scheduler->now() < end) std::this_thread::yield();
    return {DeadlockAction::kRaise, std::string(100, report.global ? 'g' : 'p')};
  });
  const auto work = [&](FakeThread& self, ThreadLock& first, ThreadLock& second) {
    EXPECT_EQ(first.acquire(self, kForever), AcquireResult::kAcquired);
    ++taken;
    while (taken.load() < 2) self.sleep(200 * kMicrosecond);
    const AcquireResult result = second.acquire(self, kForever);
    if (result == AcquireResult::kDeadlock) {
      ++raised;
      EXPECT_EQ(machine.scheduler->check_point(self), CheckResult::kDeadlock);
      EXPECT_EQ(std::string(self.deadlock_text).size(), 100u);
    } else {
      EXPECT_EQ(result, AcquireResult::kAcquired);
      EXPECT_TRUE(second.release(self));
    }
    EXPECT_TRUE(first.release(self));
  };
  machine.run([&](FakeThread& main) {
    FakeThread& one = machine.start(main, [&](FakeThread& self) { work(self, a, b); });
    FakeThread& other = machine.start(main, [&](FakeThread& self) { work(self, b, a); });
    while (found.load() == 0) main.sleep(200 * kMicrosecond);
    main.join(one);
    main.join(other);
  });
  EXPECT_EQ(found.load(), 2);
  EXPECT_EQ(raised.load(), 1);
}

TEST(Deadlock, The_victim_is_who_waits_for_what_will_not_come) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    WaitQueue queue(*machine.scheduler);
    uint32_t victim = 0;
    machine.scheduler->set_deadlock_hook([&](const DeadlockReport& report) {
      victim = report.victim;
      return DeadlockDecision{DeadlockAction::kEnd};
    });
    uint32_t hopeless = 0;
    machine.run([&](FakeThread& main) {
      FakeThread& other = machine.start(main, [&](FakeThread& self) {
        self.sleep(kMillisecond);
        WaitInfo info;
        info.kind = WaitKind::kCondition;
        EXPECT_EQ(queue.wait(self, kForever, info), WaitResult::kDeadlock);
      });
      hopeless = other.id;
      main.join(other);
    });
    EXPECT_EQ(victim, hopeless);
  }
}

}  // namespace
}  // namespace gilbox

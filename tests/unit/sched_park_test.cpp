// park and unpark, the queues and locks on them, deadlocks, interrupts: in every way of running.
#include <gtest/gtest.h>

#include "tests/unit/sched_fake.h"
#include "vm/sched/parking_lot.h"
#include "vm/sched/thread_lock.h"

namespace gilbox {
namespace {

using fake::FakeThread;
using fake::Machine;

TEST(Park, An_unpark_that_comes_first_makes_the_next_park_return_at_once) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    machine.run([](FakeThread& main) {
      main.scheduler.unpark(main, nullptr);
      main.scheduler.unpark(main, nullptr);
      EXPECT_EQ(main.scheduler.park(main, kForever, {}), ParkResult::kUnparked);
      // Two unparks count as one.
      const Nanos deadline = main.scheduler.now() + kMillisecond;
      EXPECT_EQ(main.scheduler.park(main, deadline, {}), ParkResult::kTimedOut);
      EXPECT_GE(main.scheduler.now(), deadline);
    });
  }
}

TEST(Park, Two_threads_hand_a_token_to_and_fro) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    machine.run([&](FakeThread& main) {
      std::atomic<int> turn{0};
      FakeThread& other = machine.start(main, [&](FakeThread& self) {
        for (int i = 0; i < 300; ++i) {
          while (turn.load() != 1) EXPECT_EQ(self.scheduler.park(self, kForever, {}), ParkResult::kUnparked);
          turn.store(0);
          self.scheduler.unpark(main, &self);
        }
      });
      for (int i = 0; i < 300; ++i) {
        turn.store(1);
        main.scheduler.unpark(other, &main);
        while (turn.load() != 0) EXPECT_EQ(main.scheduler.park(main, kForever, {}), ParkResult::kUnparked);
      }
      main.join(other);
    });
  }
}

TEST(Park, Sleep_lasts_at_least_as_long_as_asked_and_ignores_tokens) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    machine.run([](FakeThread& main) {
      const Nanos began = main.scheduler.now();
      main.scheduler.unpark(main, nullptr);
      EXPECT_EQ(main.sleep(3 * kMillisecond), ParkResult::kTimedOut);
      EXPECT_GE(main.scheduler.now() - began, 3 * kMillisecond);
    });
  }
}

TEST(Park, An_interrupt_ends_a_park_and_is_reported_once) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    machine.run([&](FakeThread& main) {
      FakeThread& other = machine.start(main, [&](FakeThread& self) {
        self.sleep(5 * kMillisecond);
        self.scheduler.interrupt(main);
      });
      ParkResult result = ParkResult::kUnparked;
      while (result == ParkResult::kUnparked) result = main.scheduler.park(main, kForever, {});
      EXPECT_EQ(result, ParkResult::kInterrupted);
      EXPECT_EQ(main.scheduler.check_point(main), CheckResult::kInterrupted);
      EXPECT_EQ(main.scheduler.check_point(main), CheckResult::kGoOn);
      main.join(other);
    });
  }
}

TEST(Park, The_end_of_the_main_thread_ends_daemons_that_are_parked_or_run) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    std::atomic<int> unwound{0};
    const size_t left = machine.run([&](FakeThread& main) {
      machine.start(main, [&](FakeThread& self) {
        while (self.scheduler.park(self, kForever, {}) == ParkResult::kUnparked) continue;
        EXPECT_EQ(self.scheduler.check_point(self), CheckResult::kKilled);
        ++unwound;
      });
      machine.start(main, [&](FakeThread& self) {
        while (self.step() == CheckResult::kGoOn) continue;
        ++unwound;
      });
      main.sleep(2 * kMillisecond);
    });
    EXPECT_EQ(left, 0u);
    EXPECT_EQ(unwound.load(), 2);
    EXPECT_EQ(machine.scheduler->exit_reason(), ExitReason::kMainEnded);
  }
}

TEST(Park, Request_exit_from_another_OS_thread_ends_the_main_thread_too) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    pthread_t killer;
    pthread_create(
        &killer, nullptr,
        [](void* scheduler) -> void* {
          usleep(5000);
          static_cast<Scheduler*>(scheduler)->request_exit(ExitReason::kTimedOut);
          return nullptr;
        },
        machine.scheduler.get());
    machine.run([&](FakeThread& main) {
      machine.start(main, [](FakeThread& self) { self.spin(kForever / 2); });
      WaitInfo io;
      io.kind = WaitKind::kIo;
      while (main.scheduler.park(main, kForever, io) == ParkResult::kUnparked) continue;
      EXPECT_EQ(main.scheduler.check_point(main), CheckResult::kKilled);
    });
    pthread_join(killer, nullptr);
    EXPECT_EQ(machine.scheduler->exit_reason(), ExitReason::kTimedOut);
  }
}

TEST(ThreadLock, Keeps_a_counter_exact_and_every_waiter_gets_it) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    ThreadLock lock(*machine.scheduler);
    int64_t counter = 0;
    machine.run_many(4, [&](FakeThread& self, int) {
      for (int i = 0; i < 500; ++i) {
        EXPECT_EQ(lock.acquire(self, kForever), AcquireResult::kAcquired);
        const int64_t seen = counter;
        self.steps(3);
        if (i % 50 == 0) self.sleep(20 * kMicrosecond);
        counter = seen + 1;
        EXPECT_TRUE(lock.release(self));
        self.steps(3);
      }
    });
    EXPECT_EQ(counter, 4 * 500);
    EXPECT_FALSE(lock.locked());
  }
}

TEST(ThreadLock, Times_out_and_leaves_no_trace_of_the_waiter) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    ThreadLock lock(*machine.scheduler);
    machine.run([&](FakeThread& main) {
      EXPECT_EQ(lock.acquire(main, kForever), AcquireResult::kAcquired);
      EXPECT_EQ(lock.owner(), main.id);
      EXPECT_EQ(lock.acquire(main, 0), AcquireResult::kNotAcquired);
      const Nanos deadline = main.scheduler.now() + 2 * kMillisecond;
      EXPECT_EQ(lock.acquire(main, deadline), AcquireResult::kNotAcquired);
      EXPECT_GE(main.scheduler.now(), deadline);
      EXPECT_TRUE(lock.release(main));
      EXPECT_FALSE(lock.release(main));
      EXPECT_EQ(lock.acquire(main, kForever), AcquireResult::kAcquired);
      EXPECT_TRUE(lock.release(main));
    });
  }
}

TEST(ThreadLock, An_uncontended_lock_never_gives_up_the_GIL) {
  Machine machine(fake::with_gil());
  ThreadLock lock(*machine.scheduler);
  machine.run([&](FakeThread& main) {
    for (int i = 0; i < 1000; ++i) {
      EXPECT_EQ(lock.acquire(main, kForever), AcquireResult::kAcquired);
      EXPECT_TRUE(lock.release(main));
    }
    EXPECT_EQ(main.stats.voluntary_switches, 0u);
  });
}

TEST(WaitQueue, Wakes_in_the_order_of_arrival_and_hands_over_under_its_mutex) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    machine.run([&](FakeThread& main) {
      WaitQueue queue(main.scheduler);
      Mutex mutex;
      std::vector<int> order;
      std::vector<FakeThread*> threads;
      for (int i = 0; i < 3; ++i) {
        threads.push_back(&machine.start(main, [&, i](FakeThread& self) {
          EXPECT_EQ(queue.wait(self, kForever, {}), WaitResult::kWoken);
          MutexLock lock(mutex);
          order.push_back(i);
        }));
        while (queue.size() != static_cast<size_t>(i) + 1) main.sleep(100 * kMicrosecond);
      }
      bool more = false;
      EXPECT_EQ(queue.wake_one(&main,
                               [&](const WaitQueue::First& first) {
                                 more = first.more;
                                 return false;
                               }),
                threads[0]);
      EXPECT_TRUE(more);
      main.join(*threads[0]);
      EXPECT_EQ(queue.wake_all(&main), 2u);
      for (FakeThread* thread : threads) main.join(*thread);
      EXPECT_EQ(order[0], 0);
      EXPECT_EQ(queue.wake_one(&main), nullptr);
      EXPECT_EQ(queue.wait(main, kForever, {}, [] { return false; }), WaitResult::kNotNeeded);
      EXPECT_EQ(queue.wait(main, main.scheduler.now() + kMillisecond, {}), WaitResult::kTimedOut);
      EXPECT_EQ(queue.size(), 0u);
    });
  }
}

// Every wake goes to a waiter: as many are woken as report it, whatever times out meanwhile.
TEST(WaitQueue, Loses_no_wake_to_a_timeout) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    WaitQueue queue(*machine.scheduler);
    std::atomic<int64_t> woken{0}, wakes{0}, waiting{3};
    machine.run_many(4, [&](FakeThread& self, int index) {
      if (index == 0) {
        while (waiting.load() > 0) {
          if (queue.wake_one(&self) != nullptr) ++wakes;
          self.spin(5 * kMicrosecond);
        }
        return;
      }
      for (int i = 0; i < 40; ++i) {
        if (queue.wait(self, self.scheduler.now() + (i % 20) * kMicrosecond, {}) == WaitResult::kWoken)
          ++woken;
      }
      --waiting;
    });
    EXPECT_EQ(woken.load(), wakes.load());
  }
}

TEST(ByteLock, Keeps_a_counter_exact_under_contention_and_stopped_worlds) {
  Machine machine(fake::without_gil());
  ParkingLot& lot = machine.scheduler->parking_lot();
  std::atomic<uint8_t> bytes[3] = {};
  int64_t counters[3] = {};
  machine.run_many(4, [&](FakeThread& self, int index) {
    for (int i = 0; i < 4000; ++i) {
      const int which = i % 3;
      byte_lock(lot, self, bytes[which]);
      ++counters[which];
      if (i % 64 == 0) sched_yield();
      byte_unlock(lot, self, bytes[which]);
      self.step();
      if (index == 0 && i % 100 == 0) {
        self.scheduler.stop_world(self);
        self.scheduler.resume_world(self);
      }
    }
  });
  EXPECT_EQ(counters[0] + counters[1] + counters[2], 4 * 4000);
  for (std::atomic<uint8_t>& byte : bytes) EXPECT_EQ(byte.load(), 0);
}

// --- Deadlocks ---------------------------------------------------------------------------------------------

// Each of two threads has its first lock now.
void wait_for_both(FakeThread& self, std::atomic<int>& taken) {
  ++taken;
  while (taken.load() < 2) self.sleep(200 * kMicrosecond);
}

TEST(Deadlock, Two_locks_in_opposite_order_are_reported_with_the_cycle) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    ThreadLock a(*machine.scheduler), b(*machine.scheduler);
    std::atomic<int> taken{0};
    DeadlockReport report;
    int reports = 0;
    machine.scheduler->set_deadlock_hook([&](const DeadlockReport& r) {
      if (!r.global) return DeadlockDecision{DeadlockAction::kWait};
      ++reports;
      report = r;
      return DeadlockDecision{DeadlockAction::kEnd};
    });
    const size_t left = machine.run([&](FakeThread& main) {
      FakeThread& first = machine.start(main, [&](FakeThread& self) {
        EXPECT_EQ(a.acquire(self, kForever), AcquireResult::kAcquired);
        wait_for_both(self, taken);
        EXPECT_EQ(b.acquire(self, kForever), AcquireResult::kDeadlock);
      });
      machine.start(main, [&](FakeThread& self) {
        EXPECT_EQ(b.acquire(self, kForever), AcquireResult::kAcquired);
        wait_for_both(self, taken);
        EXPECT_EQ(a.acquire(self, kForever), AcquireResult::kDeadlock);
      });
      main.join(first);
    });
    EXPECT_EQ(left, 0u);
    EXPECT_EQ(machine.scheduler->exit_reason(), ExitReason::kDeadlock);
    ASSERT_EQ(reports, 1);
    ASSERT_EQ(report.blocked.size(), 3u);
    EXPECT_EQ(report.blocked[0].kind, WaitKind::kJoin);
    EXPECT_EQ(report.blocked[0].owner, 2u);
    ASSERT_EQ(report.cycle.size(), 2u);
    EXPECT_EQ(report.blocked[report.cycle[0]].owner, report.blocked[report.cycle[1]].thread);
    EXPECT_EQ(report.blocked[report.cycle[1]].owner, report.blocked[report.cycle[0]].thread);
  }
}

TEST(Deadlock, A_cycle_among_some_threads_is_reported_while_others_run) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    ThreadLock a(*machine.scheduler), b(*machine.scheduler);
    std::atomic<int> taken{0};
    std::atomic<int> partial{0};
    machine.scheduler->set_deadlock_hook([&](const DeadlockReport& report) {
      EXPECT_FALSE(report.global);
      EXPECT_EQ(report.cycle.size(), 2u);
      ++partial;
      return DeadlockDecision{DeadlockAction::kWait};
    });
    machine.run([&](FakeThread& main) {
      for (int i = 0; i < 2; ++i) {
        machine.start(main, [&, i](FakeThread& self) {
          EXPECT_EQ((i == 0 ? a : b).acquire(self, kForever), AcquireResult::kAcquired);
          wait_for_both(self, taken);
          EXPECT_EQ((i == 0 ? b : a).acquire(self, kForever), AcquireResult::kInterrupted);
        });
      }
      const Nanos end = main.scheduler.now() + kSecond;
      while (partial.load() == 0 && main.scheduler.now() < end) main.spin(kMillisecond);
      EXPECT_EQ(partial.load(), 1);
    });
  }
}

TEST(Deadlock, A_lock_taken_twice_by_the_only_thread_is_found_and_a_sleeper_prevents_it) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    ThreadLock lock(*machine.scheduler);
    std::atomic<bool> slept{false};
    machine.run([&](FakeThread& main) {
      machine.start(main, [&](FakeThread& self) {
        self.sleep(5 * kMillisecond);
        slept = true;
      });
      EXPECT_EQ(lock.acquire(main, kForever), AcquireResult::kAcquired);
      EXPECT_EQ(lock.acquire(main, kForever), AcquireResult::kDeadlock);
      EXPECT_TRUE(slept.load());
    });
  }
}

TEST(Deadlock, With_the_policy_wait_only_an_interrupt_ends_it) {
  for (SchedulerOptions options : fake::all_ways()) {
    options.deadlock = DeadlockPolicy::kWait;
    Machine machine(options);
    ThreadLock lock(*machine.scheduler);
    struct Shared {
      Scheduler* scheduler;
      std::atomic<SchedThread*> main{nullptr};
    } shared{machine.scheduler.get()};
    pthread_t person;
    pthread_create(
        &person, nullptr,
        [](void* argument) -> void* {
          auto* s = static_cast<Shared*>(argument);
          while (s->main.load() == nullptr) usleep(100);
          usleep(5000);
          s->scheduler->interrupt(*s->main.load());
          return nullptr;
        },
        &shared);
    machine.run([&](FakeThread& main) {
      shared.main = &main;
      EXPECT_EQ(lock.acquire(main, kForever), AcquireResult::kAcquired);
      EXPECT_EQ(lock.acquire(main, kForever), AcquireResult::kInterrupted);
      EXPECT_EQ(main.scheduler.check_point(main), CheckResult::kInterrupted);
    });
    pthread_join(person, nullptr);
  }
}

}  // namespace
}  // namespace gilbox

// The simulated way: determinism, virtual time, speed-up over cores, races between instructions.
#include <gtest/gtest.h>

#include <atomic>
#include <string>

#include "tests/unit/sched_fake.h"
#include "vm/sched/thread_lock.h"

namespace gilbox {
namespace {

using fake::FakeThread;
using fake::Machine;

// All a trace says, but for the addresses of code.
std::string text_of(const TraceRecorder& recorder) {
  std::string text;
  TraceMerger merger(recorder);
  for (TraceMerger::Item item = merger.next(); item.event != nullptr; item = merger.next()) {
    const TraceEvent& e = *item.event;
    text += std::to_string(e.time) + " " + std::to_string(item.thread) + " " + event_name(e.kind) + " " +
            std::to_string(e.detail) + " " + std::to_string(e.other) + " " + std::to_string(e.duration) +
            " " + std::to_string(e.resource) + " " + std::to_string(e.extra) + "\n";
  }
  return text;
}

// A run with a bit of everything; returns its trace.
std::string busy_run(SchedulerOptions options) {
  TraceRecorder recorder;
  options.trace = &recorder;
  options.switch_interval = 300 * kMicrosecond;
  Machine machine(options);
  ThreadLock lock(*machine.scheduler);
  WaitQueue queue(*machine.scheduler);
  machine.run_many(5, [&](FakeThread& self, int index) {
    for (int i = 0; i < 60; ++i) {
      self.steps(100 * (index + 1));
      if (i % 3 == 0) {
        EXPECT_EQ(lock.acquire(self, kForever), AcquireResult::kAcquired);
        self.steps(500);
        EXPECT_TRUE(lock.release(self));
      }
      if (i % 10 == index) self.sleep(200 * kMicrosecond);
      if (i % 7 == index) queue.wait(self, self.scheduler.now() + 100 * kMicrosecond, {});
      if (i % 4 == index) queue.wake_one(&self);
      self.scheduler.yield(self);
    }
  });
  return text_of(recorder);
}

TEST(Sim, The_same_seed_gives_the_same_trace_and_another_seed_another) {
  for (const bool gil : {true, false}) {
    for (const int cores : {1, 2, 4}) {
      const std::string first = busy_run(fake::simulated(gil, cores, 7));
      EXPECT_GT(first.size(), 10'000u);
      EXPECT_TRUE(first == busy_run(fake::simulated(gil, cores, 7)));
      EXPECT_FALSE(first == busy_run(fake::simulated(gil, cores, 8)));
    }
  }
}

TEST(Sim, Sleeping_takes_no_real_time) {
  const Nanos began = real_now();
  Machine machine(fake::simulated(true, 1));
  machine.run_many(3, [](FakeThread& self, int) { self.sleep(3600 * kSecond); });
  EXPECT_GE(machine.scheduler->summaries()[0].end, 3600 * kSecond);
  EXPECT_LT(real_now() - began, 5 * kSecond);
}

TEST(Sim, The_limit_of_a_run_ends_threads_that_only_sleep) {
  for (const int cores : {1, 4}) {
    SchedulerOptions options = fake::simulated(true, cores);
    options.run_limit = kSecond;
    Machine machine(options);
    std::atomic<int> naps = 0;
    machine.run_many(3, [&](FakeThread& self, int) {
      while (naps < 1000) {
        self.sleep(100 * kMillisecond);
        ++naps;
        if (self.breaker.load() != 0 && self.step() != CheckResult::kGoOn) break;
      }
    });
    EXPECT_LE(naps, 40);
    EXPECT_LT(machine.scheduler->summaries()[0].end, 2 * kSecond);
  }
}

// Virtual time that eight threads take, each executing `steps` instructions.
Nanos time_of_eight(bool gil, int cores, int64_t steps) {
  Machine machine(fake::simulated(gil, cores));
  machine.run_many(8, [&](FakeThread& self, int) { self.steps(steps); });
  return machine.scheduler->summaries()[0].end;
}

TEST(Sim, Independent_work_scales_with_the_cores_without_the_GIL_and_not_at_all_with_it) {
  const int64_t steps = 400'000;  // 10 ms of each thread
  const Nanos one = time_of_eight(false, 1, steps);
  EXPECT_NEAR(static_cast<double>(one), 8 * 10e6, 8 * 10e6 * 0.05);
  for (const int cores : {2, 4, 8}) {
    EXPECT_NEAR(static_cast<double>(one) / static_cast<double>(time_of_eight(false, cores, steps)), cores,
                cores * 0.05);
  }
  const Nanos locked = time_of_eight(true, 1, steps);
  for (const int cores : {2, 4, 8}) {
    EXPECT_NEAR(static_cast<double>(locked) / static_cast<double>(time_of_eight(true, cores, steps)), 1,
                0.05);
  }
}

TEST(Sim, More_threads_than_cores_share_them_in_time_slices) {
  SchedulerOptions options = fake::simulated(false, 1);
  TraceRecorder recorder;
  options.trace = &recorder;
  Machine machine(options);
  machine.run_many(2, [](FakeThread& self, int) { self.steps(1'000'000); });
  EXPECT_NE(text_of(recorder).find("detach"), std::string::npos);
  const std::vector<ThreadSummary> summaries = machine.scheduler->summaries();
  // Neither runs to its end before the other begins.
  EXPECT_LT(summaries[2].end - summaries[1].end, 10 * kMillisecond);
  EXPECT_GT(summaries[1].stats.waiting, 15 * kMillisecond);
}

// load, add, store with a check point between them.
int64_t count_with_race(bool gil, int cores, bool check_inside) {
  Machine machine(fake::simulated(gil, cores));
  int64_t counter = 0;
  machine.run_many(4, [&](FakeThread& self, int) {
    for (int i = 0; i < 20'000; ++i) {
      const int64_t seen = counter;
      if (check_inside) {
        self.steps(1);
      } else {
        self.sim_budget -= 25;
      }
      counter = seen + 1;
      self.steps(1);
    }
  });
  return counter;
}

TEST(Sim, Updates_are_lost_where_a_check_point_falls_between_load_and_store) {
  EXPECT_LT(count_with_race(false, 4, true), 70'000);
  EXPECT_EQ(count_with_race(true, 4, false), 80'000);
  const int64_t with_gil = count_with_race(true, 4, true);
  EXPECT_LE(with_gil, 80'000);
}

TEST(Sim, Charged_work_takes_virtual_time_side_by_side_when_detached) {
  Machine machine(fake::simulated(true, 1));
  machine.run_many(4, [](FakeThread& self, int) {
    DetachedScope io(self.scheduler, self);
    self.scheduler.charge(self, 10 * kMillisecond);
  });
  const Nanos end = machine.scheduler->summaries()[0].end;
  EXPECT_GE(end, 10 * kMillisecond);
  EXPECT_LT(end, 12 * kMillisecond);
}

TEST(Sim, A_thousand_threads_reuse_stacks) {
  Machine machine(fake::simulated(false, 4));
  int64_t sum = 0;
  machine.run([&](FakeThread& main) {
    for (int i = 0; i < 1000; ++i) {
      FakeThread& thread = machine.start(main, [&](FakeThread& self) {
        self.steps(10);
        ++sum;
      });
      if (i % 10 == 0) main.join(thread);
    }
    main.sleep(10 * kMillisecond);
  });
  EXPECT_EQ(sum, 1000);
}

}  // namespace
}  // namespace gilbox

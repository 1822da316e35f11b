// What each policy does with the GIL, in simulated time where the figures are exact, and on OS threads.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <functional>

#include "tests/unit/sched_fake.h"
#include "vm/sched/gil_policy.h"

namespace gilbox {
namespace {

using fake::FakeThread;
using fake::Machine;

SchedulerOptions with_policy(GilPolicyKind policy, bool simulated) {
  SchedulerOptions options = simulated ? fake::simulated(true, 4) : fake::with_gil(kMillisecond);
  options.policy = policy;
  return options;
}

constexpr GilPolicyKind kAll[] = {GilPolicyKind::kCPython, GilPolicyKind::kTicks, GilPolicyKind::kFifo,
                                  GilPolicyKind::kPriority};

// How late a thread is that sleeps 2 ms at a time beside `spinners` others.
std::vector<Nanos> sleeper_delays(const SchedulerOptions& options, int spinners) {
  Machine machine(options);
  std::vector<Nanos> delays;
  std::atomic<bool> stop{false};
  machine.run_many(spinners + 1, [&](FakeThread& self, int number) {
    if (number != spinners) {
      while (!stop.load()) {
        if (self.step() != CheckResult::kGoOn) return;
      }
      return;
    }
    for (int i = 0; i < 100; ++i) {
      const Nanos before = self.scheduler.now();
      if (self.sleep(2 * kMillisecond) != ParkResult::kTimedOut) return;
      delays.push_back(self.scheduler.now() - before - 2 * kMillisecond);
    }
    stop.store(true);
  });
  std::sort(delays.begin(), delays.end());
  return delays;
}

TEST(GilPolicy, Every_policy_has_a_name_by_which_it_is_found) {
  for (const GilPolicyKind kind : kAll) {
    GilPolicyKind found{};
    ASSERT_TRUE(find_policy(policy_name(kind), &found));
    EXPECT_EQ(found, kind);
    SchedulerOptions options;
    options.policy = kind;
    EXPECT_STREQ(make_policy(options)->name(), policy_name(kind));
  }
  GilPolicyKind found{};
  EXPECT_FALSE(find_policy("lifo", &found));
}

TEST(GilPolicy, Under_every_policy_threads_that_spin_sleep_and_lock_all_end) {
  for (const bool simulated : {false, true}) {
    for (const GilPolicyKind kind : kAll) {
      Machine machine(with_policy(kind, simulated));
      std::atomic<int> ended{0};
      std::atomic<int> inside{0};
      machine.run_many(6, [&](FakeThread& self, int number) {
        for (int i = 0; i < 20; ++i) {
          EXPECT_EQ(inside.fetch_add(1), 0);
          inside.fetch_sub(1);
          if (number % 2 == 0) {
            self.sleep(50 * kMicrosecond);
          } else {
            self.steps(2000);
          }
        }
        ++ended;
      });
      EXPECT_EQ(ended.load(), 6) << policy_name(kind);
    }
  }
}

TEST(GilPolicyFifo, Spinning_threads_take_turns_in_one_order) {
  Machine machine(with_policy(GilPolicyKind::kFifo, true));
  std::vector<uint32_t> turns;
  machine.run_many(4, [&](FakeThread& self, int) {
    const Nanos end = self.scheduler.now() + 400 * kMillisecond;
    while (self.scheduler.now() < end) {
      if (turns.empty() || turns.back() != self.id) turns.push_back(self.id);
      if (self.step() != CheckResult::kGoOn) return;
    }
  });
  ASSERT_GT(turns.size(), 40u);
  // Once all have begun, and until the first ends.
  for (size_t i = 8; i + 8 < turns.size(); ++i) EXPECT_EQ(turns[i], turns[i + 4]) << i;
}

// Long beside those of the operating system.
SchedulerOptions fifo_with_long_turns() {
  SchedulerOptions options = with_policy(GilPolicyKind::kFifo, false);
  options.switch_interval = 20 * kMillisecond;
  return options;
}

Nanos own_running_time() {
  return read_clock(CLOCK_THREAD_CPUTIME_ID);
}

// Two threads take turns; `hold` does what the first does in the turn of that number. How long it had run in
// each turn, by its own clock, and how long that took, when it was asked for the GIL.
struct Turns {
  std::vector<Nanos> ran;
  std::vector<Nanos> took;
};
Turns turns_of(const SchedulerOptions& options, const std::function<void(FakeThread&, int)>& hold) {
  Machine machine(options);
  Turns turns;
  std::atomic<bool> done{false};
  machine.run_many(2, [&](FakeThread& self, int index) {
    if (index == 1) {
      while (!done.load() && self.step() == CheckResult::kGoOn) continue;
      return;
    }
    for (int turn = 0; turn < 10; ++turn) {
      const Nanos start = self.scheduler.now();
      const Nanos ran_before = own_running_time();
      hold(self, turn);
      while (self.breaker.load() == 0) continue;
      turns.ran.push_back(own_running_time() - ran_before);
      turns.took.push_back(self.scheduler.now() - start);
      self.step();
    }
    done = true;
  });
  std::sort(turns.ran.begin(), turns.ran.end());
  std::sort(turns.took.begin(), turns.took.end());
  return turns;
}

TEST(GilPolicyFifo, A_holder_that_the_system_does_not_let_run_is_given_more_time) {
  const SchedulerOptions options = fifo_with_long_turns();
  const Turns turns = turns_of(options, [](FakeThread& self, int) {
    // Attached all the time: as if it had to stand back for another process.
    while (self.breaker.load() == 0) usleep(100);
  });
  EXPECT_GT(turns.took[5], options.switch_interval * 3 / 2);
}

TEST(GilPolicyFifo, A_turn_that_was_too_long_makes_the_next_one_shorter) {
  const SchedulerOptions options = fifo_with_long_turns();
  const Turns turns = turns_of(options, [&](FakeThread&, int turn) {
    if (turn % 2 != 0) return;
    // Does not look whether it is asked.
    const Nanos end = own_running_time() + options.switch_interval * 3 / 2;
    while (own_running_time() < end) continue;
  });
  EXPECT_LT(turns.ran.front(), options.switch_interval * 9 / 10);
}

TEST(GilPolicyPriority, A_sleeper_is_served_at_once_beside_four_spinning_threads) {
  const std::vector<Nanos> delays = sleeper_delays(with_policy(GilPolicyKind::kPriority, true), 4);
  ASSERT_EQ(delays.size(), 100u);
  EXPECT_LT(delays[95], kMillisecond);
}

// Which slice the operating system then gives it, depends on the kernel.
TEST(GilPolicyPriority, A_thread_that_gave_up_by_itself_asks_for_a_short_time_slice) {
  const auto policy = priority_policy();
  EXPECT_LT(policy->time_slice(true), kMillisecond);
  EXPECT_EQ(policy->time_slice(false), kUsualSlice);
  EXPECT_EQ(fifo_policy()->time_slice(true), kUsualSlice);

  ASSERT_EQ(setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + 1), 0);
  const int niceness = getpriority(PRIO_PROCESS, 0);
  request_time_slice(policy->time_slice(true));
  EXPECT_EQ(getpriority(PRIO_PROCESS, 0), niceness);
  request_time_slice(kUsualSlice);
  EXPECT_EQ(getpriority(PRIO_PROCESS, 0), niceness);
}

TEST(GilPolicyCPython, A_sleeper_waits_for_an_interval_beside_one_spinning_thread) {
  const std::vector<Nanos> delays = sleeper_delays(with_policy(GilPolicyKind::kCPython, true), 1);
  ASSERT_EQ(delays.size(), 100u);
  EXPECT_GT(delays[50], 5 * kMillisecond);
  EXPECT_LT(delays[50], 5'500 * kMicrosecond);
}

TEST(GilPolicyTicks, A_sleeper_waits_for_no_interval) {
  const std::vector<Nanos> delays = sleeper_delays(with_policy(GilPolicyKind::kTicks, true), 1);
  ASSERT_EQ(delays.size(), 100u);
  EXPECT_LT(delays[50], 300 * kMicrosecond);
}

TEST(GilPolicyTicks, The_gil_is_offered_every_so_many_check_points) {
  SchedulerOptions options = with_policy(GilPolicyKind::kTicks, true);
  options.check_interval = 1000;
  Machine machine(options);
  machine.run_many(2, [](FakeThread& self, int) {
    self.steps(100'000);
    EXPECT_GE(self.stats.forced_switches, 90u);
    EXPECT_LE(self.stats.forced_switches, 101u);
  });
}

TEST(GilPolicyTicks, One_thread_alone_offers_it_to_nobody) {
  Machine machine(with_policy(GilPolicyKind::kTicks, true));
  machine.run([](FakeThread& main) {
    main.steps(10'000);
    EXPECT_EQ(main.stats.forced_switches, 0u);
  });
}

}  // namespace
}  // namespace gilbox

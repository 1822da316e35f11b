// Stopping the world, stacks for the collector, threads that come and go.
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/unit/sched_fake.h"
#include "vm/sched/thread_lock.h"

namespace gilbox {
namespace {

using fake::FakeThread;
using fake::Machine;

// Everybody changes `shared` while attached; a stopper sees that nothing changes while the world is stopped.
TEST(StopWorld, Nobody_runs_while_several_threads_stop_it_at_once) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    std::atomic<int64_t> shared{0};
    std::atomic<int64_t> stops{0};
    ThreadLock lock(*machine.scheduler);
    machine.run_many(5, [&](FakeThread& self, int index) {
      for (int i = 0; i < 150; ++i) {
        shared.fetch_add(1, std::memory_order_relaxed);
        if (self.step() != CheckResult::kGoOn) return;
        if (index < 3 && i % 5 == index) {
          self.scheduler.stop_world(self);
          const int64_t before = shared.load(std::memory_order_relaxed);
          int attached = 0;
          self.scheduler.for_each_thread([&](SchedThread& thread) {
            if (&thread != &self && thread.attached()) ++attached;
          });
          for (int spin = 0; spin < 200; ++spin) EXPECT_EQ(shared.load(std::memory_order_relaxed), before);
          if (!self.scheduler.simulated()) {
            EXPECT_EQ(attached, 0);
          }
          self.scheduler.resume_world(self);
          ++stops;
        } else if (i % 7 == 0) {
          self.sleep(20 * kMicrosecond);
        } else if (i % 3 == 0) {
          EXPECT_EQ(lock.acquire(self, kForever), AcquireResult::kAcquired);
          self.step();
          EXPECT_TRUE(lock.release(self));
        } else if (i % 11 == 0) {
          DetachedScope io(self.scheduler, self);
        }
      }
    });
    EXPECT_EQ(stops.load(), 90);
  }
}

TEST(StopWorld, Works_while_threads_start_and_end) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    machine.run([&](FakeThread& main) {
      std::atomic<bool> over{false};
      FakeThread& collector = machine.start(main, [&](FakeThread& self) {
        while (!over.load()) {
          self.scheduler.stop_world(self);
          size_t threads = 0;
          self.scheduler.for_each_thread([&](SchedThread&) { ++threads; });
          EXPECT_GE(threads, 2u);
          self.scheduler.resume_world(self);
          self.spin(20 * kMicrosecond);
        }
      });
      for (int i = 0; i < 25; ++i) {
        FakeThread& a = machine.start(main, [](FakeThread& self) { self.spin(20 * kMicrosecond); });
        FakeThread& b = machine.start(main, [](FakeThread& self) { self.steps(5); });
        main.join(a);
        main.join(b);
      }
      over = true;
      main.join(collector);
    });
  }
}

[[gnu::noinline]] bool scan_finds(const SchedThread& thread, uintptr_t wanted) {
  for (const uintptr_t word : thread.saved_registers) {
    if (word == wanted) return true;
  }
  if (thread.stack_low == nullptr) return false;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return true;  // reading foreign frames is what these complain about
#else
  const char* at = thread.stack_low;
  at += (8 - reinterpret_cast<uintptr_t>(at) % 8) % 8;
  for (; at + 8 <= thread.stack_base; at += 8) {
    uintptr_t word;
    __builtin_memcpy(&word, at, sizeof word);
    if (word == wanted) return true;
  }
  return false;
#endif
}

// Hides a value from everything but the frames and registers of a parked thread.
constexpr uintptr_t kMask = 0x5a5a5a5a5a5a5a5a;

TEST(StopWorld, What_a_parked_thread_holds_is_found_on_its_published_stack) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    machine.run([&](FakeThread& main) {
      volatile uintptr_t hidden = 0x123456789abcdef0 ^ kMask;
      std::atomic<bool> ready{false}, go_on{false};
      FakeThread& holder = machine.start(main, [&](FakeThread& self) {
        const uintptr_t held = hidden ^ kMask;
        ready = true;
        while (!go_on.load()) static_cast<void>(self.scheduler.park(self, kForever, {}));
        asm volatile("" : : "r"(held));  // used after the park, so it must be somewhere during it
      });
      while (!ready.load()) main.sleep(kMillisecond);
      main.scheduler.stop_world(main);  // having no check point, it can only be stopped in its park
      bool found = false;
      main.scheduler.for_each_thread([&](SchedThread& thread) {
        if (&thread != &holder) return;
        EXPECT_GE(thread.stack_low, thread.stack_limit);
        EXPECT_LT(thread.stack_low, thread.stack_base);
        found = scan_finds(thread, hidden ^ kMask);
      });
      EXPECT_TRUE(found);
      main.scheduler.resume_world(main);
      go_on = true;
      main.scheduler.unpark(holder, &main);
      main.join(holder);
    });
  }
}

TEST(Threads, Are_numbered_in_order_of_starting_and_summed_up_when_they_have_ended) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    machine.run([&](FakeThread& main) {
      EXPECT_EQ(main.id, 1u);
      for (uint32_t i = 2; i < 6; ++i) {
        FakeThread& thread = machine.start(main, [](FakeThread& self) {
          self.scheduler.set_name(self, "worker");
          self.steps(10);
        });
        EXPECT_EQ(thread.id, i);
        main.join(thread);
      }
    });
    const std::vector<ThreadSummary> summaries = machine.scheduler->summaries();
    ASSERT_EQ(summaries.size(), 5u);
    for (const ThreadSummary& summary : summaries) EXPECT_GE(summary.end, summary.start);
    EXPECT_EQ(summaries[1].name, "worker");
    EXPECT_EQ(machine.scheduler->live_threads(), 0u);
  }
}

TEST(Threads, One_that_the_system_refuses_leaves_no_trace) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    Machine machine(options);
    machine.run([&](FakeThread& main) {
      FakeThread refused(main.scheduler, [](FakeThread&) { FAIL(); });
      EXPECT_NE(main.scheduler.start_thread(main, refused, FakeThread::run, nullptr, size_t{1} << 47), 0);
      EXPECT_EQ(main.scheduler.live_threads(), 1u);
      FakeThread& thread = machine.start(main, [](FakeThread&) {});
      EXPECT_EQ(thread.id, 2u);
      main.join(thread);
    });
  }
}

// A daemon in a system call that nothing ends: run_main gives up on it, and it hangs when it comes back.
TEST(ThreadsDeathTest, A_daemon_in_IO_does_not_keep_the_run_from_ending) {
#if defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "ThreadSanitizer cannot follow a fork";
#endif
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  for (const bool gil : {true, false}) {
    EXPECT_EXIT(
        {
          SchedulerOptions options = gil ? fake::with_gil() : fake::without_gil();
          options.exit_grace = 20 * kMillisecond;
          Machine machine(options);
          const size_t left = machine.run([&](FakeThread& main) {
            std::atomic<bool> in_io{false};
            machine.start(main, [&](FakeThread& self) {
              {
                DetachedScope io(self.scheduler, self);
                in_io = true;
                usleep(100'000);
              }
              _exit(1);
            });
            while (!in_io.load()) main.sleep(kMillisecond);
          });
          usleep(200'000);
          _exit(left == 1 ? 0 : 2);
        },
        testing::ExitedWithCode(0), "");
  }
}

TEST(Threads, Several_machines_run_side_by_side) {
  pthread_t threads[3];
  for (pthread_t& thread : threads) {
    pthread_create(
        &thread, nullptr,
        [](void*) -> void* {
          for (const SchedulerOptions& options : fake::all_ways()) {
            Machine machine(options);
            std::atomic<int> done{0};
            machine.run_many(3, [&](FakeThread& self, int) {
              self.steps(2000);
              self.sleep(100 * kMicrosecond);
              ++done;
            });
            EXPECT_EQ(done.load(), 3);
          }
          return nullptr;
        },
        nullptr);
  }
  for (pthread_t thread : threads) pthread_join(thread, nullptr);
}

}  // namespace
}  // namespace gilbox

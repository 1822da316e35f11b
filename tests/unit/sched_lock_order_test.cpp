// Which orders of locks are named, and which are not.
#include <gtest/gtest.h>

#include "sched_fake.h"
#include "vm/sched/lock_order.h"
#include "vm/sched/thread_lock.h"

namespace gilbox {
namespace {

// A thread that takes and releases locks as the machine does, each at a place of its own.
struct Taker {
  LockOrders& orders;
  SchedThread& thread;
  void take(ThreadLock& lock, uint32_t pc = 0) {
    ASSERT_EQ(lock.acquire(thread, kForever), AcquireResult::kAcquired);
    lock.note_taken(thread, WaitKind::kLock, true, nullptr, pc);
    orders.taken(thread, nullptr, pc);
  }
  void release(ThreadLock& lock) { ASSERT_TRUE(lock.release(thread)); }
};

// Runs `one` and then `two`, each in a thread of its own, and gives them a machine's locks.
struct Locks {
  ThreadLock a, b, c;
};
using Steps = std::function<void(Taker, Locks&)>;
std::vector<std::pair<LockOrders::Order, LockOrders::Order>> both_ways_after(const Steps& one,
                                                                             const Steps& two) {
  LockOrders orders;
  fake::Machine machine(fake::with_gil());
  Locks locks{ThreadLock(*machine.scheduler), ThreadLock(*machine.scheduler), ThreadLock(*machine.scheduler)};
  machine.run([&](fake::FakeThread& main) {
    for (const Steps& steps : {one, two}) {
      main.join(machine.start(main, [&](fake::FakeThread& t) { steps({orders, t}, locks); }));
    }
  });
  return orders.both_ways();
}

TEST(LockOrders, An_order_taken_both_ways_is_named_with_the_first_places) {
  const auto both = both_ways_after(
      [](Taker t, Locks& locks) {
        t.take(locks.a, 10);
        t.take(locks.b, 12);
        t.release(locks.b);
        t.release(locks.a);
      },
      [](Taker t, Locks& locks) {
        t.take(locks.b, 28);
        t.take(locks.a, 30);
      });
  ASSERT_EQ(both.size(), 1u);
  EXPECT_EQ(both[0].first.pc + both[0].second.pc, 12u + 30u);
  EXPECT_EQ(both[0].first.first.id, both[0].second.second.id);
  EXPECT_NE(both[0].first.thread, both[0].second.thread);
}

TEST(LockOrders, Locks_that_are_not_held_at_the_same_time_have_no_order) {
  EXPECT_TRUE(both_ways_after(
                  [](Taker t, Locks& locks) {
                    t.take(locks.a);
                    t.release(locks.a);
                    t.take(locks.b);
                    t.take(locks.a);
                  },
                  [](Taker, Locks&) {})
                  .empty());
}

TEST(LockOrders, A_lock_may_be_released_by_another_thread_than_took_it) {
  LockOrders orders;
  fake::Machine machine(fake::with_gil());
  Locks locks{ThreadLock(*machine.scheduler), ThreadLock(*machine.scheduler), ThreadLock(*machine.scheduler)};
  machine.run([&](fake::FakeThread& main) {
    Taker here{orders, main};
    here.take(locks.a);
    main.join(machine.start(main, [&](fake::FakeThread& t) { Taker{orders, t}.release(locks.a); }));
    here.take(locks.c);  // `a` is not held any more
    here.release(locks.c);
    main.join(machine.start(main, [&](fake::FakeThread& t) {
      Taker there{orders, t};
      there.take(locks.c);
      there.take(locks.a);
    }));
  });
  EXPECT_TRUE(orders.both_ways().empty());
}

TEST(LockOrders, Many_threads_may_report_at_once) {
  LockOrders orders;
  fake::Machine machine(fake::without_gil());
  machine.run_many(4, [&](fake::FakeThread& t, int) {
    ThreadLock first(*machine.scheduler);
    ThreadLock second(*machine.scheduler);
    Taker taker{orders, t};
    for (int i = 0; i < 2000; ++i) {
      taker.take(i % 2 == 0 ? first : second);
      taker.take(i % 2 == 0 ? second : first);
      taker.release(first);
      taker.release(second);
    }
  });
  EXPECT_EQ(orders.both_ways().size(), 4u);
}

}  // namespace
}  // namespace gilbox

// Which orders of locks are named, and which are not.
#include <gtest/gtest.h>

#include <thread>

#include "vm/sched/lock_order.h"

namespace gilbox {
namespace {

constexpr LockOrders::Lock kA{1, WaitKind::kLock};
constexpr LockOrders::Lock kB{2, WaitKind::kLock};
constexpr LockOrders::Lock kC{3, WaitKind::kRLock};

TEST(LockOrders, An_order_taken_both_ways_is_named_with_the_first_places) {
  LockOrders orders;
  orders.taken(1, kA, nullptr, 10);
  orders.taken(1, kB, nullptr, 12);
  orders.released(kB.id);
  orders.released(kA.id);
  orders.taken(2, kB, nullptr, 28);
  orders.taken(2, kA, nullptr, 30);
  const auto both = orders.both_ways();
  ASSERT_EQ(both.size(), 1u);
  EXPECT_EQ(both[0].first.first.id, kA.id);
  EXPECT_EQ(both[0].first.pc, 12u);
  EXPECT_EQ(both[0].second.first.id, kB.id);
  EXPECT_EQ(both[0].second.pc, 30u);
  EXPECT_EQ(both[0].second.thread, 2u);
}

TEST(LockOrders, Locks_that_are_not_held_at_the_same_time_have_no_order) {
  LockOrders orders;
  orders.taken(1, kA, nullptr, 0);
  orders.released(kA.id);
  orders.taken(1, kB, nullptr, 0);
  orders.taken(1, kA, nullptr, 0);
  EXPECT_TRUE(orders.both_ways().empty());
}

TEST(LockOrders, A_lock_may_be_released_by_another_thread_than_took_it) {
  LockOrders orders;
  orders.taken(1, kA, nullptr, 0);
  orders.released(kA.id);  // says thread 2, perhaps
  orders.taken(1, kC, nullptr, 0);
  orders.released(kC.id);
  orders.taken(2, kC, nullptr, 0);
  orders.taken(2, kA, nullptr, 0);
  EXPECT_TRUE(orders.both_ways().empty());
}

TEST(LockOrders, Many_threads_may_report_at_once) {
  LockOrders orders;
  std::vector<std::thread> threads;
  for (uint32_t id = 1; id <= 4; ++id) {
    threads.emplace_back([&orders, id] {
      for (int i = 0; i < 2000; ++i) {
        const LockOrders::Lock first{id * 10, WaitKind::kLock};
        const LockOrders::Lock second{id * 10 + 1, WaitKind::kLock};
        orders.taken(id, i % 2 == 0 ? first : second, nullptr, 0);
        orders.taken(id, i % 2 == 0 ? second : first, nullptr, 0);
        orders.released(first.id);
        orders.released(second.id);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(orders.both_ways().size(), 4u);
}

}  // namespace
}  // namespace gilbox

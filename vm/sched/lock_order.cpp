#include "vm/sched/lock_order.h"

#include "vm/sched/thread_lock.h"

namespace gilbox {

void LockOrders::add(SchedThread& thread, const void* code, uint32_t pc) {
  HeldLocks& held = thread.held;
  const HeldLocks::Entry& last = held.entries[held.count - 1];
  for (uint32_t i = 0; i + 1 < held.count; ++i) {
    ThreadLock& before = *held.entries[i].lock;
    if (&before == last.lock || before.owner() != thread.id) continue;  // another thread has released it
    const Lock first{before.resource_id(), held.entries[i].kind};
    // After the first, so that numbers rise with time.
    const Lock second{last.lock->resource_id(), last.kind};
    if (held.met_lately(first.id, second.id)) continue;
    MutexLock guard(mutex_);
    orders_.try_emplace({first.id, second.id}, Order{first, second, thread.id, code, pc});
  }
}

std::vector<std::pair<LockOrders::Order, LockOrders::Order>> LockOrders::both_ways() const {
  MutexLock guard(mutex_);
  std::vector<std::pair<Order, Order>> result;
  for (const auto& [locks, order] : orders_) {
    if (locks.first >= locks.second) continue;
    const auto opposite = orders_.find({locks.second, locks.first});
    if (opposite != orders_.end()) result.emplace_back(order, opposite->second);
  }
  return result;
}

}  // namespace gilbox

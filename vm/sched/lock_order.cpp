#include "vm/sched/lock_order.h"

#include <algorithm>

namespace gilbox {

void LockOrders::taken(uint32_t thread, Lock lock, const void* code, uint32_t pc) {
  MutexLock guard(mutex_);
  std::vector<Lock>& held = held_[thread];
  for (const Lock& before : held) {
    orders_.try_emplace({before.id, lock.id}, Order{before, lock, thread, code, pc});
  }
  held.push_back(lock);
  holder_[lock.id] = thread;
}

void LockOrders::released(uint64_t lock) {
  MutexLock guard(mutex_);
  const auto holder = holder_.find(lock);
  if (holder == holder_.end()) return;
  std::erase_if(held_[holder->second], [lock](const Lock& held) { return held.id == lock; });
  holder_.erase(holder);
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

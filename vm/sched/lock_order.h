// LockOrders: which locks were taken while which others were held, so that a run can name pairs that were
// taken in both orders: two threads that do so at the same time deadlock, though they may not have this time.
//
// Thread safety: any thread. For runs that are watched (--stats, --trace): every call takes a mutex.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "vm/base/mutex.h"
#include "vm/trace/trace.h"

namespace gilbox {

class LockOrders {
 public:
  struct Lock {
    uint64_t id;  // Scheduler::new_resource_id()
    WaitKind kind;
  };
  // Where `second` was taken the first time while `first` was held.
  struct Order {
    Lock first, second;
    uint32_t thread;
    const void* code;
    uint32_t pc;
  };

  void taken(uint32_t thread, Lock lock, const void* code, uint32_t pc) GILBOX_EXCLUDES(mutex_);
  // By whom does not matter.
  void released(uint64_t lock) GILBOX_EXCLUDES(mutex_);
  // Pairs of an order and its opposite, in the order of the locks' numbers.
  std::vector<std::pair<Order, Order>> both_ways() const GILBOX_EXCLUDES(mutex_);

 private:
  mutable Mutex mutex_;
  std::unordered_map<uint32_t, std::vector<Lock>> held_ GILBOX_GUARDED_BY(mutex_);  // by thread
  std::unordered_map<uint64_t, uint32_t> holder_ GILBOX_GUARDED_BY(mutex_);
  std::map<std::pair<uint64_t, uint64_t>, Order> orders_ GILBOX_GUARDED_BY(mutex_);
};

}  // namespace gilbox

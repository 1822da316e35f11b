// LockOrders: which locks were taken while which others were held, so that a run can name pairs that were
// taken in both orders: two threads that do so at the same time deadlock, though they may not have this time.
//
// Thread safety: any thread. For runs that are watched (--stats, --trace): costs something only while several
// locks are held at a time, and a mutex only at orders that the thread has not met lately.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "vm/base/mutex.h"
#include "vm/sched/thread.h"

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

  // `thread` has just taken the last of the locks that it holds; that was there.
  void taken(SchedThread& thread, const void* code, uint32_t pc) {
    if (thread.held.count > 1) add(thread, code, pc);
  }
  // Pairs of an order and its opposite, in the order of the locks' numbers.
  std::vector<std::pair<Order, Order>> both_ways() const GILBOX_EXCLUDES(mutex_);

 private:
  void add(SchedThread& thread, const void* code, uint32_t pc) GILBOX_EXCLUDES(mutex_);

  mutable Mutex mutex_;
  std::map<std::pair<uint64_t, uint64_t>, Order> orders_ GILBOX_GUARDED_BY(mutex_);
};

}  // namespace gilbox

#include "vm/sched/thread_lock.h"

namespace gilbox {

uint64_t ThreadLock::resource_id() {
  uint64_t id = resource_id_.load(std::memory_order_relaxed);
  if (id != 0) return id;
  const uint64_t fresh = scheduler_.new_resource_id();
  return resource_id_.compare_exchange_strong(id, fresh, std::memory_order_relaxed) ? fresh : id;
}

AcquireResult ThreadLock::acquire_slow(SchedThread& thread, Nanos deadline, WaitKind kind) {
  if (deadline != kForever && deadline <= scheduler_.now()) return AcquireResult::kNotAcquired;
  WaitInfo info;
  info.kind = kind;
  info.resource_id = resource_id();
  info.resource = this;
  if ((word_.load(std::memory_order_relaxed) & kSignal) == 0) info.owner = &owner_;
  info.site = &site_;
  info.owner_must_release = kind == WaitKind::kRLock || kind == WaitKind::kJoin;
  // Takes the lock, or marks it as waited for; under the queue's mutex.
  const auto blocked = [this] {
    uint32_t word = word_.load(std::memory_order_relaxed);
    for (;;) {
      const bool locked = (word & kLocked) != 0;
      const uint32_t wanted = word | (locked ? kWaiters : kLocked);
      if (word_.compare_exchange_weak(word, wanted, std::memory_order_acquire, std::memory_order_relaxed)) {
        return locked;
      }
    }
  };
  for (;;) {
    switch (queue_.wait(thread, deadline, info, blocked)) {
      case WaitResult::kNotNeeded:
        owner_.store(thread.id, std::memory_order_relaxed);
        return AcquireResult::kAcquired;
      case WaitResult::kWoken:
        break;  // released; try again, somebody may have come first
      case WaitResult::kTimedOut:
        return AcquireResult::kNotAcquired;
      case WaitResult::kInterrupted:
        return AcquireResult::kInterrupted;
      case WaitResult::kDeadlock:
        return AcquireResult::kDeadlock;
    }
  }
}

bool ThreadLock::release(SchedThread& thread) {
  uint32_t word = word_.load(std::memory_order_relaxed);
  if ((word & kLocked) == 0) return false;
  if (owner_.exchange(0, std::memory_order_relaxed) != thread.id && (word & kSignal) == 0) {
    word = word_.fetch_or(kSignal, std::memory_order_relaxed) | kSignal;
  }
  do {
    if ((word & kLocked) == 0) return false;  // somebody else released it at the same time
  } while (!word_.compare_exchange_weak(word, word & ~kLocked, std::memory_order_release,
                                        std::memory_order_relaxed));
  if ((word & kWaiters) == 0) return true;
  queue_.wake_one(&thread, [this](SchedThread*, bool more) {
    if (!more) word_.fetch_and(~kWaiters, std::memory_order_relaxed);
  });
  return true;
}

}  // namespace gilbox

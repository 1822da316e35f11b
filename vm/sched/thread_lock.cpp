#include "vm/sched/thread_lock.h"

#include <algorithm>

namespace gilbox {

uint64_t ThreadLock::resource_id() {
  uint64_t id = resource_id_.load(std::memory_order_relaxed);
  if (id != 0) return id;
  const uint64_t fresh = scheduler_.new_resource_id();
  return resource_id_.compare_exchange_strong(id, fresh, std::memory_order_relaxed) ? fresh : id;
}

AcquireResult ThreadLock::acquire_slow(SchedThread& thread, Nanos deadline, WaitKind kind) {
  const Nanos since = scheduler_.now();
  if (deadline != kForever && deadline <= since) return AcquireResult::kNotAcquired;
  WaitInfo info;
  info.kind = kind;
  info.resource_id = resource_id();
  info.resource = this;
  info.holder = holder_;
  bool woken = false;
  // Takes the lock, or marks it as waited for; under the queue's mutex.
  const auto blocked = [this, &woken] {
    uint32_t word = word_.load(std::memory_order_relaxed);
    for (;;) {
      const bool locked = (word & kLocked) != 0;
      const uint32_t arrived = woken ? word & ~kComing : word;
      const uint32_t wanted = arrived | (locked ? kWaiters : kLocked);
      if (word_.compare_exchange_weak(word, wanted, std::memory_order_acquire, std::memory_order_relaxed)) {
        return locked;
      }
    }
  };
  for (;;) {
    switch (queue_.wait(thread, deadline, info, blocked, since)) {
      case WaitResult::kNotNeeded:
        own_.id.store(thread.id, std::memory_order_relaxed);
        return AcquireResult::kAcquired;
      case WaitResult::kHandedOver:
        return AcquireResult::kAcquired;
      case WaitResult::kWoken:
        woken = true;
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
  const bool own = own_.id.exchange(0, std::memory_order_relaxed) == thread.id;
  if (own) {
    thread.held.drop(this);
  } else if ((word & kSignal) == 0) {
    word = word_.fetch_or(kSignal, std::memory_order_relaxed) | kSignal;
    own_.how.store(Hold::kSignal, std::memory_order_relaxed);
  }
  for (;;) {
    if ((word & kLocked) == 0) return false;  // somebody else released it at the same time
    const bool must_wake = (word & (kWaiters | kComing)) == kWaiters;
    if (must_wake && scheduler_.lock_patience() != kForever) return release_to_next(thread, own);
    if (word_.compare_exchange_weak(word, word & ~kLocked, std::memory_order_release,
                                    std::memory_order_relaxed)) {
      break;
    }
  }
  if ((word & (kWaiters | kComing)) != kWaiters) return true;
  queue_.wake_one(&thread, [this](const WaitQueue::First& first) {
    if (!first.more) word_.fetch_and(~kWaiters, std::memory_order_relaxed);
    return false;
  });
  return true;
}

// Wakes who has waited longest, and if that was too long, hands the lock over: it stays locked.
bool ThreadLock::release_to_next(SchedThread& thread, bool own) {
  const Nanos now = scheduler_.now();
  // With the GIL nobody can have come in vain while the holder kept it: those who wait for the lock wait for
  // the GIL, and find the lock free when it is their turn. If the holder had to give up the GIL, that has
  // cost those who came then their turn; if it did so by itself, it may do so every time.
  const bool gil = scheduler_.gil_enabled();
  const bool cut = gil && own && thread.stats.forced_switches != forced_before_;
  const bool kept = gil && own && thread.stats.voluntary_switches == voluntary_before_;
  bool was_locked = true;
  queue_.wake_one(&thread, [&](const WaitQueue::First& first) {
    // While somebody is queued and nobody is coming, every release comes here, under the queue's mutex: a
    // lock that is taken now stays so.
    const uint32_t word = word_.load(std::memory_order_relaxed);
    was_locked = (word & kLocked) != 0;
    const bool can_hand_over = first.thread != nullptr && (word & kComing) == 0;
    const Nanos waited = now - std::max(first.since, handed_over_at_);
    const bool hand_over = can_hand_over && (cut || (!kept && waited >= scheduler_.lock_patience()));
    uint32_t gone = first.more ? 0 : kWaiters;
    if (!hand_over) {
      // With the GIL, who is woken comes when it is its turn at the GIL: others may come before it.
      if (!gil && first.thread != nullptr) word_.fetch_or(kComing, std::memory_order_relaxed);
      gone |= kLocked;
    } else if (was_locked) {
      // That thread still looks parked: no search for deadlocks may take it for one that waits for itself.
      own_.how.store(Hold::kSignal, std::memory_order_relaxed);
      own_.id.store(first.thread->id, std::memory_order_release);
      handed_over_at_ = now;
    }
    const bool still = (word_.fetch_and(~gone, std::memory_order_release) & kLocked) != 0;
    if (!hand_over) was_locked = still;
    return was_locked && hand_over;
  });
  return was_locked;
}

}  // namespace gilbox

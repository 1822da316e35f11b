// ThreadLock: the lock behind _thread.lock (CPython: Modules/_threadmodule.c over Python/thread_pthread.h).
//
// As in CPython, taking it is first tried without blocking while the GIL is held; only if that fails is the
// GIL released. Anybody may release it. A release wakes one waiter but mostly does not hand the lock over:
// whoever comes first takes it. Scheduler::lock_patience says when it does.
//
// Thread safety: any attached thread.
//
// Memory ordering: taking is an acquire and releasing a release operation on `word_`. A waiter sets kWaiters
// under the queue's mutex before it parks; a release that sees it wakes one under that mutex. As in
// ParkingLot, no wake-up is lost. Handed over, the lock stays taken: what the last holder did is seen by the
// next through the queue's mutex, under which the one marks the other as woken and the other sees that.
#pragma once

#include <atomic>

#include "vm/sched/wait_queue.h"

namespace gilbox {

enum class AcquireResult : uint8_t {
  kAcquired,
  kNotAcquired,  // taken, and not blocking or timed out
  kInterrupted,  // see ParkResult::kInterrupted
  kDeadlock,     // the run ends
};

class ThreadLock {
 public:
  explicit ThreadLock(Scheduler& scheduler) : queue_(scheduler), scheduler_(scheduler) {}

  bool try_acquire(SchedThread& thread) {
    uint32_t word = word_.load(std::memory_order_relaxed);
    while ((word & kLocked) == 0) {
      if (word_.compare_exchange_weak(word, word | kLocked, std::memory_order_acquire,
                                      std::memory_order_relaxed)) {
        own_.id.store(thread.id, std::memory_order_relaxed);
        return true;
      }
    }
    return false;
  }

  // `deadline` on the scheduler's clock: kForever, or one in the past for "do not block".
  AcquireResult acquire(SchedThread& thread, Nanos deadline, WaitKind kind = WaitKind::kLock) {
    return try_acquire(thread) ? AcquireResult::kAcquired : acquire_slow(thread, deadline, kind);
  }

  // False if it was not locked. `thread`: who releases it, not necessarily who took it.
  [[nodiscard]] bool release(SchedThread& thread);

  bool locked() const { return (word_.load(std::memory_order_relaxed) & kLocked) != 0; }
  // The id of the thread that took it; 0 when free.
  uint32_t owner() const { return own_.id.load(std::memory_order_relaxed); }
  const Holder& holder() const { return *holder_; }
  // Before others know of the lock: takes it in nobody's name, for threads to wait until it is released;
  // what they then wait for has that number and that holder, which must live as long.
  void become_signal(uint64_t resource, const Holder& holder) {
    word_.store(kLocked, std::memory_order_relaxed);
    resource_id_.store(resource, std::memory_order_relaxed);
    holder_ = &holder;
  }
  // Do threads only wait at it, without getting anything?
  bool is_signal() const { return holder_ != &own_; }
  // For reports, by who has just taken it: where that was, and how.
  void note_taken(SchedThread& thread, WaitKind kind, bool scoped, const void* code, uint32_t pc) {
    const bool signal = (word_.load(std::memory_order_relaxed) & kSignal) != 0;
    own_.how.store(kind == WaitKind::kRLock ? Hold::kCertain
                   : signal                 ? Hold::kSignal
                   : scoped                 ? Hold::kScoped
                                            : Hold::kTaken,
                   std::memory_order_relaxed);
    own_.code.store(code, std::memory_order_relaxed);
    own_.pc.store(pc, std::memory_order_relaxed);
    forced_before_ = thread.stats.forced_switches;
    voluntary_before_ = thread.stats.voluntary_switches;
    thread.held.push(this, kind);
  }
  // Its number in traces and reports; given out at first use.
  uint64_t resource_id();

 private:
  static constexpr uint32_t kLocked = 1;
  static constexpr uint32_t kWaiters = 2;
  // Has been released by a thread that had not taken it, at least once: it is used as a signal, and who took
  // it last does not tell who will release it.
  static constexpr uint32_t kSignal = 4;
  // Somebody who was woken has not tried again yet: nobody else need be woken. Only without the GIL. Set
  // under the queue's mutex by the waker, and cleared under it by who was woken, whom no time-out or
  // interrupt keeps from trying.
  static constexpr uint32_t kComing = 8;

  AcquireResult acquire_slow(SchedThread& thread, Nanos deadline, WaitKind kind);
  bool release_to_next(SchedThread& thread, bool own);

  std::atomic<uint32_t> word_{0};
  std::atomic<uint64_t> resource_id_{0};
  Holder own_;
  const Holder* holder_ = &own_;
  // The holder's, from when it took the lock: how often it had had to give up the GIL, and had done so by
  // itself.
  uint64_t forced_before_ = 0;
  uint64_t voluntary_before_ = 0;
  // On the scheduler's clock, under the queue's mutex. At most one hand-over in each stretch of patience: who
  // has been handed the lock may keep taking it as long as the others had to wait for their turn, or each
  // would get it once in a row of hand-overs and chance would decide who has it in between.
  Nanos handed_over_at_ = 0;
  WaitQueue queue_;
  Scheduler& scheduler_;
};

}  // namespace gilbox

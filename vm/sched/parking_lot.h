// One-byte locks that park: the per-object locks of lists, dicts and sets when there is no GIL.
//
// A lock is a std::atomic<uint8_t>, 0 when free. Who finds it taken spins shortly, then waits in a hash table
// of queues keyed by the lock's address, through Scheduler::park: detached, so it never holds up stop_world.
//
// Thread safety: any attached thread. Not recursive. No check point and no script code while holding one.
//
// Memory ordering: taking the lock is an acquire and releasing it a release operation on the byte, so what
// the last holder wrote is seen by the next. A waiter sets kByteWaiters under its bucket's mutex and queues
// itself before letting go of that mutex; an unlock that sees the bit takes the same mutex, so either it
// finds the waiter queued, or the waiter's compare-and-swap saw the byte free. Hence no wake-up is lost.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "vm/base/mutex.h"
#include "vm/sched/thread.h"

namespace gilbox {

class Scheduler;

inline constexpr uint8_t kByteLocked = 1;
inline constexpr uint8_t kByteWaiters = 2;

class ParkingLot {
 public:
  explicit ParkingLot(Scheduler& scheduler) : scheduler_(scheduler) {}

  // Takes a lock whose compare-and-swap has failed. The thread may be stopped for the collector meanwhile.
  void lock_slow(SchedThread& thread, std::atomic<uint8_t>& byte);
  // Frees a lock that has waiters, and wakes the first of them.
  void unlock_slow(SchedThread& thread, std::atomic<uint8_t>& byte);

 private:
  struct Waiter {
    SchedThread* thread;
    const std::atomic<uint8_t>* byte;
    Waiter* next;
    bool woken;
  };
  struct alignas(64) Bucket {
    Mutex mutex;
    Waiter* first GILBOX_GUARDED_BY(mutex) = nullptr;
    Waiter* last GILBOX_GUARDED_BY(mutex) = nullptr;
  };
  static constexpr size_t kBuckets = 64;

  Bucket& bucket_of(const std::atomic<uint8_t>& byte) {
    return buckets_[(reinterpret_cast<uintptr_t>(&byte) * 0x9e3779b97f4a7c15) >> 58];
  }

  Scheduler& scheduler_;
  std::array<Bucket, kBuckets> buckets_;
};

inline void byte_lock(ParkingLot& lot, SchedThread& thread, std::atomic<uint8_t>& byte) {
  uint8_t expected = 0;
  if (GILBOX_LIKELY(byte.compare_exchange_strong(expected, kByteLocked, std::memory_order_acquire,
                                                 std::memory_order_relaxed))) {
    return;
  }
  lot.lock_slow(thread, byte);
}

inline void byte_unlock(ParkingLot& lot, SchedThread& thread, std::atomic<uint8_t>& byte) {
  uint8_t expected = kByteLocked;
  if (GILBOX_LIKELY(
          byte.compare_exchange_strong(expected, 0, std::memory_order_release, std::memory_order_relaxed))) {
    return;
  }
  lot.unlock_slow(thread, byte);
}

}  // namespace gilbox

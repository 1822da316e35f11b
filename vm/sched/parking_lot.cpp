#include "vm/sched/parking_lot.h"

#include "vm/base/spin.h"
#include "vm/sched/scheduler.h"

namespace gilbox {

namespace {

// A holder is only ever a few hundred instructions from its unlock, so a short spin usually saves two system
// calls.
constexpr int kSpins = 60;

bool try_lock(std::atomic<uint8_t>& byte) {
  uint8_t value = byte.load(std::memory_order_relaxed);
  return (value & kByteLocked) == 0 &&
         byte.compare_exchange_strong(value, static_cast<uint8_t>(value | kByteLocked),
                                      std::memory_order_acquire, std::memory_order_relaxed);
}

// Takes the lock (true) or marks it as waited for. Under the bucket's mutex.
bool lock_or_mark(std::atomic<uint8_t>& byte) {
  uint8_t value = byte.load(std::memory_order_relaxed);
  for (;;) {
    const bool locked = (value & kByteLocked) != 0;
    const auto wanted = static_cast<uint8_t>(value | (locked ? kByteWaiters : kByteLocked));
    if (byte.compare_exchange_weak(value, wanted, std::memory_order_acquire, std::memory_order_relaxed)) {
      return !locked;
    }
  }
}

}  // namespace

void ParkingLot::lock_slow(SchedThread& thread, std::atomic<uint8_t>& byte) {
  if (!scheduler_.simulated() && worth_spinning()) {
    for (int i = kSpins; i > 0; --i) {
      if (try_lock(byte)) return;
      pause_processor();
    }
  }
  WaitInfo info;
  info.kind = WaitKind::kObjectLock;
  info.interruptible = false;
  info.resource = &byte;
  Bucket& bucket = bucket_of(byte);
  for (;;) {
    Waiter waiter{&thread, &byte, nullptr, false};
    {
      MutexLock lock(bucket.mutex);
      if (lock_or_mark(byte)) return;
      (bucket.last == nullptr ? bucket.first : bucket.last->next) = &waiter;
      bucket.last = &waiter;
    }
    for (bool woken = false; !woken;) {
      static_cast<void>(
          scheduler_.park(thread, kForever, info));  // uninterruptible: the reason is all the same
      MutexLock lock(bucket.mutex);
      woken = waiter.woken;
    }
  }
}

void ParkingLot::unlock_slow(SchedThread& thread, std::atomic<uint8_t>& byte) {
  Bucket& bucket = bucket_of(byte);
  MutexLock lock(bucket.mutex);
  Waiter* previous = nullptr;
  Waiter* waiter = bucket.first;
  while (waiter != nullptr && waiter->byte != &byte) {
    previous = waiter;
    waiter = waiter->next;
  }
  bool more = false;
  if (waiter != nullptr) {
    (previous == nullptr ? bucket.first : previous->next) = waiter->next;
    if (bucket.last == waiter) bucket.last = previous;
    for (Waiter* other = waiter->next; other != nullptr; other = other->next) more |= other->byte == &byte;
  }
  // A plain store: while the lock is taken only waiters change the byte, and they need the bucket's mutex.
  byte.store(more ? kByteWaiters : 0, std::memory_order_release);
  if (waiter == nullptr) return;
  // Under the mutex, so that the waiter cannot have left yet.
  waiter->woken = true;
  scheduler_.unpark(*waiter->thread, &thread);
}

}  // namespace gilbox

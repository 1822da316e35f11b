// Linux futexes: sleep while a word has a value. For the parts of the scheduler that must be
// async-signal-safe.
//
// Thread safety: any thread; futex_wake also in signal handlers.
#pragma once

#include <errno.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <climits>
#include <cstdint>

#include "vm/base/clock.h"

namespace gilbox {

// Sleeps while `word` is `value`, until woken or until `deadline` on real_now()'s clock (kForever: none). May
// return for no reason. False if the deadline has passed. No memory ordering of its own: load `word`
// afterwards.
inline bool futex_wait(const std::atomic<uint32_t>& word, uint32_t value, Nanos deadline) {
  static_assert(sizeof(std::atomic<uint32_t>) == sizeof(uint32_t));
  const timespec at = to_timespec(deadline);
  // FUTEX_WAIT_BITSET takes an absolute time, on CLOCK_MONOTONIC.
  const long result = syscall(SYS_futex, &word, FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG, value,
                              deadline == kForever ? nullptr : &at, nullptr, FUTEX_BITSET_MATCH_ANY);
  return !(result == -1 && errno == ETIMEDOUT);
}

// Wakes everybody who sleeps on `word`. Keeps errno.
inline void futex_wake(const std::atomic<uint32_t>& word) {
  const int saved = errno;
  syscall(SYS_futex, &word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, INT_MAX, nullptr, nullptr, 0);
  errno = saved;
}

}  // namespace gilbox

// Time in nanoseconds and the system's clocks.
//
// Thread safety: any thread, also signal handlers.
#pragma once

#include <time.h>

#include <cstdint>

namespace gilbox {

// Nanoseconds: a point on a scheduler's clock or a duration.
using Nanos = int64_t;

// As a deadline: never.
inline constexpr Nanos kForever = INT64_MAX;

inline constexpr Nanos kMicrosecond = 1'000;
inline constexpr Nanos kMillisecond = 1'000'000;
inline constexpr Nanos kSecond = 1'000'000'000;

// Those of running time are a system call each. 0: there is no such clock (any more).
inline Nanos read_clock(clockid_t clock) {
  timespec t;
  return clock_gettime(clock, &t) == 0 ? static_cast<Nanos>(t.tv_sec) * kSecond + t.tv_nsec : 0;
}

inline Nanos real_now() {
  return read_clock(CLOCK_MONOTONIC);
}

// The moment `delay` after `start`, without overflow: a delay too long to tell is kForever.
inline Nanos deadline_after(Nanos start, Nanos delay) {
  Nanos deadline;
  return __builtin_add_overflow(start, delay, &deadline) ? kForever : deadline;
}

inline timespec to_timespec(Nanos ns) {
  timespec t;
  t.tv_sec = static_cast<time_t>(ns / kSecond);
  t.tv_nsec = static_cast<long>(ns % kSecond);
  return t;
}

}  // namespace gilbox

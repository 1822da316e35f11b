// Time in nanoseconds and the real monotonic clock.
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

// CLOCK_MONOTONIC in nanoseconds.
inline Nanos real_now() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<Nanos>(t.tv_sec) * kSecond + t.tv_nsec;
}

// How long a thread has run, by its clock (pthread_getcpuclockid). A system call.
inline Nanos running_time(clockid_t clock) {
  timespec t;
  return clock_gettime(clock, &t) == 0 ? static_cast<Nanos>(t.tv_sec) * kSecond + t.tv_nsec : 0;
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

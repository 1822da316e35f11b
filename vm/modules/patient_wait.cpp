#include "vm/modules/patient_wait.h"

#include "vm/modules/interrupt.h"

namespace gilbox {

bool PatientWait::needed(Thread& t) {
  return t.machine.scheduler->simulated() && t.machine.scheduler->live_threads() > 1;
}

bool PatientWait::nap(Thread& t) {
  constexpr Nanos kLongestNap = 1 * kMillisecond;
  const ParkResult end = t.machine.scheduler->sleep_until(t, t.machine.scheduler->now() + nap_);
  if (end != ParkResult::kTimedOut && !check_interrupt(t)) return false;
  if (nap_ < kLongestNap) {
    nap_ += nap_ / 8;
  } else {
    patience_ms_ = 1;
  }
  return true;
}

bool await_ready(Thread& t, int fd, short events) {
  PatientWait wait;
  while (fd >= 0 && PatientWait::needed(t)) {
    pollfd entry = {fd, events, 0};
    if (wait.ready({&entry, 1})) return true;
    if (!wait.nap(t)) return false;
  }
  return true;
}

}  // namespace gilbox

#include "vm/modules/patient_wait.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

namespace {

// Does somebody outside of the machine write into the pipe that is read here, and nobody inside? Standard
// input does not count: what comes there does not answer the script.
bool is_answered_outside(int fd) {
  constexpr int kMostDescriptors = 256;  // of which more is not looked at
  struct stat pipe {};
  if (fd <= STDIN_FILENO || ::fstat(fd, &pipe) != 0 || !S_ISFIFO(pipe.st_mode)) return false;
  for (int other = 0; other < kMostDescriptors; ++other) {
    struct stat status {};
    if (other == fd || ::fstat(other, &status) != 0) continue;
    if (status.st_ino != pipe.st_ino || status.st_dev != pipe.st_dev) continue;
    if ((::fcntl(other, F_GETFL) & O_ACCMODE) != O_RDONLY) return false;
  }
  return true;
}

}  // namespace

bool await_ready(Thread& t, int fd, short events) {
  PatientWait wait;
  if (fd >= 0 && t.machine.scheduler->simulated() && events == POLLIN && is_answered_outside(fd)) {
    pollfd entry = {fd, events, 0};
    if (!wait.nap(t)) return false;
    if (wait.ready_soon({&entry, 1})) return true;
  }
  while (fd >= 0 && PatientWait::needed(t)) {
    pollfd entry = {fd, events, 0};
    if (wait.ready({&entry, 1})) return true;
    if (!wait.nap(t)) return false;
  }
  return true;
}

}  // namespace gilbox

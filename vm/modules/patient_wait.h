// Waiting for a descriptor in a simulated run. Simulated threads share one OS thread, so whoever waits for
// what another one is to write, or for another process, must not block in the system while others could go
// on: it looks, and sleeps for a short simulated time, in turns.
//
// Thread safety: made and used by one thread.
#pragma once

#include <poll.h>

#include <span>

#include "vm/objects/protocol.h"

namespace gilbox {

class PatientWait {
 public:
  // Is the run simulated, and has it other threads?
  static bool needed(Thread& t);

  bool ready(std::span<pollfd> entries) const {
    return ::poll(entries.data(), static_cast<nfds_t>(entries.size()), patience_ms_) != 0;
  }
  // The same, and stops the simulated clock for up to 20 ms: a process that answers at once takes no longer
  // than a nap, however busy the real machine is.
  bool ready_soon(std::span<pollfd> entries) const {
    constexpr int kAtOnceMs = 20;
    return ::poll(entries.data(), static_cast<nfds_t>(entries.size()), kAtOnceMs) != 0;
  }
  // Lets others run for a while. False: exception.
  [[nodiscard]] bool nap(Thread& t);

 private:
  Nanos nap_ = 20 * kMicrosecond;
  int patience_ms_ = 0;  // of the real clock, once nothing has come for a while
};

// Returns when the descriptor is ready, or when there is no reason to wait here. False: exception.
[[nodiscard]] bool await_ready(Thread& t, int fd, short events);

}  // namespace gilbox

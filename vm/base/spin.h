// For waits that are usually over before the system could put a thread to sleep and wake it again.
//
// Thread safety: any thread.
#pragma once

#include <unistd.h>

namespace gilbox {

// Does it make sense to wait for what another thread is just doing?
inline bool worth_spinning() {
  static const bool several = sysconf(_SC_NPROCESSORS_ONLN) > 1;
  return several;
}

// Once round in such a wait.
inline void pause_processor() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

}  // namespace gilbox

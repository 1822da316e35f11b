// How long the operating system lets a thread run at a time. A thread with a short slice that wakes up takes
// the processor from one with a longer slice at once, and has no more of it in the end: Linux 6.12 and later
// (EEVDF with slices by request, sched(7)). Earlier kernels take the request and do as before.
//
// Thread safety: any thread, for itself.
#pragma once

#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "vm/base/clock.h"

namespace gilbox {

constexpr Nanos kUsualSlice = 0;

// Sets the calling thread's slice, from 0.1 to 100 ms, or kUsualSlice. Niceness stays; so does everything of
// a thread with another scheduling policy than the usual ones.
inline void request_time_slice(Nanos slice) {
  // As in the kernel's include/uapi/linux/sched/types.h, which cannot be included beside <sched.h>.
  struct {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
  } attributes{};
  if (syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0) return;
  if (attributes.policy != SCHED_OTHER && attributes.policy != SCHED_BATCH) return;
  attributes.runtime = static_cast<uint64_t>(slice);
  syscall(SYS_sched_setattr, 0, &attributes, 0);  // refused: as before
}

}  // namespace gilbox

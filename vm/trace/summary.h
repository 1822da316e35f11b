// The per-thread figures of a run: what --stats prints and what a trace's summary holds, from one source.
//
// Thread safety: plain data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "vm/base/clock.h"
#include "vm/trace/trace.h"

namespace gilbox {

// Kept by the scheduler for every thread, always; changed at lock events only. Times in nanoseconds.
struct ThreadStats {
  Nanos holding = 0;                // held the GIL
  Nanos waiting = 0;                // wanted the GIL (without it: a core, or the end of a stopped world)
  Nanos without = 0;                // ran without the GIL: detached for I/O, or attached when there is no GIL
  Nanos blocked = 0;                // parked on locks, queues, joins ...
  Nanos asleep = 0;                 // slept
  uint64_t forced_switches = 0;     // gave up the GIL because somebody asked for it
  uint64_t voluntary_switches = 0;  // gave up the GIL to block, sleep, for I/O or at its end

  void add(const ThreadStats& other);
  bool operator==(const ThreadStats&) const = default;
};

struct ThreadSummary {
  uint32_t id = 0;
  std::string name;
  bool daemon = false;
  Nanos start = 0;
  Nanos end = -1;  // -1: had not ended when the run did
  ThreadStats stats;
};

struct RunSummary {
  Nanos duration = 0;  // from the start of the main thread to the end of the run
  std::vector<ThreadSummary> threads;
  ThreadStats total;
  // Share of all threads' lives spent waiting for the GIL, 0 to 1.
  double waiting_share = 0;
  // Locks that were taken in one order here and in the other there, in words; only of watched runs.
  std::vector<std::string> lock_orders;
};

// Adds up the threads' figures. `run_end`: when the run ended, on the scheduler's clock.
RunSummary summarize(std::vector<ThreadSummary> threads, Nanos run_end);

// The same figures worked out from a trace alone, for threads that have ended: must agree with the
// scheduler's own. Indexed by thread id - 1. Events that the limit dropped make it wrong.
std::vector<ThreadStats> stats_from_trace(const TraceRecorder& recorder);

}  // namespace gilbox

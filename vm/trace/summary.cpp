#include "vm/trace/summary.h"

#include <algorithm>

namespace gilbox {

void ThreadStats::add(const ThreadStats& other) {
  holding += other.holding;
  waiting += other.waiting;
  without += other.without;
  blocked += other.blocked;
  asleep += other.asleep;
  forced_switches += other.forced_switches;
  voluntary_switches += other.voluntary_switches;
}

RunSummary summarize(std::vector<ThreadSummary> threads, Nanos run_end) {
  RunSummary summary;
  Nanos first = run_end;
  Nanos lives = 0;
  for (const ThreadSummary& thread : threads) {
    summary.total.add(thread.stats);
    first = std::min(first, thread.start);
    lives += (thread.end < 0 ? run_end : thread.end) - thread.start;
  }
  summary.duration = run_end - first;
  if (lives > 0) {
    summary.waiting_share = static_cast<double>(summary.total.waiting) / static_cast<double>(lives);
  }
  summary.threads = std::move(threads);
  return summary;
}

namespace {

// Follows one thread's events.
class Replay {
 public:
  void see(const TraceEvent& event) {
    switch (event.kind) {
      case EventKind::kGilAcquire:
      case EventKind::kAttach:
        stats_.waiting += event.duration;
        if (in_io_) stats_.without += event.time - event.duration - left_at_;
        in_io_ = false;
        break;
      case EventKind::kGilRelease:
        stats_.holding += event.duration;
        ++(is_forced(reason(event)) ? stats_.forced_switches : stats_.voluntary_switches);
        leave(event);
        break;
      case EventKind::kDetach:
        stats_.without += event.duration;
        leave(event);
        break;
      case EventKind::kBlock:
      case EventKind::kSleep:
        blocking_ = true;
        break;
      case EventKind::kWake:
        stats_.blocked += event.duration;
        blocking_ = false;
        break;
      case EventKind::kSleepEnd:
        stats_.asleep += event.duration;
        blocking_ = false;
        break;
      default:
        break;
    }
  }
  const ThreadStats& stats() const { return stats_; }

 private:
  static ReleaseReason reason(const TraceEvent& event) { return static_cast<ReleaseReason>(event.detail); }
  void leave(const TraceEvent& event) {
    // Parking "for I/O" counts as blocked; only a plain detach is time spent running without the GIL.
    in_io_ = reason(event) == ReleaseReason::kIo && !blocking_;
    left_at_ = event.time;
  }

  ThreadStats stats_;
  bool in_io_ = false;
  bool blocking_ = false;
  Nanos left_at_ = 0;
};

}  // namespace

std::vector<ThreadStats> stats_from_trace(const TraceRecorder& recorder) {
  std::vector<ThreadStats> result;
  for (const TraceBuffer* buffer : recorder.buffers()) {
    Replay replay;
    TraceBuffer::Reader reader(*buffer);
    while (const TraceEvent* event = reader.next()) replay.see(*event);
    if (result.size() < buffer->thread()) result.resize(buffer->thread());
    result[buffer->thread() - 1] = replay.stats();
  }
  return result;
}

}  // namespace gilbox

// Trace events: fixed-size binary records in per-thread buffers that grow in memory, written out afterwards.
//
// A thread that is traced has a TraceBuffer; a thread that is not has a null pointer, and that test, made at
// lock events only, is all that tracing costs when off.
//
// Thread safety: a TraceBuffer is appended to by its one thread, without locks; anybody may read at any time
// and sees a prefix. A TraceRecorder may be used by any thread.
//
// Memory ordering: the owner fills a record, then stores the count with release; a reader loads the count
// with acquire and looks only at records below it, which never change again. A chunk's `next` is published
// the same way. So a reader needs no lock and never sees half a record.
//
// Invariants: times within a buffer never decrease. Events beyond the recorder's limit are counted, not kept.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "vm/base/clock.h"
#include "vm/base/mutex.h"

namespace gilbox {

// Which members of a TraceEvent a kind uses beside those that have a name (see events.def).
namespace event_field {
enum EventField : uint32_t {
  kResource = 1u << 0,
  kReason = 1u << 1,
  kWait = 1u << 2,
  kResult = 1u << 3,
};
}  // namespace event_field

enum class EventKind : uint8_t {
#define GILBOX_EVENT(name, text, other, duration, extra, fields) k##name,
#include "vm/trace/events.def"
#undef GILBOX_EVENT
};

enum class ReleaseReason : uint8_t {
#define GILBOX_RELEASE_REASON(name, text) k##name,
#include "vm/trace/reasons.def"
#undef GILBOX_RELEASE_REASON
};

enum class WaitKind : uint8_t {
#define GILBOX_WAIT_KIND(name, text, reason) k##name,
#include "vm/trace/reasons.def"
#undef GILBOX_WAIT_KIND
};

// A row of events.def.
struct EventInfo {
  const char* name;
  const char* other;  // JSON names of TraceEvent's members; null if not used
  const char* duration;
  const char* extra;
  uint32_t fields;
};
inline constexpr size_t kEventKinds = 0
#define GILBOX_EVENT(name, text, other, duration, extra, fields) +1
#include "vm/trace/events.def"
#undef GILBOX_EVENT
    ;
const EventInfo& event_info(EventKind kind);

// The names used in traces and reports ("gil_acquire", "drop_request", "rlock").
inline const char* event_name(EventKind kind) {
  return event_info(kind).name;
}
const char* release_reason_name(ReleaseReason reason);
// Is the GIL given up at a check point, for others? All else is by the thread's own doing.
inline bool is_forced(ReleaseReason reason) {
  return reason == ReleaseReason::kDropRequest || reason == ReleaseReason::kTicks;
}
const char* wait_kind_name(WaitKind kind);
// Why a thread that blocks like this gives up the GIL.
ReleaseReason release_reason_of(WaitKind kind);

inline constexpr uint32_t kNoExtra = UINT32_MAX;

// One record, 48 bytes. What the members mean for a kind stands in events.def.
struct TraceEvent {
  Nanos time = 0;              // on the scheduler's clock
  const void* code = nullptr;  // where: the machine's code object, opaque here; null outside of script code
  uint64_t resource = 0;
  Nanos duration = 0;
  uint32_t pc = 0;  // where: the instruction's index
  uint32_t other = 0;
  uint32_t extra = 0;  // kNoExtra: nothing to tell
  EventKind kind = EventKind::kThreadStart;
  uint8_t detail = 0;
};
static_assert(sizeof(TraceEvent) == 48);

class TraceRecorder;

struct TraceChunk {
  explicit TraceChunk(uint32_t size) : capacity(size), records(new TraceEvent[size]) {}
  const uint32_t capacity;
  std::atomic<uint32_t> count{0};
  std::atomic<TraceChunk*> next{nullptr};
  std::unique_ptr<TraceEvent[]> records;
};

// The events of one thread, in chunks that never move.
class TraceBuffer {
 public:
  TraceBuffer(TraceRecorder& recorder, uint32_t thread) : recorder_(recorder), thread_(thread) {}
  ~TraceBuffer();
  TraceBuffer(const TraceBuffer&) = delete;
  TraceBuffer& operator=(const TraceBuffer&) = delete;

  // Only by the thread it belongs to.
  void emit(const TraceEvent& event) {
    if (used_ == capacity_ && !grow()) return;
    last_->records[used_] = event;
    last_->count.store(++used_, std::memory_order_release);
  }

  uint32_t thread() const { return thread_; }
  // How many events the limit has kept out. Any thread.
  uint64_t dropped() const { return dropped_.load(std::memory_order_relaxed); }

  // Reads the events recorded so far, from the first. Any thread; not thread-safe itself.
  class Reader {
   public:
    explicit Reader(const TraceBuffer& buffer) : chunk_(buffer.first_.load(std::memory_order_acquire)) {}
    // The next event, or null at the end. Stays valid as long as the buffer.
    const TraceEvent* next();

   private:
    const TraceChunk* chunk_;
    uint32_t index_ = 0;
  };

 private:
  friend class Reader;
  bool grow();

  TraceRecorder& recorder_;
  const uint32_t thread_;
  uint32_t used_ = 0;      // in the last chunk
  uint32_t capacity_ = 0;  // of the last chunk
  TraceChunk* last_ = nullptr;
  std::atomic<TraceChunk*> first_{nullptr};
  std::atomic<uint64_t> dropped_{0};
};

// All buffers of one run.
class TraceRecorder {
 public:
  // About 3 GiB when full: more than an hour of the busiest scripts seen.
  static constexpr uint64_t kDefaultLimit = uint64_t{64} << 20;

  // `limit`: how many events to keep in all. Threads reserve room in chunks of up to 16,384, so a thread may
  // begin to drop events while others have room left.
  explicit TraceRecorder(uint64_t limit = kDefaultLimit) : limit_(limit) {}

  // A new buffer for a thread; lives as long as the recorder. Any thread.
  TraceBuffer* add_thread(uint32_t thread) GILBOX_EXCLUDES(mutex_);

  uint64_t limit() const { return limit_; }
  // Events kept out by the limit. Any thread.
  uint64_t dropped() const GILBOX_EXCLUDES(mutex_);
  // The buffers so far, in the order of thread ids. Any thread.
  std::vector<const TraceBuffer*> buffers() const GILBOX_EXCLUDES(mutex_);

 private:
  friend class TraceBuffer;
  // Room for a chunk of at most `wanted` records; 0 when the limit is reached.
  uint32_t reserve(uint32_t wanted);

  const uint64_t limit_;
  std::atomic<uint64_t> reserved_{0};
  mutable Mutex mutex_;
  std::vector<std::unique_ptr<TraceBuffer>> buffers_ GILBOX_GUARDED_BY(mutex_);
};

// Merges the buffers of a recorder into one sequence: by time, then by thread id, then in order of emission.
// Reads what was recorded when each buffer is looked at; start it when the run is over.
class TraceMerger {
 public:
  explicit TraceMerger(const TraceRecorder& recorder);

  struct Item {
    uint32_t thread = 0;
    const TraceEvent* event = nullptr;  // null at the end
  };
  Item next();

 private:
  struct Source {
    const TraceEvent* event;
    uint32_t thread;
    TraceBuffer::Reader reader;
  };
  static bool later(const Source& a, const Source& b);
  std::vector<Source> heap_;
};

}  // namespace gilbox

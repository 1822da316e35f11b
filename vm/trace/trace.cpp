#include "vm/trace/trace.h"

#include <algorithm>

namespace gilbox {

namespace {

using namespace event_field;

constexpr EventInfo kEvents[] = {
#define GILBOX_EVENT(name, text, other, duration, extra, fields) {text, other, duration, extra, fields},
#include "vm/trace/events.def"
#undef GILBOX_EVENT
};

constexpr const char* kReleaseReasonNames[] = {
#define GILBOX_RELEASE_REASON(name, text) text,
#include "vm/trace/reasons.def"
#undef GILBOX_RELEASE_REASON
};

constexpr const char* kWaitKindNames[] = {
#define GILBOX_WAIT_KIND(name, text, reason) text,
#include "vm/trace/reasons.def"
#undef GILBOX_WAIT_KIND
};

constexpr ReleaseReason kWaitKindReasons[] = {
#define GILBOX_WAIT_KIND(name, text, reason) ReleaseReason::k##reason,
#include "vm/trace/reasons.def"
#undef GILBOX_WAIT_KIND
};

// Chunks start small, since most threads do little, and double up to this many records (768 KiB).
constexpr uint32_t kFirstChunk = 128;
constexpr uint32_t kLargestChunk = 16384;

}  // namespace

const EventInfo& event_info(EventKind kind) {
  return kEvents[static_cast<size_t>(kind)];
}
const char* release_reason_name(ReleaseReason reason) {
  return kReleaseReasonNames[static_cast<size_t>(reason)];
}
const char* wait_kind_name(WaitKind kind) {
  return kWaitKindNames[static_cast<size_t>(kind)];
}
ReleaseReason release_reason_of(WaitKind kind) {
  return kWaitKindReasons[static_cast<size_t>(kind)];
}

TraceBuffer::~TraceBuffer() {
  TraceChunk* chunk = first_.load(std::memory_order_relaxed);
  while (chunk != nullptr) {
    TraceChunk* next = chunk->next.load(std::memory_order_relaxed);
    delete chunk;
    chunk = next;
  }
}

bool TraceBuffer::grow() {
  const uint32_t wanted = std::clamp(capacity_ * 2, kFirstChunk, kLargestChunk);
  const uint32_t granted = recorder_.reserve(wanted);
  if (granted == 0) {
    dropped_.fetch_add(1, std::memory_order_relaxed);
    return false;
  }
  auto* chunk = new TraceChunk(granted);
  (last_ == nullptr ? first_ : last_->next).store(chunk, std::memory_order_release);
  last_ = chunk;
  used_ = 0;
  capacity_ = granted;
  return true;
}

const TraceEvent* TraceBuffer::Reader::next() {
  while (chunk_ != nullptr) {
    if (index_ < chunk_->count.load(std::memory_order_acquire)) return &chunk_->records[index_++];
    if (index_ < chunk_->capacity) return nullptr;
    chunk_ = chunk_->next.load(std::memory_order_acquire);
    index_ = 0;
  }
  return nullptr;
}

TraceBuffer* TraceRecorder::add_thread(uint32_t thread) {
  MutexLock lock(mutex_);
  buffers_.push_back(std::make_unique<TraceBuffer>(*this, thread));
  return buffers_.back().get();
}

uint64_t TraceRecorder::dropped() const {
  MutexLock lock(mutex_);
  uint64_t sum = 0;
  for (const auto& buffer : buffers_) sum += buffer->dropped();
  return sum;
}

std::vector<const TraceBuffer*> TraceRecorder::buffers() const {
  MutexLock lock(mutex_);
  std::vector<const TraceBuffer*> result;
  for (const auto& buffer : buffers_) result.push_back(buffer.get());
  std::sort(result.begin(), result.end(),
            [](const TraceBuffer* a, const TraceBuffer* b) { return a->thread() < b->thread(); });
  return result;
}

uint32_t TraceRecorder::reserve(uint32_t wanted) {
  uint64_t reserved = reserved_.load(std::memory_order_relaxed);
  uint64_t granted;
  do {
    if (reserved >= limit_) return 0;
    granted = std::min<uint64_t>(wanted, limit_ - reserved);
  } while (!reserved_.compare_exchange_weak(reserved, reserved + granted, std::memory_order_relaxed));
  return static_cast<uint32_t>(granted);
}

TraceMerger::TraceMerger(const TraceRecorder& recorder) {
  for (const TraceBuffer* buffer : recorder.buffers()) {
    Source source{nullptr, buffer->thread(), TraceBuffer::Reader(*buffer)};
    source.event = source.reader.next();
    if (source.event != nullptr) heap_.push_back(source);
  }
  std::make_heap(heap_.begin(), heap_.end(), later);
}

bool TraceMerger::later(const Source& a, const Source& b) {
  if (a.event->time != b.event->time) return a.event->time > b.event->time;
  return a.thread > b.thread;
}

TraceMerger::Item TraceMerger::next() {
  if (heap_.empty()) return {};
  std::pop_heap(heap_.begin(), heap_.end(), later);
  Source& source = heap_.back();
  const Item item{source.thread, source.event};
  source.event = source.reader.next();
  if (source.event == nullptr) {
    heap_.pop_back();
  } else {
    std::push_heap(heap_.begin(), heap_.end(), later);
  }
  return item;
}

}  // namespace gilbox

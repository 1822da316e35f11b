// Trace buffers: growth, limit, merging.
#include <gtest/gtest.h>
#include <pthread.h>

#include "vm/trace/trace.h"

namespace gilbox {
namespace {

TraceEvent at(Nanos time) {
  TraceEvent event;
  event.time = time;
  return event;
}

TEST(TraceBuffer, Grows_and_keeps_every_event_in_order) {
  TraceRecorder recorder;
  TraceBuffer* buffer = recorder.add_thread(1);
  for (int i = 0; i < 100'000; ++i) buffer->emit(at(i));
  TraceBuffer::Reader reader(*buffer);
  for (int i = 0; i < 100'000; ++i) {
    const TraceEvent* event = reader.next();
    ASSERT_NE(event, nullptr);
    ASSERT_EQ(event->time, i);
  }
  EXPECT_EQ(reader.next(), nullptr);
  EXPECT_EQ(recorder.dropped(), 0u);
}

TEST(TraceBuffer, Counts_what_the_limit_keeps_out) {
  TraceRecorder recorder(1000);
  TraceBuffer* first = recorder.add_thread(1);
  TraceBuffer* second = recorder.add_thread(2);
  for (int i = 0; i < 2000; ++i) {
    first->emit(at(i));
    second->emit(at(i));
  }
  uint64_t kept = 0;
  TraceMerger merger(recorder);
  while (merger.next().event != nullptr) ++kept;
  EXPECT_EQ(kept + recorder.dropped(), 4000u);
  EXPECT_EQ(kept, 1000u);
}

TEST(TraceMerger, Merges_by_time_and_then_by_thread) {
  TraceRecorder recorder;
  TraceBuffer* second = recorder.add_thread(2);
  TraceBuffer* first = recorder.add_thread(1);
  for (int i = 0; i < 10; ++i) first->emit(at(2 * i));
  for (int i = 0; i < 10; ++i) second->emit(at(i));
  TraceMerger merger(recorder);
  Nanos time = -1;
  uint32_t thread = 0;
  int count = 0;
  for (TraceMerger::Item item = merger.next(); item.event != nullptr; item = merger.next(), ++count) {
    if (item.event->time == time) {
      EXPECT_GT(item.thread, thread);
    }
    EXPECT_GE(item.event->time, time);
    time = item.event->time;
    thread = item.thread;
  }
  EXPECT_EQ(count, 20);
}

TEST(TraceBuffer, Can_be_read_while_its_thread_writes) {
  TraceRecorder recorder;
  TraceBuffer* buffer = recorder.add_thread(1);
  pthread_t writer;
  pthread_create(
      &writer, nullptr,
      [](void* argument) -> void* {
        for (int i = 0; i < 50'000; ++i) static_cast<TraceBuffer*>(argument)->emit(at(i));
        return nullptr;
      },
      buffer);
  for (int round = 0; round < 20; ++round) {
    TraceBuffer::Reader reader(*buffer);
    Nanos expected = 0;
    while (const TraceEvent* event = reader.next()) ASSERT_EQ(event->time, expected++);
  }
  pthread_join(writer, nullptr);
}

}  // namespace
}  // namespace gilbox

// The JSON that is written: valid by its schema, in agreement with the run, the same for the same run.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/unit/json_schema.h"
#include "tests/unit/sched_fake.h"
#include "vm/sched/thread_lock.h"
#include "vm/trace/json_writer.h"

namespace gilbox {
namespace {

using fake::FakeThread;
using fake::Machine;
using nlohmann::json;

json schema() {
  std::ifstream file(GILBOX_SOURCE_DIR "/vm/trace/trace.schema.json");
  return json::parse(file);
}

const char kSomeCode = 0;

// A run with locks, sleep, I/O, a stopped world; returns its trace as text.
std::string traced_run(SchedulerOptions options, uint64_t limit = TraceRecorder::kDefaultLimit) {
  TraceRecorder recorder(limit);
  options.trace = &recorder;
  options.switch_interval = 200 * kMicrosecond;
  Machine machine(options);
  ThreadLock lock(*machine.scheduler);
  machine.run_many(3, [&](FakeThread& self, int index) {
    self.scheduler.set_name(self, "worker \xff");  // not UTF-8
    self.where_code = &kSomeCode;
    for (int i = 0; i < 20; ++i) {
      self.where_pc = static_cast<uint32_t>(i);
      EXPECT_EQ(lock.acquire(self, kForever), AcquireResult::kAcquired);
      self.spin(50 * kMicrosecond);
      EXPECT_TRUE(lock.release(self));
      self.spin(300 * kMicrosecond);
      self.sleep(index * 10 * kMicrosecond);
      { DetachedScope io(self.scheduler, self); }
      if (i == 7) {
        self.scheduler.stop_world(self);
        self.scheduler.resume_world(self);
      }
    }
  });
  TraceHeader header;
  header.program = "gilbox test";
  header.script = "script.py";
  header.arguments = {"a", "b"};
  header.simulated = options.way == Way::kSimulated;
  header.gil = options.gil;
  header.switch_interval = options.switch_interval;
  header.seed = options.seed;
  header.cores = options.cores;
  TraceNames names;
  names.locate = [](const void* code, uint32_t pc) -> std::optional<TraceLocation> {
    EXPECT_EQ(code, &kSomeCode);
    if (pc == 3) return std::nullopt;
    return TraceLocation{"work", "script.py", static_cast<int>(pc) + 1, "JUMP_BACKWARD"};
  };
  const std::vector<ThreadSummary> summaries = machine.scheduler->summaries();
  const RunSummary summary = summarize(summaries, summaries[0].end);
  char* text = nullptr;
  size_t size = 0;
  std::FILE* file = open_memstream(&text, &size);
  EXPECT_TRUE(write_json_trace(file, header, summary, recorder, names));
  std::fclose(file);
  std::string result(text, size);
  std::free(text);
  return result;
}

TEST(JsonTrace, Is_valid_by_its_schema_in_every_way_of_running) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    const json trace = json::parse(traced_run(options));
    EXPECT_EQ(test::schema_error(trace, schema()), "");
    EXPECT_EQ(trace["threads"].size(), 4u);
    EXPECT_EQ(trace["events_dropped"], 0);
    EXPECT_GT(trace["locations"].size(), 3u);
  }
}

TEST(JsonTrace, Has_its_events_in_order_of_time_and_a_summary_that_agrees_with_them) {
  for (const SchedulerOptions& options : fake::all_ways()) {
    const json trace = json::parse(traced_run(options));
    std::map<int, json> sums;
    int64_t time = 0;
    for (const json& event : trace["events"]) {
      EXPECT_GE(event["time"], time);
      time = event["time"];
      json& sum = sums.try_emplace(event["thread"], json::object()).first->second;
      const std::string kind = event["event"];
      const auto add = [&](const char* figure, const char* field) {
        sum[figure] = sum.value(figure, int64_t{0}) + event[field].get<int64_t>();
      };
      if (kind == "gil_acquire" || kind == "attach") add("waiting", "waited");
      if (kind == "gil_release") add("holding", "held");
      if (kind == "wake") add("blocked", "blocked");
      if (kind == "sleep_end") add("asleep", "slept");
      if (kind == "gil_release") {
        const char* figure = event["reason"] == "drop_request" ? "forced_switches" : "voluntary_switches";
        sum[figure] = sum.value(figure, 0) + 1;
      }
    }
    for (const json& thread : trace["summary"]["threads"]) {
      const json& sum = sums.at(thread["id"]);
      for (const char* figure :
           {"waiting", "holding", "blocked", "asleep", "forced_switches", "voluntary_switches"}) {
        EXPECT_EQ(thread[figure], sum.value(figure, int64_t{0})) << figure;
      }
    }
  }
}

TEST(JsonTrace, Of_a_simulated_run_is_the_same_to_the_byte) {
  for (const bool gil : {true, false}) {
    const std::string first = traced_run(fake::simulated(gil, 2, 3));
    EXPECT_TRUE(first == traced_run(fake::simulated(gil, 2, 3)));
    EXPECT_FALSE(first == traced_run(fake::simulated(gil, 2, 4)));
  }
}

TEST(JsonTrace, Says_how_many_events_the_limit_kept_out) {
  const json trace = json::parse(traced_run(fake::simulated(true, 1), 300));
  EXPECT_EQ(test::schema_error(trace, schema()), "");
  EXPECT_LE(trace["events"].size(), 300u);
  EXPECT_GE(trace["events"].size(), 100u);
  EXPECT_GT(trace["events_dropped"], 100);
  EXPECT_EQ(trace["events_limit"], 300);
}

TEST(JsonTrace, The_schema_names_exactly_the_events_and_fields_of_the_table) {
  const json event = schema()["properties"]["events"]["items"]["properties"];
  json names = json::array();
  for (size_t i = 0; i < kEventKinds; ++i) {
    const EventInfo& info = event_info(static_cast<EventKind>(i));
    names.push_back(info.name);
    for (const char* field : {info.other, info.duration, info.extra}) {
      EXPECT_TRUE(field == nullptr || event.contains(field)) << info.name;
    }
  }
  EXPECT_EQ(event["event"]["enum"], names);
}

TEST(JsonTrace, A_write_error_is_told) {
  std::FILE* full = std::fopen("/dev/full", "w");
  ASSERT_NE(full, nullptr);
  TraceRecorder recorder;
  EXPECT_FALSE(write_json_trace(full, {}, {}, recorder, {}));
  std::fclose(full);
}

}  // namespace
}  // namespace gilbox

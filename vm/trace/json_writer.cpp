#include "vm/trace/json_writer.h"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>

namespace gilbox {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormatVersion = 1;
constexpr const char* kParkResults[] = {"unparked", "timed_out", "interrupted", "deadlock"};

// Text that is not UTF-8 must not cost the trace: what is wrong in it is replaced.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json settings_json(const TraceHeader& header) {
  Json settings;
  settings["way"] = header.simulated ? "simulated" : "os_threads";
  settings["gil"] = header.gil;
  settings["switch_interval"] = header.switch_interval;
  settings["deadlock"] = header.deadlock_policy;
  if (header.gil && !header.rules.empty()) settings["rules"] = header.rules;
  if (header.gil && !header.policy.empty()) settings["policy"] = header.policy;
  if (header.simulated) {
    settings["seed"] = header.seed;
    settings["cores"] = header.cores;
    settings["instruction_cost"] = header.instruction_cost;
    settings["time_slice"] = header.time_slice;
  }
  return settings;
}

Json stats_json(const ThreadStats& stats) {
  Json json;
  json["holding"] = stats.holding;
  json["waiting"] = stats.waiting;
  json["without"] = stats.without;
  json["blocked"] = stats.blocked;
  json["asleep"] = stats.asleep;
  json["forced_switches"] = stats.forced_switches;
  json["voluntary_switches"] = stats.voluntary_switches;
  return json;
}

Json summary_json(const RunSummary& summary) {
  Json json;
  json["duration"] = summary.duration;
  json["waiting_share"] = summary.waiting_share;
  if (!summary.lock_orders.empty()) json["lock_orders"] = summary.lock_orders;
  json["total"] = stats_json(summary.total);
  json["threads"] = Json::array();
  for (const ThreadSummary& thread : summary.threads) {
    Json entry;
    entry["id"] = thread.id;
    entry.update(stats_json(thread.stats));
    json["threads"].push_back(std::move(entry));
  }
  return json;
}

Json threads_json(const RunSummary& summary) {
  Json json = Json::array();
  for (const ThreadSummary& thread : summary.threads) {
    Json entry;
    entry["id"] = thread.id;
    entry["name"] = thread.name;
    entry["daemon"] = thread.daemon;
    entry["start"] = thread.start;
    entry["end"] = thread.end < 0 ? Json(nullptr) : Json(thread.end);
    json.push_back(std::move(entry));
  }
  return json;
}

// Numbers the positions and resources in the order in which events name them.
class Tables {
 public:
  explicit Tables(const TraceNames& names) : names_(names) {}

  // The index of a position in "locations", -1 if there is none.
  int64_t location(const void* code, uint32_t pc) {
    if (code == nullptr || !names_.locate) return -1;
    auto [place, fresh] = positions_.try_emplace({code, pc}, -1);
    if (fresh) {
      if (const std::optional<TraceLocation> location = names_.locate(code, pc)) {
        Json entry;
        entry["function"] = location->function;
        entry["file"] = location->file;
        entry["line"] = location->line;
        entry["index"] = pc;
        if (!location->instruction.empty()) entry["instruction"] = location->instruction;
        place->second = static_cast<int64_t>(locations_.size());
        locations_.push_back(dump(entry));
      }
    }
    return place->second;
  }

  void see_resource(uint64_t id, WaitKind kind) { resources_.try_emplace(id, kind); }

  std::string resources_text() const {
    std::string text;
    for (const auto& [id, kind] : resources_) {
      Json entry;
      entry["id"] = id;
      entry["kind"] = wait_kind_name(kind);
      std::string name = names_.resource_name ? names_.resource_name(kind, id) : "";
      entry["name"] = name.empty() ? fmt::format("{} {}", wait_kind_name(kind), id) : name;
      text += (text.empty() ? "" : ",\n") + dump(entry);
    }
    return text;
  }
  std::string locations_text() const { return fmt::format("{}", fmt::join(locations_, ",\n")); }

 private:
  struct Hash {
    size_t operator()(const std::pair<const void*, uint32_t>& key) const {
      return std::hash<const void*>()(key.first) * 31 + key.second;
    }
  };
  const TraceNames& names_;
  std::unordered_map<std::pair<const void*, uint32_t>, int64_t, Hash> positions_;
  std::vector<std::string> locations_;
  std::map<uint64_t, WaitKind> resources_;
};

// Appends one event. By hand, since there may be millions: it holds nothing but numbers and names that need
// no escapes.
void append_event(fmt::memory_buffer& text, uint32_t thread, const TraceEvent& event, Tables& tables) {
  using namespace event_field;
  const EventInfo& info = event_info(event.kind);
  auto out = std::back_inserter(text);
  fmt::format_to(out, R"({{"time":{},"thread":{},"event":"{}")", event.time, thread, info.name);
  if ((info.fields & kReason) != 0) {
    fmt::format_to(out, R"(,"reason":"{}")", release_reason_name(static_cast<ReleaseReason>(event.detail)));
  }
  if ((info.fields & kWait) != 0) {
    fmt::format_to(out, R"(,"kind":"{}")", wait_kind_name(static_cast<WaitKind>(event.detail)));
  }
  if ((info.fields & kResource) != 0 && event.resource != 0) {
    tables.see_resource(event.resource, static_cast<WaitKind>(event.detail));
    fmt::format_to(out, R"(,"resource":{})", event.resource);
  }
  if (info.other != nullptr && event.other != 0) fmt::format_to(out, R"(,"{}":{})", info.other, event.other);
  if (info.duration != nullptr && event.duration >= 0) {
    fmt::format_to(out, R"(,"{}":{})", info.duration, event.duration);
  }
  if ((info.fields & kResult) != 0 && event.extra < std::size(kParkResults)) {
    fmt::format_to(out, R"(,"result":"{}")", kParkResults[event.extra]);
  }
  if (info.extra != nullptr && event.extra != kNoExtra)
    fmt::format_to(out, R"(,"{}":{})", info.extra, event.extra);
  const int64_t location = tables.location(event.code, event.pc);
  if (location >= 0) fmt::format_to(out, R"(,"at":{})", location);
  text.push_back('}');
}

// Text gathered into large writes.
class Output {
 public:
  explicit Output(std::FILE* file) : file_(file) {}
  fmt::memory_buffer& text() { return text_; }
  void add(const std::string& more) {
    text_.append(more);
    flush_if_large();
  }
  void flush_if_large() {
    if (text_.size() >= size_t{1} << 16) flush();
  }
  bool finish() {
    flush();
    return !failed_ && std::fflush(file_) == 0;
  }

 private:
  void flush() {
    if (!failed_ && std::fwrite(text_.data(), 1, text_.size(), file_) != text_.size()) failed_ = true;
    text_.clear();
  }
  std::FILE* file_;
  fmt::memory_buffer text_;
  bool failed_ = false;
};

void write_events(Output& out, const TraceRecorder& recorder, Tables& tables) {
  TraceMerger merger(recorder);
  bool first = true;
  for (TraceMerger::Item item = merger.next(); item.event != nullptr; item = merger.next()) {
    if (!first) out.text().append(fmt::string_view(",\n"));
    first = false;
    append_event(out.text(), item.thread, *item.event, tables);
    out.flush_if_large();
  }
}

}  // namespace

bool write_json_trace(std::FILE* file, const TraceHeader& header, const RunSummary& summary,
                      const TraceRecorder& recorder, const TraceNames& names) {
  Output out(file);
  Tables tables(names);
  out.add(fmt::format("{{\n\"format\": \"gilbox-trace\",\n\"version\": {},\n", kFormatVersion));
  out.add(fmt::format("\"program\": {},\n", dump(header.program)));
  out.add(fmt::format("\"script\": {},\n", dump(header.script)));
  out.add(fmt::format("\"arguments\": {},\n", dump(header.arguments)));
  out.add(fmt::format("\"settings\": {},\n", dump(settings_json(header))));
  out.add(fmt::format("\"exit\": {},\n", dump({{"status", header.exit_status}, {"by", header.ended_by}})));
  out.add(fmt::format("\"threads\": {},\n", dump(threads_json(summary))));
  out.add("\"events\": [\n");
  write_events(out, recorder, tables);
  out.add("\n],\n");
  out.add(
      fmt::format("\"events_dropped\": {},\n\"events_limit\": {},\n", recorder.dropped(), recorder.limit()));
  out.add("\"locations\": [\n" + tables.locations_text() + "\n],\n");
  out.add("\"resources\": [\n" + tables.resources_text() + "\n],\n");
  out.add(fmt::format("\"summary\": {}\n}}\n", dump(summary_json(summary))));
  return out.finish();
}

}  // namespace gilbox

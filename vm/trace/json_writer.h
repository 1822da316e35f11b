// Writes a trace as JSON, in the format that README.md documents and trace.schema.json describes.
//
// Thread safety: none; call it when the run is over. Events are written one by one, so memory use does not
// grow with their number. Same run, same bytes: no addresses, no dates.
#pragma once

#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "vm/trace/summary.h"
#include "vm/trace/trace.h"

namespace gilbox {

// What the head of a trace says about its run.
struct TraceHeader {
  std::string program;  // name and version of what wrote it
  std::string script;
  std::vector<std::string> arguments;
  bool simulated = false;
  bool gil = true;
  Nanos switch_interval = 0;
  std::string deadlock_policy = "report";
  // Written for runs with the GIL only; may be empty.
  std::string rules;
  std::string policy;
  // Written for simulated runs only.
  uint64_t seed = 0;
  int cores = 1;
  Nanos instruction_cost = 0;
  Nanos time_slice = 0;
  // How the run ended.
  int exit_status = 0;
  std::string ended_by = "script";  // script, exception, timeout, deadlock, interrupt ...
};

// Where an instruction comes from.
struct TraceLocation {
  std::string function;
  std::string file;
  int line = 0;
  std::string instruction;  // its name, may be empty
};

struct TraceNames {
  // What stands at an event's code and pc; nothing if it cannot be told.
  std::function<std::optional<TraceLocation>(const void* code, uint32_t pc)> locate;
  // A name for a resource, "" for none. May be empty.
  std::function<std::string(WaitKind kind, uint64_t resource)> resource_name;
};

// False if writing to `out` failed (errno says why); the file is then incomplete.
[[nodiscard]] bool write_json_trace(std::FILE* out, const TraceHeader& header, const RunSummary& summary,
                                    const TraceRecorder& recorder, const TraceNames& names);

}  // namespace gilbox

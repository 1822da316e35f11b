// What the command lines say, read into plain structures.
//
// Everything behind the script's name (or behind -c CODE or -m MODULE) belongs to the script, whatever it
// looks like.
//
// Thread safety: call from one thread. Problems and help are printed here; the result is then an exit status.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "vm/code/rules.h"
#include "vm/sched/scheduler.h"

namespace gilbox {

inline constexpr int kExitFailure = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitLostOutput = 120;  // as CPython's, when standard output cannot be written
inline constexpr int kExitTimeout = 124;     // as timeout(1)'s
inline constexpr int kExitInterrupted = 130;

// Which script, and its arguments.
struct ScriptSpec {
  enum class Kind : uint8_t { kFile, kCommand, kStdin, kModule };
  Kind kind = Kind::kFile;
  std::string text;  // the path as given, the code or the name of the module; of standard input: empty
  std::vector<std::string> arguments;
};

// How the GIL behaves.
struct LockSettings {
  bool gil = true;
  const CheckRules* rules = nullptr;  // null: nobody has said
  std::optional<GilPolicyKind> policy;

  // What these rules have, unless said otherwise.
  GilPolicyKind policy_in_use() const {
    if (policy) return *policy;
    return rules != nullptr && rules->ticks() ? GilPolicyKind::kTicks : GilPolicyKind::kCPython;
  }
};

// Common to `run` and `compare`.
struct MachineSettings {
  Nanos switch_interval = 5 * kMillisecond;
  DeadlockPolicy deadlock = DeadlockPolicy::kReport;
  Nanos timeout = 0;  // 0: none
  bool sim = false;
  uint64_t seed = 0;
  int64_t check_interval = 100;
};

struct RunOptions {
  ScriptSpec script;
  MachineSettings machine;
  LockSettings lock;
  int cores = 1;
  std::string trace;  // a path; empty: no trace
  bool stats = false;
  bool unbuffered = false;     // standard output is written at once
  int report_descriptor = -1;  // where to write the run's figures as JSON, for `compare`
};

struct CompareOptions {
  ScriptSpec script;
  MachineSettings machine;
  int runs = 0;  // 0: as many as is usual
  bool json = false;
  std::vector<int> cores;
  std::vector<LockSettings> locks;  // one column each; simulated: one for each number of cores
};

struct DisOptions {
  ScriptSpec script;
  const CheckRules* rules = nullptr;
};

template <class Options>
using Parsed = std::variant<Options, int>;

// `arguments`: those behind the command's name.
Parsed<RunOptions> parse_run(std::span<const std::string> arguments);
Parsed<CompareOptions> parse_compare(std::span<const std::string> arguments);
Parsed<DisOptions> parse_dis(std::span<const std::string> arguments);

// "report", "raise" or "wait"
const char* deadlock_policy_name(DeadlockPolicy policy);

// The help of the program as a whole.
std::string program_help();

// "gilbox 0.1.0"
const char* program_version();

// Prints "gilbox: MESSAGE" on standard error.
void complain(const std::string& message);

}  // namespace gilbox

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <optional>

#include "src/cli/child.h"
#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/cli/script.h"
#include "src/report/comparison.h"
#include "vm/sched/gil_policy.h"

namespace gilbox {
namespace {

// Ctrl-C: the run at hand gets the signal too and ends; then no further one is begun.
volatile sig_atomic_t interrupted = 0;

void take_interrupts() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = 1; };
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
}

// A line on the terminal that is written over and over.
class Progress {
 public:
  explicit Progress(size_t runs) : runs_(runs), shown_(isatty(STDERR_FILENO) == 1), begin_(real_now()) {}
  ~Progress() {
    if (shown_) fmt::print(stderr, "\r\033[K");
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void next(const std::string& what) {
    ++run_;
    what_ = what;
    tick();
  }
  void tick() const {
    if (!shown_) return;
    const double seconds = static_cast<double>(real_now() - begin_) / 1e9;
    fmt::print(stderr, "\rrun {} of {} ({}), {:.1f} s\033[K", run_, runs_, what_, seconds);
    std::fflush(stderr);
  }

 private:
  const size_t runs_;
  const bool shown_;
  const Nanos begin_;
  size_t run_ = 0;
  std::string what_;
};

std::string seconds(Nanos nanos) {
  return fmt::format("{:.9f}", static_cast<double>(nanos) / 1e9);
}

std::vector<std::string> child_arguments(const CompareOptions& options, const ComparedWay& way, int run) {
  const MachineSettings& machine = options.machine;
  std::vector<std::string> result = {"gilbox",
                                     "run",
                                     "--report-descriptor",
                                     "3",
                                     "--switch-interval",
                                     seconds(machine.switch_interval),
                                     "--deadlock",
                                     deadlock_policy_name(machine.deadlock)};
  const auto add = [&](const std::string& name, const std::string& value) {
    result.push_back(name);
    result.push_back(value);
  };
  if (way.rules.empty()) add("--gil", way.gil ? "on" : "off");
  if (!way.rules.empty()) add("--rules", way.rules);
  if (!way.policy.empty()) add("--policy", way.policy);
  if (way.ticks) add("--check-interval", fmt::format("{}", machine.check_interval));
  if (machine.timeout != 0) add("--timeout", seconds(machine.timeout));
  if (machine.sim) {
    result.emplace_back("--sim");
    add("--seed", fmt::format("{}", machine.seed + static_cast<uint64_t>(run)));
    add("--cores", fmt::format("{}", way.cores));
  }
  switch (options.script.kind) {
    case ScriptSpec::Kind::kCommand:
      add("-c", options.script.text);
      break;
    case ScriptSpec::Kind::kModule:
      add("-m", options.script.text);
      break;
    case ScriptSpec::Kind::kStdin:
      result.emplace_back("-");
      break;
    case ScriptSpec::Kind::kFile:
      add("--", options.script.text);
      break;
  }
  result.insert(result.end(), options.script.arguments.begin(), options.script.arguments.end());
  return result;
}

ComparedWay way_of(const LockSettings& lock, int cores) {
  ComparedWay way;
  way.gil = lock.gil;
  way.cores = cores;
  if (lock.rules != nullptr) way.rules = lock.rules->name();
  if (lock.policy) way.policy = policy_name(*lock.policy);
  way.ticks = lock.gil && lock.policy_in_use() == GilPolicyKind::kTicks;
  return way;
}

std::vector<ComparedWay> ways_of(const CompareOptions& options) {
  std::vector<ComparedWay> ways;
  for (const LockSettings& lock : options.locks) {
    if (!options.machine.sim) ways.push_back(way_of(lock, 0));
    for (size_t i = 0; options.machine.sim && i < options.cores.size(); ++i) {
      ways.push_back(way_of(lock, options.cores[i]));
    }
  }
  return ways;
}

// Fills in the runs, one of each kind in turn, so that what else the computer does meets all alike. 0, or an
// exit status.
int run_all(const CompareOptions& options, const std::string& input, std::vector<ComparedWay>& ways) {
  Progress progress(ways.size() * static_cast<size_t>(options.runs));
  for (int run = 0; run < options.runs; ++run) {
    for (ComparedWay& way : ways) {
      progress.next(way_name(way));
      auto result = run_child(child_arguments(options, way, run), input, [&] { progress.tick(); });
      if (const auto* error = std::get_if<std::string>(&result)) {
        complain(*error);
        return kExitFailure;
      }
      if (interrupted != 0) return kExitInterrupted;
      way.runs.push_back(std::move(std::get<ComparedRun>(result)));
    }
  }
  return 0;
}

}  // namespace

int compare_command(std::span<const std::string> arguments) {
  const Parsed<CompareOptions> parsed = parse_compare(arguments);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  const auto& options = std::get<CompareOptions>(parsed);
  // Said once, here, rather than by every run.
  const Parsed<Script> loaded = load_script(options.script);
  if (const int* failed = std::get_if<int>(&loaded)) return *failed;
  const auto& script = std::get<Script>(loaded);
  if (compile_script(script) == nullptr) return kExitFailure;
  take_interrupts();
  Comparison comparison{program_version(),   script.argv0,         options.script.arguments,
                        options.machine.sim, options.machine.seed, options.machine.switch_interval,
                        ways_of(options)};
  const bool from_input = options.script.kind == ScriptSpec::Kind::kStdin;
  const int status = run_all(options, from_input ? script.text : "", comparison.ways);
  if (status != 0) return status;
  fmt::print("{}", options.json ? comparison_json(comparison)
                                : comparison_text(comparison, Style{wants_colour(STDOUT_FILENO)}));
  return 0;
}

}  // namespace gilbox

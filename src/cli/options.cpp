#include "src/cli/options.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "vm/sched/gil_policy.h"

namespace gilbox {
namespace {

// The longest time that an option may give; more would not fit Nanos.
constexpr double kMostSeconds = 1e9;
constexpr int kMostCores = 4096;
constexpr int kMostRuns = 10'000;

[[noreturn]] void refuse(const std::string& message) {
  throw CLI::ValidationError(message, CLI::ExitCodes::ValidationError);
}

double to_seconds(const std::string& option, const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (result.ec != std::errc() || result.ptr != end || !std::isfinite(value)) {
    refuse(fmt::format("{} takes a number of seconds, not '{}'", option, text));
  }
  if (value > kMostSeconds) refuse(fmt::format("{} takes at most {:.0f} seconds", option, kMostSeconds));
  return value;
}

template <class Integer>
Integer to_integer(const std::string& option, const std::string& text, Integer least, Integer most) {
  Integer value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (result.ec != std::errc() || result.ptr != end || value < least || value > most) {
    refuse(fmt::format("{} takes a whole number from {} to {}, not '{}'", option, least, most, text));
  }
  return value;
}

std::vector<std::string> pieces_of(const std::string& text) {
  std::vector<std::string> pieces;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(',', begin), text.size());
    pieces.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return pieces;
}

std::vector<int> to_core_counts(const std::string& text) {
  std::vector<int> cores;
  for (const std::string& piece : pieces_of(text)) {
    cores.push_back(to_integer("--cores", piece, 1, kMostCores));
  }
  return cores;
}

constexpr const char* kRulesNames = "2.7|3.9|3.10|3.12|3.14t";
constexpr const char* kPolicyNames = "cpython|ticks|fifo|priority";

// "3.14t" is to do without the GIL.
LockSettings to_rules(const std::string& text) {
  LockSettings lock;
  lock.gil = text != "3.14t";
  if (lock.gil) lock.rules = find_rules(text);
  if (lock.gil && lock.rules == nullptr) {
    refuse(fmt::format("--rules takes 2.7, 3.9, 3.10, 3.12 or 3.14t, not '{}'", text));
  }
  return lock;
}

GilPolicyKind to_policy(const std::string& text) {
  GilPolicyKind kind{};
  if (!find_policy(text, &kind)) {
    refuse(fmt::format("--policy takes cpython, ticks, fifo or priority, not '{}'", text));
  }
  return kind;
}

// PYTHON_GIL, as CPython 3.13 reads it (Python/initconfig.c, config_read_gil): not set or empty, 0 or 1.
bool gil_of_environment() {
  const char* text = std::getenv("PYTHON_GIL");
  if (text == nullptr || *text == '\0') return true;
  const std::string_view value = text;
  if (value != "0" && value != "1") {
    refuse(fmt::format("the environment's PYTHON_GIL must be \"0\" or \"1\", not \"{}\"", value));
  }
  return value == "1";
}

// One command's options. The script and what follows it are cut off before CLI11 sees the line.
class CommandLine {
 public:
  CommandLine(const std::string& command, const std::string& description, const std::string& examples)
      : app_(description, "gilbox " + command), command_(command) {
    app_.footer("Examples:\n" + examples);
    app_.get_formatter()->column_width(30);
    app_.set_help_flag("-h,--help", "Show this help");
    app_.add_option("-c", ignored_, "Run CODE instead of a file; what follows are its arguments")
        ->type_name("CODE");
    app_.add_option("-m", ignored_,
                    "Run a module, or a package's __main__, from the working folder or the library")
        ->type_name("MODULE");
    app_.add_option("SCRIPT", ignored_, "A Python file, a folder with a __main__.py, or - for standard input")
        ->type_name("");
    app_.add_option("ARGS", ignored_list_, "The script's arguments (sys.argv)")->type_name("");
  }

  void flag(const std::string& name, bool& value, const std::string& help) {
    app_.add_flag(name, value, help);
  }
  void option(const std::string& name, const char* type, const std::string& help,
              const std::function<void(const std::string&)>& set) {
    app_.add_option_function<std::string>(name, set, help)->type_name(type);
  }
  void hidden(const std::string& name, const std::function<void(const std::string&)>& set) {
    app_.add_option_function<std::string>(name, set)->group("");
  }
  void hidden_flag(const std::string& name) { app_.add_flag(name)->group(""); }
  void text(const std::string& name, const char* type, std::string& value, const std::string& help) {
    app_.add_option(name, value, help)->type_name(type);
  }
  bool given(const std::string& name) const { return app_.count(name) != 0; }

  // Options of run and compare alike.
  void add_machine(MachineSettings& machine) {
    option("--switch-interval", "SECONDS",
           "How long a thread that waits for the GIL lets its holder go on "
           "(default 0.005)",
           [&machine](const std::string& text) {
             const double seconds = to_seconds("--switch-interval", text);
             if (!(seconds >= 1e-6)) refuse("--switch-interval takes at least 0.000001 seconds");
             machine.switch_interval = std::llround(seconds * 1e6) * kMicrosecond;
           });
    option("--timeout", "SECONDS", "End the run after this much real time, with exit status 124",
           [&machine](const std::string& text) {
             machine.timeout = std::llround(to_seconds("--timeout", text) * 1e9);
             if (machine.timeout <= 0) refuse("--timeout takes more than 0 seconds");
           });
    option(
        "--deadlock", "report|raise|wait",
        "When threads wait for each other for ever: report it and end, raise RuntimeError in the thread "
        "that has closed the cycle, or wait (default report)",
        [&machine](const std::string& text) {
          for (const auto policy : {DeadlockPolicy::kReport, DeadlockPolicy::kRaise, DeadlockPolicy::kWait}) {
            machine.deadlock = policy;
            if (text == deadlock_policy_name(policy)) return;
          }
          refuse(fmt::format("--deadlock takes report, raise or wait, not '{}'", text));
        });
    option("--check-interval", "N",
           "Policy ticks: how many check points a thread passes before it offers the GIL (default 100)",
           [&machine](const std::string& text) {
             machine.check_interval = to_integer<int64_t>("--check-interval", text, 1, 1'000'000'000);
           });
    flag("--sim", machine.sim, "Simulate: virtual cores and time, the same run for the same seed");
    option("--seed", "N", "Which simulated run (default 0)", [&machine](const std::string& text) {
      machine.seed = to_integer<uint64_t>("--seed", text, 0, UINT64_MAX);
    });
  }

  // False: done, with exit status `status`. `check` looks at what belongs together.
  bool parse(std::span<const std::string> arguments, ScriptSpec& script, int& status,
             const std::function<void()>& check) {
    try {
      const size_t own = split(arguments, script);
      std::vector<std::string> reversed(arguments.begin(), arguments.begin() + static_cast<ptrdiff_t>(own));
      std::reverse(reversed.begin(), reversed.end());
      app_.parse(std::move(reversed));
      if (!found_) refuse("which script? Give a file, -c CODE, -m MODULE, or - for standard input");
      check();
      return true;
    } catch (const CLI::CallForHelp&) {
      std::string text = app_.help();
      const auto gap = text.find("\n\n\n");  // CLI11 ends the group of hidden options with an empty line
      fmt::print("{}", gap == std::string::npos ? text : text.erase(gap, 1));
      status = 0;
    } catch (const CLI::ParseError& error) {
      fmt::print(stderr, "gilbox {}: {}\nTry 'gilbox {} --help'.\n", command_, error.what(), command_);
      status = kExitUsage;
    }
    return false;
  }

 private:
  bool takes_value(const std::string& name) const {
    const CLI::Option* option = app_.get_option_no_throw(name);
    return option != nullptr && option->get_expected_max() != 0;
  }

  // Finds the script; returns how many arguments before it are ours.
  size_t split(std::span<const std::string> arguments, ScriptSpec& script) {
    size_t i = 0;
    size_t own = 0;
    while (i < arguments.size()) {
      const std::string& word = arguments[i];
      own = i++;
      if (word == "--") {  // ends our options, even before a script that begins with a dash
        if (i == arguments.size()) return own;
        take(arguments, i, script);
        return own;
      }
      if (word.starts_with("-c")) {
        if (word.size() == 2 && i == arguments.size()) refuse("-c needs the code as its argument");
        script.kind = ScriptSpec::Kind::kCommand;
        script.text = word.size() == 2 ? arguments[i++] : word.substr(2);
        take_rest(arguments, i, script);
        return own;
      }
      if (word.starts_with("-m")) {
        if (word.size() == 2 && i == arguments.size())
          refuse("-m needs the name of a module as its argument");
        script.kind = ScriptSpec::Kind::kModule;
        script.text = word.size() == 2 ? arguments[i++] : word.substr(2);
        take_rest(arguments, i, script);
        return own;
      }
      if (word == "-" || !word.starts_with('-')) {
        take(arguments, i - 1, script);
        return own;
      }
      if (takes_value(word)) ++i;
      own = std::min(i, arguments.size());
    }
    return own;
  }
  void take(std::span<const std::string> arguments, size_t i, ScriptSpec& script) {
    script.kind = arguments[i] == "-" ? ScriptSpec::Kind::kStdin : ScriptSpec::Kind::kFile;
    if (script.kind == ScriptSpec::Kind::kFile) script.text = arguments[i];
    take_rest(arguments, i + 1, script);
  }
  void take_rest(std::span<const std::string> arguments, size_t i, ScriptSpec& script) {
    script.arguments.assign(arguments.begin() + static_cast<ptrdiff_t>(i), arguments.end());
    found_ = true;
  }

  CLI::App app_;
  const std::string command_;
  std::string ignored_;
  std::vector<std::string> ignored_list_;
  bool found_ = false;
};

// Flags of CPython's that scripts give when they start their own interpreter, and that change nothing here:
// no bytecode is written, the environment and the user's folders are not looked at.
constexpr const char* kFlagsWithoutEffect[] = {"-B", "-E", "-s", "-S", "-I", "-P", "-q"};

// What CPython takes for a set variable.
bool is_set(const char* variable) {
  const char* text = std::getenv(variable);
  return text != nullptr && *text != '\0';
}

constexpr const char* kRunExamples =
    "  gilbox run script.py one two               the script, with two arguments\n"
    "  gilbox script.py                           the same as: gilbox run script.py\n"
    "  gilbox run --gil off --stats script.py     without the GIL; figures of every thread at the end\n"
    "  gilbox run --switch-interval 0.0001 script.py\n"
    "  gilbox run --rules 2.7 script.py           the GIL as CPython 2.7 had it\n"
    "  gilbox run --policy fifo script.py         the GIL goes to whoever has waited longest\n"
    "  gilbox run --trace trace.json script.py    every switch, with its reason and place\n"
    "  gilbox run --sim --seed 7 script.py        simulated: the same switches at every run\n"
    "  gilbox run --sim --gil off --cores 8 script.py\n"
    "  gilbox run -c 'print(6 * 7)'\n"
    "  gilbox run -m package one two              package/__main__.py, or the module of that name";
constexpr const char* kCompareExamples =
    "  gilbox compare script.py one two           three runs with the GIL, three without\n"
    "  gilbox compare --runs 10 --json script.py  ten of each; one JSON document\n"
    "  gilbox compare --rules 2.7,3.9,3.12,3.14t script.py\n"
    "  gilbox compare --policy cpython,fifo,priority script.py\n"
    "  gilbox compare --sim script.py             in simulated time, on 1, 2, 4 and 8 cores\n"
    "  gilbox compare --sim --cores 1,16,64 script.py";
constexpr const char* kDisExamples =
    "  gilbox dis script.py                       functions and classes follow the module\n"
    "  gilbox dis --rules 3.9 script.py           where CPython 3.9 could switch\n"
    "  gilbox dis -c 'counter += 1'";

// --check-interval means something only where ticks are counted.
void check_ticks(const CommandLine& line, const LockSettings& lock) {
  if (line.given("--check-interval") && lock.policy_in_use() != GilPolicyKind::kTicks) {
    refuse("--check-interval needs --policy ticks or --rules 2.7");
  }
}

// The columns of `compare`: every rule with every policy; without either the GIL on and off.
std::vector<LockSettings> locks_to_compare(const std::vector<LockSettings>& rules,
                                           const std::vector<GilPolicyKind>& policies) {
  if (rules.empty() && policies.empty()) return {{true, nullptr, {}}, {false, nullptr, {}}};
  std::vector<LockSettings> locks;
  for (const LockSettings& lock : rules.empty() ? std::vector<LockSettings>(1) : rules) {
    if (policies.empty() || !lock.gil) {
      locks.push_back(lock);
      continue;
    }
    for (const GilPolicyKind policy : policies) locks.push_back({true, lock.rules, policy});
  }
  return locks;
}

template <class Options>
Parsed<Options> finish(CommandLine& line, Options& options, std::span<const std::string> arguments,
                       const std::function<void()>& check) {
  int status = 0;
  if (!line.parse(arguments, options.script, status, check)) return status;
  return std::move(options);
}

}  // namespace

Parsed<RunOptions> parse_run(std::span<const std::string> arguments) {
  RunOptions options;
  CommandLine line("run", "Runs a Python script.", kRunExamples);
  std::optional<bool> gil;
  std::optional<LockSettings> rules;
  std::optional<GilPolicyKind> policy;
  line.option("--gil", "on|off", "With or without the GIL (default: on, or what PYTHON_GIL says: 0 or 1)",
              [&](const std::string& text) {
                if (text != "on" && text != "off")
                  refuse(fmt::format("--gil takes on or off, not '{}'", text));
                gil = text == "on";
              });
  line.option("--rules", kRulesNames,
              "Where threads look whether somebody wants the GIL, and how it changes hands, as in that "
              "CPython (default 3.12; 3.14t: --gil off)",
              [&](const std::string& text) { rules = to_rules(text); });
  line.option("--policy", kPolicyNames, "How the GIL changes hands (default: as the rules have it)",
              [&](const std::string& text) { policy = to_policy(text); });
  line.add_machine(options.machine);
  line.option("--cores", "N", "How many cores to simulate (default 1)",
              [&](const std::string& text) { options.cores = to_integer("--cores", text, 1, kMostCores); });
  line.text("--trace", "FILE", options.trace, "Write a trace as JSON (vm/trace/README.md describes it)");
  line.flag("--stats", options.stats, "Print each thread's times and switches to standard error at the end");
  line.flag("-u", options.unbuffered, "Write standard output at once (or set PYTHONUNBUFFERED)");
  for (const char* name : kFlagsWithoutEffect) line.hidden_flag(name);
  line.hidden("--report-descriptor", [&](const std::string& text) {
    options.report_descriptor = to_integer("--report-descriptor", text, 3, 1 << 20);
  });
  return finish(line, options, arguments, [&] {
    const bool environment = gil_of_environment();
    options.unbuffered = options.unbuffered || is_set("PYTHONUNBUFFERED");
    if (rules && gil && rules->gil != *gil) {
      refuse(rules->gil ? "--rules of a CPython with a GIL needs the GIL"
                        : "--rules 3.14t is without the GIL");
    }
    options.lock = rules ? *rules : LockSettings{gil.value_or(environment), nullptr, {}};
    options.lock.policy = policy;
    if (policy && !options.lock.gil) refuse("--policy needs the GIL");
    check_ticks(line, options.lock);
    for (const char* name : {"--seed", "--cores"}) {
      if (line.given(name) && !options.machine.sim) refuse(fmt::format("{} needs --sim", name));
    }
    if (line.given("--trace") && options.trace.empty()) refuse("--trace needs a file's name");
  });
}

Parsed<CompareOptions> parse_compare(std::span<const std::string> arguments) {
  CompareOptions options;
  CommandLine line("compare",
                   "Runs a Python script with the GIL on and off in turn, or under several rules and "
                   "policies, and shows them side by side.",
                   kCompareExamples);
  line.option("--runs", "N", "Runs of each kind (default 3; simulated: 1, further ones with the next seeds)",
              [&](const std::string& text) { options.runs = to_integer("--runs", text, 1, kMostRuns); });
  line.flag("--json", options.json, "Print one JSON document");
  std::vector<LockSettings> rules;
  std::vector<GilPolicyKind> policies;
  line.option("--rules", "R,R,...", fmt::format("Rules to compare, one column each: {}", kRulesNames),
              [&](const std::string& text) {
                for (const std::string& piece : pieces_of(text)) rules.push_back(to_rules(piece));
              });
  line.option("--policy", "P,P,...", fmt::format("Policies to compare: {}", kPolicyNames),
              [&](const std::string& text) {
                for (const std::string& piece : pieces_of(text)) policies.push_back(to_policy(piece));
              });
  line.add_machine(options.machine);
  line.option("--cores", "N,N,...", "How many cores to simulate, one column each (default 1,2,4,8)",
              [&](const std::string& text) { options.cores = to_core_counts(text); });
  return finish(line, options, arguments, [&] {
    for (const char* name : {"--seed", "--cores"}) {
      if (line.given(name) && !options.machine.sim) refuse(fmt::format("{} needs --sim", name));
    }
    if (options.runs == 0) options.runs = options.machine.sim ? 1 : 3;
    options.locks = locks_to_compare(rules, policies);
    const bool chosen = !rules.empty() || !policies.empty();
    if (options.cores.empty()) options.cores = chosen ? std::vector<int>{4} : std::vector<int>{1, 2, 4, 8};
  });
}

Parsed<DisOptions> parse_dis(std::span<const std::string> arguments) {
  DisOptions options;
  CommandLine line(
      "dis",
      "Lists a Python script's bytecode with its source lines. A * marks check points: where the "
      "GIL can change hands.",
      kDisExamples);
  line.option("--rules", "2.7|3.9|3.10|3.12",
              "Mark the check points of that CPython, and with | the stretches that no switch can cut",
              [&](const std::string& text) {
                options.rules = to_rules(text).rules;
                if (options.rules == nullptr) refuse("under the rules of 3.14t threads run at the same time");
              });
  return finish(line, options, arguments, [] {});
}

const char* deadlock_policy_name(DeadlockPolicy policy) {
  switch (policy) {
    case DeadlockPolicy::kReport:
      return "report";
    case DeadlockPolicy::kRaise:
      return "raise";
    case DeadlockPolicy::kWait:
      break;
  }
  return "wait";
}

std::string program_help() {
  return fmt::format(
      "{}: runs Python scripts on a machine whose GIL can be watched, tuned and switched off.\n"
      "\n"
      "Usage: gilbox COMMAND [OPTIONS] SCRIPT [ARGS...]\n"
      "       gilbox SCRIPT [ARGS...]\n"
      "\n"
      "Commands:\n"
      "  run        run a script (the default)\n"
      "  compare    run it with the GIL on and off in turn and show both side by side\n"
      "  dis        list its bytecode\n"
      "  lab        experiments about the GIL: what do you expect, what happens, and why\n"
      "\n"
      "Options:\n"
      "  -h, --help  show this help; 'gilbox COMMAND --help' shows a command's options\n"
      "  --version   show the version\n"
      "\n"
      "Examples:\n"
      "  gilbox script.py\n"
      "  gilbox run --gil off --stats script.py\n"
      "  gilbox compare script.py\n",
      program_version());
}

const char* program_version() {
  return "gilbox " GILBOX_VERSION;
}

void complain(const std::string& message) {
  fmt::print(stderr, "gilbox: {}\n", message);
}

}  // namespace gilbox

#include <fmt/format.h>
#include <signal.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/cli/script.h"
#include "src/cli/session.h"

namespace gilbox {
namespace {

// Scripts get an exception (BrokenPipeError, OSError) instead, as with CPython.
void ignore_signals_of_writes() {
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

}  // namespace

int run_command(std::span<const std::string> arguments) {
  const Parsed<RunOptions> parsed = parse_run(arguments);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  const auto& options = std::get<RunOptions>(parsed);
  Parsed<Script> loaded = load_script(options.script);
  if (const int* failed = std::get_if<int>(&loaded)) return *failed;
  auto& script = std::get<Script>(loaded);
  const std::shared_ptr<const CodeObject> code = compile_script(script);
  if (code == nullptr) return kExitFailure;
  // Before the script runs, so that nobody learns after an hour that the trace cannot be written.
  std::FILE* trace = nullptr;
  if (!options.trace.empty()) {
    trace = std::fopen(options.trace.c_str(), "we");
    if (trace == nullptr) {
      complain(fmt::format("can't write the trace '{}': {}", options.trace, std::strerror(errno)));
      return kExitUsage;
    }
  }
  ignore_signals_of_writes();
  int status = 0;
  bool interrupted = false;
  {
    Session session(options, std::move(script), trace);
    status = session.run(code);
    interrupted = session.interrupted();
  }
  if (interrupted && status == kExitInterrupted) {
    // As CPython does: shells and other parents are to see that it was the signal.
    signal(SIGINT, SIG_DFL);
    static_cast<void>(::raise(SIGINT));
  }
  return status;
}

}  // namespace gilbox

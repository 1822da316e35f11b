#include <fmt/format.h>

#include "src/cli/commands.h"
#include "src/cli/options.h"

namespace gilbox {
namespace {

struct Command {
  const char* name;
  int (*run)(std::span<const std::string> arguments);
};
constexpr Command kCommands[] = {
    {"run", run_command}, {"compare", compare_command}, {"dis", dis_command}, {"lab", lab_command}};

}  // namespace

int dispatch(std::span<const std::string> arguments) {
  if (arguments.empty()) {
    fmt::print(stderr, "{}", program_help());
    return kExitUsage;
  }
  const std::string& first = arguments.front();
  for (const Command& command : kCommands) {
    if (first == command.name) return command.run(arguments.subspan(1));
  }
  if (first == "-h" || first == "--help" || first == "help") {
    fmt::print("{}", program_help());
    return 0;
  }
  if (first == "-V" || first == "--version") {
    fmt::print("{}\n", program_version());
    return 0;
  }
  return run_command(arguments);
}

}  // namespace gilbox

#include <fmt/format.h>

#include <sstream>
#include <vector>

#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/cli/script.h"

namespace gilbox {
namespace {

// From line 1 on.
std::vector<std::string> lines_of(const Script& script) {
  std::vector<std::string> lines;
  std::istringstream text(script.text);
  for (std::string line; std::getline(text, line);) {
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

int dis_command(std::span<const std::string> arguments) {
  const Parsed<DisOptions> parsed = parse_dis(arguments);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  const Parsed<Script> loaded = load_script(std::get<DisOptions>(parsed).script);
  if (const int* failed = std::get_if<int>(&loaded)) return *failed;
  const auto& script = std::get<Script>(loaded);
  const std::shared_ptr<const CodeObject> code = compile_script(script);
  if (code == nullptr) return kExitFailure;
  const std::vector<std::string> lines = lines_of(script);
  fmt::print("{}",
             disassemble(
                 *code, [&](uint32_t line) { return line <= lines.size() ? lines[line - 1] : std::string(); },
                 std::get<DisOptions>(parsed).rules));
  return 0;
}

}  // namespace gilbox

#include <unistd.h>

#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "src/cli/commands.h"

namespace {

// What the heap cannot give is a MemoryError of the script; where the machine's own memory ends, the run
// does.
void out_of_memory() {
  constexpr std::string_view kText = "MemoryError\n";
  [[maybe_unused]] const ssize_t count = ::write(STDERR_FILENO, kText.data(), kText.size());
  _exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  std::set_new_handler(out_of_memory);
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return gilbox::dispatch(arguments);
}

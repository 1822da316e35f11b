// libFuzzer: what compiles is run, simulated, for so many instructions, with so much memory and without
// files, programs and signals. Whatever the script does, it must end in order.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "src/cli/machine_setup.h"
#include "src/front/compile.h"
#include "vm/base/check.h"
#include "vm/interp/interp.h"
#include "vm/modules/modules.h"
#include "vm/objects/dict.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"

using namespace gilbox;  // NOLINT

namespace {

constexpr int64_t kInstructions = 100'000;
constexpr size_t kMemory = size_t{256} << 20;

// What reaches out of the process.
bool is_forbidden(std::string_view module) {
  return module == "posix" || module == "_subprocess" || module == "_signal" || module == "_io";
}

// One native function may work for hours on large numbers, as in CPython: no instruction is counted
// meanwhile.
bool is_too_large(std::string_view text) {
  int digits = 0;
  for (const char ch : text) {
    if (ch >= '0' && ch <= '9') {
      if (++digits > 3) return true;
    } else if (ch != '_') {
      digits = 0;
    }
  }
  return text.find("**") != std::string_view::npos || text.find("<<") != std::string_view::npos ||
         text.find("pow") != std::string_view::npos || text.find("e9") != std::string_view::npos;
}

std::unique_ptr<Machine> make_limited_machine(bool gil) {
  MachineOptions options;
  options.scheduler.way = Way::kSimulated;
  options.scheduler.gil = gil;
  options.scheduler.seed = 1;
  options.scheduler.run_limit = kInstructions * options.scheduler.instruction_cost;
  options.heap_limit = kMemory;
  std::unique_ptr<Machine> machine = make_machine(options);
  machine->script_args = {"fuzz.py"};
  machine->script_dir = "/nonexistent";
  const bool installed = install_modules(*machine);
  GILBOX_CHECK(installed, "no memory for the modules builtins and sys");
  std::erase_if(machine->native_modules,
                [](const NativeModule& native) { return is_forbidden(native.name); });
  Thread& t = *machine->main_thread;
  for (const char* name : {"open", "input"}) {
    static_cast<void>(dict_take(t, machine->builtins->dict, Value::from_object(intern(*machine, t, name))));
  }
  machine->write_error = [](Thread&, std::string_view) {};
  return machine;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (is_too_large(text)) return 0;
  front::CompileResult result = front::compile(text, "fuzz.py");
  const auto* code = std::get_if<std::shared_ptr<const CodeObject>>(&result);
  if (code == nullptr) return 0;
  const std::unique_ptr<Machine> machine = make_limited_machine(size % 2 == 0);
  static_cast<void>(run_main(*machine, {*code, "fuzz.py"}));
  return 0;
}

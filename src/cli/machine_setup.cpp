#include "src/cli/machine_setup.h"

#include <unistd.h>

#include "src/front/compile.h"
#include "vm/base/check.h"
#include "vm/interp/interp.h"
#include "vm/library/library.h"
#include "vm/modules/modules.h"

namespace gilbox {
namespace {

MachineOptions machine_options(const RunOptions& options, TraceRecorder* trace) {
  MachineOptions result;
  SchedulerOptions& scheduler = result.scheduler;
  scheduler.way = options.machine.sim ? Way::kSimulated : Way::kOsThreads;
  scheduler.gil = options.lock.gil;
  scheduler.policy = options.lock.policy_in_use();
  scheduler.check_interval = options.machine.check_interval;
  scheduler.switch_interval = options.machine.switch_interval;
  scheduler.deadlock = options.machine.deadlock;
  scheduler.seed = options.machine.seed;
  scheduler.cores = options.cores;
  scheduler.trace = trace;
  const CheckRules& rules = options.lock.rules == nullptr ? rules_3_12() : *options.lock.rules;
  // The usual loop has the usual rules built in, and counts nothing.
  const bool usual = &rules == &rules_3_12() && scheduler.policy != GilPolicyKind::kTicks;
  if (scheduler.gil && !usual) result.rules = &table_of(rules);
  result.stdout_is_terminal = isatty(STDOUT_FILENO) == 1;
  return result;
}

// The front end's result as the machine knows it.
CompileResult compile_for_machine(std::string_view source, const std::string& filename,
                                  const CompileOptions& options) {
  front::CompileResult result = front::compile(source, filename, options);
  auto* error = std::get_if<front::SyntaxError>(&result);
  if (error == nullptr) return std::get<std::shared_ptr<const CodeObject>>(std::move(result));
  CompileError out;
  out.kind = front::error_kind_name(error->kind);
  out.message = std::move(error->message);
  out.filename = std::move(error->filename);
  out.line = error->line;
  out.column = error->offset;
  out.end_line = error->end_line;
  out.end_column = error->end_offset;
  out.text = std::move(error->text);
  out.warnings = std::move(error->warnings);
  out.message_only = error->message_only;
  return out;
}

}  // namespace

std::unique_ptr<Machine> make_machine(const MachineOptions& options) {
  auto machine = std::make_unique<Machine>(options);
  install_interpreter(*machine);
  machine->compile = compile_for_machine;
  for (const auto& [name, source] : library_modules()) machine->library.emplace_back(name, source);
  return machine;
}

std::unique_ptr<Machine> make_machine(const RunOptions& options, const Script& script, TraceRecorder* trace) {
  std::unique_ptr<Machine> machine = make_machine(machine_options(options, trace));
  machine->script_args = options.script.arguments;
  machine->script_args.insert(machine->script_args.begin(), script.argv0);
  machine->script_dir = script.directory;
  const bool installed = install_modules(*machine);
  GILBOX_CHECK(installed, "no memory for the modules builtins and sys");
  return machine;
}

}  // namespace gilbox

#include "src/cli/machine_setup.h"

#include <unistd.h>

#include <algorithm>

#include "src/front/compile.h"
#include "vm/base/check.h"
#include "vm/interp/interp.h"
#include "vm/library/library.h"
#include "vm/modules/file.h"
#include "vm/modules/modules.h"
#include "vm/objects/dict.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

MachineOptions machine_options(const RunOptions& options, TraceRecorder* trace) {
  MachineOptions result;
  SchedulerOptions& scheduler = result.scheduler;
  scheduler.way = options.machine.sim ? Way::kSimulated : Way::kOsThreads;
  scheduler.gil = options.gil;
  scheduler.switch_interval = options.machine.switch_interval;
  scheduler.deadlock = options.machine.deadlock;
  scheduler.seed = options.machine.seed;
  scheduler.cores = options.cores;
  scheduler.trace = trace;
  result.stdout_is_terminal = isatty(STDOUT_FILENO) == 1;
  return result;
}

// The front end's result as the machine knows it.
CompileResult compile_for_machine(std::string_view source, const std::string& filename) {
  front::CompileResult result = front::compile(source, filename);
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
  return out;
}

// Text on what the script has as sys.stderr; if that does not work, on the process's standard error.
void write_error(Thread& t, std::string_view text) {
  const Value file = files_of(t).err_cell->value.load();
  const Value str = new_str(t, text);
  if (!str.is_error() && !file.is_undefined() && !file.is_none() && write_to(t, file, as<Str>(str))) return;
  static_cast<void>(t.take_pending());
  [[maybe_unused]] const ssize_t count = ::write(STDERR_FILENO, text.data(), text.size());
}

// An object that the script has put in place of a stream is asked to flush; our own files are written out
// when the run is over (flush_files), which also tells of errors.
void flush_streams(Thread& t) {
  for (const Cell* cell : {files_of(t).out_cell, files_of(t).err_cell}) {
    const Value file = cell->value.load();
    if (file.is_undefined() || file.is_none() || native_text_file(t, file) != nullptr) continue;
    if (call_method(t, file, intern(t.machine, t, "flush")).is_error()) static_cast<void>(t.take_pending());
  }
}

// builtins and sys are there before the script begins; other modules wait to be imported.
void start_modules(Machine& m) {
  Thread& t = *m.main_thread;
  for (const NativeModule& native : m.native_modules) {
    const std::string_view name = native.name;
    if (name != "builtins" && name != "sys") continue;
    Str* text = intern(m, t, name);
    Module* module = new_module(t, text);
    if (name == "builtins") m.builtins = module;
    const bool made = dict_set_str(t, m.modules, text, Value::from_object(module)) && native.init(t, module);
    GILBOX_CHECK(made, "setting up the modules builtins and sys");
  }
}

}  // namespace

std::unique_ptr<Machine> make_machine(const RunOptions& options, const Script& script, TraceRecorder* trace) {
  auto machine = std::make_unique<Machine>(machine_options(options, trace));
  install_interpreter(*machine);
  machine->compile = compile_for_machine;
  machine->write_error = write_error;
  machine->flush_streams = flush_streams;
  const std::span<const NativeModule> native = native_modules();
  machine->native_modules.assign(native.begin(), native.end());
  for (const auto& [name, source] : library_modules()) machine->library.emplace_back(name, source);
  machine->script_args = options.script.arguments;
  machine->script_args.insert(machine->script_args.begin(), script.argv0);
  machine->script_dir = script.directory;
  start_modules(*machine);
  return machine;
}

}  // namespace gilbox

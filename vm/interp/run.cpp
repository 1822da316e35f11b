#include "vm/interp/interp.h"
#include "vm/interp/loop.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/int.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/sched/thread_lock.h"

namespace gilbox {
namespace {

struct MainRun {
  Machine& machine;
  const MainScript& script;
  RunOutcome outcome;
};

// sys.excepthook, if the script has set one of its own; else Undefined.
Value own_excepthook(Thread& t) {
  const Value sys = dict_get_str(t.machine.modules, intern(t.machine, t, "sys"));
  if (!is_kind(sys, Kind::kModule)) return Value::undefined();
  const Value hook = dict_get_str(as<Module>(sys)->dict, intern(t.machine, t, "excepthook"));
  const bool usual = is_kind(hook, Kind::kBuiltin) && as<Builtin>(hook)->owner == nullptr;
  return usual ? Value::undefined() : hook;
}

// Has the script's own hook print the exception. False: there is none.
bool printed_by_hook(Thread& t, Value exception, const std::string& usual_text) {
  const Value hook = own_excepthook(t);
  if (hook.is_undefined()) return false;
  const Value type = Value::from_object(type_of(t, exception));
  if (!call_with(t, hook, type, exception, as<Exception>(exception)->traceback.load()).is_error())
    return true;
  const Value other = t.take_pending();
  if (other == Thread::killed() || !t.machine.write_error) return true;
  t.machine.write_error(t, "Error in sys.excepthook:\n" + format_exception(t, other) +
                               "\nOriginal exception was:\n" + usual_text);
  return true;
}

// Notes how the run ends, and prints what the exception calls for.
void note_outcome(Thread& t, Value e, RunOutcome* outcome) {
  if (e == Thread::killed()) {
    outcome->exit_status = 1;
    return;
  }
  RunOutcome ended = outcome_of_exception(t, e);
  outcome->exit_status = ended.exit_status;
  outcome->uncaught = ended.uncaught;
  if (ended.uncaught && printed_by_hook(t, e, ended.error_text)) return;
  if (!ended.error_text.empty() && t.machine.write_error) t.machine.write_error(t, ended.error_text);
}

// What CPython's Py_FinalizeEx does first: waits for the threads that are no daemons, then runs exit
// functions.
void shut_down(Thread& t, RunOutcome* outcome) {
  Machine& m = t.machine;
  for (const char* step : {"threading", "atexit"}) {
    Value module = dict_get_str(m.modules, intern(m, t, step));
    if (module.is_undefined()) continue;
    Str* name = intern(m, t, std::string_view(step) == "threading" ? "_shutdown" : "_run_exitfuncs");
    Value f = get_attr_if_any(t, module, name);
    if (f.is_undefined()) {
      static_cast<void>(t.take_pending());
      continue;
    }
    if (!call(t, f).is_error()) continue;
    if (t.pending == Thread::killed()) {
      note_outcome(t, t.take_pending(), outcome);
    } else {
      report_unraisable(t, module);
    }
  }
}

// What __main__ knows of itself, in CPython's order. The packages of a module that is run come first.
bool describe_main(Thread& t, Module* module, const MainScript& script) {
  Machine& m = t.machine;
  const std::string& spec_name = script.spec_name;
  if (const size_t dot = spec_name.rfind('.'); dot != std::string::npos) {
    if (m.import_hook(t, spec_name.substr(0, dot)).is_error()) return false;
  }
  Value spec = Value::none(), loader = Value::none(), package = Value::none();
  if (!spec_name.empty() || script.has_loader) {
    const Value describe = library_attr(t, "_module_spec", "main_spec");
    if (describe.is_error()) return false;
    const Value made = call_with(t, describe, new_str(t, spec_name), new_str(t, script.filename));
    if (!is_kind(made, Kind::kTuple)) return false;
    spec = as<Tuple>(made)->items[0];
    loader = as<Tuple>(made)->items[1];
    package = as<Tuple>(made)->items[2];
  }
  const bool has_file = script.filename != "<string>";
  return dict_set_str(t, m.modules, module->name, Value::from_object(module)) &&
         module_set(t, module, "__package__", package) && module_set(t, module, "__loader__", loader) &&
         module_set(t, module, "__spec__", spec) &&
         module_set(t, module, "__annotations__", Value::from_object(new_dict(t))) &&
         module_set(t, module, "__builtins__", Value::from_object(m.builtins)) &&
         (!has_file || (module_set(t, module, "__file__", new_str(t, script.filename)) &&
                        module_set(t, module, "__cached__", Value::none())));
}

void main_entry(SchedThread& sched_thread, void* argument) {
  auto& t = static_cast<Thread&>(sched_thread);
  auto& run = *static_cast<MainRun*>(argument);
  Machine& m = run.machine;
  m.heap.on_collection_due = [&m](void* owner) { m.collect_if_due(*static_cast<Thread*>(owner)); };
  Module* module = new_module(t, m.names.dunder_main);
  const bool failed =
      !describe_main(t, module, run.script) || run_module_code(t, run.script.code, module).is_error();
  const Value exception = failed ? t.take_pending() : Value::undefined();
  // As CPython does when the script's own text has ended (flush_io in Python/pythonrun.c): before a
  // traceback.
  if (m.flush_streams) m.flush_streams(t);
  if (failed) note_outcome(t, exception, &run.outcome);
  shut_down(t, &run.outcome);
  m.finalizers->finish(t);
  if (m.flush_streams) m.flush_streams(t);
}

}  // namespace

RunOutcome outcome_of_exception(Thread& t, Value exception) {
  RunOutcome outcome;
  const Types& types = t.machine.types;
  Type* type = type_of(t, exception);
  if (is_subtype(type, types.SystemExit)) {
    const auto* args = as<Tuple>(as<Exception>(exception)->args.load());
    Value code =
        args->count == 0 ? Value::none() : (args->count == 1 ? args->items[0] : Value::from_object(args));
    if (code.is_none()) return outcome;
    int64_t n = 0;
    if (is_integer_or_bool(code)) {
      outcome.exit_status = int_fits_int64(code, &n) ? static_cast<int>(n & 0xff) : 255;
      return outcome;
    }
    outcome.exit_status = 1;
    if (!str_to(t, code, &outcome.error_text)) static_cast<void>(t.take_pending());
    outcome.error_text += "\n";
    return outcome;
  }
  outcome.uncaught = true;
  outcome.exit_status = is_subtype(type, types.KeyboardInterrupt) ? 130 : 1;
  outcome.error_text = format_exception(t, exception);
  return outcome;
}

RunOutcome run_main(Machine& m, const MainScript& script) {
  MainRun run{m, script, {}};
  m.import_lock = std::make_unique<ThreadLock>(*m.scheduler);
  run.outcome.threads_left = m.scheduler->run_main(*m.main_thread, main_entry, &run);
  run.outcome.reason = m.scheduler->exit_reason();
  return run.outcome;
}

void install_interpreter(Machine& m) {
  m.call_hook = call_from_native;
  m.resume_hook = resume_from_native;
  m.import_hook = [](Thread& t, std::string_view name) {
    // Asking for a name of the module gives the module itself and not its package.
    const Value wanted = make_tuple(t, Value::from_object(t.machine.names.dunder_name));
    return wanted.is_error() ? wanted : import_module(t, intern(t.machine, t, name), wanted, 0, nullptr);
  };
}

}  // namespace gilbox

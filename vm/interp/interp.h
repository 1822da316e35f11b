// The interpreter: what makes a machine run code.
//
// Thread safety: attached threads, each for itself.
#pragma once

#include <memory>

#include "vm/objects/protocol.h"

namespace gilbox {

// Sets the machine's hooks; once, before anything runs.
void install_interpreter(Machine& m);

// The state of `code` with `globals` as its module's namespace; made at the first call, then found again.
CodeState* code_state(Thread& t, const std::shared_ptr<const CodeObject>& code, Dict* globals);

// What a constant of code is at run time; None for nested code.
Value constant_value(Thread& t, const Constant& constant);

// Forgets a state that has been run, if nothing can refer to it any more.
void drop_code_state(Thread& t, CodeState* state);

// Runs the top level of a module in its namespace. Error: an exception is pending.
Value run_module_code(Thread& t, const std::shared_ptr<const CodeObject>& code, Module* module);

// __build_class__(function, name, *bases, metaclass=None, **keywords)
extern const NativeDef kBuildClass;

// --- Imports (imports.cpp) ---

// `import a.b.c`: the module a, or with a from-list c itself. `level` > 0: relative to the package of
// `globals`.
Value import_module(Thread& t, Str* name, Value from_list, int64_t level, Dict* globals);
Value import_from(Thread& t, Value module, Str* name);
[[nodiscard]] bool import_star(Thread& t, Value module, Dict* globals);

// Gives what the compiler warned of to the module warnings, or writes it on standard error where nobody has
// imported that.
[[nodiscard]] bool report_warnings(Thread& t, std::span<const CompileWarning> warnings,
                                   const std::string& filename, std::string_view source);

// SyntaxError & co. from a failed compilation, after what the compiler warned of. Always Value::error().
Value raise_compile_error(Thread& t, const CompileError& error, std::string_view source = {});

// --- Whole runs (run.cpp) ---

struct RunOutcome {
  int exit_status = 0;
  bool uncaught = false;   // an exception other than SystemExit ended it
  std::string error_text;  // what to print on standard error: the traceback, UTF-8. Empty: nothing
  ExitReason reason = ExitReason::kNone;
  size_t threads_left = 0;  // not 0: leave the process with _exit
};

struct MainScript {
  std::shared_ptr<const CodeObject> code;
  std::string filename;     // __file__; "<string>": it has none
  std::string spec_name{};  // the name in __spec__; its packages are imported first. Empty: __spec__ is None
  bool has_loader = false;  // __loader__ is made even if there is no spec
};

// Runs the script as __main__ on the calling OS thread until it and all non-daemon threads have ended.
RunOutcome run_main(Machine& m, const MainScript& script);

// The exit status and text of an uncaught exception in the main thread (sys.exit's rules).
RunOutcome outcome_of_exception(Thread& t, Value exception);

}  // namespace gilbox

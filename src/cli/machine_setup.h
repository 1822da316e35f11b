// Puts a machine together: the interpreter, the compiler, the modules, the streams.
//
// Thread safety: before the machine runs, from one thread.
#pragma once

#include <memory>

#include "src/cli/options.h"
#include "src/cli/script.h"
#include "vm/objects/machine.h"

namespace gilbox {

// A machine with interpreter, compiler and library, still without modules in C++ (install_modules).
std::unique_ptr<Machine> make_machine(const MachineOptions& options);

// A machine ready for run_main. `trace` may be null; it must outlive the machine.
std::unique_ptr<Machine> make_machine(const RunOptions& options, const Script& script, TraceRecorder* trace);

}  // namespace gilbox

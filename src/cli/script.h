// The text of the script that a command is about, and its code.
//
// Thread safety: call from one thread. Problems are printed on standard error here.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "src/cli/options.h"
#include "vm/code/code.h"

namespace gilbox {

struct Script {
  std::string filename;   // as tracebacks show it: an absolute path, "<string>" or "<stdin>"
  std::string argv0;      // sys.argv[0]: the path as given, "-c" or "-"
  std::string directory;  // where modules beside it are looked for
  std::string text;       // as read, not decoded
};

// Reads it. Nothing: it cannot be read, which has been said; the exit status is then kExitUsage, as
// CPython's.
std::optional<Script> load_script(const ScriptSpec& spec);

// Compiles it. Null: a SyntaxError, which has been printed as CPython prints it; the exit status is 1.
std::shared_ptr<const CodeObject> compile_script(const Script& script);

}  // namespace gilbox

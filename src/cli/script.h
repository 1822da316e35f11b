// The text of the script that a command is about, and its code.
//
// Thread safety: call from one thread. Problems are printed on standard error here.
#pragma once

#include <memory>
#include <string>

#include "src/cli/options.h"
#include "vm/code/code.h"

namespace gilbox {

struct Script {
  std::string filename;   // as tracebacks show it: an absolute path, "<string>" or "<stdin>"
  std::string argv0;      // sys.argv[0]: the path as given (of a module: where it was found), "-c" or "-"
  std::string directory;  // where modules beside it are looked for
  std::string text;       // as read, not decoded
  std::string
      spec_name{};  // the name in __spec__: "package.__main__"; "__main__" of a folder; empty: no spec
};

// Reads it; an exit status, CPython's, when it cannot be read, which has been said.
Parsed<Script> load_script(const ScriptSpec& spec);

// Compiles it. Null: a SyntaxError, which has been printed as CPython prints it; the exit status is 1.
std::shared_ptr<const CodeObject> compile_script(const Script& script);

}  // namespace gilbox

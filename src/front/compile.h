// The front end's door: Python text in, a code object or a located error out.
//
// Thread safety: reentrant; no state outlives a call. Needs up to 4 MiB of stack for deeply nested scripts
// and reports an error rather than use more.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "src/front/syntax_error.h"
#include "vm/code/code.h"

namespace gilbox::front {

using CompileResult = std::variant<std::shared_ptr<const CodeObject>, SyntaxError>;

// `source` is the file's bytes, decoded as PEP 263 says. Never throws. The code has passed verify().
CompileResult compile(std::string_view source, const std::string& filename,
                      const CompileOptions& options = {});

}  // namespace gilbox::front

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

// Where a text comes from: CPython reads the main script by another way than all other texts, and tells
// errors' places differently.
enum class Origin : unsigned char { kText, kMainScript };

using CompileResult = std::variant<std::shared_ptr<const CodeObject>, SyntaxError>;

// `source` is the file's bytes, decoded as PEP 263 says. Never throws. The code has passed verify().
CompileResult compile(std::string_view source, const std::string& filename,
                      const CompileOptions& options = {}, Origin origin = Origin::kText);

}  // namespace gilbox::front

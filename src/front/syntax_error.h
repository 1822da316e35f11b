// What the front end reports instead of code: CPython's SyntaxError and its kin, with their place.
//
// Thread safety: plain data and pure functions.
#pragma once

#include <string>
#include <vector>

#include "vm/code/code.h"

namespace gilbox::front {

enum class ErrorKind : unsigned char {
  kSyntaxError,
  kIndentationError,
  kTabError,
  kNotSupported,    // valid Python that gilbox refuses
  kMemoryError,     // nesting beyond the parser's limit
  kRecursionError,  // nesting beyond the compiler's limit
  kOverflowError,   // code that the bytecode has no room for
};

// The fields are those of CPython's SyntaxError object: lines and offsets count from 1, offsets in
// characters; line 0: no place known; end_offset 0 or -1: one character. `text` is the line with its newline,
// or empty.
struct SyntaxError {
  ErrorKind kind = ErrorKind::kSyntaxError;
  std::string message;
  std::string filename;
  int line = 0;
  int offset = 0;
  int end_line = 0;
  int end_offset = 0;
  std::string text;
  std::vector<CompileWarning> warnings{};  // of what stands before the error
  bool message_only = false;               // the exception's `args` are the message alone
};

// The class name printed in front of the message. kNotSupported is printed as a SyntaxError.
const char* error_kind_name(ErrorKind kind);

// The text that CPython writes to standard error for an uncaught error of this kind: the place, the source
// line with carets, the message; ends with a newline. Follows CPython's traceback.py, _format_syntax_error.
std::string format_syntax_error(const SyntaxError& error);

}  // namespace gilbox::front

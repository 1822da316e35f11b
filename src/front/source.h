// The text of a script, made uniform: UTF-8 without a byte order mark, lines ended by '\n'.
//
// Thread safety: one compilation, one thread.
// Invariants: `text` is valid UTF-8 without NUL bytes and, unless empty, ends with '\n'.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "src/front/syntax_error.h"
#include "vm/code/code.h"

namespace gilbox::front {

// Thrown inside the front end only; compile.cpp turns it into a result.
struct FrontEndError {
  SyntaxError error;
};

// What CPython finds before its exceptions know their place.
inline FrontEndError with_message_only(SyntaxError error) {
  error.message_only = true;
  return {std::move(error)};
}

// A SyntaxWarning, unless it has been given already: parts of a text may be read twice.
void add_warning(std::vector<CompileWarning>& warnings, int line, int col, std::string text);

class Source {
 public:
  // Decodes the bytes of a script by its byte order mark or coding line (UTF-8, Latin-1, ASCII), as PEP 263
  // says. Throws FrontEndError for bytes that are no text.
  Source(std::string_view bytes, std::string filename, bool is_main = false);

  const std::string& text() const { return text_; }
  const std::string& filename() const { return filename_; }
  int line_count() const { return static_cast<int>(line_starts_.size()); }
  // Offset in text() of line `line` (from 1).
  std::size_t line_start(int line) const { return line_starts_[static_cast<std::size_t>(line - 1)]; }
  // The line with its newline; empty when there is no such line.
  std::string_view line_text(int line) const;

  // The main script is read line by line: at its end, and where a block ends, errors have no column.
  bool is_main() const { return is_main_; }
  // From here on it is the compiler that makes errors: CPython's counts columns in bytes, and reads the line
  // from the file.
  void parsed() { parsed_ = true; }

  // An error at bytes [col, end_col) counted from 0, of lines counted from 1; end_col -1: unknown.
  SyntaxError make_error(ErrorKind kind, std::string message, int line, int col, int end_line,
                         int end_col) const;

 private:
  void split_lines();

  std::string text_;
  std::string filename_;
  std::vector<std::size_t> line_starts_;
  bool is_main_;
  bool has_coding_ = false;
  bool parsed_ = false;
};

}  // namespace gilbox::front

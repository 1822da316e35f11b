// The text of a script, made uniform: UTF-8 without a byte order mark, lines ended by '\n'.
//
// Thread safety: immutable once made.
// Invariants: `text` is valid UTF-8 without NUL bytes and, unless empty, ends with '\n'.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "src/front/syntax_error.h"

namespace gilbox::front {

// Thrown inside the front end only; compile.cpp turns it into a result.
struct FrontEndError {
  SyntaxError error;
};

class Source {
 public:
  // Decodes the bytes of a script by its byte order mark or coding line (UTF-8, Latin-1, ASCII), as PEP 263
  // says. Throws FrontEndError for bytes that are no text.
  Source(std::string_view bytes, std::string filename);

  const std::string& text() const { return text_; }
  const std::string& filename() const { return filename_; }
  int line_count() const { return static_cast<int>(line_starts_.size()); }
  // Offset in text() of line `line` (from 1).
  std::size_t line_start(int line) const { return line_starts_[static_cast<std::size_t>(line - 1)]; }
  // The line with its newline; empty when there is no such line.
  std::string_view line_text(int line) const;

  // An error at bytes [col, end_col) counted from 0, of lines counted from 1; end_col -1: unknown.
  SyntaxError make_error(ErrorKind kind, std::string message, int line, int col, int end_line,
                         int end_col) const;

 private:
  void split_lines();

  std::string text_;
  std::string filename_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace gilbox::front

// Strings and the text parts of f-strings.
#include <fmt/format.h>

#include "src/front/lexer_impl.h"

namespace gilbox::front {

// pos_ is at the first quote, start_ at the prefix.
void Lexer::read_string() {
  const int first_line = line_;
  const std::size_t first_line_start = line_start_;
  const char quote = next();
  int quote_size = 1;
  int end_quote_size = 0;
  if (peek() == quote) {
    if (peek(1) == quote) {
      pos_ += 2;
      quote_size = 3;
    } else {
      ++pos_;  // the empty string
      end_quote_size = 1;
    }
  }
  while (end_quote_size != quote_size) {
    const char ch = next();
    if (ch == '\0' || (quote_size == 1 && ch == '\n')) {
      // CPython counts the line that it stopped on: at the end of the text, the last one.
      const int detected = ch == '\0' ? line_ - 1 : line_;
      const bool closes_fstring =
          fstring() != nullptr && fstring()->quote == quote && fstring()->quote_size == quote_size;
      pos_ = start_ + 1;
      line_ = first_line;
      line_start_ = first_line_start;
      if (closes_fstring) fail("f-string: expecting '}'");
      if (quote_size == 3) {
        fail(fmt::format("unterminated triple-quoted string literal (detected at line {})", detected));
      }
      fail(fmt::format("unterminated string literal (detected at line {})", detected));
    }
    if (ch == '\n') start_line();
    if (ch == quote) {
      ++end_quote_size;
    } else {
      end_quote_size = 0;
      if (ch == '\\' && next() == '\n') start_line();
    }
  }
  add_at(Tok::kString, start_, pos_, first_line, first_line_start);
}

void Lexer::begin_fstring(bool raw) {
  const char quote = next();
  int quote_size = 1;
  if (peek() == quote && peek(1) == quote) {
    pos_ += 2;
    quote_size = 3;
  }
  if (fstrings_.size() + 1 >= kMaxFstrings) fail("too many nested f-strings");
  FstringMode mode{quote, quote_size, raw, true};
  mode.start = start_;
  mode.line = line_;
  mode.line_start = line_start_;
  add(Tok::kFstringStart, start_, pos_);
  fstrings_.push_back(mode);
}

bool Lexer::at_closing_quote() const {
  const FstringMode& mode = fstrings_.back();
  for (int i = 0; i < mode.quote_size; ++i) {
    if (peek(static_cast<std::size_t>(i)) != mode.quote) return false;
  }
  return true;
}

void Lexer::fail_unterminated_fstring() {
  const FstringMode mode = fstrings_.back();
  const int detected = at_end() ? line_ - 1 : line_;
  pos_ = mode.start + 1;
  line_ = mode.line;
  line_start_ = mode.line_start;
  if (mode.quote_size == 3) {
    fail(fmt::format("unterminated triple-quoted f-string literal (detected at line {})", detected));
  }
  fail(fmt::format("unterminated f-string literal (detected at line {})", detected));
}

// The next part of an f-string's text: up to an expression, the end, or a doubled brace (which ends a part
// with one brace, as in CPython).
bool Lexer::next_fstring_token() {
  FstringMode& mode = fstrings_.back();
  const bool in_spec = mode.expression_depth >= 0;
  const int first_line = line_;
  const std::size_t first_line_start = line_start_;
  const std::size_t begin = start_ = pos_;
  const auto put_text = [&](std::size_t end) {
    if (end > begin) add_at(Tok::kFstringMiddle, begin, end, first_line, first_line_start);
  };
  const auto put_text_of_doubled_brace = [&] {
    put_text(pos_ + 1);
    out_.tokens.back().end_col += 1;  // the place covers both braces, the text has one
    pos_ += 2;
  };
  if (at_closing_quote()) {
    pos_ += static_cast<std::size_t>(mode.quote_size);
    add(Tok::kFstringEnd, begin, pos_);
    fstrings_.pop_back();
    return true;
  }
  for (;;) {
    const char ch = peek();
    if (ch == '\n' && in_spec) {
      // A format specification ends with its line; what follows is read as an expression, and refused there.
      put_text(pos_);
      mode.in_text = false;
      return true;
    }
    if (ch == '\0' || (mode.quote_size == 1 && ch == '\n')) fail_unterminated_fstring();
    if (at_closing_quote()) {
      put_text(pos_);
      return true;
    }
    if (ch == '{') {
      if (peek(1) != '{' || in_spec) {
        if (mode.expression_depth + 1 >= 3) {
          ++pos_;
          fail("f-string: expressions nested too deeply");
        }
        put_text(pos_);
        ++mode.expression_depth;
        mode.in_text = false;
        return true;
      }
      put_text_of_doubled_brace();
      return true;
    }
    if (ch == '}') {
      if (peek(1) == '}' && !in_spec) {
        put_text_of_doubled_brace();
        return true;
      }
      put_text(pos_);
      mode.in_text = false;
      return true;
    }
    ++pos_;
    if (ch == '\n') start_line();
    if (ch != '\\') continue;
    const char escaped = peek();
    if (escaped == '{' || escaped == '}' || escaped == '\0') continue;
    if (!mode.raw && escaped == 'N' && peek(1) == '{') {
      // \N{NAME}: its braces are no expression.
      pos_ += 2;
      while (peek() != '}' && peek() != '\n' && peek() != '\0' && !at_closing_quote()) ++pos_;
      if (peek() == '}') ++pos_;
      continue;
    }
    if (escaped == '\r') continue;
    ++pos_;
    if (escaped == '\n') start_line();
  }
}

}  // namespace gilbox::front

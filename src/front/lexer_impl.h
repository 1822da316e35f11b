// The tokenizer's state, for lexer.cpp, lexer_number.cpp and lexer_string.cpp alone.
//
// Thread safety: one Lexer, one thread.
#pragma once

#include <string>
#include <vector>

#include "src/front/lexer.h"

namespace gilbox::front {

inline bool is_digit(char ch) {
  return ch >= '0' && ch <= '9';
}

class Lexer {
 public:
  explicit Lexer(const Source& source) : source_(source), text_(source.text()) {}
  TokenStream run();

 private:
  // One f-string being read; the innermost is the last. Follows CPython's tokenizer_mode.
  struct FstringMode {
    char quote;
    int quote_size;
    bool raw;
    bool in_text;               // reading text, not an expression
    int bracket_depth = 0;      // brackets open inside
    int expression_depth = -1;  // of nested replacement fields: one less than their number
    std::size_t start = 0;      // offset, line and line start of its first character, for errors
    int line = 0;
    std::size_t line_start = 0;
  };
  struct Failed {};  // error_ is set

  // Characters; 0 at the end of the text (which holds no NUL).
  char peek(std::size_t ahead = 0) const { return pos_ + ahead < text_.size() ? text_[pos_ + ahead] : '\0'; }
  char next() {
    const char ch = peek();
    if (ch != '\0') ++pos_;
    return ch;
  }
  bool at_end() const { return pos_ >= text_.size(); }
  void start_line();  // pos_ is behind a newline

  bool next_token();  // false after the last one
  void read_indentation();
  bool skip_line_continuation_in_indentation();
  void push_indentation_tokens();
  bool next_regular_token();
  void skip_line_continuation();
  void read_name_or_prefixed_string();
  void check_identifier();
  void read_operator();
  void open_bracket(char ch);
  void close_bracket(char ch);

  // lexer_number.cpp
  void read_number();
  void read_zero_number();
  void read_based_digits(const char* kind, int base);
  void skip_decimal_digits();
  void read_fraction_and_rest();
  void read_exponent_and_rest();
  void check_number_end(char c, const char* kind);
  bool text_follows(std::string_view text) const { return text_.compare(pos_, text.size(), text) == 0; }

  // lexer_string.cpp
  void read_string();
  void begin_fstring(bool raw);
  bool next_fstring_token();
  void end_fstring_text(std::size_t end);
  bool at_closing_quote() const;
  [[noreturn]] void fail_unterminated_fstring();

  void add(Tok kind, std::size_t begin, std::size_t end);
  void add_at(Tok kind, std::size_t begin, std::size_t end, int line, std::size_t line_begin);
  void add_without_place(Tok kind);
  FstringMode* fstring() { return fstrings_.empty() ? nullptr : &fstrings_.back(); }

  // Errors. fail: at the last character read, as CPython's syntaxerror().
  [[noreturn]] void fail(std::string message);
  [[noreturn]] void fail_range(std::string message, int offset, int end_offset);
  [[noreturn]] void fail_later(ErrorKind kind, std::string message, int line, int col, int end_offset = 0);
  [[noreturn]] void fail_at_end();
  [[noreturn]] void fail_tabs();

  static constexpr int kTabSize = 8;
  static constexpr std::size_t kMaxIndentation = 100;
  static constexpr std::size_t kMaxBrackets = 200;
  static constexpr std::size_t kMaxFstrings = 150;

  const Source& source_;
  const std::string& text_;
  TokenStream out_;
  std::size_t pos_ = 0;
  std::size_t start_ = 0;  // of the token being read
  std::size_t line_start_ = 0;
  int line_ = 1;
  bool at_line_start_ = true;
  bool blank_line_ = false;
  std::vector<int> indents_{0};
  std::vector<int> alt_indents_{0};  // with tabs of one column, to find inconsistent ones
  int pending_ = 0;                  // INDENTs (positive) or DEDENTs (negative) to be put out
  std::vector<OpenBracket> brackets_;
  std::vector<FstringMode> fstrings_;
};

}  // namespace gilbox::front

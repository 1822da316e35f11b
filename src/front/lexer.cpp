#include "src/front/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>

#include "src/front/lexer_impl.h"
#include "src/front/unicode.h"

namespace gilbox::front {
namespace {

constexpr const char* kTokenNames[] = {
#define TWO(NAME, TEXT) TEXT,
#define ONE(NAME) #NAME,
    GILBOX_TOKENS(TWO, TWO, ONE)
#undef TWO
#undef ONE
};

struct Spelling {
  std::string_view text;
  Tok kind;
};
constexpr Spelling kKeywords[] = {
#define ROW(NAME, TEXT) {TEXT, Tok::NAME},
#define NONE2(NAME, TEXT)
#define NONE1(NAME)
    GILBOX_TOKENS(ROW, NONE2, NONE1)};
constexpr Spelling kOperators[] = {GILBOX_TOKENS(NONE2, ROW, NONE1)};
#undef ROW
#undef NONE2
#undef NONE1

// Keywords by length and first letter: at most four share both.
Tok keyword_or_name(std::string_view text) {
  if (text.size() < 2 || text.size() > 8) return Tok::kName;
  static constexpr auto kBuckets = [] {
    std::array<std::array<uint8_t, 4>, 9 * 64> buckets{};
    for (std::size_t i = 0; i < std::size(kKeywords); ++i) {
      auto& bucket = buckets[kKeywords[i].text.size() * 64 + (kKeywords[i].text[0] & 63)];
      std::size_t place = 0;
      while (bucket[place] != 0) ++place;
      bucket[place] = static_cast<uint8_t>(i + 1);
    }
    return buckets;
  }();
  for (const uint8_t index : kBuckets[text.size() * 64 + (static_cast<unsigned char>(text[0]) & 63)]) {
    if (index == 0) break;
    if (kKeywords[index - 1].text == text) return kKeywords[index - 1].kind;
  }
  return Tok::kName;
}

// The longest operator that `rest` begins with, or null. Operators are found by their first character.
const Spelling* operator_at(std::string_view rest) {
  static constexpr auto kBuckets = [] {
    std::array<std::array<uint8_t, 8>, 128> buckets{};
    for (std::size_t i = 0; i < std::size(kOperators); ++i) {
      auto& bucket = buckets[static_cast<unsigned char>(kOperators[i].text[0])];
      std::size_t place = 0;
      while (bucket[place] != 0) ++place;
      bucket[place] = static_cast<uint8_t>(i + 1);
    }
    return buckets;
  }();
  const auto first = static_cast<unsigned char>(rest[0]);
  if (first >= 128) return nullptr;
  const Spelling* best = nullptr;
  for (const uint8_t index : kBuckets[first]) {
    if (index == 0) break;
    const Spelling& s = kOperators[index - 1];
    if (rest.starts_with(s.text) && (best == nullptr || s.text.size() > best->text.size())) best = &s;
  }
  return best;
}

// Bit 1: may begin a name; bit 2: may go on with it. Bytes of other scripts may do both, for now.
constexpr auto kNameBytes = [] {
  std::array<uint8_t, 256> table{};
  for (int c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
    const bool digit = c >= '0' && c <= '9';
    table[static_cast<std::size_t>(c)] = static_cast<uint8_t>((letter ? 1 : 0) | (letter || digit ? 2 : 0));
  }
  return table;
}();
bool may_begin_name(char ch) {
  return (kNameBytes[static_cast<unsigned char>(ch)] & 1) != 0;
}
bool may_continue_name(char ch) {
  return (kNameBytes[static_cast<unsigned char>(ch)] & 2) != 0;
}

}  // namespace

const char* token_name(Tok kind) {
  return kTokenNames[static_cast<std::size_t>(kind)];
}

TokenStream tokenize(const Source& source) {
  return Lexer(source).run();
}

TokenStream Lexer::run() {
  out_.tokens.reserve(text_.size() / 4 + 8);
  try {
    while (next_token()) {
    }
  } catch (const Failed&) {
    add_without_place(Tok::kError);
  }
  out_.open = brackets_;
  return std::move(out_);
}

void Lexer::start_line() {
  ++line_;
  line_start_ = pos_;
}

void Lexer::add(Tok kind, std::size_t begin, std::size_t end) {
  add_at(kind, begin, end, line_, line_start_);
}

// For tokens that began on an earlier line than the current one.
void Lexer::add_at(Tok kind, std::size_t begin, std::size_t end, int line, std::size_t line_begin) {
  Token token;
  token.kind = kind;
  token.level = static_cast<int>(brackets_.size());
  token.begin = static_cast<uint32_t>(begin);
  token.end = static_cast<uint32_t>(end);
  token.line = line;
  token.col = static_cast<int>(begin - line_begin);
  token.end_line = line_;
  token.end_col = static_cast<int>(end - line_start_);
  out_.tokens.push_back(token);
}

void Lexer::add_without_place(Tok kind) {
  Token token;
  token.kind = kind;
  token.level = static_cast<int>(brackets_.size());
  token.begin = token.end = static_cast<uint32_t>(pos_);
  token.line = token.end_line = line_;
  token.end_col = static_cast<int>(pos_ - line_start_);
  if (at_end() && line_ > 1 && pos_ == line_start_) {
    // At the end of the text CPython is still on the last line.
    token.line = token.end_line = line_ - 1;
    token.end_col = static_cast<int>(source_.line_text(line_ - 1).size());
  }
  out_.tokens.push_back(token);
}

bool Lexer::next_token() {
  if (FstringMode* mode = fstring(); mode != nullptr && mode->in_text) return next_fstring_token();
  if (at_line_start_) read_indentation();
  push_indentation_tokens();
  return next_regular_token();
}

void Lexer::read_indentation() {
  at_line_start_ = false;
  blank_line_ = false;
  int col = 0;
  int alt_col = 0;
  int continued_col = 0;
  for (;; ++pos_) {
    const char ch = peek();
    if (ch == ' ') {
      ++col, ++alt_col;
    } else if (ch == '\t') {
      col = (col / kTabSize + 1) * kTabSize;
      ++alt_col;
    } else if (ch == '\f') {
      col = alt_col = 0;
    } else if (ch == '\\') {
      // A backslash keeps the column of the first line that it continues.
      continued_col = continued_col != 0 ? continued_col : col;
      ++pos_;
      skip_line_continuation();
      --pos_;
    } else {
      break;
    }
  }
  if (peek() == '#' || peek() == '\n') {
    blank_line_ = true;
    return;
  }
  if (!brackets_.empty()) return;
  if (continued_col != 0) col = alt_col = continued_col;
  if (at_end()) col = alt_col = 0;
  if (col == indents_.back()) {
    if (alt_col != alt_indents_.back()) fail_tabs();
  } else if (col > indents_.back()) {
    if (indents_.size() >= kMaxIndentation) {
      fail_later(ErrorKind::kIndentationError, "too many levels of indentation", line_, 0);
    }
    if (alt_col <= alt_indents_.back()) fail_tabs();
    ++pending_;
    indents_.push_back(col);
    alt_indents_.push_back(alt_col);
  } else {
    while (indents_.size() > 1 && col < indents_.back()) {
      --pending_;
      indents_.pop_back();
      alt_indents_.pop_back();
    }
    if (col != indents_.back()) {
      const int length = static_cast<int>(source_.line_text(line_).size());
      // CPython's column is one past the newline's: as if the line had one more character.
      fail_later(ErrorKind::kIndentationError, "unindent does not match any outer indentation level", line_,
                 length - 1, -1);
    }
    if (alt_col != alt_indents_.back()) fail_tabs();
  }
}

void Lexer::push_indentation_tokens() {
  for (; pending_ > 0; --pending_) add_without_place(Tok::kIndent);
  for (; pending_ < 0; ++pending_) add_without_place(Tok::kDedent);
}

bool Lexer::next_regular_token() {
  for (;;) {
    while (peek() == ' ' || peek() == '\t' || peek() == '\f') ++pos_;
    start_ = pos_;
    if (peek() == '#') {
      while (peek() != '\n' && !at_end()) ++pos_;
    }
    if (at_end()) {
      if (!brackets_.empty()) fail_at_end();
      add_without_place(Tok::kEnd);
      return false;
    }
    const char ch = peek();
    if (ch == '\n') {
      ++pos_;
      const bool ignored = blank_line_ || !brackets_.empty();
      if (!ignored) add(Tok::kNewline, start_, pos_);
      start_line();
      at_line_start_ = true;
      if (ignored) {
        // A line of its own inside brackets begins no statement, but its backslashes are read alike.
        read_indentation();
        push_indentation_tokens();
        continue;
      }
      return true;
    }
    if (ch == '\\') {
      ++pos_;
      skip_line_continuation();
      continue;
    }
    if (may_begin_name(ch)) {
      read_name_or_prefixed_string();
    } else if (is_digit(ch) || (ch == '.' && is_digit(peek(1)))) {
      read_number();
    } else if (ch == '"' || ch == '\'') {
      read_string();
    } else {
      read_operator();
    }
    return true;
  }
}

// pos_ is behind a backslash.
void Lexer::skip_line_continuation() {
  if (peek() != '\n') {
    if (!at_end()) ++pos_;
    fail_later(ErrorKind::kSyntaxError, "unexpected character after line continuation character", line_,
               static_cast<int>(pos_ - line_start_) - 1);
  }
  ++pos_;
  start_line();
  if (at_end()) fail_at_end();
}

void Lexer::read_name_or_prefixed_string() {
  bool b = false;
  bool u = false;
  bool r = false;
  bool f = false;
  for (;;) {
    const char ch = static_cast<char>(peek() | 0x20);  // lower case, for letters
    if (ch == 'b' && !(b || u || f)) {
      b = true;
    } else if (ch == 'u' && !(b || u || r || f)) {
      u = true;
    } else if (ch == 'r' && !(r || u)) {
      r = true;
    } else if (ch == 'f' && !(f || b || u)) {
      f = true;
    } else {
      break;
    }
    ++pos_;
    if (peek() == '"' || peek() == '\'') {
      if (f) {
        begin_fstring(r);
      } else {
        read_string();
      }
      return;
    }
  }
  bool ascii = true;
  while (may_continue_name(peek())) {
    ascii = ascii && static_cast<unsigned char>(peek()) < 128;
    ++pos_;
  }
  if (!ascii) check_identifier();
  const std::string_view name = std::string_view(text_).substr(start_, pos_ - start_);
  add(keyword_or_name(name), start_, pos_);
}

void Lexer::check_identifier() {
  const std::string_view name = std::string_view(text_).substr(start_, pos_ - start_);
  for (std::size_t i = 0; i < name.size();) {
    const bool first = i == 0;
    const char32_t c = decode_utf8(name, i);
    if (first ? is_identifier_start(c) : is_identifier_continue(c)) continue;
    std::string shown;
    append_utf8(shown, c);
    pos_ = start_ + i;
    const auto code = static_cast<unsigned>(c);
    if (is_printable(c)) fail(fmt::format("invalid character '{}' (U+{:04X})", shown, code));
    fail(fmt::format("invalid non-printable character U+{:04X}", code));
  }
}

void Lexer::read_operator() {
  const char ch = peek();
  FstringMode* mode = fstring();
  if (mode != nullptr && mode->expression_depth >= 0 && ch == ':' &&
      mode->bracket_depth - 1 == mode->expression_depth) {
    // The colon that begins a format specification is never part of ":=".
    ++pos_;
    mode->in_text = true;
    add(Tok::kColon, start_, pos_);
    return;
  }
  const std::string_view rest = std::string_view(text_).substr(pos_, 3);
  const Spelling* best = operator_at(rest);
  if (best == nullptr) {
    ++pos_;
    if (!is_printable(static_cast<unsigned char>(ch))) {
      fail(fmt::format("invalid non-printable character U+{:04X}", static_cast<unsigned>(ch)));
    }
    add(Tok::kUnknown, start_, pos_);
    return;
  }
  pos_ += best->text.size();
  if (std::strchr("([{", ch) != nullptr) open_bracket(ch);
  if (std::strchr(")]}", ch) != nullptr) close_bracket(ch);
  add(best->kind, start_, pos_);
}

void Lexer::open_bracket(char ch) {
  if (brackets_.size() >= kMaxBrackets) fail("too many nested parentheses");
  brackets_.push_back({ch, line_, static_cast<int>(start_ - line_start_)});
  if (FstringMode* mode = fstring()) ++mode->bracket_depth;
}

void Lexer::close_bracket(char ch) {
  FstringMode* mode = fstring();
  if (mode != nullptr && mode->bracket_depth == 0 && ch == '}') fail("f-string: single '}' is not allowed");
  if (brackets_.empty()) fail(fmt::format("unmatched '{}'", ch));
  const OpenBracket open = brackets_.back();
  brackets_.pop_back();
  const char wanted = open.ch == '(' ? ')' : open.ch == '[' ? ']' : '}';
  if (ch != wanted) {
    if (mode != nullptr && open.ch == '{' && mode->bracket_depth - 1 == mode->expression_depth) {
      fail(fmt::format("f-string: unmatched '{}'", ch));
    }
    const std::string message =
        fmt::format("closing parenthesis '{}' does not match opening parenthesis '{}'", ch, open.ch);
    fail(open.line == line_ ? message : message + fmt::format(" on line {}", open.line));
  }
  if (mode == nullptr) return;
  --mode->bracket_depth;
  if (ch == '}' && mode->bracket_depth == mode->expression_depth) {
    --mode->expression_depth;
    mode->in_text = true;
  }
}

void Lexer::fail(std::string message) {
  const int offset = count_code_points(std::string_view(text_).substr(line_start_, pos_ - line_start_));
  fail_range(std::move(message), offset, -1);
}

void Lexer::fail_range(std::string message, int offset, int end_offset) {
  SyntaxError error = source_.make_error(ErrorKind::kSyntaxError, std::move(message), line_, 0, line_, -1);
  error.offset = offset;
  error.end_offset = end_offset < 0 ? offset : end_offset;
  if (error.text.ends_with('\n'))
    error.text.pop_back();  // CPython's tokenizer leaves it out, its parser does not
  out_.error = std::move(error);
  out_.overrides = true;
  throw Failed{};
}

// An error that shows only when the parser gets there.
void Lexer::fail_later(ErrorKind kind, std::string message, int line, int col, int end_offset) {
  out_.error = source_.make_error(kind, std::move(message), line, col, line, -1);
  out_.error->end_offset = end_offset;
  throw Failed{};
}

void Lexer::fail_tabs() {
  fail_later(ErrorKind::kTabError, "inconsistent use of tabs and spaces in indentation", line_, 0);
}

void Lexer::fail_at_end() {
  if (!brackets_.empty()) {
    const OpenBracket open = brackets_.back();
    fail_later(ErrorKind::kSyntaxError, fmt::format("'{}' was never closed", open.ch), open.line, open.col);
  }
  // Behind the last line's newline.
  const int last = source_.line_count();
  fail_later(ErrorKind::kSyntaxError, "unexpected EOF while parsing", last,
             static_cast<int>(source_.line_text(last).size()) - 1, -1);
}

}  // namespace gilbox::front

// Numbers, read character by character as CPython's tokenizer does, because its errors depend on how far it
// got.
#include <fmt/format.h>

#include <cctype>

#include "src/front/lexer_impl.h"

namespace gilbox::front {
namespace {

bool is_digit_of(char ch, int base) {
  if (base == 16) return std::isxdigit(static_cast<unsigned char>(ch)) != 0;
  return ch >= '0' && ch < '0' + base;
}

}  // namespace

void Lexer::read_number() {
  if (peek() == '.') {
    ++pos_;
    skip_decimal_digits();
    read_exponent_and_rest();
  } else if (peek() == '0') {
    read_zero_number();
  } else {
    skip_decimal_digits();
    read_fraction_and_rest();
  }
  add(Tok::kNumber, start_, pos_);
}

void Lexer::read_zero_number() {
  ++pos_;
  const char kind = static_cast<char>(std::tolower(static_cast<unsigned char>(peek())));
  if (kind == 'x') return read_based_digits("hexadecimal", 16);
  if (kind == 'o') return read_based_digits("octal", 8);
  if (kind == 'b') return read_based_digits("binary", 2);
  for (;;) {
    if (peek() == '_') {
      ++pos_;
      if (!is_digit(peek())) fail("invalid decimal literal");
    }
    if (peek() != '0') break;
    ++pos_;
  }
  const bool nonzero = is_digit(peek());
  const std::size_t zeros_end = pos_ + 1;
  if (nonzero) skip_decimal_digits();
  const char ch = static_cast<char>(std::tolower(static_cast<unsigned char>(peek())));
  if (nonzero && ch != '.' && ch != 'e' && ch != 'j') {
    fail_range(
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
        static_cast<int>(start_ + 1 - line_start_), static_cast<int>(zeros_end - line_start_));
  }
  read_fraction_and_rest();
}

// pos_ is at the letter of 0x, 0o, 0b.
void Lexer::read_based_digits(const char* kind, int base) {
  ++pos_;
  do {
    if (peek() == '_') ++pos_;
    if (!is_digit_of(peek(), base)) {
      if (!is_digit(peek())) fail(fmt::format("invalid {} literal", kind));
      const char digit = next();
      fail(fmt::format("invalid digit '{}' in {} literal", digit, kind));
    }
    while (is_digit_of(peek(), base)) ++pos_;
  } while (peek() == '_');
  if (is_digit(peek())) {
    const char digit = next();
    fail(fmt::format("invalid digit '{}' in {} literal", digit, kind));
  }
  check_number_end(peek(), kind);
}

void Lexer::skip_decimal_digits() {
  for (;;) {
    while (is_digit(peek())) ++pos_;
    if (peek() != '_') return;
    ++pos_;
    if (!is_digit(peek())) fail("invalid decimal literal");
  }
}

void Lexer::read_fraction_and_rest() {
  if (peek() == '.') {
    ++pos_;
    if (is_digit(peek())) skip_decimal_digits();
  }
  read_exponent_and_rest();
}

void Lexer::read_exponent_and_rest() {
  if (peek() == 'e' || peek() == 'E') {
    const char sign = peek(1);
    if (sign == '+' || sign == '-') {
      pos_ += 2;
      if (!is_digit(peek())) fail("invalid decimal literal");
    } else if (!is_digit(sign)) {
      check_number_end(peek(), "decimal");
      return;
    } else {
      ++pos_;
    }
    skip_decimal_digits();
  }
  if (peek() == 'j' || peek() == 'J') {
    ++pos_;
    check_number_end(peek(), "imaginary");
  } else {
    check_number_end(peek(), "decimal");
  }
}

// A number may be followed at once by a keyword such as in "1if x else 2", but by no other name.
void Lexer::check_number_end(char c, const char* kind) {
  for (const char* keyword : {"and", "else", "for", "if", "in", "is", "or", "not"}) {
    if (!text_follows(keyword)) continue;
    add_warning(out_.warnings, line_, static_cast<int>(start_ - line_start_),
                fmt::format("invalid {} literal", kind));
    return;
  }
  const bool in_name = std::isalnum(static_cast<unsigned char>(c)) || c == '_';
  if (in_name && static_cast<unsigned char>(c) < 128) fail(fmt::format("invalid {} literal", kind));
}

}  // namespace gilbox::front

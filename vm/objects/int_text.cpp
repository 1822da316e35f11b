// Integers from and to text.
#include <algorithm>
#include <cstring>

#include "vm/objects/big_number.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/str.h"
#include "vm/objects/unicode.h"

namespace gilbox {
namespace {

char to_ascii(char32_t c) {
  if (c < 128) return static_cast<char>(c);
  if (unicode_is_space(c)) return ' ';
  if (unicode_is(c, UnicodeRecord::kDecimal)) return static_cast<char>('0' + unicode_record(c).decimal);
  return '\x7f';
}

bool is_padding(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f');
}

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

constexpr uint64_t kChunk = 1'000'000'000'000'000'000;  // 10^18: what one step of a conversion takes
constexpr size_t kChunkDigits = 18;

uint64_t parse_chunk(std::string_view digits) {
  uint64_t n = 0;
  for (char c : digits) n = n * 10 + static_cast<uint64_t>(c - '0');
  return n;
}

// Decimal digits to a number; long texts are halved, so that the work is multiplications of big numbers.
BigNumber parse_decimal(std::string_view digits) {
  if (digits.size() <= 40 * kChunkDigits) {
    BigNumber n = 0;
    size_t first = digits.size() % kChunkDigits;
    if (first != 0) n = parse_chunk(digits.substr(0, first));
    for (; first < digits.size(); first += kChunkDigits) {
      n *= kChunk;
      n += parse_chunk(digits.substr(first, kChunkDigits));
    }
    return n;
  }
  const size_t low = digits.size() / 2;
  const BigNumber unit = boost::multiprecision::pow(BigNumber(10), static_cast<unsigned>(low));
  return parse_decimal(digits.substr(0, digits.size() - low)) * unit +
         parse_decimal(digits.substr(digits.size() - low));
}

BigNumber parse_any(std::string_view digits, int base) {
  BigNumber n = 0;
  if (base == 10) return parse_decimal(digits);
  if ((base & (base - 1)) == 0) {
    const auto bits = static_cast<unsigned>(std::countr_zero(static_cast<unsigned>(base)));
    std::vector<uint64_t> limbs(digits.size() * bits / 64 + 1);
    size_t position = 0;
    for (size_t i = digits.size(); i-- > 0; position += bits) {
      const auto value = static_cast<uint64_t>(digit_value(digits[i]));
      limbs[position / 64] |= value << position % 64;
      if (position % 64 + bits > 64) limbs[position / 64 + 1] |= value >> (64 - position % 64);
    }
    auto& backend = n.backend();
    const auto count = static_cast<unsigned>(limbs.size());
    backend.resize(count, count);
    std::memcpy(backend.limbs(), limbs.data(), limbs.size() * sizeof(uint64_t));
    backend.normalize();
    return n;
  }
  for (char c : digits) {
    n *= static_cast<unsigned>(base);
    n += static_cast<unsigned>(digit_value(c));
  }
  return n;
}

Value invalid_literal(Thread& t, int base, Value original) {
  std::string text;
  if (is_bytearray(original)) original = as_bytes(t, original);
  if (!repr_to(t, original, &text)) return Value::error();
  // At most so many characters of it are shown.
  constexpr size_t kMostShown = 200;
  size_t end = 0;
  for (size_t shown = 0; end < text.size() && shown < kMostShown; ++shown) {
    do ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  }
  text.resize(end);
  return raise(t, t.machine.types.ValueError, "invalid literal for int() with base {}: {}", base, text);
}

// Takes the prefix "0x" and the like off; false: there is none, or of another base.
bool take_prefix(std::string_view* text, int* base) {
  if (text->size() < 2 || (*text)[0] != '0') return false;
  const char letter = static_cast<char>((*text)[1] | 0x20);
  const int named = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
  if (named == 0 || (*base != 0 && *base != named)) return false;
  *base = named;
  text->remove_prefix(2);
  if (!text->empty() && text->front() == '_') text->remove_prefix(1);
  return true;
}

std::string big_to_decimal(const BigInt* big) {
  std::vector<uint64_t> limbs(big->limbs, big->limbs + big->count);
  std::vector<uint64_t> chunks;
  while (!limbs.empty()) {
    UInt128 remainder = 0;
    for (size_t i = limbs.size(); i-- > 0;) {
      const UInt128 part = (remainder << 64) | limbs[i];
      limbs[i] = static_cast<uint64_t>(part / kChunk);
      remainder = part % kChunk;
    }
    chunks.push_back(static_cast<uint64_t>(remainder));
    if (limbs.back() == 0) limbs.pop_back();
  }
  std::string text = big->negative != 0 ? "-" : "";
  fmt::format_to(std::back_inserter(text), "{}", chunks.back());
  for (size_t i = chunks.size() - 1; i-- > 0;) {
    fmt::format_to(std::back_inserter(text), "{:018}", chunks[i]);
  }
  return text;
}

std::string small_to_text(int64_t n, int base) {
  char buffer[72];
  char* end = buffer + sizeof buffer;
  char* p = end;
  uint64_t magnitude = n < 0 ? 0 - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
  do {
    *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[magnitude % static_cast<unsigned>(base)];
    magnitude /= static_cast<unsigned>(base);
  } while (magnitude != 0);
  if (n < 0) *--p = '-';
  return {p, end};
}

}  // namespace

std::string number_text(const Str* s) {
  std::string text;
  if (s->is_ascii()) {
    text = s->ascii();
  } else {
    for (uint32_t i = 0; i < s->length; ++i) text += to_ascii(s->at(i));
  }
  size_t first = 0, last = text.size();
  while (first < last && is_padding(text[first])) ++first;
  while (last > first && is_padding(text[last - 1])) --last;
  return text.substr(first, last - first);
}

Value int_from_text(Thread& t, std::string_view text, int base, Value original) {
  if (base != 0 && (base < 2 || base > 36)) {
    return raise(t, t.machine.types.ValueError, "int() base must be >= 2 and <= 36, or 0");
  }
  const int asked = base;
  while (!text.empty() && is_padding(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_padding(text.back())) text.remove_suffix(1);
  bool negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  const bool prefixed = take_prefix(&text, &base);
  if (base == 0) base = 10;
  std::string digits;
  bool after_digit = false;
  for (char c : text) {
    if (c == '_' && after_digit) {
      after_digit = false;
      continue;
    }
    if (digit_value(c) >= base) return invalid_literal(t, asked, original);
    digits += c;
    after_digit = true;
  }
  if (!after_digit) return invalid_literal(t, asked, original);
  const size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
  // A decimal with a leading zero was octal once: base 0 refuses it.
  if (asked == 0 && !prefixed && zeros > 0 && zeros < digits.size()) return invalid_literal(t, 0, original);
  const int limit = t.machine.int_max_str_digits.load(std::memory_order_relaxed);
  if ((base & (base - 1)) != 0 && limit > 0 && digits.size() > static_cast<size_t>(limit)) {
    return raise(t, t.machine.types.ValueError,
                 "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; use "
                 "sys.set_int_max_str_digits() to increase the limit",
                 limit, digits.size());
  }
  digits.erase(0, zeros);
  if (digits.size() <= 12) {
    int64_t n = 0;
    for (char c : digits) n = n * base + digit_value(c);
    return new_int(t, negative ? -n : n);
  }
  BigNumber n = parse_any(digits, base);
  return new_int(t, negative ? BigNumber(-n) : n);
}

Value int_from_digits(Thread& t, std::string_view decimal) {
  const bool negative = !decimal.empty() && decimal.front() == '-';
  if (negative) decimal.remove_prefix(1);
  BigNumber n = parse_decimal(decimal);
  return new_int(t, negative ? BigNumber(-n) : n);
}

std::string int_to_text(Value v, int base) {
  int64_t small;
  if (int_fits_int64(v, &small)) return small_to_text(small, base);
  const auto* big = static_cast<const BigInt*>(v.as_object());
  if (base == 10) return big_to_decimal(big);
  GILBOX_CHECK(base == 2 || base == 8 || base == 16, "a base that int_to_text knows");
  const unsigned bits = base == 2 ? 1 : base == 8 ? 3 : 4;
  std::string text;
  const uint64_t length = int_bit_length(v);
  for (uint64_t position = 0; position < length; position += bits) {
    uint64_t digit = big->limbs[position / 64] >> position % 64;
    if (position % 64 + bits > 64 && position / 64 + 1 < big->count) {
      digit |= big->limbs[position / 64 + 1] << (64 - position % 64);
    }
    text += "0123456789abcdef"[digit & (static_cast<unsigned>(base) - 1)];
  }
  if (big->negative != 0) text += '-';
  std::reverse(text.begin(), text.end());
  return text;
}

bool int_to_decimal(Thread& t, Value v, std::string* out) {
  const int limit = t.machine.int_max_str_digits.load(std::memory_order_relaxed);
  // A number of n decimal digits has about 3.32 n bits: most need no closer look.
  const uint64_t bits = int_bit_length(v);
  const bool too_long = limit > 0 && bits > static_cast<uint64_t>(limit) * 10 / 3 + 64;
  if (!too_long) {
    *out = int_to_text(v);
    if (limit <= 0 || out->size() - (int_is_negative(v) ? 1 : 0) <= static_cast<size_t>(limit)) return true;
  }
  static_cast<void>(raise(t, t.machine.types.ValueError,
                          "Exceeds the limit ({} digits) for integer string conversion; use "
                          "sys.set_int_max_str_digits() to increase the limit",
                          limit));
  return false;
}

Value int_repr(Thread& t, Value v) {
  std::string text;
  return int_to_decimal(t, v, &text) ? new_ascii(t, text) : Value::error();
}

}  // namespace gilbox

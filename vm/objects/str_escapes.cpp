// The codecs unicode_escape and raw_unicode_escape: text in ASCII as string literals show it
// (Doc/library/codecs.rst).
#include "vm/base/unicode_names.h"
#include "vm/objects/bytes.h"
#include "vm/objects/exception.h"
#include "vm/objects/str_methods.h"

namespace gilbox {

namespace {

char plain_escape(char32_t c) {
  switch (c) {
    case '\\':
      return '\\';
    case '\t':
      return 't';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    default:
      return '\0';
  }
}

// What a backslash before that character stands for; -1: nothing by itself.
int meaning_of(char c) {
  static constexpr std::string_view kNames = "\\'\"abfnrtv";
  static constexpr std::string_view kMeanings = "\\'\"\a\b\f\n\r\t\v";
  const size_t at = kNames.find(c);
  return at == kNames.npos ? -1 : kMeanings[at];
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

struct Escape {
  char32_t code = 0;
  size_t end = 0;  // behind it, also behind a broken one
  const char* fault = nullptr;
};

// `size` hexadecimal digits from `at` on.
Escape hex_escape(std::string_view data, size_t at, size_t size, const char* fault) {
  Escape found{0, at, nullptr};
  uint64_t code = 0;
  while (found.end < data.size() && found.end < at + size && digit_of(data[found.end]) >= 0) {
    code = code * 16 + static_cast<uint64_t>(digit_of(data[found.end++]));
  }
  if (found.end < at + size) {
    found.fault = fault;
  } else if (code > 0x10FFFF) {
    found.fault = "illegal Unicode character";
  }
  found.code = static_cast<char32_t>(code);
  return found;
}

Escape named_escape(std::string_view data, size_t at) {
  const size_t close = at < data.size() && data[at] == '{' ? data.find('}', at) : data.npos;
  if (close == data.npos || close == at + 1) return {0, at, "malformed \\N character escape"};
  const auto code = character_named(data.substr(at + 1, close - at - 1));
  return {code.value_or(0), close + 1, code ? nullptr : "unknown Unicode character name"};
}

// Of u, U and, unless raw, x and N; `at` is behind the letter.
Escape long_escape(std::string_view data, char letter, size_t at, bool raw) {
  if (letter == 'u') return hex_escape(data, at, 4, "truncated \\uXXXX escape");
  if (letter == 'U') return hex_escape(data, at, 8, "truncated \\UXXXXXXXX escape");
  if (!raw && letter == 'x') return hex_escape(data, at, 2, "truncated \\xXX escape");
  if (!raw && letter == 'N') return named_escape(data, at);
  return {};
}

Escape octal_escape(std::string_view data, size_t at) {
  Escape found{0, at, nullptr};
  while (found.end < data.size() && found.end < at + 3 && data[found.end] >= '0' && data[found.end] <= '7') {
    found.code = found.code * 8 + static_cast<char32_t>(data[found.end++] - '0');
  }
  return found;
}

}  // namespace

Value encode_escapes(Thread& t, const Str* s, bool raw) {
  std::string out;
  for (uint32_t i = 0; i < s->length; ++i) {
    const char32_t c = s->at(i);
    const auto code = static_cast<uint32_t>(c);
    if (c > 0xFFFF) {
      out += fmt::format("\\U{:08x}", code);
    } else if (c > 0xFF) {
      out += fmt::format("\\u{:04x}", code);
    } else if (raw) {
      out += static_cast<char>(c);
    } else if (const char name = plain_escape(c); name != '\0') {
      out += '\\';
      out += name;
    } else if (c < 0x20 || c >= 0x7F) {
      out += fmt::format("\\x{:02x}", code);
    } else {
      out += static_cast<char>(c);
    }
  }
  return new_bytes(t, out);
}

Value decode_escapes(Thread& t, std::string_view data, bool raw, Value errors) {
  StrBuilder out;
  const std::string handler = errors.is_undefined() ? "strict" : to_utf8(as<Str>(errors));
  for (size_t at = 0; at < data.size();) {
    const char c = data[at];
    const bool last = at + 1 == data.size();
    if (c != '\\' || (raw && last)) {
      out.add(static_cast<unsigned char>(c));
      ++at;
      continue;
    }
    const char letter = last ? '\0' : data[at + 1];
    Escape found = last ? Escape{0, at + 1, "\\ at end of string"} : long_escape(data, letter, at + 2, raw);
    if (found.end == 0 && !raw && letter >= '0' && letter <= '7') found = octal_escape(data, at + 1);
    if (found.end == 0 && !raw && meaning_of(letter) >= 0) {
      found = {static_cast<char32_t>(meaning_of(letter)), at + 2, nullptr};
    }
    if (found.end == 0) {  // no escape: both characters stand for themselves, but a newline is left out
      if (raw || letter != '\n') {
        out.add('\\');
        out.add(static_cast<unsigned char>(letter));
      }
      at += 2;
      continue;
    }
    if (found.fault == nullptr) {
      out.add(found.code);
    } else if (handler == "replace") {
      out.add(0xFFFD);
    } else if (handler != "ignore") {
      const Value bytes = new_bytes(t, data);
      if (bytes.is_error()) return bytes;
      return raise_unicode_error(t, t.machine.types.UnicodeDecodeError,
                                 raw ? "rawunicodeescape" : "unicodeescape", bytes, at, found.end,
                                 found.fault);
    }
    at = found.end;
  }
  return out.finish(t);
}

}  // namespace gilbox

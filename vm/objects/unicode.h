// Properties and case of Unicode code points, as CPython 3.12 (Unicode 15.0) has them, and UTF-8.
//
// Thread safety: constant tables only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace gilbox {

struct UnicodeRecord {
  enum Flag : uint16_t {
    kAlpha = 1 << 0,
    kDecimal = 1 << 1,
    kDigit = 1 << 2,
    kNumeric = 1 << 3,
    kUpper = 1 << 4,
    kLower = 1 << 5,
    kTitle = 1 << 6,
    kSpace = 1 << 7,
    kPrintable = 1 << 8,
    kIdStart = 1 << 9,  // XID_Start or '_'
    kIdContinue = 1 << 10,
    kCased = 1 << 11,
    kCaseIgnorable = 1 << 12,
    kSpecialCase = 1 << 13,  // its case changes are in the table of special ones
  };
  uint16_t flags;
  int8_t decimal;               // value of a decimal digit
  int32_t upper, lower, title;  // what to add to the code point
};
// Case changes that give several code points, or whose folding differs from lower case. Zero-terminated.
struct UnicodeSpecialCase {
  char32_t code;
  char32_t upper[3], lower[3], title[3], fold[3];
};

extern const UnicodeRecord kUnicodeRecords[];
extern const uint8_t kUnicodeRoot[];
extern const uint16_t kUnicodeMiddle[];
extern const uint8_t kUnicodeLeaves[];
extern const UnicodeSpecialCase kUnicodeSpecialCases[];
extern const size_t kUnicodeSpecialCaseCount;
constexpr unsigned kUnicodeLeafBits = 4;
constexpr unsigned kUnicodeMiddleBits = 6;

inline const UnicodeRecord& unicode_record(char32_t c) {
  if (c > 0x10FFFF) c = 0;
  unsigned middle = kUnicodeRoot[c >> (kUnicodeLeafBits + kUnicodeMiddleBits)];
  unsigned leaf = kUnicodeMiddle[(middle << kUnicodeMiddleBits) +
                                 ((c >> kUnicodeLeafBits) & ((1u << kUnicodeMiddleBits) - 1))];
  return kUnicodeRecords[kUnicodeLeaves[(leaf << kUnicodeLeafBits) + (c & ((1u << kUnicodeLeafBits) - 1))]];
}
inline bool unicode_is(char32_t c, unsigned flags) {
  return (unicode_record(c).flags & flags) != 0;
}
inline bool unicode_is_space(char32_t c) {
  return c < 0x80 ? (c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31))
                  : unicode_is(c, UnicodeRecord::kSpace);
}
inline bool unicode_is_printable(char32_t c) {
  return c < 0x7F ? c >= ' ' : unicode_is(c, UnicodeRecord::kPrintable);
}
// What str.splitlines breaks at.
inline bool unicode_is_line_break(char32_t c) {
  return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 || c == 0x2028 || c == 0x2029;
}
// Value of a decimal digit, -1 if c is none.
inline int unicode_decimal(char32_t c) {
  const UnicodeRecord& r = unicode_record(c);
  return (r.flags & UnicodeRecord::kDecimal) != 0 ? r.decimal : -1;
}
// Full case mapping of one code point without its context: up to three code points; returns how many.
enum class CaseChange : uint8_t { kUpper, kLower, kTitle, kFold };
size_t unicode_change_case(char32_t c, CaseChange change, char32_t out[3]);

// --- UTF-8 ---
enum class Utf8Error : uint8_t { kNone, kStartByte, kContinuationByte, kUnexpectedEnd };
struct Utf8Step {
  char32_t code;
  uint32_t bytes;  // consumed; of what is invalid, the longest prefix of a valid sequence, at least 1
  Utf8Error error;
};
// Decodes what begins at p (before end).
Utf8Step utf8_decode(const unsigned char* p, const unsigned char* end, bool allow_surrogates);
void utf8_append(std::string* out, char32_t c);  // any code point, surrogates too

}  // namespace gilbox

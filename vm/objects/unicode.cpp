#include "vm/objects/unicode.h"

#include <algorithm>

namespace gilbox {

size_t unicode_change_case(char32_t c, CaseChange change, char32_t out[3]) {
  const UnicodeRecord& record = unicode_record(c);
  if ((record.flags & UnicodeRecord::kSpecialCase) == 0) {
    int32_t delta = change == CaseChange::kUpper   ? record.upper
                    : change == CaseChange::kTitle ? record.title
                                                   : record.lower;
    out[0] = static_cast<char32_t>(static_cast<int32_t>(c) + delta);
    return 1;
  }
  const UnicodeSpecialCase* end = kUnicodeSpecialCases + kUnicodeSpecialCaseCount;
  const UnicodeSpecialCase* row = std::lower_bound(
      kUnicodeSpecialCases, end, c, [](const UnicodeSpecialCase& r, char32_t code) { return r.code < code; });
  const char32_t* text = change == CaseChange::kUpper   ? row->upper
                         : change == CaseChange::kLower ? row->lower
                         : change == CaseChange::kTitle ? row->title
                                                        : row->fold;
  size_t n = 0;
  while (n < 3 && text[n] != 0) {
    out[n] = text[n];
    ++n;
  }
  return n;
}

Utf8Step utf8_decode(const unsigned char* p, const unsigned char* end, bool allow_surrogates) {
  unsigned first = *p;
  if (first < 0x80) return {first, 1, Utf8Error::kNone};
  if (first < 0xC2 || first > 0xF4) return {0xFFFD, 1, Utf8Error::kStartByte};
  uint32_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  // The second byte's range excludes overlong forms, surrogates and what lies beyond U+10FFFF.
  unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  unsigned high = first == 0xED && !allow_surrogates ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  char32_t code = first & (0xFFu >> (length + 1));
  for (uint32_t i = 1; i < length; ++i) {
    if (p + i == end) return {0xFFFD, i, Utf8Error::kUnexpectedEnd};
    unsigned byte = p[i];
    if (byte < low || byte > high) return {0xFFFD, i, Utf8Error::kContinuationByte};
    code = code << 6 | (byte & 0x3F);
    low = 0x80;
    high = 0xBF;
  }
  return {code, length, Utf8Error::kNone};
}

void utf8_append(std::string* out, char32_t c) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out->push_back(static_cast<char>(0xC0 | c >> 6));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out->push_back(static_cast<char>(0xE0 | c >> 12));
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xF0 | c >> 18));
    out->push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

}  // namespace gilbox

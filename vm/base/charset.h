// Encodings of text beside Unicode's: code pages, which have one byte per character, and those of East Asia
// with one or two. All hold ASCII as it is. Their tables come from the C library's iconv() when a charset is
// first asked for.
//
// Thread safety: any thread; a Charset never changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gilbox {

class Charset {
 public:
  // `name` in lower case with '-' for '_', aliases as in CPython's Lib/encodings/aliases.py. Null: unknown
  // here or to the C library. What it points to lives as long as the program.
  static const Charset* find(std::string_view name);

  // As CPython names it: "cp1251", "iso8859-2", "gbk".
  const std::string& name() const { return name_; }
  bool is_page() const { return pairs_.empty(); }

  struct Step {
    char32_t code = 0;
    uint8_t bytes = 0;  // 0: these are no character
  };
  // The first character of `rest`, which is not empty.
  Step decode(std::string_view rest) const;
  // Is `rest` too short to tell?
  bool wants_more(std::string_view rest) const;
  // Appends the character; false: the charset lacks it.
  bool encode(char32_t c, std::string* out) const;

 private:
  Charset(std::string name, const char* system_name, bool page);

  std::string name_;
  std::vector<char32_t> singles_;                // by byte, kNone where there is none
  std::vector<char32_t> pairs_;                  // by both bytes less 0x8000, or empty
  std::unordered_map<char32_t, uint16_t> back_;  // a pair's first byte is the high one
};

}  // namespace gilbox

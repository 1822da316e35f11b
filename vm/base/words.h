// Lists of words in one text, as tables of names have them.
//
// Thread safety: any thread.
#pragma once

#include <algorithm>
#include <string_view>

namespace gilbox {

// Is `word` one of `words`, which have a blank between any two? No list has the empty word.
constexpr bool lists_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

}  // namespace gilbox

// Unicode's normalisation form KC, for identifiers (Unicode Standard Annex 15).
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "src/front/unicode.h"

namespace gilbox::front {
namespace {

struct Decomposition {
  char32_t c;
  uint16_t begin;  // in kDecomposed
  uint16_t count;
};
struct CombiningRange {
  char32_t first;
  char32_t last;
  uint8_t order;
};
struct Composition {
  char32_t first;
  char32_t second;
  char32_t whole;
};

#include "src/front/unicode_nfkc.inc"

// Hangul syllables are made of their letters by arithmetic.
constexpr char32_t kSyllables = 0xAC00;
constexpr char32_t kLeads = 0x1100;
constexpr char32_t kVowels = 0x1161;
constexpr char32_t kTails = 0x11A7;
constexpr char32_t kLeadCount = 19;
constexpr char32_t kVowelCount = 21;
constexpr char32_t kTailCount = 28;
constexpr char32_t kSyllableCount = kLeadCount * kVowelCount * kTailCount;

uint8_t combining_order(char32_t c) {
  const auto* it = std::upper_bound(std::begin(kCombining), std::end(kCombining), c,
                                    [](char32_t value, const CombiningRange& r) { return value < r.first; });
  return it != std::begin(kCombining) && c <= std::prev(it)->last ? std::prev(it)->order : 0;
}

void decompose(std::u32string& out, char32_t c) {
  if (c >= kSyllables && c < kSyllables + kSyllableCount) {
    const char32_t number = c - kSyllables;
    out.push_back(kLeads + number / (kVowelCount * kTailCount));
    out.push_back(kVowels + number / kTailCount % kVowelCount);
    if (number % kTailCount != 0) out.push_back(kTails + number % kTailCount);
    return;
  }
  const auto* it = std::lower_bound(std::begin(kDecompositions), std::end(kDecompositions), c,
                                    [](const Decomposition& d, char32_t value) { return d.c < value; });
  if (it == std::end(kDecompositions) || it->c != c) {
    out.push_back(c);
  } else {
    out.append(kDecomposed + it->begin, it->count);
  }
}

// 0: they do not compose.
char32_t compose_pair(char32_t first, char32_t second) {
  if (first >= kLeads && first < kLeads + kLeadCount && second >= kVowels && second < kVowels + kVowelCount) {
    return kSyllables + ((first - kLeads) * kVowelCount + (second - kVowels)) * kTailCount;
  }
  const bool open_syllable =
      first >= kSyllables && first < kSyllables + kSyllableCount && (first - kSyllables) % kTailCount == 0;
  if (open_syllable && second > kTails && second < kTails + kTailCount) return first + (second - kTails);
  const auto* it = std::lower_bound(
      std::begin(kCompositions), std::end(kCompositions), std::pair(first, second),
      [](const Composition& c, const auto& pair) { return std::pair(c.first, c.second) < pair; });
  const bool found = it != std::end(kCompositions) && it->first == first && it->second == second;
  return found ? it->whole : 0;
}

// Marks on one letter stand in the order of their classes.
void sort_marks(std::u32string& text) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && combining_order(text[end]) != 0) ++end;
    std::stable_sort(text.begin() + static_cast<std::ptrdiff_t>(i),
                     text.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char32_t a, char32_t b) { return combining_order(a) < combining_order(b); });
    i = end + 1;
  }
}

std::u32string compose(const std::u32string& text) {
  std::u32string out;
  std::size_t starter = std::u32string::npos;  // index in `out` of the last letter
  int last_order = -1;                         // of what stands between it and here; -1: nothing
  for (char32_t c : text) {
    const int order = combining_order(c);
    if (starter != std::u32string::npos && last_order < order) {
      if (const char32_t whole = compose_pair(out[starter], c)) {
        out[starter] = whole;
        continue;
      }
    }
    if (order == 0) {
      starter = out.size();
      last_order = -1;
    } else {
      last_order = order;
    }
    out.push_back(c);
  }
  return out;
}

}  // namespace

std::string normalize_identifier(std::string_view name) {
  std::u32string text;
  for (std::size_t i = 0; i < name.size();) decompose(text, decode_utf8(name, i));
  sort_marks(text);
  std::string out;
  for (char32_t c : compose(text)) append_utf8(out, c);
  return out;
}

}  // namespace gilbox::front

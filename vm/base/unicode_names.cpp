#include "vm/base/unicode_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace gilbox {
namespace {

constexpr std::string_view kDigits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&*+-./:<=>?@^_{|}~";

// Names that follow from the code point, as far as CPython 3.12 knows them (it has none for Tangut).
struct NumberedRange {
  const char* prefix;
  char32_t first;
  char32_t last;
};
constexpr NumberedRange kNumbered[] = {
    {"CJK UNIFIED IDEOGRAPH-", 0x3400, 0x4DBF},       {"CJK UNIFIED IDEOGRAPH-", 0x4E00, 0x9FFF},
    {"CJK UNIFIED IDEOGRAPH-", 0x20000, 0x2A6DF},     {"CJK UNIFIED IDEOGRAPH-", 0x2A700, 0x2B739},
    {"CJK UNIFIED IDEOGRAPH-", 0x2B740, 0x2B81D},     {"CJK UNIFIED IDEOGRAPH-", 0x2B820, 0x2CEA1},
    {"CJK UNIFIED IDEOGRAPH-", 0x2CEB0, 0x2EBE0},     {"CJK UNIFIED IDEOGRAPH-", 0x30000, 0x3134A},
    {"CJK UNIFIED IDEOGRAPH-", 0x31350, 0x323AF},     {"CJK COMPATIBILITY IDEOGRAPH-", 0xF900, 0xFA6D},
    {"CJK COMPATIBILITY IDEOGRAPH-", 0xFA70, 0xFAD9}, {"CJK COMPATIBILITY IDEOGRAPH-", 0x2F800, 0x2FA1D},

    {"NUSHU CHARACTER-", 0x1B170, 0x1B2FB},           {"KHITAN SMALL SCRIPT CHARACTER-", 0x18B00, 0x18CD5},
};

constexpr std::string_view kSyllable = "HANGUL SYLLABLE ";
constexpr char32_t kFirstSyllable = 0xAC00;
constexpr std::array<const char*, 19> kLeading = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                                  "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
constexpr std::array<const char*, 21> kVowels = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                                 "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                                 "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr std::array<const char*, 28> kTrailing = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                                   "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                                   "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};

std::string syllable_name(uint32_t index) {
  std::string name(kSyllable);
  name += kLeading[index / 588];
  name += kVowels[index % 588 / 28];
  name += kTrailing[index % 28];
  return name;
}

// Reads the entries one after the other.
class NameReader {
 public:
  NameReader() {
    const std::string_view text = unicode_names_text();
    const size_t end = text.find("\n\n");
    words_text_ = text.substr(0, end);
    codes_ = text.substr(end + 2);
    for (size_t i = 0; i < kDigits.size(); ++i)
      values_[static_cast<unsigned char>(kDigits[i])] = static_cast<uint8_t>(i);
  }

  bool next() {
    if (at_end()) return false;
    const uint32_t head = digit();
    const uint32_t same = head % 40;
    if (head >= 40) {
      code_point = number() << 8;
      code_point |= number();
    } else {
      ++code_point;
    }
    const uint32_t more = digit();
    words.resize(same);
    for (uint32_t i = 0; i < more; ++i) words.push_back(number());
    return true;
  }

  std::vector<std::string_view> dictionary() const {
    std::vector<std::string_view> found;
    for (size_t begin = 0; begin < words_text_.size();) {
      const size_t end = std::min(words_text_.find_first_of(" \n", begin), words_text_.size());
      found.push_back(words_text_.substr(begin, end - begin));
      begin = end + 1;
    }
    return found;
  }

  uint32_t code_point = UINT32_MAX;
  std::vector<uint32_t> words;

 private:
  bool at_end() {
    while (at_ < codes_.size() && codes_[at_] == '\n') ++at_;
    return at_ == codes_.size();
  }
  uint32_t digit() { return at_end() ? 0 : values_[static_cast<unsigned char>(codes_[at_++])]; }
  // As number() of the tool writes it.
  uint32_t number() {
    const auto base = static_cast<uint32_t>(kDigits.size());
    const uint32_t first = digit();
    if (first < 60) return first;
    if (first < 75) return 60 + (first - 60) * base + digit();
    const uint32_t second = digit();
    return 60 + 15 * base + ((first - 75) * base + second) * base + digit();
  }

  std::string_view words_text_;
  std::string_view codes_;
  size_t at_ = 0;
  std::array<uint8_t, 256> values_{};
};

std::optional<char32_t> computed_character(std::string_view name) {
  for (const NumberedRange& range : kNumbered) {
    if (!name.starts_with(range.prefix)) continue;
    const std::string_view digits = name.substr(std::string_view(range.prefix).size());
    char32_t value = 0;
    for (const char ch : digits) {
      const size_t digit = std::string_view("0123456789ABCDEF").find(ch);
      if (digit == std::string_view::npos) return std::nullopt;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    if ((digits.size() == 4 || digits.size() == 5) && value >= range.first && value <= range.last)
      return value;
  }
  for (uint32_t i = 0; name.starts_with(kSyllable) && i < 11172; ++i) {
    if (name == syllable_name(i)) return kFirstSyllable + i;
  }
  return std::nullopt;
}

// All entries, to be found by code point and by words.
class NameIndex {
 public:
  NameIndex() {
    NameReader reader;
    words_ = reader.dictionary();
    for (uint32_t i = 0; i < words_.size(); ++i) numbers_.emplace(words_[i], i);
    while (reader.next()) {
      entries_.push_back({reader.code_point, static_cast<uint32_t>(name_words_.size()),
                          static_cast<uint32_t>(reader.words.size())});
      for (const uint32_t word : reader.words) name_words_.push_back(static_cast<uint16_t>(word));
    }
    // The names that are no aliases stand first.
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.code_point < b.code_point; });
    by_words_.reserve(entries_.size());
    for (const Entry& entry : entries_) by_words_.emplace(key_of(entry), entry.code_point);
  }

  std::string name_of(char32_t c) const {
    const auto entry = std::lower_bound(entries_.begin(), entries_.end(), c,
                                        [](const Entry& e, char32_t code) { return e.code_point < code; });
    if (entry == entries_.end() || entry->code_point != c) return {};
    std::string name;
    for (uint32_t i = 0; i < entry->count; ++i) {
      if (i > 0) name += ' ';
      name += words_[name_words_[entry->begin + i]];
    }
    return name;
  }

  std::optional<char32_t> find(std::string_view name) const {
    std::vector<uint16_t> wanted;
    for (size_t begin = 0; begin <= name.size();) {
      const size_t end = std::min(name.find(' ', begin), name.size());
      const auto word = numbers_.find(name.substr(begin, end - begin));
      if (word == numbers_.end()) return std::nullopt;
      wanted.push_back(static_cast<uint16_t>(word->second));
      begin = end + 1;
    }
    const auto found = by_words_.find(key_of(wanted.data(), wanted.size()));
    return found == by_words_.end() ? std::nullopt : std::optional<char32_t>(found->second);
  }

 private:
  struct Entry {
    char32_t code_point;
    uint32_t begin;  // in name_words_
    uint32_t count;
  };

  static std::u16string_view key_of(const uint16_t* words, size_t count) {
    return {reinterpret_cast<const char16_t*>(words), count};
  }
  std::u16string_view key_of(const Entry& entry) const {
    return key_of(name_words_.data() + entry.begin, entry.count);
  }

  std::vector<std::string_view> words_;
  std::unordered_map<std::string_view, uint32_t> numbers_;
  std::vector<uint16_t> name_words_;  // of all names, one after the other
  std::vector<Entry> entries_;        // by code point
  std::unordered_map<std::u16string_view, char32_t> by_words_;
};

const NameIndex& name_index() {
  static const NameIndex index;
  return index;
}

}  // namespace

std::optional<char32_t> character_named(std::string_view given) {
  std::string name(given);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char ch) { return ch >= 'a' && ch <= 'z' ? static_cast<char>(ch - 'a' + 'A') : ch; });
  if (const auto computed = computed_character(name)) return computed;
  return name_index().find(name);
}

std::string name_of_character(char32_t c) {
  for (const NumberedRange& range : kNumbered) {
    if (c < range.first || c > range.last) continue;
    std::string digits;
    for (char32_t rest = c; rest != 0; rest >>= 4)
      digits.insert(digits.begin(), "0123456789ABCDEF"[rest & 15]);
    return range.prefix + digits;
  }
  if (c >= kFirstSyllable && c < kFirstSyllable + 11172) return syllable_name(c - kFirstSyllable);
  // Control characters have only other names.
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return {};
  return name_index().name_of(c);
}

}  // namespace gilbox

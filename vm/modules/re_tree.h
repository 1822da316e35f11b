// Regular expressions: what Python's notation says, as a tree, and the same in PCRE2's notation.
//
// Thread safety: a RePattern is constant once parsed; parsing and writing are pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace gilbox {

// The flags of the module re.
enum ReFlag : uint32_t {
  kReTemplate = 1,
  kReIgnoreCase = 2,
  kReLocale = 4,
  kReMultiline = 8,
  kReDotAll = 16,
  kReUnicode = 32,
  kReVerbose = 64,
  kReDebug = 128,
  kReAscii = 256,
};

inline constexpr uint32_t kReNoLimit = UINT32_MAX;

struct ReNode {
  enum Kind : uint8_t {
    kLiteral,   // value
    kAny,       // .
    kSet,       // [...], \d ...
    kAt,        // value: one of ^ $ A Z b B
    kSequence,  // children
    kChoice,    // children
    kCapture,   // value: number; one child
    kGroup,     // (?:...) with flags of its own; one child
    kAtomic,
    kLook,         // negative, behind; one child
    kBackref,      // value
    kConditional,  // value: group; children: yes and perhaps no
    kRepeat,       // min, max, mode; one child
  };
  enum Mode : uint8_t { kGreedy, kLazy, kPossessive };

  Kind kind = kSequence;
  Mode mode = kGreedy;
  bool negative = false;
  bool behind = false;
  uint32_t flags = 0;  // in force where it stands
  uint32_t value = 0;
  uint32_t min = 0;
  uint32_t max = 0;
  std::vector<ReNode> children;
  std::vector<std::pair<char32_t, char32_t>> ranges;
  std::string categories;  // of d D s S w W
};

struct RePattern {
  ReNode root;
  uint32_t flags = 0;  // all that hold for the whole of it
  uint32_t groups = 0;
  std::vector<std::pair<std::u32string, uint32_t>> names;
  // When each group's parenthesis closes, counted from 1: which group was matched last depends on it.
  std::vector<uint32_t> closing_order;
  std::vector<std::string> warnings;  // of what may come to mean something else
};

// Why a pattern is none, in CPython's words.
struct ReError {
  std::string message;
  int64_t position = -1;  // -1: nowhere in particular
};

// False: *error says why.
bool re_parse(const std::u32string& text, bool bytes, uint32_t flags, RePattern* out, ReError* error);

// For texts whose characters are below `limit` (0x100, 0x10000 or all); to be compiled with PCRE2_CASELESS if
// the pattern's flags have kReIgnoreCase, with PCRE2_UCP unless they have kReAscii or it is of bytes. False:
// it needs what PCRE2 has not.
bool re_write(const RePattern& pattern, bool bytes, char32_t limit, std::u32string* out, ReError* error);

}  // namespace gilbox

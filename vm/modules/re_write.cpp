// Regular expressions in PCRE2's notation.
//
// What PCRE2 reads differently is written out: ^ $ . and \s never depend on PCRE2's own flags, groups have
// numbers only, every character that could mean something is a number.
#include <fmt/format.h>

#include <algorithm>

#include "vm/modules/re_tree.h"
#include "vm/objects/unicode.h"

namespace gilbox {
namespace {

constexpr uint32_t kMostRepeats = 65535;  // PCRE2's

struct Width {
  uint64_t least, most;
};

// How long a match can be.
Width width_of(const ReNode& node, const std::vector<Width>& groups) {
  constexpr uint64_t kMuch = uint64_t{1} << 40;
  switch (node.kind) {
    case ReNode::kLiteral:
    case ReNode::kAny:
    case ReNode::kSet:
      return {1, 1};
    case ReNode::kAt:
    case ReNode::kLook:
      return {0, 0};
    case ReNode::kBackref:
      return node.value < groups.size() ? groups[node.value] : Width{0, kMuch};
    case ReNode::kRepeat: {
      const Width w = width_of(node.children[0], groups);
      const auto times = [&](uint64_t a, uint64_t n) { return a == 0 ? 0 : std::min(kMuch, a * n); };
      return {times(w.least, node.min), times(w.most, node.max)};
    }
    case ReNode::kChoice:
    case ReNode::kConditional: {
      Width all{kMuch, 0};
      for (const ReNode& child : node.children) {
        const Width w = width_of(child, groups);
        all = {std::min(all.least, w.least), std::max(all.most, w.most)};
      }
      if (node.kind == ReNode::kConditional && node.children.size() == 1) all.least = 0;
      return all;
    }
    default: {
      Width all{0, 0};
      for (const ReNode& child : node.children) {
        const Width w = width_of(child, groups);
        all = {std::min(kMuch, all.least + w.least), std::min(kMuch, all.most + w.most)};
      }
      return all;
    }
  }
}

// Of each group, for references to them.
void collect_widths(const ReNode& node, std::vector<Width>* groups) {
  for (const ReNode& child : node.children) collect_widths(child, groups);
  if (node.kind == ReNode::kCapture) {
    if (groups->size() <= node.value) groups->resize(node.value + 1, {0, 0});
    (*groups)[node.value] = width_of(node.children[0], *groups);
  }
}

class Writer {
 public:
  Writer(const RePattern& pattern, bool bytes, char32_t limit, std::u32string* out, ReError* error)
      : ascii_(bytes || (pattern.flags & kReAscii) != 0), limit_(limit), out_(*out), error_(error) {
    collect_widths(pattern.root, &groups_);
  }

  bool write(const ReNode& node, uint32_t flags) {
    switch (node.kind) {
      case ReNode::kLiteral:
        literal(node.value);
        return true;
      case ReNode::kAny:
        add((node.flags & kReDotAll) != 0 ? "(?s:.)" : "\\N");
        return true;
      case ReNode::kSet:
        set(node);
        return true;
      case ReNode::kAt:
        at(node);
        return true;
      case ReNode::kSequence:
        return all(node, flags, "");
      case ReNode::kChoice:
        return all(node, flags, "|");
      case ReNode::kCapture:
        return inside("(", node, flags);
      case ReNode::kAtomic:
        return inside("(?>", node, flags);
      case ReNode::kGroup: {
        const uint32_t inner = node.children[0].flags;
        if (((inner ^ flags) & kReIgnoreCase) == 0) return inside("(?:", node, inner);
        return inside((inner & kReIgnoreCase) != 0 ? "(?i:" : "(?-i:", node, inner);
      }
      case ReNode::kLook:
        return look(node, flags);
      case ReNode::kBackref:
        add(fmt::format("\\g{{{}}}", node.value));
        return true;
      case ReNode::kConditional:
        add(fmt::format("(?({})", node.value));
        for (size_t i = 0; i < node.children.size(); ++i) {
          if (i > 0) add("|");
          if (!write(node.children[i], flags)) return false;
        }
        add(")");
        return true;
      case ReNode::kRepeat:
        return repeat(node, flags);
    }
    return true;
  }

 private:
  void add(std::string_view text) { out_.append(text.begin(), text.end()); }
  bool fail(const char* message) {
    error_->message = message;
    error_->position = -1;
    return false;
  }

  // Never matches: a character that no text of this width has.
  void nothing() { add("(?!)"); }

  void literal(char32_t c) {
    if (c >= limit_) {
      nothing();
    } else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      out_.push_back(c);
    } else {
      add(fmt::format("\\x{{{:x}}}", static_cast<uint32_t>(c)));
    }
  }

  bool all(const ReNode& node, uint32_t flags, std::string_view separator) {
    if (node.kind == ReNode::kChoice) add("(?:");
    for (size_t i = 0; i < node.children.size(); ++i) {
      if (i > 0) add(separator);
      if (!write(node.children[i], flags)) return false;
    }
    if (node.kind == ReNode::kChoice) add(")");
    return true;
  }
  bool inside(std::string_view open, const ReNode& node, uint32_t flags) {
    add(open);
    if (!write(node.children[0], flags)) return false;
    add(")");
    return true;
  }
  bool look(const ReNode& node, uint32_t flags) {
    if (node.behind) {
      const Width w = width_of(node.children[0], groups_);
      if (w.least != w.most) return fail("look-behind requires fixed-width pattern");
    }
    return inside(node.behind ? (node.negative ? "(?<!" : "(?<=") : (node.negative ? "(?!" : "(?="), node,
                  flags);
  }
  bool repeat(const ReNode& node, uint32_t flags) {
    if (node.min > kMostRepeats || (node.max != kReNoLimit && node.max > kMostRepeats)) {
      return fail("gilbox does not support more than 65535 repetitions in a regular expression");
    }
    if (!inside("(?:", node, flags)) return false;
    if (node.max == kReNoLimit) {
      add(node.min == 0 ? "*" : node.min == 1 ? "+" : fmt::format("{{{},}}", node.min));
    } else {
      add(fmt::format("{{{},{}}}", node.min, node.max));
    }
    add(node.mode == ReNode::kLazy ? "?" : node.mode == ReNode::kPossessive ? "+" : "");
    return true;
  }

  // Does the place follow ASCII's classes although the whole does not?
  bool narrowed(const ReNode& node) const { return !ascii_ && (node.flags & kReAscii) != 0; }

  void at(const ReNode& node) {
    const bool multiline = (node.flags & kReMultiline) != 0;
    switch (node.value) {
      case '^':
        add(multiline ? "(?m:^)" : "\\A");
        break;
      case '$':
        add(multiline ? "(?m:$)" : "\\Z");
        break;
      case 'A':
        add("\\A");
        break;
      case 'Z':
        add("\\z");
        break;
      case 'b':
        add(narrowed(node) ? "(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))"
                           : "\\b");
        break;
      default:
        add(narrowed(node) ? "(?:(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<![0-9A-Za-z_])(?![0-9A-Za-z_]))"
                           : "\\B");
        // Python's does not match in an empty text.
        add("(?!\\A\\z)");
    }
  }

  // --- Sets ---
  void range(char32_t low, char32_t high) {
    if (low >= limit_) return;
    high = std::min<char32_t>(high, limit_ - 1);
    add(low == high ? fmt::format("\\x{{{:x}}}", static_cast<uint32_t>(low))
                    : fmt::format("\\x{{{:x}}}-\\x{{{:x}}}", static_cast<uint32_t>(low),
                                  static_cast<uint32_t>(high)));
  }
  // All that unicode_is_space (does not) hold for.
  void spaces(bool negated) {
    constexpr char32_t kLastSpace = 0x3000;
    char32_t from = 0;
    bool in = unicode_is_space(0) != negated;
    for (char32_t c = 1; c <= kLastSpace + 1; ++c) {
      const bool now = unicode_is_space(c) != negated;
      if (now == in) continue;
      if (in) range(from, c - 1);
      from = c;
      in = now;
    }
    if (in) range(from, 0x10FFFF);
  }
  void category(char c, bool narrow) {
    const bool unicode = !ascii_ && !narrow;
    if (unicode && (c == 's' || c == 'S')) {
      spaces(c == 'S');
    } else if (!narrow) {
      add(std::string("\\") + c);
    } else {
      switch (c) {
        case 'd':
          add("0-9");
          break;
        case 'D':
          range(0, '0' - 1);
          range('9' + 1, 0x10FFFF);
          break;
        case 'w':
          add("0-9A-Za-z_");
          break;
        case 'W':
          range(0, '0' - 1);
          range('9' + 1, 'A' - 1);
          range('Z' + 1, '_' - 1);
          range('_' + 1, 'a' - 1);
          range('z' + 1, 0x10FFFF);
          break;
        case 's':
          add("\\x{9}-\\x{d}\\x{20}");
          break;
        default:
          range(0, 8);
          range(14, 31);
          range(33, 0x10FFFF);
      }
    }
  }
  void set(const ReNode& node) {
    bool empty = node.categories.empty();
    for (const auto& [low, high] : node.ranges) empty = empty && low >= limit_;
    if (empty) {
      if (node.negative) {
        add("(?s:.)");
      } else {
        nothing();
      }
      return;
    }
    add(node.negative ? "[^" : "[");
    for (const auto& [low, high] : node.ranges) range(low, high);
    for (char c : node.categories) category(c, narrowed(node));
    add("]");
  }

  const bool ascii_;
  const char32_t limit_;
  std::u32string& out_;
  ReError* error_;
  std::vector<Width> groups_;
};

}  // namespace

bool re_write(const RePattern& pattern, bool bytes, char32_t limit, std::u32string* out, ReError* error) {
  return Writer(pattern, bytes, limit, out, error).write(pattern.root, pattern.flags);
}

}  // namespace gilbox

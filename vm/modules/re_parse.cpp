// Parsing of regular expressions: what CPython's Lib/re/_parser.py accepts, with its messages and positions.
#include <algorithm>

#include "vm/base/unicode_names.h"
#include "vm/modules/re_tree.h"
#include "vm/objects/unicode.h"

namespace gilbox {
namespace {

constexpr uint32_t kTypeFlags = kReAscii | kReLocale | kReUnicode;
constexpr char32_t kEnd = 0xFFFFFFFF;
constexpr int kMaxDepth = 200;

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_octal(char32_t c) {
  return c >= '0' && c <= '7';
}
bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_alphabetic(char32_t c) {
  return unicode_is(c, UnicodeRecord::kAlpha);
}
int hex_value(char32_t c) {
  if (is_digit(c)) return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
  return -1;
}
std::string utf8(std::u32string_view text) {
  std::string out;
  for (char32_t c : text) utf8_append(&out, c);
  return out;
}
uint32_t flag_of(char32_t c) {
  switch (c) {
    case 'i':
      return kReIgnoreCase;
    case 'L':
      return kReLocale;
    case 'm':
      return kReMultiline;
    case 's':
      return kReDotAll;
    case 'x':
      return kReVerbose;
    case 'a':
      return kReAscii;
    case 'u':
      return kReUnicode;
    default:
      return 0;
  }
}

class Parser {
 public:
  Parser(const std::u32string& text, bool bytes, uint32_t flags, RePattern* out, ReError* error)
      : text_(text), bytes_(bytes), flags_(flags), out_(out), error_(error) {}

  // *restart: it turned out to be verbose; parse again with that flag.
  bool parse(bool* restart) {
    const bool ok = parse_choice(&out_->root, flags_, true);
    *restart = restart_;
    if (restart_) return false;
    if (!ok) return false;
    if (position_ < text_.size()) return fail("unbalanced parenthesis");
    for (const auto& [group, where] : conditions_) {
      if (group > out_->groups) {
        error_->message = "invalid group reference " + std::to_string(group);
        error_->position = static_cast<int64_t>(where);
        return false;
      }
    }
    out_->flags = flags_;
    return true;
  }

 private:
  // --- Text ---
  bool fail(std::string_view message, size_t back = 0) {
    error_->message.assign(message);
    error_->position = static_cast<int64_t>(position_) - static_cast<int64_t>(back);
    return false;
  }
  char32_t peek(size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : kEnd;
  }
  bool accept(char32_t c) {
    if (peek() != c) return false;
    ++position_;
    return true;
  }
  // Like a read of one token: a backslash at the very end is an error of its own.
  bool lonely_backslash() {
    if (peek() != '\\' || position_ + 1 < text_.size()) return false;
    error_->message = "bad escape (end of pattern)";
    error_->position = static_cast<int64_t>(position_);
    return true;
  }

  // --- Structure ---
  bool parse_choice(ReNode* out, uint32_t flags, bool first = false) {
    if (++depth_ > kMaxDepth) return fail("gilbox does not support groups nested so deeply");
    ReNode branch;
    if (!parse_sequence(&branch, flags, first)) return false;
    if (peek() != '|') {
      *out = std::move(branch);
      --depth_;
      return true;
    }
    out->kind = ReNode::kChoice;
    out->flags = flags;
    out->children.push_back(std::move(branch));
    while (accept('|')) {
      ReNode next;
      if (!parse_sequence(&next, first ? flags_ : flags)) return false;
      out->children.push_back(std::move(next));
    }
    --depth_;
    return true;
  }

  bool parse_sequence(ReNode* out, uint32_t flags, bool first = false) {
    out->kind = ReNode::kSequence;
    out->flags = flags;
    for (;;) {
      const char32_t c = peek();
      if (c == kEnd || c == '|' || c == ')') return true;
      if (lonely_backslash()) return false;
      if ((flags & kReVerbose) != 0 && skip_blank()) continue;
      ReNode item;
      item.flags = flags;
      bool present = true;
      switch (c) {
        case '\\':
          if (!parse_escape(&item)) return false;
          break;
        case '[':
          if (!parse_set(&item)) return false;
          break;
        case '*':
        case '+':
        case '?':
        case '{':
          if (!parse_repeat(out, &item, &present)) return false;
          break;
        case '.':
          ++position_;
          item.kind = ReNode::kAny;
          break;
        case '^':
        case '$':
          ++position_;
          item.kind = ReNode::kAt;
          item.value = c;
          break;
        case '(':
          if (!parse_group(&item, &present, flags, first && out->children.empty())) return false;
          if (first) flags = flags_;
          break;
        default:
          ++position_;
          item.kind = ReNode::kLiteral;
          item.value = c;
      }
      if (present) out->children.push_back(std::move(item));
    }
  }

  bool skip_blank() {
    const char32_t c = peek();
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      ++position_;
      return true;
    }
    if (c != '#') return false;
    while (position_ < text_.size() && text_[position_++] != '\n') {
    }
    return true;
  }

  bool parse_number(uint64_t* out, bool* any) {
    *out = 0;
    *any = is_digit(peek());
    while (is_digit(peek()))
      *out = std::min<uint64_t>(*out * 10 + (text_[position_++] - '0'), UINT64_MAX / 100);
    return *any;
  }

  // *present: it was a literal brace after all.
  bool parse_repeat(ReNode* sequence, ReNode* item, bool* present) {
    const size_t here = position_;  // of the operator
    const char32_t c = text_[position_++];
    uint64_t least = c == '+' ? 1 : 0;
    uint64_t most = c == '?' ? 1 : kReNoLimit;
    if (c == '{') {
      const auto literal = [&] {
        position_ = here + 1;
        item->kind = ReNode::kLiteral;
        item->value = '{';
        return true;
      };
      if (peek() == '}') return literal();
      uint64_t low = 0, high = 0;
      bool any_low = false, any_high = false;
      parse_number(&low, &any_low);
      if (accept(',')) {
        parse_number(&high, &any_high);
      } else {
        high = low;
        any_high = any_low;
      }
      if (!accept('}')) return literal();
      if (any_low) least = low;
      if (any_high) most = high;
      if (any_low && low >= kReNoLimit) return fail("the repetition number is too large");
      if (any_high && high >= kReNoLimit) return fail("the repetition number is too large");
      if (any_high && most < least) {
        return fail("min repeat greater than max repeat", position_ - here - 1);
      }
    }
    const size_t operator_end = position_;
    *present = false;
    if (sequence->children.empty() || sequence->children.back().kind == ReNode::kAt) {
      return fail("nothing to repeat", operator_end - here);
    }
    ReNode& last = sequence->children.back();
    if (last.kind == ReNode::kRepeat) return fail("multiple repeat", operator_end - here);
    ReNode repeat;
    repeat.kind = ReNode::kRepeat;
    repeat.flags = last.flags;
    repeat.min = static_cast<uint32_t>(least);
    repeat.max = static_cast<uint32_t>(most);
    repeat.mode = accept('?') ? ReNode::kLazy : accept('+') ? ReNode::kPossessive : ReNode::kGreedy;
    repeat.children.push_back(std::move(last));
    last = std::move(repeat);
    return true;
  }

  // --- Groups ---
  bool close_group(size_t start) {
    if (accept(')')) return true;
    return fail("missing ), unterminated subpattern", position_ - start);
  }

  bool parse_name(char32_t terminator, std::u32string* out, bool check = true) {
    for (;;) {
      const char32_t c = peek();
      if (c == kEnd) {
        if (out->empty()) return fail("missing group name");
        return fail(terminator == '>' ? "missing >, unterminated name" : "missing ), unterminated name",
                    out->size());
      }
      ++position_;
      if (c == terminator) break;
      out->push_back(c);
    }
    if (out->empty()) return fail("missing group name", 1);
    return !check || check_name(*out);
  }
  bool check_name(const std::u32string& name) {
    bool good = unicode_is(name[0], UnicodeRecord::kIdStart);
    for (char32_t c : name) good = good && unicode_is(c, UnicodeRecord::kIdContinue) && (!bytes_ || c < 128);
    return good || fail("bad character in group name '" + utf8(name) + "'", name.size() + 1);
  }
  uint32_t find_name(const std::u32string& name) const {
    for (const auto& [known, number] : out_->names) {
      if (known == name) return number;
    }
    return 0;
  }
  bool is_open(uint32_t group) const {
    return group <= out_->closing_order.size() && out_->closing_order[group - 1] == 0;
  }

  bool parse_group(ReNode* item, bool* present, uint32_t flags, bool at_start) {
    const size_t start = position_++;
    std::u32string name;
    if (!accept('?')) return parse_capture(item, start, name, flags);
    const char32_t c = peek();
    if (c == kEnd) return fail("unexpected end of pattern");
    ++position_;
    switch (c) {
      case 'P':
        return parse_python_extension(item, start, flags);
      case ':':
        return parse_inside(item, ReNode::kGroup, start, flags);
      case '>':
        return parse_inside(item, ReNode::kAtomic, start, flags);
      case '#':
        for (;;) {
          if (peek() == kEnd) return fail("missing ), unterminated comment", position_ - start);
          if (text_[position_++] == ')') break;
        }
        *present = false;
        return true;
      case '=':
      case '!':
        item->negative = c == '!';
        return parse_inside(item, ReNode::kLook, start, flags);
      case '<': {
        const char32_t next = peek();
        if (next == kEnd) return fail("unexpected end of pattern");
        ++position_;
        if (next != '=' && next != '!') return fail("unknown extension ?<" + utf8({&next, 1}), 3);
        item->negative = next == '!';
        item->behind = true;
        return parse_inside(item, ReNode::kLook, start, flags);
      }
      case '(':
        return parse_conditional(item, start, flags);
      default:
        if (flag_of(c) != 0 || c == '-') return parse_flags(item, present, c, start, flags, at_start);
        return fail("unknown extension ?" + utf8({&c, 1}), 2);
    }
  }

  bool parse_inside(ReNode* item, ReNode::Kind kind, size_t start, uint32_t flags) {
    item->kind = kind;
    item->children.emplace_back();
    return parse_choice(&item->children[0], flags) && close_group(start);
  }

  bool parse_capture(ReNode* item, size_t start, const std::u32string& name, uint32_t flags) {
    const uint32_t number = ++out_->groups;
    if (!name.empty()) {
      const uint32_t known = find_name(name);
      if (known != 0) {
        return fail("redefinition of group name '" + utf8(name) + "' as group " + std::to_string(number) +
                        "; was group " + std::to_string(known),
                    name.size() + 1);
      }
      out_->names.emplace_back(name, number);
    }
    out_->closing_order.push_back(0);
    item->value = number;
    if (!parse_inside(item, ReNode::kCapture, start, flags)) return false;
    out_->closing_order[number - 1] = ++closed_;
    return true;
  }

  bool parse_python_extension(ReNode* item, size_t start, uint32_t flags) {
    std::u32string name;
    if (accept('<')) return parse_name('>', &name) && parse_capture(item, start, name, flags);
    if (accept('=')) {
      if (!parse_name(')', &name)) return false;
      const uint32_t group = find_name(name);
      if (group == 0) return fail("unknown group name '" + utf8(name) + "'", name.size() + 1);
      if (is_open(group)) return fail("cannot refer to an open group", name.size() + 1);
      item->kind = ReNode::kBackref;
      item->value = group;
      return true;
    }
    const char32_t c = peek();
    if (c == kEnd) return fail("unexpected end of pattern");
    ++position_;
    return fail("unknown extension ?P" + utf8({&c, 1}), 3);
  }

  bool parse_conditional(ReNode* item, size_t start, uint32_t flags) {
    std::u32string name;
    if (!parse_name(')', &name, false)) return false;
    item->kind = ReNode::kConditional;
    if (std::all_of(name.begin(), name.end(), is_digit)) {
      uint64_t number = 0;
      for (char32_t c : name) number = std::min<uint64_t>(number * 10 + (c - '0'), 100000000);
      if (number == 0) return fail("bad group number", name.size() + 1);
      if (number > 65535) return fail("invalid group reference " + utf8(name), name.size() + 1);
      item->value = static_cast<uint32_t>(number);
      conditions_.emplace_back(item->value, position_ - name.size() - 1);
    } else {
      if (!check_name(name)) return false;
      item->value = find_name(name);
      if (item->value == 0) return fail("unknown group name '" + utf8(name) + "'", name.size() + 1);
    }
    item->children.resize(1);
    if (!parse_sequence(&item->children[0], flags)) return false;
    if (accept('|')) {
      item->children.emplace_back();
      if (!parse_sequence(&item->children[1], flags)) return false;
      if (peek() == '|') return fail("conditional backref with more than two branches");
    }
    return close_group(start);
  }

  // After "(?" and one flag letter or "-".
  bool parse_flags(ReNode* item, bool* present, char32_t c, size_t start, uint32_t flags, bool at_start) {
    uint32_t add = 0, remove = 0;
    if (c != '-' && !parse_added_flags(&c, &add)) return false;
    if (c == ')') {
      if (!at_start) return fail("global flags not at the start of the expression", position_ - start);
      *present = false;
      flags_ |= add;
      if ((add & kReVerbose) != 0 && (flags & kReVerbose) == 0) {
        restart_ = true;
        return false;
      }
      return true;
    }
    if (c == '-' && !parse_removed_flags(&remove)) return false;
    if ((add & remove) != 0) return fail("bad inline flags: flag turned on and off", 1);
    uint32_t inner = flags;
    if ((add & kTypeFlags) != 0) inner &= ~kTypeFlags;
    return parse_inside(item, ReNode::kGroup, start, (inner | add) & ~remove);
  }
  bool parse_added_flags(char32_t* c, uint32_t* add) {
    for (;;) {
      const uint32_t flag = flag_of(*c);
      if (!bytes_ && *c == 'L') return fail("bad inline flags: cannot use 'L' flag with a str pattern");
      if (bytes_ && *c == 'u') return fail("bad inline flags: cannot use 'u' flag with a bytes pattern");
      *add |= flag;
      if ((flag & kTypeFlags) != 0 && (*add & kTypeFlags) != flag) {
        return fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
      }
      *c = peek();
      if (*c == kEnd) return fail("missing -, : or )");
      ++position_;
      if (*c == ')' || *c == '-' || *c == ':') return true;
      if (flag_of(*c) == 0) return fail(is_alphabetic(*c) ? "unknown flag" : "missing -, : or )", 1);
    }
  }
  bool parse_removed_flags(uint32_t* remove) {
    char32_t c = peek();
    if (c == kEnd) return fail("missing flag");
    ++position_;
    if (flag_of(c) == 0) return fail(is_alphabetic(c) ? "unknown flag" : "missing flag", 1);
    for (;;) {
      const uint32_t flag = flag_of(c);
      if ((flag & kTypeFlags) != 0) return fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
      *remove |= flag;
      c = peek();
      if (c == kEnd) return fail("missing :");
      ++position_;
      if (c == ':') return true;
      if (flag_of(c) == 0) return fail(is_alphabetic(c) ? "unknown flag" : "missing :", 1);
    }
  }

  // --- Escapes ---
  // The digits of \xhh, \uhhhh, \Uhhhhhhhh; position_ is behind the letter.
  bool parse_hex(size_t digits, size_t start, uint32_t* out) {
    uint32_t value = 0;
    size_t count = 0;
    for (; count < digits && hex_value(peek()) >= 0; ++count) {
      value = value * 16 + static_cast<uint32_t>(hex_value(text_[position_++]));
    }
    const size_t length = position_ - start;
    if (count != digits) return fail("incomplete escape " + utf8({text_.data() + start, length}), length);
    if (value > 0x10FFFF) return fail("bad escape " + utf8({text_.data() + start, length}), length);
    *out = value;
    return true;
  }
  bool check_octal(size_t start, uint32_t value) {
    if (value <= 0377) return true;
    const size_t length = position_ - start;
    return fail("octal escape value " + utf8({text_.data() + start, length}) + " outside of range 0-0o377",
                length);
  }
  bool bad_escape(size_t start) {
    const size_t length = position_ - start;
    return fail("bad escape " + utf8({text_.data() + start, length}), length);
  }
  // Escapes that are the same inside and outside of sets; position_ is behind the letter. *done: it was one.
  bool parse_common_escape(char32_t c, size_t start, ReNode* item, bool* done) {
    // CPython's re._parser.ESCAPES.
    static constexpr std::pair<char32_t, char32_t> kControls[] = {{'a', 7},  {'f', 12}, {'n', 10},
                                                                  {'r', 13}, {'t', 9},  {'v', 11}};
    *done = true;
    item->kind = ReNode::kLiteral;
    for (const auto& [letter, control] : kControls) {
      if (c != letter) continue;
      item->value = control;
      return true;
    }
    switch (c) {
      case 'd':
      case 'D':
      case 's':
      case 'S':
      case 'w':
      case 'W':
        item->kind = ReNode::kSet;
        item->categories.push_back(static_cast<char>(c));
        return true;
      case 'x':
        return parse_hex(2, start, &item->value);
      case 'u':
        if (!bytes_) return parse_hex(4, start, &item->value);
        break;
      case 'U':
        if (!bytes_) return parse_hex(8, start, &item->value);
        break;
      case 'N':
        if (!bytes_) return parse_named(&item->value);
        break;
      default:
        break;
    }
    *done = false;
    return true;
  }

  // \N{name}; position_ is behind the N.
  bool parse_named(uint32_t* out) {
    if (!accept('{')) return fail("missing {");
    std::string name;
    for (;;) {
      const char32_t c = peek();
      if (c == kEnd && name.empty()) return fail("missing character name");
      if (c == kEnd) return fail("missing }, unterminated name", name.size());
      ++position_;
      if (c == '}') break;
      name.push_back(c < 128 ? static_cast<char>(c) : '?');  // names are ASCII
    }
    if (name.empty()) return fail("missing character name", 1);
    const std::optional<char32_t> found = character_named(name);
    if (!found) return fail("undefined character name '" + name + "'", name.size() + 4);
    *out = *found;
    return true;
  }

  bool parse_escape(ReNode* item) {
    const size_t start = position_;
    const char32_t c = text_[position_ + 1];
    position_ += 2;
    bool done = false;
    if (!parse_common_escape(c, start, item, &done)) return false;
    if (done) return true;
    if (c == 'A' || c == 'Z' || c == 'b' || c == 'B') {
      item->kind = ReNode::kAt;
      item->value = c;
      return true;
    }
    if (c == '0') {
      uint32_t value = 0;
      for (int i = 0; i < 2 && is_octal(peek()); ++i) value = value * 8 + (text_[position_++] - '0');
      item->value = value;
      return true;
    }
    if (is_digit(c)) return parse_numbered(c, start, item);
    if (is_letter(c)) return bad_escape(start);
    item->value = c;
    return true;
  }
  // \1 to \99, or three octal digits.
  bool parse_numbered(char32_t c, size_t start, ReNode* item) {
    uint32_t group = c - '0';
    if (is_digit(peek())) {
      const char32_t second = text_[position_++];
      if (is_octal(c) && is_octal(second) && is_octal(peek())) {
        item->value = (c - '0') * 64 + (second - '0') * 8 + (text_[position_++] - '0');
        return check_octal(start, item->value);
      }
      group = group * 10 + (second - '0');
    }
    if (group > out_->groups) {
      return fail("invalid group reference " + std::to_string(group), position_ - start - 1);
    }
    if (is_open(group)) return fail("cannot refer to an open group", position_ - start);
    item->kind = ReNode::kBackref;
    item->value = group;
    return true;
  }

  // --- Sets ---
  bool parse_set_item(ReNode* item) {
    if (text_[position_] != '\\') {
      item->kind = ReNode::kLiteral;
      item->value = text_[position_++];
      return true;
    }
    const size_t start = position_;
    const char32_t c = text_[position_ + 1];
    position_ += 2;
    bool done = false;
    if (!parse_common_escape(c, start, item, &done)) return false;
    if (done) return true;
    if (c == 'b') {
      item->value = 8;
      return true;
    }
    if (is_octal(c)) {
      uint32_t value = c - '0';
      for (int i = 0; i < 2 && is_octal(peek()); ++i) value = value * 8 + (text_[position_++] - '0');
      item->value = value;
      return check_octal(start, value);
    }
    if (is_digit(c) || is_letter(c)) return bad_escape(start);
    item->value = c;
    return true;
  }

  static void add_to_set(ReNode* set, const ReNode& item) {
    if (item.kind == ReNode::kSet) {
      set->categories += item.categories;
    } else {
      set->ranges.emplace_back(item.value, item.value);
    }
  }

  // What two of these characters may mean one day.
  static const char* operation_on_sets(char32_t c) {
    switch (c) {
      case '-':
        return "set difference";
      case '&':
        return "set intersection";
      case '~':
        return "set symmetric difference";
      case '|':
        return "set union";
      default:
        return nullptr;
    }
  }
  void warn_of(const char* what, size_t position) {
    if (what != nullptr) out_->warnings.push_back(fmt::format("Possible {} at position {}", what, position));
  }

  bool parse_set(ReNode* set) {
    const size_t here = position_++;
    set->kind = ReNode::kSet;
    if (peek() == '[') warn_of("nested set", position_);
    set->negative = accept('^');
    for (bool first = true;; first = false) {
      if (lonely_backslash()) return false;
      if (peek() == kEnd) return fail("unterminated character set", position_ - here);
      if (peek() == ']' && !first) {
        ++position_;
        return true;
      }
      const size_t start = position_;
      if (!first && peek() == peek(1)) warn_of(operation_on_sets(peek()), position_);
      ReNode low, high;
      if (!parse_set_item(&low)) return false;
      if (!accept('-')) {
        add_to_set(set, low);
        continue;
      }
      if (lonely_backslash()) return false;
      if (peek() == kEnd) return fail("unterminated character set", position_ - here);
      if (accept(']')) {
        add_to_set(set, low);
        set->ranges.emplace_back('-', '-');
        return true;
      }
      if (peek() == '-') warn_of(operation_on_sets('-'), position_ - 1);
      if (!parse_set_item(&high)) return false;
      if (low.kind != ReNode::kLiteral || high.kind != ReNode::kLiteral || high.value < low.value) {
        const size_t length = position_ - start;
        return fail("bad character range " + utf8({text_.data() + start, length}), length);
      }
      set->ranges.emplace_back(low.value, high.value);
    }
  }

  const std::u32string& text_;
  const bool bytes_;
  uint32_t flags_;
  RePattern* out_;
  ReError* error_;
  size_t position_ = 0;
  int depth_ = 0;
  uint32_t closed_ = 0;
  bool restart_ = false;
  std::vector<std::pair<uint32_t, size_t>> conditions_;  // groups asked for by number, and where
};

}  // namespace

bool re_parse(const std::u32string& text, bool bytes, uint32_t flags, RePattern* out, ReError* error) {
  for (;;) {
    *out = RePattern();
    bool restart = false;
    if (Parser(text, bytes, flags, out, error).parse(&restart)) break;
    if (!restart) return false;
    flags |= kReVerbose;
  }
  if (!bytes && (out->flags & kReAscii) == 0) out->flags |= kReUnicode;
  return true;
}

}  // namespace gilbox

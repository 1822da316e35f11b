// Searching with regular expressions: match and search, findall, split, sub.
#include <optional>

#include "vm/modules/modules.h"
#include "vm/modules/re.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/bytes.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/objects/unicode.h"

namespace gilbox {
namespace {

// One match behind the other, as CPython finds them: an empty one may follow another match but not an empty
// one at the same place.
class Scan {
 public:
  Scan(Thread& t, const Pattern* pattern, const ReSubject& subject, size_t start, size_t end,
       bool advance = false)
      : matcher_(t, *pattern->program, subject), start_(start), end_(end), advance_(advance) {}

  // 1: found; 0: no further one; -1: exception.
  int next() {
    if (start_ > end_) return 0;
    const int result = matcher_.run(ReMode::kSearch, start_, end_, advance_);
    if (result <= 0) return result;
    advance_ = spans()[0] == spans()[1];
    start_ = spans()[1];
    return 1;
  }
  const size_t* spans() const { return matcher_.spans(); }
  size_t start() const { return start_; }
  bool advance() const { return advance_; }

 private:
  ReMatcher matcher_;
  size_t start_;
  const size_t end_;
  bool advance_;
};

// What stands between position and end_position, as a slice would have it.
struct Bounds {
  Bounds(size_t length, int64_t position, int64_t end_position) {
    const auto clamp = [&](int64_t n) {
      return static_cast<size_t>(std::clamp<int64_t>(n, 0, static_cast<int64_t>(length)));
    };
    start = clamp(position);
    end = clamp(end_position);
  }
  size_t start, end;
};

// What findall gives for one match: the match, its only group, or a tuple of its groups.
Value found_item(Thread& t, Value string, uint32_t groups, const size_t* spans) {
  const auto part = [&](uint32_t group) {
    if (spans[2 * group] == ReMatcher::kUnset) return re_slice(t, string, 0, 0);
    return re_slice(t, string, spans[2 * group], spans[2 * group + 1]);
  };
  if (groups <= 1) return part(groups);
  RootedValues parts(t);
  for (uint32_t i = 1; i <= groups; ++i) {
    const Value v = part(i);
    if (v.is_error()) return v;
    parts.push(v);
  }
  return new_tuple_of(t, parts.span());
}

// --- finditer ---

struct MatchIterator : NativeObject {
  Value pattern;
  Value string;
  uint32_t position, end;
  std::atomic<uint64_t>
      next;  // where to go on, shifted by one; the lowest bit: not with an empty match there
  std::atomic<bool> done;
};
void trace_match_iterator(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<MatchIterator*>(object)->pattern);
  marker.mark(static_cast<MatchIterator*>(object)->string);
}
Value match_iterator_next(Thread& t, NativeObject* object) {
  auto* it = static_cast<MatchIterator*>(object);
  if (it->done.load(std::memory_order_relaxed)) return Value::undefined();
  const auto* pattern = as<Pattern>(it->pattern);
  ReSubject subject;
  Value string = it->string;
  if (!re_subject(t, pattern, &string, &subject)) return Value::error();
  const uint64_t next = it->next.load(std::memory_order_relaxed);
  Scan scan(t, pattern, subject, next >> 1, it->end, (next & 1) != 0);
  const int found = scan.next();
  if (found <= 0) {
    it->done.store(true, std::memory_order_relaxed);
    return Value::undefined();
  }
  it->next.store(uint64_t{scan.start()} << 1 | (scan.advance() ? 1 : 0), std::memory_order_relaxed);
  return new_match(t, pattern, it->string, scan.spans(), it->position, it->end);
}
constexpr NativeOps kReSearchIteratorOps = {"callable_iterator", sizeof(MatchIterator), trace_match_iterator,
                                            nullptr, match_iterator_next};
constexpr NativeDef kReSearchIteratorMethods[] = {
    {"__iter__", iterator_itself, "self, /"},
    {"__next__", iterator_step, "self, /"},
};

// --- Templates: text with references to groups ---

struct Template {
  // A stretch of text, then a group (-1: none).
  struct Piece {
    std::u32string text;
    int64_t group;
  };
  std::vector<Piece> pieces;
};

class TemplateParser {
 public:
  TemplateParser(const std::u32string& text, bool bytes, const RePattern& pattern)
      : text_(text), bytes_(bytes), pattern_(pattern) {}

  bool parse(Template* out) {
    out->pieces.push_back({{}, -1});
    while (position_ < text_.size()) {
      const char32_t c = text_[position_++];
      if (c != '\\') {
        out->pieces.back().text.push_back(c);
        continue;
      }
      if (position_ >= text_.size()) return fail("bad escape (end of pattern)", 1);
      int64_t group = -1;
      if (!escape(&out->pieces.back().text, &group)) return false;
      if (group < 0) continue;
      out->pieces.back().group = group;
      out->pieces.push_back({{}, -1});
    }
    return true;
  }
  ReError error;
  std::string index_error;  // not empty: an IndexError instead

 private:
  bool fail(std::string_view message, size_t back) {
    error.message.assign(message);
    error.position = static_cast<int64_t>(position_ - back);
    return false;
  }
  static bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
  static bool is_octal(char32_t c) { return c >= '0' && c <= '7'; }
  char32_t peek() const { return position_ < text_.size() ? text_[position_] : 0; }

  bool reference(uint64_t number, size_t back, int64_t* group) {
    if (number > pattern_.groups) return fail("invalid group reference " + std::to_string(number), back);
    *group = static_cast<int64_t>(number);
    return true;
  }

  bool named(int64_t* group) {
    if (peek() != '<') return fail("missing <", 0);
    ++position_;
    std::string name;
    size_t size = 0;
    std::u32string wide;
    for (;; ++size) {
      if (position_ >= text_.size()) {
        return size == 0 ? fail("missing group name", 0) : fail("missing >, unterminated name", size);
      }
      const char32_t c = text_[position_++];
      if (c == '>') break;
      wide.push_back(c);
      utf8_append(&name, c);
    }
    if (size == 0) return fail("missing group name", 1);
    if (is_digit(wide[0])) {
      uint64_t number = 0;
      for (char32_t c : wide) {
        if (!is_digit(c)) return fail("bad character in group name '" + name + "'", size + 1);
        number = std::min<uint64_t>(number * 10 + (c - '0'), 1000000000);
      }
      return reference(number, size + 1, group);
    }
    for (const auto& [known, number] : pattern_.names) {
      if (known == wide) {
        *group = number;
        return true;
      }
    }
    bool good = unicode_is(wide[0], UnicodeRecord::kIdStart);
    for (char32_t c : wide) good = good && unicode_is(c, UnicodeRecord::kIdContinue) && (!bytes_ || c < 128);
    if (!good) return fail("bad character in group name '" + name + "'", size + 1);
    index_error = "unknown group name '" + name + "'";
    return false;
  }

  bool escape(std::u32string* out, int64_t* group) {
    const char32_t c = text_[position_++];
    switch (c) {
      case 'g':
        return named(group);
      case 'a':
        out->push_back(7);
        return true;
      case 'b':
        out->push_back(8);
        return true;
      case 'f':
        out->push_back(12);
        return true;
      case 'n':
        out->push_back(10);
        return true;
      case 'r':
        out->push_back(13);
        return true;
      case 't':
        out->push_back(9);
        return true;
      case 'v':
        out->push_back(11);
        return true;
      case '\\':
        out->push_back('\\');
        return true;
      case '0': {
        uint32_t value = 0;
        for (int i = 0; i < 2 && is_octal(peek()); ++i) value = value * 8 + (text_[position_++] - '0');
        out->push_back(value & 0xFF);
        return true;
      }
      default:
        break;
    }
    if (is_digit(c)) {
      uint64_t number = c - '0';
      size_t digits = 1;
      if (is_digit(peek())) {
        const char32_t second = text_[position_++];
        if (is_octal(c) && is_octal(second) && is_octal(peek())) {
          const uint32_t value = (c - '0') * 64 + (second - '0') * 8 + (text_[position_++] - '0');
          if (value > 0377) {
            std::string shown;
            for (size_t i = position_ - 4; i < position_; ++i) utf8_append(&shown, text_[i]);
            return fail("octal escape value " + shown + " outside of range 0-0o377", 4);
          }
          out->push_back(value);
          return true;
        }
        number = number * 10 + (second - '0');
        ++digits;
      }
      return reference(number, digits, group);
    }
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      return fail(std::string("bad escape \\") + static_cast<char>(c), 2);
    }
    out->push_back('\\');
    out->push_back(c);
    return true;
  }

  const std::u32string& text_;
  const bool bytes_;
  const RePattern& pattern_;
  size_t position_ = 0;
};

std::u32string characters(Value v) {
  std::u32string out;
  if (is_kind(v, Kind::kBytes)) {
    for (char c : bytes_view(as<Bytes>(v))) out.push_back(static_cast<unsigned char>(c));
  } else {
    const auto* s = as<Str>(v);
    out.reserve(s->length);
    for (uint32_t i = 0; i < s->length; ++i) out.push_back(s->at(i));
  }
  return out;
}

// False: exception.
bool parse_template(Thread& t, const Pattern* pattern, Value text, Template* out) {
  const bool bytes = pattern->program->bytes();
  if (bytes ? !is_kind(text, Kind::kBytes) : !is_kind(text, Kind::kStr)) {
    if (bytes) {
      return !raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'",
                    type_name(t, text))
                  .is_error();
    }
    return !raise(t, t.machine.types.TypeError, "decoding to str: need a bytes-like object, {} found",
                  type_name(t, text))
                .is_error();
  }
  const std::u32string all = characters(text);
  TemplateParser parser(all, bytes, pattern->program->pattern());
  if (parser.parse(out)) return true;
  if (!parser.index_error.empty()) {
    return !raise_text(t, t.machine.types.IndexError, parser.index_error).is_error();
  }
  return !raise_re_error(t, parser.error, text).is_error();
}

// --- Collecting text, str or bytes ---

// Objects that are no text are an error once all is collected, as where CPython joins a list.
class Output {
 public:
  explicit Output(bool bytes) : bytes_(bytes) {}
  void add(Value string, size_t from, size_t to) {
    if (from >= to) return;
    ++pieces_;
    if (bytes_) {
      data_.append(bytes_view(as<Bytes>(string)).substr(from, to - from));
    } else {
      text_.add(as<Str>(string), static_cast<uint32_t>(from), static_cast<uint32_t>(to));
    }
  }
  void add(const std::u32string& text) {
    for (char32_t c : text) {
      if (bytes_) {
        data_.push_back(static_cast<char>(c));
      } else {
        text_.add(c);
      }
    }
  }
  // A result of a function.
  void add_result(Thread& t, Value v) {
    if (v.is_none()) return;
    if (is_kind(v, bytes_ ? Kind::kBytes : Kind::kStr)) {
      const size_t size = bytes_ ? as<Bytes>(v)->length : as<Str>(v)->length;
      add(v, 0, size);
      if (size == 0) ++pieces_;
    } else if (error_.empty()) {
      error_ = fmt::format("sequence item {}: expected {}, {} found", pieces_,
                           bytes_ ? "a bytes-like object" : "str instance", type_name(t, v));
    }
  }
  Value finish(Thread& t) {
    if (!error_.empty()) return raise_text(t, t.machine.types.TypeError, error_);
    return bytes_ ? new_bytes(t, data_) : text_.finish(t);
  }

 private:
  const bool bytes_;
  std::string data_;
  StrBuilder text_;
  size_t pieces_ = 0;
  std::string error_;
};

void add_expanded(Output* out, const Template& pieces, Value string, const size_t* spans) {
  for (const Template::Piece& piece : pieces.pieces) {
    out->add(piece.text);
    if (piece.group < 0) continue;
    const size_t* span = spans + 2 * static_cast<size_t>(piece.group);
    if (span[0] != ReMatcher::kUnset) out->add(string, span[0], span[1]);
  }
}

}  // namespace

bool re_subject(Thread& t, const Pattern* pattern, Value* string, ReSubject* out) {
  const bool bytes = pattern->program->bytes();
  if (is_kind(*string, Kind::kStr)) {
    const auto* s = as<Str>(*string);
    *out = {s->bytes(), s->width_log2(), s->length};
    if (!bytes) return true;
    return !raise_text(t, t.machine.types.TypeError, "cannot use a bytes pattern on a string-like object")
                .is_error();
  }
  const Value copy = as_bytes(t, *string);
  if (!copy.is_undefined()) {
    *string = copy;
    const auto view = bytes_view(as<Bytes>(copy));
    *out = {view.data(), 0, view.size()};
    if (bytes) return true;
    return !raise_text(t, t.machine.types.TypeError, "cannot use a string pattern on a bytes-like object")
                .is_error();
  }
  if (t.has_pending()) return false;
  return !raise(t, t.machine.types.TypeError, "expected string or bytes-like object, got '{}'",
                type_name(t, *string))
              .is_error();
}

Value re_slice(Thread& t, Value string, size_t from, size_t to) {
  if (is_kind(string, Kind::kBytes))
    return new_bytes(t, bytes_view(as<Bytes>(string)).substr(from, to - from));
  return str_slice(t, as<Str>(string), static_cast<uint32_t>(from), static_cast<uint32_t>(to));
}

Value re_match(Thread& t, Value pattern, Value string, ReMode mode, int64_t position, int64_t end_position) {
  const auto* self = as<Pattern>(pattern);
  ReSubject subject;
  if (!re_subject(t, self, &string, &subject)) return Value::error();
  const Bounds bounds(subject.length, position, end_position);
  if (bounds.start > bounds.end) return Value::none();
  ReMatcher matcher(t, *self->program, subject);
  const int found = matcher.run(mode, bounds.start, bounds.end);
  if (found <= 0) return found < 0 ? Value::error() : Value::none();
  return new_match(t, self, string, matcher.spans(), bounds.start, bounds.end);
}

Value re_find_all(Thread& t, Value pattern, Value string, int64_t position, int64_t end_position) {
  const auto* self = as<Pattern>(pattern);
  ReSubject subject;
  if (!re_subject(t, self, &string, &subject)) return Value::error();
  const Bounds bounds(subject.length, position, end_position);
  const Value list = new_list(t);
  if (list.is_error()) return list;
  Scan scan(t, self, subject, bounds.start, bounds.end);
  for (;;) {
    const int found = scan.next();
    if (found <= 0) return found < 0 ? Value::error() : list;
    const Value item = found_item(t, string, self->program->pattern().groups, scan.spans());
    if (item.is_error() || !list_append(t, as<List>(list), item)) return Value::error();
  }
}

Value re_find_iter(Thread& t, Value pattern, Value string, int64_t position, int64_t end_position) {
  ReSubject subject;
  if (!re_subject(t, as<Pattern>(pattern), &string, &subject)) return Value::error();
  const Bounds bounds(subject.length, position, end_position);
  auto* it = make_native<MatchIterator>(t, as<ReState>(as<Pattern>(pattern)->state)->iterator_type,
                                        kReSearchIteratorOps);
  it->pattern = pattern;
  it->string = string;
  it->position = static_cast<uint32_t>(bounds.start);
  it->end = static_cast<uint32_t>(bounds.end);
  it->next.store(uint64_t{bounds.start} << 1, std::memory_order_relaxed);
  it->done.store(false, std::memory_order_relaxed);
  return Value::from_object(it);
}

Value re_split(Thread& t, Value pattern, Value string, int64_t most) {
  const auto* self = as<Pattern>(pattern);
  ReSubject subject;
  if (!re_subject(t, self, &string, &subject)) return Value::error();
  const Value list = new_list(t);
  if (list.is_error()) return list;
  const auto add = [&](Value v) { return !v.is_error() && list_append(t, as<List>(list), v); };
  Scan scan(t, self, subject, 0, subject.length);
  size_t last = 0;
  for (int64_t n = 0; most == 0 || n < most; ++n) {
    const int found = scan.next();
    if (found < 0) return Value::error();
    if (found == 0) break;
    const size_t* spans = scan.spans();
    if (!add(re_slice(t, string, last, spans[0]))) return Value::error();
    for (uint32_t i = 1; i <= self->program->pattern().groups; ++i) {
      const bool set = spans[2 * i] != ReMatcher::kUnset;
      if (!add(set ? re_slice(t, string, spans[2 * i], spans[2 * i + 1]) : Value::none()))
        return Value::error();
    }
    last = spans[1];
  }
  return add(re_slice(t, string, last, subject.length)) ? list : Value::error();
}

Value re_replace(Thread& t, Value pattern, Value replacement, Value string, int64_t most, bool count_too) {
  const auto* self = as<Pattern>(pattern);
  const bool bytes = self->program->bytes();
  const bool function = is_callable(t, replacement);
  Template pieces;
  ReSubject subject;
  if (!function && !parse_template(t, self, replacement, &pieces)) return Value::error();
  if (!re_subject(t, self, &string, &subject)) return Value::error();
  Output out(bytes);
  Scan scan(t, self, subject, 0, subject.length);
  size_t last = 0;
  int64_t count = 0;
  for (; most == 0 || count < most; ++count) {
    const int found = scan.next();
    if (found < 0) return Value::error();
    if (found == 0) break;
    const size_t* spans = scan.spans();
    const size_t end = spans[1];
    out.add(string, last, spans[0]);
    if (function) {
      const Value match = new_match(t, self, string, spans, 0, subject.length);
      const Value text = match.is_error() ? match : call_with(t, replacement, match);
      if (text.is_error()) return text;
      out.add_result(t, text);
    } else {
      add_expanded(&out, pieces, string, spans);
    }
    last = end;
  }
  Value result = string;
  if (count > 0) {
    out.add(string, last, subject.length);
    result = out.finish(t);
  }
  return result.is_error() || !count_too ? result : make_tuple(t, result, Value::from_int(count));
}

Value re_expand(Thread& t, const Pattern* pattern, const Match* match, Value text) {
  Template pieces;
  if (!parse_template(t, pattern, text, &pieces)) return Value::error();
  std::vector<size_t> spans;
  for (uint32_t i = 0; i <= match->groups; ++i) {
    const int32_t* span = match_span(match, i);
    spans.push_back(span[0] < 0 ? ReMatcher::kUnset : static_cast<size_t>(span[0]));
    spans.push_back(span[1] < 0 ? ReMatcher::kUnset : static_cast<size_t>(span[1]));
  }
  Output out(pattern->program->bytes());
  add_expanded(&out, pieces, match->string, spans.data());
  return out.finish(t);
}

Value make_match_iterator_type(Thread& t) {
  return Value::from_object(define_type(t, {.name = "callable_iterator",
                                            .native = &kReSearchIteratorOps,
                                            .instance_size = sizeof(MatchIterator),
                                            .flags = Type::kNoSubclass | Type::kNotCallable,
                                            .methods = kReSearchIteratorMethods}));
}

}  // namespace gilbox

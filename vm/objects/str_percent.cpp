// The % operator of str (Objects/unicodeobject.c, PyUnicode_Format).
#include <cmath>
#include <limits>

#include "vm/objects/format.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"
#include "vm/objects/str_text.h"

namespace gilbox {

namespace {

struct Conversion {
  bool left = false, plus = false, blank = false, alternate = false, zero = false;
  int64_t width = 0;
  int64_t precision = -1;
  char32_t type = 0;
};

class PercentFormatter {
 public:
  PercentFormatter(Thread& t, const Str* format, Value args) : thread_(t), format_(format), args_(args) {
    if (is_kind(args, Kind::kTuple)) {
      tuple_ = as<Tuple>(args);
    } else if (!is_kind(args, Kind::kStr) && !lookup_special(t, args, kGetItemDunder).is_undefined()) {
      mapping_ = args;
    }
  }

  Value run() {
    while (at_ < format_->length) {
      uint32_t start = at_;
      while (at_ < format_->length && format_->at(at_) != '%') ++at_;
      out_.add(format_, start, at_);
      if (at_ == format_->length) break;
      ++at_;
      if (at_ < format_->length && format_->at(at_) == '%') {
        out_.add('%');
        ++at_;
      } else if (!convert()) {
        return Value::error();
      }
    }
    bool left_over = tuple_ != nullptr ? next_ < tuple_->count : next_ == 0;
    if (left_over && mapping_.is_undefined()) {
      return raise_text(thread_, types().TypeError, "not all arguments converted during string formatting");
    }
    return out_.finish(thread_);
  }

 private:
  const Types& types() const { return thread_.machine.types; }
  bool fail(Type* type, std::string_view message) {
    static_cast<void>(raise_text(thread_, type, message));
    return false;
  }
  bool at_end() const { return at_ >= format_->length; }

  Value next_argument() {
    if (tuple_ != nullptr) {
      if (next_ < tuple_->count) return tuple_->items[next_++];
    } else if (next_ == 0) {
      next_ = 1;
      return args_;
    }
    return raise_text(thread_, types().TypeError, "not enough arguments for format string");
  }

  bool convert() {
    Conversion c;
    Value v;
    if (!parse(&c) || (v = next_argument()).is_error()) return false;
    switch (c.type) {
      case 's':
      case 'r':
      case 'a':
        return put_text(c, c.type == 's'   ? to_str(thread_, v)
                           : c.type == 'r' ? repr(thread_, v)
                                           : ascii(thread_, v));
      case 'c':
        return put_character(c, v);
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X':
        return put_integer(c, v);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        return put_double(c, v);
      default:
        static_cast<void>(raise(thread_, types().ValueError,
                                "unsupported format character '{}' (0x{:x}) at index {}",
                                c.type > 31 && c.type < 128 ? static_cast<char>(c.type) : '?',
                                static_cast<uint32_t>(c.type), at_ - 1));
        return false;
    }
  }

  bool parse(Conversion* c) {
    if (!at_end() && format_->at(at_) == '(' && !take_key()) return false;
    for (; !at_end(); ++at_) {
      char32_t flag = format_->at(at_);
      if (flag == '-') {
        c->left = true;
      } else if (flag == '+') {
        c->plus = true;
      } else if (flag == ' ') {
        c->blank = true;
      } else if (flag == '#') {
        c->alternate = true;
      } else if (flag == '0') {
        c->zero = true;
      } else {
        break;
      }
    }
    if (!parse_count(&c->width, "width too big")) return false;
    if (c->width < 0) {
      c->left = true;
      c->width = -c->width;
    }
    if (!at_end() && format_->at(at_) == '.') {
      ++at_;
      c->precision = 0;
      if (!parse_count(&c->precision, "precision too big")) return false;
      if (c->precision < 0) c->precision = 0;
    }
    if (!at_end() && (format_->at(at_) == 'h' || format_->at(at_) == 'l' || format_->at(at_) == 'L')) ++at_;
    if (at_end()) return fail(types().ValueError, "incomplete format");
    c->type = format_->at(at_++);
    return true;
  }

  // Digits or "*"; leaves *count alone if there is neither. Negative only by "*".
  bool parse_count(int64_t* count, std::string_view too_big) {
    if (at_end()) return true;
    if (format_->at(at_) == '*') {
      ++at_;
      Value v = next_argument();
      if (v.is_error()) return false;
      if (!is_integer_or_bool(v)) return fail(types().TypeError, "* wants int");
      int64_t n;
      if (!int_fits_int64(v, &n))
        return fail(types().OverflowError, "Python int too large to convert to C ssize_t");
      if (n > std::numeric_limits<int32_t>::max() || n < -std::numeric_limits<int32_t>::max()) {
        return fail(types().ValueError, too_big);
      }
      *count = n;
      return true;
    }
    if (format_->at(at_) < '0' || format_->at(at_) > '9') return true;
    int64_t n = 0;
    for (; !at_end() && format_->at(at_) >= '0' && format_->at(at_) <= '9'; ++at_) {
      n = n * 10 + (format_->at(at_) - '0');
      if (n > std::numeric_limits<int32_t>::max()) return fail(types().ValueError, too_big);
    }
    *count = n;
    return true;
  }

  // "(key)": the argument is mapping[key].
  bool take_key() {
    if (mapping_.is_undefined()) return fail(types().TypeError, "format requires a mapping");
    uint32_t start = ++at_;
    for (int depth = 1; depth > 0; ++at_) {
      if (at_end()) return fail(types().ValueError, "incomplete format key");
      if (format_->at(at_) == '(') ++depth;
      if (format_->at(at_) == ')') --depth;
    }
    Value key = str_slice(thread_, const_cast<Str*>(format_), start, at_ - 1);
    if (key.is_error()) return false;
    args_ = get_item(thread_, mapping_, key);
    if (args_.is_error()) return false;
    tuple_ = nullptr;
    next_ = 0;
    return true;
  }

  bool put_text(const Conversion& c, Value text) {
    if (text.is_error()) return false;
    const Str* s = as<Str>(text);
    uint32_t length = s->length;
    if (c.precision >= 0 && c.precision < length) length = static_cast<uint32_t>(c.precision);
    size_t padding = c.width > length ? static_cast<size_t>(c.width) - length : 0;
    if (!c.left) out_.add_repeated(' ', padding);
    out_.add(s, 0, length);
    if (c.left) out_.add_repeated(' ', padding);
    return true;
  }

  bool put_character(const Conversion& c, Value v) {
    char32_t code;
    if (is_kind(v, Kind::kStr)) {
      if (as<Str>(v)->length != 1) return fail(types().TypeError, "%c requires int or char");
      code = as<Str>(v)->at(0);
    } else {
      if (!is_integer_or_bool(v)) {
        if (lookup_special(thread_, v, kIndexDunder).is_undefined()) {
          return fail(types().TypeError, "%c requires int or char");
        }
        v = to_index(thread_, v);
        if (v.is_error()) return wrong_type("%c requires int or char");
      }
      int64_t n;
      if (!int_fits_int64(v, &n) || n < 0 || n > 0x10FFFF) {
        return fail(types().OverflowError, "%c arg not in range(0x110000)");
      }
      code = static_cast<char32_t>(n);
    }
    size_t padding = c.width > 1 ? static_cast<size_t>(c.width) - 1 : 0;
    if (!c.left) out_.add_repeated(' ', padding);
    out_.add(code);
    if (c.left) out_.add_repeated(' ', padding);
    return true;
  }

  // In the place of a pending TypeError; others stay.
  bool wrong_type(std::string_view message) {
    if (!pending_is(thread_, types().TypeError)) return false;
    static_cast<void>(thread_.take_pending());
    return fail(types().TypeError, message);
  }

  // What %d and %x make of an argument: an integer or bool.
  Value integer_of(const Conversion& c, Value v) {
    if (is_integer_or_bool(v)) return v;
    bool radix = c.type == 'x' || c.type == 'X' || c.type == 'o';
    if (!radix) {
      if (v.is_double()) return int_from_double(thread_, v.as_double());
      Value method = lookup_special(thread_, v, kIntDunder);
      if (!method.is_undefined() && !is_kind(v, Kind::kStr)) {
        Value n = call_special(thread_, method, v);
        if (n.is_error() || is_integer_or_bool(n)) return n;
        return raise_text(thread_, types().TypeError, "");
      }
    }
    if (!lookup_special(thread_, v, kIndexDunder).is_undefined()) return to_index(thread_, v);
    return raise_text(thread_, types().TypeError, "");  // put_integer() knows the words
  }

  bool put_integer(const Conversion& c, Value v) {
    const Value given = v;
    v = integer_of(c, v);
    if (v.is_error()) {
      const bool real = c.type == 'd' || c.type == 'i' || c.type == 'u';
      return wrong_type(fmt::format("%{} format: {} is required, not {}", static_cast<char>(c.type),
                                    real ? "a real number" : "an integer", type_name(thread_, given)));
    }
    bool hex = c.type == 'x' || c.type == 'X';
    std::string text;
    if (!hex && c.type != 'o') {
      if (!int_to_decimal(thread_, v, &text)) return false;
    } else {
      text = int_to_text(v, hex ? 16 : 8);
    }
    if (c.type == 'X') {
      for (char& digit : text) digit = static_cast<char>(digit >= 'a' ? digit - 32 : digit);
    }
    std::string_view digits = text;
    bool negative = digits[0] == '-';
    if (negative) digits.remove_prefix(1);
    std::string padded;
    if (c.precision > static_cast<int64_t>(digits.size())) {
      padded.assign(static_cast<size_t>(c.precision) - digits.size(), '0');
      padded += digits;
      digits = padded;
    }
    std::string_view prefix = c.alternate && hex             ? (c.type == 'X' ? "0X" : "0x")
                              : c.alternate && c.type == 'o' ? "0o"
                                                             : "";
    put_number(c, negative, prefix, digits);
    return true;
  }

  bool put_double(const Conversion& c, Value v) {
    double d;
    if (v.is_double()) {
      d = v.as_double();
    } else if (is_kind(v, Kind::kStr) ||
               (!is_integer_or_bool(v) && lookup_special(thread_, v, kFloatDunder).is_undefined() &&
                lookup_special(thread_, v, kIndexDunder).is_undefined())) {
      static_cast<void>(
          raise(thread_, types().TypeError, "must be real number, not {}", type_name(thread_, v)));
      return false;
    } else if (!to_double(thread_, v, &d)) {
      return false;
    }
    TextBuffer text;
    bool negative = std::signbit(d) && !std::isnan(d);
    if (std::isfinite(d)) {
      char type = static_cast<char>(c.type < 'a' ? c.type + 32 : c.type);
      append_double(&text, std::fabs(d), type, c.precision < 0 ? 6 : static_cast<int>(c.precision),
                    c.alternate, false);
    } else {
      text.append(std::string_view(std::isnan(d) ? "nan" : "inf"));
    }
    if (c.type < 'a') {
      for (char& digit : text) digit = static_cast<char>(digit >= 'a' && digit <= 'z' ? digit - 32 : digit);
    }
    put_number(c, negative, "", {text.data(), text.size()});
    return true;
  }

  void put_number(const Conversion& c, bool negative, std::string_view prefix, std::string_view digits) {
    char sign = negative ? '-' : c.plus ? '+' : c.blank ? ' ' : '\0';
    size_t length = (sign != 0) + prefix.size() + digits.size();
    size_t padding = c.width > static_cast<int64_t>(length) ? static_cast<size_t>(c.width) - length : 0;
    if (!c.left && !c.zero) out_.add_repeated(' ', padding);
    if (sign != 0) out_.add(static_cast<unsigned char>(sign));
    out_.add_ascii(prefix);
    if (!c.left && c.zero) out_.add_repeated('0', padding);
    out_.add_ascii(digits);
    if (c.left) out_.add_repeated(' ', padding);
  }

  Thread& thread_;
  const Str* format_;
  Value args_;
  Tuple* tuple_ = nullptr;
  Value mapping_;
  uint32_t next_ = 0;  // of the tuple; without one: 1 once args_ is used
  uint32_t at_ = 0;
  StrBuilder out_;
};

}  // namespace

Value str_modulo(Thread& t, Str* format, Value args) {
  return PercentFormatter(t, format, args).run();
}

}  // namespace gilbox

#include "vm/objects/format.h"

#include <charconv>
#include <cmath>

#include "vm/objects/float.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"
#include "vm/objects/str_text.h"
#include "vm/objects/unicode.h"

namespace gilbox {

// --- Parsing ---

namespace {

Value unknown_code(Thread& t, char32_t type, Value v) {
  if (type > 32 && type < 128) {
    return raise(t, t.machine.types.ValueError, "Unknown format code '{}' for object of type '{}'",
                 static_cast<char>(type), type_name(t, v));
  }
  return raise(t, t.machine.types.ValueError, "Unknown format code '\\x{:x}' for object of type '{}'",
               static_cast<uint32_t>(type), type_name(t, v));
}

bool is_align(char32_t c) {
  return c == '<' || c == '>' || c == '=' || c == '^';
}

class SpecParser {
 public:
  SpecParser(Thread& t, const Str* text, FormatSpec* out) : thread_(t), text_(text), out_(out) {}

  bool parse(char default_align, Value v) {
    parse_alignment(default_align);
    if (!parse_number(&out_->width) || !parse_grouping()) return false;
    if (accept('.')) {
      if (!parse_number(&out_->precision)) return false;
      if (out_->precision < 0) return fail("Format specifier missing precision");
    }
    if (left() > 1) {
      static_cast<void>(raise(thread_, thread_.machine.types.ValueError,
                              "Invalid format specifier '{}' for object of type '{}'", to_utf8(text_),
                              type_name(thread_, v)));
      return false;
    }
    if (left() == 1) out_->type = peek();
    return check_grouping();
  }

 private:
  uint32_t left() const { return text_->length - at_; }
  char32_t peek(uint32_t ahead = 0) const { return ahead < left() ? text_->at(at_ + ahead) : 0; }
  bool accept(char32_t c) {
    if (left() == 0 || peek() != c) return false;
    ++at_;
    return true;
  }
  bool fail(std::string_view message) {
    static_cast<void>(raise_text(thread_, thread_.machine.types.ValueError, message));
    return false;
  }

  void parse_alignment(char default_align) {
    bool fill_given = false, align_given = true;
    if (left() >= 2 && is_align(peek(1))) {
      out_->fill = peek();
      out_->align = static_cast<char>(peek(1));
      fill_given = true;
      at_ += 2;
    } else if (is_align(peek())) {
      out_->align = static_cast<char>(peek());
      ++at_;
    } else {
      align_given = false;
    }
    if (peek() == '+' || peek() == '-' || peek() == ' ') out_->sign = static_cast<char>(text_->at(at_++));
    out_->no_negative_zero = accept('z');
    out_->alternate = accept('#');
    if (!fill_given && accept('0')) {
      out_->fill = '0';
      if (!align_given && default_align == '>') out_->align = '=';
    }
  }

  // Leaves *number alone if there are no digits.
  bool parse_number(int64_t* number) {
    int digit = left() > 0 ? unicode_decimal(peek()) : -1;
    if (digit < 0) return true;
    int64_t n = 0;
    for (; digit >= 0; digit = left() > 0 ? unicode_decimal(peek()) : -1) {
      if (n > (INT64_MAX - digit) / 10) return fail("Too many decimal digits in format string");
      n = n * 10 + digit;
      ++at_;
    }
    *number = n;
    return true;
  }

  bool parse_grouping() {
    if (accept(',')) out_->grouping = ',';
    if (peek() == '_') {
      if (out_->grouping != 0) return fail("Cannot specify both ',' and '_'.");
      out_->grouping = '_';
      ++at_;
    }
    if (peek() == ',' && out_->grouping == '_') return fail("Cannot specify both ',' and '_'.");
    return true;
  }

  bool check_grouping() {
    if (out_->grouping == 0) return true;
    constexpr std::string_view kDecimal = "defgEG%F", kOther = "boxX";
    char32_t type = out_->type;
    if (type == 0) return true;
    if (type < 128) {
      char c = static_cast<char>(type);
      if (kDecimal.find(c) != kDecimal.npos) return true;
      if (out_->grouping == '_' && kOther.find(c) != kOther.npos) return true;
    }
    Type* error = thread_.machine.types.ValueError;
    if (type > 32 && type < 128) {
      static_cast<void>(
          raise(thread_, error, "Cannot specify '{}' with '{}'.", out_->grouping, static_cast<char>(type)));
    } else {
      static_cast<void>(raise(thread_, error, "Cannot specify '{}' with '\\x{:x}'.", out_->grouping,
                              static_cast<uint32_t>(type)));
    }
    return false;
  }

  Thread& thread_;
  const Str* text_;
  FormatSpec* out_;
  uint32_t at_ = 0;
};

}  // namespace

bool parse_format_spec(Thread& t, const Str* text, char default_type, char default_align, Value v,
                       FormatSpec* out) {
  out->type = static_cast<unsigned char>(default_type);
  out->align = default_align;
  return SpecParser(t, text, out).parse(default_align, v);
}

// --- Numbers ---

namespace {

struct NumberText {
  bool negative = false;
  std::string_view prefix = "";  // 0x
  std::string_view digits = "";  // before the decimal point; may be empty
  std::string_view rest = "";    // from the decimal point on, or inf, or nan
};

// The digits with separators, at least `width` characters by leading zeros
// (_PyUnicode_InsertThousandsGrouping).
void append_grouped(TextBuffer* out, std::string_view digits, char separator, size_t group, int64_t width) {
  auto missing = [&](size_t have) { return width > static_cast<int64_t>(have); };
  std::string reversed;
  size_t taken = 0, in_group = 0;
  while (taken < digits.size() || missing(reversed.size())) {
    if (in_group == group) {
      reversed.push_back(separator);
      in_group = 0;
      // A separator never comes first, so one more digit follows in any case.
    }
    reversed.push_back(taken < digits.size() ? digits[digits.size() - 1 - taken] : '0');
    if (taken < digits.size()) ++taken;
    ++in_group;
  }
  for (size_t i = reversed.size(); i-- > 0;) out->push_back(reversed[i]);
}

Value number_result(Thread& t, const FormatSpec& spec, const NumberText& number) {
  char sign = number.negative ? '-' : spec.sign == '+' || spec.sign == ' ' ? spec.sign : '\0';
  size_t fixed = (sign != 0) + number.prefix.size() + number.rest.size();
  TextBuffer grouped;
  std::string_view digits = number.digits;
  bool zero_fill = spec.fill == '0' && spec.align == '=';
  if (spec.width > static_cast<int64_t>(kMaxStrLength)) return memory_error(t);
  if (spec.grouping != 0 && !digits.empty()) {
    bool four = spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X';
    append_grouped(&grouped, digits, spec.grouping, four ? 4 : 3,
                   zero_fill ? spec.width - static_cast<int64_t>(fixed) : 0);
    digits = {grouped.data(), grouped.size()};
  }
  size_t length = fixed + digits.size();
  size_t padding = spec.width > static_cast<int64_t>(length) ? static_cast<size_t>(spec.width) - length : 0;
  size_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
  size_t middle = spec.align == '=' ? padding : 0;
  size_t right = padding - left - middle;
  if (spec.fill >= 0x80 && padding != 0) {
    StrBuilder out;
    out.add_repeated(spec.fill, left);
    if (sign != 0) out.add(static_cast<char32_t>(sign));
    out.add_ascii(number.prefix);
    out.add_repeated(spec.fill, middle);
    out.add_ascii(digits);
    out.add_ascii(number.rest);
    out.add_repeated(spec.fill, right);
    return out.finish(t);
  }
  Str* s = make_str(t, length + padding, 0x7F);
  if (s == nullptr) return Value::error();
  char* to = s->inline_data;
  auto fill = [&](size_t n) {
    std::memset(to, static_cast<int>(spec.fill), n);
    to += n;
  };
  auto put = [&](std::string_view text) {
    std::memcpy(to, text.data(), text.size());
    to += text.size();
  };
  fill(left);
  if (sign != 0) *to++ = sign;
  put(number.prefix);
  fill(middle);
  put(digits);
  put(number.rest);
  fill(right);
  return value_of(s);
}

Value format_character(Thread& t, Value v, FormatSpec spec) {
  const Types& types = t.machine.types;
  if (spec.sign != 0) {
    return raise_text(t, types.ValueError, "Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    return raise_text(t, types.ValueError,
                      "Alternate form (#) not allowed with integer format specifier 'c'");
  }
  int64_t code;
  if (!int_fits_int64(v, &code)) {
    return raise_text(t, types.OverflowError, "Python int too large to convert to C long");
  }
  if (code < 0 || code > 0x10FFFF) {
    return raise_text(t, types.OverflowError, "%c arg not in range(0x110000)");
  }
  size_t padding = spec.width > 1 ? static_cast<size_t>(spec.width) - 1 : 0;
  if (padding > kMaxStrLength) return memory_error(t);
  size_t left = spec.align == '<' ? 0 : spec.align == '^' ? padding / 2 : padding;
  StrBuilder out;
  out.add_repeated(spec.fill, left);
  out.add(static_cast<char32_t>(code));
  out.add_repeated(spec.fill, padding - left);
  return out.finish(t);
}

// Of a double: nan and inf included.
Value format_double_as(Thread& t, double d, const FormatSpec& spec, Value v) {
  char32_t type = spec.type;
  if (type >= 128 ||
      (type != 0 && std::string_view("eEfFgGn%").find(static_cast<char>(type)) == std::string_view::npos)) {
    return unknown_code(t, type, v);
  }
  if (spec.precision > INT32_MAX) return raise_text(t, t.machine.types.ValueError, "precision too big");
  if (spec.precision > static_cast<int64_t>(kMaxStrLength) / 2) return memory_error(t);
  bool percent = type == '%';
  if (percent) d *= 100;
  NumberText number;
  number.negative = std::signbit(d) && !std::isnan(d);
  TextBuffer text;
  if (std::isfinite(d)) {
    char kind = percent || type == 'F'       ? 'f'
                : type == 'E'                ? 'e'
                : type == 'G' || type == 'n' ? 'g'
                                             : static_cast<char>(type);
    if (type == 0) kind = spec.precision < 0 ? 'r' : 'g';
    append_double(&text, std::fabs(d), kind, spec.precision < 0 ? 6 : static_cast<int>(spec.precision),
                  spec.alternate, type == 0);
    if (spec.no_negative_zero && number.negative) {
      std::string_view all(text.data(), text.size());
      std::string_view mantissa = all.substr(0, all.find('e'));
      number.negative = mantissa.find_first_of("123456789") != all.npos;
    }
  } else {
    text.append(std::string_view(std::isnan(d) ? "nan" : "inf"));
  }
  if (type == 'E' || type == 'F' || type == 'G') {
    for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  }
  if (percent) text.push_back('%');
  std::string_view all(text.data(), text.size());
  size_t digits = 0;
  while (digits < all.size() && all[digits] >= '0' && all[digits] <= '9') ++digits;
  number.digits = all.substr(0, digits);
  number.rest = all.substr(digits);
  return number_result(t, spec, number);
}

Value format_integer_as(Thread& t, Value v, const FormatSpec& spec) {
  const Types& types = t.machine.types;
  if (spec.precision >= 0) {
    return raise_text(t, types.ValueError, "Precision not allowed in integer format specifier");
  }
  if (spec.no_negative_zero) {
    return raise_text(t, types.ValueError,
                      "Negative zero coercion (z) not allowed in integer format specifier");
  }
  if (spec.type == 'c') return format_character(t, v, spec);
  int base = spec.type == 'b' ? 2 : spec.type == 'o' ? 8 : spec.type == 'x' || spec.type == 'X' ? 16 : 10;
  NumberText number;
  char small[72];
  std::string big;
  int64_t n;
  char* text = small;
  size_t size;
  if (int_fits_int64(v, &n)) {
    auto end = std::to_chars(small, small + sizeof(small), n, base);
    size = static_cast<size_t>(end.ptr - small);
  } else {
    if (base != 10) {
      if (base != 10) {
        big = int_to_text(v, base);
      } else if (!int_to_decimal(t, v, &big)) {
        return Value::error();
      }
    } else if (!int_to_decimal(t, v, &big)) {
      return Value::error();
    }
    text = big.data();
    size = big.size();
  }
  if (text[0] == '-') {
    number.negative = true;
    ++text;
    --size;
  }
  if (spec.type == 'X') {
    for (size_t i = 0; i < size; ++i) text[i] = static_cast<char>(text[i] >= 'a' ? text[i] - 32 : text[i]);
  }
  if (spec.alternate && base != 10) {
    number.prefix = base == 2 ? "0b" : base == 8 ? "0o" : spec.type == 'X' ? "0X" : "0x";
  }
  number.digits = {text, size};
  return number_result(t, spec, number);
}

}  // namespace

Value format_int(Thread& t, Value v, Str* spec) {
  if (spec->length == 0) return to_str(t, v);
  FormatSpec parsed;
  if (!parse_format_spec(t, spec, 'd', '>', v, &parsed)) return Value::error();
  switch (parsed.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
      return format_integer_as(t, v, parsed);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': {
      double d;
      if (!int_to_double(t, v, &d)) return Value::error();
      return format_double_as(t, d, parsed, v);
    }
    default:
      return unknown_code(t, parsed.type, v);
  }
}

Value format_double(Thread& t, double d, Str* spec) {
  if (spec->length == 0) return new_ascii(t, double_repr(d));
  FormatSpec parsed;
  Value v = Value::from_double(Value::canonical_double(d));
  if (!parse_format_spec(t, spec, 0, '>', v, &parsed)) return Value::error();
  return format_double_as(t, d, parsed, v);
}

Value format_str(Thread& t, Str* s, Str* spec) {
  if (spec->length == 0) return exact_str(t, s);
  FormatSpec parsed;
  if (!parse_format_spec(t, spec, 's', '<', value_of(s), &parsed)) return Value::error();
  Type* error = t.machine.types.ValueError;
  if (parsed.type != 's') return unknown_code(t, parsed.type, value_of(s));
  if (parsed.sign == ' ') return raise_text(t, error, "Space not allowed in string format specifier");
  if (parsed.sign != 0) return raise_text(t, error, "Sign not allowed in string format specifier");
  if (parsed.no_negative_zero) {
    return raise_text(t, error, "Negative zero coercion (z) not allowed in string format specifier");
  }
  if (parsed.alternate) {
    return raise_text(t, error, "Alternate form (#) not allowed in string format specifier");
  }
  if (parsed.align == '=') {
    return raise_text(t, error, "'=' alignment not allowed in string format specifier");
  }
  uint32_t length = s->length;
  if (parsed.precision >= 0 && parsed.precision < length) length = static_cast<uint32_t>(parsed.precision);
  if (parsed.width <= length) return str_slice(t, s, 0, length);
  if (parsed.width > static_cast<int64_t>(kMaxStrLength)) return memory_error(t);
  size_t padding = static_cast<size_t>(parsed.width) - length;
  size_t left = parsed.align == '<' ? 0 : parsed.align == '^' ? padding / 2 : padding;
  StrBuilder out;
  out.reserve(static_cast<size_t>(parsed.width));
  out.add_repeated(parsed.fill, left);
  out.add(s, 0, length);
  out.add_repeated(parsed.fill, padding - left);
  return out.finish(t);
}

// --- Floats ---

namespace {

// No double has more significant digits than this; the rest are zeros.
constexpr int kMostDigits = 800;

// Puts digits with the decimal point behind the first `point` of them, or as d.ddde+xx.
void lay_out(TextBuffer* out, std::string_view digits, int point, bool exponent, size_t zeros_to,
             bool alternate, bool point_zero) {
  int shown = exponent ? 1 : point;
  if (shown <= 0) {
    out->push_back('0');
  } else {
    for (int i = 0; i < shown; ++i) {
      out->push_back(static_cast<size_t>(i) < digits.size() ? digits[static_cast<size_t>(i)] : '0');
    }
  }
  size_t behind = out->size();
  out->push_back('.');
  if (shown < 0) {
    for (int i = shown; i < 0; ++i) out->push_back('0');
  }
  size_t from = shown > 0 ? static_cast<size_t>(shown) : 0;
  if (from < digits.size()) out->append(digits.substr(from));
  for (size_t i = std::max(from, digits.size()); i < zeros_to; ++i) out->push_back('0');
  if (out->size() == behind + 1) {
    if (point_zero && !exponent) {
      out->push_back('0');
    } else if (!alternate) {
      out->resize(behind);
    }
  }
  if (exponent) fmt::format_to(std::back_inserter(*out), "e{:+03}", point - 1);
}

void append_fixed(TextBuffer* out, double d, int precision, bool alternate) {
  int asked = std::min(precision, 1100);
  size_t start = out->size();
  out->resize(start + 330 + static_cast<size_t>(asked));
  auto end =
      std::to_chars(out->data() + start, out->data() + out->size(), d, std::chars_format::fixed, asked);
  out->resize(static_cast<size_t>(end.ptr - out->data()));
  if (precision == 0 && alternate) out->push_back('.');
  for (int i = asked; i < precision; ++i) out->push_back('0');
}

}  // namespace

void append_double(TextBuffer* out, double d, char type, int precision, bool alternate, bool point_zero) {
  if (type == 'f') {
    append_fixed(out, d, precision, alternate);
    return;
  }
  if (std::signbit(d)) {
    out->push_back('-');
    d = -d;
  }
  if (type == 'g' && precision == 0) precision = 1;
  int significant = type == 'e' ? precision + 1 : precision;
  char text[kMostDigits + 16];
  auto end = type == 'r' ? std::to_chars(text, text + sizeof(text), d, std::chars_format::scientific)
                         : std::to_chars(text, text + sizeof(text), d, std::chars_format::scientific,
                                         std::min(significant, kMostDigits) - 1);
  // d.ddde+xx: closes the gap of the decimal point.
  char* mark = std::find(text, end.ptr, 'e');
  int exponent = 0;
  std::from_chars(mark[1] == '+' ? mark + 2 : mark + 1, end.ptr, exponent);
  size_t count = 1;
  if (mark > text + 1) {
    count = static_cast<size_t>(mark - text) - 1;
    std::memmove(text + 1, text + 2, count - 1);
  }
  int point = exponent + 1;
  if (type == 'e') {
    lay_out(out, {text, count}, point, true, static_cast<size_t>(significant), alternate, false);
    return;
  }
  bool use_exponent =
      type == 'r' ? point <= -4 || point > 16 : point <= -4 || point > precision - (point_zero ? 1 : 0);
  while (count > 1 && text[count - 1] == '0') --count;
  // A zero has one digit, "0", with its point behind it.
  size_t zeros_to = type == 'g' && alternate ? static_cast<size_t>(precision) : 0;
  if (!use_exponent && point <= 0 && zeros_to != 0) zeros_to = std::max(zeros_to, count);
  lay_out(out, {text, count}, point, use_exponent, zeros_to, alternate, point_zero);
}

std::string double_repr(double d) {
  if (std::isnan(d)) return "nan";
  if (std::isinf(d)) return d < 0 ? "-inf" : "inf";
  TextBuffer out;
  append_double(&out, d, 'r', 0, false, true);
  return fmt::to_string(out);
}

}  // namespace gilbox

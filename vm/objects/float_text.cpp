// Floats from and to text: decimal and hexadecimal.
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "vm/objects/float.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

// Removes underscores between digits; false: one stands elsewhere.
bool remove_underscores(std::string* text) {
  std::string result;
  char previous = '\0';
  auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (size_t i = 0; i < text->size(); ++i) {
    const char c = (*text)[i];
    if (c == '_') {
      if (!digit(previous) || i + 1 == text->size() || !digit((*text)[i + 1])) return false;
    } else {
      result += c;
    }
    previous = c;
  }
  *text = result;
  return true;
}

bool parse_decimal(std::string text, double* out) {
  if (text.find('_') != std::string::npos && !remove_underscores(&text)) return false;
  const char* first = text.data();
  const char* last = first + text.size();
  bool negative = false;
  if (first != last && (*first == '+' || *first == '-')) {
    negative = *first == '-';
    ++first;
  }
  if (first == last || *first == '-') return false;
  double d = 0;
  const auto [end, error] = std::from_chars(first, last, d);
  if (error == std::errc::invalid_argument || end != last) return false;
  // from_chars takes nan(text) as well.
  if (*(last - 1) == ')') return false;
  if (error == std::errc::result_out_of_range) d = std::strtod(first, nullptr);  // to infinity or to zero
  *out = negative ? -d : d;
  if (std::isnan(d)) *out = Value::canonical_double(d);
  return true;
}

}  // namespace

bool parse_float(std::string_view text, double* out) {
  return parse_decimal(std::string(text), out);
}

Value float_from_text(Thread& t, Str* text, Value given) {
  double d;
  if (parse_float(number_text(text), &d)) return Value::from_double(d);
  std::string quoted;
  if (!repr_to(t, given, &quoted)) return Value::error();
  return raise(t, t.machine.types.ValueError, "could not convert string to float: {}", quoted);
}

std::string float_hex(double d) {
  if (std::isnan(d)) return "nan";
  if (std::isinf(d)) return d < 0 ? "-inf" : "inf";
  const char* sign = std::signbit(d) ? "-" : "";
  if (d == 0) return fmt::format("{}0x0.0p+0", sign);
  const auto bits = std::bit_cast<uint64_t>(d);
  const uint64_t mantissa = bits & ((uint64_t{1} << 52) - 1);
  const auto biased = static_cast<int>(bits >> 52 & 0x7ff);
  return fmt::format("{}0x{}.{:013x}p{:+d}", sign, biased == 0 ? 0 : 1, mantissa,
                     biased == 0 ? -1022 : biased - 1023);
}

bool parse_float_hex(std::string_view text, double* out) {
  size_t i = 0;
  bool negative = false;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) negative = text[i++] == '-';
  std::string rest(text.substr(i));
  for (char& c : rest) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  if (rest == "inf" || rest == "infinity" || rest == "nan") {
    *out = rest == "nan" ? Value::canonical_double(NAN) : negative ? -HUGE_VAL : HUGE_VAL;
    return true;
  }
  if (rest.starts_with("0x")) rest.erase(0, 2);
  size_t digits = 0, points = 0, at = 0;
  for (; at < rest.size(); ++at) {
    const char c = rest[at];
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) {
      ++digits;
    } else if (c == '.' && points == 0) {
      ++points;
    } else {
      break;
    }
  }
  if (digits == 0) return false;
  if (at < rest.size()) {
    if (rest[at] != 'p') return false;
    size_t e = at + 1;
    if (e < rest.size() && (rest[e] == '+' || rest[e] == '-')) ++e;
    if (e == rest.size() || rest.find_first_not_of("0123456789", e) != std::string::npos) return false;
  }
  const double d = std::strtod(("0x" + rest).c_str(), nullptr);
  *out = negative ? -d : d;
  return true;
}

}  // namespace gilbox

// Complex numbers from and to text.
#include <cmath>

#include "vm/objects/alloc.h"
#include "vm/objects/complex.h"
#include "vm/objects/format.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

// The shortest text that reads back the same, without ".0".
std::string part_text(double d) {
  if (!std::isfinite(d)) return double_repr(d);
  TextBuffer out;
  append_double(&out, d, 'r', 0, false, false);
  return fmt::to_string(out);
}

// How many characters at the start of `text` make a float with its sign; 0: none.
size_t float_prefix(std::string_view text) {
  size_t at = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  const auto letters = [&](std::string_view word) {
    if (text.size() < at + word.size()) return false;
    for (size_t i = 0; i < word.size(); ++i) {
      if ((text[at + i] | 0x20) != word[i]) return false;
    }
    return true;
  };
  for (const char* word : {"infinity", "inf", "nan"}) {
    if (letters(word)) return at + std::string_view(word).size();
  }
  const auto digits = [&](size_t from) {
    while (from < text.size() && ((text[from] >= '0' && text[from] <= '9') || text[from] == '_')) ++from;
    return from;
  };
  size_t end = digits(at);
  bool any = end > at;
  if (end < text.size() && text[end] == '.') {
    const size_t behind = digits(end + 1);
    any = any || behind > end + 1;
    end = behind;
  }
  if (!any) return 0;
  if (end < text.size() && (text[end] | 0x20) == 'e') {
    size_t exponent = end + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    const size_t behind = digits(exponent);
    if (behind > exponent) end = behind;
  }
  return end;
}

bool is_j(char c) {
  return c == 'j' || c == 'J';
}

// One part of a complex number as format() shows it.
Value format_part(Thread& t, double d, const FormatSpec& spec, char sign) {
  std::string text;
  if (sign != 0) text += sign;
  if (spec.alternate) text += '#';
  if (spec.grouping != 0) text += spec.grouping;
  if (spec.precision >= 0) text += fmt::format(".{}", spec.precision);
  if (spec.type == 0) {
    if (spec.precision < 0 && spec.grouping == 0) {
      std::string shortest = part_text(d);
      if (shortest[0] != '-' && sign != 0 && sign != '-') shortest.insert(0, 1, sign);
      return new_ascii(t, shortest);
    }
    text += spec.precision < 0 ? ".17g" : "g";
  } else {
    text += static_cast<char>(spec.type);
  }
  const Value part = new_ascii(t, text);
  return part.is_error() ? part : format_double(t, d, as<Str>(part));
}

}  // namespace

std::string complex_repr(double real, double imag) {
  if (real == 0 && !std::signbit(real)) return part_text(imag) + "j";
  std::string second = part_text(imag);
  if (second[0] != '-') second.insert(0, 1, '+');
  return "(" + part_text(real) + second + "j)";
}

bool parse_complex(std::string_view text, double* real, double* imag) {
  *real = *imag = 0;
  const auto trim = [&] {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  };
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
    text = text.substr(1, text.size() - 2);
    trim();
  }
  const size_t first = float_prefix(text);
  if (first > 0) {
    double d;
    if (!parse_float(text.substr(0, first), &d)) return false;
    text.remove_prefix(first);
    if (text.size() == 1 && is_j(text[0])) {
      *imag = d;
      return true;
    }
    *real = d;
    if (text.empty()) return true;
    if (text[0] != '+' && text[0] != '-') return false;
  }
  if (text.empty() || !is_j(text.back())) return false;
  text.remove_suffix(1);
  // A sign alone stands for one.
  if (text.empty() || text == "+" || text == "-") {
    *imag = text == "-" ? -1 : 1;
    return true;
  }
  return float_prefix(text) == text.size() && parse_float(text, imag);
}

Value format_complex(Thread& t, Value v, Str* spec) {
  const auto* number = as<Complex>(v);
  if (spec->length == 0) return to_str(t, v);
  FormatSpec parsed;
  if (!parse_format_spec(t, spec, 0, '>', v, &parsed)) return Value::error();
  Type* error = t.machine.types.ValueError;
  constexpr std::string_view kComplexTextTypes = "eEfFgGn";
  if (parsed.type != 0 && (parsed.type >= 128 || kComplexTextTypes.find(static_cast<char>(parsed.type)) ==
                                                     kComplexTextTypes.npos)) {
    return raise(t, error, "Unknown format code '{}' for object of type '{}'",
                 parsed.type < 128 ? std::string(1, static_cast<char>(parsed.type))
                                   : fmt::format("\\x{:x}", static_cast<uint32_t>(parsed.type)),
                 type_name(t, v));
  }
  if (parsed.fill == '0' && parsed.align == '=') {
    return raise_text(t, error, "Zero padding is not allowed in complex format specifier");
  }
  if (parsed.align == '=') {
    return raise_text(t, error, "'=' alignment flag is not allowed in complex format specifier");
  }
  const bool plain = parsed.type == 0;
  const bool only_imag = plain && number->real == 0 && !std::signbit(number->real);
  std::string text;
  if (!only_imag) {
    const Value real = format_part(t, number->real, parsed, parsed.sign);
    if (real.is_error() || !str_to(t, real, &text)) return Value::error();
  }
  const Value imag = format_part(t, number->imag, parsed, only_imag ? parsed.sign : '+');
  if (imag.is_error() || !str_to(t, imag, &text)) return Value::error();
  text += 'j';
  if (plain && !only_imag) text = "(" + text + ")";
  // What is left is placing the text, as of a string.
  FormatSpec place;
  place.fill = parsed.fill;
  place.align = parsed.align;
  if (parsed.width <= static_cast<int64_t>(text.size())) return new_ascii(t, text);
  StrBuilder out;
  const size_t padding = static_cast<size_t>(parsed.width) - text.size();
  const size_t left = place.align == '<' ? 0 : place.align == '^' ? padding / 2 : padding;
  out.add_repeated(place.fill, left);
  out.add_ascii(text);
  out.add_repeated(place.fill, padding - left);
  return out.finish(t);
}

}  // namespace gilbox

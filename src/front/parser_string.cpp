// String and bytes literals, f-strings, and their concatenation. Follows CPython's Parser/string_parser.c and
// action_helpers.c.
#include <fmt/format.h>

#include "src/front/parser.h"
#include "src/front/unicode.h"
#include "vm/base/unicode_names.h"

namespace gilbox::front {
namespace {

struct Prefix {
  bool raw = false;
  bool bytes = false;
  bool u = false;
  std::size_t size = 0;
};

Prefix read_prefix(std::string_view text) {
  Prefix prefix;
  for (; text[prefix.size] != '"' && text[prefix.size] != '\''; ++prefix.size) {
    const char ch = static_cast<char>(text[prefix.size] | 0x20);
    prefix.raw = prefix.raw || ch == 'r';
    prefix.bytes = prefix.bytes || ch == 'b';
    prefix.u = prefix.u || ch == 'u';
  }
  return prefix;
}

std::size_t quote_size(std::string_view text) {
  return text.size() >= 3 && text[0] == text[1] && text[1] == text[2] ? 3 : 1;
}

int hex_value(char ch) {
  if (ch >= '0' && ch <= '9') return ch - '0';
  ch = static_cast<char>(ch | 0x20);
  return ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : -1;
}

// CPython counts in the bytes that it decodes, where other characters stand as 10-byte escapes.
std::size_t escaped_size(std::string_view text) {
  std::size_t size = 0;
  for (std::size_t k = 0; k < text.size();) {
    const std::size_t before = k;
    decode_utf8(text, k);
    size += k - before > 1 ? 10 : 1;
  }
  return size;
}

bool is_string_constant(const Expr* e) {
  return e->kind == ExprKind::kConstant && as<Constant_>(*e).constant == ConstantKind::kStr;
}

}  // namespace

// One escape; body[i] is behind the backslash.
void Parser::decode_escape(std::string_view body, std::size_t& i, std::string& out, const Token& token,
                           bool bytes) {
  const std::size_t backslash = i - 1;
  const char ch = body[i++];
  const auto put = [&](char32_t c) {
    if (bytes) {
      out += static_cast<char>(c);
    } else {
      append_utf8(out, c);
    }
  };
  const auto hex = [&](std::size_t digits, const char* what) {
    char32_t value = 0;
    std::size_t count = 0;
    for (; count < digits && i < body.size() && hex_value(body[i]) >= 0; ++count) {
      value = value * 16 + static_cast<char32_t>(hex_value(body[i++]));
    }
    const std::size_t position = escaped_size(body.substr(0, backslash));
    if (count < digits && bytes) {
      raise_at(token, fmt::format("(value error) invalid \\x escape at position {}", position));
    }
    const std::size_t last = position + 1 + count;
    if (count < digits) {
      raise_at(token,
               fmt::format("(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: {}",
                           position, last, what));
    }
    if (value > 0x10FFFF) {
      raise_at(token,
               fmt::format("(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: "
                           "illegal Unicode character",
                           position, last));
    }
    put(value);
  };
  switch (ch) {
    case '\n':
      return;
    case '\\':
    case '\'':
    case '"':
      out += ch;
      return;
    case 'a':
      out += '\a';
      return;
    case 'b':
      out += '\b';
      return;
    case 'f':
      out += '\f';
      return;
    case 'n':
      out += '\n';
      return;
    case 'r':
      out += '\r';
      return;
    case 't':
      out += '\t';
      return;
    case 'v':
      out += '\v';
      return;
    case 'x':
      hex(2, "truncated \\xXX escape");
      return;
    default:
      break;
  }
  if (ch >= '0' && ch <= '7') {
    char32_t value = static_cast<char32_t>(ch - '0');
    for (int k = 0; k < 2 && i < body.size() && body[i] >= '0' && body[i] <= '7'; ++k) {
      value = value * 8 + static_cast<char32_t>(body[i++] - '0');
    }
    if (value > 0xFF) warn_of_escape(body.substr(i - 3), token, true);
    put(bytes ? value & 0xFF : value);
    return;
  }
  if (!bytes && ch == 'u') return hex(4, "truncated \\uXXXX escape");
  if (!bytes && ch == 'U') return hex(8, "truncated \\UXXXXXXXX escape");
  if (!bytes && ch == 'N') {
    const std::size_t close = i < body.size() && body[i] == '{' ? body.find('}', i) : std::string_view::npos;
    const bool named = close != std::string_view::npos && close > i + 1;
    const auto found = named ? character_named(body.substr(i + 1, close - i - 1)) : std::nullopt;
    if (!found) {
      const std::size_t position = escaped_size(body.substr(0, backslash));
      const bool open = !named && i < body.size() && body[i] == '{' && close == std::string_view::npos;
      const std::size_t last = named                             ? position + close - backslash
                               : open                            ? escaped_size(body) - 1
                               : close == std::string_view::npos ? position + 1
                                                                 : position + 2;
      raise_at(token,
               fmt::format("(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: {}",
                           position, last,
                           named ? "unknown Unicode character name" : "malformed \\N character escape"));
    }
    i = close + 1;
    return put(*found);
  }
  warn_of_escape(body.substr(i - 1), token, false);
  out += '\\';  // no escape: both characters stand for themselves
  --i;
}

// Of each literal only the first such escape is told. `rest` begins behind the backslash.
void Parser::warn_of_escape(std::string_view rest, const Token& token, bool octal) {
  if (warnings_ == nullptr || warned_literal_ == token.begin) return;
  warned_literal_ = token.begin;
  std::size_t size = octal ? 3 : 1;
  while (size < rest.size() && (static_cast<unsigned char>(rest[size]) & 0xc0) == 0x80) ++size;
  add_warning(*warnings_, token.line, token.col,
              fmt::format("invalid {}escape sequence '\\{}'", octal ? "octal " : "", rest.substr(0, size)));
}

std::string Parser::decode_escapes(std::string_view body, const Token& token, bool bytes) {
  std::string out;
  out.reserve(body.size());
  for (std::size_t i = 0; i < body.size();) {
    const char ch = body[i++];
    if (ch == '\\' && i < body.size()) {
      decode_escape(body, i, out, token, bytes);
    } else {
      out += ch;
    }
  }
  return out;
}

Expr* Parser::string_literal(const Token& token) {
  std::string_view text = text_of(token);
  const Prefix prefix = read_prefix(text);
  text.remove_prefix(prefix.size);
  const std::size_t quotes = quote_size(text);
  text = text.substr(quotes, text.size() - 2 * quotes);
  if (prefix.bytes) {
    for (char ch : text) {
      if (static_cast<unsigned char>(ch) >= 128) {
        raise_at(token, "bytes can only contain ASCII literal characters");
      }
    }
  }
  std::string_view value = text;
  if (!prefix.raw && text.find('\\') != std::string_view::npos) {
    value = arena_.copy(std::string_view(decode_escapes(text, token, prefix.bytes)));
  }
  return node<Constant_>(ExprKind::kConstant, location_of(token),
                         prefix.bytes ? ConstantKind::kBytes : ConstantKind::kStr, prefix.u, 0.0, value);
}

// One or more literals side by side.
Expr* Parser::strings() {
  const Token& first = peek();
  std::vector<Expr*> parts;
  bool has_fstring = false;
  bool has_bytes = false;
  bool has_text = false;
  while (at(Tok::kString) || at(Tok::kFstringStart)) {
    if (at(Tok::kFstringStart)) {
      has_fstring = has_text = true;
      fstring(parts);
      continue;
    }
    const Token& token = peek();
    ++pos_;
    parts.push_back(string_literal(token));
    const bool bytes = as<Constant_>(*parts.back()).constant == ConstantKind::kBytes;
    has_bytes = has_bytes || bytes;
    has_text = has_text || !bytes;
  }
  if (has_bytes && has_text) raise_last("cannot mix bytes and nonbytes literals");
  return join_strings(parts, has_fstring, since(first));
}

// Neighbouring constants become one; in an f-string empty ones vanish.
Expr* Parser::join_strings(const std::vector<Expr*>& parts, bool has_fstring, const Location& loc) {
  std::vector<Expr*> joined;
  for (std::size_t i = 0; i < parts.size();) {
    if (parts[i]->kind != ExprKind::kConstant) {
      joined.push_back(parts[i++]);
      continue;
    }
    const auto& first = as<Constant_>(*parts[i]);
    std::size_t end = i + 1;
    std::string_view text = first.text;
    Location part_loc = first.loc;
    if (end < parts.size() && parts[end]->kind == ExprKind::kConstant) {
      std::string all(text);
      for (; end < parts.size() && parts[end]->kind == ExprKind::kConstant; ++end) {
        all += as<Constant_>(*parts[end]).text;
        part_loc.end_line = parts[end]->loc.end_line;
        part_loc.end_col = parts[end]->loc.end_col;
      }
      text = arena_.copy(std::string_view(all));
    }
    i = end;
    if (has_fstring && text.empty()) continue;
    joined.push_back(node<Constant_>(ExprKind::kConstant, part_loc, first.constant, first.is_u, 0.0, text));
  }
  if (!has_fstring) return joined.front();
  return node<Collection>(ExprKind::kJoinedStr, loc, arena_.copy(joined), Context::kLoad);
}

void Parser::fstring(std::vector<Expr*>& parts) {
  const DepthGuard guard(*this);
  const bool raw = read_prefix(text_of(expect(Tok::kFstringStart))).raw;
  while (!at(Tok::kFstringEnd)) fstring_part(parts, raw);
  expect(Tok::kFstringEnd);
}

// Text or a replacement field.
void Parser::fstring_part(std::vector<Expr*>& parts, bool raw) {
  if (at(Tok::kLbrace)) return replacement_field(parts, raw);
  const Token& token = expect(Tok::kFstringMiddle);
  std::string_view text = text_of(token);
  if (!raw && text.find('\\') != std::string_view::npos) {
    text = arena_.copy(std::string_view(decode_escapes(text, token, false)));
  }
  parts.push_back(
      node<Constant_>(ExprKind::kConstant, location_of(token), ConstantKind::kStr, false, 0.0, text));
}

void Parser::replacement_field(std::vector<Expr*>& parts, bool raw) {
  if (diagnosing_) {
    const std::size_t mark = pos_;
    const bool good = attempt([&] {
      std::vector<Expr*> ignored;
      diagnosing_ = true;
      expect(Tok::kLbrace);
      yield_or_star_expressions();
      accept(Tok::kEqual);
      if (accept(Tok::kExclamation)) expect(Tok::kName);
      if (at(Tok::kColon)) format_spec(raw);
      expect(Tok::kRbrace);
    });
    pos_ = mark;
    if (!good) diagnose_replacement_field(raw);
  }
  const Token& open = expect(Tok::kLbrace);
  Expr* value = yield_or_star_expressions();
  const bool debug = accept(Tok::kEqual);
  int conversion = -1;
  const std::size_t expression_end = peek().begin;
  const Location before_spec{open.line, open.col + 1, peek().line, peek().col};
  if (accept(Tok::kExclamation)) {
    const Token& mark = previous();
    const Token& letter = expect(Tok::kName);
    if (letter.begin != mark.end) {
      raise_range(location_of(mark), location_of(letter),
                  "f-string: conversion type must come right after the exclamanation mark");
    }
    const std::string_view text = text_of(letter);
    if (text != "s" && text != "r" && text != "a") {
      raise_at(letter,
               fmt::format("f-string: invalid conversion character '{}': expected 's', 'r', or 'a'", text));
    }
    conversion = static_cast<unsigned char>(text[0]);
  }
  Expr* spec = at(Tok::kColon) ? format_spec(raw) : nullptr;
  expect(Tok::kRbrace);
  if (debug) {
    const std::string_view text =
        std::string_view(source_.text()).substr(open.end, expression_end - open.end);
    parts.push_back(
        node<Constant_>(ExprKind::kConstant, before_spec, ConstantKind::kStr, false, 0.0, arena_.copy(text)));
    if (conversion == -1 && spec == nullptr) conversion = 'r';
  }
  parts.push_back(node<FormattedValue>(ExprKind::kFormattedValue, since(open), value, conversion, spec));
}

Expr* Parser::format_spec(bool raw) {
  const Token& first = expect(Tok::kColon);
  std::vector<Expr*> parts;
  while (at(Tok::kFstringMiddle) || at(Tok::kLbrace)) fstring_part(parts, raw);
  std::erase_if(parts, [](const Expr* e) { return is_string_constant(e) && as<Constant_>(*e).text.empty(); });
  return node<Collection>(ExprKind::kJoinedStr, since(first), arena_.copy(parts), Context::kLoad);
}

}  // namespace gilbox::front

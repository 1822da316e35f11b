#include "vm/objects/traceback_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "vm/objects/kinds.h"
#include "vm/objects/thread.h"

namespace gilbox {
namespace {

constexpr size_t kShownRepeats = 3;    // equal entries shown before they are counted
constexpr size_t kMostEntries = 1000;  // PyTraceBack_LIMIT: of longer tracebacks the last ones are shown

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\f';
}

// Lines end as the universal newlines of Python do.
std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.emplace_back(text.substr(0, end));
    const bool two = text.substr(end, 2) == "\r\n";
    text.remove_prefix(std::min(end + (two ? 2 : 1), text.size()));
  }
  return lines;
}

// Characters in the first `bytes` bytes of UTF-8.
size_t count_characters(std::string_view text, size_t bytes) {
  text = text.substr(0, bytes);
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string repeated_line(size_t times) {
  return fmt::format("  [Previous line repeated {} more time{}]\n", times, times > 1 ? "s" : "");
}

// A token of an expression outside brackets; a whole bracket is one token.
struct Token {
  enum Kind : uint8_t { kOperand, kBracket, kOperator, kKeyword } kind;
  size_t begin;
  size_t end;
};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         (c & 0x80) != 0;
}

// The end of the string literal whose quote stands at `i`.
size_t string_end(std::string_view text, size_t i) {
  const std::string_view triple = text.substr(i, 3);
  const bool three = triple == "\"\"\"" || triple == "'''";
  const std::string_view quote = text.substr(i, three ? 3 : 1);
  for (i += quote.size(); i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text.substr(i, quote.size()) == quote) {
      return i + quote.size();
    }
  }
  return text.size();
}

// The index behind the bracket that opens at `i`.
size_t bracket_end(std::string_view text, size_t i) {
  int depth = 0;
  while (i < text.size()) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      i = string_end(text, i);
      continue;
    }
    ++i;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && --depth == 0) return i;
  }
  return text.size();
}

size_t word_end(std::string_view text, size_t i) {
  const bool number = text[i] == '.' || (text[i] >= '0' && text[i] <= '9');
  const bool radix =
      text.size() > i + 1 && text[i] == '0' && std::string_view("xXbBoO").find(text[i + 1]) != text.npos;
  size_t end = i;
  while (end < text.size()) {
    const char c = text[end];
    const bool sign = number && !radix && end > i && (c == '+' || c == '-') &&
                      (text[end - 1] == 'e' || text[end - 1] == 'E');
    if (!is_word(c) && !sign && !(number && c == '.')) break;
    ++end;
  }
  return end;
}

bool is_keyword(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "and",    "as",   "assert", "async",  "await",  "break",   "class",    "continue",
      "def",    "del",  "elif",   "else",   "except", "finally", "for",      "from",
      "global", "if",   "import", "in",     "is",     "lambda",  "nonlocal", "not",
      "or",     "pass", "raise",  "return", "try",    "while",   "with",     "yield"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

size_t operator_end(std::string_view text, size_t i) {
  static constexpr std::string_view kLong[] = {"**", "//", "<<", ">>", "<=", ">=", "==", "!=", ":=", "->"};
  return i + (std::find(std::begin(kLong), std::end(kLong), text.substr(i, 2)) != std::end(kLong) ? 2 : 1);
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  size_t i = 0;
  while (i < text.size()) {
    const char c = text[i];
    if (is_blank(c)) {
      ++i;
      continue;
    }
    Token token{Token::kOperand, i, 0};
    const bool digit_follows = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    if (c == '"' || c == '\'') {
      token.end = string_end(text, i);
    } else if (c == '(' || c == '[' || c == '{') {
      token = {Token::kBracket, i, bracket_end(text, i)};
    } else if (is_word(c) || (c == '.' && digit_follows)) {
      token.end = word_end(text, i);
      if (is_keyword(text.substr(i, token.end - i))) token.kind = Token::kKeyword;
    } else {
      token = {Token::kOperator, i, operator_end(text, i)};
    }
    i = token.end;
    tokens.push_back(token);
  }
  return tokens;
}

// How strongly a binary operator binds; 0: no arithmetic operator.
int precedence(std::string_view symbol) {
  if (symbol == "|") return 1;
  if (symbol == "^") return 2;
  if (symbol == "&") return 3;
  if (symbol == "<<" || symbol == ">>") return 4;
  if (symbol == "+" || symbol == "-") return 5;
  if (symbol == "*" || symbol == "/" || symbol == "//" || symbol == "%" || symbol == "@") return 6;
  return symbol == "**" ? 8 : 0;
}
constexpr int kUnaryPrecedence = 7;

}  // namespace

Anchors find_anchors(std::string_view expression) {
  const std::vector<Token> tokens = tokens_of(expression);
  const Token* best = nullptr;
  int weakest = kUnaryPrecedence + 2;
  bool operand_before = false;
  bool starts_unary = false;
  for (const Token& token : tokens) {
    if (token.kind == Token::kKeyword) return {};
    if (token.kind != Token::kOperator) {
      operand_before = true;
      continue;
    }
    const std::string_view symbol = expression.substr(token.begin, token.end - token.begin);
    if (symbol == ".") {
      continue;
    }
    if (!operand_before) {
      if (symbol != "-" && symbol != "+" && symbol != "~") return {};
      starts_unary = starts_unary || &token == tokens.data();
      continue;
    }
    const int level = precedence(symbol);
    if (level == 0) return {};  // a comparison, a tuple, an assignment
    // The weakest operator is the outermost; of equal ones the last, but of powers the first.
    if (level < weakest || (level == weakest && symbol != "**")) {
      weakest = level;
      best = &token;
    }
    operand_before = false;
  }
  if (starts_unary && weakest > kUnaryPrecedence) return {};
  if (best != nullptr) {
    // CPython takes a parenthesis right behind the operator for its second character.
    const bool more = best->end - best->begin == 1 && expression.substr(best->end, 1) == "(";
    return {best->begin, best->end + (more ? 1 : 0)};
  }
  if (tokens.size() < 2 || tokens.back().kind != Token::kBracket || expression[tokens.back().begin] != '[')
    return {};
  return {tokens.back().begin, tokens.back().end};
}

std::string caret_line(std::string_view line, const Position& at) {
  if (at.line == 0 || at.end_line == 0) return {};
  const size_t indent = std::min(line.find_first_not_of(" \t\f"), line.size());
  const size_t length = count_characters(line, line.size());
  const size_t begin = count_characters(line, at.col);
  size_t end = count_characters(line, at.end_col);
  size_t primary_begin = begin;
  size_t primary_end = end;
  bool anchored = false;
  if (at.line == at.end_line) {
    if (at.col >= at.end_col || at.end_col > line.size()) return {};
    const Anchors anchors = find_anchors(line.substr(at.col, at.end_col - at.col));
    anchored = anchors.begin < anchors.end;
    if (anchored) {
      primary_begin = count_characters(line, at.col + anchors.begin);
      primary_end = count_characters(line, at.col + anchors.end);
    }
  } else {
    // To the last character that is no blank; CPython looks at bytes from the place that has the number of
    // the last character.
    end = length;
    while (end > 0 && is_blank(line[end - 1])) --end;
    primary_end = end;
  }
  if (end - begin == length - indent && !anchored) return {};
  std::string out(begin > indent ? begin - indent : 0, ' ');
  for (size_t i = std::max(begin, indent); i < end; ++i)
    out += i >= primary_begin && i < primary_end ? '^' : '~';
  return out;
}

const std::string* TracebackPrinter::source_line(const std::string& filename, uint32_t number) {
  auto [place, added] = files_.try_emplace(filename);
  std::vector<std::string>& lines = place->second;
  if (added) {
    static constexpr std::string_view kLibrary = "<gilbox>/";
    if (filename.starts_with(kLibrary)) {
      for (const auto& [name, text] : machine_.library) {
        if (filename.substr(kLibrary.size()) == name + ".py") lines = split_lines(text);
      }
    } else if (std::ifstream in(filename, std::ios::binary); in) {
      std::ostringstream text;
      text << in.rdbuf();
      lines = split_lines(text.str());
    }
  }
  return number >= 1 && number <= lines.size() ? &lines[number - 1] : nullptr;
}

void TracebackPrinter::add_entry(const Traceback* entry, std::string* out) {
  const CodeObject& code = *entry->code->code;
  const Position& at = code.positions[entry->word];
  *out += fmt::format("  File \"{}\", line {}, in {}\n", code.filename,
                      at.line == 0 ? code.first_line : at.line, code.name);
  const std::string* line = source_line(code.filename, at.line);
  if (line == nullptr) return;
  const size_t indent = line->find_first_not_of(" \t\f");
  if (indent == std::string::npos) return;
  *out += "    " + line->substr(indent) + "\n";
  const std::string carets = caret_line(*line, at);
  if (!carets.empty()) *out += "    " + carets + "\n";
}

void TracebackPrinter::print(Value first, std::string* out) {
  if (!is_kind(first, Kind::kTraceback)) return;
  *out += "Traceback (most recent call last):\n";
  std::vector<const Traceback*> entries;  // all reachable from the exception
  for (Value v = first; is_kind(v, Kind::kTraceback);) {
    const auto* entry = static_cast<const Traceback*>(v.as_object());
    entries.push_back(entry);
    v = entry->next.load();
  }
  const Traceback* last = nullptr;
  size_t equal = 0;
  for (size_t i = entries.size() > kMostEntries ? entries.size() - kMostEntries : 0; i < entries.size();
       ++i) {
    const Traceback* entry = entries[i];
    const bool same =
        last != nullptr && last->code->code->filename == entry->code->code->filename &&
        last->code->code->name == entry->code->code->name &&
        last->code->code->positions[last->word].line == entry->code->code->positions[entry->word].line;
    if (!same) {
      if (equal > kShownRepeats) *out += repeated_line(equal - kShownRepeats);
      equal = 0;
      last = entry;
    }
    if (++equal <= kShownRepeats) add_entry(entry, out);
  }
  if (equal > kShownRepeats) *out += repeated_line(equal - kShownRepeats);
}

}  // namespace gilbox

// Short ways to put text through the front end, for its tests.
#pragma once

#include <fmt/format.h>

#include <sstream>
#include <string>
#include <string_view>
#include <variant>

#include "src/front/ast_dump.h"
#include "src/front/compile.h"
#include "src/front/lexer.h"
#include "src/front/parser.h"

namespace gilbox::front {

inline std::string describe(const SyntaxError& e) {
  const int end = e.end_offset < 0 ? 0 : e.end_offset;
  return fmt::format("{}|{}|{}|{}|{}|{}", error_kind_name(e.kind), e.message, e.line, e.offset, e.end_line,
                     end);
}

// "ok", or the error with its place.
inline std::string error_of(std::string_view text) {
  const CompileResult result = compile(text, "f");
  const auto* error = std::get_if<SyntaxError>(&result);
  return error == nullptr ? "ok" : describe(*error);
}

// What the program prints for the error.
inline std::string report_of(std::string_view text) {
  const CompileResult result = compile(text, "f.py");
  const auto* error = std::get_if<SyntaxError>(&result);
  return error == nullptr ? "ok" : format_syntax_error(*error);
}

// The tree as ast.dump() shows it, without "Module(body=[" around.
inline std::string dump_of(std::string_view text) {
  try {
    const Source source(text, "f");
    Arena arena;
    const Module module = parse_module(source, arena);
    std::string all = dump(module);
    constexpr std::string_view kBefore = "Module(body=[";
    constexpr std::string_view kBehind = "], type_ignores=[])";
    return all.substr(kBefore.size(), all.size() - kBefore.size() - kBehind.size());
  } catch (const FrontEndError& e) {
    return describe(e.error);
  }
}

// The tokens' kinds and texts, one blank between them.
inline std::string tokens_of(std::string_view text) {
  const Source source(text, "f");
  const TokenStream stream = tokenize(source);
  std::string out;
  for (const Token& token : stream.tokens) {
    const std::string_view shown =
        std::string_view(source.text()).substr(token.begin, token.end - token.begin);
    const std::string name = token_name(token.kind);
    if (!out.empty()) out += ' ';
    out += name[0] == 'k' && name.size() > 1 && name[1] >= 'A' && name[1] <= 'Z' ? name.substr(1) : name;
    const bool has_text = token.kind == Tok::kName || token.kind == Tok::kNumber ||
                          token.kind == Tok::kString || token.kind == Tok::kFstringMiddle ||
                          token.kind == Tok::kFstringStart;
    if (has_text) out += fmt::format("<{}>", shown);
  }
  return out;
}

inline const CodeObject* find_code(const CodeObject& code, std::string_view qualname) {
  if (code.qualname == qualname) return &code;
  for (const Constant& constant : code.constants) {
    const auto* nested = std::get_if<std::shared_ptr<const CodeObject>>(&constant.value);
    if (nested == nullptr) continue;
    if (const CodeObject* found = find_code(**nested, qualname)) return found;
  }
  return nullptr;
}

// The listing of the code object `qualname` in `text`: instructions and operands, without line numbers and
// without the code objects inside it; the exception table behind.
inline std::string listing_of(std::string_view text, std::string_view qualname = "<module>") {
  const CompileResult result = compile(text, "f");
  if (const auto* error = std::get_if<SyntaxError>(&result)) return describe(*error);
  const CodeObject* code = find_code(*std::get<0>(result), qualname);
  if (code == nullptr) return "no such code";
  CodeObject alone = *code;
  for (Constant& constant : alone.constants) {
    if (std::holds_alternative<std::shared_ptr<const CodeObject>>(constant.value))
      constant.value = std::string("CODE");
  }
  std::istringstream lines(disassemble(alone));
  std::string line;
  std::string out;
  std::getline(lines, line);
  bool table = false;
  while (std::getline(lines, line)) {
    if (line.empty()) continue;
    table = table || line.starts_with("exception table");
    std::string row = table ? line : line.substr(std::min<std::size_t>(11, line.size()));
    // One blank between columns.
    std::string squeezed;
    for (char ch : row) {
      if (ch != ' ' || (!squeezed.empty() && squeezed.back() != ' ')) squeezed += ch;
    }
    out += squeezed + "\n";
  }
  return out;
}

}  // namespace gilbox::front

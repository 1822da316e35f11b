#include "src/front/syntax_error.h"

#include <fmt/format.h>

#include <algorithm>

#include "src/front/unicode.h"

namespace gilbox::front {
namespace {

// The source line, indented by four, and under it the carets.
std::string format_line(const SyntaxError& error) {
  std::string_view text = error.text;
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  std::string_view stripped = text;
  while (!stripped.empty() &&
         (stripped.front() == ' ' || stripped.front() == '\t' || stripped.front() == '\f')) {
    stripped.remove_prefix(1);
  }
  const int removed = static_cast<int>(text.size() - stripped.size());
  std::string out = fmt::format("    {}\n", stripped);
  if (error.offset <= 0) return out;
  int offset = error.offset;
  int end = error.end_offset != 0 ? error.end_offset : offset;
  if (error.end_line != 0 && error.end_line != error.line) end = count_code_points(text) + 1;
  // CPython marks the place of an uncaught IndentationError with one caret.
  if (offset == end || end == -1 || error.kind == ErrorKind::kIndentationError) end = offset + 1;
  const int begin = offset - 1 - removed;
  end = end - 1 - removed;
  if (begin < 0) return out;
  std::string spaces;
  std::size_t pos = 0;
  for (int i = 0; i < begin; ++i) {
    const bool tab = pos < stripped.size() && (stripped[pos] == '\t' || stripped[pos] == '\f');
    spaces += tab ? stripped[pos] : ' ';
    if (pos < stripped.size()) decode_utf8(stripped, pos);
  }
  return out + "    " + spaces + std::string(static_cast<std::size_t>(std::max(end - begin, 1)), '^') + "\n";
}

}  // namespace

const char* error_kind_name(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kIndentationError:
      return "IndentationError";
    case ErrorKind::kTabError:
      return "TabError";
    case ErrorKind::kMemoryError:
      return "MemoryError";
    case ErrorKind::kRecursionError:
      return "RecursionError";
    case ErrorKind::kOverflowError:
      return "OverflowError";
    case ErrorKind::kSyntaxError:
    case ErrorKind::kNotSupported:
      break;
  }
  return "SyntaxError";
}

std::string format_syntax_error(const SyntaxError& error) {
  std::string out;
  if (error.line > 0) {
    out = fmt::format("  File \"{}\", line {}\n", error.filename, error.line);
    if (!error.text.empty()) out += format_line(error);
  }
  out += error_kind_name(error.kind);
  if (!error.message.empty()) out += ": " + error.message;
  return out + "\n";
}

}  // namespace gilbox::front

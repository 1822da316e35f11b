#include "src/front/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstring>

#include "src/front/unicode.h"
#include "vm/base/charset.h"

namespace gilbox::front {
namespace {

[[noreturn]] void refuse(const std::string& filename, std::string message,
                         ErrorKind kind = ErrorKind::kSyntaxError, int line = 0, std::string text = {}) {
  SyntaxError error;
  error.kind = kind;
  error.message = std::move(message);
  error.filename = filename;
  error.line = error.end_line = line;
  error.text = std::move(text);
  throw FrontEndError{std::move(error)};
}

bool is_blank_or_comment(std::string_view line) {
  const auto pos = line.find_first_not_of(" \t\f\r\n");
  return pos == std::string_view::npos || line[pos] == '#';
}

// The encoding named by a coding line, lower case with '-' for '_', or "". PEP 263.
std::string coding_of_line(std::string_view line) {
  auto pos = line.find_first_not_of(" \t\f");
  if (pos == std::string_view::npos || line[pos] != '#') return "";
  while ((pos = line.find("coding", pos)) != std::string_view::npos) {
    pos += 6;
    if (pos >= line.size() || (line[pos] != ':' && line[pos] != '=')) continue;
    pos = line.find_first_not_of(" \t", pos + 1);
    if (pos == std::string_view::npos) return "";
    std::string name;
    for (; pos < line.size(); ++pos) {
      const auto ch = static_cast<unsigned char>(line[pos]);
      if (!std::isalnum(ch) && ch != '-' && ch != '_' && ch != '.') break;
      name += ch == '_' ? '-' : static_cast<char>(std::tolower(ch));
    }
    if (!name.empty()) return name;
  }
  return "";
}

std::string coding_of(std::string_view bytes) {
  const auto first_end = std::min(bytes.find_first_of("\r\n"), bytes.size());
  const std::string_view first = bytes.substr(0, first_end);
  std::string name = coding_of_line(first);
  if (!name.empty() || !is_blank_or_comment(first) || first_end == bytes.size()) return name;
  std::string_view rest = bytes.substr(first_end);
  rest.remove_prefix(rest.substr(0, 2) == "\r\n" ? 2 : 1);
  return coding_of_line(rest.substr(0, rest.find_first_of("\r\n")));
}

bool is_utf8_name(const std::string& name) {
  return name == "utf-8" || name == "utf8" || name.starts_with("utf-8-") || name == "u8";
}
bool is_latin1_name(const std::string& name) {
  return name == "latin-1" || name == "latin1" || name == "iso-8859-1" || name == "iso8859-1" ||
         name == "iso-latin-1" || name.starts_with("latin-1-") || name.starts_with("iso-8859-1-") ||
         name.starts_with("iso-latin-1-");
}
bool is_ascii_name(const std::string& name) {
  return name == "ascii" || name == "us-ascii" || name == "646";
}

struct Utf8Fault {
  std::size_t at;
  const char* reason;  // null: none
};

// The first byte that is not UTF-8, with the reason CPython's decoder gives.
Utf8Fault find_utf8_fault(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const auto byte = [&](std::size_t k) -> unsigned { return static_cast<unsigned char>(s[k]); };
    // Most text is ASCII: eight bytes at a time.
    uint64_t eight = 0;
    if (i + 8 <= s.size()) std::memcpy(&eight, s.data() + i, 8);
    if (i + 8 <= s.size() && (eight & 0x8080808080808080ULL) == 0) {
      i += 8;
      continue;
    }
    const unsigned b0 = byte(i);
    if (b0 < 0x80) {
      ++i;
      continue;
    }
    if (b0 < 0xC2 || b0 > 0xF4) return {i, "invalid start byte"};
    const std::size_t length = b0 < 0xE0 ? 2 : b0 < 0xF0 ? 3 : 4;
    for (std::size_t k = 1; k < length; ++k) {
      if (i + k >= s.size()) return {i, "unexpected end of data"};
      unsigned low = 0x80;
      unsigned high = 0xBF;
      if (k == 1 && b0 == 0xE0) low = 0xA0;
      if (k == 1 && b0 == 0xED) high = 0x9F;
      if (k == 1 && b0 == 0xF0) low = 0x90;
      if (k == 1 && b0 == 0xF4) high = 0x8F;
      if (byte(i + k) < low || byte(i + k) > high) return {i, "invalid continuation byte"};
    }
    i += length;
  }
  return {0, nullptr};
}

std::string latin1_to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (char ch : bytes) append_utf8(out, static_cast<unsigned char>(ch));
  return out;
}

// Refuses what the charset does not have.
std::string charset_to_utf8(const Charset& charset, std::string_view bytes, const std::string& filename) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Charset::Step step = charset.decode(bytes.substr(at));
    if (step.bytes == 0) {
      refuse(filename,
             fmt::format("(unicode error) '{}' codec can't decode byte 0x{:02x} in position {}: {}",
                         charset.is_page() ? "charmap" : charset.name(),
                         static_cast<unsigned char>(bytes[at]), at,
                         charset.is_page() ? "character maps to <undefined>" : "illegal multibyte sequence"));
    }
    append_utf8(out, step.code);
    at += step.bytes;
  }
  return out;
}

int line_of(std::string_view bytes, std::size_t at) {
  int line = 1;
  for (std::size_t i = 0; i < at; ++i) {
    if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 >= bytes.size() || bytes[i + 1] != '\n'))) ++line;
  }
  return line;
}

std::string with_uniform_newlines(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 1);
  const bool uniform = bytes.find('\r') == std::string_view::npos;
  if (uniform) out = bytes;
  for (std::size_t i = uniform ? bytes.size() : 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\r') {
      out += '\n';
      if (i + 1 < bytes.size() && bytes[i + 1] == '\n') ++i;
    } else {
      out += bytes[i];
    }
  }
  if (!out.empty() && out.back() != '\n') out += '\n';
  return out;
}

}  // namespace

Source::Source(std::string_view bytes, std::string filename, bool is_main)
    : filename_(std::move(filename)), is_main_(is_main) {
  const bool has_mark = bytes.starts_with("\xEF\xBB\xBF");
  if (has_mark) bytes.remove_prefix(3);
  const std::string coding = coding_of(bytes);
  has_coding_ = has_mark || !coding.empty();
  if (has_mark && !coding.empty() && !is_utf8_name(coding)) {
    refuse(filename_,
           fmt::format("encoding problem: {} with BOM", is_latin1_name(coding) ? "iso-8859-1" : coding));
  }
  std::string converted;
  if (!coding.empty() && is_latin1_name(coding)) {
    converted = latin1_to_utf8(bytes);
    bytes = converted;
  } else if (is_ascii_name(coding)) {
    if (std::any_of(bytes.begin(), bytes.end(),
                    [](char c) { return static_cast<unsigned char>(c) >= 128; })) {
      refuse(filename_, fmt::format("encoding problem: {}", coding));
    }
  } else if (coding.starts_with("utf-16") || coding.starts_with("utf-32")) {
    refuse(filename_, fmt::format("encoding problem: {}", coding));
  } else if (const Charset* charset = Charset::find(coding); charset != nullptr) {
    converted = charset_to_utf8(*charset, bytes, filename_);
    bytes = converted;
  } else if (!coding.empty() && !is_utf8_name(coding)) {
    refuse(filename_,
           fmt::format("encoding problem: gilbox does not support the source encoding '{}'", coding),
           ErrorKind::kNotSupported);
  }
  if (const Utf8Fault fault = find_utf8_fault(bytes); fault.reason != nullptr) {
    const unsigned byte = static_cast<unsigned char>(bytes[fault.at]);
    const int line = line_of(bytes, fault.at);
    if (coding.empty() && !has_mark) {
      refuse(filename_, fmt::format("Non-UTF-8 code starting with '\\x{:02x}' in file {} on line {}, but no "
                                    "encoding declared; see https://peps.python.org/pep-0263/ for details",
                                    byte, filename_, line));
    }
    refuse(filename_,
           fmt::format("(unicode error) 'utf-8' codec can't decode byte 0x{:02x} in position {}: {}", byte,
                       fault.at, fault.reason),
           ErrorKind::kSyntaxError, line);
  }
  text_ = with_uniform_newlines(bytes);
  split_lines();
  if (const auto nul = text_.find('\0'); nul != std::string::npos) {
    const int line = line_of(text_, nul);
    const std::string_view text = line_text(line);
    refuse(filename_, "source code cannot contain null bytes", ErrorKind::kSyntaxError, line,
           std::string(text.substr(0, text.find('\0'))));
  }
}

void Source::split_lines() {
  line_starts_.clear();
  for (std::size_t pos = 0; pos < text_.size();) {
    line_starts_.push_back(pos);
    pos = text_.find('\n', pos) + 1;
  }
}

std::string_view Source::line_text(int line) const {
  if (line < 1 || line > line_count()) return {};
  const std::size_t begin = line_start(line);
  const std::size_t end = line < line_count() ? line_start(line + 1) : text_.size();
  return std::string_view(text_).substr(begin, end - begin);
}

SyntaxError Source::make_error(ErrorKind kind, std::string message, int line, int col, int end_line,
                               int end_col) const {
  // CPython's parser counts characters, but not in a main script without a coding line.
  const bool in_bytes = parsed_ || (is_main_ && !has_coding_);
  const auto offset_of = [&](int at_line, int at_col) {
    if (in_bytes) return std::max(at_col, 0) + 1;
    const std::string_view text = line_text(at_line);
    const auto bytes = static_cast<std::size_t>(std::max(at_col, 0));
    // Behind the end of the line a column still counts, as in CPython.
    const int beyond = static_cast<int>(bytes - std::min(bytes, text.size()));
    return count_code_points(text.substr(0, bytes)) + beyond + 1;
  };
  SyntaxError error;
  error.kind = kind;
  error.message = std::move(message);
  error.filename = filename_;
  error.line = line;
  error.offset = offset_of(line, col);
  error.end_line = end_line;
  error.end_offset = end_col < 0 ? end_col : offset_of(end_line, end_col);
  if (!parsed_ || !filename_.starts_with('<')) error.text = std::string(line_text(line));
  return error;
}

void add_warning(std::vector<CompileWarning>& warnings, int line, int col, std::string text) {
  const CompileWarning made{static_cast<uint32_t>(line), static_cast<uint32_t>(col), "SyntaxWarning",
                            std::move(text)};
  const auto same = [&made](const CompileWarning& known) {
    return known.line == made.line && known.col == made.col && known.text == made.text;
  };
  if (std::none_of(warnings.begin(), warnings.end(), same)) warnings.push_back(made);
}

}  // namespace gilbox::front

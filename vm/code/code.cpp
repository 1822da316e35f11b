#include "vm/code/code.h"

#include <fmt/format.h>

namespace gilbox {
namespace {

constexpr OpInfo kOps[] = {
#define OP(NAME, OPERANDS, EXTENSION, DOC) {#NAME, OPERANDS, EXTENSION, DOC},
#include "vm/code/opcodes.def"
#undef OP
};

}  // namespace

const OpInfo& op_info(Op op) {
  return kOps[static_cast<uint8_t>(op)];
}

std::string warning_text(std::span<const CompileWarning> warnings, const std::string& filename,
                         std::string_view source) {
  std::string out;
  for (const CompileWarning& warning : warnings) {
    out += fmt::format("{}:{}: {}: {}\n", filename, warning.line, warning.category, warning.text);
    std::size_t begin = 0;
    for (uint32_t line = 1; line < warning.line && begin != std::string_view::npos; ++line) {
      begin = source.find('\n', begin);
      if (begin != std::string_view::npos) ++begin;
    }
    if (source.empty() || begin == std::string_view::npos) continue;
    std::string_view text = source.substr(begin, source.find('\n', begin) - begin);
    const std::size_t first = text.find_first_not_of(" \t\f\r");
    if (first == std::string_view::npos) continue;
    out += fmt::format("  {}\n", text.substr(first, text.find_last_not_of("\r") + 1 - first));
  }
  return out;
}

}  // namespace gilbox

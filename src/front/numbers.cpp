#include "src/front/numbers.h"

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace gilbox::front {
namespace {

constexpr uint64_t kChunk = 1'000'000'000;  // digits are kept in groups of nine, lowest first

void multiply_add(std::vector<uint32_t>& chunks, uint64_t factor, uint64_t addend) {
  uint64_t carry = addend;
  for (uint32_t& chunk : chunks) {
    carry += chunk * factor;
    chunk = static_cast<uint32_t>(carry % kChunk);
    carry /= kChunk;
  }
  for (; carry != 0; carry /= kChunk) chunks.push_back(static_cast<uint32_t>(carry % kChunk));
}

unsigned digit_value(char ch) {
  if (ch <= '9') return static_cast<unsigned>(ch - '0');
  return static_cast<unsigned>((ch | 0x20) - 'a') + 10;
}

}  // namespace

std::string canonical_decimal(std::string_view literal) {
  const char kind = literal.size() > 1 && literal[0] == '0' ? static_cast<char>(literal[1] | 0x20) : '0';
  const unsigned bits = kind == 'x' ? 4 : kind == 'o' ? 3 : kind == 'b' ? 1 : 0;
  if (bits == 0) {
    const auto first = literal.find_first_not_of('0');
    return first == std::string_view::npos ? "0" : std::string(literal.substr(first));
  }
  std::vector<uint32_t> chunks;
  // As many digits at a time as fit into 28 bits.
  uint64_t value = 0;
  unsigned pending = 0;
  for (char ch : literal.substr(2)) {
    value = (value << bits) | digit_value(ch);
    pending += bits;
    if (pending >= 24) {
      multiply_add(chunks, uint64_t{1} << pending, value);
      value = pending = 0;
    }
  }
  multiply_add(chunks, uint64_t{1} << pending, value);
  std::string out;
  for (auto it = chunks.rbegin(); it != chunks.rend(); ++it) {
    std::string group = std::to_string(*it);
    if (!out.empty()) group.insert(0, 9 - group.size(), '0');
    out += group;
  }
  const auto first = out.find_first_not_of('0');
  return first == std::string::npos ? "0" : out.substr(first);
}

double parse_double(const std::string& literal) {
  double value = 0;
  const auto [end, error] = std::from_chars(literal.data(), literal.data() + literal.size(), value);
  // Out of range: strtod says whether that is infinity or zero.
  if (error == std::errc::result_out_of_range) return std::strtod(literal.c_str(), nullptr);
  return value;
}

}  // namespace gilbox::front

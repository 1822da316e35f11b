#include "vm/modules/sha512.h"

#include <bit>
#include <string>

namespace gilbox {
namespace {

__extension__ using UInt128 = unsigned __int128;

// The first 64 bits of the fractional part of the `degree`-th root of n: floor(root(n * 2^(64 degree))),
// found bit by bit with numbers of up to 256 bits in four words.
struct Wide {
  uint64_t words[4] = {};
};

Wide multiply(const Wide& a, uint64_t b) {
  Wide product;
  UInt128 carry = 0;
  for (int i = 0; i < 4; ++i) {
    carry += static_cast<UInt128>(a.words[i]) * b;
    product.words[i] = static_cast<uint64_t>(carry);
    carry >>= 64;
  }
  return product;
}

// root^degree, root below 2^69 given as high and low word.
Wide power(uint64_t high, uint64_t low, int degree) {
  Wide result;
  result.words[0] = 1;
  for (int i = 0; i < degree; ++i) {
    const Wide by_low = multiply(result, low);
    const Wide by_high = multiply(result, high);
    UInt128 carry = 0;
    for (int j = 0; j < 4; ++j) {
      carry += by_low.words[j];
      if (j > 0) carry += by_high.words[j - 1];
      result.words[j] = static_cast<uint64_t>(carry);
      carry >>= 64;
    }
  }
  return result;
}

uint64_t root_fraction(uint64_t n, int degree) {
  uint64_t high = 0;
  while (true) {
    uint64_t next = 1;
    for (int i = 0; i < degree; ++i) next *= high + 1;
    if (next > n) break;
    ++high;
  }
  uint64_t low = 0;
  for (int bit = 63; bit >= 0; --bit) {
    const uint64_t tried = low | uint64_t{1} << bit;
    const Wide value = power(high, tried, degree);
    // Is value <= n * 2^(64 degree)?
    bool below = value.words[degree] < n;
    if (value.words[degree] == n) {
      below = true;
      for (int i = 0; i < degree; ++i) below = below && value.words[i] == 0;
    }
    if (below) low = tried;
  }
  return low;
}

struct Constants {
  uint64_t k[80];
  uint64_t h[8];
  Constants() {
    int count = 0;
    for (uint64_t n = 2; count < 80; ++n) {
      bool prime = true;
      for (uint64_t d = 2; d * d <= n; ++d) prime = prime && n % d != 0;
      if (!prime) continue;
      if (count < 8) h[count] = root_fraction(n, 2);
      k[count++] = root_fraction(n, 3);
    }
  }
};

void compress(uint64_t state[8], const unsigned char* block, const Constants& constants) {
  uint64_t w[80];
  for (int i = 0; i < 16; ++i) {
    w[i] = 0;
    for (int j = 0; j < 8; ++j) w[i] = w[i] << 8 | block[i * 8 + j];
  }
  for (int i = 16; i < 80; ++i) {
    const uint64_t s0 = std::rotr(w[i - 15], 1) ^ std::rotr(w[i - 15], 8) ^ w[i - 15] >> 7;
    const uint64_t s1 = std::rotr(w[i - 2], 19) ^ std::rotr(w[i - 2], 61) ^ w[i - 2] >> 6;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  uint64_t v[8];
  for (int i = 0; i < 8; ++i) v[i] = state[i];
  for (int i = 0; i < 80; ++i) {
    const uint64_t s1 = std::rotr(v[4], 14) ^ std::rotr(v[4], 18) ^ std::rotr(v[4], 41);
    const uint64_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
    const uint64_t first = v[7] + s1 + choice + constants.k[i] + w[i];
    const uint64_t s0 = std::rotr(v[0], 28) ^ std::rotr(v[0], 34) ^ std::rotr(v[0], 39);
    const uint64_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
    for (int j = 7; j > 0; --j) v[j] = v[j - 1];
    v[4] += first;
    v[0] = first + s0 + majority;
  }
  for (int i = 0; i < 8; ++i) state[i] += v[i];
}

}  // namespace

std::array<uint8_t, 64> sha512(std::string_view data) {
  static const Constants constants;
  std::string padded(data);
  padded += '\x80';
  padded.append((240 - padded.size() % 128) % 128 + 8, '\0');
  const uint64_t bits = data.size() * 8;
  for (int i = 7; i >= 0; --i) padded += static_cast<char>(bits >> i * 8);
  uint64_t state[8];
  for (int i = 0; i < 8; ++i) state[i] = constants.h[i];
  for (size_t at = 0; at < padded.size(); at += 128) {
    compress(state, reinterpret_cast<const unsigned char*>(padded.data()) + at, constants);
  }
  std::array<uint8_t, 64> digest;
  for (size_t i = 0; i < 64; ++i) digest[i] = static_cast<uint8_t>(state[i / 8] >> (56 - i % 8 * 8));
  return digest;
}

}  // namespace gilbox

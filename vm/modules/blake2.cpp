#include "vm/modules/blake2.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace gilbox {
namespace {

constexpr uint8_t kOrder[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

// The first words of the fractions of the square roots of the first eight primes.
constexpr uint64_t kStart[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

template <class Word>
constexpr Word start(int i) {
  return static_cast<Word>(kStart[i] >> (64 - 8 * sizeof(Word)));
}
template <class Word>
Word load(const unsigned char* from) {
  Word w = 0;
  for (size_t i = 0; i < sizeof(Word); ++i) w |= Word{from[i]} << (8 * i);
  return w;
}

}  // namespace

template <class Word>
Blake2<Word>::Blake2(size_t digest_size, std::string_view key, std::string_view salt, std::string_view person)
    : digest_size_(digest_size) {
  // The parameter block: sizes, fan-out and depth 1, then salt and personalisation.
  unsigned char parameters[8 * sizeof(Word)] = {static_cast<unsigned char>(digest_size),
                                                static_cast<unsigned char>(key.size()), 1, 1};
  std::memcpy(parameters + 4 * sizeof(Word), salt.data(), salt.size());
  std::memcpy(parameters + 6 * sizeof(Word), person.data(), person.size());
  for (int i = 0; i < 8; ++i) {
    h_[i] = start<Word>(i) ^ load<Word>(parameters + static_cast<size_t>(i) * sizeof(Word));
  }
  if (key.empty()) return;
  std::memcpy(buffer_, key.data(), key.size());
  filled_ = kBlock;
}

template <class Word>
void Blake2<Word>::update(std::string_view data) {
  while (!data.empty()) {
    if (filled_ == kBlock) {  // the last block waits: it is compressed differently
      count_ += kBlock;
      compress(buffer_, false);
      filled_ = 0;
    }
    const size_t n = std::min(data.size(), kBlock - filled_);
    std::memcpy(buffer_ + filled_, data.data(), n);
    filled_ += n;
    data.remove_prefix(n);
  }
}

template <class Word>
std::string Blake2<Word>::digest() const {
  Blake2 copy = *this;
  copy.count_ += copy.filled_;
  std::memset(copy.buffer_ + copy.filled_, 0, kBlock - copy.filled_);
  copy.compress(copy.buffer_, true);
  std::string out;
  for (size_t i = 0; i < digest_size_; ++i) {
    out.push_back(static_cast<char>(copy.h_[i / sizeof(Word)] >> (8 * (i % sizeof(Word)))));
  }
  return out;
}

template <class Word>
void Blake2<Word>::compress(const unsigned char* block, bool last) {
  constexpr bool kWide = sizeof(Word) == 8;
  constexpr int kRounds = kWide ? 12 : 10;
  constexpr int kTurns[4] = {kWide ? 32 : 16, kWide ? 24 : 12, kWide ? 16 : 8, kWide ? 63 : 7};
  Word m[16], v[16];
  for (size_t i = 0; i < 16; ++i) m[i] = load<Word>(block + i * sizeof(Word));
  for (int i = 0; i < 8; ++i) {
    v[i] = h_[i];
    v[i + 8] = start<Word>(i);
  }
  v[12] ^= static_cast<Word>(count_);
  if (!kWide) v[13] ^= static_cast<Word>(count_ >> 32);
  if (last) v[14] = ~v[14];
  const auto mix = [&](int a, int b, int c, int d, Word x, Word y) {
    v[a] += v[b] + x;
    v[d] = std::rotr(static_cast<Word>(v[d] ^ v[a]), kTurns[0]);
    v[c] += v[d];
    v[b] = std::rotr(static_cast<Word>(v[b] ^ v[c]), kTurns[1]);
    v[a] += v[b] + y;
    v[d] = std::rotr(static_cast<Word>(v[d] ^ v[a]), kTurns[2]);
    v[c] += v[d];
    v[b] = std::rotr(static_cast<Word>(v[b] ^ v[c]), kTurns[3]);
  };
  for (int round = 0; round < kRounds; ++round) {
    const uint8_t* s = kOrder[round % 10];
    for (int i = 0; i < 4; ++i) mix(i, i + 4, i + 8, i + 12, m[s[2 * i]], m[s[2 * i + 1]]);
    for (int i = 0; i < 4; ++i) {
      mix(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, m[s[8 + 2 * i]], m[s[9 + 2 * i]]);
    }
  }
  for (int i = 0; i < 8; ++i) h_[i] ^= v[i] ^ v[i + 8];
}

template class Blake2<uint64_t>;
template class Blake2<uint32_t>;

}  // namespace gilbox

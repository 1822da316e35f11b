// Seeded random numbers for decisions that must come out the same on every machine.
//
// The generator is xoshiro256** (Blackman and Vigna), its state filled by splitmix64. Not the generator of
// Python's `random` module (that is the Mersenne Twister), not for secrets.
//
// Thread safety: none; one object belongs to one thread or is guarded by its owner's lock.
#pragma once

#include <cstdint>

namespace gilbox {

class Random {
 public:
  explicit Random(uint64_t seed) { reseed(seed); }

  // Starts the sequence of `seed` anew.
  void reseed(uint64_t seed) {
    for (uint64_t& word : state_) {
      seed += 0x9e3779b97f4a7c15;
      uint64_t z = seed;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
      z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
      word = z ^ (z >> 31);
    }
  }

  // 64 uniformly distributed bits.
  uint64_t next() {
    const uint64_t result = rotate(state_[1] * 5, 7) * 9;
    const uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = rotate(state_[3], 45);
    return result;
  }

  // Uniform in [0, bound); bound > 0. Multiply-and-shift: the bias (below bound / 2^64) does not matter here.
  uint64_t below(uint64_t bound) { return static_cast<uint64_t>((static_cast<Wide>(next()) * bound) >> 64); }

  // Uniform in [low, high], both included.
  int64_t between(int64_t low, int64_t high) {
    return low + static_cast<int64_t>(below(static_cast<uint64_t>(high - low) + 1));
  }

 private:
  __extension__ typedef unsigned __int128 Wide;
  static uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

  uint64_t state_[4];
};

}  // namespace gilbox

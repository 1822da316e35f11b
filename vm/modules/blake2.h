// BLAKE2b and BLAKE2s (RFC 7693) with key, salt and personalisation, which OpenSSL's interface does not
// offer.
//
// Thread safety: a state belongs to its user.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gilbox {

// Word: uint64_t for BLAKE2b, uint32_t for BLAKE2s.
template <class Word>
class Blake2 {
 public:
  static constexpr size_t kBlock = 16 * sizeof(Word);
  static constexpr size_t kMostDigest = 8 * sizeof(Word);
  static constexpr size_t kMostKey = 8 * sizeof(Word);
  static constexpr size_t kSalt = 2 * sizeof(Word);

  // Sizes must be within the limits above.
  Blake2(size_t digest_size, std::string_view key, std::string_view salt, std::string_view person);
  void update(std::string_view data);
  std::string digest() const;  // of what there is so far
  size_t digest_size() const { return digest_size_; }

 private:
  void compress(const unsigned char* block, bool last);

  Word h_[8];
  uint64_t count_ = 0;  // bytes compressed
  unsigned char buffer_[kBlock] = {};
  size_t filled_ = 0;
  size_t digest_size_;
};

extern template class Blake2<uint64_t>;
extern template class Blake2<uint32_t>;

}  // namespace gilbox

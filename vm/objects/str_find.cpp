// The one search that everything else uses: sixteen bytes at a time where the processor can, looking for the
// first and the last code point of the needle at once.
#include "vm/objects/str_search.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gilbox {

namespace {

template <class T>
bool same(const T* a, const T* b, size_t n) {
  return std::memcmp(a, b, n * sizeof(T)) == 0;
}

// From `at` on, one place after the other.
template <class T>
size_t find_slowly(const T* hay, size_t n, const T* needle, size_t m, size_t at) {
  if constexpr (sizeof(T) == 1) {
    const void* p = memmem(hay + at, n - at, needle, m);
    return p == nullptr ? kNotFound : static_cast<size_t>(static_cast<const T*>(p) - hay);
  } else {
    for (; at + m <= n; ++at) {
      if (hay[at] == needle[0] && hay[at + m - 1] == needle[m - 1] && same(hay + at, needle, m)) return at;
    }
    return kNotFound;
  }
}

#ifdef __SSE2__

template <class T>
__m128i splat(T c) {
  if constexpr (sizeof(T) == 1) return _mm_set1_epi8(static_cast<char>(c));
  if constexpr (sizeof(T) == 2) return _mm_set1_epi16(static_cast<int16_t>(c));
  if constexpr (sizeof(T) == 4) return _mm_set1_epi32(static_cast<int32_t>(c));
}
template <class T>
__m128i equal_lanes(__m128i a, __m128i b) {
  if constexpr (sizeof(T) == 1) return _mm_cmpeq_epi8(a, b);
  if constexpr (sizeof(T) == 2) return _mm_cmpeq_epi16(a, b);
  if constexpr (sizeof(T) == 4) return _mm_cmpeq_epi32(a, b);
}
template <class T>
__m128i load(const T* p) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}

template <class T>
size_t find_fast(const T* hay, size_t n, const T* needle, size_t m) {
  constexpr size_t kLanes = 16 / sizeof(T);
  constexpr unsigned kLane = (1u << sizeof(T)) - 1;  // a lane's bits in a mask of bytes
  const __m128i first = splat(needle[0]), last = splat(needle[m - 1]);
  size_t places = n - m + 1, at = 0, compared = 0;
  for (; at + kLanes <= places; at += kLanes) {
    __m128i hits =
        _mm_and_si128(equal_lanes<T>(load(hay + at), first), equal_lanes<T>(load(hay + at + m - 1), last));
    auto mask = static_cast<unsigned>(_mm_movemask_epi8(hits));
    while (mask != 0) {
      auto bit = static_cast<unsigned>(__builtin_ctz(mask));
      size_t place = at + bit / sizeof(T);
      if (same(hay + place, needle, m)) return place;
      mask &= ~(kLane << bit);
      compared += m;
    }
    // Texts made to look alike must not cost the product of both lengths.
    if (sizeof(T) == 1 && compared > 4 * at + 4096) break;
  }
  return at < places ? find_slowly(hay, n, needle, m, at) : kNotFound;
}

#else

template <class T>
size_t find_fast(const T* hay, size_t n, const T* needle, size_t m) {
  return find_slowly(hay, n, needle, m, 0);
}

#endif

}  // namespace

size_t find_text(const Char1* hay, size_t n, const Char1* needle, size_t m) {
  if (m > n) return kNotFound;
  if (m > 1) return find_fast(hay, n, needle, m);
  const void* p = std::memchr(hay, needle[0], n);
  return p == nullptr ? kNotFound : static_cast<size_t>(static_cast<const Char1*>(p) - hay);
}
size_t find_text(const Char2* hay, size_t n, const Char2* needle, size_t m) {
  return m > n ? kNotFound : find_fast(hay, n, needle, m);
}
size_t find_text(const Char4* hay, size_t n, const Char4* needle, size_t m) {
  return m > n ? kNotFound : find_fast(hay, n, needle, m);
}

}  // namespace gilbox

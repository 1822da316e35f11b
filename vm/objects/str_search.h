// Searching in texts of the three widths.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>

#include "vm/objects/str_text.h"

namespace gilbox {

constexpr size_t kNotFound = static_cast<size_t>(-1);

// The first place of a needle of m >= 1 code points (str_find.cpp).
size_t find_text(const Char1* hay, size_t n, const Char1* needle, size_t m);
size_t find_text(const Char2* hay, size_t n, const Char2* needle, size_t m);
size_t find_text(const Char4* hay, size_t n, const Char4* needle, size_t m);

// The last place.
template <class T>
size_t rfind_text(const T* hay, size_t n, const T* needle, size_t m) {
  if (m > n) return kNotFound;
  if constexpr (sizeof(T) == 1) {
    if (m == 1) {
      const void* p = memrchr(hay, needle[0], n);
      return p == nullptr ? kNotFound : static_cast<size_t>(static_cast<const T*>(p) - hay);
    }
  }
  for (size_t i = n - m + 1; i-- > 0;) {
    if (hay[i] == needle[0] && std::memcmp(hay + i, needle, m * sizeof(T)) == 0) return i;
  }
  return kNotFound;
}

// How many there are that do not overlap, at most `most`.
template <class T>
size_t count_text(const T* hay, size_t n, const T* needle, size_t m, size_t most) {
  size_t count = 0;
  if (m == 1) {
    if (most >= n) {
      for (size_t i = 0; i < n; ++i) count += hay[i] == needle[0];
      return count;
    }
  }
  for (size_t at = 0; count < most; ++count) {
    size_t found = find_text(hay + at, n - at, needle, m);
    if (found == kNotFound) break;
    at += found + m;
  }
  return count;
}

// Calls f(hay, needle) with both texts in the width of `hay`; `none` if the needle is wider, so cannot be in
// it.
template <class R, class F>
R with_needle(const Str* hay, const Str* needle, R none, F&& f) {
  if (needle->width_log2() > hay->width_log2()) return none;
  return with_text(hay, [&](auto* h) -> R {
    using T = std::remove_cv_t<std::remove_pointer_t<decltype(h)>>;
    if (needle->width_log2() == hay->width_log2()) return f(h, text_of<T>(needle));
    T small[32];
    std::basic_string<T> large;
    T* copy = small;
    if (needle->length > 32) {
      large.resize(needle->length);
      copy = large.data();
    }
    copy_str(reinterpret_cast<char*>(copy), kWidthOf<T>, needle, 0, needle->length);
    return f(h, static_cast<const T*>(copy));
  });
}

inline size_t find_str(const Str* hay, size_t from, size_t to, const Str* needle) {
  if (from > to || needle->length > to - from) return kNotFound;
  if (needle->length == 0) return from;
  return with_needle(hay, needle, kNotFound, [&](auto* h, auto* n) {
    size_t found = find_text(h + from, to - from, n, needle->length);
    return found == kNotFound ? found : found + from;
  });
}
inline size_t rfind_str(const Str* hay, size_t from, size_t to, const Str* needle) {
  if (from > to || needle->length > to - from) return kNotFound;
  if (needle->length == 0) return to;
  return with_needle(hay, needle, kNotFound, [&](auto* h, auto* n) {
    size_t found = rfind_text(h + from, to - from, n, needle->length);
    return found == kNotFound ? found : found + from;
  });
}
inline bool matches_at(const Str* s, size_t at, const Str* part) {
  return with_needle(s, part, false, [&](auto* h, auto* n) {
    return std::memcmp(h + at, n, part->length * sizeof(*n)) == 0;
  });
}

}  // namespace gilbox

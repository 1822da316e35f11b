// Internals shared by the files of str: texts of the three widths, and making Strs of them.
//
// Thread safety: as str.h. Functions that allocate may collect; pointers into Strs stay good, since objects
// do not move and the collector sees native stacks.
#pragma once

#include <cstddef>
#include <cstring>

#include "vm/objects/alloc.h"
#include "vm/objects/str.h"

namespace gilbox {

using Char1 = unsigned char;
using Char2 = char16_t;
using Char4 = char32_t;

constexpr size_t kMaxStrLength = (size_t{1} << 31) - 1;  // code points
constexpr size_t kStrHeader = sizeof(Str) - sizeof(Str::inline_data);
constexpr size_t kStrBufferHeader = sizeof(StrBuffer) - sizeof(StrBuffer::data);

template <class T>
constexpr unsigned kWidthOf = sizeof(T) == 1   ? 0
                              : sizeof(T) == 2 ? 1
                                               : 2;

// The width that code points with these bits (or-ed together) need.
inline unsigned width_for(uint32_t bits) {
  return bits < 0x100 ? 0 : bits < 0x10000 ? 1 : 2;
}

template <class T>
const T* text_of(const Str* s) {
  return reinterpret_cast<const T*>(s->bytes());
}
// Calls f with a typed pointer to the text.
template <class F>
decltype(auto) with_text(const Str* s, F&& f) {
  switch (s->width_log2()) {
    case 0:
      return f(text_of<Char1>(s));
    case 1:
      return f(text_of<Char2>(s));
    default:
      return f(text_of<Char4>(s));
  }
}

// All code points or-ed together: bounds them from above to the power of two that matters.
template <class T>
uint32_t bits_of(const T* p, size_t n) {
  uint32_t bits = 0;
  for (size_t i = 0; i < n; ++i) bits |= p[i];
  return bits;
}
// What a Str may hold at most, from its flags.
inline uint32_t bits_of(const Str* s) {
  return s->is_ascii() ? 0x7F : s->width_log2() == 0 ? 0xFF : s->width_log2() == 1 ? 0xFFFF : 0x1FFFFF;
}

template <class To, class From>
void copy_text(To* to, const From* from, size_t n) {
  if constexpr (sizeof(To) == sizeof(From)) {
    std::memcpy(to, from, n * sizeof(To));
  } else {
    for (size_t i = 0; i < n; ++i) to[i] = static_cast<To>(from[i]);
  }
}
// Copies part of a Str to a place of the width given, at least as wide; returns the end of it.
inline char* copy_str(char* to, unsigned width, const Str* s, size_t from, size_t count) {
  if (width == s->width_log2()) {
    std::memcpy(to, s->bytes() + (from << width), count << width);
  } else if (width == 1) {
    copy_text(reinterpret_cast<Char2*>(to), text_of<Char1>(s) + from, count);
  } else if (s->width_log2() == 0) {
    copy_text(reinterpret_cast<Char4*>(to), text_of<Char1>(s) + from, count);
  } else {
    copy_text(reinterpret_cast<Char4*>(to), text_of<Char2>(s) + from, count);
  }
  return to + (count << width);
}

inline uint8_t str_flags(uint32_t bits) {
  return static_cast<uint8_t>(width_for(bits) | (bits < 0x80 ? Str::kAscii : 0));
}
// A Str whose text the caller fills in at once (inline_data). `bits`: of all its code points, or a Str's.
inline Str* make_str(Thread& t, size_t length, uint32_t bits, uint8_t more_flags = 0) {
  if (length > kMaxStrLength) [[unlikely]] {
    static_cast<void>(memory_error(t));
    return nullptr;
  }
  uint8_t flags = str_flags(bits);
  size_t size = kStrHeader + (length << (flags & Str::kWidthMask));
  if (size < sizeof(Str)) size = sizeof(Str);
  Str* s = new_object<Str>(t, Kind::kStr, size, static_cast<uint8_t>(flags | more_flags));
  if (s == nullptr) [[unlikely]]
    return nullptr;
  s->length = static_cast<uint32_t>(length);
  s->hash.store(0, std::memory_order_relaxed);
  return s;
}
inline Value value_of(const Str* s) {
  return Value::from_object(s);
}
Value empty_str(Thread& t);
// At least so many bytes for the text of growing strings; none of them used yet. Null: MemoryError.
StrBuffer* new_str_buffer(Thread& t, size_t capacity);
// s itself, or a copy of class str if it is of a subclass.
Value exact_str(Thread& t, Str* s);

// A Str of the text, as narrow as it can be. `bits` as bits_of gives them.
template <class T>
Value new_text(Thread& t, const T* p, size_t n, uint32_t bits) {
  if (n == 0) return empty_str(t);
  if (n == 1) return new_char(t, p[0]);
  Str* s = make_str(t, n, bits);
  if (s == nullptr) return Value::error();
  switch (s->width_log2()) {
    case 0:
      copy_text(reinterpret_cast<Char1*>(s->inline_data), p, n);
      break;
    case 1:
      copy_text(reinterpret_cast<Char2*>(s->inline_data), p, n);
      break;
    default:
      copy_text(reinterpret_cast<Char4*>(s->inline_data), p, n);
  }
  return value_of(s);
}
template <class T>
Value new_text(Thread& t, const T* p, size_t n) {
  return new_text(t, p, n, bits_of(p, n));
}

}  // namespace gilbox

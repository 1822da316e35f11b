// str: immutable Unicode text.
//
// Thread safety: a Str never changes after construction but for its cached hash, so nothing here takes a
// lock. The bytes of a StrBuffer behind `used` are claimed by compare-and-swap and written before the longer
// string is published.
// Invariants: a Str has the narrowest width its text allows and kAscii exactly when all of it is ASCII, so
// texts of different widths are never equal. Lone surrogates are allowed, as in CPython.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include "vm/objects/protocol.h"

namespace gilbox {

// --- Making strings. Error: only MemoryError ---
// Invalid UTF-8 becomes U+FFFD; encoded lone surrogates stay what they are.
Value new_str(Thread& t, std::string_view utf8);
Value new_ascii(Thread& t, std::string_view text);
Value new_latin1(Thread& t, std::string_view text);
Value new_char(Thread& t, char32_t c);
Value new_str_from(Thread& t, std::u32string_view text);
// The one Str with this content that attribute and global names use. Between two interned strings identity is
// equality.
Str* intern(Machine& m, Thread& t, std::string_view utf8);
Str* intern(Thread& t, Str* s);
// Fills names.empty and names.latin1 of the thread's machine; before any other string is made.
void init_text_constants(Thread& t);

// Collects text of any width and makes a str of it. Holds its text outside the heap, in the narrowest width
// so far. No errors before `finish`.
class StrBuilder {
 public:
  StrBuilder() = default;
  StrBuilder(const StrBuilder&) = delete;
  StrBuilder& operator=(const StrBuilder&) = delete;
  ~StrBuilder();

  void add(char32_t c) {
    if (size_ < capacity_ && c < limit_) [[likely]] {
      if (width_ == 0) {
        data_[size_] = static_cast<char>(c);
      } else if (width_ == 1) {
        reinterpret_cast<char16_t*>(data_)[size_] = static_cast<char16_t>(c);
      } else {
        reinterpret_cast<char32_t*>(data_)[size_] = c;
      }
      ++size_;
      bits_ |= c;
      return;
    }
    prepare(1, c);
    add(c);
  }
  void add(const Str* s) { add(s, 0, s->length); }
  void add(const Str* s, uint32_t from, uint32_t to);
  void add_ascii(std::string_view text) {
    if (width_ == 0 && text.size() <= capacity_ - size_) [[likely]] {
      std::memcpy(data_ + size_, text.data(), text.size());
      size_ += text.size();
      return;
    }
    add_ascii_slow(text);
  }
  void add_utf8(std::string_view text);
  void add_repeated(char32_t c, size_t count);
  void reserve(size_t count);  // further code points
  size_t size() const { return size_; }
  Value finish(Thread& t);

 private:
  void add_ascii_slow(std::string_view text);
  // Makes room for `count` more code points of the bits given, widening what is there if need be.
  void prepare(size_t count, uint32_t bits);
  void resize(size_t capacity, unsigned width);

  char* data_ = inline_;
  size_t size_ = 0;                    // code points
  size_t capacity_ = sizeof(inline_);  // code points
  uint32_t bits_ = 0;                  // of all code points, or-ed
  unsigned width_ = 0;                 // log2 of the bytes per code point
  char32_t limit_ = 0x100;             // of code points that fit the width
  alignas(8) char inline_[192];
};

// --- Reading ---
std::string to_utf8(const Str* s);  // lone surrogates as three bytes
void append_utf8(const Str* s, std::string* out);
uint32_t str_hash_slow(const Str* s);
uint32_t hash_bytes(const char* p, size_t n, uint64_t seed);  // never 0; not randomised
inline uint32_t str_hash(const Str* s) {                      // never 0
  uint32_t h = s->hash.load(std::memory_order_relaxed);
  return h != 0 ? h : str_hash_slow(s);
}
bool str_equal_slow(const Str* a, const Str* b);
inline bool str_equal(const Str* a, const Str* b) {
  if (a == b) return true;
  if (a->length != b->length || ((a->flags ^ b->flags) & (Str::kWidthMask | Str::kAscii)) != 0) return false;
  if ((a->flags & b->flags & Str::kInterned) != 0) return false;
  return str_equal_slow(a, b);
}
int str_compare(const Str* a, const Str* b);       // by code points: <0, 0, >0
bool str_is_exact(const Thread& t, const Str* s);  // not of a subclass

// --- What protocol.cpp and the loop use ---
Value str_concat(Thread& t, Str* a, Str* b);  // amortised constant time per code point for s = s + x
Value str_join(Thread& t, const Value* parts, uint32_t count);  // all of them Strs
Value str_join_with(Thread& t, const Str* separator, const Value* parts, uint32_t count);
Value str_item(Thread& t, Str* s, int64_t index);  // index from the end if negative; IndexError
Value str_slice(Thread& t, Str* s, uint32_t from, uint32_t to);
Value str_get_item(Thread& t, Str* s, Value key);  // index or slice
Value str_repeat(Thread& t, Str* s, int64_t count);
Value str_repr(Thread& t, Str* s);
Value str_modulo(Thread& t, Str* format, Value args);  // the % operator
int str_contains(Thread& t, Str* s, Value item);       // TypeError unless item is a str
Value str_format_method(Thread& t, Str* format, Value* args, uint32_t count, Value kwargs);
Value str_format_map(Thread& t, Str* format, Value mapping);

void trace_str(Object* object, Marker& marker);
void init_str_type(Thread& t);

}  // namespace gilbox

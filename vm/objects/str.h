// str: immutable Unicode text.
#pragma once

#include <string>
#include <string_view>

#include "vm/objects/protocol.h"

namespace gilbox {

// --- Making strings. Error: only MemoryError ---
Value new_str(Thread& t, std::string_view utf8);  // invalid UTF-8 becomes U+FFFD
Value new_ascii(Thread& t, std::string_view text);
Value new_char(Thread& t, char32_t c);
Value new_str_from(Thread& t, std::u32string_view text);
// The one Str with this content that attribute and global names use.
Str* intern(Machine& m, Thread& t, std::string_view utf8);
Str* intern(Thread& t, Str* s);

// Collects text of any width and makes a str of it. Holds its text outside the heap.
class StrBuilder {
 public:
  void add(char32_t c);
  void add(const Str* s);
  void add(const Str* s, uint32_t from, uint32_t to);
  void add_ascii(std::string_view text);
  void add_utf8(std::string_view text);
  size_t size() const { return text_.size(); }
  Value finish(Thread& t);

 private:
  std::u32string text_;  // TODO(author of str): the narrowest representation that fits
};

// --- Reading ---
std::string to_utf8(const Str* s);
void append_utf8(const Str* s, std::string* out);
uint32_t str_hash(const Str* s);  // never 0
bool str_equal(const Str* a, const Str* b);
int str_compare(const Str* a, const Str* b);  // by code points: <0, 0, >0

// --- What protocol.cpp and the loop use ---
Value str_concat(Thread& t, Str* a, Str* b);  // amortised constant time per code point for s = s + x
Value str_join(Thread& t, const Value* parts, uint32_t count);  // all of them Strs
Value str_item(Thread& t, Str* s, int64_t index);               // index from the end if negative; IndexError
Value str_get_item(Thread& t, Str* s, Value key);               // index or slice
Value str_repeat(Thread& t, Str* s, int64_t count);
Value str_repr(Thread& t, Str* s);
Value str_modulo(Thread& t, Str* format, Value args);  // the % operator
int str_contains(Thread& t, Str* s, Value item);       // TypeError unless item is a str
Value str_format_method(Thread& t, Str* format, Value* args, uint32_t count, Value kwargs);

void init_str_type(Thread& t);

}  // namespace gilbox

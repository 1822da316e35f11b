// bytes: immutable byte strings.
//
// Thread safety: never change after construction.
#pragma once

#include <span>
#include <string_view>

#include "vm/objects/protocol.h"

namespace gilbox {

Value new_bytes(Thread& t, std::string_view data);
Bytes* make_bytes(Thread& t, size_t length);  // to be filled in at once; null: MemoryError
// Two hexadecimal digits.
inline void append_hex(std::string* out, unsigned char byte) {
  out->push_back("0123456789abcdef"[byte >> 4]);
  out->push_back("0123456789abcdef"[byte & 15]);
}

inline std::string_view bytes_view(const Bytes* b) {
  return {b->data, b->length};
}
// The data to be written; g++ takes `data` for the eight bytes it is declared with.
inline char* bytes_room(Bytes* b) {
  return reinterpret_cast<char*>(b) + (sizeof(Bytes) - sizeof(Bytes::data));
}
// Where an instance of a subclass has what holds its attributes: behind the data, at the next multiple of 8.
constexpr size_t before_extra(size_t length) {
  return (length + sizeof(Ref<Object>) - 1) / sizeof(Ref<Object>) * sizeof(Ref<Object>);
}
inline Ref<Object>& bytes_extra(Bytes* b) {
  return *reinterpret_cast<Ref<Object>*>(bytes_room(b) + before_extra(b->length));
}
void trace_bytes(Object* object, Marker& marker);
uint32_t bytes_hash(const Bytes* b);
Value bytes_get_item(Thread& t, Bytes* b, Value key);
Value bytes_repr(Thread& t, Bytes* b);
Value bytes_concat(Thread& t, Bytes* a, Bytes* b);
Value bytes_repeat(Thread& t, Bytes* b, int64_t count);
int bytes_contains(Thread& t, Bytes* b, Value item);  // an int or bytes; 1, 0, -1

// The methods that bytearray has as well; they take either.
std::span<const NativeDef> bytes_shared_methods();
std::span<const NativeDef> bytes_text_methods();          // bytes_methods.cpp
Value bytes_modulo(Thread& t, Value format, Value args);  // the % operator; bytes_percent.cpp
void init_bytes_type(Thread& t);

}  // namespace gilbox

// bytes: immutable byte strings.
#pragma once

#include <string_view>

#include "vm/objects/protocol.h"

namespace gilbox {

Value new_bytes(Thread& t, std::string_view data);
inline std::string_view bytes_view(const Bytes* b) {
  return {b->data, b->length};
}
Value bytes_get_item(Thread& t, Bytes* b, Value key);
Value bytes_repr(Thread& t, Bytes* b);
Value bytes_concat(Thread& t, Bytes* a, Bytes* b);

void init_bytes_type(Thread& t);

}  // namespace gilbox

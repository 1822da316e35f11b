// Inline caches of attribute sites: one 64-bit word each, so that a racing reader sees a whole entry or none.
//
//   upper half  shape id of the receiver; with kCellBit: the lower half names something other than a slot
//   lower half  offset of the in-line slot in the object, in bytes
//               with kCellBit: for loads, the Cell of a class or module attribute (Heap::compress);
//               for stores, the id of the shape after adding the attribute
//
// An entry stays right because a shape never changes its meaning and cells never move; where a class
// attribute could come to shadow a cached one, type_set_attr drops all caches.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

inline constexpr uint32_t kCellBit = 0x80000000;

constexpr uint64_t cache_entry(uint32_t key, uint32_t payload) {
  return (uint64_t{key} << 32) | payload;
}
constexpr uint32_t cache_key(uint64_t entry) {
  return static_cast<uint32_t>(entry >> 32);
}
constexpr uint32_t cache_payload(uint64_t entry) {
  return static_cast<uint32_t>(entry);
}

inline Slot* slot_at(Object* object, uint32_t offset) {
  return reinterpret_cast<Slot*>(reinterpret_cast<char*>(object) + offset);
}

// The general ways, which also fill the cache. `site` indexes the code's attribute sites.
Value load_attr_slow(Thread& t, CodeState* code, uint32_t site, Value v);
bool store_attr_slow(Thread& t, CodeState* code, uint32_t site, Value v, Value value);
// Result in out[0] (function or value) and out[1] (self or Undefined).
bool load_method_slow(Thread& t, CodeState* code, uint32_t site, Value v, Value* out);

// A class or module attribute found through a cache, as seen from the receiver.
Value attr_from_cell(Thread& t, Value receiver, Value attr);

}  // namespace gilbox

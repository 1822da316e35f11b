// memoryview: a window on the bytes of a bytes object or bytearray.
//
// Thread safety: of a bytearray's bytes, as bytearray.h; the view itself never changes but for `released`.
#pragma once

#include "vm/objects/bytearray.h"

namespace gilbox {

struct MemoryView : NativeObject {
  Value base;           // Bytes or ByteArray
  int64_t start;        // of the first item, in bytes
  int64_t count;        // items
  int64_t step;         // in bytes, from item to item
  uint32_t item_bytes;  // of one item
  char format;          // as in struct
  bool readonly;
  std::atomic<bool> released;
};

extern const NativeOps kMemoryViewOps;
inline bool is_memoryview(Value v) {
  return is_kind(v, Kind::kNative) && as<NativeObject>(v)->operations == &kMemoryViewOps;
}
// The bytes seen, as a bytes object; ValueError of a released one.
Value memoryview_bytes(Thread& t, MemoryView* view);

void init_memoryview_type(Thread& t);

}  // namespace gilbox

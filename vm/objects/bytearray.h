// bytearray: a byte string that changes in place; and what all that holds bytes has in common.
//
// Thread safety: every access to the bytes takes the object's own lock (free while no locks are needed), for
// no longer than a copy takes. Natives that work on the contents work on a snapshot.
// Invariant: size is at most the length of `data`.
#pragma once

#include <string>

#include "vm/objects/alloc.h"
#include "vm/objects/bytes.h"

namespace gilbox {

struct ByteArray : NativeObject {
  std::atomic<uint32_t> size;
  std::atomic<uint32_t> exports;  // memoryviews that have not been released: the size may not change
  Ref<Bytes> data;                // its length is the capacity
};

extern const NativeOps kByteArrayOps;
inline bool is_bytearray(Value v) {
  return is_kind(v, Kind::kNative) && as<NativeObject>(v)->operations == &kByteArrayOps;
}
Value new_bytearray(Thread& t, Type* type, std::string_view data);
std::string bytearray_copy(Thread& t, ByteArray* array);
// Replaces the bytes [from, to), clamped to what there is, by `text`. BufferError while a memoryview of it
// lives and the size would change.
[[nodiscard]] bool bytearray_replace(Thread& t, ByteArray* array, size_t from, size_t to,
                                     std::string_view text);
// Reads or changes bytes in place while nobody else does: f(char*, size).
template <class F>
auto with_bytes(Thread& t, ByteArray* array, F f) {
  ObjectLock lock(t, array);
  return f(bytes_room(array->data.load()), size_t{array->size.load(std::memory_order_relaxed)});
}

// v itself if it is bytes, a snapshot as bytes of a bytearray or memoryview; Undefined without exception for
// all else.
Value as_bytes(Thread& t, Value v);
// An int, or what has __index__, as a byte: "byte must be in range(0, 256)".
[[nodiscard]] bool byte_argument(Thread& t, Value v, char* out);
// The bytes of an iterable of ints, or of anything as_bytes knows.
[[nodiscard]] bool collect_byte_values(Thread& t, Value source, std::string* out);

// A method of bytes for all that holds bytes: arguments may be bytearrays and memoryviews, and what a
// bytearray's method makes of its bytes are bytearrays.
Value bytearrays_of(Thread& t, Value result);
template <NativeFn kFunction>
Value flexible(Thread& t, Value* args, uint32_t count) {
  const bool changeable = is_bytearray(args[0]);
  for (uint32_t i = 0; i < count; ++i) {
    if (!is_kind(args[i], Kind::kNative)) continue;
    const Value bytes = as_bytes(t, args[i]);
    if (t.has_pending()) return Value::error();
    if (!bytes.is_undefined()) args[i] = bytes;
  }
  const Value result = kFunction(t, args, count);
  return changeable ? bytearrays_of(t, result) : result;
}

void init_bytearray_type(Thread& t);

}  // namespace gilbox

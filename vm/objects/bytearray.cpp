#include "vm/objects/bytearray.h"

#include <algorithm>

#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/memoryview.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

void trace_bytearray(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<ByteArray*>(object)->data.load());
}

}  // namespace

const NativeOps kByteArrayOps = {"bytearray", sizeof(ByteArray), trace_bytearray, nullptr, nullptr};

Value new_bytearray(Thread& t, Type* type, std::string_view data) {
  Bytes* room = make_bytes(t, data.size());
  if (room == nullptr) return Value::error();
  std::copy(data.begin(), data.end(), bytes_room(room));
  auto* array = new_instance<ByteArray>(t, type, Kind::kNative);
  array->operations = &kByteArrayOps;
  array->size.store(room->length, std::memory_order_relaxed);
  array->exports.store(0, std::memory_order_relaxed);
  array->data.init(room);
  return Value::from_object(array);
}

std::string bytearray_copy(Thread& t, ByteArray* array) {
  return with_bytes(t, array, [](const char* data, size_t size) { return std::string(data, size); });
}

bool bytearray_replace(Thread& t, ByteArray* array, size_t from, size_t to, std::string_view text) {
  for (;;) {
    const size_t size = array->size.load(std::memory_order_relaxed);
    to = std::min(to, size);
    from = std::min(from, to);
    const size_t needed = size - (to - from) + text.size();
    if (needed != size && array->exports.load(std::memory_order_relaxed) != 0) {
      static_cast<void>(
          raise_text(t, t.machine.types.BufferError, "Existing exports of data: object cannot be re-sized"));
      return false;
    }
    Bytes* larger = nullptr;
    if (needed > array->data.load()->length) {
      larger = make_bytes(t, needed + needed / 8 + 8);
      if (larger == nullptr) return false;
    }
    ObjectLock lock(t, array);
    Bytes* data = array->data.load();
    if (array->size.load(std::memory_order_relaxed) != size) continue;
    if (needed > data->length && larger == nullptr) continue;
    char* old = bytes_room(data);
    char* room = larger == nullptr ? old : bytes_room(larger);
    if (larger != nullptr) std::copy_n(old, from, room);
    std::memmove(room + from + text.size(), old + to, size - to);
    std::copy(text.begin(), text.end(), room + from);
    if (larger != nullptr) array->data.store(larger);
    array->size.store(static_cast<uint32_t>(needed), std::memory_order_release);
    return true;
  }
}

Value as_bytes(Thread& t, Value v) {
  if (is_kind(v, Kind::kBytes)) return v;
  if (is_bytearray(v)) return new_bytes(t, bytearray_copy(t, as<ByteArray>(v)));
  if (is_memoryview(v)) return memoryview_bytes(t, as<MemoryView>(v));
  return Value::undefined();
}

bool byte_argument(Thread& t, Value v, char* out) {
  const Value index = to_index(t, v);
  if (index.is_error()) return false;
  int64_t n;
  if (!int_fits_int64(index, &n) || n < 0 || n > 255) {
    static_cast<void>(raise_text(t, t.machine.types.ValueError, "byte must be in range(0, 256)"));
    return false;
  }
  *out = static_cast<char>(n);
  return true;
}

bool collect_byte_values(Thread& t, Value source, std::string* out) {
  const Value bytes = as_bytes(t, source);
  if (t.has_pending()) return false;
  if (!bytes.is_undefined()) {
    *out = bytes_view(as<Bytes>(bytes));
    return true;
  }
  return iterate(t, source, [&](Value item) {
    char byte;
    if (!byte_argument(t, item, &byte)) return false;
    out->push_back(byte);
    return true;
  });
}

Value bytearrays_of(Thread& t, Value result) {
  Type* type = t.machine.types.bytearray;
  if (is_kind(result, Kind::kBytes)) return new_bytearray(t, type, bytes_view(as<Bytes>(result)));
  if (is_kind(result, Kind::kTuple)) {
    const auto* tuple = as<Tuple>(result);
    Tuple* made = new_tuple(t, tuple->count);
    for (uint32_t i = 0; i < tuple->count; ++i) *(made->items + i) = Value::none();
    for (uint32_t i = 0; i < tuple->count; ++i) {
      *(made->items + i) = bytearrays_of(t, *(tuple->items + i));
    }
    return Value::from_object(made);
  }
  if (is_kind(result, Kind::kList)) {
    auto* list = as<List>(result);
    for (uint32_t i = 0; i < list_size(list); ++i) {
      const Value item = bytearrays_of(t, list_item(list, i));
      if (item.is_error() || !set_item(t, result, Value::from_int(i), item)) return Value::error();
    }
  }
  return result;
}

}  // namespace gilbox

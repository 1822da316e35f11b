// _io.BytesIO: files of bytes in memory; io.BytesIO (vm/library/io.py) adds what all streams have.
//
// Thread safety: the bytes and the position change together under the object lock; room for more is made
// without it, and thrown away when another thread was faster.
//
// A view from getbuffer() does not keep the file from growing or shrinking: views that a script has dropped
// live until the next collection, and nothing tells them from others.
#include <cstring>

#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/int.h"
#include "vm/objects/memoryview.h"

namespace gilbox {

bool add_bytes_io(Thread& t, Module* module);

namespace {

struct ByteFile : NativeObject {
  Slot array;  // ByteArray, so that memoryviews of it see what is written; it only grows
  std::atomic<size_t> position;
  std::atomic<bool> closed;

  ByteArray* bytes() const { return as<ByteArray>(array.load()); }
};

void trace_byte_file(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<ByteFile*>(object)->array);
}
Value next_byte_line(Thread& t, NativeObject* object);
const NativeOps kByteFileOps = {"_io.BytesIO", sizeof(ByteFile), trace_byte_file, nullptr, next_byte_line};

ByteFile* self_byte_file(Value* args) {
  return as<ByteFile>(args[0]);
}

bool byte_file_open(Thread& t, const ByteFile* self) {
  if (!self->closed.load(std::memory_order_acquire)) return true;
  static_cast<void>(raise_text(t, t.machine.types.ValueError, "I/O operation on closed file."));
  return false;
}

// What is to be written, as bytes. Error: TypeError.
Value bytes_like(Thread& t, Value v) {
  const Value bytes = as_bytes(t, v);
  if (!bytes.is_undefined() || t.has_pending()) return bytes;
  const Value view = call_with(t, Value::from_object(t.machine.types.memoryview), v);
  if (view.is_error()) {
    if (!pending_is(t, t.machine.types.TypeError)) return view;
    static_cast<void>(t.take_pending());
    return raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'", type_name(t, v));
  }
  return memoryview_bytes(t, as<MemoryView>(view));
}

// --- Writing ---

// Writes `text` at the position, over what is there, and moves the position behind it.
bool write_bytes(Thread& t, ByteFile* self, std::string_view text) {
  for (;;) {
    ByteArray* array = self->bytes();
    const size_t at = self->position.load(std::memory_order_relaxed);
    const size_t size = array->size.load(std::memory_order_relaxed);
    const size_t end = at + text.size();
    Bytes* larger = nullptr;
    if (end > array->data.load()->length) {
      larger = make_bytes(t, end + end / 4 + 16);
      if (larger == nullptr) return false;
    }
    const ObjectLock own(t, self);
    if (self->bytes() != array || self->position.load(std::memory_order_relaxed) != at) continue;
    const ObjectLock lock(t, array);
    Bytes* data = array->data.load();
    if (array->size.load(std::memory_order_relaxed) != size || (end > data->length && larger == nullptr))
      continue;
    if (larger != nullptr) {
      std::memcpy(bytes_room(larger), bytes_room(data), size);
      array->data.store(larger);
      data = larger;
    }
    if (at > size) std::memset(bytes_room(data) + size, 0, at - size);
    std::memcpy(bytes_room(data) + at, text.data(), text.size());
    if (end > size) array->size.store(static_cast<uint32_t>(end), std::memory_order_release);
    self->position.store(end, std::memory_order_relaxed);
    return true;
  }
}

// Makes `text` the contents.
bool replace_bytes(Thread& t, ByteFile* self, std::string_view text) {
  const Value array = new_bytearray(t, t.machine.types.bytearray, text);
  if (array.is_error()) return false;
  const ObjectLock own(t, self);
  self->array.store(array);
  return true;
}

Value byte_file_write(Thread& t, Value* args, uint32_t) {
  ByteFile* self = self_byte_file(args);
  if (!byte_file_open(t, self)) return Value::error();
  const Value data = bytes_like(t, args[1]);
  if (data.is_error()) return data;
  const std::string_view text = bytes_view(as<Bytes>(data));
  if (!text.empty() && !write_bytes(t, self, text)) return Value::error();
  return new_int(t, static_cast<int64_t>(text.size()));
}

Value byte_file_truncate(Thread& t, Value* args, uint32_t) {
  ByteFile* self = self_byte_file(args);
  if (!byte_file_open(t, self)) return Value::error();
  auto size = static_cast<int64_t>(self->position.load(std::memory_order_relaxed));
  if (!args[1].is_undefined() && !args[1].is_none() && !to_int64(t, args[1], &size)) return Value::error();
  if (size < 0) return raise(t, t.machine.types.ValueError, "negative size value {}", size);
  const std::string all = bytearray_copy(t, self->bytes());
  if (static_cast<uint64_t>(size) < all.size() &&
      !replace_bytes(t, self, std::string_view(all).substr(0, static_cast<size_t>(size)))) {
    return Value::error();
  }
  return new_int(t, size);
}

// --- Reading ---

// What stands between the position and the end that `end_of(begin, position, size)` names.
template <class EndOf>
Value take_bytes(Thread& t, ByteFile* self, EndOf end_of) {
  std::string taken;
  {
    const ObjectLock own(t, self);
    with_bytes(t, self->bytes(), [&](const char* begin, size_t size) {
      const size_t at = self->position.load(std::memory_order_relaxed);
      if (at >= size) return;
      const size_t end = end_of(begin, at, size);
      taken.assign(begin + at, end - at);
      self->position.store(end, std::memory_order_relaxed);
    });
  }
  return new_bytes(t, taken);
}

size_t limited_end(size_t from, size_t end, int64_t size) {
  return size < 0 || static_cast<uint64_t>(size) > end - from ? end : from + static_cast<size_t>(size);
}

Value byte_file_read(Thread& t, Value* args, uint32_t) {
  int64_t wanted;
  ByteFile* self = self_byte_file(args);
  if (!size_argument(t, args[1], &wanted) || !byte_file_open(t, self)) return Value::error();
  return take_bytes(t, self,
                    [&](const char*, size_t at, size_t size) { return limited_end(at, size, wanted); });
}

Value take_line(Thread& t, ByteFile* self, int64_t wanted) {
  return take_bytes(t, self, [&](const char* begin, size_t at, size_t size) {
    const void* found = std::memchr(begin + at, '\n', size - at);
    const size_t end =
        found == nullptr ? size : static_cast<size_t>(static_cast<const char*>(found) - begin) + 1;
    return limited_end(at, end, wanted);
  });
}
Value byte_file_readline(Thread& t, Value* args, uint32_t) {
  int64_t wanted;
  ByteFile* self = self_byte_file(args);
  if (!size_argument(t, args[1], &wanted) || !byte_file_open(t, self)) return Value::error();
  return take_line(t, self, wanted);
}
Value next_byte_line(Thread& t, NativeObject* object) {
  auto* self = static_cast<ByteFile*>(object);
  if (!byte_file_open(t, self)) return Value::error();
  const Value line = take_line(t, self, -1);
  return !line.is_error() && as<Bytes>(line)->length == 0 ? Value::undefined() : line;
}
Value byte_file_next(Thread& t, Value* args, uint32_t) {
  const Value line = next_byte_line(t, self_byte_file(args));
  return line.is_undefined() && !t.has_pending() ? raise_bare(t, t.machine.types.StopIteration) : line;
}
Value byte_file_iter(Thread& t, Value* args, uint32_t) {
  return byte_file_open(t, self_byte_file(args)) ? args[0] : Value::error();
}

Value byte_file_getvalue(Thread& t, Value* args, uint32_t) {
  ByteFile* self = self_byte_file(args);
  return byte_file_open(t, self) ? as_bytes(t, self->array.load()) : Value::error();
}
Value byte_file_getbuffer(Thread& t, Value* args, uint32_t) {
  ByteFile* self = self_byte_file(args);
  if (!byte_file_open(t, self)) return Value::error();
  return call_with(t, Value::from_object(t.machine.types.memoryview), self->array.load());
}

// --- Position ---

Value byte_file_seek(Thread& t, Value* args, uint32_t) {
  ByteFile* self = self_byte_file(args);
  int64_t at, whence = 0;
  if (!byte_file_open(t, self) || !to_int64(t, args[1], &at)) return Value::error();
  if (!args[2].is_undefined() && !to_int64(t, args[2], &whence)) return Value::error();
  Type* error = t.machine.types.ValueError;
  if (whence < 0 || whence > 2) return raise(t, error, "invalid whence ({}, should be 0, 1 or 2)", whence);
  if (whence == 0 && at < 0) return raise(t, error, "negative seek value {}", at);
  const ObjectLock own(t, self);
  if (whence == 1) at += static_cast<int64_t>(self->position.load(std::memory_order_relaxed));
  if (whence == 2) at += self->bytes()->size.load(std::memory_order_relaxed);
  at = std::max<int64_t>(at, 0);
  self->position.store(static_cast<size_t>(at), std::memory_order_relaxed);
  return new_int(t, at);
}
Value byte_file_tell(Thread& t, Value* args, uint32_t) {
  ByteFile* self = self_byte_file(args);
  if (!byte_file_open(t, self)) return Value::error();
  return new_int(t, static_cast<int64_t>(self->position.load(std::memory_order_relaxed)));
}

Value byte_file_close(Thread& t, Value* args, uint32_t) {
  ByteFile* self = self_byte_file(args);
  if (!replace_bytes(t, self, "")) return Value::error();
  self->closed.store(true, std::memory_order_release);
  return Value::none();
}
Value byte_file_closed(Thread&, Value* args, uint32_t) {
  return Value::boolean(self_byte_file(args)->closed.load(std::memory_order_acquire));
}
Value byte_file_true(Thread& t, Value* args, uint32_t) {
  return byte_file_open(t, self_byte_file(args)) ? Value::boolean(true) : Value::error();
}

// --- Construction ---

Value byte_file_new(Thread& t, Value* args, uint32_t) {
  const Value array = new_bytearray(t, t.machine.types.bytearray, "");
  if (array.is_error()) return array;
  auto* self = make_native<ByteFile>(t, args[0], kByteFileOps);
  self->array.init(array);
  self->position.store(0, std::memory_order_relaxed);
  self->closed.store(false, std::memory_order_relaxed);
  return Value::from_object(self);
}
Value byte_file_init(Thread& t, Value* args, uint32_t) {
  ByteFile* self = self_byte_file(args);
  std::string_view text;
  Value data;
  if (!args[1].is_undefined() && !args[1].is_none()) {
    data = bytes_like(t, args[1]);
    if (data.is_error()) return data;
    text = bytes_view(as<Bytes>(data));
  }
  if (!replace_bytes(t, self, text)) return Value::error();
  self->position.store(0, std::memory_order_relaxed);
  self->closed.store(false, std::memory_order_release);
  return Value::none();
}

constexpr NativeDef kBytesIoMethods[] = {
    {"__new__", byte_file_new, "cls, *args, **kwargs"},
    {"__init__", byte_file_init, "self, /, initial_bytes="},
    {"write", byte_file_write, "self, b, /"},
    {"getvalue", byte_file_getvalue, "self, /"},
    {"getbuffer", byte_file_getbuffer, "self, /"},
    {"read", byte_file_read, "self, size=, /"},
    {"read1", byte_file_read, "self, size=, /"},
    {"readline", byte_file_readline, "self, size=, /"},
    {"__iter__", byte_file_iter, "self, /"},
    {"__next__", byte_file_next, "self, /"},
    {"seek", byte_file_seek, "self, pos, whence=, /"},
    {"tell", byte_file_tell, "self, /"},
    {"truncate", byte_file_truncate, "self, size=, /"},
    {"close", byte_file_close, "self, /"},
    {"readable", byte_file_true, "self, /"},
    {"writable", byte_file_true, "self, /"},
    {"seekable", byte_file_true, "self, /"},
};
constexpr NativeGetSet kBytesIoAttributes[] = {{"closed", byte_file_closed}};

}  // namespace

bool add_bytes_io(Thread& t, Module* module) {
  return module_add_type(t, module,
                         {.name = "BytesIO",
                          .module = "_io",
                          .native = &kByteFileOps,
                          .instance_size = sizeof(ByteFile),
                          .methods = kBytesIoMethods,
                          .getsets = kBytesIoAttributes});
}

}  // namespace gilbox

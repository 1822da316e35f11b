// The type bytearray: its constructor and what changes it. All else it shares with bytes.
#include <algorithm>
#include <vector>

#include "vm/objects/bytearray.h"
#include "vm/objects/int.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list_arguments.h"
#include "vm/objects/memoryview.h"
#include "vm/objects/str_methods.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

ByteArray* self_bytearray(Value* args) {
  return as<ByteArray>(args[0]);
}
int64_t size_of(const ByteArray* array) {
  return array->size.load(std::memory_order_relaxed);
}
Value out_of_range(Thread& t, const char* text) {
  return raise_text(t, t.machine.types.IndexError, text);
}

// --- Making ---

Value bytearray_new(Thread& t, Value* args, uint32_t) {
  return new_bytearray(t, as<Type>(args[0]), {});
}

// What the constructor's arguments stand for; false: exception.
bool initial_bytes(Thread& t, Value source, Value encoding, Value errors, std::string* out) {
  const Types& types = t.machine.types;
  if (!encoding.is_undefined() || !errors.is_undefined()) {
    if (!is_str(source)) {
      static_cast<void>(raise_text(t, types.TypeError,
                                   encoding.is_undefined() ? "errors without a string argument"
                                                           : "encoding without a string argument"));
      return false;
    }
    const Value bytes = encode_str(t, as<Str>(source), encoding, errors);
    if (bytes.is_error()) return false;
    *out = bytes_view(as<Bytes>(bytes));
    return true;
  }
  if (source.is_undefined()) return true;
  if (is_str(source)) {
    static_cast<void>(raise_text(t, types.TypeError, "string argument without an encoding"));
    return false;
  }
  Value index = Value::undefined();
  if (is_integer_or_bool(source) || !lookup_special(t, source, kIndexDunder).is_undefined()) {
    index = to_index(t, source);
    if (index.is_error()) {
      if (!pending_is(t, types.TypeError)) return false;
      static_cast<void>(t.take_pending());  // it may still be iterable
      index = Value::undefined();
    }
  }
  if (!index.is_undefined()) {
    int64_t n;
    if (!int_fits_int64(index, &n)) {
      static_cast<void>(
          raise(t, types.OverflowError, "cannot fit '{}' into an index-sized integer", type_name(t, source)));
      return false;
    }
    if (n < 0) {
      static_cast<void>(raise_text(t, types.ValueError, "negative count"));
      return false;
    }
    if (n > static_cast<int64_t>(kMaxStrLength)) return !memory_error(t).is_error();
    out->assign(static_cast<size_t>(n), '\0');
    return true;
  }
  if (as_bytes(t, source).is_undefined()) {
    if (t.has_pending()) return false;
    if (get_iter(t, source).is_error()) {
      if (!pending_is(t, types.TypeError)) return false;
      static_cast<void>(t.take_pending());
      static_cast<void>(
          raise(t, types.TypeError, "cannot convert '{}' object to bytearray", type_name(t, source)));
      return false;
    }
  }
  return collect_byte_values(t, source, out);
}

Value bytearray_init(Thread& t, Value* args, uint32_t) {
  for (int i = 2; i <= 3; ++i) {
    if (args[i].is_undefined() || is_str(args[i])) continue;
    return raise(t, t.machine.types.TypeError, "bytearray() argument '{}' must be str, not {}",
                 i == 2 ? "encoding" : "errors", argument_type_name(t, args[i]));
  }
  std::string data;
  if (!initial_bytes(t, args[1], args[2], args[3], &data)) return Value::error();
  return bytearray_replace(t, self_bytearray(args), 0, SIZE_MAX, data) ? Value::none() : Value::error();
}

// --- Subscripts ---

// The place that `key` names; false: TypeError or IndexError.
bool place_of(Thread& t, const ByteArray* array, Value key, int64_t* index) {
  if (key.is_int()) {
    *index = key.as_int();
  } else if (!subscript_index(t, key, "bytearray", index)) {
    return false;
  }
  if (*index < 0) *index += size_of(array);
  if (*index >= 0 && *index < size_of(array)) return true;
  return !out_of_range(t, "bytearray index out of range").is_error();
}

Value get_item_method(Thread& t, Value* args, uint32_t) {
  ByteArray* array = self_bytearray(args);
  if (is_kind(args[1], Kind::kSlice)) {
    const Value bytes = new_bytes(t, bytearray_copy(t, array));
    if (bytes.is_error()) return bytes;
    return bytearrays_of(t, bytes_get_item(t, as<Bytes>(bytes), args[1]));
  }
  int64_t index;
  if (!place_of(t, array, args[1], &index)) return Value::error();
  const int byte = with_bytes(t, array, [index](const char* data, size_t size) {
    return static_cast<size_t>(index) < size ? static_cast<unsigned char>(data[index]) : -1;
  });
  return byte >= 0 ? Value::from_int(byte) : out_of_range(t, "bytearray index out of range");
}

bool store_slice(Thread& t, ByteArray* array, Slice* slice, Value value) {
  std::string data;
  if (!value.is_undefined()) {
    if (is_integer_or_bool(value) || is_str(value)) {
      static_cast<void>(raise_text(t, t.machine.types.TypeError,
                                   "can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
      return false;
    }
    if (!initial_bytes(t, value, Value::undefined(), Value::undefined(), &data)) return false;
  }
  SliceBounds bounds;
  if (!resolve_slice(t, slice, size_of(array), &bounds)) return false;
  if (bounds.step == 1) {
    return bytearray_replace(t, array, static_cast<size_t>(bounds.start),
                             static_cast<size_t>(std::max(bounds.start, bounds.stop)), data);
  }
  if (value.is_undefined()) {
    std::string rest = bytearray_copy(t, array);
    if (bounds.step < 0) {
      bounds.start += (bounds.count - 1) * bounds.step;
      bounds.step = -bounds.step;
    }
    for (int64_t i = bounds.count; i-- > 0;)
      rest.erase(static_cast<size_t>(bounds.start + i * bounds.step), 1);
    return bytearray_replace(t, array, 0, SIZE_MAX, rest);
  }
  if (static_cast<int64_t>(data.size()) != bounds.count) {
    static_cast<void>(raise(t, t.machine.types.ValueError,
                            "attempt to assign bytes of size {} to extended slice of size {}", data.size(),
                            bounds.count));
    return false;
  }
  with_bytes(t, array, [&](char* to, size_t size) {
    for (int64_t i = 0, at = bounds.start; i < bounds.count; ++i, at += bounds.step) {
      if (static_cast<size_t>(at) < size) to[at] = data[static_cast<size_t>(i)];
    }
  });
  return true;
}

Value set_item_method(Thread& t, Value* args, uint32_t) {
  ByteArray* array = self_bytearray(args);
  if (is_kind(args[1], Kind::kSlice)) {
    return store_slice(t, array, as<Slice>(args[1]), args[2]) ? Value::none() : Value::error();
  }
  int64_t index;
  char byte;
  if (!place_of(t, array, args[1], &index) || !byte_argument(t, args[2], &byte)) return Value::error();
  const bool stored = with_bytes(t, array, [&](char* data, size_t size) {
    if (static_cast<size_t>(index) >= size) return false;
    data[index] = byte;
    return true;
  });
  return stored ? Value::none() : out_of_range(t, "bytearray index out of range");
}

Value del_item_method(Thread& t, Value* args, uint32_t) {
  ByteArray* array = self_bytearray(args);
  if (is_kind(args[1], Kind::kSlice)) {
    return store_slice(t, array, as<Slice>(args[1]), Value::undefined()) ? Value::none() : Value::error();
  }
  int64_t index;
  if (!place_of(t, array, args[1], &index)) return Value::error();
  const auto at = static_cast<size_t>(index);
  return bytearray_replace(t, array, at, at + 1, {}) ? Value::none() : Value::error();
}

// --- Changing ---

Value replaced(Thread& t, ByteArray* array, size_t from, size_t to, std::string_view text) {
  return bytearray_replace(t, array, from, to, text) ? Value::none() : Value::error();
}

Value append(Thread& t, Value* args, uint32_t) {
  char byte;
  if (!byte_argument(t, args[1], &byte)) return Value::error();
  return replaced(t, self_bytearray(args), SIZE_MAX, SIZE_MAX, {&byte, 1});
}
Value extend(Thread& t, Value* args, uint32_t) {
  std::string data;
  if (as_bytes(t, args[1]).is_undefined()) {
    if (t.has_pending()) return Value::error();
    if (get_iter(t, args[1]).is_error()) {
      if (!pending_is(t, t.machine.types.TypeError)) return Value::error();
      static_cast<void>(t.take_pending());
      return raise(t, t.machine.types.TypeError, "can't extend bytearray with {}", type_name(t, args[1]));
    }
  }
  if (!collect_byte_values(t, args[1], &data)) return Value::error();
  return replaced(t, self_bytearray(args), SIZE_MAX, SIZE_MAX, data);
}
Value insert(Thread& t, Value* args, uint32_t) {
  int64_t index;
  char byte;
  if (!to_int64(t, args[1], &index, true) || !byte_argument(t, args[2], &byte)) return Value::error();
  const int64_t size = size_of(self_bytearray(args));
  const auto at = static_cast<size_t>(std::clamp<int64_t>(index < 0 ? index + size : index, 0, size));
  return replaced(t, self_bytearray(args), at, at, {&byte, 1});
}
Value pop(Thread& t, Value* args, uint32_t) {
  ByteArray* array = self_bytearray(args);
  int64_t index = -1;
  if (!args[1].is_undefined() && !to_int64(t, args[1], &index, true)) return Value::error();
  const std::string all = bytearray_copy(t, array);
  const auto size = static_cast<int64_t>(all.size());
  if (size == 0) return out_of_range(t, "pop from empty bytearray");
  if (index < 0) index += size;
  if (index < 0 || index >= size) return out_of_range(t, "pop index out of range");
  const auto at = static_cast<size_t>(index);
  if (!bytearray_replace(t, array, at, at + 1, {})) return Value::error();
  return Value::from_int(static_cast<unsigned char>(all[at]));
}
Value remove_byte(Thread& t, Value* args, uint32_t) {
  char byte;
  if (!byte_argument(t, args[1], &byte)) return Value::error();
  const size_t at = bytearray_copy(t, self_bytearray(args)).find(byte);
  if (at == std::string::npos) {
    return raise_text(t, t.machine.types.ValueError, "value not found in bytearray");
  }
  return replaced(t, self_bytearray(args), at, at + 1, {});
}
Value clear(Thread& t, Value* args, uint32_t) {
  return replaced(t, self_bytearray(args), 0, SIZE_MAX, {});
}
Value reverse(Thread& t, Value* args, uint32_t) {
  with_bytes(t, self_bytearray(args), [](char* data, size_t size) { std::reverse(data, data + size); });
  return Value::none();
}
Value copy(Thread& t, Value* args, uint32_t) {
  return new_bytearray(t, t.machine.types.bytearray, bytearray_copy(t, self_bytearray(args)));
}

Value inplace_add(Thread& t, Value* args, uint32_t) {
  const Value bytes = as_bytes(t, args[1]);
  if (bytes.is_undefined()) {
    if (t.has_pending()) return Value::error();
    return raise(t, t.machine.types.TypeError, "can't concat {} to {}", type_name(t, args[1]),
                 type_name(t, args[0]));
  }
  if (!bytearray_replace(t, self_bytearray(args), SIZE_MAX, SIZE_MAX, bytes_view(as<Bytes>(bytes)))) {
    return Value::error();
  }
  return args[0];
}
Value inplace_multiply(Thread& t, Value* args, uint32_t) {
  int64_t n = 0;
  const RepeatCount status = repeat_count(t, args[1], &n);
  if (status == RepeatCount::kOther) return Value::not_implemented();
  if (status == RepeatCount::kError) return Value::error();
  const Value bytes = new_bytes(t, bytearray_copy(t, self_bytearray(args)));
  const Value repeated = bytes.is_error() ? bytes : bytes_repeat(t, as<Bytes>(bytes), n);
  if (repeated.is_error() ||
      !bytearray_replace(t, self_bytearray(args), 0, SIZE_MAX, bytes_view(as<Bytes>(repeated)))) {
    return Value::error();
  }
  return args[0];
}

Value length_method(Thread&, Value* args, uint32_t) {
  return Value::from_int(size_of(self_bytearray(args)));
}
Value bytearray_repr_method(Thread& t, Value* args, uint32_t) {
  const Value bytes = new_bytes(t, bytearray_copy(t, self_bytearray(args)));
  std::string text;
  if (bytes.is_error() || !repr_to(t, bytes, &text)) return Value::error();
  return new_ascii(t, fmt::format("{}({})", type_name(t, args[0]), text));
}

Value items_of(Thread& t, Value* args, uint32_t) {
  return new_iterator(t, IteratorKind::kSequence, args[0]);
}

constexpr NativeDef kOwnMethods[] = {
    {"__new__", bytearray_new, "cls, /, *args, **kwargs"},
    {"__init__", bytearray_init, "self, /, source=, encoding=, errors="},
    {"__len__", length_method, "self, /"},
    {"__getitem__", get_item_method, "self, key, /"},
    {"__setitem__", set_item_method, "self, key, value, /"},
    {"__delitem__", del_item_method, "self, key, /"},
    {"__iter__", items_of, "self, /"},
    {"__repr__", bytearray_repr_method, "self, /"},
    {"__iadd__", inplace_add, "self, value, /"},
    {"__imul__", inplace_multiply, "self, value, /"},
    {"append", append, "self, item, /"},
    {"extend", extend, "self, iterable_of_ints, /"},
    {"insert", insert, "self, index, item, /"},
    {"pop", pop, "self, index=, /"},
    {"remove", remove_byte, "self, value, /"},
    {"clear", clear, "self, /"},
    {"reverse", reverse, "self, /"},
    {"copy", copy, "self, /"},
};

// The methods of bytes come first: those above take the place of some.
std::span<const NativeDef> all_bytearray_methods() {
  static const std::vector<NativeDef> all = [] {
    const auto shared = bytes_shared_methods();
    const auto more = bytes_text_methods();
    std::vector<NativeDef> list(shared.begin(), shared.end());
    list.insert(list.end(), more.begin(), more.end());
    list.insert(list.end(), std::begin(kOwnMethods), std::end(kOwnMethods));
    return list;
  }();
  return all;
}

}  // namespace

void init_bytearray_type(Thread& t) {
  TypeSpec spec;
  spec.name = "bytearray";
  spec.native = &kByteArrayOps;
  spec.instance_size = sizeof(ByteArray);
  spec.methods = all_bytearray_methods();
  spec.doc = "A sequence of bytes that can change.";
  t.machine.types.bytearray = define_type(t, spec);
}

}  // namespace gilbox

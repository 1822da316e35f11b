// The type memoryview (Objects/memoryobject.c), of one dimension.
#include "vm/objects/memoryview.h"

#include <cstring>

#include "vm/objects/int.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list.h"
#include "vm/objects/list_arguments.h"
#include "vm/objects/str_methods.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

void trace_view(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<MemoryView*>(object)->base);
}

}  // namespace

const NativeOps kMemoryViewOps = {"memoryview", sizeof(MemoryView), trace_view, nullptr, nullptr};

namespace {

// The items' formats: those of struct's native ones that have a fixed size here.
uint32_t size_of_format(char format) {
  switch (format) {
    case 'b':
    case 'B':
    case 'c':
    case '?':
      return 1;
    case 'h':
    case 'H':
      return 2;
    case 'i':
    case 'I':
    case 'f':
      return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd':
      return 8;
    default:
      return 0;
  }
}

Value new_view(Thread& t, Value base, const MemoryView* like) {
  auto* view = new_instance<MemoryView>(t, t.machine.types.memoryview, Kind::kNative);
  view->operations = &kMemoryViewOps;
  view->base = base;
  view->start = like == nullptr ? 0 : like->start;
  view->count = like != nullptr               ? like->count
                : is_kind(base, Kind::kBytes) ? as<Bytes>(base)->length
                                              : as<ByteArray>(base)->size.load(std::memory_order_relaxed);
  view->step = like == nullptr ? 1 : like->step;
  view->item_bytes = like == nullptr ? 1 : like->item_bytes;
  view->format = like == nullptr ? 'B' : like->format;
  view->readonly = like == nullptr ? is_kind(base, Kind::kBytes) : like->readonly;
  view->released.store(false, std::memory_order_relaxed);
  if (is_bytearray(base)) as<ByteArray>(base)->exports.fetch_add(1, std::memory_order_relaxed);
  return Value::from_object(view);
}

// The view that a method was called on; null: it was released.
MemoryView* view_of(Thread& t, Value v) {
  auto* view = as<MemoryView>(v);
  if (!view->released.load(std::memory_order_relaxed)) return view;
  static_cast<void>(
      raise_text(t, t.machine.types.ValueError, "operation forbidden on released memoryview object"));
  return nullptr;
}

std::string bytes_seen(Thread& t, MemoryView* view) {
  std::string out;
  const auto collect = [&](const char* data, size_t size) {
    for (int64_t i = 0; i < view->count; ++i) {
      const auto at = static_cast<size_t>(view->start + i * view->step);
      if (at + view->item_bytes <= size) out.append(data + at, view->item_bytes);
    }
  };
  if (is_kind(view->base, Kind::kBytes)) {
    collect(as<Bytes>(view->base)->data, as<Bytes>(view->base)->length);
  } else {
    with_bytes(t, as<ByteArray>(view->base), collect);
  }
  return out;
}

template <class T>
T loaded(const char* data) {
  T value;
  std::memcpy(&value, data, sizeof value);
  return value;
}

Value unpack(Thread& t, char format, const char* data) {
  switch (format) {
    case 'B':
      return Value::from_int(static_cast<unsigned char>(*data));
    case 'b':
      return Value::from_int(static_cast<signed char>(*data));
    case 'c':
      return new_bytes(t, {data, 1});
    case '?':
      return Value::boolean(*data != 0);
    case 'h':
      return Value::from_int(loaded<int16_t>(data));
    case 'H':
      return Value::from_int(loaded<uint16_t>(data));
    case 'i':
      return Value::from_int(loaded<int32_t>(data));
    case 'I':
      return Value::from_int(loaded<uint32_t>(data));
    case 'f':
      return Value::from_double(Value::canonical_double(double{loaded<float>(data)}));
    case 'd':
      return Value::from_double(Value::canonical_double(loaded<double>(data)));
    case 'L':
    case 'Q':
    case 'N':
      return new_int(t, loaded<uint64_t>(data));
    default:
      return new_int(t, loaded<int64_t>(data));
  }
}

bool invalid(Thread& t, Type* type, const char* what, char format) {
  static_cast<void>(raise(t, type, "memoryview: invalid {} for format '{}'", what, format));
  return false;
}

// The bytes of `value` as an item of the format.
bool pack(Thread& t, char format, Value value, std::string* out) {
  const Types& types = t.machine.types;
  if (format == 'c') {
    if (!is_kind(value, Kind::kBytes)) return invalid(t, types.TypeError, "type", format);
    if (as<Bytes>(value)->length != 1) return invalid(t, types.ValueError, "value", format);
    *out = bytes_view(as<Bytes>(value));
    return true;
  }
  if (format == 'f' || format == 'd') {
    double d;
    if (!to_double(t, value, &d)) {
      if (!pending_is(t, types.TypeError)) return false;
      static_cast<void>(t.take_pending());
      return invalid(t, types.TypeError, "type", format);
    }
    const auto narrow = static_cast<float>(d);
    if (format == 'f') {
      out->assign(reinterpret_cast<const char*>(&narrow), sizeof narrow);
    } else {
      out->assign(reinterpret_cast<const char*>(&d), sizeof d);
    }
    return true;
  }
  if (format == '?') {
    const int yes = truth(t, value);
    out->assign(1, yes == 1 ? '\1' : '\0');
    return yes >= 0;
  }
  if (!is_integer_or_bool(value) && lookup_special(t, value, kIndexDunder).is_undefined()) {
    return invalid(t, types.TypeError, "type", format);
  }
  const Value index = to_index(t, value);
  if (index.is_error()) return false;
  const uint32_t size = size_of_format(format);
  const bool is_unsigned = format >= 'A' && format <= 'Z';
  int64_t n;
  uint64_t bits;
  if (int_fits_int64(index, &n)) {
    const int64_t top = size == 8 ? INT64_MAX : (int64_t{1} << (size * 8 - (is_unsigned ? 0 : 1))) - 1;
    const int64_t bottom = is_unsigned ? 0 : size == 8 ? INT64_MIN : -top - 1;
    if (n < bottom || n > top) return invalid(t, types.ValueError, "value", format);
    bits = static_cast<uint64_t>(n);
  } else {
    const auto* big = as<BigInt>(index);
    if (!is_unsigned || size != 8 || big->negative != 0 || big->count != 1) {
      return invalid(t, types.ValueError, "value", format);
    }
    bits = big->limbs[0];
  }
  out->assign(reinterpret_cast<const char*>(&bits), size);
  return true;
}

// --- Subscripts ---

bool place_of(Thread& t, const MemoryView* view, Value key, int64_t* index) {
  if (!is_integer_or_bool(key) && lookup_special(t, key, kIndexDunder).is_undefined()) {
    static_cast<void>(raise_text(t, t.machine.types.TypeError, "memoryview: invalid slice key"));
    return false;
  }
  if (!to_int64(t, key, index, true)) return false;
  if (*index < 0) *index += view->count;
  if (*index >= 0 && *index < view->count) return true;
  return !raise_text(t, t.machine.types.IndexError, "index out of bounds on dimension 1").is_error();
}

// The part of a view that a slice names; null: exception.
MemoryView* part_of(Thread& t, MemoryView* view, Value key) {
  SliceBounds bounds;
  if (!resolve_slice(t, as<Slice>(key), view->count, &bounds)) return nullptr;
  const Value made = new_view(t, view->base, view);
  auto* part = as<MemoryView>(made);
  part->start += bounds.start * view->step;
  part->count = bounds.count;
  part->step *= bounds.step;
  return part;
}

Value view_get_item(Thread& t, Value* args, uint32_t) {
  MemoryView* view = view_of(t, args[0]);
  if (view == nullptr) return Value::error();
  if (is_kind(args[1], Kind::kSlice)) {
    MemoryView* part = part_of(t, view, args[1]);
    return part == nullptr ? Value::error() : Value::from_object(part);
  }
  int64_t index;
  if (!place_of(t, view, args[1], &index)) return Value::error();
  char item[8] = {};
  const auto at = static_cast<size_t>(view->start + index * view->step);
  const auto fetch = [&](const char* data, size_t size) {
    if (at + view->item_bytes <= size) std::memcpy(item, data + at, view->item_bytes);
  };
  if (is_kind(view->base, Kind::kBytes)) {
    fetch(as<Bytes>(view->base)->data, as<Bytes>(view->base)->length);
  } else {
    with_bytes(t, as<ByteArray>(view->base), fetch);
  }
  return unpack(t, view->format, item);
}

void store(Thread& t, MemoryView* view, int64_t index, std::string_view bytes) {
  const auto at = static_cast<size_t>(view->start + index * view->step);
  with_bytes(t, as<ByteArray>(view->base), [&](char* data, size_t size) {
    if (at + bytes.size() <= size) std::memcpy(data + at, bytes.data(), bytes.size());
  });
}

Value view_set_item(Thread& t, Value* args, uint32_t) {
  const Types& types = t.machine.types;
  MemoryView* view = view_of(t, args[0]);
  if (view == nullptr) return Value::error();
  if (view->readonly) return raise_text(t, types.TypeError, "cannot modify read-only memory");
  if (!is_kind(args[1], Kind::kSlice)) {
    int64_t index;
    std::string bytes;
    if (!place_of(t, view, args[1], &index) || !pack(t, view->format, args[2], &bytes)) return Value::error();
    store(t, view, index, bytes);
    return Value::none();
  }
  const Value source = as_bytes(t, args[2]);
  if (t.has_pending()) return Value::error();
  if (source.is_undefined()) {
    return raise(t, types.TypeError, "a bytes-like object is required, not '{}'", type_name(t, args[2]));
  }
  MemoryView* part = part_of(t, view, args[1]);
  if (part == nullptr) return Value::error();
  as<ByteArray>(part->base)->exports.fetch_sub(1, std::memory_order_relaxed);
  const std::string_view bytes = bytes_view(as<Bytes>(source));
  const auto wanted = static_cast<size_t>(part->count) * part->item_bytes;
  const char format = is_memoryview(args[2]) ? as<MemoryView>(args[2])->format : 'B';
  if (bytes.size() != wanted || format != view->format) {
    return raise_text(t, types.ValueError,
                      "memoryview assignment: lvalue and rvalue have different structures");
  }
  for (int64_t i = 0; i < part->count; ++i) {
    store(t, part, i, bytes.substr(static_cast<size_t>(i) * part->item_bytes, part->item_bytes));
  }
  return Value::none();
}

Value view_del_item(Thread& t, Value*, uint32_t) {
  return raise_text(t, t.machine.types.TypeError, "cannot delete memory");
}

Value view_length(Thread& t, Value* args, uint32_t) {
  MemoryView* view = view_of(t, args[0]);
  return view == nullptr ? Value::error() : Value::from_int(view->count);
}

// --- Conversions ---

Value to_list(Thread& t, Value* args, uint32_t) {
  MemoryView* view = view_of(t, args[0]);
  if (view == nullptr) return Value::error();
  const std::string bytes = bytes_seen(t, view);
  ListCollector items(t);
  for (size_t at = 0; at < bytes.size(); at += view->item_bytes) {
    if (!items.add(unpack(t, view->format, bytes.data() + at))) return Value::error();
  }
  return items.finish();
}

Value to_bytes(Thread& t, Value* args, uint32_t) {
  MemoryView* view = view_of(t, args[0]);
  return view == nullptr ? Value::error() : memoryview_bytes(t, view);
}

Value hex_method(Thread& t, Value* args, uint32_t) {
  args[0] = to_bytes(t, args, 1);
  if (args[0].is_error()) return Value::error();
  const Value rest[] = {args[1], args[2]};
  const size_t given = args[1].is_undefined() ? 0 : args[2].is_undefined() ? 1 : 2;
  return call_method(t, args[0], intern(t.machine, t, "hex"), {rest, given});
}

Value cast(Thread& t, Value* args, uint32_t) {
  const Types& types = t.machine.types;
  MemoryView* view = view_of(t, args[0]);
  if (view == nullptr) return Value::error();
  if (!is_str(args[1])) {
    return raise(t, types.TypeError, "cast() argument 'format' must be str, not {}",
                 argument_type_name(t, args[1]));
  }
  if (!args[2].is_undefined()) {
    return raise_text(t, types.NotImplementedError, "gilbox does not support memoryview.cast() with a shape");
  }
  std::string format = to_utf8(as<Str>(args[1]));
  if (format.size() == 2 && format[0] == '@') format.erase(0, 1);
  const uint32_t size = format.size() == 1 ? size_of_format(format[0]) : 0;
  if (size == 0) {
    return raise_text(t, types.ValueError,
                      "memoryview: destination format must be a native single character format prefixed with "
                      "an optional '@'");
  }
  if (view->step != view->item_bytes) {
    return raise_text(t, types.TypeError, "memoryview: casts are restricted to C-contiguous views");
  }
  if (view->item_bytes != 1 && size != 1) {
    return raise_text(t, types.TypeError, "memoryview: cannot cast between two non-byte formats");
  }
  const int64_t bytes = view->count * view->item_bytes;
  if (bytes % size != 0) {
    return raise_text(t, types.TypeError, "memoryview: length is not a multiple of itemsize");
  }
  const Value made = new_view(t, view->base, view);
  auto* result = as<MemoryView>(made);
  result->format = format[0];
  result->item_bytes = size;
  result->step = size;
  result->count = bytes / size;
  return made;
}

Value to_readonly(Thread& t, Value* args, uint32_t) {
  MemoryView* view = view_of(t, args[0]);
  if (view == nullptr) return Value::error();
  const Value made = new_view(t, view->base, view);
  as<MemoryView>(made)->readonly = true;
  return made;
}

Value release(Thread&, Value* args, uint32_t) {
  auto* view = as<MemoryView>(args[0]);
  if (!view->released.exchange(true) && is_bytearray(view->base)) {
    as<ByteArray>(view->base)->exports.fetch_sub(1, std::memory_order_relaxed);
  }
  return Value::none();
}
Value enter(Thread& t, Value* args, uint32_t) {
  return view_of(t, args[0]) == nullptr ? Value::error() : args[0];
}

// --- Comparison and text ---

// The items of anything that holds bytes, as a list or a bytes object; Undefined: it holds none.
Value comparable(Thread& t, Value v) {
  if (is_memoryview(v) && as<MemoryView>(v)->format != 'B') return to_list(t, &v, 1);
  return as_bytes(t, v);
}

template <bool kEqual>
Value view_comparison(Thread& t, Value* args, uint32_t) {
  Value a = comparable(t, args[0]);
  if (a.is_error()) return a;
  Value b = comparable(t, args[1]);
  if (b.is_undefined()) return t.has_pending() ? b : Value::not_implemented();
  if (is_kind(a, Kind::kBytes) != is_kind(b, Kind::kBytes)) {
    a = list_from(t, a);
    if (a.is_error()) return a;
    b = list_from(t, b);
    if (b.is_error()) return b;
  }
  const int same = equals(t, a, b);
  return same < 0 ? Value::error() : Value::boolean((same != 0) == kEqual);
}

Value hash_method(Thread& t, Value* args, uint32_t) {
  MemoryView* view = view_of(t, args[0]);
  if (view == nullptr) return Value::error();
  if (!view->readonly) {
    return raise_text(t, t.machine.types.ValueError, "cannot hash writable memoryview object");
  }
  const Value bytes = memoryview_bytes(t, view);
  return bytes.is_error() ? bytes : Value::from_int(bytes_hash(as<Bytes>(bytes)));
}

Value memory_view_repr(Thread& t, Value* args, uint32_t) {
  const bool released = as<MemoryView>(args[0])->released.load(std::memory_order_relaxed);
  return new_ascii(t,
                   fmt::format("<{}memory at 0x{:x}>", released ? "released " : "", object_id(t, args[0])));
}

Value iterate_over(Thread& t, Value* args, uint32_t) {
  if (view_of(t, args[0]) == nullptr) return Value::error();
  return new_iterator(t, IteratorKind::kSequence, args[0]);
}

Value view_new(Thread& t, Value* args, uint32_t) {
  const Value object = args[1];
  if (object.is_undefined()) {
    return raise_text(t, t.machine.types.TypeError,
                      "memoryview() missing required argument 'object' (pos 1)");
  }
  if (is_memoryview(object)) {
    MemoryView* view = view_of(t, object);
    return view == nullptr ? Value::error() : new_view(t, view->base, view);
  }
  if (is_kind(object, Kind::kBytes) || is_bytearray(object)) return new_view(t, object, nullptr);
  return raise(t, t.machine.types.TypeError, "memoryview: a bytes-like object is required, not '{}'",
               type_name(t, object));
}

// --- Attributes ---

template <class F>
Value attribute(Thread& t, Value* args, F f) {
  MemoryView* view = view_of(t, args[0]);
  return view == nullptr ? Value::error() : f(view);
}
Value get_obj(Thread& t, Value* args, uint32_t) {
  return attribute(t, args, [](MemoryView* view) { return view->base; });
}
Value get_nbytes(Thread& t, Value* args, uint32_t) {
  return attribute(t, args, [](MemoryView* view) { return Value::from_int(view->count * view->item_bytes); });
}
Value get_itemsize(Thread& t, Value* args, uint32_t) {
  return attribute(t, args, [](MemoryView* view) { return Value::from_int(view->item_bytes); });
}
Value get_format(Thread& t, Value* args, uint32_t) {
  return attribute(t, args, [&t](MemoryView* view) { return new_ascii(t, {&view->format, 1}); });
}
Value get_ndim(Thread& t, Value* args, uint32_t) {
  return attribute(t, args, [](MemoryView*) { return Value::from_int(1); });
}
Value get_shape(Thread& t, Value* args, uint32_t) {
  return attribute(t, args, [&t](MemoryView* view) { return make_tuple(t, Value::from_int(view->count)); });
}
Value get_strides(Thread& t, Value* args, uint32_t) {
  return attribute(t, args, [&t](MemoryView* view) { return make_tuple(t, Value::from_int(view->step)); });
}
Value get_readonly(Thread& t, Value* args, uint32_t) {
  return attribute(t, args, [](MemoryView* view) { return Value::boolean(view->readonly); });
}
Value get_contiguous(Thread& t, Value* args, uint32_t) {
  return attribute(t, args, [](MemoryView* view) { return Value::boolean(view->step == view->item_bytes); });
}

constexpr NativeDef kMemoryviewMethods[] = {
    {"__new__", view_new, "cls, object="},
    {"__len__", view_length, "self, /"},
    {"__getitem__", view_get_item, "self, key, /"},
    {"__setitem__", view_set_item, "self, key, value, /"},
    {"__delitem__", view_del_item, "self, key, /"},
    {"__iter__", iterate_over, "self, /"},
    {"__eq__", view_comparison<true>, "self, value, /"},
    {"__ne__", view_comparison<false>, "self, value, /"},
    {"__hash__", hash_method, "self, /"},
    {"__repr__", memory_view_repr, "self, /"},
    {"__enter__", enter, "self, /"},
    {"__exit__", release, "self, /, *args"},
    {"cast", cast, "self, format, shape="},
    {"hex", hex_method, "self, /, sep=, bytes_per_sep="},
    {"release", release, "self, /"},
    {"tobytes", to_bytes, "self, /, order="},
    {"tolist", to_list, "self, /"},
    {"toreadonly", to_readonly, "self, /"},
};
constexpr NativeGetSet kMemoryviewAttributes[] = {
    {"obj", get_obj},
    {"nbytes", get_nbytes},
    {"itemsize", get_itemsize},
    {"format", get_format},
    {"ndim", get_ndim},
    {"shape", get_shape},
    {"strides", get_strides},
    {"readonly", get_readonly},
    {"c_contiguous", get_contiguous},
    {"f_contiguous", get_contiguous},
    {"contiguous", get_contiguous},
};

}  // namespace

Value memoryview_bytes(Thread& t, MemoryView* view) {
  return view_of(t, Value::from_object(view)) == nullptr ? Value::error() : new_bytes(t, bytes_seen(t, view));
}

void init_memoryview_type(Thread& t) {
  t.machine.types.memoryview = define_type(t, {.name = "memoryview",
                                               .kind = Kind::kNative,
                                               .native = &kMemoryViewOps,
                                               .instance_size = sizeof(MemoryView),
                                               .flags = Type::kNoSubclass,
                                               .methods = kMemoryviewMethods,
                                               .getsets = kMemoryviewAttributes});
}

}  // namespace gilbox

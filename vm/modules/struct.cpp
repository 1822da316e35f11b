// The module _struct (Modules/_struct.c): numbers and texts as bytes, by a format.
#include <bit>
#include <cmath>
#include <cstring>

#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/bytes.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool init_struct(Thread& t, Module* module);

namespace {

struct Code {
  char type;
  uint32_t size;    // of one
  uint32_t repeat;  // of s and p: their length
  uint64_t offset;
};
struct Layout {
  std::vector<Code> codes;  // without padding
  bool big_endian = false;
  bool native = false;  // sizes and alignment of the machine
  uint64_t size = 0;
  uint64_t values = 0;
};

Value struct_error(Thread& t, std::string_view text) {
  const Value type = module_member(t, "_struct", "error");
  return type.is_error() ? type : raise_text(t, as<Type>(type), text);
}
template <class... Args>
Value struct_error(Thread& t, fmt::format_string<Args...> format, Args&&... args) {
  return struct_error(t, std::string_view(fmt::format(format, std::forward<Args>(args)...)));
}

// Size of one item; 0: no such type.
uint32_t size_of_type(char c, bool native) {
  switch (c) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p':
      return 1;
    case 'h':
    case 'H':
    case 'e':
      return 2;
    case 'i':
    case 'I':
    case 'f':
      return 4;
    case 'l':
    case 'L':
      return native ? 8 : 4;
    case 'q':
    case 'Q':
    case 'd':
      return 8;
    case 'n':
    case 'N':
    case 'P':
      return native ? 8 : 0;
    default:
      return 0;
  }
}

bool parse_layout(Thread& t, std::string_view format, Layout* out) {
  const auto fail = [&](const char* text) { return !struct_error(t, std::string_view(text)).is_error(); };
  out->native = true;
  bool aligned = true;
  if (!format.empty() && std::string_view("@=<>!").find(format[0]) != std::string_view::npos) {
    out->native = aligned = format[0] == '@';
    out->big_endian = format[0] == '>' || format[0] == '!';
    format.remove_prefix(1);
  }
  for (size_t i = 0; i < format.size();) {
    if (std::isspace(static_cast<unsigned char>(format[i])) != 0) {
      ++i;
      continue;
    }
    uint64_t count = 1;
    if (format[i] >= '0' && format[i] <= '9') {
      count = 0;
      for (; i < format.size() && format[i] >= '0' && format[i] <= '9'; ++i) {
        count = count * 10 + static_cast<uint64_t>(format[i] - '0');
        if (count > INT32_MAX) return fail("total struct size too long");
      }
      if (i >= format.size()) return fail("repeat count given without format specifier");
    }
    const char type = format[i++];
    const uint32_t size = size_of_type(type, out->native);
    if (size == 0) return fail("bad char in struct format");
    if (aligned) out->size = (out->size + size - 1) / size * size;
    if (type == 's' || type == 'p') {
      out->codes.push_back({type, 1, static_cast<uint32_t>(count), out->size});
      ++out->values;
    } else if (type != 'x' && count > 0) {
      out->codes.push_back({type, size, static_cast<uint32_t>(count), out->size});
      out->values += count;
    }
    out->size += size * count;
    if (out->size > INT32_MAX) return fail("total struct size too long");
  }
  return true;
}

// The layout of a format given as str or bytes.
bool layout_of(Thread& t, Value format, Layout* out) {
  if (is_kind(format, Kind::kBytes)) return parse_layout(t, bytes_view(as<Bytes>(format)), out);
  if (is_kind(format, Kind::kStr)) return parse_layout(t, to_utf8(as<Str>(format)), out);
  return !raise(t, t.machine.types.TypeError, "Struct() argument 1 must be a str or bytes object, not {}",
                argument_type_name(t, format))
              .is_error();
}

// --- Half precision ---

double half_to_double(uint16_t bits) {
  const int exponent = (bits >> 10) & 0x1F;
  const double mantissa = bits & 0x3FF;
  double value = 0;
  if (exponent == 0) {
    value = std::ldexp(mantissa, -24);
  } else if (exponent == 31) {
    value = mantissa == 0 ? HUGE_VAL : NAN;
  } else {
    value = std::ldexp(mantissa + 1024, exponent - 25);
  }
  return (bits & 0x8000) != 0 ? -value : value;
}
// False: too large.
bool double_to_half(double d, uint16_t* out) {
  const uint16_t sign = std::signbit(d) ? 0x8000 : 0;
  d = std::fabs(d);
  if (std::isnan(d)) {
    *out = sign | 0x7E00;
  } else if (std::isinf(d)) {
    *out = sign | 0x7C00;
  } else if (d < std::ldexp(1.0, -14)) {
    *out = static_cast<uint16_t>(sign | static_cast<uint16_t>(std::nearbyint(std::ldexp(d, 24))));
  } else {
    int exponent = 0;
    const double fraction = std::frexp(d, &exponent);  // in [0.5, 1)
    auto mantissa = static_cast<uint32_t>(std::nearbyint(std::ldexp(fraction, 11)));
    if (mantissa == 2048) {
      mantissa = 1024;
      ++exponent;
    }
    if (exponent > 16) return false;
    *out = static_cast<uint16_t>(sign | ((exponent + 14) << 10) | (mantissa & 0x3FF));
  }
  return true;
}

// --- Packing ---

void store(char* to, uint64_t bits, uint32_t size, bool big_endian) {
  for (uint32_t i = 0; i < size; ++i) {
    to[big_endian ? size - 1 - i : i] = static_cast<char>(bits >> (8 * i));
  }
}
uint64_t load(const char* from, uint32_t size, bool big_endian) {
  uint64_t bits = 0;
  for (uint32_t i = 0; i < size; ++i) {
    bits |= uint64_t{static_cast<unsigned char>(from[big_endian ? size - 1 - i : i])} << (8 * i);
  }
  return bits;
}

bool pack_integer(Thread& t, const Layout& layout, const Code& code, Value v, char* to) {
  Value number = unboxed(v);
  if (!is_integer_or_bool(number)) {
    if (lookup_special(t, v, kIndexDunder).is_undefined()) {
      return !struct_error(t, std::string_view("required argument is not an integer")).is_error();
    }
    number = to_index(t, v);
    if (number.is_error()) return false;
  }
  const bool is_signed = std::string_view("bhilqn").find(code.type) != std::string_view::npos;
  const Int128 one = 1;
  const Int128 low = is_signed ? -(one << (code.size * 8 - 1)) : 0;
  const Int128 high = (one << (code.size * 8 - (is_signed ? 1 : 0))) - 1;
  Int128 n = 0;
  if (load_int128(number, &n) && n >= low && n <= high) {
    store(to, static_cast<uint64_t>(n), code.size, layout.big_endian);
    return true;
  }
  std::string lowest, highest;
  const Value low_value = new_int(t, low), high_value = new_int(t, high);
  if (!repr_to(t, low_value, &lowest) || !repr_to(t, high_value, &highest)) return false;
  return !struct_error(t, "'{}' format requires {} <= number <= {}", code.type, lowest, highest).is_error();
}

bool pack_real(Thread& t, const Layout& layout, const Code& code, Value v, char* to) {
  double d = 0;
  if (!to_double(t, v, &d)) {
    if (!pending_is(t, t.machine.types.TypeError)) return false;
    static_cast<void>(t.take_pending());
    return !struct_error(t, std::string_view("required argument is not a float")).is_error();
  }
  uint64_t bits = std::bit_cast<uint64_t>(d);
  if (code.type == 'f') {
    const auto narrow = static_cast<float>(d);
    if (!layout.native && std::isinf(narrow) && !std::isinf(d)) {
      return !raise_text(t, t.machine.types.OverflowError, "float too large to pack with f format")
                  .is_error();
    }
    bits = std::bit_cast<uint32_t>(narrow);
  } else if (code.type == 'e') {
    uint16_t half = 0;
    if (!double_to_half(d, &half)) {
      return !raise_text(t, t.machine.types.OverflowError, "float too large to pack with e format")
                  .is_error();
    }
    bits = half;
  }
  store(to, bits, code.size, layout.big_endian);
  return true;
}

bool pack_text(Thread& t, const Code& code, Value v, char* to) {
  const Value bytes = as_bytes(t, v);
  if (t.has_pending()) return false;
  if (bytes.is_undefined()) {
    return !struct_error(t, "argument for '{}' must be a bytes object", code.type).is_error();
  }
  const auto view = bytes_view(as<Bytes>(bytes));
  if (code.type == 's') {
    std::memcpy(to, view.data(), std::min<size_t>(view.size(), code.repeat));
  } else if (code.repeat > 0) {
    const size_t size = std::min<size_t>({view.size(), code.repeat - 1, 255});
    to[0] = static_cast<char>(size);
    std::memcpy(to + 1, view.data(), size);
  }
  return true;
}

bool pack_one(Thread& t, const Layout& layout, const Code& code, Value v, char* to) {
  switch (code.type) {
    case 's':
    case 'p':
      return pack_text(t, code, v, to);
    case 'c':
      if (!is_kind(v, Kind::kBytes) || as<Bytes>(v)->length != 1) {
        return !struct_error(t, std::string_view("char format requires a bytes object of length 1"))
                    .is_error();
      }
      *to = bytes_view(as<Bytes>(v))[0];
      return true;
    case '?': {
      const int yes = truth(t, v);
      *to = static_cast<char>(yes == 1 ? 1 : 0);
      return yes >= 0;
    }
    case 'e':
    case 'f':
    case 'd':
      return pack_real(t, layout, code, v, to);
    default:
      return pack_integer(t, layout, code, v, to);
  }
}

bool pack_values(Thread& t, const Layout& layout, const Value* values, uint64_t count, const char* what,
                 std::string* out) {
  if (count != layout.values) {
    return !struct_error(t, "{} expected {} items for packing (got {})", what, layout.values, count)
                .is_error();
  }
  out->assign(layout.size, '\0');
  for (const Code& code : layout.codes) {
    const uint32_t times = code.type == 's' || code.type == 'p' ? 1 : code.repeat;
    for (uint32_t i = 0; i < times; ++i) {
      if (!pack_one(t, layout, code, *values++, out->data() + code.offset + uint64_t{i} * code.size))
        return false;
    }
  }
  return true;
}

// --- Unpacking ---

Value unpack_one(Thread& t, const Layout& layout, const Code& code, const char* from) {
  switch (code.type) {
    case 's':
      return new_bytes(t, {from, code.repeat});
    case 'p': {
      const size_t size =
          code.repeat == 0 ? 0 : std::min<size_t>(static_cast<unsigned char>(*from), code.repeat - 1);
      return new_bytes(t, {from + (code.repeat == 0 ? 0 : 1), size});
    }
    case 'c':
      return new_bytes(t, {from, 1});
    case '?':
      return Value::boolean(*from != 0);
    default:
      break;
  }
  const uint64_t bits = load(from, code.size, layout.big_endian);
  switch (code.type) {
    case 'e':
      return Value::from_double(Value::canonical_double(half_to_double(static_cast<uint16_t>(bits))));
    case 'f':
      return Value::from_double(Value::canonical_double(std::bit_cast<float>(static_cast<uint32_t>(bits))));
    case 'd':
      return Value::from_double(Value::canonical_double(std::bit_cast<double>(bits)));
    case 'b':
    case 'h':
    case 'i':
    case 'l':
    case 'q':
    case 'n': {
      const uint32_t shift = 64 - code.size * 8;
      return new_int(t, static_cast<int64_t>(bits << shift) >> shift);
    }
    default:
      return new_int(t, bits);
  }
}

Value unpack_values(Thread& t, const Layout& layout, const char* from) {
  RootedValues values(t);
  for (const Code& code : layout.codes) {
    const uint32_t times = code.type == 's' || code.type == 'p' ? 1 : code.repeat;
    for (uint32_t i = 0; i < times; ++i) {
      const Value v = unpack_one(t, layout, code, from + code.offset + uint64_t{i} * code.size);
      if (v.is_error()) return v;
      values.push(v);
    }
  }
  return new_tuple_of(t, values.span());
}

// The bytes of a buffer argument. Error: TypeError.
Value buffer_of(Thread& t, Value v) {
  const Value bytes = as_bytes(t, v);
  if (!bytes.is_undefined() || t.has_pending()) return bytes;
  return raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'", type_name(t, v));
}

Value unpack_buffer(Thread& t, const Layout& layout, Value v) {
  const Value bytes = buffer_of(t, v);
  if (bytes.is_error()) return bytes;
  const auto view = bytes_view(as<Bytes>(bytes));
  if (view.size() != layout.size) return struct_error(t, "unpack requires a buffer of {} bytes", layout.size);
  return unpack_values(t, layout, view.data());
}

// An offset, from the end if negative, with room for the layout behind it. False: exception.
bool check_offset(Thread& t, const Layout& layout, const char* what, const char* doing, size_t size,
                  int64_t* offset) {
  if (*offset < 0) {
    if (*offset + static_cast<int64_t>(layout.size) > 0) {
      return !struct_error(t, "not enough data to {} {} bytes at offset {}",
                           what[0] == 'p' ? "pack" : "unpack", layout.size, *offset)
                  .is_error();
    }
    if (*offset + static_cast<int64_t>(size) < 0) {
      return !struct_error(t, "offset {} out of range for {}-byte buffer", *offset, size).is_error();
    }
    *offset += static_cast<int64_t>(size);
  }
  if (static_cast<uint64_t>(*offset) + layout.size <= size) return true;
  return !struct_error(t,
                       "{} requires a buffer of at least {} bytes for {} {} bytes at offset {} (actual "
                       "buffer size is {})",
                       what, static_cast<uint64_t>(*offset) + layout.size, doing, layout.size, *offset, size)
              .is_error();
}

Value unpack_at(Thread& t, const Layout& layout, Value buffer, Value start) {
  int64_t offset = 0;
  if (!start.is_undefined() && !to_int64(t, start, &offset)) return Value::error();
  const Value bytes = buffer_of(t, buffer);
  if (bytes.is_error()) return bytes;
  const auto view = bytes_view(as<Bytes>(bytes));
  if (!check_offset(t, layout, "unpack_from", "unpacking", view.size(), &offset)) return Value::error();
  return unpack_values(t, layout, view.data() + offset);
}

Value pack_at(Thread& t, const Layout& layout, Value buffer, Value start, const Value* values,
              uint64_t count) {
  int64_t offset = 0;
  std::string packed;
  if (!is_bytearray(buffer)) {
    return raise(t, t.machine.types.TypeError, "argument must be read-write bytes-like object, not {}",
                 argument_type_name(t, buffer));
  }
  if (count != layout.values) {
    return struct_error(t, "pack_into expected {} items for packing (got {})", layout.values, count);
  }
  if (!to_int64(t, start, &offset)) return Value::error();
  auto* array = as<ByteArray>(buffer);
  const size_t size = array->size.load(std::memory_order_acquire);
  if (!check_offset(t, layout, "pack_into", "packing", size, &offset) ||
      !pack_values(t, layout, values, count, "pack_into", &packed)) {
    return Value::error();
  }
  const auto at = static_cast<size_t>(offset);
  return bytearray_replace(t, array, at, at + packed.size(), packed) ? Value::none() : Value::error();
}

Value unpack_all(Thread& t, const Layout& layout, Value buffer) {
  if (layout.size == 0) {
    return struct_error(t, std::string_view("cannot iteratively unpack with a struct of length 0"));
  }
  const Value bytes = buffer_of(t, buffer);
  if (bytes.is_error()) return bytes;
  const auto view = bytes_view(as<Bytes>(bytes));
  if (view.size() % layout.size != 0) {
    return struct_error(t, "iterative unpacking requires a buffer of a multiple of {} bytes", layout.size);
  }
  RootedValues tuples(t);
  for (size_t at = 0; at < view.size(); at += layout.size) {
    const Value tuple = unpack_values(t, layout, view.data() + at);
    if (tuple.is_error()) return tuple;
    tuples.push(tuple);
  }
  const Value all = new_tuple_of(t, tuples.span());
  return all.is_error() ? all : get_iter(t, all);
}

// --- Functions: the layout from the first argument ---

Value struct_calcsize(Thread& t, Value* args, uint32_t) {
  Layout layout;
  return layout_of(t, args[0], &layout) ? Value::from_int(static_cast<int64_t>(layout.size)) : Value::error();
}
Value struct_pack(Thread& t, Value* args, uint32_t count) {
  Layout layout;
  std::string packed;
  if (!layout_of(t, args[0], &layout) || !pack_values(t, layout, args + 1, count - 1, "pack", &packed)) {
    return Value::error();
  }
  return new_bytes(t, packed);
}
Value struct_pack_into(Thread& t, Value* args, uint32_t count) {
  Layout layout;
  return layout_of(t, args[0], &layout) ? pack_at(t, layout, args[1], args[2], args + 3, count - 3)
                                        : Value::error();
}
Value struct_unpack(Thread& t, Value* args, uint32_t) {
  Layout layout;
  return layout_of(t, args[0], &layout) ? unpack_buffer(t, layout, args[1]) : Value::error();
}
Value struct_unpack_from(Thread& t, Value* args, uint32_t) {
  Layout layout;
  return layout_of(t, args[0], &layout) ? unpack_at(t, layout, args[1], args[2]) : Value::error();
}
Value struct_iter_unpack(Thread& t, Value* args, uint32_t) {
  Layout layout;
  return layout_of(t, args[0], &layout) ? unpack_all(t, layout, args[1]) : Value::error();
}

// --- Struct: a format parsed once ---

struct Struct : NativeObject {
  Value format;
  Layout* layout;
};
void trace_struct(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Struct*>(object)->format);
}
void finalize_struct(NativeObject* object) {
  delete static_cast<Struct*>(object)->layout;
}
constexpr NativeOps kStructOps = {"_struct.Struct", sizeof(Struct), trace_struct, finalize_struct, nullptr};

const Layout& own_layout(const Value* args) {
  return *as<Struct>(args[0])->layout;
}
Value struct_new(Thread& t, Value* args, uint32_t) {
  auto layout = std::make_unique<Layout>();
  if (!layout_of(t, args[1], layout.get())) return Value::error();
  Value format = args[1];
  if (is_kind(format, Kind::kBytes)) {
    format = new_latin1(t, bytes_view(as<Bytes>(format)));
    if (format.is_error()) return format;
  }
  auto* object = make_native<Struct>(t, args[0], kStructOps);
  object->format = format;
  object->layout = layout.release();
  return Value::from_object(object);
}
Value method_pack(Thread& t, Value* args, uint32_t count) {
  std::string packed;
  return pack_values(t, own_layout(args), args + 1, count - 1, "pack", &packed) ? new_bytes(t, packed)
                                                                                : Value::error();
}
Value method_pack_into(Thread& t, Value* args, uint32_t count) {
  return pack_at(t, own_layout(args), args[1], args[2], args + 3, count - 3);
}
Value method_unpack(Thread& t, Value* args, uint32_t) {
  return unpack_buffer(t, own_layout(args), args[1]);
}
Value method_unpack_from(Thread& t, Value* args, uint32_t) {
  return unpack_at(t, own_layout(args), args[1], args[2]);
}
Value method_iter_unpack(Thread& t, Value* args, uint32_t) {
  return unpack_all(t, own_layout(args), args[1]);
}
Value struct_format(Thread&, Value* args, uint32_t) {
  return as<Struct>(args[0])->format;
}
Value struct_size(Thread&, Value* args, uint32_t) {
  return Value::from_int(static_cast<int64_t>(own_layout(args).size));
}
constexpr NativeDef kStructMethods[] = {
    {"__new__", struct_new, "cls, format"},
    {"pack", method_pack, "self, /, *values"},
    {"pack_into", method_pack_into, "self, buffer, offset, /, *values"},
    {"unpack", method_unpack, "self, buffer, /"},
    {"unpack_from", method_unpack_from, "self, /, buffer, offset="},
    {"iter_unpack", method_iter_unpack, "self, buffer, /"},
};
constexpr NativeGetSet kStructGetSets[] = {{"format", struct_format}, {"size", struct_size}};

constexpr NativeDef kStructFunctions[] = {
    {"calcsize", struct_calcsize, "format, /"},
    {"pack", struct_pack, "format, /, *values"},
    {"pack_into", struct_pack_into, "format, buffer, offset, /, *values"},
    {"unpack", struct_unpack, "format, buffer, /"},
    {"unpack_from", struct_unpack_from, "format, /, buffer, offset="},
    {"iter_unpack", struct_iter_unpack, "format, buffer, /"},
};

}  // namespace

bool init_struct(Thread& t, Module* module) {
  return module_add_type(t, module,
                         {.name = "Struct",
                          .module = "_struct",
                          .native = &kStructOps,
                          .instance_size = sizeof(Struct),
                          .methods = kStructMethods,
                          .getsets = kStructGetSets}) &&
         module_add_functions(t, module, kStructFunctions);
}

}  // namespace gilbox

// The modules binascii and zlib, as far as they are about text forms of bytes and check sums.
#include <array>

#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/bytes.h"
#include "vm/objects/exception.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"

namespace gilbox {

bool init_binascii(Thread& t, Module* module);
bool init_zlib(Thread& t, Module* module);

namespace {

// Bytes of an argument; text as well if `text`, which then must be ASCII. Error: TypeError.
Value argument(Thread& t, Value v, bool text = false) {
  if (text && is_kind(v, Kind::kStr)) {
    if (as<Str>(v)->is_ascii()) return new_bytes(t, as<Str>(v)->ascii());
    return raise_text(t, t.machine.types.ValueError, "string argument should contain only ASCII characters");
  }
  const Value bytes = as_bytes(t, v);
  if (!bytes.is_undefined() || t.has_pending()) return bytes;
  if (text) {
    return raise(t, t.machine.types.TypeError, "argument should be bytes, buffer or ASCII string, not '{}'",
                 type_name(t, v));
  }
  return raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'", type_name(t, v));
}
std::string_view view(Value bytes) {
  return bytes_view(as<Bytes>(bytes));
}

Value binascii_error(Thread& t, std::string_view text) {
  const Value type = module_member(t, "binascii", "Error");
  return type.is_error() ? type : raise_text(t, as<Type>(type), text);
}

// args: data, separator, bytes between separators
Value hexlify(Thread& t, Value* args, uint32_t) {
  const Value bytes = argument(t, args[0]);
  if (bytes.is_error()) return bytes;
  if (!args[1].is_undefined()) {
    const Value hex[] = {args[1], args[2]};
    const Value text =
        call_method(t, bytes, intern(t.machine, t, "hex"), {hex, args[2].is_undefined() ? size_t{1} : 2});
    return text.is_error() ? text : new_bytes(t, as<Str>(text)->ascii());
  }
  std::string out;
  for (unsigned char c : view(bytes)) append_hex(&out, c);
  return new_bytes(t, out);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}
Value unhexlify(Thread& t, Value* args, uint32_t) {
  const Value bytes = argument(t, args[0], true);
  if (bytes.is_error()) return bytes;
  const auto text = view(bytes);
  if (text.size() % 2 != 0) return binascii_error(t, "Odd-length string");
  std::string out;
  for (size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_digit(text[i]), low = hex_digit(text[i + 1]);
    if (high < 0 || low < 0) return binascii_error(t, "Non-hexadecimal digit found");
    out.push_back(static_cast<char>(high * 16 + low));
  }
  return new_bytes(t, out);
}

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// args: data, newline
Value b2a_base64(Thread& t, Value* args, uint32_t) {
  const Value bytes = argument(t, args[0]);
  if (bytes.is_error()) return bytes;
  const int newline = args[1].is_undefined() ? 1 : truth(t, args[1]);
  if (newline < 0) return Value::error();
  const auto data = view(bytes);
  std::string out;
  for (size_t i = 0; i < data.size(); i += 3) {
    uint32_t group = 0;
    for (size_t j = 0; j < 3; ++j)
      group = group << 8 | (i + j < data.size() ? static_cast<unsigned char>(data[i + j]) : 0);
    for (size_t j = 0; j < 4; ++j) {
      out.push_back(i + j > data.size() ? '=' : kBase64[(group >> (18 - 6 * j)) & 63]);
    }
  }
  if (newline != 0) out.push_back('\n');
  return new_bytes(t, out);
}

// args: data, strict_mode
Value a2b_base64(Thread& t, Value* args, uint32_t) {
  const Value bytes = argument(t, args[0], true);
  if (bytes.is_error()) return bytes;
  const int strict = args[1].is_undefined() ? 0 : truth(t, args[1]);
  if (strict < 0) return Value::error();
  std::string out;
  uint32_t left = 0;
  size_t digits = 0, total = 0, padding = 0;
  bool padded = false;
  const auto text = view(bytes);
  if (strict != 0 && text.starts_with('=')) return binascii_error(t, "Leading padding not allowed");
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const size_t value = kBase64.find(c);
    if (c == '=') {
      padded = true;
      if (digits % 4 < 2 || digits % 4 + ++padding < 4) continue;
      const bool more = strict != 0 && i + 1 < text.size();
      return more ? binascii_error(t, "Excess data after padding") : new_bytes(t, out);
    }
    if (value == std::string_view::npos) {
      if (strict != 0) return binascii_error(t, "Only base64 data is allowed");
      continue;
    }
    if (strict != 0 && padded) return binascii_error(t, "Discontinuous padding not allowed");
    padding = 0;
    ++total;
    left = left << 6 | static_cast<uint32_t>(value);
    if (digits++ % 4 != 0) out.push_back(static_cast<char>(left >> (6 - 2 * ((digits - 1) % 4))));
    left &= (1U << (6 - 2 * ((digits - 1) % 4))) - 1;
    if (digits % 4 == 0) left = 0;
  }
  if (digits % 4 == 0) return new_bytes(t, out);
  if (digits % 4 == 1) {
    return binascii_error(
        t, fmt::format("Invalid base64-encoded string: number of data characters ({}) cannot be 1 more "
                       "than a multiple of 4",
                       total));
  }
  return binascii_error(t, "Incorrect padding");
}

constexpr auto kCrcTable = [] {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t c = i;
    for (int k = 0; k < 8; ++k) c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
  return table;
}();

// args: data, value to go on from
Value crc32(Thread& t, Value* args, uint32_t) {
  int64_t start = 0;
  const Value bytes = argument(t, args[0]);
  if (bytes.is_error() || (!args[1].is_undefined() && !to_int64(t, args[1], &start, true)))
    return Value::error();
  uint32_t crc = ~static_cast<uint32_t>(start);
  for (unsigned char c : view(bytes)) crc = kCrcTable[(crc ^ c) & 0xFF] ^ (crc >> 8);
  return Value::from_int(static_cast<uint32_t>(~crc));
}
Value adler32(Thread& t, Value* args, uint32_t) {
  int64_t start = 1;
  const Value bytes = argument(t, args[0]);
  if (bytes.is_error() || (!args[1].is_undefined() && !to_int64(t, args[1], &start, true)))
    return Value::error();
  uint32_t a = static_cast<uint32_t>(start) & 0xFFFF, b = static_cast<uint32_t>(start) >> 16;
  for (unsigned char c : view(bytes)) {
    a = (a + c) % 65521;
    b = (b + a) % 65521;
  }
  return Value::from_int(int64_t{b} << 16 | a);
}

template <int kWhich>
Value refused_zlib(Thread& t, Value*, uint32_t) {
  static constexpr const char* kNames[] = {"compress", "decompress", "compressobj", "decompressobj"};
  return raise(t, t.machine.types.NotImplementedError, "gilbox does not support zlib.{}()", kNames[kWhich]);
}

constexpr NativeDef kBinascii[] = {
    {"hexlify", hexlify, "data, sep=, bytes_per_sep="},
    {"b2a_hex", hexlify, "data, sep=, bytes_per_sep="},
    {"unhexlify", unhexlify, "hexstr, /"},
    {"a2b_hex", unhexlify, "hexstr, /"},
    {"b2a_base64", b2a_base64, "data, /, *, newline="},
    {"a2b_base64", a2b_base64, "data, /, *, strict_mode="},
    {"crc32", crc32, "data, crc=, /"},
};
constexpr NativeDef kZlib[] = {
    {"crc32", crc32, "data, value=, /"},
    {"adler32", adler32, "data, value=, /"},
    {"compress", refused_zlib<0>, "*args, **kwargs"},
    {"decompress", refused_zlib<1>, "*args, **kwargs"},
    {"compressobj", refused_zlib<2>, "*args, **kwargs"},
    {"decompressobj", refused_zlib<3>, "*args, **kwargs"},
};

}  // namespace

bool init_binascii(Thread& t, Module* module) {
  Type* error = define_type(t, {.name = "Error",
                                .module = "binascii",
                                .kind = Kind::kException,
                                .base = t.machine.types.ValueError,
                                .instance_size = kExceptionSize,
                                .has_attributes = true,
                                .flags = Type::kException});
  Type* incomplete = define_type(t, {.name = "Incomplete",
                                     .module = "binascii",
                                     .kind = Kind::kException,
                                     .base = t.machine.types.Exception,
                                     .instance_size = kExceptionSize,
                                     .has_attributes = true,
                                     .flags = Type::kException});
  return module_set(t, module, "Error", Value::from_object(error)) &&
         module_set(t, module, "Incomplete", Value::from_object(incomplete)) &&
         module_add_functions(t, module, kBinascii);
}
bool init_zlib(Thread& t, Module* module) {
  return module_add_functions(t, module, kZlib);
}

}  // namespace gilbox

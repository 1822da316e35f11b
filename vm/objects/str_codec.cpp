// Text to bytes and back: UTF-8, UTF-16, UTF-32, ASCII, Latin-1, Windows-1252 (Lib/encodings has the names;
// Doc/library/codecs.rst the error handlers).
#include "vm/base/unicode_names.h"
#include "vm/objects/bytes.h"
#include "vm/objects/exception.h"
#include "vm/objects/str_methods.h"
#include "vm/objects/unicode.h"

namespace gilbox {

namespace {

enum class Codec : uint8_t {
  kUtf8,
  kAscii,
  kLatin1,
  kUtf8Sig,
  kUtf16,  // with a byte order mark; little-endian
  kUtf16Le,
  kUtf16Be,
  kUtf32,
  kUtf32Le,
  kUtf32Be,
  kCp1252,
  kLatin9,
  kEscape,
  kRawEscape
};
enum class OnError : uint8_t {
  kStrict,
  kIgnore,
  kReplace,
  kBackslash,
  kXml,
  kName,
  kSurrogateEscape,
  kSurrogatePass,
  kUnknown
};

// Undefined stands for the default.
bool find_codec(Thread& t, Value encoding, Codec* codec) {
  *codec = Codec::kUtf8;
  if (encoding.is_undefined()) return true;
  std::string name;
  for (char c : to_utf8(as<Str>(encoding))) {
    name += c == '_' || c == ' ' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  static constexpr struct {
    std::string_view name;
    Codec codec;
  } kNames[] = {
      {"utf-8", Codec::kUtf8},
      {"utf8", Codec::kUtf8},
      {"u8", Codec::kUtf8},
      {"cp65001", Codec::kUtf8},
      {"utf", Codec::kUtf8},
      {"ascii", Codec::kAscii},
      {"us-ascii", Codec::kAscii},
      {"646", Codec::kAscii},
      {"latin-1", Codec::kLatin1},
      {"latin1", Codec::kLatin1},
      {"iso-8859-1", Codec::kLatin1},
      {"iso8859-1", Codec::kLatin1},
      {"8859", Codec::kLatin1},
      {"l1", Codec::kLatin1},
      {"latin", Codec::kLatin1},
      {"cp819", Codec::kLatin1},
      {"utf-8-sig", Codec::kUtf8Sig},
      {"utf-16", Codec::kUtf16},
      {"utf16", Codec::kUtf16},
      {"u16", Codec::kUtf16},
      {"utf-16-le", Codec::kUtf16Le},
      {"utf-16le", Codec::kUtf16Le},
      {"utf-16-be", Codec::kUtf16Be},
      {"utf-16be", Codec::kUtf16Be},
      {"utf-32", Codec::kUtf32},
      {"utf32", Codec::kUtf32},
      {"u32", Codec::kUtf32},
      {"utf-32-le", Codec::kUtf32Le},
      {"utf-32le", Codec::kUtf32Le},
      {"utf-32-be", Codec::kUtf32Be},
      {"utf-32be", Codec::kUtf32Be},
      {"cp1252", Codec::kCp1252},
      {"windows-1252", Codec::kCp1252},
      {"1252", Codec::kCp1252},
      {"iso-8859-15", Codec::kLatin9},
      {"iso8859-15", Codec::kLatin9},
      {"latin-9", Codec::kLatin9},
      {"latin9", Codec::kLatin9},
      {"l9", Codec::kLatin9},
      {"unicode-escape", Codec::kEscape},
      {"raw-unicode-escape", Codec::kRawEscape},
  };
  for (const auto& known : kNames) {
    if (known.name != name) continue;
    *codec = known.codec;
    return true;
  }
  static_cast<void>(
      raise(t, t.machine.types.LookupError, "unknown encoding: {}", to_utf8(as<Str>(encoding))));
  return false;
}

OnError find_handler(Value errors) {
  if (errors.is_undefined()) return OnError::kStrict;
  std::string name = to_utf8(as<Str>(errors));
  if (name == "strict") return OnError::kStrict;
  if (name == "ignore") return OnError::kIgnore;
  if (name == "replace") return OnError::kReplace;
  if (name == "backslashreplace") return OnError::kBackslash;
  if (name == "xmlcharrefreplace") return OnError::kXml;
  if (name == "namereplace") return OnError::kName;
  if (name == "surrogateescape") return OnError::kSurrogateEscape;
  if (name == "surrogatepass") return OnError::kSurrogatePass;
  return OnError::kUnknown;
}

Value unknown_handler(Thread& t, Value errors) {
  return raise(t, t.machine.types.LookupError, "unknown error handler name '{}'", to_utf8(as<Str>(errors)));
}

const char* codec_name(Codec codec) {
  static constexpr const char* kNames[] = {
      "utf-8",  "ascii",     "latin-1",   "utf-8",   "utf-16",  "utf-16-le",     "utf-16-be",
      "utf-32", "utf-32-le", "utf-32-be", "charmap", "charmap", "unicodeescape", "rawunicodeescape"};
  return kNames[static_cast<size_t>(codec)];
}

// --- The tables of Windows-1252 and Latin-9: where they differ from Latin-1 ---

constexpr char32_t kUndefined = 0xFFFFFFFF;
constexpr char32_t kCp1252High[32] = {0x20AC, kUndefined, 0x201A,     0x0192, 0x201E, 0x2026, 0x2020,
                                      0x2021, 0x02C6,     0x2030,     0x0160, 0x2039, 0x0152, kUndefined,
                                      0x017D, kUndefined, kUndefined, 0x2018, 0x2019, 0x201C, 0x201D,
                                      0x2022, 0x2013,     0x2014,     0x02DC, 0x2122, 0x0161, 0x203A,
                                      0x0153, kUndefined, 0x017E,     0x0178};

char32_t char_of_byte(Codec codec, unsigned char byte) {
  if (codec == Codec::kCp1252) return byte >= 0x80 && byte < 0xA0 ? kCp1252High[byte - 0x80] : byte;
  switch (byte) {
    case 0xA4:
      return 0x20AC;
    case 0xA6:
      return 0x0160;
    case 0xA8:
      return 0x0161;
    case 0xB4:
      return 0x017D;
    case 0xB8:
      return 0x017E;
    case 0xBC:
      return 0x0152;
    case 0xBD:
      return 0x0153;
    case 0xBE:
      return 0x0178;
    default:
      return byte;
  }
}
// -1: the code page has no such character.
int byte_of_char(Codec codec, char32_t c) {
  if (c < 0x80) return static_cast<int>(c);
  for (int byte = 0x80; byte < 0x100; ++byte) {
    if (char_of_byte(codec, static_cast<unsigned char>(byte)) == c) return byte;
  }
  return -1;
}
bool is_page(Codec codec) {
  return codec == Codec::kCp1252 || codec == Codec::kLatin9;
}
// Bytes of a code unit of the wide codecs, or 0.
size_t unit_size(Codec codec) {
  if (codec >= Codec::kUtf16 && codec <= Codec::kUtf16Be) return 2;
  return codec >= Codec::kUtf32 && codec <= Codec::kUtf32Be ? 4 : 0;
}
bool is_big_endian(Codec codec) {
  return codec == Codec::kUtf16Be || codec == Codec::kUtf32Be;
}

std::string escape_of(char32_t c) {
  return c < 0x100     ? fmt::format("\\x{:02x}", static_cast<uint32_t>(c))
         : c < 0x10000 ? fmt::format("\\u{:04x}", static_cast<uint32_t>(c))
                       : fmt::format("\\U{:08x}", static_cast<uint32_t>(c));
}

bool encodable(char32_t c, Codec codec) {
  if (codec == Codec::kAscii || codec == Codec::kLatin1) return c < (codec == Codec::kAscii ? 0x80u : 0x100u);
  return is_page(codec) ? byte_of_char(codec, c) >= 0 : c < 0xD800 || c > 0xDFFF;
}

void append_unit(std::string* out, uint32_t unit, size_t size, bool big) {
  for (size_t i = 0; i < size; ++i) {
    out->push_back(static_cast<char>(unit >> 8 * (big ? size - 1 - i : i)));
  }
}

// An encodable character, or (with surrogatepass) a surrogate.
void append_char(std::string* out, char32_t c, Codec codec) {
  if (codec == Codec::kUtf8 || codec == Codec::kUtf8Sig) {
    utf8_append(out, c);
  } else if (is_page(codec)) {
    out->push_back(static_cast<char>(byte_of_char(codec, c)));
  } else if (unit_size(codec) == 0) {
    out->push_back(static_cast<char>(c));
  } else if (unit_size(codec) == 2 && c >= 0x10000) {
    append_unit(out, 0xD800 + static_cast<uint32_t>((c - 0x10000) >> 10), 2, is_big_endian(codec));
    append_unit(out, 0xDC00 + static_cast<uint32_t>((c - 0x10000) & 0x3FF), 2, is_big_endian(codec));
  } else {
    append_unit(out, static_cast<uint32_t>(c), unit_size(codec), is_big_endian(codec));
  }
}

Value encode_error(Thread& t, const Str* s, uint32_t from, uint32_t to, Codec codec) {
  const char* reason = codec == Codec::kAscii    ? "ordinal not in range(128)"
                       : codec == Codec::kLatin1 ? "ordinal not in range(256)"
                       : is_page(codec)          ? "character maps to <undefined>"
                                                 : "surrogates not allowed";
  return raise_unicode_error(t, t.machine.types.UnicodeEncodeError, codec_name(codec), Value::from_object(s),
                             from, to, reason);
}

// Adds what stands for the unencodable character. False: the handler cannot deal with it.
bool replace_char(std::string* out, char32_t c, Codec codec, OnError handler) {
  const auto add = [&](std::string_view ascii) {
    for (char each : ascii) append_char(out, static_cast<unsigned char>(each), codec);
    return true;
  };
  switch (handler) {
    case OnError::kIgnore:
      return true;
    case OnError::kReplace:
      return add("?");
    case OnError::kBackslash:
      return add(escape_of(c));
    case OnError::kXml:
      return add(fmt::format("&#{};", static_cast<uint32_t>(c)));
    case OnError::kName: {
      const std::string name = name_of_character(c);
      return add(name.empty() ? escape_of(c) : "\\N{" + name + "}");
    }
    case OnError::kSurrogateEscape:
      if (c < 0xDC80 || c > 0xDCFF || unit_size(codec) != 0) return false;
      out->push_back(static_cast<char>(c - 0xDC00));
      return true;
    case OnError::kSurrogatePass:
      if (c < 0xD800 || c > 0xDFFF || (codec != Codec::kUtf8 && unit_size(codec) == 0)) return false;
      append_char(out, c, codec);
      return true;
    default:
      return false;
  }
}

}  // namespace

Value raise_unicode_error(Thread& t, Type* type, const char* codec, Value object, size_t from, size_t to,
                          const char* reason) {
  const Value args[] = {new_ascii(t, codec), object, Value::from_int(static_cast<int64_t>(from)),
                        Value::from_int(static_cast<int64_t>(to)), new_ascii(t, reason)};
  const Value e = call(t, Value::from_object(type), args);
  return e.is_error() ? e : raise_exception(t, e);
}

Value encode_str(Thread& t, const Str* s, Value encoding, Value errors) {
  Codec codec;
  if (!find_codec(t, encoding, &codec)) return Value::error();
  if (codec >= Codec::kEscape) return encode_escapes(t, s, codec == Codec::kRawEscape);
  if (s->is_ascii() && unit_size(codec) == 0 && codec != Codec::kUtf8Sig) return new_bytes(t, s->ascii());
  if (codec == Codec::kLatin1 && s->width_log2() == 0) return new_bytes(t, {s->bytes(), s->length});
  std::string out;
  if (codec == Codec::kUtf16 || codec == Codec::kUtf32 || codec == Codec::kUtf8Sig)
    append_char(&out, 0xFEFF, codec);
  for (uint32_t i = 0; i < s->length; ++i) {
    char32_t c = s->at(i);
    if (encodable(c, codec)) {
      append_char(&out, c, codec);
      continue;
    }
    OnError handler = find_handler(errors);
    if (handler == OnError::kUnknown) return unknown_handler(t, errors);
    if (!replace_char(&out, c, codec, handler)) {
      uint32_t end = i + 1;
      while (end < s->length && !encodable(s->at(end), codec)) ++end;
      return encode_error(t, s, i, end, codec);
    }
  }
  return new_bytes(t, out);
}

namespace {

Value decode_error(Thread& t, std::string_view data, size_t from, size_t to, Codec codec,
                   const char* reason) {
  const Value bytes = new_bytes(t, data);
  if (bytes.is_error()) return bytes;
  return raise_unicode_error(t, t.machine.types.UnicodeDecodeError, codec_name(codec), bytes, from, to,
                             reason);
}

// Adds what stands for the invalid bytes [from, to). False: the handler cannot deal with them.
bool replace_bytes(StrBuilder* out, const unsigned char* bytes, size_t from, size_t to, OnError handler) {
  switch (handler) {
    case OnError::kIgnore:
      return true;
    case OnError::kReplace:
      out->add(0xFFFD);
      return true;
    case OnError::kBackslash:
      for (size_t i = from; i < to; ++i) out->add_ascii(fmt::format("\\x{:02x}", bytes[i]));
      return true;
    case OnError::kSurrogateEscape:
      for (size_t i = from; i < to; ++i) {
        if (bytes[i] < 0x80) return false;
        out->add(0xDC00u + bytes[i]);
      }
      return true;
    default:
      return false;
  }
}

}  // namespace

namespace {

uint32_t unit_at(const unsigned char* bytes, size_t size, bool big) {
  uint32_t unit = 0;
  for (size_t i = 0; i < size; ++i) unit |= uint32_t{bytes[i]} << 8 * (big ? size - 1 - i : i);
  return unit;
}

struct WideStep {
  char32_t code = 0;
  size_t bytes = 0;
  const char* error = nullptr;
};

// One character of UTF-16 or UTF-32 at `at`; on an error the bytes that are wrong.
WideStep wide_decode(std::string_view data, size_t at, Codec codec, bool surrogates) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(data.data()) + at;
  const size_t left = data.size() - at, size = unit_size(codec);
  const bool big = is_big_endian(codec);
  if (left < size) return {0, left, "truncated data"};
  const uint32_t unit = unit_at(bytes, size, big);
  const bool surrogate = unit >= 0xD800 && unit <= 0xDFFF;
  if (size == 4) {
    if (surrogate && !surrogates) return {0, 4, "code point in surrogate code point range(0xd800, 0xe000)"};
    if (unit > 0x10FFFF) return {0, 4, "code point not in range(0x110000)"};
    return {unit, 4, nullptr};
  }
  if (!surrogate) return {unit, 2, nullptr};
  if (unit < 0xDC00 && left >= 4) {
    const uint32_t low = unit_at(bytes + 2, 2, big);
    if (low >= 0xDC00 && low <= 0xDFFF)
      return {0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), 4, nullptr};
  }
  if (surrogates) return {unit, 2, nullptr};
  if (unit < 0xDC00 && left < 4) return {0, left, "unexpected end of data"};
  return {0, 2, unit < 0xDC00 ? "illegal UTF-16 surrogate" : "illegal encoding"};
}

Value decode_wide(Thread& t, std::string_view data, Codec codec, Value errors) {
  const size_t size = unit_size(codec);
  size_t at = 0;
  if (codec == Codec::kUtf16 || codec == Codec::kUtf32) {
    const bool big = data.size() >= size &&
                     unit_at(reinterpret_cast<const unsigned char*>(data.data()), size, true) == 0xFEFF;
    codec = size == 2 ? (big ? Codec::kUtf16Be : Codec::kUtf16Le) : (big ? Codec::kUtf32Be : Codec::kUtf32Le);
    if (data.size() >= size && wide_decode(data, 0, codec, true).code == 0xFEFF) at = size;
  }
  const OnError handler = find_handler(errors);
  StrBuilder out;
  while (at < data.size()) {
    const WideStep step = wide_decode(data, at, codec, handler == OnError::kSurrogatePass);
    if (step.error == nullptr) {
      out.add(step.code);
    } else if (handler == OnError::kUnknown) {
      return unknown_handler(t, errors);
    } else if (!replace_bytes(&out, reinterpret_cast<const unsigned char*>(data.data()), at, at + step.bytes,
                              handler)) {
      return decode_error(t, data, at, at + step.bytes, codec, step.error);
    }
    at += step.bytes;
  }
  return out.finish(t);
}

}  // namespace

Value decode_bytes(Thread& t, std::string_view data, Value encoding, Value errors) {
  Codec codec;
  if (!find_codec(t, encoding, &codec)) return Value::error();
  if (codec == Codec::kLatin1) return new_latin1(t, data);
  if (codec >= Codec::kEscape) return decode_escapes(t, data, codec == Codec::kRawEscape, errors);
  if (unit_size(codec) != 0) return decode_wide(t, data, codec, errors);
  if (codec == Codec::kUtf8Sig) {
    if (data.starts_with("\xEF\xBB\xBF")) data.remove_prefix(3);
    codec = Codec::kUtf8;
  }
  const auto* bytes = reinterpret_cast<const unsigned char*>(data.data());
  size_t n = data.size();
  if (bits_of(bytes, n) < 0x80) return new_ascii(t, data);
  OnError handler = find_handler(errors);
  StrBuilder out;
  out.reserve(n);
  for (size_t at = 0; at < n;) {
    Utf8Step step = codec == Codec::kUtf8
                        ? utf8_decode(bytes + at, bytes + n, handler == OnError::kSurrogatePass)
                    : bytes[at] < 0x80 ? Utf8Step{bytes[at], 1, Utf8Error::kNone}
                    : is_page(codec) && char_of_byte(codec, bytes[at]) != kUndefined
                        ? Utf8Step{char_of_byte(codec, bytes[at]), 1, Utf8Error::kNone}
                        : Utf8Step{0xFFFD, 1, Utf8Error::kStartByte};
    if (step.error == Utf8Error::kNone) {
      out.add(step.code);
    } else if (handler == OnError::kUnknown) {
      return unknown_handler(t, errors);
    } else if (!replace_bytes(&out, bytes, at, at + step.bytes, handler)) {
      const char* reason = codec == Codec::kAscii                       ? "ordinal not in range(128)"
                           : is_page(codec)                             ? "character maps to <undefined>"
                           : step.error == Utf8Error::kStartByte        ? "invalid start byte"
                           : step.error == Utf8Error::kContinuationByte ? "invalid continuation byte"
                                                                        : "unexpected end of data";
      return decode_error(t, data, at, at + step.bytes, codec, reason);
    }
    at += step.bytes;
  }
  return out.finish(t);
}

}  // namespace gilbox

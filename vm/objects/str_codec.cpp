// Text to bytes and back: UTF-8, ASCII, Latin-1 (Lib/encodings has the names; Doc/library/codecs.rst the
// error handlers).
#include "vm/objects/bytes.h"
#include "vm/objects/str_methods.h"
#include "vm/objects/unicode.h"

namespace gilbox {

namespace {

enum class Codec : uint8_t { kUtf8, kAscii, kLatin1 };
enum class OnError : uint8_t {
  kStrict,
  kIgnore,
  kReplace,
  kBackslash,
  kXml,
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
  if (name == "utf-8" || name == "utf8" || name == "u8" || name == "cp65001") return true;
  if (name == "ascii" || name == "us-ascii" || name == "646") {
    *codec = Codec::kAscii;
    return true;
  }
  if (name == "latin-1" || name == "latin1" || name == "iso-8859-1" || name == "iso8859-1" ||
      name == "8859" || name == "l1" || name == "latin") {
    *codec = Codec::kLatin1;
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
  if (name == "surrogateescape") return OnError::kSurrogateEscape;
  if (name == "surrogatepass") return OnError::kSurrogatePass;
  return OnError::kUnknown;
}

Value unknown_handler(Thread& t, Value errors) {
  return raise(t, t.machine.types.LookupError, "unknown error handler name '{}'", to_utf8(as<Str>(errors)));
}

const char* codec_name(Codec codec) {
  return codec == Codec::kUtf8 ? "utf-8" : codec == Codec::kAscii ? "ascii" : "latin-1";
}

std::string escape_of(char32_t c) {
  return c < 0x100     ? fmt::format("\\x{:02x}", static_cast<uint32_t>(c))
         : c < 0x10000 ? fmt::format("\\u{:04x}", static_cast<uint32_t>(c))
                       : fmt::format("\\U{:08x}", static_cast<uint32_t>(c));
}

bool encodable(char32_t c, Codec codec) {
  return codec == Codec::kUtf8 ? c < 0xD800 || c > 0xDFFF : c < (codec == Codec::kAscii ? 0x80u : 0x100u);
}

Value encode_error(Thread& t, const Str* s, uint32_t from, uint32_t to, Codec codec) {
  const char* reason = codec == Codec::kUtf8    ? "surrogates not allowed"
                       : codec == Codec::kAscii ? "ordinal not in range(128)"
                                                : "ordinal not in range(256)";
  Type* type = t.machine.types.UnicodeEncodeError;
  if (to == from + 1) {
    return raise(t, type, "'{}' codec can't encode character '{}' in position {}: {}", codec_name(codec),
                 escape_of(s->at(from)), from, reason);
  }
  return raise(t, type, "'{}' codec can't encode characters in position {}-{}: {}", codec_name(codec), from,
               to - 1, reason);
}

// Adds what stands for the unencodable character. False: the handler cannot deal with it.
bool replace_char(std::string* out, char32_t c, Codec codec, OnError handler) {
  switch (handler) {
    case OnError::kIgnore:
      return true;
    case OnError::kReplace:
      out->push_back('?');
      return true;
    case OnError::kBackslash:
      *out += escape_of(c);
      return true;
    case OnError::kXml:
      *out += fmt::format("&#{};", static_cast<uint32_t>(c));
      return true;
    case OnError::kSurrogateEscape:
      if (c < 0xDC80 || c > 0xDCFF) return false;
      out->push_back(static_cast<char>(c - 0xDC00));
      return true;
    case OnError::kSurrogatePass:
      if (codec != Codec::kUtf8) return false;
      utf8_append(out, c);
      return true;
    default:
      return false;
  }
}

}  // namespace

Value encode_str(Thread& t, const Str* s, Value encoding, Value errors) {
  Codec codec;
  if (!find_codec(t, encoding, &codec)) return Value::error();
  if (s->is_ascii()) return new_bytes(t, s->ascii());
  if (codec == Codec::kLatin1 && s->width_log2() == 0) return new_bytes(t, {s->bytes(), s->length});
  std::string out;
  for (uint32_t i = 0; i < s->length; ++i) {
    char32_t c = s->at(i);
    if (encodable(c, codec)) {
      if (codec == Codec::kUtf8) {
        utf8_append(&out, c);
      } else {
        out.push_back(static_cast<char>(c));
      }
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

Value decode_error(Thread& t, const unsigned char* bytes, size_t from, size_t to, Codec codec,
                   const char* reason) {
  Type* type = t.machine.types.UnicodeDecodeError;
  if (to == from + 1) {
    return raise(t, type, "'{}' codec can't decode byte 0x{:02x} in position {}: {}", codec_name(codec),
                 bytes[from], from, reason);
  }
  return raise(t, type, "'{}' codec can't decode bytes in position {}-{}: {}", codec_name(codec), from,
               to - 1, reason);
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

Value decode_bytes(Thread& t, std::string_view data, Value encoding, Value errors) {
  Codec codec;
  if (!find_codec(t, encoding, &codec)) return Value::error();
  if (codec == Codec::kLatin1) return new_latin1(t, data);
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
                                       : Utf8Step{0xFFFD, 1, Utf8Error::kStartByte};
    if (step.error == Utf8Error::kNone) {
      out.add(step.code);
    } else if (handler == OnError::kUnknown) {
      return unknown_handler(t, errors);
    } else if (!replace_bytes(&out, bytes, at, at + step.bytes, handler)) {
      const char* reason = codec == Codec::kAscii                       ? "ordinal not in range(128)"
                           : step.error == Utf8Error::kStartByte        ? "invalid start byte"
                           : step.error == Utf8Error::kContinuationByte ? "invalid continuation byte"
                                                                        : "unexpected end of data";
      return decode_error(t, bytes, at, at + step.bytes, codec, reason);
    }
    at += step.bytes;
  }
  return out.finish(t);
}

}  // namespace gilbox

// Text to bytes and back: UTF-8, UTF-16, UTF-32, ASCII, Latin-1 and charsets (Lib/encodings has the names;
// Doc/library/codecs.rst the error handlers).
#include <algorithm>

#include "vm/base/charset.h"
#include "vm/base/unicode_names.h"
#include "vm/objects/bytes.h"
#include "vm/objects/exception.h"
#include "vm/objects/str_methods.h"
#include "vm/objects/unicode.h"

namespace gilbox {

namespace {

enum class Form : uint8_t {
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
  kCharset,
  kEscape,
  kRawEscape
};
struct Codec {
  Form form = Form::kUtf8;
  const Charset* charset = nullptr;  // for kCharset
  operator Form() const { return form; }
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

// Encodings of module codecs between other things than text and bytes.
bool is_no_text_encoding(std::string_view name) {
  constexpr std::string_view kNames[] = {"base64",       "base64-codec",    "base-64", "bz2",   "bz2-codec",
                                         "hex",          "hex-codec",       "quopri",  "rot13", "rot-13",
                                         "uu",           "uu-codec",        "zip",     "zlib",  "zlib-codec",
                                         "quopri-codec", "quoted-printable"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// Undefined stands for the default. `function`: who asks, "encode" or "decode".
bool find_codec(Thread& t, Value encoding, const char* function, Codec* codec) {
  *codec = {};
  if (encoding.is_undefined()) return true;
  std::string name;
  for (char c : to_utf8(as<Str>(encoding))) {
    name += c == '_' || c == ' ' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  static constexpr struct {
    std::string_view name;
    Form form;
  } kNames[] = {
      {"utf-8", Form::kUtf8},
      {"utf8", Form::kUtf8},
      {"u8", Form::kUtf8},
      {"cp65001", Form::kUtf8},
      {"utf", Form::kUtf8},
      {"ascii", Form::kAscii},
      {"us-ascii", Form::kAscii},
      {"646", Form::kAscii},
      {"latin-1", Form::kLatin1},
      {"latin1", Form::kLatin1},
      {"iso-8859-1", Form::kLatin1},
      {"iso8859-1", Form::kLatin1},
      {"8859", Form::kLatin1},
      {"l1", Form::kLatin1},
      {"latin", Form::kLatin1},
      {"cp819", Form::kLatin1},
      {"utf-8-sig", Form::kUtf8Sig},
      {"utf-16", Form::kUtf16},
      {"utf16", Form::kUtf16},
      {"u16", Form::kUtf16},
      {"utf-16-le", Form::kUtf16Le},
      {"utf-16le", Form::kUtf16Le},
      {"utf-16-be", Form::kUtf16Be},
      {"utf-16be", Form::kUtf16Be},
      {"utf-32", Form::kUtf32},
      {"utf32", Form::kUtf32},
      {"u32", Form::kUtf32},
      {"utf-32-le", Form::kUtf32Le},
      {"utf-32le", Form::kUtf32Le},
      {"utf-32-be", Form::kUtf32Be},
      {"utf-32be", Form::kUtf32Be},
      {"unicode-escape", Form::kEscape},
      {"raw-unicode-escape", Form::kRawEscape},
  };
  for (const auto& known : kNames) {
    if (known.name != name) continue;
    codec->form = known.form;
    return true;
  }
  if (const Charset* charset = Charset::find(name); charset != nullptr) {
    *codec = {Form::kCharset, charset};
    return true;
  }
  const std::string given = to_utf8(as<Str>(encoding));
  static_cast<void>(is_no_text_encoding(name)
                        ? raise(t, t.machine.types.LookupError,
                                "'{}' is not a text encoding; use codecs.{}() to handle arbitrary codecs",
                                given, function)
                        : raise(t, t.machine.types.LookupError, "unknown encoding: {}", given));
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

bool is_page(Codec codec) {
  return codec == Form::kCharset && codec.charset->is_page();
}

const char* codec_name(Codec codec) {
  if (codec == Form::kCharset) return is_page(codec) ? "charmap" : codec.charset->name().c_str();
  static constexpr const char* kNames[] = {
      "utf-8",  "ascii",     "latin-1",   "utf-8", "utf-16",        "utf-16-le",       "utf-16-be",
      "utf-32", "utf-32-le", "utf-32-be", "",      "unicodeescape", "rawunicodeescape"};
  return kNames[static_cast<size_t>(codec.form)];
}

// Why a charset has no such character.
const char* charset_reason(Codec codec) {
  return is_page(codec) ? "character maps to <undefined>" : "illegal multibyte sequence";
}

// Bytes of a code unit of the wide codecs, or 0.
size_t unit_size(Codec codec) {
  if (codec >= Form::kUtf16 && codec <= Form::kUtf16Be) return 2;
  return codec >= Form::kUtf32 && codec <= Form::kUtf32Be ? 4 : 0;
}
bool is_big_endian(Codec codec) {
  return codec == Form::kUtf16Be || codec == Form::kUtf32Be;
}

std::string escape_of(char32_t c) {
  return c < 0x100     ? fmt::format("\\x{:02x}", static_cast<uint32_t>(c))
         : c < 0x10000 ? fmt::format("\\u{:04x}", static_cast<uint32_t>(c))
                       : fmt::format("\\U{:08x}", static_cast<uint32_t>(c));
}

bool encodable(char32_t c, Codec codec) {
  if (codec == Form::kAscii || codec == Form::kLatin1) return c < (codec == Form::kAscii ? 0x80u : 0x100u);
  std::string unused;
  return codec == Form::kCharset ? codec.charset->encode(c, &unused) : c < 0xD800 || c > 0xDFFF;
}

void append_unit(std::string* out, uint32_t unit, size_t size, bool big) {
  for (size_t i = 0; i < size; ++i) {
    out->push_back(static_cast<char>(unit >> 8 * (big ? size - 1 - i : i)));
  }
}

// An encodable character, or (with surrogatepass) a surrogate.
void append_char(std::string* out, char32_t c, Codec codec) {
  if (codec == Form::kUtf8 || codec == Form::kUtf8Sig) {
    utf8_append(out, c);
  } else if (codec == Form::kCharset) {
    codec.charset->encode(c, out);
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
  const char* reason = codec == Form::kAscii     ? "ordinal not in range(128)"
                       : codec == Form::kLatin1  ? "ordinal not in range(256)"
                       : codec == Form::kCharset ? charset_reason(codec)
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
      if (c < 0xD800 || c > 0xDFFF || (codec != Form::kUtf8 && unit_size(codec) == 0)) return false;
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

std::string codec_registry_name(Thread& t, Value encoding) {
  Codec codec;
  if (!find_codec(t, encoding, "encode", &codec)) return "";
  if (codec == Form::kCharset) return codec.charset->name();
  if (codec == Form::kLatin1) return "iso8859-1";
  if (codec == Form::kUtf8Sig) return "utf-8-sig";
  if (codec >= Form::kEscape) return codec == Form::kEscape ? "unicode-escape" : "raw-unicode-escape";
  return codec_name(codec);
}

Value encode_str(Thread& t, const Str* s, Value encoding, Value errors) {
  Codec codec;
  if (!find_codec(t, encoding, "encode", &codec)) return Value::error();
  if (codec >= Form::kEscape) return encode_escapes(t, s, codec == Form::kRawEscape);
  if (s->is_ascii() && unit_size(codec) == 0 && codec != Form::kUtf8Sig) return new_bytes(t, s->ascii());
  if (codec == Form::kLatin1 && s->width_log2() == 0) return new_bytes(t, {s->bytes(), s->length});
  std::string out;
  if (codec == Form::kUtf16 || codec == Form::kUtf32 || codec == Form::kUtf8Sig)
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
      const bool all = codec != Form::kCharset || is_page(codec);  // else CPython tells of one at a time
      while (all && end < s->length && !encodable(s->at(end), codec)) ++end;
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

struct Step {
  char32_t code = 0;
  size_t bytes = 0;
  const char* error = nullptr;
};

// One character of UTF-16 or UTF-32 at `at`; on an error the bytes that are wrong.
Step wide_decode(std::string_view data, size_t at, Codec codec, bool surrogates) {
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
  if (codec == Form::kUtf16 || codec == Form::kUtf32) {
    const bool big = data.size() >= size &&
                     unit_at(reinterpret_cast<const unsigned char*>(data.data()), size, true) == 0xFEFF;
    codec.form =
        size == 2 ? (big ? Form::kUtf16Be : Form::kUtf16Le) : (big ? Form::kUtf32Be : Form::kUtf32Le);
    if (data.size() >= size && wide_decode(data, 0, codec, true).code == 0xFEFF) at = size;
  }
  const OnError handler = find_handler(errors);
  StrBuilder out;
  while (at < data.size()) {
    const Step step = wide_decode(data, at, codec, handler == OnError::kSurrogatePass);
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

// One character of the other codecs, the same way.
Step step_at(Codec codec, std::string_view data, size_t at, bool surrogates) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(data.data());
  if (codec == Form::kUtf8) {
    const Utf8Step step = utf8_decode(bytes + at, bytes + data.size(), surrogates);
    return {step.code, step.bytes,
            step.error == Utf8Error::kNone               ? nullptr
            : step.error == Utf8Error::kStartByte        ? "invalid start byte"
            : step.error == Utf8Error::kContinuationByte ? "invalid continuation byte"
                                                         : "unexpected end of data"};
  }
  if (bytes[at] < 0x80) return {bytes[at], 1, nullptr};
  if (codec == Form::kAscii) return {0, 1, "ordinal not in range(128)"};
  const std::string_view rest = data.substr(at);
  const Charset::Step step = codec.charset->decode(rest);
  if (step.bytes > 0) return {step.code, step.bytes, nullptr};
  return {0, 1, codec.charset->wants_more(rest) ? "incomplete multibyte sequence" : charset_reason(codec)};
}

}  // namespace

Value decode_bytes(Thread& t, std::string_view data, Value encoding, Value errors) {
  Codec codec;
  if (!find_codec(t, encoding, "decode", &codec)) return Value::error();
  if (codec == Form::kLatin1) return new_latin1(t, data);
  if (codec >= Form::kEscape) return decode_escapes(t, data, codec == Form::kRawEscape, errors);
  if (unit_size(codec) != 0) return decode_wide(t, data, codec, errors);
  if (codec == Form::kUtf8Sig) {
    if (data.starts_with("\xEF\xBB\xBF")) data.remove_prefix(3);
    codec.form = Form::kUtf8;
  }
  const auto* bytes = reinterpret_cast<const unsigned char*>(data.data());
  size_t n = data.size();
  if (bits_of(bytes, n) < 0x80) return new_ascii(t, data);
  OnError handler = find_handler(errors);
  StrBuilder out;
  out.reserve(n);
  for (size_t at = 0; at < n;) {
    const Step step = step_at(codec, data, at, handler == OnError::kSurrogatePass);
    if (step.error == nullptr) {
      out.add(step.code);
    } else if (handler == OnError::kUnknown) {
      return unknown_handler(t, errors);
    } else if (!replace_bytes(&out, bytes, at, at + step.bytes, handler)) {
      return decode_error(t, data, at, at + step.bytes, codec, step.error);
    }
    at += step.bytes;
  }
  return out.finish(t);
}

}  // namespace gilbox

// The module _json: JSON text to objects (CPython's Modules/_json.c), with its messages and positions.
#include <cmath>

#include "vm/modules/json.h"
#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/float.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/str_text.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool init_json(Thread& t, Module* module);

namespace {

// Functions that make objects; None: the usual ones.
struct Hooks {
  Value object, pairs, parse_float, parse_int, parse_constant;
  bool strict;
};

template <class Char>
class Decoder {
 public:
  Decoder(Thread& t, Value document, const Char* text, uint32_t size, const Hooks& hooks)
      : thread_(t), document_(document), text_(text), size_(size), hooks_(hooks) {}

  // The value that begins at `position`. Undefined without an exception: none does, at error_position().
  Value decode(uint32_t position) {
    position_ = position;
    return value();
  }
  uint32_t position() const { return position_; }

 private:
  Value fail(const char* message, uint32_t position) {
    const Value type = module_member(thread_, "json.decoder", "JSONDecodeError");
    const Value text = type.is_error() ? type : new_ascii(thread_, message);
    if (text.is_error()) return text;
    const Value exception = call_with(thread_, type, text, document_, Value::from_int(position));
    return exception.is_error() ? exception : raise_exception(thread_, exception);
  }
  Value expecting_value(uint32_t position) { return fail("Expecting value", position); }

  char32_t peek() const { return position_ < size_ ? char32_t{text_[position_]} : 0xFFFFFFFF; }
  void skip_space() {
    while (position_ < size_ && (text_[position_] == ' ' || text_[position_] == '\n' ||
                                 text_[position_] == '\t' || text_[position_] == '\r')) {
      ++position_;
    }
  }
  bool word(std::string_view expected) {
    if (size_ - position_ < expected.size()) return false;
    for (size_t i = 0; i < expected.size(); ++i) {
      if (text_[position_ + i] != static_cast<unsigned char>(expected[i])) return false;
    }
    position_ += static_cast<uint32_t>(expected.size());
    return true;
  }

  Value too_deep() {
    static_cast<void>(thread_.take_pending());
    return raise(thread_, thread_.machine.types.RecursionError,
                 "maximum recursion depth exceeded while decoding a JSON {} from a unicode string",
                 peek() == '{' ? "object" : "array");
  }

  Value value() {
    if (native_stack_full(thread_)) return too_deep();
    const uint32_t start = position_;
    switch (peek()) {
      case '"':
        ++position_;
        return string();
      case '{':
        ++position_;
        return object();
      case '[':
        ++position_;
        return array();
      case 'n':
        return word("null") ? Value::none() : expecting_value(start);
      case 't':
        return word("true") ? Value::boolean(true) : expecting_value(start);
      case 'f':
        return word("false") ? Value::boolean(false) : expecting_value(start);
      case 'N':
        return word("NaN") ? constant("NaN", NAN) : expecting_value(start);
      case 'I':
        return word("Infinity") ? constant("Infinity", HUGE_VAL) : expecting_value(start);
      case '-':
        if (word("-Infinity")) return constant("-Infinity", -HUGE_VAL);
        return number();
      default:
        return number();
    }
  }

  Value constant(const char* name, double d) {
    if (hooks_.parse_constant.is_none()) return Value::from_double(Value::canonical_double(d));
    return call_with(thread_, hooks_.parse_constant, new_ascii(thread_, name));
  }

  bool digits() {
    const uint32_t start = position_;
    while (peek() >= '0' && peek() <= '9') ++position_;
    return position_ > start;
  }
  Value number() {
    const uint32_t start = position_;
    if (peek() == '-') ++position_;
    if (peek() == '0') {
      ++position_;
    } else if (!digits()) {
      return expecting_value(start);
    }
    bool real = false;
    uint32_t end = position_;
    if (peek() == '.') {
      ++position_;
      if (digits()) {
        real = true;
        end = position_;
      }
      position_ = end;
    }
    if (peek() == 'e' || peek() == 'E') {
      ++position_;
      if (peek() == '+' || peek() == '-') ++position_;
      if (digits()) {
        real = true;
        end = position_;
      }
      position_ = end;
    }
    const std::string text(text_ + start, text_ + end);
    const Value hook = real ? hooks_.parse_float : hooks_.parse_int;
    if (!hook.is_none()) return call_with(thread_, hook, new_ascii(thread_, text));
    if (!real && text.size() <= 14) return Value::from_int(std::strtoll(text.c_str(), nullptr, 10));
    if (!real) return int_from_text(thread_, text, 10, Value::none());
    double d = 0;
    static_cast<void>(parse_float(text, &d));
    return Value::from_double(d);
  }

  // Behind \u: four hexadecimal digits. -1: they are not there.
  int32_t hex4(uint32_t at) const {
    if (size_ - at < 4 || at > size_) return -1;
    int32_t value = 0;
    for (uint32_t i = at; i < at + 4; ++i) {
      const char32_t c = text_[i];
      int digit = -1;
      if (c >= '0' && c <= '9') digit = static_cast<int>(c - '0');
      if (c >= 'a' && c <= 'f') digit = static_cast<int>(c - 'a' + 10);
      if (c >= 'A' && c <= 'F') digit = static_cast<int>(c - 'A' + 10);
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    return value;
  }

  // Behind the opening quote.
  Value string() {
    const uint32_t begin = position_ - 1;
    uint32_t plain = position_;
    const auto* whole = as<Str>(document_);
    uint32_t i = position_;
    while (i < size_ && text_[i] != '"' && text_[i] != '\\' && text_[i] >= ' ') ++i;
    if (i < size_ && text_[i] == '"') {
      position_ = i + 1;
      return new_text(thread_, text_ + plain, i - plain);
    }
    StrBuilder out;
    for (;; ++i) {
      if (i >= size_) return fail("Unterminated string starting at", begin);
      const char32_t c = text_[i];
      if (c == '"') break;
      if (c < ' ' && hooks_.strict) return fail("Invalid control character at", i);
      if (c != '\\') continue;
      out.add(whole, plain, i);
      if (++i >= size_) return fail("Unterminated string starting at", begin);
      char32_t decoded = 0;
      if (text_[i] == 'u') {
        const int32_t first = hex4(i + 1);
        if (first < 0) return fail("Invalid \\uXXXX escape", i);
        decoded = static_cast<char32_t>(first);
        i += 4;
        if (decoded >= 0xD800 && decoded < 0xDC00 && i + 2 < size_ && text_[i + 1] == '\\' &&
            text_[i + 2] == 'u') {
          const int32_t second = hex4(i + 3);
          if (second >= 0xDC00 && second < 0xE000) {
            decoded = 0x10000 + ((decoded - 0xD800) << 10) + (static_cast<char32_t>(second) - 0xDC00);
            i += 6;
          }
        }
      } else if (!simple_escape(text_[i], &decoded)) {
        return fail("Invalid \\escape", i - 1);
      }
      out.add(decoded);
      plain = i + 1;
    }
    out.add(whole, plain, i);
    position_ = i + 1;
    return out.finish(thread_);
  }
  static bool simple_escape(char32_t c, char32_t* out) {
    switch (c) {
      case '"':
      case '\\':
      case '/':
        *out = c;
        return true;
      case 'b':
        *out = 8;
        return true;
      case 'f':
        *out = 12;
        return true;
      case 'n':
        *out = 10;
        return true;
      case 'r':
        *out = 13;
        return true;
      case 't':
        *out = 9;
        return true;
      default:
        return false;
    }
  }

  // Behind an item: 1: a comma; 0: the end; -1: exception.
  int next_item(char32_t end) {
    skip_space();
    if (peek() == end) {
      ++position_;
      return 0;
    }
    if (peek() != ',') {
      static_cast<void>(fail("Expecting ',' delimiter", position_));
      return -1;
    }
    ++position_;
    skip_space();
    return 1;
  }

  Value array() {
    const Value list = new_list(thread_);
    if (list.is_error()) return list;
    skip_space();
    if (peek() == ']') {
      ++position_;
      return list;
    }
    for (;;) {
      const Value item = value();
      if (item.is_error() || !list_append(thread_, as<List>(list), item)) return Value::error();
      const int more = next_item(']');
      if (more <= 0) return more < 0 ? Value::error() : list;
    }
  }

  Value object() {
    const bool as_pairs = !hooks_.pairs.is_none();
    const Value result = as_pairs ? new_list(thread_) : Value::from_object(new_dict(thread_));
    if (result.is_error()) return result;
    skip_space();
    if (peek() == '}') {
      ++position_;
      return finished(result);
    }
    for (;;) {
      if (peek() != '"') return fail("Expecting property name enclosed in double quotes", position_);
      ++position_;
      const Value key = string();
      if (key.is_error()) return key;
      skip_space();
      if (peek() != ':') return fail("Expecting ':' delimiter", position_);
      ++position_;
      skip_space();
      const Value item = value();
      if (item.is_error()) return item;
      const bool ok = as_pairs ? list_append(thread_, as<List>(result), make_tuple(thread_, key, item))
                               : dict_set(thread_, as<Dict>(result), key, item);
      if (!ok) return Value::error();
      const int more = next_item('}');
      if (more <= 0) return more < 0 ? Value::error() : finished(result);
    }
  }
  Value finished(Value result) {
    if (!hooks_.pairs.is_none()) return call_with(thread_, hooks_.pairs, result);
    return hooks_.object.is_none() ? result : call_with(thread_, hooks_.object, result);
  }

  Thread& thread_;
  const Value document_;
  const Char* text_;
  const uint32_t size_;
  const Hooks& hooks_;
  uint32_t position_ = 0;
};

constexpr NativeDef kJsonDecodeFunctions[] = {
    {"encode", json_encode,
     "obj, default, skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys, indent, item_separator, "
     "key_separator, /"},
    {"decode", json_decode,
     "string, position, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, /"},
};

}  // namespace

// args: string, position, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant. The
// value and where it ends.
Value json_decode(Thread& t, Value* args, uint32_t) {
  const auto* s = as<Str>(args[0]);
  const int strict = truth(t, args[2]);
  if (strict < 0) return Value::error();
  const Hooks hooks{args[3], args[4], args[5], args[6], args[7], strict == 1};
  const auto position = static_cast<uint32_t>(args[1].as_int());
  return with_text(s, [&](const auto* text) {
    Decoder decoder(t, args[0], text, s->length, hooks);
    const Value result = decoder.decode(position);
    return result.is_error() ? result : make_tuple(t, result, Value::from_int(decoder.position()));
  });
}

bool init_json(Thread& t, Module* module) {
  return module_add_functions(t, module, kJsonDecodeFunctions);
}

}  // namespace gilbox

// str.format and str.format_map (Objects/stringlib/unicode_format.h).
#include "vm/objects/format.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"
#include "vm/objects/str_text.h"
#include "vm/objects/unicode.h"

namespace gilbox {

namespace {

struct Field {
  uint32_t name_from = 0, name_to = 0;
  uint32_t spec_from = 0, spec_to = 0;
  char32_t conversion = 0;
  bool nested = false;  // the specification has fields of its own
};

class MethodFormatter {
 public:
  MethodFormatter(Thread& t, const Value* args, uint32_t count, Value mapping)
      : thread_(t), args_(args), count_(count), mapping_(mapping) {}

  bool run(const Str* text, StrBuilder* out, int depth) {
    if (depth == 0) return fail("Max string recursion exceeded");
    uint32_t at = 0;
    while (at < text->length) {
      uint32_t start = at;
      while (at < text->length && text->at(at) != '{' && text->at(at) != '}') ++at;
      if (at == text->length) {
        out->add(text, start, at);
        break;
      }
      char32_t brace = text->at(at);
      bool doubled = at + 1 < text->length && text->at(at + 1) == brace;
      if (brace == '}' && !doubled) return fail("Single '}' encountered in format string");
      if (at + 1 == text->length) return fail("Single '{' encountered in format string");
      out->add(text, start, doubled ? at + 1 : at);
      at += doubled ? 2 : 1;
      if (doubled) continue;
      Field field;
      if (!parse_field(text, &at, &field) || !put_field(text, field, out, depth)) return false;
    }
    return true;
  }

 private:
  bool fail(std::string_view message) {
    static_cast<void>(raise_text(thread_, thread_.machine.types.ValueError, message));
    return false;
  }

  // From behind "{" to behind the matching "}".
  bool parse_field(const Str* text, uint32_t* position, Field* field) {
    uint32_t at = *position, end = text->length;
    field->name_from = at;
    char32_t c = 0;
    while (at < end) {
      c = text->at(at++);
      if (c == '{') return fail("unexpected '{' in field name");
      if (c == '[') {
        while (at < end && text->at(at) != ']') ++at;
        continue;
      }
      if (c == '}' || c == ':' || c == '!') break;
    }
    if (c != '}' && c != ':' && c != '!') return fail("expected '}' before end of string");
    field->name_to = at - 1;
    *position = at;
    if (c == '}') return true;
    if (c == '!') {
      if (at >= end) return fail("end of string while looking for conversion specifier");
      field->conversion = text->at(at++);
      if (at < end) {
        c = text->at(at++);
        *position = at;
        if (c == '}') return true;
        if (c != ':') return fail("expected ':' after conversion specifier");
      }
    }
    field->spec_from = at;
    for (int depth = 1; at < end;) {
      c = text->at(at++);
      if (c == '{') {
        field->nested = true;
        ++depth;
      } else if (c == '}' && --depth == 0) {
        field->spec_to = at - 1;
        *position = at;
        return true;
      }
    }
    return fail("unmatched '{' in format spec");
  }

  bool put_field(const Str* text, const Field& field, StrBuilder* out, int depth) {
    Value v = find_object(text, field);
    if (v.is_error()) return false;
    v = convert(v, field.conversion);
    if (v.is_error()) return false;
    bool no_spec = field.spec_from == field.spec_to;
    if (no_spec && is_kind(v, Kind::kStr) && str_is_exact(thread_, as<Str>(v))) {
      out->add(as<Str>(v));
      return true;
    }
    Value spec = empty_str(thread_);
    if (field.nested) {
      Value inner = str_slice(thread_, const_cast<Str*>(text), field.spec_from, field.spec_to);
      if (inner.is_error()) return false;
      StrBuilder expanded;
      if (!run(as<Str>(inner), &expanded, depth - 1)) return false;
      spec = expanded.finish(thread_);
    } else if (!no_spec) {
      spec = str_slice(thread_, const_cast<Str*>(text), field.spec_from, field.spec_to);
    }
    if (spec.is_error()) return false;
    Value result = format_value(thread_, v, spec);
    if (result.is_error()) return false;
    out->add(as<Str>(result));
    return true;
  }

  Value convert(Value v, char32_t conversion) {
    switch (conversion) {
      case 0:
        return v;
      case 'r':
        return repr(thread_, v);
      case 's':
        return to_str(thread_, v);
      case 'a':
        return ascii(thread_, v);
      default:
        break;
    }
    Type* error = thread_.machine.types.ValueError;
    if (conversion > 32 && conversion < 127) {
      return raise(thread_, error, "Unknown conversion specifier {}", static_cast<char>(conversion));
    }
    return raise(thread_, error, "Unknown conversion specifier \\x{:x}", static_cast<uint32_t>(conversion));
  }

  // The number that text[from, to) is: -1 if it is none, -2: error.
  int64_t number_of(const Str* text, uint32_t from, uint32_t to) {
    if (from == to) return -1;
    int64_t n = 0;
    for (uint32_t i = from; i < to; ++i) {
      int digit = unicode_decimal(text->at(i));
      if (digit < 0) return -1;
      if (n > (INT64_MAX - digit) / 10) {
        static_cast<void>(fail("Too many decimal digits in format string"));
        return -2;
      }
      n = n * 10 + digit;
    }
    return n;
  }

  Value find_object(const Str* text, const Field& field) {
    uint32_t at = field.name_from;
    while (at < field.name_to && text->at(at) != '.' && text->at(at) != '[') ++at;
    Value v = find_argument(text, field.name_from, at);
    while (!v.is_error() && at < field.name_to) {
      char32_t c = text->at(at++);
      uint32_t start = at;
      if (c == '.') {
        while (at < field.name_to && text->at(at) != '.' && text->at(at) != '[') ++at;
      } else if (c == '[') {
        while (at < field.name_to && text->at(at) != ']') ++at;
        if (at == field.name_to) {
          static_cast<void>(fail("Missing ']' in format string"));
          return Value::error();
        }
      } else {
        static_cast<void>(fail("Only '.' or '[' may follow ']' in format field specifier"));
        return Value::error();
      }
      v = step(v, text, start, at, c == '.');
      if (c == '[') ++at;
    }
    return v;
  }

  // v.NAME or v[NAME].
  Value step(Value v, const Str* text, uint32_t from, uint32_t to, bool attribute) {
    if (from == to) {
      static_cast<void>(fail("Empty attribute in format string"));
      return Value::error();
    }
    if (!attribute) {
      int64_t index = number_of(text, from, to);
      if (index == -2) return Value::error();
      if (index >= 0) {
        Value key = new_int(thread_, index);
        return key.is_error() ? key : get_item(thread_, v, key);
      }
    }
    Value name = str_slice(thread_, const_cast<Str*>(text), from, to);
    if (name.is_error()) return name;
    if (!attribute) return get_item(thread_, v, name);
    Str* interned = intern(thread_, as<Str>(name));
    return interned == nullptr ? Value::error() : get_attr(thread_, v, interned);
  }

  Value find_argument(const Str* text, uint32_t from, uint32_t to) {
    Type* error = thread_.machine.types.ValueError;
    bool automatic = from == to;
    int64_t index = number_of(text, from, to);
    if (index == -2) return Value::error();
    if (automatic || index >= 0) {
      if (numbering_ == Numbering::kUnknown)
        numbering_ = automatic ? Numbering::kAutomatic : Numbering::kManual;
      if (numbering_ == Numbering::kManual && automatic) {
        return raise_text(thread_, error,
                          "cannot switch from manual field specification to automatic field numbering");
      }
      if (numbering_ == Numbering::kAutomatic && !automatic) {
        return raise_text(thread_, error,
                          "cannot switch from automatic field numbering to manual field specification");
      }
      if (automatic) index = next_++;
      if (args_ == nullptr) return raise_text(thread_, error, "Format string contains positional fields");
      if (index >= count_) {
        return raise(thread_, thread_.machine.types.IndexError,
                     "Replacement index {} out of range for positional args tuple", index);
      }
      return args_[index];
    }
    Value key = str_slice(thread_, const_cast<Str*>(text), from, to);
    if (key.is_error()) return key;
    if (mapping_.is_undefined()) return raise_value(thread_, thread_.machine.types.KeyError, key);
    return get_item(thread_, mapping_, key);
  }

  enum class Numbering : uint8_t { kUnknown, kAutomatic, kManual };

  Thread& thread_;
  const Value* args_;  // null: format_map
  uint32_t count_;
  Value mapping_;
  Numbering numbering_ = Numbering::kUnknown;
  int64_t next_ = 0;
};

}  // namespace

Value str_format_method(Thread& t, Str* format, Value* args, uint32_t count, Value kwargs) {
  static constexpr Value kNothing[1] = {};
  StrBuilder out;
  MethodFormatter formatter(t, args == nullptr ? kNothing : args, count, kwargs);
  return formatter.run(format, &out, 2) ? out.finish(t) : Value::error();
}

Value str_format_map(Thread& t, Str* format, Value mapping) {
  StrBuilder out;
  MethodFormatter formatter(t, nullptr, 0, mapping);
  return formatter.run(format, &out, 2) ? out.finish(t) : Value::error();
}

}  // namespace gilbox

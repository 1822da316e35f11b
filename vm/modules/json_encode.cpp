// The module _json: objects to JSON text (CPython's Lib/json/encoder.py).
#include <cmath>

#include "vm/modules/json.h"
#include "vm/modules/modules.h"
#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/str_text.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

struct Options {
  Value fallback;  // default(): None if there is none
  bool skip_keys, ascii, check_circular, allow_nan, sort_keys;
  bool indented;
  const Str* indent;
  const Str* item_separator;
  const Str* key_separator;
};

class Encoder {
 public:
  Encoder(Thread& t, const Options& options) : thread_(t), options_(options), open_(t) {}

  bool encode(Value v) {
    if (v.is_object() && is_kind(v, Kind::kStr)) return add_string(as<Str>(v));
    if (v.is_none()) return add("null");
    if (v.is_bool()) return add(v.is_true() ? "true" : "false");
    const Value plain = unboxed(v);
    if (is_integer(plain) || plain.is_double()) {
      std::string text;
      if (!number(plain, &text)) return false;
      return add(text);
    }
    if (is_kind(v, Kind::kDict)) return contained(v, [&] { return object(as<Dict>(v)); });
    if (is_kind(v, Kind::kList) || is_kind(v, Kind::kTuple)) return contained(v, [&] { return array(v); });
    if (options_.fallback.is_none()) return not_serializable(v);
    return contained(v, [&] {
      const Value other = call_with(thread_, options_.fallback, v);
      if (other.is_error()) return false;
      return encode(other);
    });
  }
  Value finish() { return out_.finish(thread_); }

 private:
  bool add(std::string_view ascii) {
    out_.add_ascii(ascii);
    return true;
  }
  bool not_serializable(Value v) {
    return !raise(thread_, thread_.machine.types.TypeError, "Object of type {} is not JSON serializable",
                  type_name(thread_, v))
                .is_error();
  }

  bool number(Value v, std::string* text) {
    if (!v.is_double()) return int_to_decimal(thread_, v, text);
    const double d = v.as_double();
    if (std::isfinite(d)) return repr_to(thread_, v, text);
    if (!options_.allow_nan) {
      return !raise(thread_, thread_.machine.types.ValueError,
                    "Out of range float values are not JSON compliant: {}",
                    std::isnan(d) ? "nan"
                    : d > 0       ? "inf"
                                  : "-inf")
                  .is_error();
    }
    *text = std::isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity";
    return true;
  }

  bool too_deep() {
    static_cast<void>(thread_.take_pending());
    return !raise_text(thread_, thread_.machine.types.RecursionError,
                       "maximum recursion depth exceeded while encoding a JSON object")
                .is_error();
  }

  // Calls write() for what is in the container, which must not contain itself.
  template <class Write>
  bool contained(Value v, Write write) {
    if (native_stack_full(thread_)) return too_deep();
    if (options_.check_circular) {
      for (size_t i = 0; i < open_.size(); ++i) {
        if (open_[i] == v) {
          return !raise_text(thread_, thread_.machine.types.ValueError, "Circular reference detected")
                      .is_error();
        }
      }
    }
    open_.push(v);
    const bool ok = write();
    open_.pop();
    return ok;
  }

  void new_line() {
    out_.add('\n');
    for (uint32_t i = 0; i < depth_; ++i) out_.add(options_.indent);
  }
  // In front of an item.
  void separate(bool first) {
    if (!first) out_.add(options_.item_separator);
    if (options_.indented) new_line();
  }

  bool array(Value v) {
    bool first = true;
    ++depth_;
    const bool ok = for_each_item(thread_, v, [&](Value item) {
      if (first) out_.add('[');
      separate(first);
      first = false;
      return encode(item);
    });
    --depth_;
    if (!ok) return false;
    if (first) return add("[]");
    if (options_.indented) new_line();
    out_.add(']');
    return true;
  }

  // The key as text; *skip: it is to be left out.
  bool key_text(Value key, Value* text, bool* skip) {
    if (is_kind(key, Kind::kStr)) {
      *text = key;
      return true;
    }
    const Value plain = unboxed(key);
    std::string ascii;
    if (key.is_none()) {
      ascii = "null";
    } else if (key.is_bool()) {
      ascii = key.is_true() ? "true" : "false";
    } else if (is_integer(plain) || plain.is_double()) {
      if (!number(plain, &ascii)) return false;
    } else if (options_.skip_keys) {
      *skip = true;
      return true;
    } else {
      return !raise(thread_, thread_.machine.types.TypeError,
                    "keys must be str, int, float, bool or None, not {}", type_name(thread_, key))
                  .is_error();
    }
    *text = new_ascii(thread_, ascii);
    return !text->is_error();
  }
  bool entry(Value key, Value value, bool* first) {
    Value text;
    bool skip = false;
    if (!key_text(key, &text, &skip)) return false;
    if (skip) return true;
    if (*first) out_.add('{');
    separate(*first);
    *first = false;
    if (!add_string(as<Str>(text))) return false;
    out_.add(options_.key_separator);
    return encode(value);
  }
  bool sorted_entries(Dict* dict, bool* first) {
    const Value view = new_dict_view(thread_, dict, DictViewKind::kItems);
    const Value items = list_from(thread_, view);
    if (items.is_error() || !list_sort(thread_, as<List>(items), Value::none(), false)) return false;
    return for_each_item(thread_, items, [&](Value item) {
      const auto pair = tuple_items(as<Tuple>(item));
      return entry(pair[0], pair[1], first);
    });
  }
  bool entries(Dict* dict, bool* first) {
    if (options_.sort_keys) return sorted_entries(dict, first);
    uint32_t position = 0;
    Value key, value;
    while (dict_next(dict, &position, &key, &value)) {
      if (!entry(key, value, first)) return false;
    }
    return true;
  }
  bool object(Dict* dict) {
    bool first = true;
    ++depth_;
    const bool ok = entries(dict, &first);
    --depth_;
    if (!ok) return false;
    if (first) return add("{}");
    if (options_.indented) new_line();
    out_.add('}');
    return true;
  }

  void escape(char32_t c) {
    switch (c) {
      case '"':
        add("\\\"");
        break;
      case '\\':
        add("\\\\");
        break;
      case '\n':
        add("\\n");
        break;
      case '\r':
        add("\\r");
        break;
      case '\t':
        add("\\t");
        break;
      case '\f':
        add("\\f");
        break;
      case '\b':
        add("\\b");
        break;
      default:
        if (c >= 0x10000) {
          add(fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((c - 0x10000) >> 10),
                          0xDC00 + ((c - 0x10000) & 0x3FF)));
        } else {
          add(fmt::format("\\u{:04x}", static_cast<uint32_t>(c)));
        }
    }
  }
  bool add_string(const Str* s) {
    const char32_t last = options_.ascii ? 0x7E : 0x10FFFF;
    out_.add('"');
    with_text(s, [&](const auto* text) {
      uint32_t plain = 0;  // from here on nothing needs escaping
      for (uint32_t i = 0; i < s->length; ++i) {
        const char32_t c = text[i];
        if (c >= ' ' && c != '"' && c != '\\' && c <= last) continue;
        if (i > plain) out_.add(s, plain, i);
        plain = i + 1;
        escape(c);
      }
      if (plain < s->length) out_.add(s, plain, s->length);
    });
    out_.add('"');
    return true;
  }

  Thread& thread_;
  const Options& options_;
  RootedValues open_;  // what is being written
  StrBuilder out_;
  uint32_t depth_ = 0;
};

}  // namespace

// args: obj, default, skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys, indent, item_separator,
// key_separator
Value json_encode(Thread& t, Value* args, uint32_t) {
  bool flags[5];
  for (size_t i = 0; i < 5; ++i) {
    const int yes = truth(t, args[2 + i]);
    if (yes < 0) return Value::error();
    flags[i] = yes == 1;
  }
  Value indent = args[7];
  if (!indent.is_none() && !is_kind(indent, Kind::kStr)) {
    int64_t spaces = 0;
    if (!to_int64(t, indent, &spaces, true)) return Value::error();
    indent = new_ascii(t, std::string(static_cast<size_t>(std::clamp<int64_t>(spaces, 0, 1 << 20)), ' '));
    if (indent.is_error()) return indent;
  }
  for (size_t i = 8; i < 10; ++i) {
    if (!is_kind(args[i], Kind::kStr)) {
      return raise(t, t.machine.types.TypeError, "make_encoder() argument {} must be str, not {}", i - 3,
                   argument_type_name(t, args[i]));
    }
  }
  const Options options{
      args[1],          flags[0],        flags[1],          flags[2],
      flags[3],         flags[4],        !indent.is_none(), indent.is_none() ? nullptr : as<Str>(indent),
      as<Str>(args[8]), as<Str>(args[9])};
  Encoder encoder(t, options);
  return encoder.encode(args[0]) ? encoder.finish() : Value::error();
}

}  // namespace gilbox

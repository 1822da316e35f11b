#include "vm/objects/bytes.h"

#include <algorithm>
#include <vector>

#include "vm/objects/attributes.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/int.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list_arguments.h"
#include "vm/objects/str_methods.h"
#include "vm/objects/tuple.h"

namespace gilbox {

Bytes* make_bytes(Thread& t, size_t length) {
  if (length > kMaxStrLength) {
    static_cast<void>(memory_error(t));
    return nullptr;
  }
  size_t size = std::max(sizeof(Bytes), sizeof(Bytes) - sizeof(Bytes::data) + length);
  Bytes* b = new_object<Bytes>(t, Kind::kBytes, size);
  if (b == nullptr) return nullptr;
  b->length = static_cast<uint32_t>(length);
  b->unused = 0;
  return b;
}

Value new_bytes(Thread& t, std::string_view data) {
  Bytes* b = make_bytes(t, data.size());
  if (b == nullptr) return Value::error();
  std::copy(data.begin(), data.end(), bytes_room(b));
  return Value::from_object(b);
}

void trace_bytes(Object* object, Marker& marker) {
  if (object->spare != 0) trace_attributes(reinterpret_cast<AttrObject*>(object), marker);
}

uint32_t bytes_hash(const Bytes* b) {
  return hash_bytes(b->data, b->length, 'b');
}

Value bytes_concat(Thread& t, Bytes* a, Bytes* b) {
  if (b->length == 0) return Value::from_object(a);
  if (a->length == 0) return Value::from_object(b);
  Bytes* result = make_bytes(t, size_t{a->length} + b->length);
  if (result == nullptr) return Value::error();
  std::copy_n(b->data, b->length, std::copy_n(a->data, a->length, bytes_room(result)));
  return Value::from_object(result);
}

Value bytes_repeat(Thread& t, Bytes* b, int64_t count) {
  if (count == 1) return Value::from_object(b);
  if (count <= 0 || b->length == 0) return new_bytes(t, {});
  if (static_cast<uint64_t>(count) > kMaxStrLength / b->length) return memory_error(t);
  Bytes* result = make_bytes(t, b->length * static_cast<size_t>(count));
  if (result == nullptr) return Value::error();
  for (char* to = bytes_room(result); count > 0; --count) to = std::copy_n(b->data, b->length, to);
  return Value::from_object(result);
}

Value bytes_get_item(Thread& t, Bytes* b, Value key) {
  int64_t length = b->length;
  if (is_kind(key, Kind::kSlice)) {
    SliceBounds bounds;
    if (!resolve_slice(t, as<Slice>(key), length, &bounds)) return Value::error();
    if (bounds.count == length && bounds.step == 1) return Value::from_object(b);
    Bytes* result = make_bytes(t, static_cast<size_t>(std::max<int64_t>(bounds.count, 0)));
    if (result == nullptr) return Value::error();
    for (int64_t i = 0, at = bounds.start; i < bounds.count; ++i, at += bounds.step) {
      bytes_room(result)[i] = b->data[at];
    }
    return Value::from_object(result);
  }
  int64_t index;
  if (key.is_int()) {
    index = key.as_int();
  } else if (!subscript_index(t, key, "byte", &index)) {
    return Value::error();
  }
  if (index < 0) index += length;
  if (index < 0 || index >= length) return raise_text(t, t.machine.types.IndexError, "index out of range");
  return Value::from_int(static_cast<unsigned char>(b->data[index]));
}

int bytes_contains(Thread& t, Bytes* b, Value item) {
  std::string_view data = bytes_view(b);
  if (is_kind(item, Kind::kBytes)) return data.find(bytes_view(as<Bytes>(item))) != data.npos ? 1 : 0;
  if (is_integer_or_bool(item)) {
    int64_t n;
    if (int_fits_int64(item, &n) && n >= 0 && n < 256)
      return data.find(static_cast<char>(n)) != data.npos ? 1 : 0;
    static_cast<void>(raise_text(t, t.machine.types.ValueError, "byte must be in range(0, 256)"));
  } else {
    static_cast<void>(
        raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'", type_name(t, item)));
  }
  return -1;
}

Value bytes_repr(Thread& t, Bytes* b) {
  std::string_view data = bytes_view(b);
  char quote = data.find('\'') != data.npos && data.find('"') == data.npos ? '"' : '\'';
  fmt::memory_buffer out;
  out.push_back('b');
  out.push_back(quote);
  for (char c : data) {
    auto byte = static_cast<unsigned char>(c);
    if (c == quote || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out.push_back('\\');
      out.push_back(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    } else if (byte < ' ' || byte >= 0x7F) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
    } else {
      out.push_back(c);
    }
  }
  out.push_back(quote);
  return new_ascii(t, {out.data(), out.size()});
}

namespace {

Bytes* self_bytes(Value* args) {
  return as<Bytes>(args[0]);
}

// bytes(iterable of integers)
Value from_integers(Thread& t, Value iterable) {
  std::string data;
  const Types& types = t.machine.types;
  bool done = iterate(t, iterable, [&](Value item) {
    int64_t n = -1;
    Value index = to_index(t, item);
    if (index.is_error()) return false;
    if (!int_fits_int64(index, &n) || n < 0 || n > 255) {
      static_cast<void>(raise_text(t, types.ValueError, "bytes must be in range(0, 256)"));
      return false;
    }
    data.push_back(static_cast<char>(n));
    return true;
  });
  return done ? new_bytes(t, data) : Value::error();
}

Value make_from(Thread& t, Value* args) {
  const Types& types = t.machine.types;
  Value source = args[1], encoding = args[2], errors = args[3];
  for (int i = 2; i <= 3; ++i) {
    if (!args[i].is_undefined() && !is_str(args[i])) {
      return raise(t, types.TypeError, "bytes() argument '{}' must be str, not {}",
                   i == 2 ? "encoding" : "errors", argument_type_name(t, args[i]));
    }
  }
  if (!encoding.is_undefined() || !errors.is_undefined()) {
    if (!source.is_undefined() && is_str(source)) return encode_str(t, as<Str>(source), encoding, errors);
    return raise_text(
        t, types.TypeError,
        encoding.is_undefined() ? "errors without a string argument" : "encoding without a string argument");
  }
  if (source.is_undefined()) return new_bytes(t, {});
  if (is_kind(source, Kind::kBytes)) return source;
  const Value method = type_lookup(type_of(t, source), intern(t.machine, t, "__bytes__"));
  if (!method.is_undefined()) {
    const Value made = call_special(t, method, source);
    if (made.is_error() || is_kind(made, Kind::kBytes)) return made;
    return raise(t, types.TypeError, "__bytes__ returned non-bytes (type {})", type_name(t, made));
  }
  const Value held = as_bytes(t, source);
  if (!held.is_undefined() || t.has_pending()) return held;
  if (is_str(source)) return raise_text(t, types.TypeError, "string argument without an encoding");
  if (is_integer_or_bool(source) || !lookup_special(t, source, kIndexDunder).is_undefined()) {
    int64_t n;
    Value index = to_index(t, source);
    if (index.is_error()) return index;
    if (!int_fits_int64(index, &n)) {
      return raise(t, types.OverflowError, "cannot fit '{}' into an index-sized integer",
                   type_name(t, source));
    }
    if (n < 0) return raise_text(t, types.ValueError, "negative count");
    Bytes* b = make_bytes(t, static_cast<size_t>(n));
    if (b == nullptr) return Value::error();
    std::fill_n(bytes_room(b), n, '\0');
    return Value::from_object(b);
  }
  Value iterator = get_iter(t, source);
  if (iterator.is_error()) {
    if (!pending_is(t, types.TypeError)) return iterator;
    static_cast<void>(t.take_pending());
    return raise(t, types.TypeError, "cannot convert '{}' object to bytes", type_name(t, source));
  }
  return from_integers(t, iterator);
}

Value bytes_new(Thread& t, Value* args, uint32_t) {
  const Value made = make_from(t, args);
  auto* type = as<Type>(args[0]);
  if (made.is_error() || type_of(t, made) == type) return made;
  // The text anew, with the class's header and room behind it for what holds the attributes.
  const std::string_view text = bytes_view(as<Bytes>(made));
  Shape* shape = type->instance_shape.load(std::memory_order_acquire);
  const bool attributes = shape->has_attributes;
  Bytes* copy = make_bytes(t, attributes ? before_extra(text.size()) + sizeof(Ref<Object>) : text.size());
  if (copy == nullptr) return Value::error();
  std::copy(text.begin(), text.end(), bytes_room(copy));
  copy->length = static_cast<uint32_t>(text.size());
  if (attributes) {
    bytes_extra(copy).init(nullptr);
    copy->spare = 1;
  }
  copy->shape_id.store(shape->id, std::memory_order_release);
  return Value::from_object(copy);
}

Value bytes_len(Thread&, Value* args, uint32_t) {
  return Value::from_int(self_bytes(args)->length);
}
Value bytes_getitem(Thread& t, Value* args, uint32_t) {
  return bytes_get_item(t, self_bytes(args), args[1]);
}
Value bytes_has(Thread& t, Value* args, uint32_t) {
  int result = bytes_contains(t, self_bytes(args), args[1]);
  return result < 0 ? Value::error() : Value::boolean(result != 0);
}
Value bytes_iter(Thread& t, Value* args, uint32_t) {
  return new_iterator(t, IteratorKind::kBytes, args[0]);
}
Value bytes_hash_method(Thread&, Value* args, uint32_t) {
  return Value::from_int(bytes_hash(self_bytes(args)));
}
Value bytes_repr_method(Thread& t, Value* args, uint32_t) {
  return bytes_repr(t, self_bytes(args));
}

template <class Test>
Value compared_bytes(Value* args, Test test) {
  if (!is_kind(args[1], Kind::kBytes)) return Value::not_implemented();
  return Value::boolean(test(bytes_view(self_bytes(args)), bytes_view(as<Bytes>(args[1]))));
}
Value bytes_eq(Thread&, Value* args, uint32_t) {
  return compared_bytes(args, [](auto a, auto b) { return a == b; });
}
Value bytes_ne(Thread&, Value* args, uint32_t) {
  return compared_bytes(args, [](auto a, auto b) { return a != b; });
}
Value bytes_lt(Thread&, Value* args, uint32_t) {
  return compared_bytes(args, [](auto a, auto b) { return a < b; });
}
Value bytes_le(Thread&, Value* args, uint32_t) {
  return compared_bytes(args, [](auto a, auto b) { return a <= b; });
}
Value bytes_gt(Thread&, Value* args, uint32_t) {
  return compared_bytes(args, [](auto a, auto b) { return a > b; });
}
Value bytes_ge(Thread&, Value* args, uint32_t) {
  return compared_bytes(args, [](auto a, auto b) { return a >= b; });
}

Value bytes_add(Thread& t, Value* args, uint32_t) {
  const Value other = as_bytes(t, args[1]);
  if (t.has_pending()) return Value::error();
  if (other.is_undefined()) {
    if (has_script_method(t, args[1], kRaddDunder)) return Value::not_implemented();
    return raise(t, t.machine.types.TypeError, "can't concat {} to {}", type_name(t, args[1]),
                 type_name(t, args[0]));
  }
  const Value own = as_bytes(t, args[0]);
  if (own.is_error()) return own;
  const Value sum = bytes_concat(t, as<Bytes>(own), as<Bytes>(other));
  return is_bytearray(args[0]) ? bytearrays_of(t, sum) : sum;
}
Value bytes_mul(Thread& t, Value* args, uint32_t) {
  int64_t n = 0;
  RepeatCount status = repeat_count(t, args[1], &n);
  if (status == RepeatCount::kOk) return bytes_repeat(t, self_bytes(args), n);
  return status == RepeatCount::kOther ? Value::not_implemented() : Value::error();
}

Value bytes_decode(Thread& t, Value* args, uint32_t) {
  for (int i = 1; i <= 2; ++i) {
    if (!args[i].is_undefined() && !is_str(args[i])) {
      return raise(t, t.machine.types.TypeError, "decode() argument '{}' must be str, not {}",
                   i == 1 ? "encoding" : "errors", argument_type_name(t, args[i]));
    }
  }
  return decode_bytes(t, bytes_view(self_bytes(args)), args[1], args[2]);
}

// --- Hexadecimal ---

bool hex_separator(Thread& t, Value v, char* separator) {
  const Types& types = t.machine.types;
  if (is_str(v) && as<Str>(v)->length == 1 && as<Str>(v)->is_ascii()) {
    *separator = as<Str>(v)->bytes()[0];
  } else if (is_kind(v, Kind::kBytes) && as<Bytes>(v)->length == 1) {
    *separator = as<Bytes>(v)->data[0];
  } else if (is_str(v) || is_kind(v, Kind::kBytes)) {
    bool one = is_str(v) && as<Str>(v)->length == 1;
    static_cast<void>(raise_text(t, types.ValueError, one ? "sep must be ASCII." : "sep must be length 1."));
    return false;
  } else {
    // CPython asks for its length first.
    if (lookup_special(t, v, kLenDunder).is_undefined()) {
      static_cast<void>(raise(t, types.TypeError, "object of type '{}' has no len()", type_name(t, v)));
    } else {
      static_cast<void>(raise_text(t, types.TypeError, "sep must be str or bytes."));
    }
    return false;
  }
  return true;
}

Value bytes_hex(Thread& t, Value* args, uint32_t) {
  std::string_view data = bytes_view(self_bytes(args));
  char separator = 0;
  int64_t group = 1;
  if (!args[1].is_undefined() && !hex_separator(t, args[1], &separator)) return Value::error();
  if (!integer_argument(t, args[2], 1, &group)) return Value::error();
  std::string out;
  auto n = static_cast<int64_t>(data.size());
  for (int64_t i = 0; i < n; ++i) {
    // Positive groups count from the right.
    if (separator != 0 && i > 0 && group != 0 && (group > 0 ? (n - i) % group : i % -group) == 0)
      out += separator;
    append_hex(&out, static_cast<unsigned char>(data[static_cast<size_t>(i)]));
  }
  return new_latin1(t, out);
}

int hex_value(char32_t c) {
  return c >= '0' && c <= '9'   ? static_cast<int>(c - '0')
         : c >= 'a' && c <= 'f' ? static_cast<int>(c - 'a' + 10)
         : c >= 'A' && c <= 'F' ? static_cast<int>(c - 'A' + 10)
                                : -1;
}

Value bytes_fromhex(Thread& t, Value* args, uint32_t) {
  if (!is_str(args[1])) return type_error(t, "fromhex() argument must be str, not ", args[1]);
  const Str* s = as<Str>(args[1]);
  std::string out;
  for (uint32_t i = 0; i < s->length;) {
    char32_t c = s->at(i);
    if (c == ' ' || (c >= 9 && c <= 13)) {
      ++i;
      continue;
    }
    int high = hex_value(c), low = i + 1 < s->length ? hex_value(s->at(i + 1)) : -1;
    if (high < 0 || low < 0) {
      return raise(t, t.machine.types.ValueError,
                   "non-hexadecimal number found in fromhex() arg at position {}", high < 0 ? i : i + 1);
    }
    out += static_cast<char>(high << 4 | low);
    i += 2;
  }
  if (as<Type>(args[0]) == t.machine.types.bytearray) return new_bytearray(t, as<Type>(args[0]), out);
  const Value made = new_bytes(t, out);
  return made.is_error() || as<Type>(args[0]) == t.machine.types.bytes ? made : call_with(t, args[0], made);
}

Value bytes_mod(Thread& t, Value* args, uint32_t) {
  return bytes_modulo(t, args[0], args[1]);
}
// bytes.__bytes__, for what asks any object.
Value bytes_itself(Thread&, Value* args, uint32_t) {
  return args[0];
}
Value bytes_getnewargs(Thread& t, Value* args, uint32_t) {
  const Value plain = new_bytes(t, bytes_view(self_bytes(args)));
  return plain.is_error() ? plain : make_tuple(t, plain);
}
Value bytes_maketrans(Thread& t, Value* args, uint32_t) {
  std::string from, to;
  for (int i = 0; i < 2; ++i) {
    const Value bytes = as_bytes(t, args[i]);
    if (t.has_pending()) return Value::error();
    if (bytes.is_undefined()) {
      return raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'",
                   type_name(t, args[i]));
    }
    (i == 0 ? from : to) = bytes_view(as<Bytes>(bytes));
  }
  if (from.size() != to.size()) {
    return raise_text(t, t.machine.types.ValueError, "maketrans arguments must have same length");
  }
  std::string table;
  for (int i = 0; i < 256; ++i) table += static_cast<char>(i);
  for (size_t i = 0; i < from.size(); ++i) table[static_cast<unsigned char>(from[i])] = to[i];
  return new_bytes(t, table);
}

constexpr NativeDef kSharedMethods[] = {
    {"__contains__", flexible<bytes_has>, "self, key, /"},
    {"__eq__", flexible<bytes_eq>, "self, value, /"},
    {"__ne__", flexible<bytes_ne>, "self, value, /"},
    {"__lt__", flexible<bytes_lt>, "self, value, /"},
    {"__le__", flexible<bytes_le>, "self, value, /"},
    {"__gt__", flexible<bytes_gt>, "self, value, /"},
    {"__ge__", flexible<bytes_ge>, "self, value, /"},
    {"__add__", bytes_add, "self, value, /"},
    {"__mul__", flexible<bytes_mul>, "self, value, /"},
    {"__rmul__", flexible<bytes_mul>, "self, value, /"},
    {"__mod__", bytes_mod, "self, value, /"},
    {"decode", flexible<bytes_decode>, "self, /, encoding=, errors="},
    {"hex", flexible<bytes_hex>, "self, /, sep=, bytes_per_sep="},
    {"fromhex", bytes_fromhex, "cls, string, /", nullptr, NativeDef::kClass},
    {"maketrans", bytes_maketrans, "frm, to, /", nullptr, NativeDef::kStatic},
};
constexpr NativeDef kBytesMethods[] = {
    {"__new__", bytes_new, "cls, /, source=, encoding=, errors="},
    {"__len__", bytes_len, "self, /"},
    {"__getitem__", bytes_getitem, "self, key, /"},
    {"__iter__", bytes_iter, "self, /"},
    {"__hash__", bytes_hash_method, "self, /"},
    {"__repr__", bytes_repr_method, "self, /"},
    {"__bytes__", bytes_itself, "self, /"},
    {"__getnewargs__", bytes_getnewargs, "self, /"},
};

std::span<const NativeDef> all_bytes_methods() {
  static const std::vector<NativeDef> all = [] {
    std::vector<NativeDef> list(std::begin(kBytesMethods), std::end(kBytesMethods));
    list.insert(list.end(), std::begin(kSharedMethods), std::end(kSharedMethods));
    auto more = bytes_text_methods();
    list.insert(list.end(), more.begin(), more.end());
    return list;
  }();
  return all;
}

}  // namespace

std::span<const NativeDef> bytes_shared_methods() {
  return kSharedMethods;
}

void init_bytes_type(Thread& t) {
  TypeSpec spec;
  spec.name = "bytes";
  spec.kind = Kind::kBytes;
  spec.instance_size = sizeof(Bytes);
  spec.methods = all_bytes_methods();
  spec.doc = "An immutable sequence of bytes.";
  t.machine.types.bytes = define_type(t, spec);
}

}  // namespace gilbox

#include "vm/objects/str.h"

#include <algorithm>
#include <bit>
#include <mutex>

#include "vm/objects/attributes.h"
#include "vm/objects/int.h"
#include "vm/objects/str_text.h"
#include "vm/objects/tuple.h"
#include "vm/objects/unicode.h"

namespace gilbox {

// --- Making strings ---

Value empty_str(Thread& t) {
  const Str* empty = t.machine.names.empty;
  if (empty != nullptr) [[likely]]
    return value_of(empty);
  Str* s = make_str(t, 0, 0);
  return s == nullptr ? Value::error() : value_of(s);
}

bool str_is_exact(const Thread& t, const Str* s) {
  return s->shape_id.load(std::memory_order_relaxed) ==
         t.machine.kind_shapes[static_cast<size_t>(Kind::kStr)];
}

Value exact_str(Thread& t, Str* s) {
  if (str_is_exact(t, s)) [[likely]]
    return value_of(s);
  return with_text(s, [&](auto* p) { return new_text(t, p, s->length); });
}

Value new_ascii(Thread& t, std::string_view text) {
  return new_text(t, reinterpret_cast<const Char1*>(text.data()), text.size(), 0x7F);
}

Value new_latin1(Thread& t, std::string_view text) {
  return new_text(t, reinterpret_cast<const Char1*>(text.data()), text.size());
}

Value new_str_from(Thread& t, std::u32string_view text) {
  return new_text(t, text.data(), text.size());
}

Value new_char(Thread& t, char32_t c) {
  if (c < 0x100) {
    const Str* s = t.machine.names.latin1[c];
    if (s != nullptr) [[likely]]
      return value_of(s);
  }
  Str* s = make_str(t, 1, c);
  if (s == nullptr) return Value::error();
  switch (s->width_log2()) {
    case 0:
      s->inline_data[0] = static_cast<char>(c);
      break;
    case 1: {
      auto unit = static_cast<Char2>(c);
      std::memcpy(s->inline_data, &unit, 2);
      break;
    }
    default:
      std::memcpy(s->inline_data, &c, 4);
  }
  return value_of(s);
}

namespace {

template <class T>
void fill_from_utf8(T* to, const Char1* p, const Char1* end) {
  while (p < end) {
    Utf8Step step = utf8_decode(p, end, true);
    *to++ = static_cast<T>(step.code);
    p += step.bytes;
  }
}

Str* make_from_utf8(Thread& t, std::string_view utf8, uint8_t more_flags) {
  const auto* begin = reinterpret_cast<const Char1*>(utf8.data());
  const Char1* end = begin + utf8.size();
  if (bits_of(begin, utf8.size()) < 0x80) {
    Str* s = make_str(t, utf8.size(), 0x7F, more_flags);
    if (s != nullptr) std::memcpy(s->inline_data, begin, utf8.size());
    return s;
  }
  size_t length = 0;
  uint32_t bits = 0;
  for (const Char1* p = begin; p < end; ++length) {
    Utf8Step step = utf8_decode(p, end, true);
    bits |= step.code;
    p += step.bytes;
  }
  Str* s = make_str(t, length, bits, more_flags);
  if (s == nullptr) return nullptr;
  switch (s->width_log2()) {
    case 0:
      fill_from_utf8(reinterpret_cast<Char1*>(s->inline_data), begin, end);
      break;
    case 1:
      fill_from_utf8(reinterpret_cast<Char2*>(s->inline_data), begin, end);
      break;
    default:
      fill_from_utf8(reinterpret_cast<Char4*>(s->inline_data), begin, end);
  }
  return s;
}

}  // namespace

Value new_str(Thread& t, std::string_view utf8) {
  if (utf8.size() <= 1) {
    if (utf8.empty()) return empty_str(t);
    unsigned char c = static_cast<unsigned char>(utf8[0]);
    return new_char(t, c < 0x80 ? char32_t{c} : U'\uFFFD');
  }
  Str* s = make_from_utf8(t, utf8, 0);
  return s == nullptr ? Value::error() : value_of(s);
}

Str* intern(Machine& m, Thread& t, std::string_view utf8) {
  std::string key(utf8);
  {
    std::lock_guard lock(m.intern_mutex);
    auto found = m.interned.find(key);
    if (found != m.interned.end()) return found->second;
  }
  // Made outside of the lock: an allocation may stop the world, and the others must be able to get there.
  Str* s = make_from_utf8(t, utf8, Str::kInterned);
  if (s == nullptr) return nullptr;
  std::lock_guard lock(m.intern_mutex);
  return m.interned.emplace(std::move(key), s).first->second;
}

Str* intern(Thread& t, Str* s) {
  if ((s->flags & Str::kInterned) != 0) return s;
  if (s->is_ascii()) return intern(t.machine, t, s->ascii());
  return intern(t.machine, t, to_utf8(s));
}

void init_text_constants(Thread& t) {
  Names& names = t.machine.names;
  names.empty = intern(t.machine, t, "");
  for (char32_t c = 0; c < 256; ++c) {
    std::string text;
    utf8_append(&text, c);
    names.latin1[c] = intern(t.machine, t, text);
  }
}

// --- Reading ---

void append_utf8(const Str* s, std::string* out) {
  if (s->is_ascii()) {
    out->append(s->ascii());
    return;
  }
  with_text(s, [&](auto* p) {
    for (uint32_t i = 0; i < s->length; ++i) utf8_append(out, p[i]);
  });
}

std::string to_utf8(const Str* s) {
  std::string out;
  append_utf8(s, &out);
  return out;
}

namespace {

__extension__ using Uint128 = unsigned __int128;

inline uint64_t mix(uint64_t a, uint64_t b) {
  Uint128 product = Uint128{a} * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}
inline uint64_t read_word(const char* p) {
  uint64_t word;
  std::memcpy(&word, p, 8);
  return word;
}

}  // namespace

uint32_t hash_bytes(const char* p, size_t n, uint64_t seed) {
  constexpr uint64_t kFirstFactor = 0x9E3779B97F4A7C15u, kSecondFactor = 0xD6E8FEB86659FD93u;
  uint64_t h = seed ^ n * kFirstFactor;
  while (n > 16) {
    h = mix(read_word(p) ^ h, read_word(p + 8) ^ kSecondFactor);
    p += 16;
    n -= 16;
  }
  uint64_t low = 0, high = 0;
  if (n >= 8) {
    low = read_word(p);
    high = read_word(p + n - 8);
  } else if (n >= 4) {
    uint32_t first, last;
    std::memcpy(&first, p, 4);
    std::memcpy(&last, p + n - 4, 4);
    low = first;
    high = last;
  } else if (n > 0) {
    low = static_cast<unsigned char>(p[0]) |
          static_cast<uint64_t>(static_cast<unsigned char>(p[n / 2])) << 8 |
          static_cast<uint64_t>(static_cast<unsigned char>(p[n - 1])) << 16;
  }
  h = mix(low ^ h ^ kFirstFactor, high ^ kSecondFactor);
  auto folded = static_cast<uint32_t>(h ^ h >> 32);
  return folded == 0 ? 1 : folded;
}

uint32_t str_hash_slow(const Str* s) {
  uint32_t h = hash_bytes(s->bytes(), s->byte_size(), s->width_log2());
  s->hash.store(h, std::memory_order_relaxed);
  return h;
}

bool str_equal_slow(const Str* a, const Str* b) {
  uint32_t ha = a->hash.load(std::memory_order_relaxed), hb = b->hash.load(std::memory_order_relaxed);
  if (ha != hb && ha != 0 && hb != 0) return false;
  return std::memcmp(a->bytes(), b->bytes(), a->byte_size()) == 0;
}

int str_compare(const Str* a, const Str* b) {
  uint32_t n = std::min(a->length, b->length);
  int order = 0;
  if (a->width_log2() == 0 && b->width_log2() == 0) {
    order = std::memcmp(a->bytes(), b->bytes(), n);
  } else {
    order = with_text(a, [&](auto* p) {
      return with_text(b, [&](auto* q) {
        for (uint32_t i = 0; i < n; ++i) {
          char32_t c = p[i], d = q[i];
          if (c != d) return c < d ? -1 : 1;
        }
        return 0;
      });
    });
  }
  if (order != 0) return order;
  return a->length < b->length ? -1 : a->length > b->length ? 1 : 0;
}

// --- Concatenation ---

namespace {

// From this size on a result that grew at its end gets a buffer with room for more.
constexpr size_t kGrowFrom = 256;

Value make_external(Thread& t, StrBuffer* buffer, size_t length, uint32_t bits) {
  Str* s =
      new_object<Str>(t, Kind::kStr, sizeof(Str), static_cast<uint8_t>(str_flags(bits) | Str::kExternal));
  if (s == nullptr) return Value::error();
  s->length = static_cast<uint32_t>(length);
  s->hash.store(0, std::memory_order_relaxed);
  s->buffer = buffer;
  return value_of(s);
}

}  // namespace

StrBuffer* new_str_buffer(Thread& t, size_t capacity) {
  size_t size = kStrBufferHeader + capacity;
  // All of the cell, or of the large object's blocks, is ours anyway.
  size = size <= kMaxSmall ? size_of_class(size_class_of(size)) : (size + kBlockSize - 1) & ~(kBlockSize - 1);
  auto* buffer = new_object<StrBuffer>(t, Kind::kStrBuffer, size);
  if (buffer == nullptr) return nullptr;
  buffer->capacity = static_cast<uint32_t>(size - kStrBufferHeader);
  buffer->used.store(0, std::memory_order_relaxed);
  return buffer;
}

namespace {

// a + b, where b is the shorter one, in a buffer with room at the end: a's own if a is the last that grew in
// it, else a new one.
Value concat_growing(Thread& t, const Str* a, const Str* b, uint32_t bits) {
  unsigned width = width_for(bits);
  size_t length = size_t{a->length} + b->length;
  size_t old_bytes = a->byte_size(), bytes = length << width;
  bool external = (a->flags & Str::kExternal) != 0;
  if (external && a->width_log2() == width) {
    StrBuffer* buffer = a->buffer;
    auto expected = static_cast<uint32_t>(old_bytes);
    if (bytes <= buffer->capacity && buffer->used.compare_exchange_strong(
                                         expected, static_cast<uint32_t>(bytes), std::memory_order_relaxed)) {
      copy_str(buffer->data + old_bytes, width, b, 0, b->length);
      return make_external(t, buffer, length, bits);
    }
  }
  StrBuffer* buffer = new_str_buffer(t, external ? 2 * bytes : bytes + bytes / 2);
  if (buffer == nullptr) return Value::error();
  char* end = copy_str(buffer->data, width, a, 0, a->length);
  copy_str(end, width, b, 0, b->length);
  buffer->used.store(static_cast<uint32_t>(bytes), std::memory_order_relaxed);
  return make_external(t, buffer, length, bits);
}

}  // namespace

Value str_concat(Thread& t, Str* a, Str* b) {
  if (b->length == 0) return exact_str(t, a);
  if (a->length == 0) return exact_str(t, b);
  uint32_t bits = bits_of(a) | bits_of(b);
  unsigned width = width_for(bits);
  size_t length = size_t{a->length} + b->length;
  size_t bytes = length << width;
  if (bytes >= kGrowFrom && b->length <= a->length && bytes < (size_t{1} << 30)) {
    return concat_growing(t, a, b, bits);
  }
  Str* s = make_str(t, length, bits);
  if (s == nullptr) return Value::error();
  char* end = copy_str(s->inline_data, width, a, 0, a->length);
  copy_str(end, width, b, 0, b->length);
  return value_of(s);
}

Value str_join(Thread& t, const Value* parts, uint32_t count) {
  return str_join_with(t, nullptr, parts, count);
}

Value str_join_with(Thread& t, const Str* separator, const Value* parts, uint32_t count) {
  if (count == 0) return empty_str(t);
  if (count == 1) return exact_str(t, as<Str>(parts[0]));
  size_t between = separator == nullptr ? 0 : separator->length;
  size_t length = between * (count - 1);
  uint32_t bits = between == 0 ? 0x7F : bits_of(separator);
  for (uint32_t i = 0; i < count; ++i) {
    const Str* part = as<Str>(parts[i]);
    length += part->length;
    bits |= part->length == 0 ? 0 : bits_of(part);
  }
  if (length == 0) return empty_str(t);
  Str* s = make_str(t, length, bits);
  if (s == nullptr) return Value::error();
  unsigned width = s->width_log2();
  char* to = copy_str(s->inline_data, width, as<Str>(parts[0]), 0, as<Str>(parts[0])->length);
  if (width == 0 && between == 1) {
    const char c = separator->bytes()[0];
    for (uint32_t i = 1; i < count; ++i) {
      *to++ = c;
      const Str* part = as<Str>(parts[i]);
      std::memcpy(to, part->bytes(), part->length);
      to += part->length;
    }
    return value_of(s);
  }
  for (uint32_t i = 1; i < count; ++i) {
    if (between != 0) to = copy_str(to, width, separator, 0, between);
    to = copy_str(to, width, as<Str>(parts[i]), 0, as<Str>(parts[i])->length);
  }
  return value_of(s);
}

Value str_repeat(Thread& t, Str* s, int64_t count) {
  if (count <= 0 || s->length == 0) return empty_str(t);
  if (count == 1) return exact_str(t, s);
  if (count > INT64_MAX / s->length) {
    return raise_text(t, t.machine.types.OverflowError, "repeated string is too long");
  }
  if (static_cast<uint64_t>(count) > kMaxStrLength / s->length) return memory_error(t);
  Str* result = make_str(t, s->length * static_cast<size_t>(count), bits_of(s));
  if (result == nullptr) return Value::error();
  size_t unit = s->byte_size(), total = result->byte_size();
  char* to = result->inline_data;
  if (unit == 1) {
    std::memset(to, s->bytes()[0], total);
    return value_of(result);
  }
  std::memcpy(to, s->bytes(), unit);
  for (size_t done = unit; done < total;) {
    size_t n = std::min(done, total - done);
    std::memcpy(to + done, to, n);
    done += n;
  }
  return value_of(result);
}

// --- Indexing ---

Value str_item(Thread& t, Str* s, int64_t index) {
  if (index < 0) index += s->length;
  if (index < 0 || index >= s->length)
    return raise_text(t, t.machine.types.IndexError, "string index out of range");
  return new_char(t, s->at(static_cast<uint32_t>(index)));
}

Value str_slice(Thread& t, Str* s, uint32_t from, uint32_t to) {
  if (from == 0 && to == s->length) return exact_str(t, s);
  if (s->is_ascii()) return new_ascii(t, s->ascii().substr(from, to - from));
  return with_text(s, [&](auto* p) { return new_text(t, p + from, to - from); });
}

Value str_get_item(Thread& t, Str* s, Value key) {
  if (key.is_int()) [[likely]]
    return str_item(t, s, key.as_int());
  if (is_kind(key, Kind::kSlice)) {
    SliceBounds bounds;
    if (!resolve_slice(t, as<Slice>(key), s->length, &bounds)) return Value::error();
    if (bounds.count <= 0) return empty_str(t);
    if (bounds.step == 1) {
      return str_slice(t, s, static_cast<uint32_t>(bounds.start),
                       static_cast<uint32_t>(bounds.start + bounds.count));
    }
    StrBuilder out;
    out.reserve(static_cast<size_t>(bounds.count));
    for (int64_t i = 0, at = bounds.start; i < bounds.count; ++i, at += bounds.step) {
      out.add(s->at(static_cast<uint32_t>(at)));
    }
    return out.finish(t);
  }
  if (!key.is_bool() && !is_integer(key) && lookup_special(t, key, kIndexDunder).is_undefined()) {
    return raise(t, t.machine.types.TypeError, "string indices must be integers, not '{}'",
                 type_name(t, key));
  }
  Value index = to_index(t, key);
  if (index.is_error()) return index;
  int64_t n;
  if (!int_fits_int64(index, &n)) {
    return raise(t, t.machine.types.IndexError, "cannot fit '{}' into an index-sized integer",
                 type_name(t, key));
  }
  return str_item(t, s, n);
}

// --- repr ---

namespace {

void add_hex(StrBuilder* out, char32_t c, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out->add(U"0123456789abcdef"[c >> shift & 15]);
}

void add_repr_char(StrBuilder* out, char32_t c, char32_t quote) {
  if (c == quote || c == '\\') {
    out->add('\\');
    out->add(c);
  } else if (c == '\n') {
    out->add_ascii("\\n");
  } else if (c == '\r') {
    out->add_ascii("\\r");
  } else if (c == '\t') {
    out->add_ascii("\\t");
  } else if (unicode_is_printable(c)) {
    out->add(c);
  } else if (c < 0x100) {
    out->add_ascii("\\x");
    add_hex(out, c, 2);
  } else if (c < 0x10000) {
    out->add_ascii("\\u");
    add_hex(out, c, 4);
  } else {
    out->add_ascii("\\U");
    add_hex(out, c, 8);
  }
}

}  // namespace

Value str_repr(Thread& t, Str* s) {
  return with_text(s, [&](auto* p) {
    bool single = false, twice = false, plain = s->is_ascii();
    for (uint32_t i = 0; i < s->length; ++i) {
      char32_t c = p[i];
      single |= c == '\'';
      twice |= c == '"';
      plain &= c >= ' ' && c < 0x7F && c != '\\';
    }
    char32_t quote = single && !twice ? '"' : '\'';
    if (plain && !(single && twice)) {
      Str* out = make_str(t, size_t{s->length} + 2, 0x7F);
      if (out == nullptr) return Value::error();
      out->inline_data[0] = static_cast<char>(quote);
      std::memcpy(out->inline_data + 1, p, s->length);
      out->inline_data[s->length + 1] = static_cast<char>(quote);
      return value_of(out);
    }
    StrBuilder out;
    out.add(quote);
    for (uint32_t i = 0; i < s->length; ++i) add_repr_char(&out, p[i], quote);
    out.add(quote);
    return out.finish(t);
  });
}

void trace_str(Object* object, Marker& marker) {
  const auto* s = static_cast<Str*>(object);
  if ((s->flags & Str::kExternal) != 0) marker.mark(s->buffer);
  if (object->spare != 0) trace_attributes(reinterpret_cast<AttrObject*>(object), marker);
}

}  // namespace gilbox

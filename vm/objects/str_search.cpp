// Methods of str that look for text in it, and cut off or pad its ends.
#include "vm/objects/str_search.h"

#include "vm/objects/int.h"
#include "vm/objects/str_methods.h"
#include "vm/objects/tuple.h"
#include "vm/objects/unicode.h"

namespace gilbox {

bool integer_argument(Thread& t, Value v, int64_t missing, int64_t* out) {
  if (v.is_int()) {
    *out = v.as_int();
  } else if (v.is_undefined()) {
    *out = missing;
  } else {
    v = to_index(t, v);
    return !v.is_error() && to_int64(t, v, out);
  }
  return true;
}

namespace {

bool slice_argument(Thread& t, Value v, int64_t missing, size_t length, int64_t* out) {
  *out = missing;
  if (v.is_undefined() || v.is_none()) return true;
  if (v.is_int()) {
    *out = v.as_int();
  } else {
    if (!is_integer_or_bool(v) && lookup_special(t, v, kIndexDunder).is_undefined()) {
      static_cast<void>(raise_text(t, t.machine.types.TypeError,
                                   "slice indices must be integers or None or have an __index__ method"));
      return false;
    }
    v = to_index(t, v);
    if (v.is_error() || !to_int64(t, v, out, true)) return false;
  }
  if (*out < 0) {
    *out += static_cast<int64_t>(length);
    if (*out < 0) *out = 0;
  }
  return true;
}

}  // namespace

bool slice_arguments(Thread& t, Value start, Value end, size_t length, size_t* from, size_t* to) {
  int64_t first, last;
  if (!slice_argument(t, start, 0, length, &first) ||
      !slice_argument(t, end, static_cast<int64_t>(length), length, &last)) {
    return false;
  }
  *from = static_cast<size_t>(first);
  *to = std::min(static_cast<size_t>(last), length);
  return true;
}

int str_contains(Thread& t, Str* s, Value item) {
  if (!is_str(item)) {
    static_cast<void>(type_error(t, "'in <string>' requires string as left operand, not ", item));
    return -1;
  }
  return find_str(s, 0, s->length, as<Str>(item)) != kNotFound ? 1 : 0;
}

namespace {

// --- Searching ---

// find and the like: kNotFound also stands for an exception.
template <class Search>
size_t search(Thread& t, Value* args, Search f) {
  Str* s = self_str(args);
  if (!is_str(args[1])) {
    static_cast<void>(type_error(t, "must be str, not ", args[1]));
    return kNotFound;
  }
  size_t from, to;
  if (!slice_arguments(t, args[2], args[3], s->length, &from, &to)) return kNotFound;
  return f(s, from, to, as<Str>(args[1]));
}

Value place(Thread& t, size_t found) {
  if (t.has_pending()) return Value::error();
  return Value::from_int(found == kNotFound ? -1 : static_cast<int64_t>(found));
}
Value place_or_error(Thread& t, size_t found) {
  if (t.has_pending()) return Value::error();
  if (found == kNotFound) return raise_text(t, t.machine.types.ValueError, "substring not found");
  return Value::from_int(static_cast<int64_t>(found));
}

Value find(Thread& t, Value* args, uint32_t) {
  return place(t, search(t, args, find_str));
}
Value rfind(Thread& t, Value* args, uint32_t) {
  return place(t, search(t, args, rfind_str));
}
Value index(Thread& t, Value* args, uint32_t) {
  return place_or_error(t, search(t, args, find_str));
}
Value rindex(Thread& t, Value* args, uint32_t) {
  return place_or_error(t, search(t, args, rfind_str));
}

Value count(Thread& t, Value* args, uint32_t) {
  size_t n = search(t, args, [](const Str* s, size_t from, size_t to, const Str* part) -> size_t {
    if (from > to) return 0;
    if (part->length == 0) return to - from + 1;
    return with_needle(s, part, size_t{0}, [&](auto* h, auto* p) {
      return count_text(h + from, to - from, p, part->length, kNotFound);
    });
  });
  return t.has_pending() ? Value::error() : Value::from_int(static_cast<int64_t>(n));
}

bool has_end(const Str* s, size_t from, size_t to, const Str* part, bool at_start) {
  if (from > to || part->length > to - from) return false;
  return matches_at(s, at_start ? from : to - part->length, part);
}

Value has_any_end(Thread& t, Value* args, bool at_start) {
  const Str* s = self_str(args);
  const Types& types = t.machine.types;
  const char* name = at_start ? "startswith" : "endswith";
  size_t from, to;
  if (!slice_arguments(t, args[2], args[3], s->length, &from, &to)) return Value::error();
  if (is_str(args[1])) return Value::boolean(has_end(s, from, to, as<Str>(args[1]), at_start));
  if (!is_kind(args[1], Kind::kTuple)) {
    return raise(t, types.TypeError, "{} first arg must be str or a tuple of str, not {}", name,
                 type_name(t, args[1]));
  }
  for (Value part : tuple_items(as<Tuple>(args[1]))) {
    if (!is_str(part)) {
      return raise(t, types.TypeError, "tuple for {} must only contain str, not {}", name,
                   type_name(t, part));
    }
    if (has_end(s, from, to, as<Str>(part), at_start)) return Value::boolean(true);
  }
  return Value::boolean(false);
}
Value startswith(Thread& t, Value* args, uint32_t) {
  return has_any_end(t, args, true);
}
Value endswith(Thread& t, Value* args, uint32_t) {
  return has_any_end(t, args, false);
}

// --- Replacing ---

Value replace_everywhere(Thread& t, const Str* s, const Str* with, size_t most) {
  StrBuilder out;
  for (uint32_t i = 0;; ++i) {
    if (i < most) out.add(with);
    if (i == s->length || i >= most) {
      out.add(s, i, s->length);
      return out.finish(t);
    }
    out.add(s, i, i + 1);
  }
}

// Both texts ASCII, `from` not empty: the size is known before.
Value replace_ascii(Thread& t, Str* s, const Str* from, const Str* to, size_t most) {
  const Char1 *h = text_of<Char1>(s), *needle = text_of<Char1>(from);
  size_t n = s->length, m = from->length;
  size_t places = count_text(h, n, needle, m, most);
  if (places == 0) return exact_str(t, s);
  size_t length = n - places * m + places * to->length;
  if (length == 0) return empty_str(t);
  Str* result = make_str(t, length, 0x7F);
  if (result == nullptr) return Value::error();
  char* out = result->inline_data;
  if (m == 1 && to->length == 1 && most >= n) {
    char old_char = from->bytes()[0], new_char = to->bytes()[0];
    const char* p = s->bytes();
    for (size_t i = 0; i < n; ++i) out[i] = p[i] == old_char ? new_char : p[i];
    return value_of(result);
  }
  size_t at = 0;
  for (; places > 0; --places) {
    size_t found = find_text(h + at, n - at, needle, m);
    std::memcpy(out, h + at, found);
    std::memcpy(out + found, to->bytes(), to->length);
    out += found + to->length;
    at += found + m;
  }
  std::memcpy(out, h + at, n - at);
  return value_of(result);
}

Value replace(Thread& t, Value* args, uint32_t) {
  Str* s = self_str(args);
  for (int i = 1; i <= 2; ++i) {
    if (!is_str(args[i])) {
      return raise(t, t.machine.types.TypeError, "replace() argument {} must be str, not {}", i,
                   argument_type_name(t, args[i]));
    }
  }
  int64_t limit;
  if (!integer_argument(t, args[3], -1, &limit)) return Value::error();
  size_t most = limit < 0 ? kNotFound : static_cast<size_t>(limit);
  const Str *from = as<Str>(args[1]), *to = as<Str>(args[2]);
  if (most == 0 || from->length > s->length) return exact_str(t, s);
  if (from->length == 0) return replace_everywhere(t, s, to, most);
  if (s->is_ascii() && to->is_ascii()) {
    return from->is_ascii() ? replace_ascii(t, s, from, to, most) : exact_str(t, s);
  }
  size_t found = find_str(s, 0, s->length, from);
  if (found == kNotFound) return exact_str(t, s);
  StrBuilder out;
  uint32_t at = 0;
  for (size_t places = 0; found != kNotFound && places < most; ++places) {
    out.add(s, at, static_cast<uint32_t>(found));
    out.add(to);
    at = static_cast<uint32_t>(found) + from->length;
    found = find_str(s, at, s->length, from);
  }
  out.add(s, at, s->length);
  return out.finish(t);
}

// --- Ends ---

enum class Ends : uint8_t { kLeft = 1, kRight = 2, kBoth = 3 };

template <class IsCut>
Value strip_where(Thread& t, Str* s, Ends ends, IsCut cut) {
  uint32_t from = 0, to = s->length;
  with_text(s, [&](auto* p) {
    if (ends != Ends::kRight) {
      while (from < to && cut(p[from])) ++from;
    }
    if (ends != Ends::kLeft) {
      while (to > from && cut(p[to - 1])) --to;
    }
  });
  return str_slice(t, s, from, to);
}

Value strip_ends(Thread& t, Value* args, Ends ends, const char* name) {
  Str* s = self_str(args);
  if (args[1].is_undefined() || args[1].is_none()) {
    return strip_where(t, s, ends, [](char32_t c) { return unicode_is_space(c); });
  }
  if (!is_str(args[1])) {
    return raise(t, t.machine.types.TypeError, "{} arg must be None or str", name);
  }
  const Str* chars = as<Str>(args[1]);
  return with_text(chars, [&](auto* p) {
    return strip_where(t, s, ends, [&](char32_t c) {
      for (uint32_t i = 0; i < chars->length; ++i) {
        if (p[i] == c) return true;
      }
      return false;
    });
  });
}
Value strip(Thread& t, Value* args, uint32_t) {
  return strip_ends(t, args, Ends::kBoth, "strip");
}
Value lstrip(Thread& t, Value* args, uint32_t) {
  return strip_ends(t, args, Ends::kLeft, "lstrip");
}
Value rstrip(Thread& t, Value* args, uint32_t) {
  return strip_ends(t, args, Ends::kRight, "rstrip");
}

Value removeprefix(Thread& t, Value* args, uint32_t) {
  Str* s = self_str(args);
  if (!is_str(args[1])) return type_error(t, "removeprefix() argument must be str, not ", args[1]);
  const Str* part = as<Str>(args[1]);
  return str_slice(t, s, has_end(s, 0, s->length, part, true) ? part->length : 0, s->length);
}
Value removesuffix(Thread& t, Value* args, uint32_t) {
  Str* s = self_str(args);
  if (!is_str(args[1])) return type_error(t, "removesuffix() argument must be str, not ", args[1]);
  const Str* part = as<Str>(args[1]);
  return str_slice(t, s, 0, s->length - (has_end(s, 0, s->length, part, false) ? part->length : 0));
}

// --- Padding ---

Value pad(Thread& t, Str* s, size_t left, size_t right, char32_t fill) {
  if (left + right == 0) return exact_str(t, s);
  if (left + right + s->length > kMaxStrLength) return memory_error(t);
  StrBuilder out;
  out.reserve(left + right + s->length);
  out.add_repeated(fill, left);
  out.add(s);
  out.add_repeated(fill, right);
  return out.finish(t);
}

// The width that is missing and the fill character of args.
bool padding_arguments(Thread& t, Value* args, size_t* missing, char32_t* fill) {
  int64_t width;
  if (!integer_argument(t, args[1], 0, &width)) return false;
  *fill = ' ';
  if (!args[2].is_undefined()) {
    const Types& types = t.machine.types;
    if (!is_str(args[2])) {
      static_cast<void>(type_error(t, "The fill character must be a unicode character, not ", args[2]));
      return false;
    }
    if (as<Str>(args[2])->length != 1) {
      static_cast<void>(
          raise_text(t, types.TypeError, "The fill character must be exactly one character long"));
      return false;
    }
    *fill = as<Str>(args[2])->at(0);
  }
  int64_t length = self_str(args)->length;
  *missing = width > length ? static_cast<size_t>(width - length) : 0;
  return true;
}

Value ljust(Thread& t, Value* args, uint32_t) {
  size_t missing;
  char32_t fill;
  if (!padding_arguments(t, args, &missing, &fill)) return Value::error();
  return pad(t, self_str(args), 0, missing, fill);
}
Value rjust(Thread& t, Value* args, uint32_t) {
  size_t missing;
  char32_t fill;
  if (!padding_arguments(t, args, &missing, &fill)) return Value::error();
  return pad(t, self_str(args), missing, 0, fill);
}
Value center(Thread& t, Value* args, uint32_t) {
  size_t missing;
  char32_t fill;
  if (!padding_arguments(t, args, &missing, &fill)) return Value::error();
  // Of an odd number the greater half goes left if the whole width is odd.
  size_t left = missing / 2 + (missing & (missing + self_str(args)->length) & 1);
  return pad(t, self_str(args), left, missing - left, fill);
}

Value zfill(Thread& t, Value* args, uint32_t) {
  Str* s = self_str(args);
  int64_t width;
  if (!integer_argument(t, args[1], 0, &width)) return Value::error();
  if (width <= s->length) return exact_str(t, s);
  if (width > static_cast<int64_t>(kMaxStrLength)) return memory_error(t);
  StrBuilder out;
  uint32_t sign = s->length > 0 && (s->at(0) == '+' || s->at(0) == '-') ? 1 : 0;
  out.add(s, 0, sign);
  out.add_repeated('0', static_cast<size_t>(width) - s->length);
  out.add(s, sign, s->length);
  return out.finish(t);
}

Value expandtabs(Thread& t, Value* args, uint32_t) {
  const Str* s = self_str(args);
  int64_t size;
  if (!integer_argument(t, args[1], 8, &size)) return Value::error();
  StrBuilder out;
  int64_t column = 0;
  for (uint32_t i = 0; i < s->length; ++i) {
    char32_t c = s->at(i);
    if (c == '\t') {
      if (size <= 0) continue;
      int64_t n = size - column % size;
      if (static_cast<size_t>(n) + out.size() > kMaxStrLength) {
        return raise_text(t, t.machine.types.OverflowError, "new string is too long");
      }
      out.add_repeated(' ', static_cast<size_t>(n));
      column += n;
    } else {
      out.add(c);
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return out.finish(t);
}

constexpr NativeDef kStrSearchMethods[] = {
    {"find", find, "self, sub, start=, end=, /"},
    {"rfind", rfind, "self, sub, start=, end=, /"},
    {"index", index, "self, sub, start=, end=, /"},
    {"rindex", rindex, "self, sub, start=, end=, /"},
    {"count", count, "self, sub, start=, end=, /"},
    {"startswith", startswith, "self, prefix, start=, end=, /"},
    {"endswith", endswith, "self, suffix, start=, end=, /"},
    {"replace", replace, "self, old, new, count=, /"},
    {"strip", strip, "self, chars=, /"},
    {"lstrip", lstrip, "self, chars=, /"},
    {"rstrip", rstrip, "self, chars=, /"},
    {"removeprefix", removeprefix, "self, prefix, /"},
    {"removesuffix", removesuffix, "self, suffix, /"},
    {"ljust", ljust, "self, width, fillchar=, /"},
    {"rjust", rjust, "self, width, fillchar=, /"},
    {"center", center, "self, width, fillchar=, /"},
    {"zfill", zfill, "self, width, /"},
    {"expandtabs", expandtabs, "self, /, tabsize="},
};

}  // namespace

std::span<const NativeDef> str_search_methods() {
  return kStrSearchMethods;
}

}  // namespace gilbox

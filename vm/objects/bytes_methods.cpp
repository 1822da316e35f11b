// Methods of bytes that treat it as ASCII text: searching, cutting, replacing, padding.
#include <algorithm>
#include <utility>

#include "vm/objects/bytearray.h"
#include "vm/objects/int.h"
#include "vm/objects/str_methods.h"
#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

using View = std::string_view;

View self_view(Value* args) {
  return bytes_view(as<Bytes>(args[0]));
}
bool is_bytes(Value v) {
  return is_kind(v, Kind::kBytes);
}
bool bytes_argument(Thread& t, Value v, View* out) {
  if (!is_bytes(v)) {
    static_cast<void>(
        raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'", type_name(t, v)));
    return false;
  }
  *out = bytes_view(as<Bytes>(v));
  return true;
}
Value part_of(Thread& t, Value* args, size_t from, size_t to) {
  View all = self_view(args);
  return from == 0 && to == all.size() ? args[0] : new_bytes(t, all.substr(from, to - from));
}
bool is_space(char c) {
  return c == ' ' || (c >= 9 && c <= 13);
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_alpha(char c) {
  return is_upper(c) || is_lower(c);
}

// --- Searching ---

struct Search {
  View text;  // up to the end asked for
  size_t from = 0;
  View part;
  char byte = 0;
};

// sub, start, end of find and the like.
bool search_arguments(Thread& t, Value* args, Search* out) {
  const Types& types = t.machine.types;
  if (!is_bytes(args[1]) && !lookup_special(t, args[1], kIndexDunder).is_undefined()) {
    int64_t n;
    args[1] = to_index(t, args[1]);
    if (args[1].is_error()) return false;
    if (!int_fits_int64(args[1], &n) || n < 0 || n > 255) {
      static_cast<void>(raise_text(t, types.ValueError, "byte must be in range(0, 256)"));
      return false;
    }
    out->byte = static_cast<char>(n);
    out->part = {&out->byte, 1};
  } else if (is_bytes(args[1])) {
    out->part = bytes_view(as<Bytes>(args[1]));
  } else {
    static_cast<void>(raise(t, types.TypeError, "argument should be integer or bytes-like object, not '{}'",
                            type_name(t, args[1])));
    return false;
  }
  size_t to;
  if (!slice_arguments(t, args[2], args[3], self_view(args).size(), &out->from, &to)) return false;
  out->text = self_view(args).substr(0, to);
  return true;
}

size_t look(const Search& s, bool last) {
  if (s.from > s.text.size()) return View::npos;
  size_t found = last ? s.text.substr(s.from).rfind(s.part) : s.text.substr(s.from).find(s.part);
  return found == View::npos ? found : found + s.from;
}

Value search(Thread& t, Value* args, bool last, bool must) {
  Search s;
  if (!search_arguments(t, args, &s)) return Value::error();
  size_t found = look(s, last);
  if (found != View::npos) return Value::from_int(static_cast<int64_t>(found));
  return must ? raise_text(t, t.machine.types.ValueError, "subsection not found") : Value::from_int(-1);
}
Value find(Thread& t, Value* args, uint32_t) {
  return search(t, args, false, false);
}
Value rfind(Thread& t, Value* args, uint32_t) {
  return search(t, args, true, false);
}
Value index(Thread& t, Value* args, uint32_t) {
  return search(t, args, false, true);
}
Value rindex(Thread& t, Value* args, uint32_t) {
  return search(t, args, true, true);
}

Value count(Thread& t, Value* args, uint32_t) {
  Search s;
  if (!search_arguments(t, args, &s)) return Value::error();
  int64_t n = 0;
  if (s.part.empty()) {
    if (s.from <= s.text.size()) n = static_cast<int64_t>(s.text.size() - s.from) + 1;
  } else {
    for (size_t at = look(s, false); at != View::npos; at = s.text.find(s.part, at + s.part.size())) ++n;
  }
  return Value::from_int(n);
}

Value has_end(Thread& t, Value* args, bool at_start) {
  const char* name = at_start ? "startswith" : "endswith";
  size_t from, to;
  if (!slice_arguments(t, args[2], args[3], self_view(args).size(), &from, &to)) return Value::error();
  auto matches = [&](View part) {
    if (from > to || part.size() > to - from) return false;
    View text = self_view(args).substr(from, to - from);
    return at_start ? text.starts_with(part) : text.ends_with(part);
  };
  if (is_bytes(args[1])) return Value::boolean(matches(bytes_view(as<Bytes>(args[1]))));
  if (!is_kind(args[1], Kind::kTuple)) {
    return raise(t, t.machine.types.TypeError, "{} first arg must be bytes or a tuple of bytes, not {}", name,
                 type_name(t, args[1]));
  }
  for (Value each : tuple_items(as<Tuple>(args[1]))) {
    View part;
    const Value held = as_bytes(t, each);
    if (!bytes_argument(t, held.is_undefined() ? each : held, &part)) return Value::error();
    if (matches(part)) return Value::boolean(true);
  }
  return Value::boolean(false);
}
Value startswith(Thread& t, Value* args, uint32_t) {
  return has_end(t, args, true);
}
Value endswith(Thread& t, Value* args, uint32_t) {
  return has_end(t, args, false);
}

Value replace(Thread& t, Value* args, uint32_t) {
  View from, to, text = self_view(args);
  int64_t limit;
  if (!bytes_argument(t, args[1], &from) || !bytes_argument(t, args[2], &to) ||
      !integer_argument(t, args[3], -1, &limit)) {
    return Value::error();
  }
  size_t most = limit < 0 ? View::npos : static_cast<size_t>(limit);
  std::string out;
  size_t at = 0;
  for (; most > 0; --most) {
    if (from.empty()) {
      out += to;
      if (at == text.size()) break;
      out += text[at++];
      continue;
    }
    size_t found = text.find(from, at);
    if (found == View::npos) break;
    out.append(text, at, found - at).append(to);
    at = found + from.size();
  }
  out += text.substr(at);
  return new_bytes(t, out);
}

// --- Ends ---

Value strip_ends(Thread& t, Value* args, bool left, bool right) {
  View text = self_view(args), chars;
  bool space = args[1].is_undefined() || args[1].is_none();
  if (!space && !bytes_argument(t, args[1], &chars)) return Value::error();
  auto cut = [&](char c) { return space ? is_space(c) : chars.find(c) != View::npos; };
  size_t from = 0, to = text.size();
  while (left && from < to && cut(text[from])) ++from;
  while (right && to > from && cut(text[to - 1])) --to;
  return part_of(t, args, from, to);
}
Value strip(Thread& t, Value* args, uint32_t) {
  return strip_ends(t, args, true, true);
}
Value lstrip(Thread& t, Value* args, uint32_t) {
  return strip_ends(t, args, true, false);
}
Value rstrip(Thread& t, Value* args, uint32_t) {
  return strip_ends(t, args, false, true);
}
Value removeprefix(Thread& t, Value* args, uint32_t) {
  View part, text = self_view(args);
  if (!bytes_argument(t, args[1], &part)) return Value::error();
  return part_of(t, args, text.starts_with(part) ? part.size() : 0, text.size());
}
Value removesuffix(Thread& t, Value* args, uint32_t) {
  View part, text = self_view(args);
  if (!bytes_argument(t, args[1], &part)) return Value::error();
  return part_of(t, args, 0, text.size() - (text.ends_with(part) ? part.size() : 0));
}

// --- Cutting and joining ---

bool split_space(Thread& t, Value* args, size_t most, bool last, ListCollector* out) {
  View text = self_view(args);
  size_t from = 0, to = text.size();
  for (;; --most) {
    while (from < to && is_space(text[from])) ++from;
    while (to > from && is_space(text[to - 1])) --to;
    if (from == to) return true;
    if (most == 0) return out->add(part_of(t, args, from, to));
    size_t cut = last ? to : from;
    if (last) {
      while (cut > from && !is_space(text[cut - 1])) --cut;
      if (!out->add(part_of(t, args, cut, to))) return false;
      to = cut;
    } else {
      while (cut < to && !is_space(text[cut])) ++cut;
      if (!out->add(part_of(t, args, from, cut))) return false;
      from = cut;
    }
  }
}

bool split_at(Thread& t, Value* args, View separator, size_t most, bool last, ListCollector* out) {
  View text = self_view(args);
  size_t from = 0, to = text.size();
  for (; most > 0; --most) {
    View rest = text.substr(from, to - from);
    size_t found = last ? rest.rfind(separator) : rest.find(separator);
    if (found == View::npos) break;
    found += from;
    if (last) {
      if (!out->add(part_of(t, args, found + separator.size(), to))) return false;
      to = found;
    } else {
      if (!out->add(part_of(t, args, from, found))) return false;
      from = found + separator.size();
    }
  }
  return out->add(part_of(t, args, from, to));
}

Value split_from(Thread& t, Value* args, bool last) {
  View separator;
  int64_t limit;
  bool space = args[1].is_undefined() || args[1].is_none();
  if (!space && !bytes_argument(t, args[1], &separator)) return Value::error();
  if (!integer_argument(t, args[2], -1, &limit)) return Value::error();
  if (!space && separator.empty()) return raise_text(t, t.machine.types.ValueError, "empty separator");
  size_t most = limit < 0 ? View::npos : static_cast<size_t>(limit);
  ListCollector out(t);
  bool done = space ? split_space(t, args, most, last, &out) : split_at(t, args, separator, most, last, &out);
  if (!done) return Value::error();
  return last ? out.finish_reversed() : out.finish();
}
Value split(Thread& t, Value* args, uint32_t) {
  return split_from(t, args, false);
}
Value rsplit(Thread& t, Value* args, uint32_t) {
  return split_from(t, args, true);
}

Value splitlines(Thread& t, Value* args, uint32_t) {
  View text = self_view(args);
  int keep = args[1].is_undefined() ? 0 : truth(t, args[1]);
  if (keep < 0) return Value::error();
  ListCollector out(t);
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    size_t next = end == text.size() ? end : end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    if (!out.add(part_of(t, args, at, keep != 0 ? next : end))) return Value::error();
    at = next;
  }
  return out.finish();
}

Value partition_at(Thread& t, Value* args, bool last) {
  View separator, text = self_view(args);
  if (!bytes_argument(t, args[1], &separator)) return Value::error();
  if (separator.empty()) return raise_text(t, t.machine.types.ValueError, "empty separator");
  size_t found = last ? text.rfind(separator) : text.find(separator);
  bool none = found == View::npos;
  size_t first_end = none ? (last ? 0 : text.size()) : found;
  size_t last_start = none ? first_end : found + separator.size();
  Value first = part_of(t, args, 0, first_end);
  if (first.is_error()) return first;
  Value middle = none ? new_bytes(t, {}) : args[1];
  if (middle.is_error()) return middle;
  Value end = part_of(t, args, last_start, text.size());
  return end.is_error() ? end : make_tuple(t, first, middle, end);
}
Value partition(Thread& t, Value* args, uint32_t) {
  return partition_at(t, args, false);
}
Value rpartition(Thread& t, Value* args, uint32_t) {
  return partition_at(t, args, true);
}

Value join(Thread& t, Value* args, uint32_t) {
  Value iterator = get_iter(t, args[1]);
  if (iterator.is_error()) {
    if (!pending_is(t, t.machine.types.TypeError)) return iterator;
    static_cast<void>(t.take_pending());
    return raise_text(t, t.machine.types.TypeError, "can only join an iterable");
  }
  std::string out;
  size_t number = 0;
  bool done = iterate(t, iterator, [&](Value item) {
    const Value held = as_bytes(t, item);
    if (t.has_pending()) return false;
    if (held.is_undefined()) {
      static_cast<void>(raise(t, t.machine.types.TypeError,
                              "sequence item {}: expected a bytes-like object, {} found", number,
                              type_name(t, item)));
      return false;
    }
    if (number++ > 0) out += self_view(args);
    out += bytes_view(as<Bytes>(held));
    return true;
  });
  return done ? new_bytes(t, out) : Value::error();
}

// --- Padding and case ---

Value pad(Thread& t, Value* args, const char* name, bool left, bool right) {
  int64_t width;
  if (!integer_argument(t, args[1], 0, &width)) return Value::error();
  char fill = ' ';
  if (!args[2].is_undefined()) {
    if (!is_bytes(args[2]) || as<Bytes>(args[2])->length != 1) {
      return raise(t, t.machine.types.TypeError, "{}() argument 2 must be a byte string of length 1, not {}",
                   name, argument_type_name(t, args[2]));
    }
    fill = as<Bytes>(args[2])->data[0];
  }
  View text = self_view(args);
  if (width <= static_cast<int64_t>(text.size())) return args[0];
  if (width > static_cast<int64_t>(kMaxStrLength)) return memory_error(t);
  size_t missing = static_cast<size_t>(width) - text.size();
  size_t before = !left ? 0 : !right ? missing : missing / 2 + (missing & static_cast<size_t>(width) & 1);
  Bytes* result = make_bytes(t, static_cast<size_t>(width));
  if (result == nullptr) return Value::error();
  char* to = std::fill_n(bytes_room(result), before, fill);
  to = std::copy(text.begin(), text.end(), to);
  std::fill_n(to, missing - before, fill);
  return Value::from_object(result);
}
Value ljust(Thread& t, Value* args, uint32_t) {
  return pad(t, args, "ljust", false, true);
}
Value rjust(Thread& t, Value* args, uint32_t) {
  return pad(t, args, "rjust", true, false);
}
Value center(Thread& t, Value* args, uint32_t) {
  return pad(t, args, "center", true, true);
}

Value zfill(Thread& t, Value* args, uint32_t) {
  int64_t width;
  if (!to_int64(t, args[1], &width, true)) return Value::error();
  const View text = self_view(args);
  if (width <= static_cast<int64_t>(text.size())) return args[0];
  if (width > static_cast<int64_t>(kMaxStrLength)) return memory_error(t);
  std::string out(text);
  const bool sign = !out.empty() && (out[0] == '+' || out[0] == '-');
  out.insert(sign ? 1 : 0, static_cast<size_t>(width) - text.size(), '0');
  return new_bytes(t, out);
}

Value expandtabs(Thread& t, Value* args, uint32_t) {
  int64_t size;
  if (!integer_argument(t, args[1], 8, &size)) return Value::error();
  std::string out;
  int64_t column = 0;
  for (char c : self_view(args)) {
    if (c == '\t') {
      const int64_t missing = size > 0 ? size - column % size : 0;
      out.append(static_cast<size_t>(missing), ' ');
      column += missing;
      continue;
    }
    out += c;
    column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  return new_bytes(t, out);
}

Value translate(Thread& t, Value* args, uint32_t) {
  View table, gone;
  if (!args[1].is_none()) {
    if (!bytes_argument(t, args[1], &table)) return Value::error();
    if (table.size() != 256) {
      return raise_text(t, t.machine.types.ValueError, "translation table must be 256 characters long");
    }
  }
  if (!args[2].is_undefined() && !bytes_argument(t, args[2], &gone)) return Value::error();
  std::string out;
  for (char c : self_view(args)) {
    if (gone.find(c) != View::npos) continue;
    out += table.empty() ? c : table[static_cast<unsigned char>(c)];
  }
  return new_bytes(t, out);
}

// f(c, whether a letter stands before it)
template <class F>
Value map(Thread& t, Value* args, F f) {
  View text = self_view(args);
  Bytes* result = make_bytes(t, text.size());
  if (result == nullptr) return Value::error();
  char* room = bytes_room(result);
  for (size_t i = 0; i < text.size(); ++i) room[i] = f(text[i], i > 0 && is_alpha(text[i - 1]));
  return Value::from_object(result);
}
char to_upper(char c) {
  return static_cast<char>(is_lower(c) ? c - 32 : c);
}
char to_lower(char c) {
  return static_cast<char>(is_upper(c) ? c + 32 : c);
}
Value upper(Thread& t, Value* args, uint32_t) {
  return map(t, args, [](char c, bool) { return to_upper(c); });
}
Value lower(Thread& t, Value* args, uint32_t) {
  return map(t, args, [](char c, bool) { return to_lower(c); });
}
Value swapcase(Thread& t, Value* args, uint32_t) {
  return map(t, args, [](char c, bool) { return is_upper(c) ? to_lower(c) : to_upper(c); });
}
Value title(Thread& t, Value* args, uint32_t) {
  return map(t, args, [](char c, bool inside) { return inside ? to_lower(c) : to_upper(c); });
}
Value capitalize(Thread& t, Value* args, uint32_t) {
  bool first = true;
  return map(t, args, [&](char c, bool) { return std::exchange(first, false) ? to_upper(c) : to_lower(c); });
}

template <class F>
Value all(Value* args, F f) {
  View text = self_view(args);
  return Value::boolean(!text.empty() && std::all_of(text.begin(), text.end(), f));
}
Value isalpha(Thread&, Value* args, uint32_t) {
  return all(args, is_alpha);
}
Value isdigit(Thread&, Value* args, uint32_t) {
  return all(args, is_digit);
}
Value isalnum(Thread&, Value* args, uint32_t) {
  return all(args, [](char c) { return is_alpha(c) || is_digit(c); });
}
Value isspace(Thread&, Value* args, uint32_t) {
  return all(args, is_space);
}
Value isascii(Thread&, Value* args, uint32_t) {
  View text = self_view(args);
  return Value::boolean(std::all_of(text.begin(), text.end(), [](char c) { return c >= 0; }));
}
Value islower(Thread&, Value* args, uint32_t) {
  View text = self_view(args);
  return Value::boolean(std::any_of(text.begin(), text.end(), is_lower) &&
                        std::none_of(text.begin(), text.end(), is_upper));
}
Value isupper(Thread&, Value* args, uint32_t) {
  View text = self_view(args);
  return Value::boolean(std::any_of(text.begin(), text.end(), is_upper) &&
                        std::none_of(text.begin(), text.end(), is_lower));
}
Value istitle(Thread&, Value* args, uint32_t) {
  bool inside = false, any = false;
  for (char c : self_view(args)) {
    if (is_upper(c) ? inside : is_lower(c) && !inside) return Value::boolean(false);
    inside = is_alpha(c);
    any = any || inside;
  }
  return Value::boolean(any);
}

constexpr NativeDef kBytesMethodsMethods[] = {
    {"find", flexible<find>, "self, sub, start=, end=, /"},
    {"rfind", flexible<rfind>, "self, sub, start=, end=, /"},
    {"index", flexible<index>, "self, sub, start=, end=, /"},
    {"rindex", flexible<rindex>, "self, sub, start=, end=, /"},
    {"count", flexible<count>, "self, sub, start=, end=, /"},
    {"startswith", flexible<startswith>, "self, prefix, start=, end=, /"},
    {"endswith", flexible<endswith>, "self, suffix, start=, end=, /"},
    {"replace", flexible<replace>, "self, old, new, count=, /"},
    {"strip", flexible<strip>, "self, bytes=, /"},
    {"lstrip", flexible<lstrip>, "self, bytes=, /"},
    {"rstrip", flexible<rstrip>, "self, bytes=, /"},
    {"removeprefix", flexible<removeprefix>, "self, prefix, /"},
    {"removesuffix", flexible<removesuffix>, "self, suffix, /"},
    {"split", flexible<split>, "self, /, sep=, maxsplit="},
    {"rsplit", flexible<rsplit>, "self, /, sep=, maxsplit="},
    {"splitlines", flexible<splitlines>, "self, /, keepends="},
    {"partition", flexible<partition>, "self, sep, /"},
    {"rpartition", flexible<rpartition>, "self, sep, /"},
    {"join", flexible<join>, "self, iterable_of_bytes, /"},
    {"ljust", flexible<ljust>, "self, width, fillchar=, /"},
    {"rjust", flexible<rjust>, "self, width, fillchar=, /"},
    {"center", flexible<center>, "self, width, fillchar=, /"},
    {"zfill", flexible<zfill>, "self, width, /"},
    {"expandtabs", flexible<expandtabs>, "self, /, tabsize="},
    {"translate", flexible<translate>, "self, table, /, delete="},
    {"istitle", flexible<istitle>, "self, /"},
    {"upper", flexible<upper>, "self, /"},
    {"lower", flexible<lower>, "self, /"},
    {"swapcase", flexible<swapcase>, "self, /"},
    {"title", flexible<title>, "self, /"},
    {"capitalize", flexible<capitalize>, "self, /"},
    {"isalpha", flexible<isalpha>, "self, /"},
    {"isdigit", flexible<isdigit>, "self, /"},
    {"isalnum", flexible<isalnum>, "self, /"},
    {"isspace", flexible<isspace>, "self, /"},
    {"isascii", flexible<isascii>, "self, /"},
    {"islower", flexible<islower>, "self, /"},
    {"isupper", flexible<isupper>, "self, /"},
};

}  // namespace

std::span<const NativeDef> bytes_text_methods() {
  return kBytesMethodsMethods;
}

}  // namespace gilbox

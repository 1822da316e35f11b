// Methods of str that cut it up and join it.
#include <algorithm>

#include "vm/objects/str_methods.h"
#include "vm/objects/str_search.h"
#include "vm/objects/tuple.h"
#include "vm/objects/unicode.h"

namespace gilbox {

bool ListCollector::spill() {
  if (list_.is_undefined()) {
    list_ = new_list(thread_);
    if (list_.is_error()) return false;
  }
  for (uint32_t i = 0; i < count_; ++i) {
    if (!list_append(thread_, as<List>(list_), items_[i])) return false;
  }
  count_ = 0;
  return true;
}

Value ListCollector::finish() {
  if (list_.is_undefined()) return new_list(thread_, {items_, count_});
  return spill() ? list_ : Value::error();
}

Value ListCollector::finish_reversed() {
  if (list_.is_undefined()) {
    std::reverse(items_, items_ + count_);
    return new_list(thread_, {items_, count_});
  }
  if (!spill()) return Value::error();
  list_reverse(thread_, as<List>(list_));
  return list_;
}

namespace {

// Separator and limit of split and rsplit. *separator: null for white space.
bool split_arguments(Thread& t, Value* args, const Str** separator, size_t* most) {
  *separator = nullptr;
  int64_t limit;
  if (!args[1].is_undefined() && !args[1].is_none()) {
    if (!is_str(args[1])) {
      static_cast<void>(type_error(t, "must be str or None, not ", args[1]));
      return false;
    }
    *separator = as<Str>(args[1]);
  }
  if (!integer_argument(t, args[2], -1, &limit)) return false;
  *most = limit < 0 ? kNotFound : static_cast<size_t>(limit);
  if (*separator != nullptr && (*separator)->length == 0) {
    static_cast<void>(raise_text(t, t.machine.types.ValueError, "empty separator"));
    return false;
  }
  return true;
}

// Pieces of text known to be ASCII need no look at their characters.
template <class T>
Value piece(Thread& t, const Str* s, const T* p, size_t from, size_t to) {
  if (s->is_ascii()) return new_text(t, p + from, to - from, 0x7F);
  return new_text(t, p + from, to - from);
}

bool split_space(Thread& t, const Str* s, size_t most, ListCollector* out) {
  return with_text(s, [&](auto* p) {
    size_t at = 0, n = s->length;
    for (;;) {
      while (at < n && unicode_is_space(p[at])) ++at;
      if (at == n) return true;
      size_t start = at;
      if (most == 0) return out->add(piece(t, s, p, start, n));
      while (at < n && !unicode_is_space(p[at])) ++at;
      if (!out->add(piece(t, s, p, start, at))) return false;
      --most;
    }
  });
}

bool rsplit_space(Thread& t, const Str* s, size_t most, ListCollector* out) {
  return with_text(s, [&](auto* p) {
    size_t at = s->length;
    for (;;) {
      while (at > 0 && unicode_is_space(p[at - 1])) --at;
      if (at == 0) return true;
      size_t end = at;
      if (most == 0) return out->add(piece(t, s, p, 0, end));
      while (at > 0 && !unicode_is_space(p[at - 1])) --at;
      if (!out->add(piece(t, s, p, at, end))) return false;
      --most;
    }
  });
}

bool split_at(Thread& t, Str* s, const Str* separator, size_t most, ListCollector* out) {
  if (separator->width_log2() > s->width_log2()) return out->add(exact_str(t, s));
  return with_needle(s, separator, false, [&](auto* p, auto* needle) {
    size_t at = 0, n = s->length, m = separator->length;
    for (; most > 0; --most) {
      size_t found = find_text(p + at, n - at, needle, m);
      if (found == kNotFound) break;
      if (!out->add(piece(t, s, p, at, at + found))) return false;
      at += found + m;
    }
    return out->add(at == 0 ? exact_str(t, s) : piece(t, s, p, at, n));
  });
}

bool rsplit_at(Thread& t, Str* s, const Str* separator, size_t most, ListCollector* out) {
  if (separator->width_log2() > s->width_log2()) return out->add(exact_str(t, s));
  return with_needle(s, separator, false, [&](auto* p, auto* needle) {
    size_t n = s->length, m = separator->length;
    for (; most > 0; --most) {
      size_t found = rfind_text(p, n, needle, m);
      if (found == kNotFound) break;
      if (!out->add(piece(t, s, p, found + m, n))) return false;
      n = found;
    }
    return out->add(n == s->length ? exact_str(t, s) : piece(t, s, p, 0, n));
  });
}

Value split(Thread& t, Value* args, uint32_t) {
  const Str* separator;
  size_t most;
  if (!split_arguments(t, args, &separator, &most)) return Value::error();
  ListCollector out(t);
  bool done = separator == nullptr ? split_space(t, self_str(args), most, &out)
                                   : split_at(t, self_str(args), separator, most, &out);
  return done ? out.finish() : Value::error();
}
Value rsplit(Thread& t, Value* args, uint32_t) {
  const Str* separator;
  size_t most;
  if (!split_arguments(t, args, &separator, &most)) return Value::error();
  ListCollector out(t);
  bool done = separator == nullptr ? rsplit_space(t, self_str(args), most, &out)
                                   : rsplit_at(t, self_str(args), separator, most, &out);
  return done ? out.finish_reversed() : Value::error();
}

Value splitlines(Thread& t, Value* args, uint32_t) {
  Str* s = self_str(args);
  int keep = args[1].is_undefined() ? 0 : truth(t, args[1]);
  if (keep < 0) return Value::error();
  ListCollector out(t);
  uint32_t at = 0, n = s->length;
  while (at < n) {
    uint32_t end = at;
    while (end < n && !unicode_is_line_break(s->at(end))) ++end;
    uint32_t next = end;
    if (next < n) next += s->at(next) == '\r' && next + 1 < n && s->at(next + 1) == '\n' ? 2 : 1;
    if (!out.add(str_slice(t, s, at, keep != 0 ? next : end))) return Value::error();
    at = next;
  }
  return out.finish();
}

Value partition_at(Thread& t, Value* args, bool last) {
  Str* s = self_str(args);
  if (!is_str(args[1])) return type_error(t, "must be str, not ", args[1]);
  Str* separator = as<Str>(args[1]);
  if (separator->length == 0) return raise_text(t, t.machine.types.ValueError, "empty separator");
  size_t found = last ? rfind_str(s, 0, s->length, separator) : find_str(s, 0, s->length, separator);
  if (found == kNotFound) {
    Value whole = exact_str(t, s);
    Value empty = empty_str(t);
    if (whole.is_error()) return whole;
    return last ? make_tuple(t, empty, empty, whole) : make_tuple(t, whole, empty, empty);
  }
  auto at = static_cast<uint32_t>(found);
  Value before = str_slice(t, s, 0, at);
  if (before.is_error()) return before;
  Value middle = exact_str(t, separator);
  if (middle.is_error()) return middle;
  Value behind = str_slice(t, s, at + separator->length, s->length);
  if (behind.is_error()) return behind;
  return make_tuple(t, before, middle, behind);
}
Value partition(Thread& t, Value* args, uint32_t) {
  return partition_at(t, args, false);
}
Value rpartition(Thread& t, Value* args, uint32_t) {
  return partition_at(t, args, true);
}

Value join(Thread& t, Value* args, uint32_t) {
  const Str* separator = self_str(args);
  Value items = args[1];
  if (is_kind(items, Kind::kList)) {
    items = list_snapshot(t, as<List>(items));
  } else if (!is_kind(items, Kind::kTuple)) {
    Value iterator = get_iter(t, items);
    if (iterator.is_error()) {
      if (!pending_is(t, t.machine.types.TypeError)) return iterator;
      static_cast<void>(t.take_pending());
      return raise_text(t, t.machine.types.TypeError, "can only join an iterable");
    }
    items = tuple_from(t, iterator);
  }
  if (items.is_error()) return items;
  const Tuple* tuple = as<Tuple>(items);
  for (uint32_t i = 0; i < tuple->count; ++i) {
    if (!is_str(tuple->items[i])) [[unlikely]] {
      return raise(t, t.machine.types.TypeError, "sequence item {}: expected str instance, {} found", i,
                   type_name(t, tuple->items[i]));
    }
  }
  return str_join_with(t, separator, tuple->items, tuple->count);
}

constexpr NativeDef kStrSplitMethods[] = {
    {"split", split, "self, /, sep=, maxsplit="},     {"rsplit", rsplit, "self, /, sep=, maxsplit="},
    {"splitlines", splitlines, "self, /, keepends="}, {"partition", partition, "self, sep, /"},
    {"rpartition", rpartition, "self, sep, /"},       {"join", join, "self, iterable, /"},
};

}  // namespace

std::span<const NativeDef> str_split_methods() {
  return kStrSplitMethods;
}

}  // namespace gilbox

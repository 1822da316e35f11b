// _io.StringIO: text files in memory; io.StringIO (vm/library/io.py) adds what all streams have.
//
// Thread safety: value and position change together under the object lock; what is computed from them is
// computed without it and thrown away when another thread was faster.
#include <cstring>

#include "vm/modules/file.h"
#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/alloc.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

// What StringIO(newline=) was: which texts end lines, and what "\n" becomes when it is written.
enum class Newline : uint8_t { kPlain, kTranslate, kUniversal, kCr, kCrLf };

struct StringFile : NativeObject {
  Slot value;
  std::atomic<int64_t> position;
  std::atomic<bool> closed;
  std::atomic<Newline> newline;
};

void trace_string_file(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<StringFile*>(object)->value);
}
Value next_string_line(Thread& t, NativeObject* object);
const NativeOps kStringFileOps = {"_io.StringIO", sizeof(StringFile), trace_string_file, nullptr,
                                  next_string_line};

StringFile* self_string_file(Value v) {
  return as<StringFile>(v);
}

bool check_open(Thread& t, const StringFile* self) {
  if (!self->closed.load(std::memory_order_acquire)) return true;
  static_cast<void>(raise(t, t.machine.types.ValueError, "I/O operation on closed file"));
  return false;
}

struct Contents {
  Str* text;
  int64_t position;
};

Contents contents_of(Thread& t, StringFile* self) {
  ObjectLock lock(t, self);
  return {as<Str>(self->value.load()), self->position.load(std::memory_order_relaxed)};
}
// False: another thread has changed something since `before` was read.
bool replace_contents(Thread& t, StringFile* self, const Contents& before, Value text, int64_t position) {
  ObjectLock lock(t, self);
  if (self->value.load().as_object() != before.text || self->position.load() != before.position) return false;
  self->value.store(text);
  self->position.store(position, std::memory_order_relaxed);
  return true;
}

// "\n" becomes `newline`.
Value with_newlines(Thread& t, const Str* text, std::string_view newline) {
  StrBuilder out;
  for (uint32_t i = 0; i < text->length; ++i) {
    const char32_t c = text->at(i);
    if (c == '\n') {
      out.add_ascii(newline);
    } else {
      out.add(c);
    }
  }
  return out.finish(t);
}
// "\r\n" and "\r" become "\n".
Value with_plain_newlines(Thread& t, const Str* text) {
  StrBuilder out;
  for (uint32_t i = 0; i < text->length; ++i) {
    const char32_t c = text->at(i);
    out.add(c == '\r' ? U'\n' : c);
    if (c == '\r' && i + 1 < text->length && text->at(i + 1) == '\n') ++i;
  }
  return out.finish(t);
}

Value as_stored(Thread& t, const StringFile* self, Str* text) {
  switch (self->newline.load(std::memory_order_relaxed)) {
    case Newline::kTranslate:
      return with_plain_newlines(t, text);
    case Newline::kCr:
      return with_newlines(t, text, "\r");
    case Newline::kCrLf:
      return with_newlines(t, text, "\r\n");
    default:
      break;
  }
  if (str_is_exact(t, text)) return Value::from_object(text);
  StrBuilder out;
  out.add(text);
  return out.finish(t);
}

// `text` with `data` written over it at `position`.
Value overwritten(Thread& t, Str* text, int64_t position, Str* data) {
  if (position == text->length) return str_concat(t, text, data);
  StrBuilder out;
  const auto before = static_cast<uint32_t>(std::min<int64_t>(position, text->length));
  out.add(text, 0, before);
  out.add_repeated(0, static_cast<size_t>(position - before));
  out.add(data);
  const int64_t after = position + data->length;
  if (after < text->length) out.add(text, static_cast<uint32_t>(after), text->length);
  return out.finish(t);
}

Value string_write(Thread& t, Value* args, uint32_t) {
  StringFile* self = self_string_file(args[0]);
  if (!is_kind(args[1], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "string argument expected, got '{}'", type_name(t, args[1]));
  }
  if (!check_open(t, self)) return Value::error();
  const Value stored = as_stored(t, self, as<Str>(args[1]));
  if (stored.is_error()) return stored;
  auto* data = as<Str>(stored);
  if (data->length != 0) {
    for (;;) {
      const Contents before = contents_of(t, self);
      const Value made = overwritten(t, before.text, before.position, data);
      if (made.is_error()) return made;
      if (replace_contents(t, self, before, made, before.position + data->length)) break;
    }
  }
  return Value::from_int(as<Str>(args[1])->length);
}

Value string_getvalue(Thread& t, Value* args, uint32_t) {
  StringFile* self = self_string_file(args[0]);
  return check_open(t, self) ? self->value.load() : Value::error();
}

// --- Reading ---

uint32_t find_char(const Str* text, uint32_t from, char c) {
  if (text->width_log2() == 0) {
    const char* begin = text->bytes();
    const void* found = std::memchr(begin + from, c, text->length - from);
    return found == nullptr ? text->length : static_cast<uint32_t>(static_cast<const char*>(found) - begin);
  }
  while (from < text->length && text->at(from) != static_cast<char32_t>(c)) ++from;
  return from;
}

// Where the line that begins at `from` ends.
uint32_t line_end(const Str* text, uint32_t from, Newline newline) {
  const uint32_t size = text->length;
  if (newline == Newline::kPlain || newline == Newline::kTranslate) {
    return std::min(find_char(text, from, '\n') + 1, size);
  }
  for (uint32_t i = from; i < size; ++i) {
    const char32_t c = text->at(i);
    const bool pair = c == '\r' && i + 1 < size && text->at(i + 1) == '\n';
    if (newline == Newline::kCrLf ? pair : c == '\r') return i + (pair && newline != Newline::kCr ? 2 : 1);
    if (newline == Newline::kUniversal && c == '\n') return i + 1;
  }
  return size;
}

// What stands between the position and the end that `end_of(text, position)` names.
template <class EndOf>
Value take(Thread& t, StringFile* self, EndOf end_of) {
  for (;;) {
    const Contents before = contents_of(t, self);
    if (before.position >= before.text->length) return Value::from_object(t.machine.names.empty);
    const auto from = static_cast<uint32_t>(before.position);
    const uint32_t end = end_of(before.text, from);
    const Value data = str_slice(t, before.text, from, end);
    if (data.is_error()) return data;
    if (replace_contents(t, self, before, Value::from_object(before.text), end)) return data;
  }
}

uint32_t limited(uint32_t from, uint32_t end, int64_t size) {
  return size < 0 || size > end - from ? end : from + static_cast<uint32_t>(size);
}

Value string_read(Thread& t, Value* args, uint32_t) {
  int64_t size;
  StringFile* self = self_string_file(args[0]);
  if (!size_argument(t, args[1], &size) || !check_open(t, self)) return Value::error();
  return take(t, self, [&](const Str* text, uint32_t from) { return limited(from, text->length, size); });
}
Value read_line(Thread& t, StringFile* self, int64_t size) {
  const Newline newline = self->newline.load(std::memory_order_relaxed);
  return take(t, self, [&](const Str* text, uint32_t from) {
    return limited(from, line_end(text, from, newline), size);
  });
}
Value string_readline(Thread& t, Value* args, uint32_t) {
  int64_t size;
  StringFile* self = self_string_file(args[0]);
  if (!size_argument(t, args[1], &size) || !check_open(t, self)) return Value::error();
  return read_line(t, self, size);
}
Value next_string_line(Thread& t, NativeObject* object) {
  auto* self = static_cast<StringFile*>(object);
  if (!check_open(t, self)) return Value::error();
  const Value line = read_line(t, self, -1);
  return !line.is_error() && as<Str>(line)->length == 0 ? Value::undefined() : line;
}
Value string_next(Thread& t, Value* args, uint32_t) {
  const Value line = next_string_line(t, self_string_file(args[0]));
  return line.is_undefined() && !t.has_pending() ? raise_bare(t, t.machine.types.StopIteration) : line;
}
Value string_iter(Thread& t, Value* args, uint32_t) {
  return check_open(t, self_string_file(args[0])) ? args[0] : Value::error();
}

// --- Position ---

Value string_seek(Thread& t, Value* args, uint32_t) {
  StringFile* self = self_string_file(args[0]);
  int64_t at, whence = 0;
  if (!check_open(t, self) || !to_int64(t, args[1], &at)) return Value::error();
  if (!args[2].is_undefined() && !to_int64(t, args[2], &whence)) return Value::error();
  Type* error = t.machine.types.ValueError;
  if (whence < 0 || whence > 2) return raise(t, error, "Invalid whence ({}, should be 0, 1 or 2)", whence);
  if (whence == 0 && at < 0) return raise(t, error, "Negative seek position {}", at);
  if (whence != 0 && at != 0) {
    return raise_text(t, t.machine.types.OSError, "Can't do nonzero cur-relative seeks");
  }
  ObjectLock lock(t, self);
  if (whence == 1) at = self->position.load(std::memory_order_relaxed);
  if (whence == 2) at = as<Str>(self->value.load())->length;
  self->position.store(at, std::memory_order_relaxed);
  return new_int(t, at);
}
Value string_tell(Thread& t, Value* args, uint32_t) {
  StringFile* self = self_string_file(args[0]);
  return check_open(t, self) ? new_int(t, self->position.load(std::memory_order_relaxed)) : Value::error();
}
Value string_truncate(Thread& t, Value* args, uint32_t) {
  StringFile* self = self_string_file(args[0]);
  int64_t size;
  if (!check_open(t, self) || !size_argument(t, args[1], &size)) return Value::error();
  const bool given = !args[1].is_undefined() && !args[1].is_none();
  if (given && size < 0) return raise(t, t.machine.types.ValueError, "Negative size value {}", size);
  for (;;) {
    const Contents before = contents_of(t, self);
    if (!given) size = before.position;
    if (size >= before.text->length) return new_int(t, size);
    const Value cut = str_slice(t, before.text, 0, static_cast<uint32_t>(size));
    if (cut.is_error()) return cut;
    if (replace_contents(t, self, before, cut, before.position)) return new_int(t, size);
  }
}

Value string_close(Thread& t, Value* args, uint32_t) {
  StringFile* self = self_string_file(args[0]);
  ObjectLock lock(t, self);
  self->closed.store(true, std::memory_order_release);
  self->value.store(Value::from_object(t.machine.names.empty));
  self->position.store(0, std::memory_order_relaxed);
  return Value::none();
}
Value string_closed(Thread&, Value* args, uint32_t) {
  return Value::boolean(self_string_file(args[0])->closed.load(std::memory_order_acquire));
}
Value string_true(Thread& t, Value* args, uint32_t) {
  return check_open(t, self_string_file(args[0])) ? Value::boolean(true) : Value::error();
}

// --- Construction ---

Value string_new(Thread& t, Value* args, uint32_t) {
  auto* self = new_instance<StringFile>(t, as<Type>(args[0]), Kind::kNative);
  if (self == nullptr) return Value::error();
  self->operations = &kStringFileOps;
  self->value.init(Value::from_object(t.machine.names.empty));
  self->position.store(0, std::memory_order_relaxed);
  self->closed.store(false, std::memory_order_relaxed);
  self->newline.store(Newline::kPlain, std::memory_order_relaxed);
  return Value::from_object(self);
}

bool newline_argument(Thread& t, Value v, Newline* out) {
  *out = Newline::kPlain;
  if (v.is_undefined()) return true;
  *out = Newline::kTranslate;
  if (v.is_none()) return true;
  if (!is_kind(v, Kind::kStr)) {
    static_cast<void>(
        raise(t, t.machine.types.TypeError, "newline must be str or None, not {}", type_name(t, v)));
    return false;
  }
  static constexpr std::pair<std::string_view, Newline> kModes[] = {
      {"\n", Newline::kPlain}, {"", Newline::kUniversal}, {"\r", Newline::kCr}, {"\r\n", Newline::kCrLf}};
  const std::string text = to_utf8(as<Str>(v));
  for (const auto& [name, mode] : kModes) {
    if (text != name) continue;
    *out = mode;
    return true;
  }
  std::string shown;
  if (repr_to(t, v, &shown)) {
    static_cast<void>(raise(t, t.machine.types.ValueError, "illegal newline value: {}", shown));
  }
  return false;
}

Value string_init(Thread& t, Value* args, uint32_t) {
  StringFile* self = self_string_file(args[0]);
  Newline newline;
  if (!newline_argument(t, args[2], &newline)) return Value::error();
  Value text = Value::from_object(t.machine.names.empty);
  self->newline.store(newline, std::memory_order_relaxed);
  if (!args[1].is_undefined() && !args[1].is_none()) {
    if (!is_kind(args[1], Kind::kStr)) {
      return raise(t, t.machine.types.TypeError, "initial_value must be str or None, not {}",
                   type_name(t, args[1]));
    }
    text = as_stored(t, self, as<Str>(args[1]));
    if (text.is_error()) return text;
  }
  ObjectLock lock(t, self);
  self->value.store(text);
  self->position.store(0, std::memory_order_relaxed);
  self->closed.store(false, std::memory_order_release);
  return Value::none();
}

constexpr NativeDef kStringIoMethods[] = {
    {"__new__", string_new, "cls, *args, **kwargs"},
    {"__init__", string_init, "self, /, initial_value=, newline="},
    {"write", string_write, "self, s, /"},
    {"getvalue", string_getvalue, "self, /"},
    {"read", string_read, "self, size=, /"},
    {"readline", string_readline, "self, size=, /"},
    {"__iter__", string_iter, "self, /"},
    {"__next__", string_next, "self, /"},
    {"seek", string_seek, "self, pos, whence=, /"},
    {"tell", string_tell, "self, /"},
    {"truncate", string_truncate, "self, pos=, /"},
    {"close", string_close, "self, /"},
    {"readable", string_true, "self, /"},
    {"writable", string_true, "self, /"},
    {"seekable", string_true, "self, /"},
};
constexpr NativeGetSet kStringIoAttributes[] = {{"closed", string_closed}};

}  // namespace

bool add_string_io(Thread& t, Module* module) {
  Type* type = define_type(t, {.name = "StringIO",
                               .module = "_io",
                               .native = &kStringFileOps,
                               .instance_size = sizeof(StringFile),
                               .methods = kStringIoMethods,
                               .getsets = kStringIoAttributes});
  return module_set(t, module, "StringIO", Value::from_object(type));
}

}  // namespace gilbox

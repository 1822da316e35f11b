#include "vm/objects/exception.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/dict.h"
#include "vm/objects/frame_object.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/objects/type_bootstrap.h"

namespace gilbox {

void trace_exception(Object* object, Marker& marker) {
  auto* e = static_cast<Exception*>(object);
  trace_attributes(e, marker);
  for (const Slot* slot : {&e->args, &e->traceback, &e->cause, &e->context}) marker.mark(*slot);
}

void trace_traceback(Object* object, Marker& marker) {
  marker.mark(static_cast<Traceback*>(object)->next);
}

Value new_exception(Thread& t, Type* type, Value args_tuple) {
  auto* e = new_instance<Exception>(t, type, Kind::kException, kExceptionSize);
  e->args.init(args_tuple);
  e->traceback.init(Value::none());
  e->cause.init(Value::none());
  e->context.init(Value::none());
  e->suppress_context.store(false, std::memory_order_relaxed);
  return Value::from_object(e);
}

Value raise_exception(Thread& t, Value exception) {
  auto* e = as<Exception>(exception);
  if (!t.handled.is_undefined() && t.handled != exception) {
    // Breaks a cycle if the handled exception's chain leads here already (Python/errors.c, _PyErr_SetObject).
    Value link = t.handled;
    while (is_kind(link, Kind::kException)) {
      Value next = as<Exception>(link)->context.load();
      if (next == exception) {
        as<Exception>(link)->context.store(Value::none());
        break;
      }
      link = next;
    }
    e->context.store(t.handled);
  }
  t.pending = exception;
  return Value::error();
}

Value raise_text(Thread& t, Type* type, std::string_view text) {
  return raise_exception(t, new_exception(t, type, make_tuple(t, new_str(t, text))));
}

Value raise_value(Thread& t, Type* type, Value argument) {
  return raise_exception(t, new_exception(t, type, make_tuple(t, argument)));
}

Value memory_error(Thread& t) {
  return raise_exception(t, new_exception(t, t.machine.types.MemoryError, make_tuple(t)));
}

bool pending_is(Thread& t, const Type* type) {
  return is_kind(t.pending, Kind::kException) && is_subtype(type_of(t, t.pending), type);
}

namespace {

Type* os_error_type(const Types& types, int error_number) {
  switch (error_number) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS:
      return types.BlockingIOError;
    case ECHILD:
      return types.ChildProcessError;
    case EPIPE:
    case ESHUTDOWN:
      return types.BrokenPipeError;
    case ECONNABORTED:
      return types.ConnectionAbortedError;
    case ECONNREFUSED:
      return types.ConnectionRefusedError;
    case ECONNRESET:
      return types.ConnectionResetError;
    case EEXIST:
      return types.FileExistsError;
    case ENOENT:
      return types.FileNotFoundError;
    case EINTR:
      return types.InterruptedError;
    case EISDIR:
      return types.IsADirectoryError;
    case ENOTDIR:
      return types.NotADirectoryError;
    case EACCES:
    case EPERM:
      return types.PermissionError;
    case ESRCH:
      return types.ProcessLookupError;
    case ETIMEDOUT:
      return types.TimeoutError;
    default:
      return types.OSError;
  }
}

bool set_named(Thread& t, Value exception, std::string_view name, Value value) {
  return set_own_attr(t, as<Exception>(exception), intern(t.machine, t, name), value);
}

}  // namespace

Value raise_os_error(Thread& t, int error_number, std::string_view path) {
  Type* type = os_error_type(t.machine.types, error_number);
  Value text = new_str(t, std::strerror(error_number));
  Value e = new_exception(t, type, make_tuple(t, Value::from_int(error_number), text));
  if (!set_named(t, e, "errno", Value::from_int(error_number)) || !set_named(t, e, "strerror", text) ||
      !set_named(t, e, "filename", path.data() == nullptr ? Value::none() : new_str(t, path))) {
    return Value::error();
  }
  return raise_exception(t, e);
}

// Makes an exception of what stands behind `raise` or `from`.
static Value instantiate(Thread& t, Value v, const char* complaint) {
  if (is_kind(v, Kind::kException)) return v;
  if (is_kind(v, Kind::kType) && as<Type>(v)->has_flag(Type::kException)) {
    Value made = call(t, v);
    if (made.is_error() || is_kind(made, Kind::kException)) return made;
    return raise(t, t.machine.types.TypeError,
                 "calling {} should have returned an instance of BaseException, not {}",
                 type_name(as<Type>(v)), type_name(t, made));
  }
  return raise_text(t, t.machine.types.TypeError, complaint);
}

Value raise_statement(Thread& t, Value exception, Value cause) {
  Value e = instantiate(t, exception, "exceptions must derive from BaseException");
  if (e.is_error()) return e;
  if (!cause.is_undefined()) {
    Value from = Value::none();
    if (!cause.is_none()) {
      from = instantiate(t, cause, "exception causes must derive from BaseException");
      if (from.is_error()) return from;
    }
    as<Exception>(e)->cause.store(from);
    as<Exception>(e)->suppress_context.store(true, std::memory_order_relaxed);
  }
  return raise_exception(t, e);
}

void add_traceback(Thread& t, Value exception, CodeState* code, uint32_t word) {
  if (!is_kind(exception, Kind::kException)) return;
  auto* entry = new_object<Traceback>(t, Kind::kTraceback);
  entry->code = code;
  entry->word = word < code->code->positions.size() ? word : 0;  // before the first one: at the entry
  entry->depth = t.frame == nullptr ? 0 : static_cast<uint32_t>(t.frame - t.frames);
  entry->call = t.frame == nullptr ? 0 : number_of_call(t, t.frame);
  entry->back = t.frame == nullptr ? 0 : number_of_caller(t, t.frame);
  entry->next.init(as<Exception>(exception)->traceback.load());
  as<Exception>(exception)->traceback.store(Value::from_object(entry));
}

int exception_matches(Thread& t, Value exception, Value pattern) {
  const bool several = is_kind(pattern, Kind::kTuple);
  const std::span<const Value> classes =
      several ? tuple_items(as<Tuple>(pattern)) : std::span<const Value>(&pattern, 1);
  // All are looked at, since a wrong one is an error even behind one that matches.
  bool match = false;
  for (Value each : classes) {
    if (!is_kind(each, Kind::kType) || !as<Type>(each)->has_flag(Type::kException)) {
      static_cast<void>(raise_text(t, t.machine.types.TypeError,
                                   "catching classes that do not inherit from BaseException is not allowed"));
      return -1;
    }
    match = match || is_subtype(type_of(t, exception), as<Type>(each));
  }
  return match ? 1 : 0;
}

namespace {

Exception* self_exception(Value* a) {
  return as<Exception>(a[0]);
}

Value exception_new(Thread& t, Value* a, uint32_t count) {
  return new_exception(t, as<Type>(a[0]), new_tuple_of(t, {a + 2, count - 2}));
}

// How much of a text was written before a write would have blocked: only what sets it has it.
constexpr const char* kCharactersWritten = "characters_written";

Value get_characters_written(Thread& t, Value* a, uint32_t) {
  Value written = own_attr(t, self_exception(a), intern(t.machine, t, kCharactersWritten));
  return written.is_undefined() ? raise_text(t, t.machine.types.AttributeError, kCharactersWritten) : written;
}
Value set_characters_written(Thread& t, Value* a, uint32_t) {
  Value written = to_index(t, a[1]);
  if (written.is_error()) return written;
  return set_named(t, a[0], kCharactersWritten, written) ? Value::none() : Value::error();
}

bool is_number(Thread& t, Value v) {
  const Type* type = type_of(t, v);
  return v.is_int() || !type->dunder(kIndexDunder).is_undefined() ||
         !type->dunder(kIntDunder).is_undefined() || !type->dunder(kFloatDunder).is_undefined();
}

// OSError(errno, strerror[, filename]) makes the subclass that fits.
Value os_error_new(Thread& t, Value* a, uint32_t count) {
  auto* type = as<Type>(a[0]);
  bool split = count - 2 >= 2 && count - 2 <= 5;
  if (split && type == t.machine.types.OSError && a[2].is_int()) {
    type = os_error_type(t.machine.types, static_cast<int>(a[2].as_int()));
  }
  // What looks like a third argument of BlockingIOError is no file name if it is a number.
  Value written = Value::undefined();
  if (split && count > 4 && is_subtype(type, t.machine.types.BlockingIOError) && is_number(t, a[4])) {
    written = to_index(t, a[4]);
    if (written.is_error()) return written;
  }
  const bool has_path = split && count > 4 && written.is_undefined();
  const bool keeps_all = !split || !written.is_undefined();
  Value e = new_exception(t, type, new_tuple_of(t, {a + 2, keeps_all ? count - 2 : 2}));
  if (!written.is_undefined() && !set_named(t, e, kCharactersWritten, written)) return Value::error();
  if (!set_named(t, e, "errno", split ? a[2] : Value::none()) ||
      !set_named(t, e, "strerror", split ? a[3] : Value::none()) ||
      !set_named(t, e, "filename", has_path ? a[4] : Value::none())) {
    return Value::error();
  }
  if (split && count > 6 && !a[6].is_none() && !set_named(t, e, "filename2", a[6])) return Value::error();
  return e;
}

Value os_error_init(Thread& t, Value* a, uint32_t) {
  if (!a[1].is_undefined() && dict_size(as<Dict>(a[1])) > 0 && !type_of(t, a[0])->has_flag(Type::kScript)) {
    return raise_text(t, t.machine.types.TypeError, "OSError() takes no keyword arguments");
  }
  return Value::none();
}

Value os_error_str(Thread& t, Value* a, uint32_t) {
  Machine& m = t.machine;
  Value number = own_attr(t, self_exception(a), intern(m, t, "errno"));
  Value text = own_attr(t, self_exception(a), intern(m, t, "strerror"));
  Value path = own_attr(t, self_exception(a), intern(m, t, "filename"));
  if (number.is_undefined() || number.is_none()) {
    return call_special(t, m.types.base_exception->dunder(kStrDunder), a[0]);
  }
  std::string n;
  std::string s;
  std::string p;
  if (!str_to(t, number, &n) || !str_to(t, text, &s)) return Value::error();
  if (path.is_undefined() || path.is_none()) return new_str(t, fmt::format("[Errno {}] {}", n, s));
  if (!repr_to(t, path, &p)) return Value::error();
  const Value second = own_attr(t, self_exception(a), intern(m, t, "filename2"));
  if (!second.is_undefined() && !second.is_none()) {
    p += " -> ";
    if (!repr_to(t, second, &p)) return Value::error();
  }
  return new_str(t, fmt::format("[Errno {}] {}: {}", n, s, p));
}

Value exception_init(Thread& t, Value* a, uint32_t count) {
  if (!a[1].is_undefined() && dict_size(as<Dict>(a[1])) > 0) {
    return raise(t, t.machine.types.TypeError, "{}() takes no keyword arguments", type_name(t, a[0]));
  }
  self_exception(a)->args.store(new_tuple_of(t, {a + 2, count - 2}));
  return Value::none();
}

// Keyword arguments other than these: TypeError. `first`: the class whose __init__ it is.
bool only_keywords(Thread& t, Value kwargs, std::string_view type, std::initializer_list<const char*> names) {
  uint32_t position = 0;
  Value key, value;
  while (dict_next(as<Dict>(kwargs), &position, &key, &value)) {
    const std::string given = to_utf8(as<Str>(key));
    if (std::any_of(names.begin(), names.end(), [&](const char* name) { return given == name; })) continue;
    static_cast<void>(
        raise(t, t.machine.types.TypeError, "'{}' is an invalid keyword argument for {}()", given, type));
    return false;
  }
  return true;
}

// ImportError, AttributeError and NameError take what they are about by keyword.
Value named_init(Thread& t, Value* a, uint32_t count) {
  self_exception(a)->args.store(new_tuple_of(t, {a + 2, count - 2}));
  if (a[1].is_undefined()) return Value::none();
  const Types& types = t.machine.types;
  const bool known = is_exact_or_sub(t, a[0], types.ImportError)
                         ? only_keywords(t, a[1], "ImportError", {"name", "path", "name_from"})
                     : is_exact_or_sub(t, a[0], types.NameError)
                         ? only_keywords(t, a[1], "NameError", {"name"})
                         : only_keywords(t, a[1], "AttributeError", {"name", "obj"});
  if (!known) return Value::error();
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(as<Dict>(a[1]), &position, &key, &value)) {
    if (!set_own_attr(t, self_exception(a), intern(t, as<Str>(key)), value)) return Value::error();
  }
  return Value::none();
}

Value exception_str(Thread& t, Value* a, uint32_t) {
  auto* args = as<Tuple>(self_exception(a)->args.load());
  if (args->count == 0) return Value::from_object(t.machine.names.empty);
  return args->count == 1 ? to_str(t, args->items[0]) : repr(t, Value::from_object(args));
}

Value key_error_str(Thread& t, Value* a, uint32_t) {
  auto* args = as<Tuple>(self_exception(a)->args.load());
  if (args->count == 1) return repr(t, args->items[0]);
  return exception_str(t, a, 1);
}

// SyntaxError(message, (filename, line, offset, text[, end_line, end_offset])).
Value syntax_error_init(Thread& t, Value* a, uint32_t count) {
  static constexpr const char* kNames[] = {"filename", "lineno",     "offset",
                                           "text",     "end_lineno", "end_offset"};
  if (exception_init(t, a, count).is_error()) return Value::error();
  if (!set_named(t, a[0], "msg", count > 2 ? a[2] : Value::none())) return Value::error();
  Value details = count == 4 ? tuple_from(t, a[3]) : make_tuple(t);
  if (details.is_error()) return details;
  const uint32_t given = as<Tuple>(details)->count;
  if (count == 4 && (given < 4 || given > 6)) {
    return raise(t, t.machine.types.TypeError, "function takes at {} arguments ({} given)",
                 given < 4 ? "least 4" : "most 6", given);
  }
  if (given == 5) {
    return raise(t, t.machine.types.TypeError, "end_offset must be provided when end_lineno is provided");
  }
  for (uint32_t i = 0; i < 6; ++i) {
    Value v = i < given ? as<Tuple>(details)->items[i] : Value::none();
    if (!set_named(t, a[0], kNames[i], v)) return Value::error();
  }
  return Value::none();
}

Value syntax_error_str(Thread& t, Value* a, uint32_t) {
  Machine& m = t.machine;
  Value message = own_attr(t, self_exception(a), intern(m, t, "msg"));
  Value file = own_attr(t, self_exception(a), intern(m, t, "filename"));
  Value line = own_attr(t, self_exception(a), intern(m, t, "lineno"));
  std::string text;
  if (!str_to(t, message.is_undefined() ? Value::none() : message, &text)) return Value::error();
  std::string name = is_kind(file, Kind::kStr) ? to_utf8(as<Str>(file)) : std::string();
  name.erase(0, name.rfind('/') == std::string::npos ? 0 : name.rfind('/') + 1);
  if (!name.empty() && line.is_int())
    return new_str(t, fmt::format("{} ({}, line {})", text, name, line.as_int()));
  if (!name.empty()) return new_str(t, fmt::format("{} ({})", text, name));
  return new_str(t, line.is_int() ? fmt::format("{} (line {})", text, line.as_int()) : text);
}

Value exception_repr(Thread& t, Value* a, uint32_t) {
  auto* args = as<Tuple>(self_exception(a)->args.load());
  std::string text = type_name(t, a[0]) + "(";
  for (uint32_t i = 0; i < args->count; ++i) {
    if (i > 0) text += ", ";
    if (!repr_to(t, args->items[i], &text)) return Value::error();
  }
  return new_str(t, text + ")");
}

Value with_traceback(Thread& t, Value* a, uint32_t) {
  if (!a[1].is_none() && !is_kind(a[1], Kind::kTraceback)) {
    return raise_text(t, t.machine.types.TypeError, "__traceback__ must be a traceback or None");
  }
  self_exception(a)->traceback.store(a[1]);
  return a[0];
}

Value add_note(Thread& t, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "note must be a str, not '{}'", type_name(t, a[1]));
  }
  Str* name = t.machine.names.dunder_notes;
  Value notes = get_attr_if_any(t, a[0], name);
  if (t.has_pending()) return Value::error();
  if (notes.is_undefined()) {
    notes = call(t, Value::from_object(t.machine.types.list));
    if (notes.is_error() || !set_attr(t, a[0], name, notes)) return Value::error();
  }
  return call_method(t, notes, intern(t.machine, t, "append"), {a + 1, 1});
}

Value set_state(Thread& t, Value* a, uint32_t) {
  if (a[1].is_none()) return a[1];
  if (!is_kind(a[1], Kind::kDict)) {
    return raise_text(t, t.machine.types.TypeError, "state is not a dictionary");
  }
  uint32_t position = 0;
  Value name, value;
  while (dict_next(as<Dict>(a[1]), &position, &name, &value)) {
    if (!is_kind(name, Kind::kStr)) {
      return raise(t, t.machine.types.TypeError, "attribute name must be string, not '{}'",
                   type_name(t, name));
    }
    if (!set_attr(t, a[0], intern(t, as<Str>(name)), value)) return Value::error();
  }
  return Value::none();
}

Value get_args(Thread&, Value* a, uint32_t) {
  return self_exception(a)->args.load();
}
Value set_args(Thread& t, Value* a, uint32_t) {
  Value tuple = tuple_from(t, a[1]);
  if (tuple.is_error()) return tuple;
  self_exception(a)->args.store(tuple);
  return Value::none();
}

template <Slot Exception::*kField>
Value get_link(Thread&, Value* a, uint32_t) {
  return (self_exception(a)->*kField).load();
}

template <Slot Exception::*kField>
Value set_link(Thread& t, Value* a, uint32_t) {
  bool traceback = kField == &Exception::traceback;
  if (!a[1].is_none() && !is_kind(a[1], traceback ? Kind::kTraceback : Kind::kException)) {
    return raise_text(t, t.machine.types.TypeError,
                      traceback ? "__traceback__ must be a traceback or None"
                      : kField == &Exception::cause
                          ? "exception cause must be None or derive from BaseException"
                          : "exception context must be None or derive from BaseException");
  }
  (self_exception(a)->*kField).store(a[1]);
  if (kField == &Exception::cause) self_exception(a)->suppress_context.store(true, std::memory_order_relaxed);
  return Value::none();
}

Value get_suppress(Thread&, Value* a, uint32_t) {
  return Value::boolean(self_exception(a)->suppress_context.load(std::memory_order_relaxed));
}
Value set_suppress(Thread& t, Value* a, uint32_t) {
  if (!a[1].is_bool()) return raise_text(t, t.machine.types.TypeError, "attribute value type must be bool");
  self_exception(a)->suppress_context.store(a[1] == Value::boolean(true), std::memory_order_relaxed);
  return Value::none();
}

// StopIteration.value and SystemExit.code: what the exception was made with, unless set since.
Value get_first(Thread& t, Value* a, uint32_t) {
  Value own = own_attr(t, self_exception(a), intern(t.machine, t, "value"));
  if (!own.is_undefined()) return own;
  auto* args = as<Tuple>(self_exception(a)->args.load());
  return args->count == 0 ? Value::none() : args->items[0];
}
Value get_exit_code(Thread& t, Value* a, uint32_t) {
  Value own = own_attr(t, self_exception(a), intern(t.machine, t, "code"));
  if (!own.is_undefined()) return own;
  auto* args = as<Tuple>(self_exception(a)->args.load());
  if (args->count == 0) return Value::none();
  return args->count == 1 ? args->items[0] : Value::from_object(args);
}

Value set_first(Thread& t, Value* a, uint32_t) {
  return set_named(t, a[0], "value", a[1]) ? Value::none() : Value::error();
}
Value set_exit_code(Thread& t, Value* a, uint32_t) {
  return set_named(t, a[0], "code", a[1]) ? Value::none() : Value::error();
}

Value import_error_init(Thread& t, Value* a, uint32_t count) {
  if (named_init(t, a, count).is_error()) return Value::error();
  return set_named(t, a[0], "msg", count == 3 ? a[2] : Value::none()) ? Value::none() : Value::error();
}

// --- UnicodeError ---

// What kDecode and kTranslate leave out stands between brackets: ([encoding,] object, start, end, reason).
enum class UnicodeKind { kEncode, kDecode, kTranslate };

template <UnicodeKind kKind>
Value unicode_error_init(Thread& t, Value* a, uint32_t count) {
  constexpr bool kNamesEncoding = kKind != UnicodeKind::kTranslate;
  constexpr uint32_t kCount = kNamesEncoding ? 5 : 4;
  const Types& types = t.machine.types;
  if (exception_init(t, a, count).is_error()) return Value::error();
  if (count - 2 != kCount) {
    return raise(t, types.TypeError, "function takes exactly {} arguments ({} given)", kCount, count - 2);
  }
  const char* const names[] = {"encoding", "object", "start", "end", "reason"};
  for (uint32_t i = 0; i < kCount; ++i) {
    const char* name = names[kNamesEncoding ? i : i + 1];
    const std::string_view which = name;
    Value v = a[2 + i];
    if (which == "start" || which == "end") {
      v = to_index(t, v);
      if (v.is_error()) return v;
    } else if (which == "object" && kKind == UnicodeKind::kDecode) {
      v = as_bytes(t, v);
      if (v.is_undefined()) {
        if (t.has_pending()) return v;
        return raise(t, types.TypeError, "a bytes-like object is required, not '{}'", type_name(t, a[2 + i]));
      }
    } else if (!is_kind(v, Kind::kStr)) {
      return raise(t, types.TypeError, "argument {} must be str, not {}", i + 1, argument_type_name(t, v));
    }
    if (!set_named(t, a[0], name, v)) return Value::error();
  }
  return Value::none();
}

template <UnicodeKind kKind>
Value unicode_error_str(Thread& t, Value* a, uint32_t) {
  Machine& m = t.machine;
  const auto get = [&](const char* name) { return own_attr(t, self_exception(a), intern(m, t, name)); };
  const Value object = get("object"), start = get("start"), end = get("end");
  int64_t from, to;
  if (object.is_undefined() || !start.is_int() || !end.is_int()) return Value::from_object(m.names.empty);
  from = start.as_int();
  to = end.as_int();
  std::string encoding, reason;
  if (kKind != UnicodeKind::kTranslate && !str_to(t, get("encoding"), &encoding)) return Value::error();
  if (!str_to(t, get("reason"), &reason)) return Value::error();
  const std::string codec = kKind == UnicodeKind::kTranslate ? "" : fmt::format("'{}' codec ", encoding);
  const char* verb = kKind == UnicodeKind::kEncode   ? "encode"
                     : kKind == UnicodeKind::kDecode ? "decode"
                                                     : "translate";
  if (kKind == UnicodeKind::kDecode) {
    const auto* bytes = as<Bytes>(object);
    if (from >= 0 && from < bytes->length && to == from + 1) {
      return new_str(t, fmt::format("{}can't decode byte 0x{:02x} in position {}: {}", codec,
                                    static_cast<unsigned char>(bytes->data[from]), from, reason));
    }
    return new_str(t, fmt::format("{}can't decode bytes in position {}-{}: {}", codec, from, to - 1, reason));
  }
  const auto* text = as<Str>(object);
  if (from >= 0 && from < text->length && to == from + 1) {
    const auto c = static_cast<uint32_t>(text->at(static_cast<uint32_t>(from)));
    const std::string escape = c <= 0xff     ? fmt::format("\\x{:02x}", c)
                               : c <= 0xffff ? fmt::format("\\u{:04x}", c)
                                             : fmt::format("\\U{:08x}", c);
    return new_str(
        t, fmt::format("{}can't {} character '{}' in position {}: {}", codec, verb, escape, from, reason));
  }
  return new_str(
      t, fmt::format("{}can't {} characters in position {}-{}: {}", codec, verb, from, to - 1, reason));
}

constexpr NativeDef kImportErrorMethods[] = {{"__init__", import_error_init, "self, /, *args, **kwargs"}};
constexpr NativeDef kUnicodeEncodeMethods[] = {
    {"__init__", unicode_error_init<UnicodeKind::kEncode>, "self, /, *args, **kwargs"},
    {"__str__", unicode_error_str<UnicodeKind::kEncode>, "self, /"},
};
constexpr NativeDef kUnicodeDecodeMethods[] = {
    {"__init__", unicode_error_init<UnicodeKind::kDecode>, "self, /, *args, **kwargs"},
    {"__str__", unicode_error_str<UnicodeKind::kDecode>, "self, /"},
};
constexpr NativeDef kUnicodeTranslateMethods[] = {
    {"__init__", unicode_error_init<UnicodeKind::kTranslate>, "self, /, *args, **kwargs"},
    {"__str__", unicode_error_str<UnicodeKind::kTranslate>, "self, /"},
};

constexpr NativeDef kExceptionMethods[] = {
    {"__new__", exception_new, "cls, /, *args, **kwargs"},
    {"__init__", exception_init, "self, /, *args, **kwargs"},
    {"__str__", exception_str, "self, /"},
    {"__repr__", exception_repr, "self, /"},
    {"with_traceback", with_traceback, "self, tb, /"},
    {"add_note", add_note, "self, note, /"},
    {"__setstate__", set_state, "self, state, /"},
};
Value get_own_dict(Thread& t, Value* a, uint32_t) {
  return own_dict(t, as<AttrObject>(a[0]));
}
Value set_exception_dict(Thread& t, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::kDict)) {
    return raise(t, t.machine.types.TypeError, "__dict__ must be set to a dictionary, not a '{}'",
                 type_name(t, a[1]));
  }
  return set_own_dict(t, as<AttrObject>(a[0]), as<Dict>(a[1])) ? Value::none() : Value::error();
}

constexpr NativeGetSet kExceptionGetSets[] = {
    {"args", get_args, set_args},
    {"__traceback__", get_link<&Exception::traceback>, set_link<&Exception::traceback>},
    {"__cause__", get_link<&Exception::cause>, set_link<&Exception::cause>},
    {"__context__", get_link<&Exception::context>, set_link<&Exception::context>},
    {"__suppress_context__", get_suppress, set_suppress},
    {"__dict__", get_own_dict, set_exception_dict},
};
constexpr NativeDef kKeyErrorMethods[] = {{"__str__", key_error_str, "self, /"}};
constexpr NativeDef kNamedMethods[] = {{"__init__", named_init, "self, /, *args, **kwargs"}};
constexpr NativeDef kSyntaxErrorMethods[] = {
    {"__init__", syntax_error_init, "self, /, *args, **kwargs"},
    {"__str__", syntax_error_str, "self, /"},
};
constexpr NativeDef kOsErrorMethods[] = {
    {"__new__", os_error_new, "cls, /, *args, **kwargs"},
    {"__init__", os_error_init, "self, /, *args, **kwargs"},
    {"__str__", os_error_str, "self, /"},
};
constexpr NativeGetSet kOsErrorGetSets[] = {
    {kCharactersWritten, get_characters_written, set_characters_written},
};
constexpr NativeGetSet kStopIterationGetSets[] = {{"value", get_first, set_first}};
constexpr NativeGetSet kSystemExitGetSets[] = {{"code", get_exit_code, set_exit_code}};

Type* define_exception(Thread& t, const char* name, Type* base) {
  return define_type(t, {.name = name,
                         .kind = Kind::kException,
                         .base = base,
                         .instance_size = kExceptionSize,
                         .has_attributes = true,
                         .flags = Type::kException});
}

Value traceback_line(Thread&, Value* a, uint32_t) {
  auto* tb = as<Traceback>(a[0]);
  return Value::from_int(tb->code->code->positions[tb->word].line);
}
Value traceback_next(Thread&, Value* a, uint32_t) {
  return as<Traceback>(a[0])->next.load();
}

Value traceback_frame(Thread& t, Value* a, uint32_t) {
  return frame_object_of(t, as<Traceback>(a[0]));
}
Value traceback_lasti(Thread&, Value* a, uint32_t) {
  return Value::from_int(2 * static_cast<int64_t>(as<Traceback>(a[0])->word));
}

constexpr NativeGetSet kTracebackGetSets[] = {{"tb_lineno", traceback_line},
                                              {"tb_next", traceback_next},
                                              {"tb_frame", traceback_frame},
                                              {"tb_lasti", traceback_lasti}};

}  // namespace

void init_exception_types(Thread& t) {
  Types& types = t.machine.types;
  types.traceback = define_type(t, {.name = "traceback",
                                    .kind = Kind::kTraceback,
                                    .flags = Type::kNoSubclass | Type::kNotCallable,
                                    .getsets = kTracebackGetSets});
  Type* BaseException = types.base_exception = define_type(t, {.name = "BaseException",
                                                               .kind = Kind::kException,
                                                               .instance_size = kExceptionSize,
                                                               .has_attributes = true,
                                                               .flags = Type::kException,
                                                               .methods = kExceptionMethods,
                                                               .getsets = kExceptionGetSets});
#define EXCEPTION(NAME, BASE) [[maybe_unused]] Type* NAME = types.NAME = define_exception(t, #NAME, BASE);
#include "vm/objects/exceptions.def"
#undef EXCEPTION
  extend_type(t, types.KeyError, kKeyErrorMethods, {});
  extend_type(t, types.SyntaxError, kSyntaxErrorMethods, {});
  extend_type(t, types.StopIteration, {}, kStopIterationGetSets);
  extend_type(t, types.SystemExit, {}, kSystemExitGetSets);
  extend_type(t, types.OSError, kOsErrorMethods, kOsErrorGetSets);
  for (Type* type : {types.ImportError, types.AttributeError, types.NameError}) {
    extend_type(t, type, kNamedMethods, {});
  }
  extend_type(t, types.ImportError, kImportErrorMethods, {});
  extend_type(t, types.UnicodeEncodeError, kUnicodeEncodeMethods, {});
  extend_type(t, types.UnicodeDecodeError, kUnicodeDecodeMethods, {});
  extend_type(t, types.UnicodeTranslateError, kUnicodeTranslateMethods, {});
  // What is not said stands in the class: each instance says it without a slot of its own.
  const struct {
    Type* type;
    const char* name;
  } absent[] = {{types.ImportError, "name"},    {types.ImportError, "path"},
                {types.ImportError, "msg"},     {types.NameError, "name"},
                {types.AttributeError, "name"}, {types.AttributeError, "obj"},
                {types.OSError, "filename2"},   {types.SyntaxError, "print_file_and_line"}};
  for (const auto& [type, name] : absent) {
    dict_cell(t, type->attrs, intern(t.machine, t, name))->value.store(Value::none());
  }
  init_exception_groups(t);
}

}  // namespace gilbox

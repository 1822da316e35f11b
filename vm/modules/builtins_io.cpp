// builtins: print, input and open.
#include <fcntl.h>
#include <unistd.h>

#include "vm/interp/interp.h"
#include "vm/modules/file.h"
#include "vm/modules/modules.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

Value lost_stream(Thread& t, const char* name) {
  return raise(t, t.machine.types.RuntimeError, "lost sys.{}", name);
}

// None or a str; false: TypeError.
bool text_argument(Thread& t, Value v, const char* name) {
  if (v.is_undefined() || v.is_none() || is_kind(v, Kind::kStr)) return true;
  static_cast<void>(
      raise(t, t.machine.types.TypeError, "{} must be None or a string, not {}", name, type_name(t, v)));
  return false;
}

// Writes str(v) to one of our own files, without making a str of it where that is easy.
bool print_native(Thread& t, FileState& f, Value v) {
  // Subclasses may have a __str__ of their own.
  if (is_kind(v, Kind::kStr) && type_of(t, v) == t.machine.types.str)
    return file_write_text(t, f, as<Str>(v));
  if (v.is_int()) {
    char buffer[24];
    const auto end = fmt::format_to(buffer, "{}", v.as_int());
    return file_write(t, f, {buffer, static_cast<size_t>(end - buffer)});
  }
  const Value text = to_str(t, v);
  return !text.is_error() && file_write_text(t, f, as<Str>(text));
}

bool print_item(Thread& t, FileState* f, Value file, Value v) {
  if (f != nullptr) return print_native(t, *f, v);
  const Value text = to_str(t, v);
  return !text.is_error() && write_to(t, file, as<Str>(text));
}

bool print_text(Thread& t, FileState* f, Value file, Value text, const char* otherwise) {
  if (is_kind(text, Kind::kStr)) return print_item(t, f, file, text);
  if (f != nullptr) return file_write(t, *f, otherwise);
  const Value made = new_ascii(t, otherwise);
  return !made.is_error() && write_to(t, file, as<Str>(made));
}

bool flush_stream(Thread& t, Value file) {
  if (FileState* f = native_text_file(t, file)) return file_flush(t, *f);
  return !call_method(t, file, t.machine.names.flush).is_error();
}

// args: sep, end, file, flush, then what is to be printed. As in CPython every item, separator and end is a
// write of its own.
Value builtin_print(Thread& t, Value* args, uint32_t count) {
  const Value separator = args[0], end = args[1];
  Value file = args[2];
  if (!text_argument(t, separator, "sep") || !text_argument(t, end, "end")) return Value::error();
  if (file.is_undefined() || file.is_none()) {
    file = files_of(t).out_cell->value.load();
    if (file.is_undefined()) return lost_stream(t, "stdout");
    if (file.is_none()) return Value::none();
  }
  const int flush = args[3].is_undefined() ? 0 : truth(t, args[3]);
  if (flush < 0) return Value::error();
  FileState* f = native_text_file(t, file);
  for (uint32_t i = 4; i < count; ++i) {
    if (i > 4 && !print_text(t, f, file, separator, " ")) return Value::error();
    if (!print_item(t, f, file, args[i])) return Value::error();
  }
  if (!print_text(t, f, file, end, "\n")) return Value::error();
  if (flush > 0 && !flush_stream(t, file)) return Value::error();
  return Value::none();
}

Value builtin_input(Thread& t, Value* args, uint32_t) {
  MachineFiles& files = files_of(t);
  const Value in = files.in_cell->value.load();
  const Value out = files.out_cell->value.load();
  const Value err = files.err_cell->value.load();
  auto& types = t.machine.types;
  for (const auto& [stream, name] :
       {std::pair{in, "stdin"}, std::pair{out, "stdout"}, std::pair{err, "stderr"}}) {
    if (stream.is_undefined() || stream.is_none())
      return raise(t, types.RuntimeError, "input(): lost sys.{}", name);
  }
  if (!args[0].is_undefined() && !print_item(t, native_text_file(t, out), out, args[0]))
    return Value::error();
  if (!flush_stream(t, out)) return Value::error();
  if (FileState* f = native_text_file(t, in)) {
    std::string line;
    if (!file_read_line(t, *f, -1, false, &line)) return Value::error();
    if (line.empty()) return raise(t, types.EOFError, "EOF when reading a line");
    if (line.back() == '\n') line.pop_back();
    return decode_text(t, line);
  }
  const Value line = call_method(t, in, intern(t.machine, t, "readline"));
  if (line.is_error()) return line;
  if (!is_kind(line, Kind::kStr)) return raise(t, types.TypeError, "object.readline() returned non-string");
  const auto* text = as<Str>(line);
  if (text->length == 0) return raise(t, types.EOFError, "EOF when reading a line");
  if (text->at(text->length - 1) != '\n') return line;
  std::string utf8 = to_utf8(text);
  utf8.pop_back();
  return new_str(t, utf8);
}

bool absent(Value v) {
  return v.is_undefined() || v.is_none();
}

// Do native files of text decode so: as UTF-8, failing at errors?
bool is_native_text(Value encoding, Value errors) {
  if (is_kind(errors, Kind::kStr) && to_utf8(as<Str>(errors)) != "strict") return false;
  if (!is_kind(encoding, Kind::kStr)) return true;
  std::string name;
  for (char c : to_utf8(as<Str>(encoding))) {
    if (c != '-' && c != '_') name += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  return name == "utf8" || name == "locale";
}

bool encoding_fits(Thread& t, std::string_view mode, Value encoding, Value errors) {
  auto& types = t.machine.types;
  for (const auto& [value, name] : {std::pair{encoding, "encoding"}, std::pair{errors, "errors"}}) {
    if (absent(value)) continue;
    if (!is_kind(value, Kind::kStr)) {
      static_cast<void>(raise(t, types.TypeError, "open() argument '{}' must be str or None, not {}", name,
                              argument_type_name(t, value)));
      return false;
    }
    if (mode.find('b') != std::string_view::npos) {
      static_cast<void>(raise(t, types.ValueError, "binary mode doesn't take an {} argument", name));
      return false;
    }
  }
  return true;
}

// Lines that end at "\r" or "\r\n" alone: nothing that native files do.
bool reads_to_carriage_returns(std::string_view mode, Value newline) {
  if (!is_kind(newline, Kind::kStr) || mode.find_first_of("r+") == std::string_view::npos) return false;
  const std::string text = to_utf8(as<Str>(newline));
  return text == "\r" || text == "\r\n";
}

// Other encodings, error handlers and ends of lines are the module io's, in Python.
Value open_encoded(Thread& t, Value path, std::string_view mode, int64_t buffering, const Value* args,
                   bool close_fd) {
  const Value module = import_module(t, intern(t.machine, t, "io"), Value::none(), 0, nullptr);
  if (module.is_error()) return module;
  const Value open = get_attr(t, module, intern(t.machine, t, "_open_encoded"));
  if (open.is_error()) return open;
  const auto or_none = [](Value v) { return v.is_undefined() ? Value::none() : v; };
  return call_with(t, open, path, new_str(t, mode), Value::from_int(buffering), or_none(args[3]),
                   or_none(args[4]), or_none(args[5]), Value::boolean(close_fd));
}

// What an opener is told, as os.open() takes it.
int flags_of_mode(std::string_view mode) {
  const auto has = [mode](char c) { return mode.find(c) != std::string_view::npos; };
  int flags = has('+') ? O_RDWR : has('r') ? O_RDONLY : O_WRONLY;
  if (has('w')) flags |= O_CREAT | O_TRUNC;
  if (has('x')) flags |= O_CREAT | O_EXCL;
  if (has('a')) flags |= O_CREAT | O_APPEND;
  return flags | O_CLOEXEC;
}

// open(file, mode, buffering, encoding, errors, newline, closefd, opener)
Value builtin_open(Thread& t, Value* args, uint32_t) {
  auto& types = t.machine.types;
  Value path = args[0];
  std::string mode = "r";
  int64_t buffering = -1;
  if (!args[1].is_undefined()) {
    if (!is_kind(args[1], Kind::kStr)) {
      return raise(t, types.TypeError, "open() argument 'mode' must be str, not {}",
                   argument_type_name(t, args[1]));
    }
    mode = to_utf8(as<Str>(args[1]));
  }
  if (!args[2].is_undefined() && !to_int64(t, args[2], &buffering)) return Value::error();
  const int close_fd = args[6].is_undefined() ? 1 : truth(t, args[6]);
  if (close_fd < 0) return Value::error();
  if (close_fd == 0 && !is_integer_or_bool(path)) {
    return raise_text(t, types.ValueError, "Cannot use closefd=False with file name");
  }
  if (!is_kind(path, Kind::kStr) && !is_kind(path, Kind::kBytes) && !is_integer_or_bool(path)) {
    const Value fspath = get_attr_if_any(t, path, intern(t.machine, t, "__fspath__"));
    if (t.has_pending()) return Value::error();
    if (!fspath.is_undefined()) path = call(t, fspath);
    if (path.is_error()) return path;
  }
  if (!encoding_fits(t, mode, args[3], args[4])) return Value::error();
  const std::string name = is_kind(path, Kind::kStr) ? to_utf8(as<Str>(path)) : "";
  const bool opened = !args[7].is_undefined() && !args[7].is_none();
  if (opened) {
    path = call_with(t, args[7], path, Value::from_int(flags_of_mode(mode)));
    if (path.is_error()) return path;
  }
  if (mode.find('b') == std::string::npos &&
      (!is_native_text(args[3], args[4]) || reads_to_carriage_returns(mode, args[5]))) {
    return open_encoded(t, path, mode, buffering, args, close_fd != 0);
  }
  const Value file = open_file(t, path, mode, buffering, args[5], close_fd != 0);
  if (opened && !file.is_error() && !name.empty()) {
    as<FileObject>(file)->state->name = name;
    as<FileObject>(file)->state->name_is_fd = false;
  }
  if (!file.is_error() && is_kind(args[3], Kind::kStr)) {
    as<FileObject>(file)->state->encoding = to_utf8(as<Str>(args[3]));
  }
  return file;
}

constexpr NativeDef kBuiltinsIoFunctions[] = {
    {"print", builtin_print, "*args, sep=, end=, file=, flush="},
    {"input", builtin_input, "prompt=, /"},
    {"open", builtin_open, "file, mode=, buffering=, encoding=, errors=, newline=, closefd=, opener="},
};

}  // namespace

bool add_builtin_io(Thread& t, Module* module) {
  return module_add_functions(t, module, kBuiltinsIoFunctions);
}

}  // namespace gilbox

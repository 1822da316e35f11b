// The types of file objects (io.TextIOWrapper and the binary ones), open(), and the standard streams.
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vm/modules/file.h"
#include "vm/modules/interrupt.h"
#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/alloc.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/range.h"
#include "vm/objects/str.h"
#include "vm/objects/str_methods.h"
#include "vm/objects/type_bootstrap.h"
#include "vm/objects/unicode.h"

namespace gilbox {
namespace {

void trace_file(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<FileObject*>(object)->keeper);
}

void finalize_file(NativeObject* object) {
  auto* file = static_cast<FileObject*>(object);
  if (!file->owns_state || file->state == nullptr) return;
  FileState* f = file->state;
  const int fd = f->fd.load(std::memory_order_relaxed);
  if (fd >= 0) {
    MutexLock lock(f->mutex);
    for (size_t at = 0; at < f->out.size();) {
      const ssize_t n = ::write(fd, f->out.data() + at, f->out.size() - at);
      if (n <= 0 && errno != EINTR) break;
      if (n > 0) at += static_cast<size_t>(n);
    }
    if (f->owns_fd) ::close(fd);
  }
  {
    MutexLock lock(f->owner->mutex);
    f->owner->open.erase(f);
  }
  delete f;
  file->state = nullptr;
}

Value next_line(Thread& t, NativeObject* object);

FileObject* self_file(Value v) {
  return as<FileObject>(v);
}

// A str, or bytes of a binary file.
Value make_data(Thread& t, const FileObject* file, std::string_view data) {
  return file->binary ? new_bytes(t, data) : decode_text(t, data);
}

Value next_line(Thread& t, NativeObject* object) {
  auto* file = static_cast<FileObject*>(object);
  std::string line;
  if (!file_read_line(t, *file->state, -1, file->binary, &line)) return Value::error();
  const bool ended = line.empty();
  if (file->state->stepping.load(std::memory_order_relaxed) == ended) file->state->stepping.store(!ended);
  return ended ? Value::undefined() : make_data(t, file, line);
}

// --- Methods ---

// For what CPython asks a file's buffer: that complains without the full stop.
bool check_open_below(Thread& t, const FileObject* file) {
  if (!file->state->closed()) return true;
  static_cast<void>(
      raise(t, t.machine.types.ValueError, "I/O operation on closed file{}", file->raw ? "." : ""));
  return false;
}

// Buffers name what is asked of them.
bool check_open_to(Thread& t, const FileObject* file, const char* action) {
  if (!file->binary || file->raw || !file->state->closed()) return true;
  static_cast<void>(raise(t, t.machine.types.ValueError, "{} closed file", action));
  return false;
}

bool check_open(Thread& t, const FileObject* file) {
  if (!file->state->closed()) return true;
  static_cast<void>(raise(t, t.machine.types.ValueError, "I/O operation on closed file."));
  return false;
}

Value write_data(Thread& t, FileObject* file, Value data) {
  if (file->binary) {
    const Value held = as_bytes(t, data);
    if (t.has_pending()) return Value::error();
    if (held.is_undefined()) {
      return raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'",
                   type_name(t, data));
    }
    const auto* bytes = as<Bytes>(held);
    if (!file_write(t, *file->state, bytes_view(bytes))) return Value::error();
    return new_int(t, int64_t{bytes->length});
  }
  if (!is_kind(data, Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "write() argument must be str, not {}",
                 argument_type_name(t, data));
  }
  auto* text = as<Str>(data);
  bool ok;
  if (text->is_ascii() && file->state->newline == "\n") {
    ok = file_write(t, *file->state, text->ascii());
  } else {
    std::string utf8;
    if (!file_encode(t, *file->state, text, &utf8)) return Value::error();
    if (file->state->newline != "\n") {
      std::string translated;
      for (char c : utf8) c == '\n' ? translated += file->state->newline : translated += c;
      utf8 = translated;
    }
    ok = file_write(t, *file->state, utf8);
  }
  return ok ? new_int(t, int64_t{text->length}) : Value::error();
}

Value file_write_method(Thread& t, Value* args, uint32_t) {
  const FileObject* file = self_file(args[0]);
  if (file->state->writable && !check_open_to(t, file, "write to")) return Value::error();
  return write_data(t, self_file(args[0]), args[1]);
}
Value file_write_lines(Thread& t, Value* args, uint32_t) {
  const Value self = args[0];
  const bool ok =
      iterate(t, args[1], [&](Value line) { return !write_data(t, self_file(self), line).is_error(); });
  return ok ? Value::none() : Value::error();
}
Value file_flush_method(Thread& t, Value* args, uint32_t) {
  return file_flush(t, *self_file(args[0])->state) ? Value::none() : Value::error();
}
Value file_close_method(Thread& t, Value* args, uint32_t) {
  FileState& f = *self_file(args[0])->state;
  if (!file_close(t, f)) return Value::error();
  MachineFiles& files = files_of(t);
  MutexLock lock(files.mutex);
  files.open.erase(&f);
  return Value::none();
}
Value file_read_method(Thread& t, Value* args, uint32_t) {
  if (!check_open_to(t, self_file(args[0]), "read of")) return Value::error();
  int64_t size;
  std::string data;
  FileObject* file = self_file(args[0]);
  if (!size_argument(t, args[1], &size)) return Value::error();
  if (!file_read(t, *file->state, size, file->binary, &data)) return Value::error();
  return make_data(t, file, data);
}
Value file_readline_method(Thread& t, Value* args, uint32_t) {
  if (!check_open_to(t, self_file(args[0]), "readline of")) return Value::error();
  int64_t size;
  std::string line;
  FileObject* file = self_file(args[0]);
  if (!size_argument(t, args[1], &size)) return Value::error();
  if (!file_read_line(t, *file->state, size, file->binary, &line)) return Value::error();
  return make_data(t, file, line);
}
Value file_readlines(Thread& t, Value* args, uint32_t) {
  int64_t hint;
  FileObject* file = self_file(args[0]);
  if (!size_argument(t, args[1], &hint)) return Value::error();
  Value lines = new_list(t);
  if (lines.is_error()) return lines;
  for (int64_t size = 0; hint <= 0 || size < hint;) {
    std::string line;
    if (!file_read_line(t, *file->state, -1, file->binary, &line)) return Value::error();
    if (line.empty()) break;
    size += static_cast<int64_t>(line.size());
    Value item = make_data(t, file, line);
    if (item.is_error() || !list_append(t, as<List>(lines), item)) return Value::error();
  }
  return lines;
}
Value file_itself(Thread& t, Value* args, uint32_t) {
  return check_open(t, self_file(args[0])) ? args[0] : Value::error();
}
Value file_next(Thread& t, Value* args, uint32_t) {
  if (!check_open_to(t, self_file(args[0]), "readline of")) return Value::error();
  Value line = next_line(t, self_file(args[0]));
  if (!line.is_undefined() || t.has_pending()) return line;
  return raise_bare(t, t.machine.types.StopIteration);
}
Value file_exit(Thread& t, Value* args, uint32_t) {
  return file_close_method(t, args, 1);
}
Value file_fileno(Thread& t, Value* args, uint32_t) {
  const FileObject* file = self_file(args[0]);
  return check_open_below(t, file) ? Value::from_int(file->state->fd.load()) : Value::error();
}
Value file_isatty(Thread& t, Value* args, uint32_t) {
  const FileObject* file = self_file(args[0]);
  return check_open_below(t, file) ? Value::boolean(::isatty(file->state->fd.load()) == 1) : Value::error();
}
Value file_readable(Thread& t, Value* args, uint32_t) {
  const FileObject* file = self_file(args[0]);
  return check_open_below(t, file) ? Value::boolean(file->state->readable) : Value::error();
}
Value file_writable(Thread& t, Value* args, uint32_t) {
  const FileObject* file = self_file(args[0]);
  return check_open(t, file) ? Value::boolean(file->state->writable) : Value::error();
}
Value file_seekable(Thread& t, Value* args, uint32_t) {
  const FileObject* file = self_file(args[0]);
  if (!check_open_below(t, file)) return Value::error();
  return Value::boolean(::lseek(file->state->fd.load(), 0, SEEK_CUR) >= 0);
}
Value file_seek_method(Thread& t, Value* args, uint32_t) {
  if (!check_open_to(t, self_file(args[0]), "seek of")) return Value::error();
  int64_t offset, whence = SEEK_SET, position;
  if (!to_int64(t, args[1], &offset)) return Value::error();
  if (!args[2].is_undefined() && !to_int64(t, args[2], &whence)) return Value::error();
  FileObject* file = self_file(args[0]);
  if (whence < 0 || whence > 2) {
    return raise(t, t.machine.types.ValueError, "invalid whence ({}, should be 0, 1 or 2)", whence);
  }
  if (!file->binary && !file->state->closed()) {
    // Positions in text mean nothing that could be computed with.
    if (whence != 0 && offset != 0) {
      return raise(t, files_of(t).unsupported_operation, "can't do nonzero {}-relative seeks",
                   whence == 1 ? "cur" : "end");
    }
    if (offset < 0) return raise(t, t.machine.types.ValueError, "negative seek position {}", offset);
  }
  if (!file_seek(t, *file->state, offset, static_cast<int>(whence), &position)) return Value::error();
  return new_int(t, position);
}
Value file_tell_method(Thread& t, Value* args, uint32_t) {
  int64_t position;
  const FileObject* file = self_file(args[0]);
  if (file->binary && !check_open_below(t, file)) return Value::error();
  if (!file->binary && file->state->stepping.load() && !file->state->closed()) {
    return raise_text(t, t.machine.types.OSError, "telling position disabled by next() call");
  }
  if (!file_tell(t, *self_file(args[0])->state, &position)) return Value::error();
  return new_int(t, position);
}
Value file_truncate(Thread& t, Value* args, uint32_t) {
  if (!check_open_to(t, self_file(args[0]), "truncate of")) return Value::error();
  int64_t size;
  FileState& f = *self_file(args[0])->state;
  if (!file_seek(t, f, 0, SEEK_CUR, &size)) return Value::error();
  if (!args[1].is_undefined() && !args[1].is_none() && !to_int64(t, args[1], &size)) return Value::error();
  if (::ftruncate(f.fd.load(), size) != 0) return raise_os_error(t, errno);
  return new_int(t, size);
}
Value file_reconfigure(Thread& t, Value* args, uint32_t) {
  constexpr int kAsItIs = 2;
  FileState& f = *self_file(args[0])->state;
  if (is_kind(args[1], Kind::kStr)) {
    const std::string encoding = to_utf8(as<Str>(args[1]));
    if (encoding != "utf-8" && encoding != "utf8" && encoding != "UTF-8" && encoding != "UTF8") {
      return raise(t, t.machine.types.NotImplementedError,
                   "gilbox does not support reconfigure() to the encoding {}: streams are UTF-8", encoding);
    }
    f.encoding = encoding;
  }
  const int lines = args[4].is_undefined() || args[4].is_none() ? kAsItIs : truth(t, args[4]);
  const int through = args[5].is_undefined() || args[5].is_none() ? kAsItIs : truth(t, args[5]);
  if (lines < 0 || through < 0 || !file_flush(t, f)) return Value::error();
  MutexLock lock(f.mutex);
  if (lines != kAsItIs) f.line_buffered = lines != 0;
  if (through != kAsItIs) f.write_through = through != 0;
  return Value::none();
}
// How a file of bytes names its mode.
std::string raw_mode(const FileState& f) {
  const bool created = f.mode.find('x') != std::string::npos;
  std::string mode = created ? "xb" : f.append ? "ab" : f.readable ? "rb" : "wb";
  if (f.readable && f.writable) mode += '+';
  return mode;
}

Value file_repr(Thread& t, Value* args, uint32_t) {
  const FileObject* file = self_file(args[0]);
  const FileState& f = *file->state;
  const std::string name = f.name_is_fd ? f.name : fmt::format("'{}'", f.name);
  if (!file->binary) {
    return new_str(
        t, fmt::format("<_io.TextIOWrapper name={} mode='{}' encoding='{}'>", name, f.mode, f.encoding));
  }
  return new_str(t, file->raw ? fmt::format("<_io.FileIO name={} mode='{}' closefd={}>", name, raw_mode(f),
                                            f.owns_fd ? "True" : "False")
                              : fmt::format("<_io.{} name={}>", type_name(type_of(t, args[0])), name));
}

// --- Attributes ---

Value file_closed(Thread&, Value* args, uint32_t) {
  return Value::boolean(self_file(args[0])->state->closed());
}
Value file_name(Thread& t, Value* args, uint32_t) {
  const FileState& f = *self_file(args[0])->state;
  return f.name_is_fd ? Value::from_int(std::stoi(f.name)) : new_str(t, f.name);
}
Value file_mode(Thread& t, Value* args, uint32_t) {
  const FileObject* file = self_file(args[0]);
  return new_str(t, file->binary ? raw_mode(*file->state) : file->state->mode);
}
Value file_encoding(Thread& t, Value* args, uint32_t) {
  return new_str(t, self_file(args[0])->state->encoding);
}
Value file_errors(Thread& t, Value* args, uint32_t) {
  return new_ascii(t, self_file(args[0])->state == &files_of(t).err ? "backslashreplace" : "strict");
}
Value file_newlines(Thread& t, Value* args, uint32_t) {
  static constexpr std::pair<uint8_t, const char*> kEnds[] = {
      {FileState::kSeenCr, "\r"}, {FileState::kSeenLf, "\n"}, {FileState::kSeenCrLf, "\r\n"}};
  FileState& f = *self_file(args[0])->state;
  uint8_t seen;
  {
    MutexLock lock(f.mutex);
    seen = f.newlines_seen;
  }
  RootedValues ends(t);
  for (const auto& [bit, text] : kEnds) {
    if ((seen & bit) != 0) ends.push(new_ascii(t, text));
  }
  if (ends.span().empty()) return Value::none();
  return ends.span().size() == 1 ? ends.span()[0] : new_tuple_of(t, ends.span());
}
Value file_line_buffering(Thread&, Value* args, uint32_t) {
  FileState& f = *self_file(args[0])->state;
  MutexLock lock(f.mutex);
  return Value::boolean(f.line_buffered);
}
Value file_write_through(Thread&, Value* args, uint32_t) {
  FileState& f = *self_file(args[0])->state;
  MutexLock lock(f.mutex);
  return Value::boolean(f.write_through);
}
Value file_closefd(Thread&, Value* args, uint32_t) {
  return Value::boolean(self_file(args[0])->state->owns_fd);
}
// The layer below: shares the state with the file.
template <FileLayer kLayer>
Value file_below(Thread& t, Value* args, uint32_t) {
  const FileObject* file = self_file(args[0]);
  const Value keeper = file->owns_state ? args[0] : file->keeper.load();
  return new_file_object(t, file->state, kLayer, false, keeper);
}
template <FileLayer kLayer>
Value file_detach(Thread& t, Value* args, uint32_t) {
  return file_flush(t, *self_file(args[0])->state) ? file_below<kLayer>(t, args, 1) : Value::error();
}

// --- Of bytes alone ---

// What can be read without waiting, at least one byte unless the file ends here.
bool peek(Thread& t, FileState& f, std::string* data) {
  std::string first;
  if (!file_read(t, f, 1, true, &first)) return false;
  if (first.empty()) return true;
  MutexLock lock(f.mutex);
  if (f.in_at > 0 && f.in[f.in_at - 1] == first[0]) {
    --f.in_at;
  } else {
    f.in.insert(f.in_at, first);
  }
  *data = f.in.substr(f.in_at);
  return true;
}
Value file_peek(Thread& t, Value* args, uint32_t) {
  if (!check_open_to(t, self_file(args[0]), "peek of")) return Value::error();
  std::string data;
  return peek(t, *self_file(args[0])->state, &data) ? new_bytes(t, data) : Value::error();
}
Value file_read1(Thread& t, Value* args, uint32_t) {
  if (!check_open_to(t, self_file(args[0]), "read of")) return Value::error();
  int64_t size;
  std::string data;
  FileState& f = *self_file(args[0])->state;
  if (!size_argument(t, args[1], &size) || !peek(t, f, &data)) return Value::error();
  const auto ready = static_cast<int64_t>(data.size());
  data.clear();
  const int64_t wanted = size < 0 ? ready : std::min(size, ready);
  return file_read(t, f, wanted, true, &data) ? new_bytes(t, data) : Value::error();
}
Value file_readall(Thread& t, Value* args, uint32_t) {
  std::string data;
  return file_read(t, *self_file(args[0])->state, -1, true, &data) ? new_bytes(t, data) : Value::error();
}
Value file_readinto(Thread& t, Value* args, uint32_t) {
  if (!check_open_to(t, self_file(args[0]), "readinto of")) return Value::error();
  std::string data;
  const int64_t size = length(t, args[1]);
  if (size < 0 || !file_read(t, *self_file(args[0])->state, size, true, &data)) return Value::error();
  const auto count = static_cast<int64_t>(data.size());
  const Value slice = new_slice(t, Value::from_int(0), new_int(t, count), Value::none());
  const Value bytes = new_bytes(t, data);
  if (slice.is_error() || bytes.is_error() || !set_item(t, args[1], slice, bytes)) return Value::error();
  return new_int(t, count);
}

constexpr NativeDef kFileTypeMethods[] = {
    {"write", file_write_method, "self, text, /"},
    {"writelines", file_write_lines, "self, lines, /"},
    {"flush", file_flush_method, "self, /"},
    {"close", file_close_method, "self, /"},
    {"read", file_read_method, "self, size=, /"},
    {"readline", file_readline_method, "self, size=, /"},
    {"readlines", file_readlines, "self, hint=, /"},
    {"__iter__", file_itself, "self, /"},
    {"__next__", file_next, "self, /"},
    {"__enter__", file_itself, "self, /"},
    {"__exit__", file_exit, "self, /, *args"},
    {"fileno", file_fileno, "self, /"},
    {"isatty", file_isatty, "self, /"},
    {"readable", file_readable, "self, /"},
    {"writable", file_writable, "self, /"},
    {"seekable", file_seekable, "self, /"},
    {"seek", file_seek_method, "self, offset, whence=, /"},
    {"tell", file_tell_method, "self, /"},
    {"truncate", file_truncate, "self, size=, /"},
    {"__repr__", file_repr, "self, /"},
};

constexpr NativeDef kTextMethods[] = {
    {"reconfigure", file_reconfigure,
     "self, /, *, encoding=, errors=, newline=, line_buffering=, write_through="},
    {"detach", file_detach<FileLayer::kBuffered>, "self, /"},
};
constexpr NativeDef kBufferedMethods[] = {
    {"peek", file_peek, "self, size=, /"},
    {"read1", file_read1, "self, size=, /"},
    {"readinto", file_readinto, "self, buffer, /"},
    {"readinto1", file_readinto, "self, buffer, /"},
    {"detach", file_detach<FileLayer::kRaw>, "self, /"},
};
constexpr NativeDef kRawMethods[] = {
    {"readall", file_readall, "self, /"},
    {"readinto", file_readinto, "self, buffer, /"},
};

constexpr NativeGetSet kFileTypeAttributes[] = {
    {"closed", file_closed}, {"name", file_name}, {"mode", file_mode}};
constexpr NativeGetSet kTextAttributes[] = {
    {"encoding", file_encoding},
    {"errors", file_errors},
    {"newlines", file_newlines},
    {"buffer", file_below<FileLayer::kBuffered>},
    {"line_buffering", file_line_buffering},
    {"write_through", file_write_through},
};
constexpr NativeGetSet kBufferedAttributes[] = {{"raw", file_below<FileLayer::kRaw>}};
constexpr NativeGetSet kRawAttributes[] = {{"closefd", file_closefd}};

// --- Opening ---

struct Mode {
  int flags = 0;
  bool readable = false;
  bool writable = false;
  bool append = false;
  bool binary = false;
};

bool parse_mode(Thread& t, std::string_view text, Mode* mode) {
  auto& types = t.machine.types;
  int kinds = 0;
  bool plus = false, text_mode = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.find(c, i + 1) != std::string_view::npos) kinds = 100;  // given twice
    if (c == 'r' || c == 'w' || c == 'a' || c == 'x') {
      ++kinds;
      mode->readable = c == 'r';
      mode->writable = c != 'r';
      mode->append = c == 'a';
      mode->flags = c == 'w'   ? O_CREAT | O_TRUNC
                    : c == 'a' ? O_CREAT | O_APPEND
                    : c == 'x' ? O_CREAT | O_EXCL
                               : 0;
    } else if (c == '+') {
      plus = true;
    } else if (c == 'b') {
      mode->binary = true;
    } else if (c == 't') {
      text_mode = true;
    } else {
      kinds = 100;
    }
  }
  if (kinds >= 100) {
    static_cast<void>(raise(t, types.ValueError, "invalid mode: '{}'", text));
    return false;
  }
  if (text_mode && mode->binary) {
    static_cast<void>(raise(t, types.ValueError, "can't have text and binary mode at once"));
    return false;
  }
  if (kinds != 1) {
    static_cast<void>(raise_text(
        t, types.ValueError,
        plus || kinds == 0 ? "Must have exactly one of create/read/write/append mode and at most one plus"
                           : "must have exactly one of create/read/write/append mode"));
    return false;
  }
  if (plus) mode->readable = mode->writable = true;
  mode->flags |= mode->readable && mode->writable ? O_RDWR : mode->writable ? O_WRONLY : O_RDONLY;
  return true;
}

bool set_newline(Thread& t, FileState* f, Value newline) {
  if (newline.is_undefined() || newline.is_none()) return true;
  if (is_kind(newline, Kind::kStr)) {
    const std::string text = to_utf8(as<Str>(newline));
    if (text.empty() || text == "\n" || text == "\r" || text == "\r\n") {
      f->translate = false;
      f->universal_newlines = text.empty();
      if (!text.empty()) f->newline = text;
      return true;
    }
    static_cast<void>(raise(t, t.machine.types.ValueError, "illegal newline value: {}", text));
    return false;
  }
  static_cast<void>(raise(t, t.machine.types.TypeError,
                          "open() argument 'newline' must be str or None, not {}",
                          argument_type_name(t, newline)));
  return false;
}

// The descriptor; -1: exception.
int open_path(Thread& t, const std::string& path, const Mode& mode) {
  int fd, error = 0;
  {
    DetachedScope io(*t.machine.scheduler, t);
    fd = ::open(path.c_str(), mode.flags | O_CLOEXEC, 0666);
    error = errno;
    struct stat info;
    if (fd >= 0 && ::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
      ::close(fd);
      fd = -1;
      error = EISDIR;
    }
  }
  if (fd < 0) static_cast<void>(raise_os_error(t, error, path));
  return fd;
}

void init_stream(FileState* f, int fd, const char* name, bool writable, bool lines, bool through) {
  MutexLock lock(f->mutex);
  f->line_buffered = lines;
  f->write_through = through;
  f->fd.store(fd);
  f->owns_fd = false;
  f->universal_newlines = false;  // as CPython's on POSIX
  f->readable = !writable;
  f->writable = writable;
  f->name = name;
  f->mode = writable ? "w" : "r";
  f->encoding = "utf-8";
}

}  // namespace

const NativeOps kFileOps = {"_io.TextIOWrapper", sizeof(FileObject), trace_file, finalize_file, next_line};

namespace {

Type* class_of(const MachineFiles& files, const FileState& f, FileLayer layer) {
  if (layer == FileLayer::kText) return files.text_type;
  if (layer == FileLayer::kRaw) return files.raw_type;
  if (!f.writable) return files.reader_type;
  return f.readable ? files.random_type : files.writer_type;
}

}  // namespace

Value new_file_object(Thread& t, FileState* state, FileLayer layer, bool owns_state, Value keeper) {
  auto* file = new_instance<FileObject>(t, class_of(files_of(t), *state, layer), Kind::kNative);
  if (file == nullptr) return Value::error();
  file->operations = &kFileOps;
  file->state = state;
  file->owns_state = owns_state;
  file->binary = layer != FileLayer::kText;
  file->raw = layer == FileLayer::kRaw;
  file->keeper.init(keeper);
  return Value::from_object(file);
}

Value open_file(Thread& t, Value path, std::string_view mode_text, int64_t buffering, Value newline,
                bool close_fd) {
  Mode mode;
  if (!parse_mode(t, mode_text, &mode)) return Value::error();
  flush_open_files(t);
  auto f = std::make_unique<FileState>();
  f->owner = t.machine.files;
  f->readable = mode.readable;
  f->writable = mode.writable;
  f->append = mode.append;
  f->mode = mode_text;
  f->owns_fd = close_fd;
  if (mode.binary) f->universal_newlines = false;
  if (mode.binary ? !(newline.is_undefined() || newline.is_none()) : buffering == 0) {
    return raise_text(
        t, t.machine.types.ValueError,
        mode.binary ? "binary mode doesn't take a newline argument" : "can't have unbuffered text I/O");
  }
  if (!set_newline(t, f.get(), newline)) return Value::error();
  int fd;
  if (is_integer_or_bool(path)) {
    int64_t number;
    if (!to_int64(t, path, &number)) return Value::error();
    if (number < 0) return raise(t, t.machine.types.ValueError, "negative file descriptor");
    fd = static_cast<int>(number);
    if (::fcntl(fd, F_GETFD) < 0) return raise_os_error(t, errno);
    f->name = std::to_string(fd);
    f->name_is_fd = true;
  } else {
    if (is_kind(path, Kind::kStr)) {
      f->name = to_utf8(as<Str>(path));
    } else if (is_kind(path, Kind::kBytes)) {
      f->name = bytes_view(as<Bytes>(path));
    } else {
      return raise(t, t.machine.types.TypeError, "expected str, bytes or os.PathLike object, not {}",
                   type_name(t, path));
    }
    if (f->name.find('\0') != std::string::npos)
      return raise(t, t.machine.types.ValueError, "embedded null byte");
    fd = open_path(t, f->name, mode);
    if (fd < 0) return Value::error();
  }
  {
    MutexLock lock(f->mutex);
    f->write_through = buffering == 0;
    f->line_buffered = buffering == 1 || (buffering < 0 && ::isatty(fd) == 1);
  }
  f->fd.store(fd);
  if (mode.append) static_cast<void>(::lseek(fd, 0, SEEK_END));  // so that tell() says where writing begins
  const FileLayer layer = !mode.binary     ? FileLayer::kText
                          : buffering == 0 ? FileLayer::kRaw
                                           : FileLayer::kBuffered;
  Value object = new_file_object(t, f.get(), layer, true);
  if (object.is_error()) return object;
  MachineFiles& files = files_of(t);
  MutexLock lock(files.mutex);
  files.open.insert(f.release());
  return object;
}

// class UnsupportedOperation(OSError, ValueError). Null: exception.
Type* make_unsupported_operation(Thread& t) {
  const Types& types = t.machine.types;
  const Value bases = make_tuple(t, Value::from_object(types.OSError), Value::from_object(types.ValueError));
  Dict* attributes = new_dict(t);
  const Value module = Value::from_object(intern(t.machine, t, "io"));
  if (bases.is_error() || attributes == nullptr ||
      !dict_set_str(t, attributes, t.machine.names.dunder_module, module)) {
    return nullptr;
  }
  const Value made =
      make_class(t, types.type, intern(t.machine, t, "UnsupportedOperation"), as<Tuple>(bases), attributes);
  if (made.is_error()) return nullptr;
  t.machine.roots.push_back(made);
  return as<Type>(made);
}

Type* unsupported_operation(Thread& t) {
  return files_of(t).unsupported_operation;
}

bool add_string_io(Thread& t, Module* module);  // string_io.cpp
bool add_bytes_io(Thread& t, Module* module);   // bytes_io.cpp

// _io: what the module io, in Python, takes from here.
bool init_io(Thread& t, Module* module) {
  return module_set(t, module, "UnsupportedOperation", Value::from_object(unsupported_operation(t))) &&
         module_set(t, module, "TextIOWrapper", Value::from_object(files_of(t).text_type)) &&
         module_set(t, module, "FileIO", Value::from_object(files_of(t).raw_type)) &&
         module_set(t, module, "BufferedReader", Value::from_object(files_of(t).reader_type)) &&
         module_set(t, module, "BufferedWriter", Value::from_object(files_of(t).writer_type)) &&
         module_set(t, module, "BufferedRandom", Value::from_object(files_of(t).random_type)) &&
         add_string_io(t, module) && add_bytes_io(t, module);
}

FileState* native_text_file(Thread& t, Value v) {
  if (!is_kind(v, Kind::kNative) || as<NativeObject>(v)->operations != &kFileOps) return nullptr;
  auto* file = as<FileObject>(v);
  if (file->binary || file->state->newline != "\n" || type_of(t, v) != files_of(t).text_type) return nullptr;
  return file->state;
}

bool file_encode(Thread& t, const FileState& f, const Str* text, std::string* utf8) {
  bool surrogates = false;
  for (uint32_t i = 0; text->width_log2() > 0 && i < text->length && !surrogates; ++i) {
    surrogates = text->at(i) >= 0xD800 && text->at(i) <= 0xDFFF;
  }
  if (!surrogates) {
    *utf8 = to_utf8(text);
    return true;
  }
  const Value errors = new_ascii(t, &f == &files_of(t).err ? "backslashreplace" : "strict");
  const Value encoded = encode_str(t, text, Value::undefined(), errors);
  if (encoded.is_error()) return false;
  *utf8 = bytes_view(as<Bytes>(encoded));
  return true;
}

bool file_write_text(Thread& t, FileState& f, const Str* text) {
  if (text->is_ascii()) return file_write(t, f, text->ascii());
  std::string utf8;
  return file_encode(t, f, text, &utf8) && file_write(t, f, utf8);
}

bool write_to(Thread& t, Value file, Str* text) {
  if (FileState* f = native_text_file(t, file)) {
    return file_write_text(t, *f, text);
  }
  const Value argument = Value::from_object(text);
  return !call_method(t, file, t.machine.names.write, {&argument, 1}).is_error();
}

Value decode_text(Thread& t, std::string_view data) {
  return decode_bytes(t, data, Value::undefined(), Value::undefined());
}

bool init_standard_streams(Thread& t, Module* sys) {
  t.machine.files = std::make_shared<MachineFiles>();
  MachineFiles& files = *t.machine.files;
  const auto define = [&t](const char* name, std::span<const NativeDef> methods,
                           std::span<const NativeGetSet> attributes) {
    Type* type = define_type(t, {.name = name,
                                 .module = "_io",
                                 .native = &kFileOps,
                                 .instance_size = sizeof(FileObject),
                                 .flags = Type::kNotCallable | Type::kFullName,
                                 .methods = kFileTypeMethods,
                                 .getsets = kFileTypeAttributes});
    extend_type(t, type, methods, attributes);
    return type;
  };
  files.text_type = define("TextIOWrapper", kTextMethods, kTextAttributes);
  files.reader_type = define("BufferedReader", kBufferedMethods, kBufferedAttributes);
  files.writer_type = define("BufferedWriter", kBufferedMethods, kBufferedAttributes);
  files.random_type = define("BufferedRandom", kBufferedMethods, kBufferedAttributes);
  files.raw_type = define("FileIO", kRawMethods, kRawAttributes);
  files.unsupported_operation = make_unsupported_operation(t);
  if (files.unsupported_operation == nullptr) return false;
  init_stream(&files.in, STDIN_FILENO, "<stdin>", false, false, false);
  init_stream(&files.out, STDOUT_FILENO, "<stdout>", true, t.machine.options.stdout_is_terminal, false);
  init_stream(&files.err, STDERR_FILENO, "<stderr>", true, true, true);
  struct {
    const char* name;
    const char* original;
    FileState* state;
    Cell** cell;
  } streams[] = {{"stdin", "__stdin__", &files.in, &files.in_cell},
                 {"stdout", "__stdout__", &files.out, &files.out_cell},
                 {"stderr", "__stderr__", &files.err, &files.err_cell}};
  for (auto& stream : streams) {
    // What the shell has closed is None.
    const bool closed = ::fcntl(stream.state->fd, F_GETFD) < 0;
    Value object = closed ? Value::none() : new_file_object(t, stream.state, FileLayer::kText, false);
    if (object.is_error() || !module_set(t, sys, stream.name, object) ||
        !module_set(t, sys, stream.original, object)) {
      return false;
    }
    *stream.cell = dict_find_cell(sys->dict, intern(t.machine, t, stream.name));
  }
  return true;
}

}  // namespace gilbox

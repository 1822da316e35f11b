// posix: the system calls behind the module os, which is written in Python (vm/library/os.py).
#include "vm/modules/posix.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "vm/modules/entropy.h"
#include "vm/modules/file.h"
#include "vm/modules/interrupt.h"
#include "vm/modules/modules.h"
#include "vm/modules/patient_wait.h"
#include "vm/objects/bytes.h"
#include "vm/objects/exception.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"

extern char** environ;

namespace gilbox {

bool path_argument(Thread& t, Value v, std::string* path) {
  auto& types = t.machine.types;
  if (v.is_undefined() || v.is_none()) {
    *path = ".";
    return true;
  }
  if (!is_kind(v, Kind::kStr) && !is_kind(v, Kind::kBytes)) {
    const Value fspath = get_attr_if_any(t, v, intern(t.machine, t, "__fspath__"));
    if (t.has_pending()) return false;
    if (fspath.is_undefined()) {
      static_cast<void>(
          raise(t, types.TypeError, "path should be string, bytes or os.PathLike, not {}", type_name(t, v)));
      return false;
    }
    v = call(t, fspath);
    if (v.is_error()) return false;
  }
  if (is_kind(v, Kind::kStr)) {
    *path = to_utf8(as<Str>(v));
  } else if (is_kind(v, Kind::kBytes)) {
    *path = bytes_view(as<Bytes>(v));
  }
  if (path->find('\0') == std::string::npos) return true;
  static_cast<void>(raise(t, types.ValueError, "embedded null byte"));
  return false;
}

bool int_argument(Thread& t, Value v, int otherwise, int* out) {
  int64_t n = otherwise;
  if (!v.is_undefined() && !to_int64(t, v, &n)) return false;
  *out = static_cast<int>(n);
  return true;
}

int64_t own_pid(const Thread& t) {
  return t.machine.scheduler->simulated() ? 4242 : int64_t{::getpid()};
}

namespace {

// A call that takes a path and gives 0 or fails.
template <class Call>
Value on_path(Thread& t, Value v, Call system_call) {
  std::string path;
  if (!path_argument(t, v, &path)) return Value::error();
  int error;
  if (detached(t, &error, [&] { return system_call(path.c_str()); }) == 0) return Value::none();
  return raise_os_error(t, error, path);
}

// OSError with both names, as of rename().
Value raise_of_two_paths(Thread& t, int error, const std::string& from, const std::string& to) {
  const Value texts[] = {new_str(t, std::strerror(error)), new_str(t, from), new_str(t, to)};
  const Value arguments[] = {Value::from_int(error), texts[0], texts[1], Value::none(), texts[2]};
  const Value made = call(t, Value::from_object(t.machine.types.OSError), arguments);
  return made.is_error() ? made : raise_exception(t, made);
}

// A call that takes two paths, args[0] and args[1], and gives 0 or fails.
Value on_two_paths(Thread& t, const Value* args, int (*system_call)(const char*, const char*)) {
  std::string from, to;
  if (!path_argument(t, args[0], &from) || !path_argument(t, args[1], &to)) return Value::error();
  int error;
  if (detached(t, &error, [&] { return system_call(from.c_str(), to.c_str()); }) == 0) return Value::none();
  return raise_of_two_paths(t, error, from, to);
}

// --- Process ---

Value posix_getpid(Thread& t, Value*, uint32_t) {
  return new_int(t, own_pid(t));
}
Value posix_getppid(Thread& t, Value*, uint32_t) {
  return new_int(t, t.machine.scheduler->simulated() ? own_pid(t) - 1 : int64_t{::getppid()});
}
Value posix_cpu_count(Thread& t, Value*, uint32_t) {
  if (t.machine.scheduler->simulated()) return Value::from_int(t.machine.options.scheduler.cores);
  return new_int(t, int64_t{::sysconf(_SC_NPROCESSORS_ONLN)});
}
Value posix_urandom(Thread& t, Value* args, uint32_t) {
  int64_t size;
  if (!to_int64(t, args[0], &size)) return Value::error();
  if (size < 0) return raise(t, t.machine.types.ValueError, "negative argument not allowed");
  if (size > int64_t{1} << 30) return memory_error(t);
  std::string data(static_cast<size_t>(size), '\0');
  if (!fill_with_entropy(t, {reinterpret_cast<uint8_t*>(data.data()), data.size()})) return Value::error();
  return new_bytes(t, data);
}
Value posix_exit(Thread& t, Value* args, uint32_t) {
  int status;
  if (!int_argument(t, args[0], 0, &status)) return Value::error();
  ::_exit(status);
}
Value posix_environ(Thread& t, Value*, uint32_t) {
  Value pairs = new_list(t);
  if (pairs.is_error()) return pairs;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const size_t sign = text.find('=');
    if (sign == std::string_view::npos) continue;
    const Value name = new_str(t, text.substr(0, sign));
    const Value value = new_str(t, text.substr(sign + 1));
    if (name.is_error() || value.is_error()) return Value::error();
    const Value pair = make_tuple(t, name, value);
    if (pair.is_error() || !list_append(t, as<List>(pairs), pair)) return Value::error();
  }
  return pairs;
}
Value posix_strerror(Thread& t, Value* args, uint32_t) {
  int code;
  return int_argument(t, args[0], 0, &code) ? new_str(t, std::strerror(code)) : Value::error();
}
Value posix_sched_yield(Thread& t, Value*, uint32_t) {
  t.machine.scheduler->yield(t);
  return Value::none();
}

// --- Directories and names ---

Value posix_getcwd(Thread& t, Value*, uint32_t) {
  char path[4096];
  return ::getcwd(path, sizeof path) == nullptr ? raise_os_error(t, errno) : new_str(t, path);
}
Value posix_chdir(Thread& t, Value* args, uint32_t) {
  return on_path(t, args[0], [](const char* path) { return ::chdir(path); });
}
Value posix_unlink(Thread& t, Value* args, uint32_t) {
  return on_path(t, args[0], [](const char* path) { return ::unlink(path); });
}
Value posix_rmdir(Thread& t, Value* args, uint32_t) {
  return on_path(t, args[0], [](const char* path) { return ::rmdir(path); });
}
Value posix_mkdir(Thread& t, Value* args, uint32_t) {
  int mode;
  if (!int_argument(t, args[1], 0777, &mode)) return Value::error();
  return on_path(t, args[0], [mode](const char* path) { return ::mkdir(path, static_cast<mode_t>(mode)); });
}
Value posix_chmod(Thread& t, Value* args, uint32_t) {
  int mode;
  if (!int_argument(t, args[1], 0, &mode)) return Value::error();
  return on_path(t, args[0], [mode](const char* path) { return ::chmod(path, static_cast<mode_t>(mode)); });
}
Value posix_rename(Thread& t, Value* args, uint32_t) {
  return on_two_paths(t, args, ::rename);
}
Value posix_link(Thread& t, Value* args, uint32_t) {
  return on_two_paths(t, args, ::link);
}
Value posix_symlink(Thread& t, Value* args, uint32_t) {
  return on_two_paths(t, args, ::symlink);
}
Value posix_readlink(Thread& t, Value* args, uint32_t) {
  std::string path;
  if (!path_argument(t, args[0], &path)) return Value::error();
  char target[4096];
  int error;
  const ssize_t n = detached(t, &error, [&] { return ::readlink(path.c_str(), target, sizeof target); });
  if (n < 0) return raise_os_error(t, error, path);
  return new_str(t, std::string_view(target, static_cast<size_t>(n)));
}
Value posix_truncate(Thread& t, Value* args, uint32_t) {
  int64_t length;
  if (!to_int64(t, args[1], &length)) return Value::error();
  flush_open_files(t);
  return on_path(t, args[0], [length](const char* path) { return ::truncate(path, length); });
}
timespec time_spec(double seconds) {
  const double whole = std::floor(seconds);
  return {static_cast<time_t>(whole), static_cast<long>((seconds - whole) * 1e9)};
}
// _utime(path, access time, modification time): None for both is now.
Value posix_utime(Thread& t, Value* args, uint32_t) {
  timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
  for (int i = 0; i < 2 && !args[1].is_none(); ++i) {
    double seconds;
    if (!to_double(t, args[i + 1], &seconds)) return Value::error();
    times[i] = time_spec(seconds);
  }
  flush_open_files(t);
  return on_path(t, args[0], [&times](const char* path) { return ::utimensat(AT_FDCWD, path, times, 0); });
}
Value posix_umask(Thread& t, Value* args, uint32_t) {
  int mask;
  if (!int_argument(t, args[0], 0, &mask)) return Value::error();
  return Value::from_int(static_cast<int64_t>(::umask(static_cast<mode_t>(mask))));
}
template <auto kGet>
Value posix_id(Thread&, Value*, uint32_t) {
  return Value::from_int(static_cast<int64_t>(kGet()));
}
Value posix_getlogin(Thread& t, Value*, uint32_t) {
  char name[LOGIN_NAME_MAX];
  const int error = ::getlogin_r(name, sizeof name);
  return error != 0 ? raise_os_error(t, error) : new_str(t, name);
}
Value posix_lseek(Thread& t, Value* args, uint32_t) {
  int fd, whence;
  int64_t at;
  if (!int_argument(t, args[0], -1, &fd) || !to_int64(t, args[1], &at) ||
      !int_argument(t, args[2], 0, &whence)) {
    return Value::error();
  }
  const off_t result = ::lseek(fd, at, whence);
  return result < 0 ? raise_os_error(t, errno) : new_int(t, static_cast<int64_t>(result));
}
// (system name, node name, release, version, machine)
Value posix_uname(Thread& t, Value*, uint32_t) {
  utsname names;
  if (::uname(&names) != 0) return raise_os_error(t, errno);
  const Value items[] = {new_str(t, names.sysname), new_str(t, names.nodename), new_str(t, names.release),
                         new_str(t, names.version), new_str(t, names.machine)};
  return new_tuple_of(t, items);
}

Value posix_access(Thread& t, Value* args, uint32_t) {
  int mode, error;
  std::string path;
  if (!path_argument(t, args[0], &path) || !int_argument(t, args[1], 0, &mode)) return Value::error();
  return Value::boolean(detached(t, &error, [&] { return ::access(path.c_str(), mode); }) == 0);
}

Value posix_listdir(Thread& t, Value* args, uint32_t) {
  std::string path;
  if (args[0].is_none()) args[0] = new_ascii(t, ".");
  if (!path_argument(t, args[0], &path)) return Value::error();
  const bool as_text = !is_kind(args[0], Kind::kBytes);
  std::vector<std::string> names;
  int error;
  const bool ok = detached(t, &error, [&] {
    DIR* directory = ::opendir(path.c_str());
    if (directory == nullptr) return false;
    while (const dirent* entry = ::readdir(directory)) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    ::closedir(directory);
    return true;
  });
  if (!ok) return raise_os_error(t, error, path);
  // The system's order is no promise; a simulated run must not depend on it.
  if (t.machine.scheduler->simulated()) std::sort(names.begin(), names.end());
  const Value list = new_list(t);
  for (const std::string& name : names) {
    const Value text = as_text ? new_str(t, name) : new_bytes(t, name);
    if (text.is_error() || !list_append(t, as<List>(list), text)) return Value::error();
  }
  return list;
}

Value whole_seconds(Thread& t, const timespec& time) {
  return new_int(t, int64_t{time.tv_sec});
}
Value seconds(const timespec& time) {
  return Value::from_double(static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9);
}
Value nanoseconds(Thread& t, const timespec& time) {
  return new_int(t, int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec);
}

// stat(path or descriptor, follow links): the items of os.stat_result, then its hidden fields
Value posix_stat(Thread& t, Value* args, uint32_t) {
  std::string path;
  int64_t fd = -1;
  const bool by_fd = is_integer_or_bool(args[0]);
  if (args[0].is_none() || args[0].is_double()) {
    return raise(t, t.machine.types.TypeError,
                 "stat: path should be string, bytes, os.PathLike or integer, not {}", type_name(t, args[0]));
  }
  if (by_fd ? !to_int64(t, args[0], &fd) : !path_argument(t, args[0], &path)) return Value::error();
  const int follow = args[1].is_undefined() ? 1 : truth(t, args[1]);
  if (follow < 0) return Value::error();
  flush_open_files(t);
  struct stat s;
  int error;
  const int result = detached(t, &error, [&] {
    if (by_fd) return ::fstat(static_cast<int>(fd), &s);
    return follow != 0 ? ::stat(path.c_str(), &s) : ::lstat(path.c_str(), &s);
  });
  if (result != 0) return by_fd ? raise_os_error(t, error) : raise_os_error(t, error, path);
  const Value items[] = {new_int(t, int64_t{s.st_mode}),
                         new_int(t, uint64_t{s.st_ino}),
                         new_int(t, uint64_t{s.st_dev}),
                         new_int(t, static_cast<int64_t>(s.st_nlink)),
                         new_int(t, int64_t{s.st_uid}),
                         new_int(t, int64_t{s.st_gid}),
                         new_int(t, int64_t{s.st_size}),
                         whole_seconds(t, s.st_atim),
                         whole_seconds(t, s.st_mtim),
                         whole_seconds(t, s.st_ctim),
                         seconds(s.st_atim),
                         seconds(s.st_mtim),
                         seconds(s.st_ctim),
                         nanoseconds(t, s.st_atim),
                         nanoseconds(t, s.st_mtim),
                         nanoseconds(t, s.st_ctim),
                         new_int(t, int64_t{s.st_blksize}),
                         new_int(t, int64_t{s.st_blocks}),
                         new_int(t, uint64_t{s.st_rdev})};
  return new_tuple_of(t, items);
}

// --- Descriptors ---

Value posix_open(Thread& t, Value* args, uint32_t) {
  int flags, mode, error;
  std::string path;
  if (!path_argument(t, args[0], &path) || !int_argument(t, args[1], 0, &flags) ||
      !int_argument(t, args[2], 0777, &mode)) {
    return Value::error();
  }
  const int fd = detached(t, &error, [&] { return ::open(path.c_str(), flags | O_CLOEXEC, mode); });
  return fd < 0 ? raise_os_error(t, error, path) : Value::from_int(fd);
}
Value posix_close(Thread& t, Value* args, uint32_t) {
  int fd, error;
  if (!int_argument(t, args[0], -1, &fd)) return Value::error();
  return detached(t, &error, [fd] { return ::close(fd); }) == 0 ? Value::none() : raise_os_error(t, error);
}
Value posix_dup(Thread& t, Value* args, uint32_t) {
  int fd;
  if (!int_argument(t, args[0], -1, &fd)) return Value::error();
  const int copy = ::fcntl(fd, F_DUPFD_CLOEXEC, 0);
  return copy < 0 ? raise_os_error(t, errno) : Value::from_int(copy);
}
Value posix_isatty(Thread& t, Value* args, uint32_t) {
  int fd;
  return int_argument(t, args[0], -1, &fd) ? Value::boolean(::isatty(fd) == 1) : Value::error();
}
Value posix_pipe(Thread& t, Value*, uint32_t) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return raise_os_error(t, errno);
  return make_tuple(t, Value::from_int(ends[0]), Value::from_int(ends[1]));
}
Value posix_read(Thread& t, Value* args, uint32_t) {
  int fd, error;
  int64_t size;
  if (!int_argument(t, args[0], -1, &fd) || !to_int64(t, args[1], &size)) return Value::error();
  if (size < 0) return raise_os_error(t, EINVAL);
  std::string data(static_cast<size_t>(std::min<int64_t>(size, 1 << 30)), '\0');
  for (;;) {
    if (!await_ready(t, fd, POLLIN)) return Value::error();
    const ssize_t n = detached(t, &error, [&] { return ::read(fd, data.data(), data.size()); });
    if (n >= 0) return new_bytes(t, std::string_view(data).substr(0, static_cast<size_t>(n)));
    if (error != EINTR) return raise_os_error(t, error);
    if (!check_interrupt(t)) return Value::error();
  }
}
Value posix_write(Thread& t, Value* args, uint32_t) {
  int fd, error;
  if (!int_argument(t, args[0], -1, &fd)) return Value::error();
  if (!is_kind(args[1], Kind::kBytes)) {
    return raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'",
                 type_name(t, args[1]));
  }
  const std::string data(bytes_view(as<Bytes>(args[1])));
  // Simulated: so much as a pipe that is ready takes without blocking, until all is written.
  struct stat status = {};
  const bool piecewise =
      t.machine.scheduler->simulated() && ::fstat(fd, &status) == 0 && !S_ISREG(status.st_mode);
  size_t done = 0;
  for (;;) {
    if (!await_ready(t, fd, POLLOUT)) return Value::error();
    const size_t size = piecewise ? std::min<size_t>(data.size() - done, PIPE_BUF) : data.size();
    const ssize_t n = detached(t, &error, [&] { return ::write(fd, data.data() + done, size); });
    if (n >= 0) {
      done += static_cast<size_t>(n);
      if (!piecewise || n == 0 || done == data.size()) return new_int(t, static_cast<int64_t>(done));
      continue;
    }
    if (error != EINTR) return raise_os_error(t, error);
    if (!check_interrupt(t)) return Value::error();
  }
}
Value posix_terminal_size(Thread& t, Value* args, uint32_t) {
  int fd;
  winsize size = {};
  if (!int_argument(t, args[0], STDOUT_FILENO, &fd)) return Value::error();
  if (::ioctl(fd, TIOCGWINSZ, &size) != 0) return raise_os_error(t, errno);
  return make_tuple(t, Value::from_int(size.ws_col), Value::from_int(size.ws_row));
}

constexpr NativeDef kPosixFunctions[] = {
    {"getpid", posix_getpid, ""},
    {"getppid", posix_getppid, ""},
    {"cpu_count", posix_cpu_count, ""},
    {"urandom", posix_urandom, "size, /"},
    {"_exit", posix_exit, "status"},
    {"environ", posix_environ, ""},
    {"strerror", posix_strerror, "code, /"},
    {"sched_yield", posix_sched_yield, ""},
    {"getcwd", posix_getcwd, ""},
    {"chdir", posix_chdir, "path"},
    {"unlink", posix_unlink, "path"},
    {"remove", posix_unlink, "path"},
    {"rmdir", posix_rmdir, "path"},
    {"mkdir", posix_mkdir, "path, mode="},
    {"chmod", posix_chmod, "path, mode"},
    {"rename", posix_rename, "src, dst"},
    {"replace", posix_rename, "src, dst"},
    {"link", posix_link, "src, dst"},
    {"symlink", posix_symlink, "src, dst, target_is_directory="},
    {"readlink", posix_readlink, "path"},
    {"truncate", posix_truncate, "path, length"},
    {"_utime", posix_utime, "path, access, modification, /"},
    {"umask", posix_umask, "mask, /"},
    {"getuid", posix_id<::getuid>, ""},
    {"geteuid", posix_id<::geteuid>, ""},
    {"getgid", posix_id<::getgid>, ""},
    {"getegid", posix_id<::getegid>, ""},
    {"getlogin", posix_getlogin, ""},
    {"lseek", posix_lseek, "fd, position, how="},
    {"_uname", posix_uname, ""},
    {"access", posix_access, "path, mode"},
    {"listdir", posix_listdir, "path="},
    {"open", posix_open, "path, flags, mode="},
    {"close", posix_close, "fd"},
    {"dup", posix_dup, "fd, /"},
    {"isatty", posix_isatty, "fd, /"},
    {"pipe", posix_pipe, ""},
    {"read", posix_read, "fd, length, /"},
    {"write", posix_write, "fd, data, /"},
    {"terminal_size", posix_terminal_size, "fd=, /"},
    {"_stat", posix_stat, "path, follow_symlinks, /"},
};

}  // namespace

bool init_posix(Thread& t, Module* module) {
  static constexpr struct {
    const char* name;
    int value;
  } kConstants[] = {
      {"O_RDONLY", O_RDONLY}, {"O_WRONLY", O_WRONLY}, {"O_RDWR", O_RDWR},     {"O_CREAT", O_CREAT},
      {"O_EXCL", O_EXCL},     {"O_TRUNC", O_TRUNC},   {"O_APPEND", O_APPEND}, {"O_NONBLOCK", O_NONBLOCK},
      {"F_OK", F_OK},         {"R_OK", R_OK},         {"W_OK", W_OK},         {"X_OK", X_OK}};
  for (const auto& constant : kConstants) {
    if (!module_set(t, module, constant.name, Value::from_int(constant.value))) return false;
  }
  return module_add_functions(t, module, kPosixFunctions) && add_posix_calls(t, module);
}

}  // namespace gilbox

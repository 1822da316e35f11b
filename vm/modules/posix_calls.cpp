// posix: the system calls that few scripts make (vm/library/_os_more.py).
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/times.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "vm/modules/file.h"
#include "vm/modules/modules.h"
#include "vm/modules/posix.h"
#include "vm/objects/bytes.h"
#include "vm/objects/exception.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// A descriptor, or an object that has one.
bool descriptor_argument(Thread& t, Value v, int* fd) {
  if (!is_integer_or_bool(v)) {
    const Value fileno = get_attr_if_any(t, v, intern(t.machine, t, "fileno"));
    if (t.has_pending()) return false;
    if (fileno.is_undefined()) {
      static_cast<void>(
          raise_text(t, t.machine.types.TypeError, "argument must be an int, or have a fileno() method."));
      return false;
    }
    v = call(t, fileno);
    if (v.is_error()) return false;
  }
  return int_argument(t, v, -1, fd);
}

// A call on a descriptor that gives 0 or fails.
template <int (*kCall)(int)>
Value on_descriptor(Thread& t, Value* args, uint32_t) {
  int fd, error;
  if (!descriptor_argument(t, args[0], &fd)) return Value::error();
  flush_open_files(t);
  return detached(t, &error, [fd] { return kCall(fd); }) == 0 ? Value::none() : raise_os_error(t, error);
}

Value posix_ftruncate(Thread& t, Value* args, uint32_t) {
  int fd, error;
  int64_t size;
  if (!descriptor_argument(t, args[0], &fd) || !to_int64(t, args[1], &size)) return Value::error();
  flush_open_files(t);
  return detached(t, &error, [&] { return ::ftruncate(fd, size); }) == 0 ? Value::none()
                                                                         : raise_os_error(t, error);
}
Value posix_fchmod(Thread& t, Value* args, uint32_t) {
  int fd, mode;
  if (!descriptor_argument(t, args[0], &fd) || !int_argument(t, args[1], 0, &mode)) return Value::error();
  return ::fchmod(fd, static_cast<mode_t>(mode)) == 0 ? Value::none() : raise_os_error(t, errno);
}
Value posix_dup2(Thread& t, Value* args, uint32_t) {
  int from, to;
  if (!int_argument(t, args[0], -1, &from) || !int_argument(t, args[1], -1, &to)) return Value::error();
  flush_open_files(t);
  return ::dup2(from, to) < 0 ? raise_os_error(t, errno) : Value::from_int(to);
}
Value posix_pread(Thread& t, Value* args, uint32_t) {
  int fd, error;
  int64_t size, at;
  if (!int_argument(t, args[0], -1, &fd) || !to_int64(t, args[1], &size) || !to_int64(t, args[2], &at)) {
    return Value::error();
  }
  if (size < 0) return raise_os_error(t, EINVAL);
  std::string data(static_cast<size_t>(std::min<int64_t>(size, 1 << 30)), '\0');
  const ssize_t n = detached(t, &error, [&] { return ::pread(fd, data.data(), data.size(), at); });
  if (n < 0) return raise_os_error(t, error);
  return new_bytes(t, std::string_view(data).substr(0, static_cast<size_t>(n)));
}
Value posix_pwrite(Thread& t, Value* args, uint32_t) {
  int fd, error;
  int64_t at;
  if (!int_argument(t, args[0], -1, &fd) || !to_int64(t, args[2], &at)) return Value::error();
  if (!is_kind(args[1], Kind::kBytes)) {
    return raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'",
                 type_name(t, args[1]));
  }
  const std::string data(bytes_view(as<Bytes>(args[1])));
  const ssize_t n = detached(t, &error, [&] { return ::pwrite(fd, data.data(), data.size(), at); });
  return n < 0 ? raise_os_error(t, error) : new_int(t, static_cast<int64_t>(n));
}
Value posix_mkfifo(Thread& t, Value* args, uint32_t) {
  std::string path;
  int mode;
  if (!path_argument(t, args[0], &path) || !int_argument(t, args[1], 0666, &mode)) return Value::error();
  return ::mkfifo(path.c_str(), static_cast<mode_t>(mode)) == 0 ? Value::none()
                                                                : raise_os_error(t, errno, path);
}
Value posix_sync(Thread& t, Value*, uint32_t) {
  int error;
  flush_open_files(t);
  detached(t, &error, [] {
    ::sync();
    return 0;
  });
  return Value::none();
}

// (user, system, children's user, children's system, elapsed) in seconds
Value posix_times(Thread& t, Value*, uint32_t) {
  struct tms used;
  const clock_t elapsed = ::times(&used);
  const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
  const auto seconds = [ticks](clock_t n) { return Value::from_double(static_cast<double>(n) / ticks); };
  const Value items[] = {seconds(used.tms_utime), seconds(used.tms_stime), seconds(used.tms_cutime),
                         seconds(used.tms_cstime), seconds(elapsed)};
  return new_tuple_of(t, items);
}
Value posix_getloadavg(Thread& t, Value*, uint32_t) {
  double load[3] = {};
  if (::getloadavg(load, 3) != 3)
    return raise_text(t, t.machine.types.OSError, "Load averages are unobtainable");
  return make_tuple(t, Value::from_double(load[0]), Value::from_double(load[1]), Value::from_double(load[2]));
}
Value posix_statvfs(Thread& t, Value* args, uint32_t) {
  struct statvfs s;
  int fd = -1;
  std::string path;
  const bool by_fd = is_integer_or_bool(args[0]);
  if (by_fd ? !int_argument(t, args[0], -1, &fd) : !path_argument(t, args[0], &path)) return Value::error();
  if ((by_fd ? ::fstatvfs(fd, &s) : ::statvfs(path.c_str(), &s)) != 0) {
    return by_fd ? raise_os_error(t, errno) : raise_os_error(t, errno, path);
  }
  const Value items[] = {
      new_int(t, uint64_t{s.f_bsize}),   new_int(t, uint64_t{s.f_frsize}), new_int(t, uint64_t{s.f_blocks}),
      new_int(t, uint64_t{s.f_bfree}),   new_int(t, uint64_t{s.f_bavail}), new_int(t, uint64_t{s.f_files}),
      new_int(t, uint64_t{s.f_ffree}),   new_int(t, uint64_t{s.f_favail}), new_int(t, uint64_t{s.f_flag}),
      new_int(t, uint64_t{s.f_namemax}), new_int(t, uint64_t{s.f_fsid})};
  return new_tuple_of(t, items);
}
Value posix_sysconf(Thread& t, Value* args, uint32_t) {
  int name;
  if (!int_argument(t, args[0], -1, &name)) return Value::error();
  errno = 0;
  const long value = ::sysconf(name);
  return value == -1 && errno != 0 ? raise_os_error(t, errno) : new_int(t, int64_t{value});
}

Value posix_getpgrp(Thread& t, Value*, uint32_t) {
  return new_int(t, int64_t{::getpgrp()});
}
template <pid_t (*kCall)(pid_t)>
Value of_process(Thread& t, Value* args, uint32_t) {
  int pid;
  if (!int_argument(t, args[0], 0, &pid)) return Value::error();
  const pid_t found = kCall(pid);
  return found < 0 ? raise_os_error(t, errno) : new_int(t, int64_t{found});
}
Value posix_getgroups(Thread& t, Value*, uint32_t) {
  gid_t groups[256];
  const int count = ::getgroups(256, groups);
  if (count < 0) return raise_os_error(t, errno);
  const Value list = new_list(t);
  for (int i = 0; i < count; ++i) {
    if (!list_append(t, as<List>(list), new_int(t, int64_t{groups[i]}))) return Value::error();
  }
  return list;
}
Value posix_nice(Thread& t, Value* args, uint32_t) {
  int by;
  if (!int_argument(t, args[0], 0, &by)) return Value::error();
  errno = 0;
  const int value = ::nice(by);
  return value == -1 && errno != 0 ? raise_os_error(t, errno) : new_int(t, int64_t{value});
}

constexpr NativeDef kPosixCallsFunctions[] = {
    {"fsync", on_descriptor<::fsync>, "fd"},
    {"fdatasync", on_descriptor<::fdatasync>, "fd"},
    {"ftruncate", posix_ftruncate, "fd, length, /"},
    {"fchmod", posix_fchmod, "fd, mode"},
    {"dup2", posix_dup2, "fd, fd2, inheritable="},
    {"pread", posix_pread, "fd, length, offset, /"},
    {"pwrite", posix_pwrite, "fd, buffer, offset, /"},
    {"mkfifo", posix_mkfifo, "path, mode="},
    {"sync", posix_sync, ""},
    {"_times", posix_times, ""},
    {"getloadavg", posix_getloadavg, ""},
    {"_statvfs", posix_statvfs, "path, /"},
    {"_sysconf", posix_sysconf, "name, /"},
    {"getpgrp", posix_getpgrp, ""},
    {"getpgid", of_process<::getpgid>, "pid"},
    {"getsid", of_process<::getsid>, "pid, /"},
    {"getgroups", posix_getgroups, ""},
    {"nice", posix_nice, "increment, /"},
};

}  // namespace

bool add_posix_calls(Thread& t, Module* module) {
  return module_add_functions(t, module, kPosixCallsFunctions);
}

}  // namespace gilbox

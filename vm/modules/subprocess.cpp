// The module _subprocess: starting other programs, feeding them and waiting for them.
//
// Thread safety: whoever blocks here is detached; two threads may wait for one process, one of them then
// learns that it is gone (ECHILD).
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "vm/modules/interrupt.h"
#include "vm/modules/modules.h"
#include "vm/modules/patient_wait.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/bytes.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

extern "C" char** environ;

namespace gilbox {

bool init_subprocess(Thread& t, Module* module);

namespace {

// The texts of an iterable of str and bytes. False: exception.
bool texts_of(Thread& t, Value iterable, std::vector<std::string>* out) {
  return for_each_item(t, iterable, [&](Value item) {
    if (is_kind(item, Kind::kStr)) {
      out->push_back(to_utf8(as<Str>(item)));
    } else if (is_kind(item, Kind::kBytes)) {
      out->emplace_back(bytes_view(as<Bytes>(item)));
    } else {
      return !raise(t, t.machine.types.TypeError, "expected str, bytes or os.PathLike object, not {}",
                    type_name(t, item))
                  .is_error();
    }
    if (out->back().find('\0') == std::string::npos) return true;
    return !raise_text(t, t.machine.types.ValueError, "embedded null byte").is_error();
  });
}
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// What the new program gets: descriptors 0 to 2, a folder, signals as they are by default.
class SpawnSettings {
 public:
  SpawnSettings() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  void set(const int (&fds)[3], const std::string& folder, bool new_session) {
    // A descriptor of the lowest three may be wanted for another of them: to safety first.
    for (int i = 0; i < 3; ++i) {
      if (fds[i] >= 0) posix_spawn_file_actions_adddup2(&actions_, fds[i], kSafe + i);
    }
    for (int i = 0; i < 3; ++i) {
      if (fds[i] >= 0) posix_spawn_file_actions_adddup2(&actions_, kSafe + i, i);
    }
    posix_spawn_file_actions_addclosefrom_np(&actions_, 3);
    if (!folder.empty()) posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str());
    sigset_t none, usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    for (int signal : {SIGINT, SIGPIPE, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGALRM, SIGCHLD})
      sigaddset(&usual, signal);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &usual);
    int flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    if (new_session) flags |= POSIX_SPAWN_SETSID;
    posix_spawnattr_setflags(&attributes_, static_cast<short>(flags));
  }
  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  static constexpr int kSafe = 200;
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

// args: args, executable, env, cwd, stdin, stdout, stderr, new_session. The process's number.
Value subprocess_spawn(Thread& t, Value* args, uint32_t) {
  std::vector<std::string> arguments, environment, folder, program;
  if (!texts_of(t, args[0], &arguments)) return Value::error();
  const bool own_environment = !args[2].is_none();
  if (own_environment && !texts_of(t, args[2], &environment)) return Value::error();
  for (auto& [value, out] : {std::pair{args[1], &program}, std::pair{args[3], &folder}}) {
    if (value.is_none()) continue;
    const Value tuple = make_tuple(t, value);
    if (tuple.is_error() || !texts_of(t, tuple, out)) return Value::error();
  }
  if (arguments.empty()) return raise_text(t, t.machine.types.IndexError, "list index out of range");
  int fds[3];
  for (size_t i = 0; i < 3; ++i) {
    int64_t fd = -1;
    if (!to_int64(t, args[4 + i], &fd)) return Value::error();
    fds[i] = static_cast<int>(fd);
  }
  const int new_session = truth(t, args[7]);
  if (new_session < 0) return Value::error();
  const std::string name = program.empty() ? arguments[0] : program[0];
  SpawnSettings settings;
  settings.set(fds, folder.empty() ? std::string() : folder[0], new_session == 1);
  auto argument_pointers = pointers_to(arguments);
  auto environment_pointers = pointers_to(environment);
  pid_t pid = 0;
  int error = 0;
  {
    DetachedScope io(*t.machine.scheduler, t);
    error = posix_spawnp(&pid, name.c_str(), settings.actions(), settings.attributes(),
                         argument_pointers.data(), own_environment ? environment_pointers.data() : environ);
  }
  if (error == 0) return Value::from_int(pid);
  if (error == ENOENT && !folder.empty() && ::access(folder[0].c_str(), X_OK) != 0) {
    return raise_os_error(t, error, folder[0]);
  }
  return raise_os_error(t, error, name);
}

// As Popen.returncode has it: minus the signal that ended it.
Value return_code(int status) {
  return Value::from_int(WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
}

// args: pid, timeout in seconds or None. The return code; None: it still runs.
Value subprocess_wait(Thread& t, Value* args, uint32_t) {
  int64_t pid = 0;
  double timeout = -1;
  if (!to_int64(t, args[0], &pid)) return Value::error();
  if (!args[1].is_none() && !to_double(t, args[1], &timeout)) return Value::error();
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  const double end = static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9 + timeout;
  const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, static_cast<pid_t>(pid), 0));
  PatientWait patient;
  for (;;) {
    int status = 0;
    const pid_t result = ::waitpid(static_cast<pid_t>(pid), &status, WNOHANG);
    const int error = errno;
    double left = -1;
    if (timeout >= 0) {
      clock_gettime(CLOCK_MONOTONIC, &now);
      left = std::max(0.0, end - static_cast<double>(now.tv_sec) - static_cast<double>(now.tv_nsec) * 1e-9);
    }
    const bool ended = result == pid || (result < 0 && error != EINTR);
    if (ended || (timeout >= 0 && left <= 0)) {
      if (descriptor >= 0) ::close(descriptor);
      if (result == pid) return return_code(status);
      return ended ? Value::from_int(0) : Value::none();  // CPython's guess for a process that is another's
    }
    if (PatientWait::needed(t)) {
      pollfd entry{descriptor, POLLIN, 0};
      if (patient.ready({&entry, 1}) || patient.nap(t)) continue;
      if (descriptor >= 0) ::close(descriptor);
      return Value::error();
    }
    int woken = 0;
    {
      DetachedScope io(*t.machine.scheduler, t);
      pollfd entry{descriptor, POLLIN, 0};
      const int wait_ms = left < 0 ? -1 : static_cast<int>(std::min(left * 1000 + 1, 1e6));
      woken = ::poll(&entry, descriptor >= 0 ? 1 : 0, descriptor >= 0 ? wait_ms : 5);
    }
    if (woken < 0 && !check_interrupt(t)) {
      if (descriptor >= 0) ::close(descriptor);
      return Value::error();
    }
  }
}

// args: stdin, what to write there, stdout, stderr, timeout or None, what was read before from both.
// (stdout, stderr, done): reads until both are closed, the time is over or all is written and nothing to
// read.
Value subprocess_exchange(Thread& t, Value* args, uint32_t) {
  int64_t in = -1, out = -1, err = -1, written = 0;
  double timeout = -1;
  if (!to_int64(t, args[0], &in) || !to_int64(t, args[2], &out) || !to_int64(t, args[3], &err) ||
      !to_int64(t, args[5], &written)) {
    return Value::error();
  }
  if (!args[4].is_none() && !to_double(t, args[4], &timeout)) return Value::error();
  const Value input = as_bytes(t, args[1]);
  if (input.is_undefined()) {
    if (t.has_pending()) return Value::error();
    return raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'",
                 type_name(t, args[1]));
  }
  std::string_view rest = bytes_view(as<Bytes>(input)).substr(static_cast<size_t>(written));
  std::string texts[2];
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  const double end = static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9 + timeout;
  bool in_time = true;
  if (in >= 0) ::fcntl(static_cast<int>(in), F_SETFL, ::fcntl(static_cast<int>(in), F_GETFL) | O_NONBLOCK);
  int fds[3] = {rest.empty() ? -1 : static_cast<int>(in), static_cast<int>(out), static_cast<int>(err)};
  bool close_in = in >= 0;
  if (rest.empty() && close_in) {
    ::close(static_cast<int>(in));
    close_in = false;
  }
  const auto left = [&] {
    clock_gettime(CLOCK_MONOTONIC, &now);
    return end - static_cast<double>(now.tv_sec) - static_cast<double>(now.tv_nsec) * 1e-9;
  };
  while (fds[0] >= 0 || fds[1] >= 0 || fds[2] >= 0) {
    int ready = 0, error = 0;
    pollfd entries[3] = {{fds[0], POLLOUT, 0}, {fds[1], POLLIN, 0}, {fds[2], POLLIN, 0}};
    for (PatientWait patient; PatientWait::needed(t) && (timeout < 0 || left() > 0);) {
      if (patient.ready(entries)) break;
      if (!patient.nap(t)) return Value::error();
    }
    {
      DetachedScope io(*t.machine.scheduler, t);
      int wait_ms = -1;
      if (timeout >= 0) {
        const double seconds = left();
        wait_ms = seconds <= 0 ? 0 : static_cast<int>(std::min(seconds * 1000 + 1, 1e6));
      }
      ready = ::poll(entries, 3, wait_ms);
      error = errno;
      for (int i = 1; ready > 0 && i < 3; ++i) {
        if (entries[i].revents == 0) continue;
        char buffer[32768];
        const ssize_t n = ::read(fds[i], buffer, sizeof buffer);
        if (n > 0) texts[i - 1].append(buffer, static_cast<size_t>(n));
        if (n == 0) fds[i] = -1;
      }
      if (ready > 0 && entries[0].revents != 0) {
        const ssize_t n = ::write(fds[0], rest.data(), std::min<size_t>(rest.size(), PIPE_BUF));
        if (n > 0) rest.remove_prefix(static_cast<size_t>(n));
        if (rest.empty() || (n < 0 && errno != EAGAIN && errno != EINTR)) {
          ::close(fds[0]);  // the other side sees the end, or is gone
          fds[0] = -1;
          close_in = false;
        }
      }
    }
    if (ready < 0 && error == EINTR && !check_interrupt(t)) return Value::error();
    if (ready == 0 && timeout >= 0) {
      in_time = false;
      break;
    }
  }
  const Value first = new_bytes(t, texts[0]), second = new_bytes(t, texts[1]);
  if (first.is_error() || second.is_error()) return Value::error();
  const auto done = static_cast<int64_t>(as<Bytes>(input)->length - rest.size());
  return make_tuple(t, first, second, Value::boolean(in_time), Value::from_int(done),
                    Value::boolean(!close_in));
}

Value subprocess_kill(Thread& t, Value* args, uint32_t) {
  int64_t pid = 0, signal = 0;
  if (!to_int64(t, args[0], &pid) || !to_int64(t, args[1], &signal)) return Value::error();
  if (::kill(static_cast<pid_t>(pid), static_cast<int>(signal)) == 0) return Value::none();
  return raise_os_error(t, errno);
}

constexpr NativeDef kSubprocessFunctions[] = {
    {"spawn", subprocess_spawn, "args, executable, env, cwd, stdin, stdout, stderr, new_session, /"},
    {"wait", subprocess_wait, "pid, timeout, /"},
    {"exchange", subprocess_exchange, "stdin, input, stdout, stderr, timeout, written, /"},
    {"kill", subprocess_kill, "pid, signal, /"},
};

}  // namespace

bool init_subprocess(Thread& t, Module* module) {
  return module_add_functions(t, module, kSubprocessFunctions);
}

}  // namespace gilbox

#include "src/cli/child.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

namespace gilbox {
namespace {

constexpr int kReportDescriptor = 3;
// How much of each output is kept to be compared and shown.
constexpr size_t kMostKept = size_t{64} << 20;
constexpr int kTickMillis = 100;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  void reset(int number) {
    close();
    number_ = number;
  }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count <= 0) return false;
    text.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

uint64_t size_of(int descriptor) {
  struct stat info;
  return fstat(descriptor, &info) == 0 ? static_cast<uint64_t>(info.st_size) : 0;
}

std::string text_of(int descriptor) {
  std::string text(std::min<uint64_t>(size_of(descriptor), kMostKept), '\0');
  size_t done = 0;
  while (done < text.size()) {
    const ssize_t count =
        ::pread(descriptor, text.data() + done, text.size() - done, static_cast<off_t>(done));
    if (count <= 0) break;
    done += static_cast<size_t>(count);
  }
  text.resize(done);
  return text;
}

Nanos to_nanos(const timeval& t) {
  return static_cast<Nanos>(t.tv_sec) * kSecond + static_cast<Nanos>(t.tv_usec) * kMicrosecond;
}

class Child {
 public:
  std::string start(const std::vector<std::string>& arguments, const std::string& input);
  ComparedRun watch(const std::function<void()>& tick);

 private:
  int spawn(const std::vector<std::string>& arguments);
  void read_report(ComparedRun& run, const std::function<void()>& tick);

  Descriptor input_, output_, errors_, report_, report_writer_;
  pid_t pid_ = -1;
  Nanos begin_ = 0;
};

// The child chooses by --gil; what the environment says is not its business.
std::vector<char*> child_environment() {
  std::vector<char*> result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (!std::string_view(*entry).starts_with("PYTHON_GIL=")) result.push_back(*entry);
  }
  result.push_back(nullptr);
  return result;
}

int Child::spawn(const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input_.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output_.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors_.get(), STDERR_FILENO);
  posix_spawn_file_actions_adddup2(&actions, report_writer_.get(), kReportDescriptor);
  const std::vector<char*> environment = child_environment();
  begin_ = real_now();
  const int error = posix_spawn(&pid_, "/proc/self/exe", &actions, nullptr, argv.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

// An error in words, or nothing.
std::string Child::start(const std::vector<std::string>& arguments, const std::string& input) {
  int ends[2];
  input_.reset(memfd_create("input", MFD_CLOEXEC));
  output_.reset(memfd_create("output", MFD_CLOEXEC));
  errors_.reset(memfd_create("errors", MFD_CLOEXEC));
  if (input_.get() < 0 || output_.get() < 0 || errors_.get() < 0 || pipe2(ends, O_CLOEXEC) != 0) {
    return fmt::format("can't hold a run's output: {}", std::strerror(errno));
  }
  report_.reset(ends[0]);
  report_writer_.reset(ends[1]);
  if (!write_all(input_.get(), input) || lseek(input_.get(), 0, SEEK_SET) != 0) {
    return fmt::format("can't hold a run's input: {}", std::strerror(errno));
  }
  const int error = spawn(arguments);
  report_writer_.close();
  return error == 0 ? "" : fmt::format("can't start a run: {}", std::strerror(error));
}

// Until the child has closed its end, which is when it ends.
void Child::read_report(ComparedRun& run, const std::function<void()>& tick) {
  std::string text;
  for (;;) {
    pollfd poller{report_.get(), POLLIN, 0};
    const int ready = ::poll(&poller, 1, kTickMillis);
    if (ready > 0) {
      char buffer[4096];
      const ssize_t count = ::read(report_.get(), buffer, sizeof buffer);
      if (count > 0) text.append(buffer, static_cast<size_t>(count));
      if (count == 0) break;
    }
    tick();
    if (!run.cut_short && size_of(output_.get()) + size_of(errors_.get()) > kMostOutput) {
      run.cut_short = true;
      kill(pid_, SIGKILL);
    }
  }
  run.report = parse_run_report(text);
}

ComparedRun Child::watch(const std::function<void()>& tick) {
  ComparedRun run;
  read_report(run, tick);
  int status = 0;
  rusage usage{};
  while (wait4(pid_, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  run.wall = real_now() - begin_;
  run.cpu = to_nanos(usage.ru_utime) + to_nanos(usage.ru_stime);
  run.memory = static_cast<uint64_t>(usage.ru_maxrss) * 1024;
  run.exit_status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  run.output = text_of(output_.get());
  run.errors = text_of(errors_.get());
  return run;
}

}  // namespace

std::variant<ComparedRun, std::string> run_child(const std::vector<std::string>& arguments,
                                                 const std::string& input,
                                                 const std::function<void()>& tick) {
  Child child;
  std::string error = child.start(arguments, input);
  if (!error.empty()) return error;
  return child.watch(tick);
}

}  // namespace gilbox

// Buffers and system calls of files.
#include "vm/modules/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "vm/modules/interrupt.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

constexpr size_t kBufferSize = 8192;

int write_all(int fd, std::string_view data, size_t* written) {
  *written = 0;
  while (*written < data.size()) {
    const ssize_t n = ::write(fd, data.data() + *written, data.size() - *written);
    if (n >= 0) {
      *written += static_cast<size_t>(n);
    } else if (errno == EAGAIN) {
      pollfd ready = {fd, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

// Writes what is buffered; the calling thread must not be attached. 0 or errno: then what was not written
// stays.
int write_out(FileState& f) {
  MutexLock io(f.io_mutex);
  std::string data;
  {
    MutexLock lock(f.mutex);
    data.swap(f.out);
  }
  size_t written = 0;
  const int fd = f.fd.load(std::memory_order_acquire);
  const int error = data.empty() || fd < 0 ? 0 : write_all(fd, data, &written);
  if (error != 0) {
    MutexLock lock(f.mutex);
    f.out.insert(0, data, written, std::string::npos);
  }
  return error;
}

bool check_open(Thread& t, const FileState& f, bool able, const char* what) {
  if (f.closed()) {
    static_cast<void>(raise(t, t.machine.types.ValueError, "I/O operation on closed file."));
    return false;
  }
  if (able) return true;
  static_cast<void>(raise(t, unsupported_operation(t), "not {}", what));
  return false;
}

// "\r\n" and "\r" become "\n". A "\r" at the end is "\n" already; the "\n" that may follow is dropped then.
void translate_newlines(FileState& f, std::string_view data) GILBOX_REQUIRES(f.mutex) {
  if (!f.after_return && data.find('\r') == std::string_view::npos) {
    f.in.append(data);
    return;
  }
  for (char c : data) {
    if (!(c == '\n' && f.after_return)) f.in += c == '\r' ? '\n' : c;
    f.after_return = c == '\r';
  }
}

// Reads more into the buffer, unless another thread has since `fills` was looked at. 0: more may be there;
// -1: the end; else errno.
int read_more(FileState& f, uint64_t fills) {
  MutexLock io(f.io_mutex);
  {
    MutexLock lock(f.mutex);
    if (f.fills != fills) return 0;
  }
  char buffer[kBufferSize];
  const int fd = f.fd.load(std::memory_order_acquire);
  const ssize_t n = fd < 0 ? 0 : ::read(fd, buffer, sizeof buffer);
  if (n < 0) return errno;
  if (n == 0) return -1;
  MutexLock lock(f.mutex);
  ++f.fills;
  if (f.in_at > 0) {
    f.in.erase(0, f.in_at);
    f.in_at = 0;
  }
  const std::string_view data(buffer, static_cast<size_t>(n));
  if (f.universal_newlines) {
    translate_newlines(f, data);
  } else {
    f.in.append(data);
  }
  return 0;
}

// 1: more may be there, 0: the end, -1: exception.
int fill(Thread& t, FileState& f, uint64_t fills) {
  int result;
  {
    DetachedScope io(*t.machine.scheduler, t);
    result = read_more(f, fills);
  }
  if (result == 0) return 1;
  if (result == -1) return 0;
  if (result == EINTR) return check_interrupt(t) ? 1 : -1;
  static_cast<void>(raise_os_error(t, result));
  return -1;
}

bool before_reading(Thread& t, FileState& f) {
  if (!check_open(t, f, f.readable, "readable")) return false;
  bool pending;
  {
    MutexLock lock(f.mutex);
    pending = !f.out.empty();
  }
  return !pending || file_flush(t, f);
}

// How many bytes `characters` characters take at the start of `text`; npos: it has fewer, whole ones.
size_t bytes_of_characters(std::string_view text, int64_t characters) {
  size_t i = 0;
  while (i < text.size()) {
    if (characters-- == 0) return i;
    ++i;
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80) ++i;
  }
  return std::string_view::npos;
}

}  // namespace

bool file_write(Thread& t, FileState& f, std::string_view data) {
  if (!check_open(t, f, f.writable, "writable")) return false;
  bool unread;
  bool flush;
  {
    MutexLock lock(f.mutex);
    unread = f.in_at < f.in.size();
    f.out.append(data);
    flush = f.write_through || f.out.size() >= kBufferSize ||
            (f.line_buffered && data.find('\n') != std::string_view::npos);
  }
  if (unread) {
    int64_t position;
    if (!file_seek(t, f, 0, SEEK_CUR, &position)) return false;
  }
  return !flush || file_flush(t, f);
}

bool file_flush(Thread& t, FileState& f) {
  if (f.closed()) {
    static_cast<void>(raise(t, t.machine.types.ValueError, "I/O operation on closed file."));
    return false;
  }
  {
    MutexLock lock(f.mutex);
    if (f.out.empty()) return true;
  }
  int error;
  {
    DetachedScope io(*t.machine.scheduler, t);
    error = write_out(f);
  }
  if (error == 0) return true;
  static_cast<void>(raise_os_error(t, error));
  return false;
}

bool file_close(Thread& t, FileState& f) {
  if (f.closed()) return true;
  int error;
  {
    DetachedScope io(*t.machine.scheduler, t);
    error = write_out(f);
    MutexLock lock(f.io_mutex);
    const int fd = f.fd.exchange(-1, std::memory_order_acq_rel);
    if (fd >= 0 && f.owns_fd && ::close(fd) != 0 && error == 0) error = errno;
  }
  if (error == 0) return true;
  static_cast<void>(raise_os_error(t, error));
  return false;
}

bool file_read_line(Thread& t, FileState& f, int64_t limit, bool binary, std::string* line) {
  if (!before_reading(t, f)) return false;
  for (;;) {
    uint64_t fills;
    {
      MutexLock lock(f.mutex);
      std::string_view rest = std::string_view(f.in).substr(f.in_at);
      size_t end = rest.find('\n');
      if (end != std::string_view::npos) ++end;
      if (limit >= 0) {
        const size_t most = binary ? (rest.size() >= static_cast<size_t>(limit) ? static_cast<size_t>(limit)
                                                                                : std::string_view::npos)
                                   : bytes_of_characters(rest, limit);
        end = std::min(end, most);
      }
      if (end != std::string_view::npos) {
        line->append(rest.substr(0, end));
        f.in_at += end;
        return true;
      }
      fills = f.fills;
    }
    const int more = fill(t, f, fills);
    if (more < 0) return false;
    if (more == 0) {
      MutexLock lock(f.mutex);
      line->append(f.in, f.in_at, std::string::npos);
      f.in_at = f.in.size();
      return true;
    }
  }
}

bool file_read(Thread& t, FileState& f, int64_t limit, bool binary, std::string* data) {
  if (!before_reading(t, f)) return false;
  for (;;) {
    uint64_t fills;
    {
      MutexLock lock(f.mutex);
      std::string_view rest = std::string_view(f.in).substr(f.in_at);
      size_t end = std::string_view::npos;
      if (limit >= 0 && binary && rest.size() >= static_cast<size_t>(limit)) end = static_cast<size_t>(limit);
      if (limit >= 0 && !binary) end = bytes_of_characters(rest, limit);
      if (end != std::string_view::npos) {
        data->append(rest.substr(0, end));
        f.in_at += end;
        return true;
      }
      fills = f.fills;
    }
    const int more = fill(t, f, fills);
    if (more < 0) return false;
    if (more == 0) {
      MutexLock lock(f.mutex);
      data->append(f.in, f.in_at, std::string::npos);
      f.in_at = f.in.size();
      return true;
    }
  }
}

bool file_seek(Thread& t, FileState& f, int64_t offset, int whence, int64_t* position) {
  if (!check_open(t, f, true, "")) return false;
  int error = 0;
  {
    DetachedScope io(*t.machine.scheduler, t);
    size_t unread;
    {
      MutexLock lock(f.mutex);
      unread = f.in.size() - f.in_at;
      f.in.clear();
      f.in_at = 0;
      f.after_return = false;
    }
    const int fd = f.fd.load(std::memory_order_acquire);
    // What was read ahead counts as not read yet.
    if (unread > 0 && whence == SEEK_CUR) offset -= static_cast<int64_t>(unread);
    // Data written after such a read wait in the buffer: they go where the reader stood.
    if (unread > 0 && ::lseek(fd, -static_cast<off_t>(unread), SEEK_CUR) >= 0 && whence == SEEK_CUR) {
      offset += static_cast<int64_t>(unread);
    }
    error = write_out(f);
    if (error == 0) {
      *position = ::lseek(fd, offset, whence);
      if (*position < 0) error = errno;
    }
  }
  if (error == 0) return true;
  static_cast<void>(raise_os_error(t, error));
  return false;
}

int flush_files(Machine& machine) {
  if (machine.files == nullptr) return 0;
  MachineFiles& files = *machine.files;
  {
    MutexLock lock(files.mutex);
    for (FileState* f : files.open) static_cast<void>(write_out(*f));
  }
  static_cast<void>(write_out(files.err));
  return write_out(files.out);
}

}  // namespace gilbox

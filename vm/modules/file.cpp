// Buffers and system calls of files.
#include "vm/modules/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "vm/modules/interrupt.h"
#include "vm/modules/patient_wait.h"
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

// As write_out, for files in general: one with nothing to write may be in the middle of a read that never
// ends.
int write_out_if_any(FileState& f) {
  {
    MutexLock lock(f.mutex);
    if (f.out.empty()) return 0;
  }
  return write_out(f);
}

// `doing`: "read" or "writ".
bool check_open(Thread& t, const FileState& f, bool able, const char* doing) {
  if (f.closed()) {
    static_cast<void>(raise(t, t.machine.types.ValueError, "I/O operation on closed file."));
    return false;
  }
  if (able) return true;
  if (f.mode.find('b') == std::string::npos) {
    static_cast<void>(raise(t, unsupported_operation(t), "not {}able", doing));
  } else {
    static_cast<void>(raise_text(t, unsupported_operation(t), f.readable ? "write" : "read"));
  }
  return false;
}

// Which ends of lines stand in `data`; not a "\r" at its end, which may be half of one.
uint8_t newlines_in(std::string_view data) {
  if (data.find('\r') == std::string_view::npos) {
    return data.find('\n') == std::string_view::npos ? 0 : FileState::kSeenLf;
  }
  uint8_t seen = 0;
  for (size_t i = 0; i < data.size(); ++i) {
    if (data[i] == '\n') seen |= FileState::kSeenLf;
    if (data[i] != '\r' || i + 1 == data.size()) continue;
    const bool pair = data[i + 1] == '\n';
    seen |= pair ? FileState::kSeenCrLf : FileState::kSeenCr;
    if (pair) ++i;
  }
  return seen;
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
  MutexLock lock(f.mutex);
  if (n == 0) {
    if (f.universal_newlines && f.in.ends_with('\r')) f.newlines_seen |= FileState::kSeenCr;
    return -1;
  }
  ++f.fills;
  if (f.in_at > 0) {
    f.in.erase(0, f.in_at);
    f.in_at = 0;
  }
  const size_t known = f.in.size() - (!f.in.empty() && f.in.back() == '\r' ? 1 : 0);
  f.in.append(buffer, static_cast<size_t>(n));
  if (f.universal_newlines) f.newlines_seen |= newlines_in(std::string_view(f.in).substr(known));
  return 0;
}

// 1: more may be there, 0: the end, -1: exception.
int fill(Thread& t, FileState& f, uint64_t fills) {
  int result;
  if (!await_ready(t, f.fd.load(std::memory_order_acquire), POLLIN)) return -1;
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
  if (!check_open(t, f, f.readable, "read")) return false;
  bool pending;
  {
    MutexLock lock(f.mutex);
    pending = !f.out.empty();
  }
  return !pending || file_flush(t, f);
}

// What is read goes out with "\n" for "\r\n" and "\r".
void append_translated(std::string_view data, bool translate, std::string* out) {
  if (!translate || data.find('\r') == std::string_view::npos) {
    out->append(data);
    return;
  }
  for (size_t i = 0; i < data.size(); ++i) {
    if (data[i] == '\r') {
      *out += '\n';
      if (i + 1 < data.size() && data[i + 1] == '\n') ++i;
    } else {
      *out += data[i];
    }
  }
}

// Where the first line of `text` ends, its newline included; npos: more must be read to know.
size_t end_of_line(std::string_view text, bool universal) {
  const size_t feed = text.find('\n');
  if (!universal) return feed == std::string_view::npos ? feed : feed + 1;
  const size_t end = std::min(feed, text.substr(0, feed).find('\r'));
  if (end == std::string_view::npos || text[end] == '\n')
    return end == std::string_view::npos ? end : end + 1;
  if (end + 1 == text.size()) return std::string_view::npos;
  return text[end + 1] == '\n' ? end + 2 : end + 1;
}

// How many bytes `count` characters (or bytes) take at the start of `text`; npos: more must be read.
size_t end_of_count(std::string_view text, int64_t count, bool binary, bool universal) {
  if (binary)
    return text.size() >= static_cast<size_t>(count) ? static_cast<size_t>(count) : std::string_view::npos;
  size_t i = 0;
  for (; i < text.size() && count > 0; --count) {
    const bool back = text[i] == '\r';
    ++i;
    if (back && universal) {
      if (i == text.size()) return std::string_view::npos;
      if (text[i] == '\n') ++i;
    }
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80) ++i;
  }
  // Of the last character more bytes may follow, if none has come after it yet.
  const bool whole = i < text.size() || i == 0 || static_cast<unsigned char>(text[i - 1]) < 0x80;
  return count == 0 && whole ? i : std::string_view::npos;
}

// Appends what `find_end` delimits in the buffer, reading more until it is found or the file ends.
template <class FindEnd>
bool take_until(Thread& t, FileState& f, bool binary, std::string* out, FindEnd find_end) {
  if (!before_reading(t, f)) return false;
  const bool universal = f.universal_newlines && !binary;
  for (bool at_end = false;;) {
    uint64_t fills;
    {
      MutexLock lock(f.mutex);
      const std::string_view rest = std::string_view(f.in).substr(f.in_at);
      size_t end = find_end(rest, universal);
      if (end == std::string_view::npos && at_end) end = rest.size();
      if (end != std::string_view::npos) {
        append_translated(rest.substr(0, end), universal && f.translate, out);
        f.in_at += end;
        return true;
      }
      fills = f.fills;
    }
    const int more = fill(t, f, fills);
    if (more < 0) return false;
    at_end = more == 0;
  }
}

}  // namespace

bool file_write(Thread& t, FileState& f, std::string_view data) {
  if (!check_open(t, f, f.writable, "writ")) return false;
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
  return take_until(t, f, binary, line, [=](std::string_view text, bool universal) {
    const size_t end = end_of_line(text, universal);
    return limit < 0 ? end : std::min(end, end_of_count(text, limit, binary, universal));
  });
}

bool file_read(Thread& t, FileState& f, int64_t limit, bool binary, std::string* data) {
  return take_until(t, f, binary, data, [=](std::string_view text, bool universal) {
    return limit < 0 ? std::string_view::npos : end_of_count(text, limit, binary, universal);
  });
}

bool file_tell(Thread& t, FileState& f, int64_t* position) {
  if (!check_open(t, f, true, "") || !file_flush(t, f)) return false;
  *position = ::lseek(f.fd.load(std::memory_order_acquire), 0, SEEK_CUR);
  if (*position >= 0) {
    MutexLock lock(f.mutex);
    *position -= static_cast<int64_t>(f.in.size() - f.in_at);
    return true;
  }
  static_cast<void>(raise_os_error(t, errno));
  return false;
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
      f.newlines_seen = 0;
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

void flush_open_files(Thread& t) {
  MachineFiles& files = files_of(t);
  bool any;
  {
    MutexLock lock(files.mutex);
    any = !files.open.empty();
  }
  if (!any) return;
  DetachedScope io(*t.machine.scheduler, t);
  MutexLock lock(files.mutex);
  for (FileState* f : files.open) static_cast<void>(write_out_if_any(*f));
}

void write_output_at_once(Machine& machine) {
  FileState& out = machine.files->out;
  const MutexLock lock(out.mutex);
  out.write_through = true;
}

int flush_files(Machine& machine) {
  if (machine.files == nullptr) return 0;
  MachineFiles& files = *machine.files;
  {
    MutexLock lock(files.mutex);
    for (FileState* f : files.open) static_cast<void>(write_out_if_any(*f));
  }
  static_cast<void>(write_out(files.err));
  return write_out(files.out);
}

}  // namespace gilbox

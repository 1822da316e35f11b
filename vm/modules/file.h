// Files and the standard streams: buffered, text or binary, over file descriptors.
//
// Thread safety: any attached thread may use a FileState. `mutex` guards the buffers and is held for a few
// instructions only; `io_mutex` keeps the order of read(2) and write(2) and is taken by detached threads
// alone, so whoever waits for it stops nobody.
// Invariants: at most one of the two buffers holds data; data leave `out` in the order they came.
#pragma once

#include <atomic>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "vm/base/mutex.h"
#include "vm/objects/module.h"
#include "vm/objects/protocol.h"

namespace gilbox {

struct MachineFiles;

struct FileState {
  std::shared_ptr<MachineFiles> owner;  // whose `open` lists this; null for the standard streams
  Mutex mutex;
  Mutex io_mutex;
  std::atomic<int> fd{-1};  // -1: closed
  bool owns_fd = true;
  bool readable = false;
  bool writable = false;
  bool append = false;
  bool universal_newlines = true;  // reading: lines end at "\r" and "\r\n" too
  bool translate = true;           // ... and get a "\n" for it
  std::string newline = "\n";      // what "\n" is written as
  std::string name;                // for repr and messages
  std::string mode;
  std::string encoding = "UTF-8";  // as it was named
  bool name_is_fd = false;
  std::atomic<bool> stepping{false};  // text is read line by line by next(): tell() is refused until its end
  bool line_buffered GILBOX_GUARDED_BY(mutex) = false;
  bool write_through GILBOX_GUARDED_BY(mutex) = false;
  std::string out GILBOX_GUARDED_BY(mutex);
  std::string in GILBOX_GUARDED_BY(mutex);  // as it stands in the file
  size_t in_at GILBOX_GUARDED_BY(mutex) = 0;
  uint64_t fills GILBOX_GUARDED_BY(mutex) = 0;
  static constexpr uint8_t kSeenCr = 1, kSeenLf = 2, kSeenCrLf = 4;
  uint8_t newlines_seen GILBOX_GUARDED_BY(mutex) = 0;  // for the attribute `newlines`
  bool closed() const { return fd.load(std::memory_order_acquire) < 0; }
};

struct FileObject : NativeObject {
  FileState* state;
  bool owns_state;
  bool binary;
  bool raw;     // unbuffered bytes
  Slot keeper;  // the file that owns the state, where this one does not
};
extern const NativeOps kFileOps;

// What a machine keeps of its files.
struct MachineFiles {
  FileState in, out, err;
  Type* text_type = nullptr;
  Type* reader_type = nullptr;
  Type* writer_type = nullptr;
  Type* random_type = nullptr;  // reads and writes
  Type* raw_type = nullptr;
  Type* unsupported_operation = nullptr;
  // Of sys.stdin, sys.stdout and sys.stderr: what scripts may have put there.
  Cell* in_cell = nullptr;
  Cell* out_cell = nullptr;
  Cell* err_cell = nullptr;
  Mutex mutex;
  std::set<FileState*> open GILBOX_GUARDED_BY(mutex);  // all but the standard ones
};

inline MachineFiles& files_of(Thread& t) {
  return *t.machine.files;
}

// Makes the three streams and their types, and sets sys.stdin, stdout, stderr. Called by sys.
[[nodiscard]] bool init_standard_streams(Thread& t, Module* sys);
// The class of a file object follows from the state and from this.
enum class FileLayer : uint8_t { kText, kBuffered, kRaw };
// `keeper`: the file object that owns the state; Undefined: the new one does, or, without `owns_state`, the
// machine.
Value new_file_object(Thread& t, FileState* state, FileLayer layer, bool owns_state,
                      Value keeper = Value::undefined());
// Opens as open() does. `file` is a path or a descriptor.
Value open_file(Thread& t, Value file, std::string_view mode, int64_t buffering, Value newline,
                bool close_fd);

// All may detach; false: OSError or ValueError is pending.
[[nodiscard]] bool file_write(Thread& t, FileState& f, std::string_view data);
// A text as UTF-8: lone surrogates are an error, or escaped on standard error. False: exception.
[[nodiscard]] bool file_encode(Thread& t, const FileState& f, const Str* text, std::string* utf8);
[[nodiscard]] bool file_write_text(Thread& t, FileState& f, const Str* text);
[[nodiscard]] bool file_flush(Thread& t, FileState& f);
[[nodiscard]] bool file_close(Thread& t, FileState& f);
// Appends a line with its "\n", nothing at the end of the file. `limit` in bytes (text: characters), -1 for
// none.
[[nodiscard]] bool file_read_line(Thread& t, FileState& f, int64_t limit, bool binary, std::string* line);
[[nodiscard]] bool file_read(Thread& t, FileState& f, int64_t limit, bool binary, std::string* data);
[[nodiscard]] bool file_tell(Thread& t, FileState& f, int64_t* position);
[[nodiscard]] bool file_seek(Thread& t, FileState& f, int64_t offset, int whence, int64_t* position);
// UTF-8 to a str; UnicodeDecodeError.
Value decode_text(Thread& t, std::string_view data);

// The file behind v if v is one of ours and of no subclass; else null.
FileState* native_text_file(Thread& t, Value v);
// v.write(text) for any object.
[[nodiscard]] bool write_to(Thread& t, Value file, Str* text);
// Writes what files that nobody closed hold back. CPython closes a file when its last reference goes, the
// collector much later: so whoever opens a file or asks for its size must find what was written before.
void flush_open_files(Thread& t);
// Writes all that is buffered, without a thread: at the end of a run. 0, or the errno of standard output.
int flush_files(Machine& machine);

// From now on standard output is written at once. Before the machine runs.
void write_output_at_once(Machine& machine);

}  // namespace gilbox

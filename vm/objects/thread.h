// One script thread of a machine: the scheduler's part, its registers and frames, its free lists, its
// exceptions.
//
// Thread safety: everything here belongs to the thread itself; the collector reads it while the world is
// stopped.
#pragma once

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_set>
#include <vector>

#include "vm/code/code.h"
#include "vm/heap/heap.h"
#include "vm/objects/layout.h"
#include "vm/sched/scheduler.h"

namespace gilbox {

struct Machine;
struct Thread;

// What a machine needs of a code object to run it: constants as objects, cells of its globals, inline caches.
// Made at the first use of the code in a namespace, owned by the machine until it ends, never moves.
struct CodeState {
  const Word* words = nullptr;  // of code->words
  Value* constants = nullptr;
  Cell** globals = nullptr;  // a module's cell for each global name
  uint32_t register_count = 0;
  uint32_t arg_count = 0;  // positional parameters
  uint32_t local_count = 0;
  bool simple_arguments = false;  // only positional parameters: no *args, **kwargs, keyword-only ones
  bool generator = false;
  bool library = false;  // of a module that comes with the machine
  const CodeObject* code = nullptr;
  std::vector<std::atomic<Cell*>>
      builtins;  // the cell of the built-in of a global's name, found at first need
  std::vector<std::atomic<uint64_t>> caches;  // for each attribute site: see vm/interp/cache.h
  std::vector<Str*> global_names;
  std::vector<Str*> attr_names;
  std::vector<Str*> local_names;
  std::vector<CodeState*> children;  // by constant: the states of nested code objects
  Dict* globals_dict = nullptr;
  Dict* builtins_dict = nullptr;  // kCells: what __builtins__ of the globals says
  Slot code_value;                // the code object that scripts see, made at first need
  Str* name = nullptr;
  Str* qualname = nullptr;
  std::shared_ptr<const CodeObject> owner;
  std::vector<Value> storage;  // of `constants`
  std::vector<Cell*> globals_storage;
};

// A call in progress. Frames of a thread stand in one array, the innermost last.
struct Frame {
  enum Flag : uint8_t {
    kToNative = 1,    // its return leaves the loop: a native function called it
    kConstruct = 2,   // __init__ of an instance being made: the caller gets the instance
    kForIter = 4,     // a generator driven by the caller's FOR_ITER
    kGenerator = 8,   // `generator` runs in it
    kYieldFrom = 16,  // a generator driven by the caller's YIELD_FROM
    kHasLocals = 32,  // locals() was called in it: Thread::frame_locals has its dict
    kWatched = 64,    // its variables may hold objects that finalizers.h watches
    kNumbered = 128,  // `call` is its number: somebody has a frame object or a traceback of it
  };
  CodeState* code;
  Value* regs;
  const Word* pc;  // the instruction being executed; for frames that have called, the call
  Function* function;
  Value owner;          // kConstruct: the instance; kGenerator: the generator
  Value saved_handled;  // kGenerator: the exception handled by whoever resumed it
  uint8_t flags;
  uint8_t return_reg;  // of the caller
  uint32_t call;       // kNumbered: tells it from other calls at its place
};

// Values held by native code in memory of its own. Keeps them alive; use it instead of std::vector<Value>.
class RootedValues {
 public:
  explicit RootedValues(Thread& t);
  ~RootedValues();
  RootedValues(const RootedValues&) = delete;
  RootedValues& operator=(const RootedValues&) = delete;
  void push(Value v) { values_.push_back(v); }
  Value& operator[](size_t i) { return values_[i]; }
  size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  Value* data() { return values_.data(); }
  void resize(size_t n) { values_.resize(n); }
  void pop() { values_.pop_back(); }
  std::span<const Value> span() const { return values_; }

 private:
  friend struct Machine;
  Thread& thread_;
  RootedValues* previous_;
  std::vector<Value> values_;
};

// Registers beyond a frame's own that a built-in's missing arguments may be filled into.
inline constexpr uint32_t kRegisterSlack = 16;

// A thread's own second level behind the inline caches: what (shape, name) leads to, for sites that see many
// shapes.
struct AttrCacheLine {
  uint64_t key = 0;    // shape id and name
  uint64_t entry = 0;  // as in an inline cache
};
inline constexpr size_t kAttrCacheLines = 512;

struct Thread : SchedThread {
  // Bits of SchedThread::breaker that are the machine's own.
  static constexpr uint32_t kMemoryLimitBit = kMachineBit0;
  static constexpr uint32_t kFinalizersBit = kMachineBit0 << 1;  // see finalizers.h

  explicit Thread(Machine& owner);
  ~Thread() override;
  void on_released() override;

  Machine& machine;
  LocalHeap heap;
  Frame* frame = nullptr;  // innermost; null outside of script code
  Value pending;           // exception on its way, or Undefined
  Value handled;           // exception being handled, or Undefined
  // What the finalizers are asked for at the next check point (Finalizers::Ask), and how often this thread
  // may still look for dropped temporaries.
  uint8_t asked_finalizers = 0;
  uint32_t looks_left = 100'000;
  const Frame* held_temporary = nullptr;  // the frame where such a look has found one that was still needed
  uint32_t depth = 0;                     // frames and native re-entries, against the recursion limit
  Frame* frames = nullptr;
  // The frame address of the innermost run_frame() on the native stack: the loop's own stands right below.
  const void* loop_stack = nullptr;
  uint32_t numbered_calls = 0;  // frames given Frame::kNumbered so far
  Frame* frames_end = nullptr;
  Value* registers = nullptr;
  Value* registers_end = nullptr;
  // First register that native code may use for arguments of calls: above all of `frame`.
  Value* free_registers = nullptr;
  std::array<AttrCacheLine, kAttrCacheLines> load_cache;
  RootedValues* rooted = nullptr;
  const class ReprGuard* reprs = nullptr;        // objects being printed
  std::unordered_multiset<uint64_t> deep_reprs;  // those of them that are far out, see ReprGuard
  Value entry_function;                          // what a started thread runs, and with what
  Value entry_args;
  Value entry_kwargs;
  void* user = nullptr;  // of vm/modules/_thread
  Value python_thread;   // the threading.Thread object, if it has one
  Value locals;          // Dict of threading.local instances of this thread, or Undefined
  // What locals() gave in frames with Frame::kHasLocals. Entries of frames that are gone are not marked, and
  // leave when the next is added.
  std::vector<std::pair<const Frame*, struct Dict*>> frame_locals;
  bool has_locals(const Frame* f) const { return f <= frame && (f->flags & Frame::kHasLocals) != 0; }

  // The scheduler ends this thread: no handler of the script runs any more. The pending "exception" is
  // killed().
  static constexpr Value killed() { return Value::from_bits(10); }
  bool has_pending() const { return !pending.is_undefined(); }
  // Takes the pending exception away.
  Value take_pending() {
    Value e = pending;
    pending = Value::undefined();
    return e;
  }
};

}  // namespace gilbox

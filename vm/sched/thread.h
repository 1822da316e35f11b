// SchedThread: what the scheduler knows about one script thread. The machine's thread object derives from it
// or owns it.
//
// Thread safety: each member says who may touch it. "The owner" is the thread itself.
// Invariants:
// - `breaker` is the one word that the interpreter polls at check points; whoever wants something of a thread
//   sets a bit there. Bits are set by anyone and cleared by the owner (kStopWorld: under the scheduler's
//   lock).
// - While a thread is not attached, its published stack range and saved registers hold every reference that
//   its native frames hold, and the thread neither reads nor writes the heap.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "vm/base/clock.h"
#include "vm/base/time_slice.h"
#include "vm/trace/summary.h"
#include "vm/trace/trace.h"

namespace gilbox {

class Scheduler;
struct SchedThread;
struct SimThread;  // what the simulated way keeps per thread

// Bits of SchedThread::breaker.
enum BreakerBit : uint32_t {
  kGilDropRequest = 1u << 0,  // a waiter wants the GIL
  kStopWorld = 1u << 1,       // somebody stops the world
  kInterruptBit = 1u << 2,    // Ctrl-C, to be raised in this thread; cleared when check_point reports it
  kKillBit = 1u << 3,         // the run ends (Scheduler::exit_reason says why): unwind silently. Stays set
  kDeadlockBit = 1u << 4,     // raise deadlock_text; cleared when check_point reports it
  // The machine's own: the scheduler neither sets nor clears bits from here up (asynchronous exceptions,
  // a collection wanted ...). check_point returns kGoOn for them; the machine looks for itself.
  kMachineBit0 = 1u << 16,
};
inline constexpr uint32_t kAnyMachineBit = 0xffff0000;

enum class ThreadState : uint8_t {
  kDetached,  // blocked, sleeping, in I/O or waiting for the GIL: touches no heap
  kAttached,  // may touch the heap
  kStopped,   // detached, and may not attach before the world is resumed
};

// How sure is it that who holds a resource is who will release it?
enum class Hold : uint8_t {
  kSignal,   // not at all: it has been released by others before
  kHint,     // who took it last, of several perhaps: good for naming only
  kTaken,    // a lock that was taken by a call, which anybody may release
  kScoped,   // a lock that was taken by a `with` statement
  kCertain,  // nobody else can: RLocks, the end of a thread, a call that a thread carries out
};

// Who holds a resource. Written by its holder; a reader may see halves of two, which is good enough for
// reports about threads that are blocked.
struct Holder {
  std::atomic<uint32_t> id{0};  // a thread's; 0: nobody
  std::atomic<Hold> how{Hold::kTaken};
  std::atomic<uint32_t> pc{0};  // where it was taken; no code: not known
  std::atomic<const void*> code{nullptr};
  // The pool whose threads, and nobody else, may come to finish it; see pool_word.
  std::atomic<uint64_t> pool{0};
};

// A pool of threads: its number, from 1 on, and how many threads it has at most. 0: none.
constexpr uint64_t pool_word(uint32_t number, uint32_t size) {
  return uint64_t{number} << 32 | size;
}
constexpr uint32_t pool_size(uint64_t pool) {
  return static_cast<uint32_t>(pool);
}

// What a thread that parks waits for; used by traces and by the search for deadlocks.
struct WaitInfo {
  WaitKind kind = WaitKind::kLock;
  // False for waits that must end in success (object locks): neither interrupts nor kills end them.
  bool interruptible = true;
  // Scheduler::new_resource_id(); equal from run to run of a simulation. 0: not a resource.
  uint64_t resource_id = 0;
  // The resource itself, for the machine's reports; never dereferenced here.
  const void* resource = nullptr;
  // Who holds it; may change meanwhile. Null: has no holder. Must stay valid until park returns.
  const Holder* holder = nullptr;
  uint32_t held_by() const { return holder == nullptr ? 0 : holder->id.load(std::memory_order_relaxed); }
};

class ThreadLock;

// The locks that a thread has taken last and not released; older ones than the last few are forgotten. For
// reports: written by the owner, read by others while it is blocked. Whoever else releases a lock leaves it
// here: ask the lock.
struct HeldLocks {
  struct Entry {
    ThreadLock* lock;
    WaitKind kind;
  };
  static constexpr uint32_t kMost = 16;
  Entry entries[kMost] = {};
  uint32_t count = 0;

  void push(ThreadLock* lock, WaitKind kind) {
    if (GILBOX_UNLIKELY(count == kMost)) remove(0);
    entries[count++] = {lock, kind};
  }
  void drop(const ThreadLock* lock) {
    for (uint32_t i = count; i-- > 0;) {
      if (entries[i].lock == lock) return remove(i);
    }
  }
  void remove(uint32_t place) {
    --count;
    for (; place < count; ++place) entries[place] = entries[place + 1];
  }

  // Pairs of locks that were held together lately, for LockOrders.
  std::pair<uint64_t, uint64_t> met[8] = {};
  // Was this pair among them? It is from now on.
  bool met_lately(uint64_t first, uint64_t second) {
    auto& place = met[(first * 3 + second) % std::size(met)];
    if (place == std::pair(first, second)) return true;
    place = {first, second};
    return false;
  }
};

inline constexpr int kSavedRegisters = 12;

inline constexpr int64_t kNoTicks = INT64_MAX / 2;

struct SchedThread {
  SchedThread() = default;
  virtual ~SchedThread() = default;
  SchedThread(const SchedThread&) = delete;
  SchedThread& operator=(const SchedThread&) = delete;

  // Called when the scheduler touches this object no more, as the last act of the ended thread: the machine
  // may delete it here. Runs detached; must not touch the heap.
  virtual void on_released() {}

  // --- Polled by the interpreter -------------------------------------------------------------------------
  std::atomic<uint32_t> breaker{0};
  // Simulated: virtual nanoseconds left until the scheduler wants control. The interpreter subtracts the cost
  // of what it executes and calls check_point when it is <= 0. Not used otherwise. Owner only.
  int64_t sim_budget = 0;
  // Check points left until the thread is to offer the GIL, under policies that count them; the interpreter
  // counts down and calls check_point when it is <= 0. Only with rules that count. Owner only.
  int64_t ticks = kNoTicks;

  // --- Set by the machine --------------------------------------------------------------------------------
  // Where the thread is, for the trace: set by the interpreter before it calls check_point, park, detach.
  const void* where_code = nullptr;
  uint32_t where_pc = 0;
  bool daemon = false;  // set before the start
  std::string name;     // set before the start, later through Scheduler::set_name

  // --- Read by the machine -------------------------------------------------------------------------------
  uint32_t id = 0;               // 1 (the main thread), 2, 3 ... in the order of starting
  TraceBuffer* trace = nullptr;  // null: not traced. Owner only
  ThreadStats stats;             // owner only; see Scheduler::summaries
  HeldLocks held;                // the collector keeps them alive
  bool attached() const { return state.load(std::memory_order_relaxed) == ThreadState::kAttached; }

  // Native stack: [stack_limit, stack_base) is all of it, set before the thread's function is called. For a
  // thread that is not attached, [stack_low, stack_base) and `saved_registers` must be scanned by the
  // collector; stack_low is null before the thread has run.
  char* stack_limit = nullptr;
  char* stack_base = nullptr;
  char* stack_low = nullptr;
  uintptr_t saved_registers[kSavedRegisters] = {};

  // --- The scheduler's own -------------------------------------------------------------------------------
  std::atomic<ThreadState> state{ThreadState::kDetached};
  std::atomic<uint32_t> park_word{0};  // see ParkBit
  std::atomic<uint32_t> woken_by{0};   // who stored the token
  // Its place in the order of arrival at the GIL, from the moment it was woken: not how quickly the operating
  // system gets it going. 0: has none.
  std::atomic<uint64_t> gil_arrival{0};
  Nanos attached_since = 0;  // owner only
  // Where turns are even (GilPolicy): what the last turns lacked of an interval each. Under the GIL's mutex.
  Nanos gil_credit = 0;
  Nanos detached_at = 0;     // owner only
  bool left_for_io = false;  // owner only: detached, but working
  // Gave the GIL up by itself the last time (new threads count as such). Written while it has the GIL.
  bool gave_up_by_itself = true;
  Nanos time_slice = kUsualSlice;  // as asked of the operating system; owner only
  Nanos start_time = 0;
  Nanos sim_budget_end = 0;  // simulated: the thread's clock when sim_budget reaches 0
  bool kill_seen = false;    // owner only
  // Guarded by the scheduler's mutex, as is `wait`: parked with nobody but script threads to end it.
  bool parked_forever = false;
  uint64_t pool = 0;     // that it works for, see pool_word
  uint64_t parking = 0;  // counts up: who parked later has the higher number
  WaitInfo wait;
  // Written under the scheduler's mutex while the thread is parked for good, before kDeadlockBit is set; read
  // by the owner after it has left that wait and seen the bit.
  std::string deadlock_text;
  SimThread* sim = nullptr;

  void emit(Nanos time, EventKind kind, uint8_t detail = 0, uint64_t resource = 0, uint32_t other = 0,
            Nanos duration = 0, uint32_t extra = 0) {
    if (GILBOX_LIKELY(trace == nullptr)) return;
    trace->emit({time, where_code, resource, duration, where_pc, other, extra, kind, detail});
  }
};

// Bits of SchedThread::park_word.
enum ParkBit : uint32_t {
  kParkToken = 1u << 0,  // unparked: the next park returns at once
  kParkPoke = 1u << 1,   // look at `breaker`
};

// Stores the stack pointer and every callee-saved register in `thread`, so that a conservative scan of
// [stack_low, stack_base) and saved_registers finds what the caller and its callers hold. Inlined into the
// caller on purpose: a real call would save them in a frame of its own, which dies when it returns.
[[gnu::always_inline]] inline void publish_stack(SchedThread& thread) {
  uintptr_t* registers = thread.saved_registers;
#if defined(__x86_64__)
  asm volatile(
      "movq %%rbx, 0(%1)\n\tmovq %%rbp, 8(%1)\n\tmovq %%r12, 16(%1)\n\tmovq %%r13, 24(%1)\n\t"
      "movq %%r14, 32(%1)\n\tmovq %%r15, 40(%1)\n\tmovq %%rsp, %0"
      : "=&r"(thread.stack_low)
      : "r"(registers)
      : "memory");
#elif defined(__aarch64__)
  asm volatile(
      "stp x19, x20, [%1]\n\tstp x21, x22, [%1, #16]\n\tstp x23, x24, [%1, #32]\n\t"
      "stp x25, x26, [%1, #48]\n\tstp x27, x28, [%1, #64]\n\tstr x29, [%1, #80]\n\tmov %0, sp"
      : "=&r"(thread.stack_low)
      : "r"(registers)
      : "memory");
#else
#error "publish_stack: unknown processor"
#endif
}

}  // namespace gilbox

// The interpreter's loop and what it calls for the rarer cases.
//
// Correctness rules of the loop:
//  1. `pc` points behind the words of the current instruction that were read so far; frame->pc is brought up
//  to
//     date (SAVE) before anything that may raise, allocate, call, block or look at frames.
//  2. A value is kept alive by a register, or by the native stack, which is scanned conservatively; nothing
//  is kept
//     in memory that is neither.
//  3. After anything that may run script code, only `t.frame` and what the frame says are still true;
//  registers do
//     not move.
//  4. Registers above the current frame's window belong to whoever is called next.
//  5. At a check point the machine's state is complete: the instruction has been executed, pc is where to go
//  on (for a backward jump, behind the jump, which is still to come).
#pragma once

#include "vm/interp/cache.h"
#include "vm/interp/frames.h"
#include "vm/objects/protocol.h"

namespace gilbox {

// Runs the innermost frame, which is marked kToNative, until it returns. Error: exception pending, frame
// popped.
Value run_frame(Thread& t);

// What a check point has reported: false if an exception is pending for it (Thread::killed() if the run
// ends).
[[nodiscard]] bool obey(Thread& t, CheckResult result);

// Where the loop looks at its requests. False: an exception is pending (Thread::killed() if the run ends).
[[nodiscard]] bool serve_requests(Thread& t, CodeState* code, const Word* pc);

// Where an exception raised at word `at` is handled, or null.
inline const ExceptionEntry* find_handler(const CodeObject& code, uint32_t at) {
  for (const ExceptionEntry& entry : code.exceptions) {
    if (at >= entry.start && at < entry.end) return &entry;
  }
  return nullptr;
}

// --- Calls (calls.cpp) ---

enum class Called : uint8_t {
  kFrame,  // a frame was pushed: go on in it
  kValue,  // *result is the outcome
  kError,
};
// Calls anything with arguments args[0, count) (and named ones behind them); args[-1] may be overwritten.
// Pushes a frame where it can, so that script functions do not recurse natively.
Called call_any(Thread& t, Value callee, Value* args, uint32_t count, Tuple* kwnames, uint8_t return_reg,
                Value* result);
// CALL_EX: callee(*list, **dict), arguments laid out from `args` on.
Called call_spread(Thread& t, Value callee, Value* args, Value positional, Value keywords, uint8_t return_reg,
                   Value* result);
Value call_from_native(Thread& t, Value callee, Value* args, uint32_t count, Tuple* kwnames);

// --- Generators (generators.cpp) ---

// Makes a generator of the innermost frame and pops that; pc is where it will begin.
Value make_generator(Thread& t, const Word* pc);
// Pushes the frame of a generator that the caller has claimed.
Frame* push_generator(Thread& t, Generator* g, Value sent, uint8_t flags);
// Puts the registers of the innermost frame away and pops it. `in_yield_from`: pc is that of a YIELD_FROM.
void suspend_generator(Thread& t, const Word* pc, bool in_yield_from);
// iter_next() that leaves the StopIteration of a script's iterator pending: its value is that of `yield
// from`.
Value next_for_yield_from(Thread& t, Value inner);
// The innermost frame's generator is finished; pops the frame.
void finish_generator(Thread& t);
Value resume_from_native(Thread& t, Generator* g, Value sent, Value thrown);
// A StopIteration that leaves a generator becomes a RuntimeError (PEP 479).
void convert_stop_iteration(Thread& t);

// --- Rarer instructions (instructions.cpp) ---

Value load_global_slow(Thread& t, CodeState* code, uint32_t index);
Value raise_name_error(Thread& t, const Str* name);
Value raise_unbound(Thread& t, CodeState* code, uint32_t reg);
bool unpack_sequence(Thread& t, Value v, Value* out, uint32_t count);
bool unpack_ex(Thread& t, Value v, Value* out, uint32_t before, uint32_t after);
// The instructions that the loop has no fast path for: `word` with its extension. False: exception.
bool execute_rare(Thread& t, Frame* frame, Word word, Word extension);

// --- Match statements (match.cpp): see the instructions MATCH_... ---

Value match_sequence(Thread& t, Value subject);
Value match_mapping(Thread& t, Value subject);
Value match_keys(Thread& t, Value subject, Tuple* keys);
Value match_rest(Thread& t, Value subject, Tuple* keys);
Value match_class(Thread& t, Value subject, Value cls, Tuple* names, uint32_t positional);

// --- Helper functions of the compiler (intrinsics.cpp) ---

Value intrinsic_function(Thread& t, Intrinsic which);

}  // namespace gilbox

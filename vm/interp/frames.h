// Pushing and popping frames, binding arguments. Inlined into the loop.
#pragma once

#include "vm/base/check.h"
#include "vm/objects/alloc.h"
#include "vm/objects/protocol.h"

namespace gilbox {

// Raises RecursionError.
Value raise_recursion(Thread& t);

// A frame for `code` with its registers from `regs` on, arguments [0, given) in place; the other locals
// become Undefined. Null: RecursionError is pending.
inline Frame* push_frame(Thread& t, CodeState* code, Value* regs, Function* function, uint32_t given,
                         uint8_t flags, uint8_t return_reg) {
  Frame* frame = t.frame == nullptr ? t.frames : t.frame + 1;
  Value* end = regs + code->register_count + kRegisterSlack;
  if (GILBOX_UNLIKELY(end > t.registers_end || frame >= t.frames_end ||
                      t.depth >= t.machine.recursion_limit.load(std::memory_order_relaxed))) {
    static_cast<void>(raise_recursion(t));
    return nullptr;
  }
  ++t.depth;
  for (uint32_t i = given; i < code->local_count; ++i) regs[i] = Value::undefined();
  frame->code = code;
  frame->regs = regs;
  frame->pc = code->words;
  frame->function = function;
  frame->owner = Value::undefined();
  frame->saved_handled = Value::undefined();
  frame->flags = flags;
  frame->return_reg = return_reg;
  t.frame = frame;
  t.free_registers = end;
  return frame;
}

// Leaves the innermost frame. `outer_free`: see Frame::kToNative frames, which restore it themselves.
inline void pop_frame(Thread& t) {
  --t.depth;
  if (t.frame == t.frames) {
    t.frame = nullptr;
    return;
  }
  --t.frame;
  t.free_registers = t.frame->regs + t.frame->code->register_count + kRegisterSlack;
}

// Brings the arguments args[0, count) and those named by kwnames behind them into the order of the function's
// parameters, in place; there is room. False: TypeError. (CPython: Python/ceval.c, initialize_locals.)
[[nodiscard]] bool bind_arguments(Thread& t, const Function* f, const CodeState* state, Value* args,
                                  uint32_t count, Tuple* kwnames);

}  // namespace gilbox

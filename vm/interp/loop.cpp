#include "vm/interp/loop.h"

#include "vm/interp/loop_body.h"

namespace gilbox {

bool obey(Thread& t, CheckResult result) {
  switch (result) {
    case CheckResult::kGoOn:
      return true;
    case CheckResult::kInterrupted:
      if (t.machine.interrupt_hook != nullptr) return t.machine.interrupt_hook(t);
      static_cast<void>(
          raise_exception(t, new_exception(t, t.machine.types.KeyboardInterrupt, make_tuple(t))));
      return false;
    case CheckResult::kDeadlock:
      static_cast<void>(raise_text(t, t.machine.types.RuntimeError, t.deadlock_text));
      return false;
    case CheckResult::kKilled:
      t.pending = Thread::killed();
      return false;
  }
  return true;
}

bool serve_requests(Thread& t, CodeState* code, const Word* pc) {
  t.where_code = code;
  t.where_pc = pc == code->words ? 0 : static_cast<uint32_t>(pc - code->words) - 1;
  if (!obey(t, t.machine.scheduler->check_point(t))) return false;
  if ((t.breaker.load(std::memory_order_relaxed) & Thread::kMemoryLimitBit) != 0) {
    t.breaker.fetch_and(~Thread::kMemoryLimitBit, std::memory_order_relaxed);
    t.machine.collect(t);
    if (t.machine.heap.over_limit()) {
      static_cast<void>(memory_error(t));
      return false;
    }
  }
  if ((t.breaker.load(std::memory_order_relaxed) & Thread::kFinalizersBit) != 0) {
    t.breaker.fetch_and(~Thread::kFinalizersBit, std::memory_order_relaxed);
    serve_finalizers(t);
    if (t.has_pending()) return false;  // killed
  }
  return true;
}

// In loop_rules.cpp.
Value run_loop_by_rules(Thread& t);

Value run_frame(Thread& t) {
  const void* outer = std::exchange(t.loop_stack, __builtin_frame_address(0));
  const bool by_rules = t.machine.options.rules != nullptr;
  const Value result = GILBOX_UNLIKELY(by_rules)          ? run_loop_by_rules(t)
                       : t.machine.scheduler->simulated() ? run_loop<true, false>(t)
                                                          : run_loop<false, false>(t);
  t.loop_stack = outer;
  return result;
}

}  // namespace gilbox

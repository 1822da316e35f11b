#include <algorithm>

#include "vm/interp/loop.h"
#include "vm/objects/exception.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/generator.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

Value make_generator(Thread& t, const Word* pc) {
  Frame* frame = t.frame;
  CodeState* code = frame->code;
  size_t size = sizeof(Generator) + code->register_count * sizeof(Value);
  auto* g = new_object<Generator>(t, Kind::kGenerator, size);
  if (g == nullptr) return Value::error();  // cannot be: at most 255 registers
  g->state.store(Generator::kCreated, std::memory_order_relaxed);
  g->code = code;
  g->function = Value::from_object(frame->function);
  g->name = frame->function->name.load();
  g->qualname = frame->function->qualname.load();
  g->handled = Value::undefined();
  g->pc = static_cast<uint32_t>(pc - code->words);
  g->count = code->register_count;
  std::copy_n(frame->regs, code->local_count, g->registers);
  std::fill(g->registers + code->local_count, g->registers + g->count, Value::undefined());
  pop_frame(t);
  return Value::from_object(g);
}

Frame* push_generator(Thread& t, Generator* g, Value sent, uint8_t flags) {
  CodeState* code = g->code;
  Value* regs = t.free_registers;
  Frame* frame = push_frame(t, code, regs, as<Function>(g->function), code->local_count,
                            static_cast<uint8_t>(flags | Frame::kGenerator), 0);
  if (frame == nullptr) {
    g->state.store(g->flags == 1 ? Generator::kCreated : Generator::kSuspended, std::memory_order_release);
    return nullptr;
  }
  std::copy_n(g->registers, g->count, regs);
  frame->owner = Value::from_object(g);
  frame->pc = code->words + g->pc;
  frame->saved_handled = t.handled;
  if (!g->handled.is_undefined()) t.handled = g->handled;
  if (g->flags != 1) {
    // What the suspended instruction gets: YIELD_FROM stands at pc, YIELD_VALUE before it.
    Word word = (g->spare & kInYieldFrom) != 0 ? *frame->pc : frame->pc[-1];
    regs[a_of(word)] = sent;
  }
  return frame;
}

void suspend_generator(Thread& t, const Word* pc, bool in_yield_from) {
  Frame* frame = t.frame;
  auto* g = as<Generator>(frame->owner);
  g->pc = static_cast<uint32_t>(pc - frame->code->words);
  const uint8_t watched = g->spare & kWatchedGenerator;
  g->spare = static_cast<uint8_t>(watched | (in_yield_from ? kInYieldFrom : 0));
  if (watched == 0 && find_handler(*frame->code->code, in_yield_from ? g->pc : g->pc - 1) != nullptr) {
    t.machine.finalizers->add_generator(t, g);
    g->spare |= kWatchedGenerator;
  }
  std::copy_n(frame->regs, g->count, g->registers);
  g->handled = t.handled == frame->saved_handled ? Value::undefined() : t.handled;
  t.handled = frame->saved_handled;
  g->state.store(Generator::kSuspended, std::memory_order_release);
  pop_frame(t);
}

void finish_generator(Thread& t) {
  auto* g = as<Generator>(t.frame->owner);
  t.handled = t.frame->saved_handled;
  g->handled = Value::undefined();
  g->count = 0;  // what it held may go
  g->state.store(Generator::kFinished, std::memory_order_release);
  if ((g->spare & kWatchedGenerator) != 0) t.machine.finalizers->remove_generator(g);
  pop_frame(t);
}

void convert_stop_iteration(Thread& t) {
  if (!pending_is(t, t.machine.types.StopIteration)) return;
  Value cause = t.take_pending();
  Value text = new_str(t, "generator raised StopIteration");
  Value e = new_exception(t, t.machine.types.RuntimeError, make_tuple(t, text));
  as<Exception>(e)->cause.store(cause);
  as<Exception>(e)->context.store(cause);
  as<Exception>(e)->suppress_context.store(true, std::memory_order_relaxed);
  t.pending = e;
}

namespace {

// throw() into a generator that waits in YIELD_FROM goes to the inner iterator first. Returns true if that
// yielded
// (*out: what); false if the outer one goes on: with its pending exception, or (none) with *out as the
// result.
bool throw_inside(Thread& t, Generator* g, Value thrown, Value* out) {
  Word word = g->code->words[g->pc];
  Value inner = g->registers[b_of(word)];
  bool exits =
      is_kind(thrown, Kind::kException) && is_subtype(type_of(t, thrown), t.machine.types.GeneratorExit);
  if (is_kind(inner, Kind::kGenerator)) {
    if (exits) {
      if (generator_close(t, as<Generator>(inner))) static_cast<void>(raise_exception(t, thrown));
      return false;
    }
    Value value = generator_throw(t, as<Generator>(inner), thrown, out);
    if (value.is_undefined()) return false;
    *out = value;
    return true;
  }
  Str* name = intern(t.machine, t, exits ? "close" : "throw");
  Value method = get_attr_if_any(t, inner, name);
  if (t.has_pending()) return false;
  if (exits || method.is_undefined()) {
    if (!method.is_undefined() && call(t, method).is_error()) return false;
    static_cast<void>(raise_exception(t, thrown));
    return false;
  }
  Value value = call_with(t, method, thrown);
  if (!value.is_error()) {
    *out = value;
    return true;
  }
  if (pending_is(t, t.machine.types.StopIteration)) {
    Value stop = t.take_pending();
    const Tuple* args = as<Tuple>(as<Exception>(stop)->args.load());
    *out = args->count == 0 ? Value::none() : args->items[0];
  }
  return false;
}

}  // namespace

Value next_for_yield_from(Thread& t, Value inner) {
  if (!type_of(t, inner)->has_flag(Type::kScript)) return iter_next(t, inner);
  const Value method = lookup_special(t, inner, kNextDunder);
  return method.is_undefined() ? iter_next(t, inner) : call_special(t, method, inner);
}

Value resume_from_native(Thread& t, Generator* g, Value sent, Value thrown) {
  if (native_stack_full(t)) {
    g->state.store(g->flags == 1 ? Generator::kCreated : Generator::kSuspended, std::memory_order_release);
    return Value::error();
  }
  Value* saved = t.free_registers;
  Value inner_result = Value::none();
  bool inner_done = false;
  if (!thrown.is_undefined() && (g->spare & kInYieldFrom) != 0) {
    if (throw_inside(t, g, thrown, &inner_result)) {
      g->state.store(Generator::kSuspended, std::memory_order_release);
      return inner_result;
    }
    inner_done = !t.has_pending();
    thrown = t.has_pending() ? t.take_pending() : Value::undefined();
  }
  Frame* frame = push_generator(t, g, inner_done ? inner_result : sent, Frame::kToNative);
  if (frame == nullptr) return Value::error();
  if (inner_done) {
    ++frame->pc;  // the inner iterator has ended: go on behind YIELD_FROM, its result is in place
  } else if (!thrown.is_undefined()) {
    if ((g->spare & kInYieldFrom) != 0) ++frame->pc;  // the instruction that raises is the one before pc
    static_cast<void>(raise_exception(t, thrown));
  }
  Value result = run_frame(t);
  t.free_registers = saved;
  return result;
}

}  // namespace gilbox

#include "vm/objects/generator.h"

#include <thread>

#include "vm/objects/alloc.h"
#include "vm/objects/code_object.h"
#include "vm/objects/exception.h"
#include "vm/objects/frame_object.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

void trace_generator(Object* object, Marker& marker) {
  auto* g = static_cast<Generator*>(object);
  marker.mark(g->function);
  marker.mark(g->name);
  marker.mark(g->qualname);
  marker.mark(g->handled);
  // Saved temporaries may be left over from calls: as on the register stack, any word may be stale.
  marker.mark_conservatively(g->registers, g->registers + g->count);
}

namespace {

// Claims the generator for the calling thread. False: exception, or (none pending) it has finished.
bool claim(Thread& t, Generator* g) {
  for (;;) {
    uint8_t state = g->state.load(std::memory_order_acquire);
    if (state == Generator::kFinished) return false;
    if (state == Generator::kRunning) {
      static_cast<void>(raise_text(t, t.machine.types.ValueError, "generator already executing"));
      return false;
    }
    if (state == Generator::kRead) {
      std::this_thread::yield();
      continue;
    }
    if (g->state.compare_exchange_strong(state, Generator::kRunning, std::memory_order_acq_rel)) {
      g->flags = state == Generator::kCreated ? 1 : 0;
      return true;
    }
  }
}

Value resume(Thread& t, Generator* g, Value sent, Value thrown, Value* result) {
  Value value = t.machine.resume_hook(t, g, sent, thrown);
  if (value.is_error()) return value;
  if (g->state.load(std::memory_order_acquire) != Generator::kFinished) return value;
  if (result != nullptr) *result = value;
  return Value::undefined();
}

}  // namespace

HeldGenerator::HeldGenerator(Generator* g)
    : generator_(g), before_(g->state.load(std::memory_order_acquire)) {
  for (;;) {
    if (before_ == Generator::kRead) {
      std::this_thread::yield();
      before_ = g->state.load(std::memory_order_acquire);
    } else if (before_ > Generator::kSuspended ||
               g->state.compare_exchange_weak(before_, Generator::kRead, std::memory_order_acq_rel)) {
      return;
    }
  }
}

Value generator_send(Thread& t, Generator* g, Value sent, Value* result) {
  if (result != nullptr) *result = Value::none();
  if (!claim(t, g)) return Value::undefined();
  if (g->flags == 1 && !sent.is_none()) {
    g->state.store(Generator::kCreated, std::memory_order_release);
    return raise_text(t, t.machine.types.TypeError, "can't send non-None value to a just-started generator");
  }
  return resume(t, g, sent, Value::undefined(), result);
}

Value generator_throw(Thread& t, Generator* g, Value exception, Value* result) {
  if (result != nullptr) *result = Value::none();
  if (!claim(t, g)) {
    if (!t.has_pending()) static_cast<void>(raise_exception(t, exception));
    return Value::error();
  }
  if (g->flags == 1) {  // never started: it ends here
    g->state.store(Generator::kFinished, std::memory_order_release);
    static_cast<void>(raise_exception(t, exception));
    add_traceback(t, exception, g->code, 0);
    return Value::error();
  }
  return resume(t, g, Value::none(), exception, result);
}

bool generator_close(Thread& t, Generator* g) {
  uint8_t state = g->state.load(std::memory_order_acquire);
  if (state == Generator::kFinished) return true;
  if (state == Generator::kCreated &&
      g->state.compare_exchange_strong(state, Generator::kFinished, std::memory_order_acq_rel)) {
    return true;
  }
  Value exit = new_exception(t, t.machine.types.GeneratorExit, make_tuple(t));
  Value value = generator_throw(t, g, exit);
  if (!value.is_undefined()) {
    static_cast<void>(raise_text(t, t.machine.types.RuntimeError, "generator ignored GeneratorExit"));
    return false;
  }
  if (!t.has_pending()) return true;
  if (pending_is(t, t.machine.types.GeneratorExit) || pending_is(t, t.machine.types.StopIteration)) {
    static_cast<void>(t.take_pending());
    return true;
  }
  return false;
}

namespace {

Value finish(Thread& t, Value value, Value result) {
  if (!value.is_undefined() || t.has_pending()) return value;
  if (result.is_none())
    return raise_exception(t, new_exception(t, t.machine.types.StopIteration, make_tuple(t)));
  return raise_value(t, t.machine.types.StopIteration, result);
}

Value gen_next(Thread& t, Value* a, uint32_t) {
  Value result;
  Value value = generator_send(t, as<Generator>(a[0]), Value::none(), &result);
  return finish(t, value, result);
}

Value gen_send(Thread& t, Value* a, uint32_t) {
  Value result;
  Value value = generator_send(t, as<Generator>(a[0]), a[1], &result);
  return finish(t, value, result);
}

Value gen_throw(Thread& t, Value* a, uint32_t) {
  Value exception = a[1];
  constexpr const char* kOldForm =
      "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";
  if (!a[2].is_undefined() && !warn_deprecated(t, kOldForm)) return Value::error();
  if (is_kind(exception, Kind::kType) && as<Type>(exception)->has_flag(Type::kException)) {
    if (is_kind(a[2], Kind::kException)) {
      exception = a[2];
    } else {
      exception = a[2].is_undefined() || a[2].is_none() ? call(t, exception) : call_with(t, exception, a[2]);
    }
    if (exception.is_error()) return exception;
  } else if (is_kind(exception, Kind::kException) && !a[2].is_undefined() && !a[2].is_none()) {
    return raise_text(t, t.machine.types.TypeError, "instance exception may not have a separate value");
  }
  if (!is_kind(exception, Kind::kException)) {
    return raise(t, t.machine.types.TypeError,
                 "exceptions must be classes or instances deriving from BaseException, not {}",
                 type_name(t, exception));
  }
  Value result;
  Value value = generator_throw(t, as<Generator>(a[0]), exception, &result);
  return finish(t, value, result);
}

Value gen_close(Thread& t, Value* a, uint32_t) {
  return generator_close(t, as<Generator>(a[0])) ? Value::none() : Value::error();
}

Value gen_iter(Thread&, Value* a, uint32_t) {
  return a[0];
}

Value gen_repr(Thread& t, Value* a, uint32_t) {
  std::string name;
  if (!str_to(t, as<Generator>(a[0])->qualname, &name)) return Value::error();
  return new_str(t, fmt::format("<generator object {} at 0x{:012x}>", name, object_id(t, a[0])));
}

Value gen_name(Thread&, Value* a, uint32_t) {
  return as<Generator>(a[0])->name;
}
Value gen_qualname(Thread&, Value* a, uint32_t) {
  return as<Generator>(a[0])->qualname;
}
Value gen_running(Thread&, Value* a, uint32_t) {
  return Value::boolean(as<Generator>(a[0])->state.load(std::memory_order_relaxed) == Generator::kRunning);
}

Value gen_suspended(Thread&, Value* a, uint32_t) {
  return Value::boolean(HeldGenerator(as<Generator>(a[0])).before() == Generator::kSuspended);
}
Value gen_frame(Thread& t, Value* a, uint32_t) {
  return frame_object_of(t, as<Generator>(a[0]));
}
// What it delegates to: YIELD_FROM stands at pc then.
Value gen_yield_from(Thread&, Value* a, uint32_t) {
  auto* g = as<Generator>(a[0]);
  const HeldGenerator held(g);
  if (held.before() != Generator::kSuspended || (g->spare & kInYieldFrom) == 0) return Value::none();
  return g->registers[b_of(g->code->words[g->pc])];
}
Value gen_code(Thread& t, Value* a, uint32_t) {
  return code_of(t, as<Generator>(a[0])->code);
}

constexpr NativeDef kGeneratorMethods[] = {
    {"__next__", gen_next, "self, /"},    {"__iter__", gen_iter, "self, /"},
    {"send", gen_send, "self, value, /"}, {"throw", gen_throw, "self, type, value=, traceback=, /"},
    {"close", gen_close, "self, /"},      {"__repr__", gen_repr, "self, /"},
};
constexpr NativeGetSet kGeneratorGetSets[] = {
    {"__name__", gen_name},          {"__qualname__", gen_qualname}, {"gi_running", gen_running},
    {"gi_suspended", gen_suspended}, {"gi_frame", gen_frame},        {"gi_code", gen_code},
    {"gi_yieldfrom", gen_yield_from}};

}  // namespace

void init_generator_type(Thread& t) {
  t.machine.types.generator = define_type(t, {.name = "generator",
                                              .kind = Kind::kGenerator,
                                              .flags = Type::kNoSubclass | Type::kNotCallable,
                                              .methods = kGeneratorMethods,
                                              .getsets = kGeneratorGetSets});
}

}  // namespace gilbox

#include "vm/objects/frame_object.h"

#include <algorithm>

#include "vm/heap/heap.h"
#include "vm/objects/alloc.h"
#include "vm/objects/code_object.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/generator.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

struct FrameObject : NativeObject {
  CodeState* code;
  uint32_t word;    // where it is, or was when it was made
  uint32_t depth;   // number of the frame in the thread
  uint32_t thread;  // id; 0: a generator's
  uint32_t call;    // Frame::call
  uint32_t back;    // its caller's
  uint32_t unused;
  Value generator;  // or None
  Value caller;     // the frame object of the caller, of a frame of another thread; or None
  Slot locals;      // of a generator's frame, of a frame that has ended: made at first need
};

void trace_frame(NativeObject* object, Marker& marker) {
  auto* f = static_cast<FrameObject*>(object);
  marker.mark(f->generator);
  marker.mark(f->caller);
  marker.mark(f->locals);
}

constexpr NativeOps kFrameOps = {"frame", sizeof(FrameObject), trace_frame, nullptr, nullptr};

uint32_t word_of(const Frame& frame) {
  const auto at = static_cast<uint32_t>(frame.pc - frame.code->words);
  return at == 0 ? 0 : at - 1;
}

Value make_frame(Thread& t, CodeState* code, uint32_t word, uint32_t depth, uint32_t thread, uint32_t call,
                 uint32_t back, Value generator) {
  auto* f = new_instance<FrameObject>(t, t.machine.types.frame, Kind::kNative);
  f->operations = &kFrameOps;
  f->code = code;
  f->word = word;
  f->depth = depth;
  f->thread = thread;
  f->call = call;
  f->back = back;
  f->unused = 0;
  f->generator = generator;
  f->caller = Value::none();
  f->locals.init(Value::undefined());
  return Value::from_object(f);
}

// The frame that a generator runs in, if this thread drives it.
Frame* running_generator(Thread& t, Value generator) {
  if (as<Generator>(generator)->state.load(std::memory_order_relaxed) != Generator::kRunning) return nullptr;
  for (Frame* frame = t.frame; frame != nullptr; frame = frame == t.frames ? nullptr : frame - 1) {
    if ((frame->flags & Frame::kGenerator) != 0 && frame->owner == generator) return frame;
  }
  return nullptr;
}

// The call it is about, if that is still in progress; else null.
Frame* live_frame(Thread& t, const FrameObject* f) {
  if (is_kind(f->generator, Kind::kGenerator)) return running_generator(t, f->generator);
  if (f->thread != t.id || t.frame == nullptr || t.frame - t.frames < static_cast<int64_t>(f->depth))
    return nullptr;
  Frame* frame = t.frames + f->depth;
  return (frame->flags & Frame::kNumbered) != 0 && frame->call == f->call ? frame : nullptr;
}

uint32_t current_word(Thread& t, const FrameObject* f) {
  if (const Frame* frame = live_frame(t, f)) return word_of(*frame);
  if (!is_kind(f->generator, Kind::kGenerator)) return f->word;
  auto* g = as<Generator>(f->generator);
  const HeldGenerator held(g);
  if (!held.held() || g->pc == 0) return held.held() ? 0 : f->word;
  return g->pc - 1;
}

Value frame_code(Thread& t, Value* a, uint32_t) {
  return code_of(t, as<FrameObject>(a[0])->code);
}

Value frame_line(Thread& t, Value* a, uint32_t) {
  const auto* f = as<FrameObject>(a[0]);
  const CodeObject& code = *f->code->code;
  if (is_kind(f->generator, Kind::kGenerator) &&
      as<Generator>(f->generator)->state.load(std::memory_order_relaxed) == Generator::kCreated) {
    return Value::from_int(code.first_line);
  }
  const uint32_t line = code.positions[current_word(t, f)].line;
  return Value::from_int(line == 0 ? code.first_line : line);
}

Value frame_lasti(Thread& t, Value* a, uint32_t) {
  return Value::from_int(2 * static_cast<int64_t>(current_word(t, as<FrameObject>(a[0]))));
}

Value frame_globals(Thread&, Value* a, uint32_t) {
  return Value::from_object(as<FrameObject>(a[0])->code->globals_dict);
}

Value frame_builtins(Thread& t, Value*, uint32_t) {
  return Value::from_object(t.machine.builtins->dict);
}

Value frame_back(Thread& t, Value* a, uint32_t) {
  const auto* f = as<FrameObject>(a[0]);
  if (is_kind(f->generator, Kind::kGenerator)) {
    Frame* frame = live_frame(t, f);
    return frame == nullptr || frame == t.frames ? Value::none() : frame_object(t, frame - 1);
  }
  if (f->thread != t.id || f->depth == 0 || t.frame == nullptr) return f->caller;
  // The caller of a call that has ended may still be there.
  Frame* caller = t.frames + f->depth - 1;
  const bool same = caller <= t.frame && (caller->flags & Frame::kNumbered) != 0 && caller->call == f->back;
  return same ? frame_object(t, caller) : Value::none();
}

bool add_local(Thread& t, Dict* locals, const std::string& name, Value v) {
  if (is_kind(v, Kind::kCell)) v = as<Cell>(v)->value.load();
  if (name.empty() || name[0] == '.') return true;
  Str* key = intern(t.machine, t, name);
  if (!v.is_undefined()) return dict_set_str(t, locals, key, v);
  static_cast<void>(dict_take(t, locals, Value::from_object(key)));
  return !t.has_pending();
}

bool add_locals(Thread& t, Dict* locals, const CodeObject& code, const Value* registers, Value function) {
  for (size_t i = 0; i < code.local_names.size() && i < code.local_count; ++i) {
    if (!add_local(t, locals, code.local_names[i], registers[i])) return false;
  }
  if (!is_kind(function, Kind::kFunction)) return true;
  const Value cells = as<Function>(function)->closure;
  if (!is_kind(cells, Kind::kTuple)) return true;
  const auto* closure = as<Tuple>(cells);
  for (uint32_t i = 0; i < closure->count && i < code.free_names.size(); ++i) {
    if (!add_local(t, locals, code.free_names[i], *(closure->items + i))) return false;
  }
  return true;
}

Value frame_locals(Thread& t, Value* a, uint32_t) {
  auto* f = as<FrameObject>(a[0]);
  if (Frame* frame = live_frame(t, f)) return locals_of_frame(t, frame);
  if ((f->code->code->flags & CodeObject::kModule) != 0) return Value::from_object(f->code->globals_dict);
  if (f->locals.load().is_undefined()) f->locals.store(Value::from_object(new_dict(t)));
  const Value locals = f->locals.load();
  if (!is_kind(f->generator, Kind::kGenerator)) return locals;
  auto* g = as<Generator>(f->generator);
  Value registers[256];  // a copy, since what goes into a dict may take any time
  bool known = false;
  {
    const HeldGenerator held(g);
    known = held.held();
    if (known) std::copy_n(g->registers, std::min<size_t>(g->count, 256), registers);
  }
  if (known && !add_locals(t, as<Dict>(locals), *f->code->code, registers, g->function)) {
    return Value::error();
  }
  return locals;
}

Value frame_none(Thread&, Value*, uint32_t) {
  return Value::none();
}

Value frame_clear(Thread& t, Value* a, uint32_t) {
  if (live_frame(t, as<FrameObject>(a[0])) != nullptr) {
    return raise_text(t, t.machine.types.RuntimeError, "cannot clear an executing frame");
  }
  const Value generator = as<FrameObject>(a[0])->generator;
  if (is_kind(generator, Kind::kGenerator)) {
    HeldGenerator held(as<Generator>(generator));
    if (held.held()) held.finish();
  }
  return Value::none();
}

Value frame_repr(Thread& t, Value* a, uint32_t count) {
  const CodeObject& code = *as<FrameObject>(a[0])->code->code;
  const Value line = frame_line(t, a, count);
  return new_str(t, fmt::format("<frame at 0x{:x}, file '{}', line {}, code {}>", object_id(t, a[0]),
                                code.filename, line.as_int(), code.name));
}

// Frame objects of one call are equal, though made anew each time.
bool same_call(Value a, Value b) {
  if (!is_kind(b, Kind::kNative) || as<NativeObject>(b)->operations != &kFrameOps) return false;
  const auto* one = as<FrameObject>(a);
  const auto* other = as<FrameObject>(b);
  if (is_kind(one->generator, Kind::kGenerator)) return one->generator == other->generator;
  if (one->call == 0) return one == other;  // of another thread
  return one->call == other->call && one->thread == other->thread && one->generator == other->generator;
}
Value frame_eq(Thread&, Value* a, uint32_t) {
  return Value::boolean(same_call(a[0], a[1]));
}
Value frame_hash(Thread&, Value* a, uint32_t) {
  const auto* f = as<FrameObject>(a[0]);
  return Value::from_int(static_cast<int64_t>(reinterpret_cast<uintptr_t>(f->code) >> 4));
}

constexpr NativeDef kFrameMethods[] = {
    {"clear", frame_clear, "self, /"},
    {"__repr__", frame_repr, "self, /"},
    {"__eq__", frame_eq, "self, value, /"},
    {"__hash__", frame_hash, "self, /"},
};
constexpr NativeGetSet kFrameGetSets[] = {
    {"f_code", frame_code},       {"f_lineno", frame_line},       {"f_lasti", frame_lasti},
    {"f_globals", frame_globals}, {"f_builtins", frame_builtins}, {"f_back", frame_back},
    {"f_locals", frame_locals},   {"f_trace", frame_none},
};

// One dict a call, so that what exec() has put there stays.
Dict* dict_of_frame(Thread& t, Frame* frame) {
  if (t.has_locals(frame)) {
    return std::find_if(t.frame_locals.begin(), t.frame_locals.end(),
                        [&](const auto& one) { return one.first == frame; })
        ->second;
  }
  std::erase_if(t.frame_locals, [&](const auto& one) { return !t.has_locals(one.first); });
  Dict* dict = new_dict(t);
  t.frame_locals.emplace_back(frame, dict);
  frame->flags |= Frame::kHasLocals;
  return dict;
}

}  // namespace

Value locals_of_frame(Thread& t, Frame* frame) {
  const CodeObject& code = *frame->code->code;
  if ((code.flags & CodeObject::kClassBody) != 0) return frame->regs[0];
  if ((code.flags & CodeObject::kModule) != 0) return Value::from_object(frame->code->globals_dict);
  Dict* locals = dict_of_frame(t, frame);
  const Value function = frame->function == nullptr ? Value::none() : Value::from_object(frame->function);
  if (!add_locals(t, locals, code, frame->regs, function)) return Value::error();
  return Value::from_object(locals);
}

uint32_t number_of_call(Thread& t, Frame* frame) {
  if ((frame->flags & Frame::kNumbered) == 0) {
    frame->flags |= Frame::kNumbered;
    frame->call = ++t.numbered_calls;
  }
  return frame->call;
}

uint32_t number_of_caller(Thread& t, Frame* frame) {
  return frame == t.frames ? 0 : number_of_call(t, frame - 1);
}

void frames_of_threads(Thread& t, std::vector<uint32_t>* threads, RootedValues* innermost) {
  struct Place {
    CodeState* code;
    uint32_t word;
  };
  std::vector<std::pair<uint32_t, std::vector<Place>>> stacks;
  t.machine.scheduler->stop_world(t);
  t.machine.scheduler->for_each_thread([&](SchedThread& one) {
    const auto& other = static_cast<Thread&>(one);
    if (other.frame == nullptr || &other == &t) return;
    std::vector<Place>& places = stacks.emplace_back(other.id, std::vector<Place>()).second;
    for (const Frame* frame = other.frames; frame <= other.frame; ++frame)
      places.push_back({frame->code, word_of(*frame)});
  });
  t.machine.scheduler->resume_world(t);
  threads->push_back(t.id);
  innermost->push(frame_object(t, t.frame));
  for (const auto& [id, places] : stacks) {
    Value frame = Value::none();
    for (uint32_t depth = 0; depth < places.size(); ++depth) {
      const Value caller = frame;
      frame = make_frame(t, places[depth].code, places[depth].word, depth, id, 0, 0, Value::none());
      as<FrameObject>(frame)->caller = caller;
    }
    threads->push_back(id);
    innermost->push(frame);
  }
}

Value frame_object(Thread& t, Frame* frame) {
  const bool generator = (frame->flags & Frame::kGenerator) != 0;
  return make_frame(t, frame->code, word_of(*frame), static_cast<uint32_t>(frame - t.frames), t.id,
                    number_of_call(t, frame), number_of_caller(t, frame),
                    generator ? frame->owner : Value::none());
}

Value frame_object_of(Thread& t, Traceback* entry) {
  return make_frame(t, entry->code, entry->word, entry->depth, t.id, entry->call, entry->back, Value::none());
}

Value frame_object_of(Thread& t, Generator* generator) {
  if (generator->state.load(std::memory_order_acquire) == Generator::kFinished) return Value::none();
  return make_frame(t, generator->code, 0, 0, 0, 0, 0, Value::from_object(generator));
}

void init_frame_type(Thread& t) {
  t.machine.types.frame = define_type(t, {.name = "frame",
                                          .native = &kFrameOps,
                                          .flags = Type::kNoSubclass | Type::kNotCallable,
                                          .methods = kFrameMethods,
                                          .getsets = kFrameGetSets});
}

}  // namespace gilbox

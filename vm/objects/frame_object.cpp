#include "vm/objects/frame_object.h"

#include <algorithm>

#include "vm/heap/heap.h"
#include "vm/objects/alloc.h"
#include "vm/objects/code_object.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

struct FrameObject : NativeObject {
  CodeState* code;
  uint32_t word;    // where it is, or was when it was made
  uint32_t depth;   // number of the frame in the thread
  uint32_t thread;  // id; 0: a generator's
  uint32_t unused;
  Value generator;  // or None
  Slot locals;      // of a generator's frame, of a frame that has ended: made at first need
};

void trace_frame(NativeObject* object, Marker& marker) {
  auto* f = static_cast<FrameObject*>(object);
  marker.mark(f->generator);
  marker.mark(f->locals);
}

constexpr NativeOps kFrameOps = {"frame", sizeof(FrameObject), trace_frame, nullptr, nullptr};

uint32_t word_of(const Frame& frame) {
  const auto at = static_cast<uint32_t>(frame.pc - frame.code->words);
  return at == 0 ? 0 : at - 1;
}

Value make_frame(Thread& t, CodeState* code, uint32_t word, uint32_t depth, uint32_t thread,
                 Value generator) {
  auto* f = new_instance<FrameObject>(t, t.machine.types.frame, Kind::kNative);
  f->operations = &kFrameOps;
  f->code = code;
  f->word = word;
  f->depth = depth;
  f->thread = thread;
  f->unused = 0;
  f->generator = generator;
  f->locals.init(Value::undefined());
  return Value::from_object(f);
}

// The call it is about, if that is still in progress; else null.
Frame* live_frame(Thread& t, const FrameObject* f) {
  if (f->thread != t.id || t.frame == nullptr || t.frame - t.frames < static_cast<int64_t>(f->depth))
    return nullptr;
  Frame* frame = t.frames + f->depth;
  return frame->code == f->code ? frame : nullptr;
}

// The generator it is about, if that waits for its next call.
Generator* waiting_generator(const FrameObject* f) {
  if (!is_kind(f->generator, Kind::kGenerator)) return nullptr;
  auto* g = as<Generator>(f->generator);
  const uint8_t state = g->state.load(std::memory_order_acquire);
  return state == Generator::kSuspended || state == Generator::kCreated ? g : nullptr;
}

uint32_t current_word(Thread& t, const FrameObject* f) {
  if (const Frame* frame = live_frame(t, f)) return word_of(*frame);
  if (const Generator* g = waiting_generator(f)) return g->pc == 0 ? 0 : g->pc - 1;
  return f->word;
}

Value frame_code(Thread& t, Value* a, uint32_t) {
  return code_of(t, as<FrameObject>(a[0])->code);
}

Value frame_line(Thread& t, Value* a, uint32_t) {
  const auto* f = as<FrameObject>(a[0]);
  const CodeObject& code = *f->code->code;
  if (const Generator* g = waiting_generator(f); g != nullptr && g->state.load() == Generator::kCreated) {
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
  if (f->thread != t.id || f->depth == 0 || t.frame == nullptr) return Value::none();
  // The caller of a call that has just ended is still there.
  if (t.frame - t.frames < static_cast<int64_t>(f->depth) - 1) return Value::none();
  return frame_object(t, t.frames + f->depth - 1);
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
  const Generator* g = waiting_generator(f);
  if (g != nullptr && !add_locals(t, as<Dict>(locals), *f->code->code, g->registers, g->function)) {
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
  if (Generator* g = waiting_generator(as<FrameObject>(a[0]))) g->state.store(Generator::kFinished);
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
  return one->code == other->code && one->depth == other->depth && one->thread == other->thread &&
         one->generator == other->generator;
}
Value frame_eq(Thread&, Value* a, uint32_t) {
  return Value::boolean(same_call(a[0], a[1]));
}
Value frame_hash(Thread&, Value* a, uint32_t) {
  const auto* f = as<FrameObject>(a[0]);
  return Value::from_int(static_cast<int64_t>(reinterpret_cast<uintptr_t>(f->code) >> 4) + f->depth);
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

Value frame_object(Thread& t, Frame* frame) {
  return make_frame(t, frame->code, word_of(*frame), static_cast<uint32_t>(frame - t.frames), t.id,
                    Value::none());
}

Value frame_object_of(Thread& t, Traceback* entry) {
  return make_frame(t, entry->code, entry->word, entry->depth, t.id, Value::none());
}

Value frame_object_of(Thread& t, Generator* generator) {
  if (generator->state.load(std::memory_order_acquire) == Generator::kFinished) return Value::none();
  const uint32_t word = generator->pc == 0 ? 0 : generator->pc - 1;
  return make_frame(t, generator->code, word, 0, 0, Value::from_object(generator));
}

void init_frame_type(Thread& t) {
  t.machine.types.frame = define_type(t, {.name = "frame",
                                          .native = &kFrameOps,
                                          .flags = Type::kNoSubclass | Type::kNotCallable,
                                          .methods = kFrameMethods,
                                          .getsets = kFrameGetSets});
}

}  // namespace gilbox

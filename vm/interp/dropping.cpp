#include "vm/interp/dropping.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "vm/interp/loop.h"
#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/generator.h"
#include "vm/objects/list.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// Where the stack of the loop ends, seen from a function that it calls (all these are never inlined and have
// frame pointers): its own variables hold nothing that is needed.
[[gnu::always_inline]] inline const void* caller_stack() {
  return *static_cast<void**>(__builtin_frame_address(0));
}

// Looks through variables and what they hold, for something watched; gives up after a few dozen objects.
class Search {
 public:
  explicit Search(Thread& t) : thread_(t) {}

  bool found(Value v, int depth) {
    if (!v.is_object() || left_-- <= 0) return false;
    if (thread_.machine.finalizers->watches(v)) return true;
    if (depth == 0) return false;
    switch (kind_of(v)) {
      case Kind::kCell:
        return found(as<Cell>(v)->value.load(), depth);
      case Kind::kTuple:
        return any(tuple_items(as<Tuple>(v)), depth);
      case Kind::kList:
        return in_list(as<List>(v), depth);
      case Kind::kInstance:
        return in_attributes(as<AttrObject>(v), depth);
      case Kind::kGenerator:
        return in_generator(as<Generator>(v), depth);
      case Kind::kDict:
        return in_dict(as<Dict>(v), depth);
      default:
        return false;
    }
  }

 private:
  bool any(std::span<const Value> items, int depth) {
    for (Value item : items) {
      if (left_ <= 0) break;
      if (found(item, depth - 1)) return true;
    }
    return false;
  }
  bool in_generator(Generator* generator, int depth) {
    const HeldGenerator held(generator);
    return held.before() <= Generator::kSuspended && any({generator->registers, generator->count}, depth);
  }
  bool in_list(List* list, int depth) {
    for (uint32_t i = 0; i < list_size(list) && left_ > 0; ++i) {
      if (found(list_item(list, i), depth - 1)) return true;
    }
    return false;
  }
  bool in_dict(Dict* dict, int depth) {
    uint32_t position = 0;
    Value key, value;
    while (left_ > 0 && dict_next(dict, &position, &key, &value)) {
      if (found(key, depth - 1) || found(value, depth - 1)) return true;
    }
    return false;
  }
  bool in_attributes(AttrObject* object, int depth) {
    const Shape* shape = thread_.machine.shapes.of(object);
    if (!shape->has_attributes || shape->dict_mode) return false;
    for (uint32_t i = 0; i < shape->slot_count && left_ > 0; ++i) {
      if (shape->names[i] != nullptr && found(attribute_slot(object, shape, i)->load(), depth - 1))
        return true;
    }
    return false;
  }

  Thread& thread_;
  int left_ = 60;
};

// What is done where references go: remembers whether one did, and collects if so. Stands on the native
// stack, where other threads' collections find what it holds.
class Drop {
 public:
  explicit Drop(Thread& t) : thread_(t) {}
  void loses(Value v) {
    lost_ = v;
    found_ = Search(thread_).found(v, 3);
  }
  void found() { found_ = true; }
  bool has_found() const { return found_; }
  [[nodiscard]] bool settle(const void* stack_from, const Word* site) const {
    return settle(stack_from, site, {&lost_, 1});
  }
  [[nodiscard]] bool settle(const void* stack_from, const Word* site, std::span<const Value> lost) const {
    if (found_) thread_.machine.finalizers->collect_dropped(thread_, stack_from, site, lost);
    return !thread_.has_pending();
  }

 private:
  Thread& thread_;
  Value lost_;
  bool found_ = false;
};

// What is watched in the temporaries of the innermost frame: some that are not read again, and some that are.
struct Temporaries {
  bool dead = false;
  bool alive = false;
};
Temporaries look_at_temporaries(Thread& t, const Frame& frame, bool in_call) {
  Temporaries result;
  if (t.looks_left == 0) return result;
  --t.looks_left;
  std::vector<Value> alive, dead;
  std::optional<RegisterSet> live;
  for (uint32_t i = frame.code->local_count; i < frame.code->register_count; ++i) {
    const Value v = frame.regs[i];
    if (!v.is_object() || !Search(t).found(v, 1)) continue;
    if (!live) live = t.machine.finalizers->live_registers(frame, in_call);
    ((*live)[i] ? alive : dead).push_back(v);
  }
  // A call leaves copies of its arguments behind.
  result.dead = std::any_of(dead.begin(), dead.end(),
                            [&](Value v) { return std::find(alive.begin(), alive.end(), v) == alive.end(); });
  result.alive = !alive.empty();
  return result;
}

// Of a frame that may have just been left.
std::span<const Value> variables_of(const Frame& frame) {
  return {frame.regs, frame.code->local_count};
}

void look(Thread& t, const Frame& frame, Drop* drop, bool in_call = false) {
  const Temporaries temporaries = look_at_temporaries(t, frame, in_call);
  // One that has gone since may have been stored, or used up.
  const bool gone = t.held_temporary == &frame && !temporaries.alive;
  if (temporaries.dead || gone) drop->found();
  if (gone) t.held_temporary = nullptr;
  if (!temporaries.alive) return;
  t.held_temporary = &frame;
  Finalizers::demand(t, Finalizers::kLook);
}

}  // namespace

bool drops_watched(Thread& t, const Frame& frame, Value result) {
  if (!t.machine.finalizers->active()) return false;
  Search search(t);
  for (uint32_t i = 0; i < frame.code->local_count; ++i) {
    const Value v = frame.regs[i];
    if (v != result && search.found(v, 3)) return true;
  }
  return false;
}

[[gnu::noinline]] bool settle_return(Thread& t, const Frame& caller, bool drops, bool made, Value before) {
  Finalizers& finalizers = *t.machine.finalizers;
  if (!finalizers.active()) return true;
  Drop drop(t);
  if (drops) drop.found();
  if (made) {
    // x = C(): what x held before goes when the new object takes its place. A local variable is written by
    // the call itself, a global one by the next instruction.
    const auto to = uint32_t{t.frame[1].return_reg};
    if (finalizers.watches(before) && to < caller.code->local_count) drop.found();
  }
  look(t, caller, &drop);
  return drop.settle(caller_stack(), caller.pc, variables_of(t.frame[1]));
}

[[gnu::noinline]] bool look_before_call(Thread& t) {
  const Frame& frame = *t.frame;
  Drop drop(t);
  look(t, frame, &drop, true);
  if (drop.has_found()) {
    t.machine.finalizers->collect_dropped(t, caller_stack(), frame.pc - 1, {}, true);
  }
  return !t.has_pending();
}

[[gnu::noinline]] void serve_finalizers(Thread& t) {
  Finalizers& finalizers = *t.machine.finalizers;
  const uint8_t asked = std::exchange(t.asked_finalizers, 0);
  Frame& frame = *t.frame;
  Drop drop(t);
  if ((asked & Finalizers::kCollect) != 0) drop.found();
  if ((asked & Finalizers::kLook) != 0 && finalizers.active()) {
    if (frame.pc == frame.code->words) {
      // A call that has just begun: its arguments may be temporaries of the caller.
      if (&frame > t.frames && (t.frame[-1].flags & Frame::kWatched) != 0) frame.flags |= Frame::kWatched;
      Finalizers::demand(t, Finalizers::kLook);
    } else {
      look(t, frame, &drop);
    }
  }
  if (drop.settle(t.loop_stack, frame.pc)) finalizers.run(t);
}

namespace {

// What the deletion is about to take away; Undefined: not known beforehand.
Value about_to_go(Thread& t, const Frame* frame, Word word, Word extension) {
  const Value* r = frame->regs;
  switch (op_of(word)) {
    case Op::DELETE_GLOBAL:
      return frame->code->globals[bc_of(word)]->value.load();
    case Op::DELETE_FAST:
      return r[a_of(word)];
    case Op::DELETE_DEREF:
      return as<Cell>(r[b_of(word)])->value.load();
    case Op::DELETE_ATTR: {
      const Value object = r[b_of(word)];
      if (!is_kind(object, Kind::kInstance)) return Value::undefined();
      return own_attr(t, as<AttrObject>(object), frame->code->attr_names[extension]);
    }
    case Op::DELETE_SUBSCR:
      return r[b_of(word)];  // the container: it may be one of many items
    default:
      return Value::undefined();
  }
}

}  // namespace

[[gnu::noinline]] bool execute_deletion(Thread& t, Frame* frame, Word word, Word extension) {
  if (!t.machine.finalizers->active()) return execute_rare(t, frame, word, extension);
  Drop drop(t);
  drop.loses(about_to_go(t, frame, word, extension));
  return execute_rare(t, frame, word, extension) && drop.settle(caller_stack(), frame->pc);
}

[[gnu::noinline]] void drop_frame(Thread& t, const Frame& left, Value returned) {
  RootedValues kept(t);
  kept.push(returned);
  t.machine.finalizers->collect_dropped(t, caller_stack(), left.pc, variables_of(left));
}

[[gnu::noinline]] bool replace_global(Thread& t, const Frame& frame, Cell* variable, Value value) {
  Drop drop(t);
  const Value before = variable->value.load();
  if (before != value && t.machine.finalizers->active()) drop.loses(before);
  variable->value.store(value);
  return drop.settle(caller_stack(), frame.pc);
}

[[gnu::noinline]] bool reset_variable(Thread& t, const Frame& frame, Value* variable) {
  Drop drop(t);
  drop.loses(*variable);
  *variable = Value::none();
  return drop.settle(caller_stack(), frame.pc);
}

[[gnu::noinline]] bool reset_attribute(Thread& t, const Frame& frame, Value object, uint32_t site) {
  Drop drop(t);
  if (is_kind(object, Kind::kInstance)) {
    drop.loses(own_attr(t, as<AttrObject>(object), frame.code->attr_names[site]));
  }
  return store_attr_slow(t, frame.code, site, object, Value::none()) && drop.settle(caller_stack(), frame.pc);
}

[[gnu::noinline]] bool reset_item(Thread& t, const Frame& frame, Value container, Value key) {
  Drop drop(t);
  drop.loses(container);
  return set_item(t, container, key, Value::none()) && drop.settle(caller_stack(), frame.pc);
}

}  // namespace gilbox

#include "vm/interp/dropping.h"

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
  if (made) {
    // x = C(): what x held before goes when the new object takes its place. A local variable is written by
    // the call itself, a global one by the next instruction, which this does for it.
    const auto to = uint32_t{t.frame[1].return_reg};
    if (finalizers.watches(before) && to < caller.code->local_count) drops = true;
    const Word next = *caller.pc;
    if (op_of(next) == Op::STORE_GLOBAL && a_of(next) == to) {
      Slot& global = caller.code->globals[bc_of(next)]->value;
      if (finalizers.watches(global.load())) {
        global.store(caller.regs[to]);
        drops = true;
      }
    }
  }
  if (drops) finalizers.collect_dropped(t, caller_stack());
  return !t.has_pending();
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
  Finalizers& finalizers = *t.machine.finalizers;
  if (!finalizers.active()) return execute_rare(t, frame, word, extension);
  const bool drops = Search(t).found(about_to_go(t, frame, word, extension), 3);
  if (!execute_rare(t, frame, word, extension)) return false;
  if (drops) finalizers.collect_dropped(t, caller_stack());
  return !t.has_pending();
}

[[gnu::noinline]] void drop_frame(Thread& t, Value returned) {
  RootedValues kept(t);
  kept.push(returned);
  t.machine.finalizers->collect_dropped(t, caller_stack());
}

[[gnu::noinline]] bool drop_global(Thread& t, Cell* variable) {
  const bool drops = Search(t).found(variable->value.load(), 3);
  variable->value.store(Value::none());
  if (drops) t.machine.finalizers->collect_dropped(t, caller_stack());
  return !t.has_pending();
}

}  // namespace gilbox

// The interpreter's loop, a template over what it must watch; loop.cpp and loop_rules.cpp make instances of
// it. Its correctness rules stand in loop.h.
#pragma once

#include "vm/code/rules.h"
#include "vm/interp/arithmetic.h"
#include "vm/interp/dropping.h"
#include "vm/interp/loop.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/float.h"
#include "vm/objects/function.h"
#include "vm/objects/generator.h"
#include "vm/objects/int.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

// The next item of a range or list iterator; Undefined: at the end, or another kind (then *other).
inline Value next_simple(Iterator* it, bool* other) {
  switch (static_cast<IteratorKind>(it->flags)) {
    case IteratorKind::kRange: {
      int64_t left = it->stop.load(std::memory_order_relaxed);
      if (left <= 0) return Value::undefined();
      int64_t value = it->index.load(std::memory_order_relaxed);
      it->stop.store(left - 1, std::memory_order_relaxed);
      it->index.store(value + it->step.load(std::memory_order_relaxed), std::memory_order_relaxed);
      return Value::from_int(value);
    }
    case IteratorKind::kList: {
      Value source = it->source.load();
      if (source.is_undefined()) return source;
      int64_t index = it->index.load(std::memory_order_relaxed);
      Value item = list_item(as<List>(source), static_cast<uint64_t>(index));
      if (item.is_undefined()) {
        it->source.store(item);
      } else {
        it->index.store(index + 1, std::memory_order_relaxed);
      }
      return item;
    }
    default:
      *other = true;
      return Value::undefined();
  }
}

// Is there something to do between the instruction `done` and the one at hand, `next`?
template <bool kSim>
inline bool check_point_between(Thread& t, const CheckTable& rules, Word done, Word next) {
  const uint8_t points = rules.after[done & 0xff];
  if (points == 0 || rules.never_before[next & 0xff]) return false;
  t.ticks -= points;
  return t.breaker.load(std::memory_order_relaxed) != 0 || t.ticks <= 0 || (kSim && t.sim_budget <= 0);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"  // computed goto

// kSim: the simulated way, which charges virtual time for every instruction and, without the GIL, may switch
// between any two. kRules: check points where t.machine.options.rules has them, and counted; else those of
// CPython 3.12.
template <bool kSim, bool kRules>
Value run_loop(Thread& t) {
  static const void* const kLabels[] = {
#define OP(NAME, OPERANDS, EXTENSION, DOC) &&L_##NAME,
#include "vm/code/opcodes.def"
#undef OP
  };
  Frame* frame = t.frame;
  CodeState* code = frame->code;
  const Word* pc = frame->pc;
  Value* r = frame->regs;
  Value* k = code->constants;
  Word word = 0;
  Value returned;  // or yielded
  uint8_t yielder_flags = 0;
  const int64_t cost = kSim ? t.machine.scheduler->instruction_cost() : 0;
  const bool switch_anywhere = kSim && !t.machine.scheduler->gil_enabled();
  [[maybe_unused]] const CheckTable* const rules = kRules ? t.machine.options.rules : nullptr;
  const uint32_t list_shape = t.machine.kind_shapes[static_cast<size_t>(Kind::kList)];
  const uint32_t tuple_shape = t.machine.kind_shapes[static_cast<size_t>(Kind::kTuple)];

#define SAVE() (frame->pc = pc)
#define A r[a_of(word)]
#define B r[b_of(word)]
#define C r[c_of(word)]
#define NEXT()                                                                                 \
  do {                                                                                         \
    if constexpr (kSim) {                                                                      \
      if (GILBOX_UNLIKELY((t.sim_budget -= cost) <= 0 && switch_anywhere)) goto switch_fibers; \
    }                                                                                          \
    if constexpr (kRules) {                                                                    \
      if (check_point_between<kSim>(t, *rules, word, *pc)) goto switch_fibers;                 \
    }                                                                                          \
    word = *pc++;                                                                              \
    goto* kLabels[word & 0xff];                                                                \
  } while (0)
// The frame on top has changed: its state into the loop's variables.
#define ENTER()          \
  do {                   \
    frame = t.frame;     \
    code = frame->code;  \
    pc = frame->pc;      \
    r = frame->regs;     \
    k = code->constants; \
  } while (0)
#define CHECK_POINT_IF(RULE)                                                                             \
  do {                                                                                                   \
    if constexpr (kRules) {                                                                              \
      if (!(RULE)) break;                                                                                \
      --t.ticks;                                                                                         \
    }                                                                                                    \
    if (GILBOX_UNLIKELY(t.breaker.load(std::memory_order_relaxed) != 0 || (kSim && t.sim_budget <= 0) || \
                        (kRules && t.ticks <= 0))) {                                                     \
      SAVE();                                                                                            \
      if (!serve_requests(t, code, pc)) goto error;                                                      \
    }                                                                                                    \
  } while (0)
#define CHECK_POINT() CHECK_POINT_IF(rules->loops_and_calls)
#define EXTENSION() (*pc++)
// The check point comes before the jump: an interrupt there belongs to the jump's line and handlers.
#define JUMP(OFFSET)                              \
  do {                                            \
    auto distance = static_cast<int32_t>(OFFSET); \
    if (distance < 0) {                           \
      CHECK_POINT();                              \
    } else if constexpr (kRules) {                \
      CHECK_POINT_IF(rules->taken_jumps);         \
    }                                             \
    pc += distance;                               \
  } while (0)

  if (t.has_pending()) goto error;  // thrown into a generator
  if ((frame->flags & Frame::kGenerator) == 0) CHECK_POINT_IF(true);
  NEXT();

  {
  L_NOP:
    NEXT();
  L_MOVE:
    A = B;
    NEXT();
  L_LOAD_CONST:
    A = k[bc_of(word)];
    NEXT();
  L_RESET_FAST:
    if (GILBOX_UNLIKELY(A.is_object()) && t.machine.finalizers->active()) {
      SAVE();
      if (!reset_variable(t, *frame, &A)) goto error;
    }
    A = Value::none();
    NEXT();
  L_LOAD_FAST_CHECK:
    if (GILBOX_UNLIKELY(A.is_undefined())) {
      SAVE();
      static_cast<void>(raise_unbound(t, code, a_of(word)));
      goto error;
    }
    NEXT();
  L_LOAD_GLOBAL : {
    Value v = code->globals[bc_of(word)]->value.load();
    if (v.is_undefined()) {
      Cell* cell = code->builtins[bc_of(word)].load(std::memory_order_acquire);
      if (cell != nullptr) v = cell->value.load();
      if (GILBOX_UNLIKELY(v.is_undefined())) {
        SAVE();
        v = load_global_slow(t, code, bc_of(word));
        if (v.is_error()) goto error;
      }
    }
    A = v;
    NEXT();
  }
  L_STORE_GLOBAL:
    if (GILBOX_UNLIKELY((frame->flags & Frame::kWatched) != 0)) goto replace_global;
    code->globals[bc_of(word)]->value.store(A);
    NEXT();
  replace_global:
  L_RESET_GLOBAL:
    SAVE();
    if (!replace_global(t, *frame, code->globals[bc_of(word)], A)) goto error;
    NEXT();
  L_MAKE_CELL:
    SAVE();
    A = Value::from_object(new_cell(t, A));
    NEXT();
  L_COPY_FREE_VARS : {
    const auto* cells = as<Tuple>(frame->function->closure);
    for (unsigned i = 0; i < b_of(word); ++i) r[a_of(word) + i] = cells->items[i];
    NEXT();
  }
  L_LOAD_DEREF : {
    Value v = as<Cell>(B)->value.load();
    if (GILBOX_UNLIKELY(v.is_undefined())) {
      SAVE();
      static_cast<void>(raise_unbound(t, code, b_of(word)));
      goto error;
    }
    A = v;
    NEXT();
  }
  L_STORE_DEREF:
    as<Cell>(B)->value.store(A);
    NEXT();

    // --- Attributes ---

  L_LOAD_ATTR : {
    uint32_t site = EXTENSION();
    Value v = B;
    if (GILBOX_LIKELY(v.is_object())) {
      uint64_t entry = code->caches[site].load(std::memory_order_relaxed);
      uint32_t shape = v.as_object()->shape_id.load(std::memory_order_acquire);
      if (GILBOX_LIKELY(cache_key(entry) == shape)) {
        Value attr = slot_at(v.as_object(), cache_payload(entry))->load();
        if (GILBOX_LIKELY(!attr.is_undefined())) {
          A = attr;
          NEXT();
        }
      } else if (cache_key(entry) == (shape | kCellBit)) {
        Value attr = static_cast<Cell*>(t.machine.heap.expand(cache_payload(entry)))->value.load();
        if (!attr.is_undefined()) {
          SAVE();
          attr = attr_from_cell(t, v, attr);
          if (GILBOX_UNLIKELY(attr.is_error())) {
            if (t.has_pending()) goto error;
          } else {
            A = attr;
            NEXT();
          }
        }
      }
    }
    SAVE();
    v = load_attr_slow(t, code, site, v);
    if (v.is_error()) goto error;
    A = v;
    NEXT();
  }
  L_STORE_ATTR : {
    uint32_t site = EXTENSION();
    Value v = B;
    if (GILBOX_UNLIKELY(A.is_none()) && t.machine.finalizers->active()) {
      SAVE();
      if (!reset_attribute(t, *frame, v, site)) goto error;
      NEXT();
    }
    if (GILBOX_LIKELY(v.is_object())) {
      Object* object = v.as_object();
      uint64_t entry = code->caches[site].load(std::memory_order_relaxed);
      uint32_t shape = object->shape_id.load(std::memory_order_acquire);
      if (GILBOX_LIKELY(cache_key(entry) == shape)) {
        slot_at(object, cache_payload(entry))->store(A);
        NEXT();
      }
      if (cache_key(entry) == (shape | kCellBit) && !t.machine.scheduler->object_locks_needed()) {
        const Shape* grown = t.machine.shapes.get(cache_payload(entry));
        slot_at(object, grown->slots_offset + (grown->slot_count - 1U) * uint32_t{sizeof(Slot)})->store(A);
        object->shape_id.store(grown->id, std::memory_order_release);
        NEXT();
      }
    }
    SAVE();
    if (!store_attr_slow(t, code, site, v, A)) goto error;
    NEXT();
  }
  L_LOAD_METHOD : {
    uint32_t site = EXTENSION();
    Value v = B;
    Value* out = &A;
    if (GILBOX_LIKELY(v.is_object())) {
      uint64_t entry = code->caches[site].load(std::memory_order_relaxed);
      uint32_t shape = v.as_object()->shape_id.load(std::memory_order_acquire);
      if (GILBOX_LIKELY(cache_key(entry) == (shape | kCellBit))) {
        Value attr = static_cast<Cell*>(t.machine.heap.expand(cache_payload(entry)))->value.load();
        Kind kind = kind_of(v);
        if (attr.is_object() && kind != Kind::kType && kind != Kind::kModule) {
          Kind attr_kind = kind_of(attr);
          if (attr_kind == Kind::kFunction || (attr_kind == Kind::kBuiltin && as<Builtin>(attr)->flags != 0 &&
                                               as<Builtin>(attr)->self.is_undefined())) {
            out[0] = attr;
            out[1] = v;
            NEXT();
          }
        } else if (kind == Kind::kModule && !attr.is_undefined()) {
          out[0] = attr;
          out[1] = Value::undefined();
          NEXT();
        }
      } else if (cache_key(entry) == shape) {
        Value attr = slot_at(v.as_object(), cache_payload(entry))->load();
        if (!attr.is_undefined()) {
          out[0] = attr;
          out[1] = Value::undefined();
          NEXT();
        }
      }
    }
    SAVE();
    if (!load_method_slow(t, code, site, v, out)) goto error;
    NEXT();
  }

  // --- Arithmetic ---

#define ARITHMETIC_FORM(LABEL, CLASS, RIGHT, SLOW)                                      \
  LABEL : {                                                                             \
    Value x = B;                                                                        \
    Value y = RIGHT;                                                                    \
    if (GILBOX_LIKELY(Value::both_int(x, y))) {                                         \
      if (GILBOX_LIKELY(CLASS::ints(x, y, &A))) NEXT();                                 \
    } else {                                                                            \
      double dx = 0;                                                                    \
      double dy = 0;                                                                    \
      if (as_number(x, &dx) && as_number(y, &dy) && CLASS::doubles(dx, dy, &A)) NEXT(); \
    }                                                                                   \
    SAVE();                                                                             \
    x = SLOW(t, CLASS::kOp, x, y);                                                      \
    if (x.is_error()) goto error;                                                       \
    A = x;                                                                              \
    NEXT();                                                                             \
  }
#define ARITHMETIC(NAME, CLASS)                                         \
  ARITHMETIC_FORM(L_BINARY_##NAME, CLASS, C, binary_op)                 \
  ARITHMETIC_FORM(L_BINARY_##NAME##_K, CLASS, k[c_of(word)], binary_op) \
  ARITHMETIC_FORM(L_INPLACE_##NAME, CLASS, C, inplace_op)               \
  ARITHMETIC_FORM(L_INPLACE_##NAME##_K, CLASS, k[c_of(word)], inplace_op)

    ARITHMETIC(ADD, Add)
    ARITHMETIC(SUBTRACT, Subtract)
    ARITHMETIC(MULTIPLY, Multiply)
    ARITHMETIC(TRUE_DIVIDE, TrueDivide)
    ARITHMETIC(FLOOR_DIVIDE, FloorDivide)
    ARITHMETIC(MODULO, Modulo)
    ARITHMETIC(LSHIFT, Lshift)
    ARITHMETIC(RSHIFT, Rshift)
    ARITHMETIC(AND, And)
    ARITHMETIC(OR, Or)
    ARITHMETIC(XOR, Xor)
#undef ARITHMETIC
#undef ARITHMETIC_FORM

#define SLOW_FORM(LABEL, OP_NAME, RIGHT, SLOW) \
  LABEL : {                                    \
    SAVE();                                    \
    Value v = SLOW(t, OP_NAME, B, RIGHT);      \
    if (v.is_error()) goto error;              \
    A = v;                                     \
    NEXT();                                    \
  }
#define SLOW_ARITHMETIC(NAME, OP_NAME)                              \
  SLOW_FORM(L_BINARY_##NAME, OP_NAME, C, binary_op)                 \
  SLOW_FORM(L_BINARY_##NAME##_K, OP_NAME, k[c_of(word)], binary_op) \
  SLOW_FORM(L_INPLACE_##NAME, OP_NAME, C, inplace_op)               \
  SLOW_FORM(L_INPLACE_##NAME##_K, OP_NAME, k[c_of(word)], inplace_op)

    SLOW_ARITHMETIC(POWER, BinaryOp::kPower)
    SLOW_ARITHMETIC(MATRIX_MULTIPLY, BinaryOp::kMatrixMultiply)
#undef SLOW_ARITHMETIC
#undef SLOW_FORM

  L_UNARY_NOT : {
    Value v = B;
    if (v.is_bool()) {
      A = Value::boolean(v.is_false());
      NEXT();
    }
    SAVE();
    int yes = truth(t, v);
    if (yes < 0) goto error;
    A = Value::boolean(yes == 0);
    NEXT();
  }
  L_UNARY_NEGATIVE : {
    Value v = B;
    if (v.is_double()) {
      A = Value::from_double(-v.as_double());
      NEXT();
    }
    if (v.is_int() && v.as_int() != Value::kIntMin) {
      A = Value::from_int(-v.as_int());
      NEXT();
    }
    goto rare;
  }

#define COMPARE(NAME, OP_NAME)                   \
  L_COMPARE_##NAME : {                           \
    int outcome = compare_fast<OP_NAME>(B, C);   \
    if (GILBOX_UNLIKELY(outcome < 0)) goto rare; \
    A = Value::boolean(outcome == 1);            \
    NEXT();                                      \
  }
    COMPARE(LT, CompareOp::kLt)
    COMPARE(LE, CompareOp::kLe)
    COMPARE(GT, CompareOp::kGt)
    COMPARE(GE, CompareOp::kGe)
    COMPARE(EQ, CompareOp::kEq)
    COMPARE(NE, CompareOp::kNe)
#undef COMPARE
  L_IS_OP:
    A = Value::boolean(B == C);
    NEXT();
  L_IS_NOT_OP:
    A = Value::boolean(B != C);
    NEXT();

    // --- Jumps ---

  L_JUMP_FORWARD:
    pc += jump_of(word);
    NEXT();
  L_JUMP_BACKWARD:
    CHECK_POINT();
    pc += jump_of(word);
    NEXT();

#define JUMP_COMPARE(NAME, OP_NAME, RIGHT)                               \
  L_JUMP_IF_##NAME : {                                                   \
    Word offset_word = EXTENSION();                                      \
    int outcome = compare_fast<OP_NAME>(A, RIGHT);                       \
    if (GILBOX_UNLIKELY(outcome < 0)) {                                  \
      SAVE();                                                            \
      outcome = compare_truth(t, OP_NAME, A, RIGHT);                     \
      if (outcome < 0) goto error;                                       \
    }                                                                    \
    if (static_cast<unsigned>(outcome) == c_of(word)) JUMP(offset_word); \
    NEXT();                                                              \
  }
    JUMP_COMPARE(LT, CompareOp::kLt, B)
    JUMP_COMPARE(LE, CompareOp::kLe, B)
    JUMP_COMPARE(GT, CompareOp::kGt, B)
    JUMP_COMPARE(GE, CompareOp::kGe, B)
    JUMP_COMPARE(EQ, CompareOp::kEq, B)
    JUMP_COMPARE(NE, CompareOp::kNe, B)
    JUMP_COMPARE(LT_K, CompareOp::kLt, k[b_of(word)])
    JUMP_COMPARE(LE_K, CompareOp::kLe, k[b_of(word)])
    JUMP_COMPARE(GT_K, CompareOp::kGt, k[b_of(word)])
    JUMP_COMPARE(GE_K, CompareOp::kGe, k[b_of(word)])
    JUMP_COMPARE(EQ_K, CompareOp::kEq, k[b_of(word)])
    JUMP_COMPARE(NE_K, CompareOp::kNe, k[b_of(word)])
#undef JUMP_COMPARE
  L_JUMP_IF_TRUE:
  L_JUMP_IF_FALSE : {
    Word offset_word = EXTENSION();
    Value v = A;
    int yes = v.is_true() ? 1 : 0;
    if (GILBOX_UNLIKELY(!v.is_bool())) {
      SAVE();
      yes = truth(t, v);
      if (yes < 0) goto error;
    }
    if ((yes == 1) == (op_of(word) == Op::JUMP_IF_TRUE)) JUMP(offset_word);
    NEXT();
  }
  L_JUMP_IF_IS : {
    Word offset_word = EXTENSION();
    if ((A == B) == (c_of(word) == 1)) JUMP(offset_word);
    NEXT();
  }
  L_JUMP_IF_IS_K : {
    Word offset_word = EXTENSION();
    if ((A == k[b_of(word)]) == (c_of(word) == 1)) JUMP(offset_word);
    NEXT();
  }
  L_JUMP_IF_CONTAINS : {
    Word offset_word = EXTENSION();
    SAVE();
    int found = contains(t, B, A);
    if (found < 0) goto error;
    if (static_cast<unsigned>(found) == c_of(word)) JUMP(offset_word);
    NEXT();
  }

    // --- Iteration ---

  L_FOR_ITER : {
    auto offset = static_cast<int32_t>(EXTENSION());
    Value iterator = B;
    if (GILBOX_LIKELY(is_kind(iterator, Kind::kIterator))) {
      bool other = false;
      Value item = next_simple(as<Iterator>(iterator), &other);
      if (GILBOX_UNLIKELY(other)) {
        SAVE();
        item = iterator_next(t, as<Iterator>(iterator));
        if (item.is_undefined() && t.has_pending()) goto error;
      }
      if (item.is_undefined()) NEXT();
      A = item;
      JUMP(offset);
      NEXT();
    }
    SAVE();
    if (is_kind(iterator, Kind::kGenerator)) {
      auto* g = as<Generator>(iterator);
      uint8_t state = g->state.load(std::memory_order_acquire);
      if (state == Generator::kFinished) NEXT();
      if (state <= Generator::kSuspended &&
          g->state.compare_exchange_strong(state, Generator::kRunning, std::memory_order_acq_rel)) {
        g->flags = state == Generator::kCreated ? 1 : 0;
        if (push_generator(t, g, Value::none(), Frame::kForIter) == nullptr) goto error;
        ENTER();
        NEXT();
      }
    }
    Value item = iter_next(t, iterator);
    if (item.is_undefined()) {
      if (t.has_pending()) goto error;
      NEXT();
    }
    A = item;
    JUMP(offset);
    NEXT();
  }
  L_UNPACK_SEQUENCE : {
    Value v = B;
    unsigned count = c_of(word);
    if (is_kind(v, Kind::kTuple) && as<Tuple>(v)->count == count &&
        v.as_object()->shape_id.load(std::memory_order_relaxed) == tuple_shape) {
      Value* out = &A;
      const Value* items = as<Tuple>(v)->items;
      for (unsigned i = 0; i < count; ++i) out[i] = items[i];
      NEXT();
    }
    SAVE();
    if (!unpack_sequence(t, v, &A, count)) goto error;
    NEXT();
  }

  // --- Subscripts ---

#define SUBSCRIPT(LABEL, KEY)                                                                        \
  LABEL : {                                                                                          \
    Value v = B;                                                                                     \
    Value key = KEY;                                                                                 \
    if (GILBOX_LIKELY(v.is_object() && key.is_int())) {                                              \
      int64_t index = key.as_int();                                                                  \
      if (kind_of(v) == Kind::kList &&                                                               \
          v.as_object()->shape_id.load(std::memory_order_relaxed) == list_shape) {                   \
        if (index < 0) index += list_size(as<List>(v));                                              \
        Value item = list_item(as<List>(v), static_cast<uint64_t>(index));                           \
        if (GILBOX_LIKELY(!item.is_undefined())) {                                                   \
          A = item;                                                                                  \
          NEXT();                                                                                    \
        }                                                                                            \
      } else if (kind_of(v) == Kind::kTuple && static_cast<uint64_t>(index) < as<Tuple>(v)->count && \
                 v.as_object()->shape_id.load(std::memory_order_relaxed) == tuple_shape) {           \
        A = as<Tuple>(v)->items[index];                                                              \
        NEXT();                                                                                      \
      }                                                                                              \
    }                                                                                                \
    SAVE();                                                                                          \
    v = get_item(t, v, key);                                                                         \
    if (v.is_error()) goto error;                                                                    \
    A = v;                                                                                           \
    NEXT();                                                                                          \
  }
    SUBSCRIPT(L_BINARY_SUBSCR, C)
    SUBSCRIPT(L_BINARY_SUBSCR_K, k[c_of(word)])
#undef SUBSCRIPT
#define STORE_SUBSCRIPT(LABEL, KEY)                                                             \
  LABEL : {                                                                                     \
    Value v = B;                                                                                \
    Value key = KEY;                                                                            \
    SAVE();                                                                                     \
    if (GILBOX_UNLIKELY(A.is_none()) && t.machine.finalizers->active()) {                       \
      if (!reset_item(t, *frame, v, key)) goto error;                                           \
      NEXT();                                                                                   \
    }                                                                                           \
    if (GILBOX_LIKELY(is_kind(v, Kind::kList) && key.is_int() &&                                \
                      v.as_object()->shape_id.load(std::memory_order_relaxed) == list_shape) && \
        list_store(t, as<List>(v), key.as_int(), A)) {                                          \
      NEXT();                                                                                   \
    }                                                                                           \
    if (!set_item(t, v, key, A)) goto error;                                                    \
    NEXT();                                                                                     \
  }
    STORE_SUBSCRIPT(L_STORE_SUBSCR, C)
    STORE_SUBSCRIPT(L_STORE_SUBSCR_K, k[c_of(word)])
#undef STORE_SUBSCRIPT
  L_LIST_APPEND:
    SAVE();
    if (!list_append(t, as<List>(A), B)) goto error;
    NEXT();

    // --- Calls ---

  L_CALL : {
    Value* base = &A + 1;
    Value callee = A;
    uint32_t count = b_of(word);
    SAVE();
    if (GILBOX_LIKELY(callee.is_object())) {
      if (kind_of(callee) == Kind::kFunction) {
        auto* f = as<Function>(callee);
        CodeState* called = f->code.load(std::memory_order_acquire);
        if (GILBOX_LIKELY(called->simple_arguments && called->arg_count == count)) {
          if (push_frame(t, called, base, f, count, 0, static_cast<uint8_t>(c_of(word))) == nullptr)
            goto error;
          goto entered;
        }
      } else if (kind_of(callee) == Kind::kBoundMethod) {
        base[-1] = as<BoundMethod>(callee)->self;
        callee = as<BoundMethod>(callee)->function;
        --base;
        ++count;
      }
    }
    if (GILBOX_UNLIKELY(t.held_temporary == frame) && !look_before_call(t)) goto error;
    Value result;
    switch (call_any(t, callee, base, count, nullptr, static_cast<uint8_t>(c_of(word)), &result)) {
      case Called::kFrame:
        goto entered;
      case Called::kValue:
        C = result;
        CHECK_POINT();
        NEXT();
      case Called::kError:
        goto error;
    }
  }
  L_CALL_METHOD : {
    Value callee = A;
    Value* base = &A + 1;
    uint32_t count = b_of(word) + 1;
    SAVE();
    if (base[0].is_undefined()) {
      ++base;
      --count;
    } else if (GILBOX_LIKELY(kind_of(callee) == Kind::kFunction)) {
      auto* f = as<Function>(callee);
      CodeState* called = f->code.load(std::memory_order_acquire);
      if (GILBOX_LIKELY(called->simple_arguments && called->arg_count == count)) {
        if (push_frame(t, called, base, f, count, 0, static_cast<uint8_t>(c_of(word))) == nullptr) goto error;
        goto entered;
      }
    }
    if (GILBOX_UNLIKELY(t.held_temporary == frame) && !look_before_call(t)) goto error;
    Value result;
    switch (call_any(t, callee, base, count, nullptr, static_cast<uint8_t>(c_of(word)), &result)) {
      case Called::kFrame:
        goto entered;
      case Called::kValue:
        C = result;
        CHECK_POINT();
        NEXT();
      case Called::kError:
        goto error;
    }
  }
  L_CALL_KW:
  L_CALL_METHOD_KW : {
    auto* kwnames = as<Tuple>(k[EXTENSION()]);
    Value callee = A;
    Value* base = &A + 1;
    uint32_t count = b_of(word) - kwnames->count;
    if (op_of(word) == Op::CALL_METHOD_KW) {
      if (base[0].is_undefined()) {
        ++base;
      } else {
        ++count;
      }
    }
    SAVE();
    if (GILBOX_UNLIKELY(t.held_temporary == frame) && !look_before_call(t)) goto error;
    Value result;
    switch (call_any(t, callee, base, count, kwnames, static_cast<uint8_t>(c_of(word)), &result)) {
      case Called::kFrame:
        goto entered;
      case Called::kValue:
        C = result;
        CHECK_POINT();
        NEXT();
      case Called::kError:
        goto error;
    }
  }
  L_CALL_EX : {
    SAVE();
    Value* base = &A + 1;
    Value keywords = b_of(word) == 1 ? base[1] : Value::undefined();
    Value result;
    switch (call_spread(t, A, base, base[0], keywords, static_cast<uint8_t>(c_of(word)), &result)) {
      case Called::kFrame:
        goto entered;
      case Called::kValue:
        C = result;
        CHECK_POINT();
        NEXT();
      case Called::kError:
        goto error;
    }
  }
  entered:
    ENTER();
    CHECK_POINT_IF(true);
    NEXT();

  L_RETURN_NONE:
    returned = Value::none();
    goto leave;
  L_RETURN_VALUE:
    returned = A;
  leave : {
    uint8_t flags = frame->flags;
    if (GILBOX_UNLIKELY(flags != 0)) {
      if ((flags & Frame::kConstruct) != 0) {
        if (GILBOX_UNLIKELY(!returned.is_none())) {
          SAVE();
          static_cast<void>(raise(t, t.machine.types.TypeError, "__init__() should return None, not '{}'",
                                  type_name(t, returned)));
          goto error;
        }
        returned = frame->owner;
      }
      const bool drops = (flags & Frame::kWatched) != 0 && drops_watched(t, *frame, returned);
      if ((flags & Frame::kGenerator) != 0) {
        finish_generator(t);
      } else {
        pop_frame(t);
      }
      if ((flags & Frame::kToNative) != 0) {
        if (drops) drop_frame(t, *frame, returned);
        return t.has_pending() ? Value::error() : returned;
      }
      ENTER();
      if ((flags & Frame::kForIter) != 0) NEXT();  // the loop is over
      if ((flags & Frame::kYieldFrom) != 0) {
        r[a_of(pc[-1])] = returned;
        NEXT();
      }
      Value& result = r[frame[1].return_reg];
      const Value before = result;
      result = returned;
      if (GILBOX_UNLIKELY((frame->flags & Frame::kWatched) != 0)) {
        if (!settle_return(t, *frame, drops, (flags & Frame::kConstruct) != 0, before)) goto error;
      }
      NEXT();
    }
    uint8_t reg = frame->return_reg;
    --t.depth;
    --frame;
    t.frame = frame;
    code = frame->code;
    pc = frame->pc;
    r = frame->regs;
    k = code->constants;
    t.free_registers = r + code->register_count + kRegisterSlack;
    r[reg] = returned;
    NEXT();
  }

    // --- Generators ---

  L_RETURN_GENERATOR : {
    SAVE();
    uint8_t flags = frame->flags;
    uint8_t reg = frame->return_reg;
    Value g = make_generator(t, pc);
    if ((flags & Frame::kToNative) != 0) return g;
    ENTER();
    r[reg] = g;
    NEXT();
  }
  L_YIELD_VALUE : {
    returned = B;
    yielder_flags = frame->flags;
    suspend_generator(t, pc, false);
    goto yielded;
  }
  L_YIELD_FROM : {
    SAVE();
    Value inner = B;
    Value sent = A;
    Value value;
    if (is_kind(inner, Kind::kGenerator)) {
      auto* g = as<Generator>(inner);
      uint8_t state = g->state.load(std::memory_order_acquire);
      bool fresh = state == Generator::kCreated;
      if ((fresh || state == Generator::kSuspended) && (!fresh || sent.is_none()) &&
          g->state.compare_exchange_strong(state, Generator::kRunning, std::memory_order_acq_rel)) {
        g->flags = fresh ? 1 : 0;
        if (push_generator(t, g, sent, Frame::kYieldFrom) == nullptr) goto error;
        ENTER();
        NEXT();
      }
      Value result = Value::none();
      value = generator_send(t, g, sent, &result);
      if (value.is_undefined()) {
        if (t.has_pending()) goto error;
        A = result;
        NEXT();
      }
    } else {
      value = sent.is_none() ? next_for_yield_from(t, inner)
                             : call_method(t, inner, t.machine.names.send, {&sent, 1});
      if (value.is_undefined()) {
        if (t.has_pending() && !pending_is(t, t.machine.types.StopIteration)) goto error;
        A = Value::none();
        if (t.has_pending()) {
          Value stop = t.take_pending();
          const auto* args = as<Tuple>(as<Exception>(stop)->args.load());
          if (args->count > 0) A = args->items[0];
        }
        NEXT();
      }
    }
    returned = value;
    yielder_flags = frame->flags;
    suspend_generator(t, pc - 1, true);
    goto yielded;
  }

    // --- Exceptions ---

  L_JUMP_IF_NOT_EXC_MATCH : {
    Word offset_word = EXTENSION();
    SAVE();
    int match = exception_matches(t, A, B);
    if (match < 0) goto error;
    if (match == 0) JUMP(offset_word);
    NEXT();
  }
  L_RERAISE:
    SAVE();
    t.pending = A;
    goto unwind;

  L_RAISE_VARARGS:
    SAVE();
    static_cast<void>(execute_rare(t, frame, word, 0));
    // A bare `raise` goes on with the exception: this frame stands in its traceback already.
    if (c_of(word) == 0 && t.pending == t.handled) goto unwind;
    goto error;

    // --- The rest ---

  L_LOAD_NAME:
  L_STORE_NAME:
  L_LOAD_ASSERTION_ERROR:
  L_LOAD_BUILD_CLASS:
  L_LOAD_INTRINSIC:
  L_MATCH_SEQUENCE:
  L_MATCH_MAPPING:
  L_MATCH_KEYS:
  L_MATCH_REST:
  L_GET_LEN:
  L_UNARY_POSITIVE:
  L_UNARY_INVERT:
  L_CONTAINS_OP:
  L_NOT_CONTAINS_OP:
  L_GET_ITER:
  L_BUILD_SLICE:
  L_BUILD_TUPLE:
  L_BUILD_LIST:
  L_BUILD_SET:
  L_BUILD_MAP:
  L_BUILD_STRING:
  L_FORMAT_VALUE:
  L_LIST_EXTEND:
  L_LIST_TO_TUPLE:
  L_SET_ADD:
  L_SET_UPDATE:
  L_MAP_ADD:
  L_DICT_UPDATE:
  L_DICT_MERGE:
  L_GET_YIELD_FROM_ITER:
  L_PUSH_EXC_INFO:
  L_POP_EXCEPT:
  L_BEFORE_WITH:
  L_WITH_EXCEPT_START:
  L_IMPORT_NAME:
  L_IMPORT_STAR:
  rare:
    SAVE();
    if (!execute_rare(t, frame, word, 0)) goto error;
    NEXT();
  L_DELETE_NAME:
  L_DELETE_GLOBAL:
  L_DELETE_FAST:
  L_DELETE_DEREF:
  L_DELETE_SUBSCR:
    SAVE();
    if (!execute_deletion(t, frame, word, 0)) goto error;
    NEXT();
  L_DELETE_ATTR : {
    Word extension = EXTENSION();
    SAVE();
    if (!execute_deletion(t, frame, word, extension)) goto error;
    NEXT();
  }
  L_LOAD_CLASSDEREF:
  L_UNPACK_EX:
  L_MATCH_CLASS:
  L_MAKE_FUNCTION:
  L_IMPORT_FROM_ATTR : {
    Word extension = EXTENSION();
    SAVE();
    if (!execute_rare(t, frame, word, extension)) goto error;
    NEXT();
  }
  }

switch_fibers:
  __attribute__((unused));
  if constexpr (kSim || kRules) {
    SAVE();
    if (!serve_requests(t, code, pc)) {
      // What comes between two instructions belongs to the second: the first may have jumped here.
      frame->pc = pc + 1;
      goto error;
    }
    word = *pc++;
    goto* kLabels[word & 0xff];
  }

yielded:
  for (;;) {
    if ((yielder_flags & Frame::kToNative) != 0) return returned;
    ENTER();
    if ((yielder_flags & Frame::kForIter) != 0) {
      r[a_of(pc[-2])] = returned;
      JUMP(pc[-1]);
      NEXT();
    }
    // A generator that delegates to this one yields the same.
    yielder_flags = frame->flags;
    suspend_generator(t, pc - 1, true);
  }

error:
  add_traceback(t, t.pending, frame->code, static_cast<uint32_t>(frame->pc - frame->code->words) - 1);
unwind:
  for (;;) {
    frame = t.frame;
    auto at = static_cast<uint32_t>(frame->pc - frame->code->words) - 1;
    const ExceptionEntry* handler =
        t.pending == Thread::killed() ? nullptr : find_handler(*frame->code->code, at);
    if (handler != nullptr) {
      frame->regs[handler->exc_reg] = t.take_pending();
      frame->pc = frame->code->words + handler->handler;
      ENTER();
      NEXT();
    }
    uint8_t flags = frame->flags;
    if ((flags & Frame::kGenerator) != 0) {
      convert_stop_iteration(t);
      finish_generator(t);
    } else {
      pop_frame(t);
    }
    if ((flags & Frame::kToNative) != 0) return Value::error();
    frame = t.frame;
    add_traceback(t, t.pending, frame->code, static_cast<uint32_t>(frame->pc - frame->code->words) - 1);
  }
#undef SAVE
#undef A
#undef B
#undef C
#undef NEXT
#undef ENTER
#undef CHECK_POINT
#undef CHECK_POINT_IF
#undef EXTENSION
#undef JUMP
}

#pragma GCC diagnostic pop

}  // namespace gilbox

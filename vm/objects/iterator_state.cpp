#include "vm/objects/iterator_state.h"

#include "vm/objects/alloc.h"
#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list.h"
#include "vm/objects/range.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

Value reduced(Thread& t, Value maker, Value arguments, Value state) {
  if (arguments.is_error()) return arguments;
  return state.is_undefined() ? make_tuple(t, maker, arguments) : make_tuple(t, maker, arguments, state);
}

namespace {

Value built_in(Thread& t, const char* name) {
  return dict_get_str(t.machine.builtins->dict, intern(t.machine, t, name));
}

Value reduced(Thread& t, const char* function, Value source, Value state = Value::undefined()) {
  return source.is_error() ? source : reduced(t, built_in(t, function), make_tuple(t, source), state);
}

// What an iterator at its end iterates over.
Value empty_source(Thread& t, IteratorKind kind) {
  if (kind == IteratorKind::kStr) return Value::from_object(intern(t.machine, t, ""));
  if (kind == IteratorKind::kTuple || kind == IteratorKind::kBytes || kind == IteratorKind::kSequence) {
    return new_tuple_of(t, {});
  }
  return new_list(t);
}

// The items that are left, which a second iterator at the same place finds out.
Value items_left(Thread& t, const Iterator* it, Value source) {
  const Value second = new_iterator(t, static_cast<IteratorKind>(it->flags), source);
  if (second.is_error()) return second;
  auto* copy = as<Iterator>(second);
  copy->index.store(it->index.load(kRelaxed), kRelaxed);
  copy->stop.store(it->stop.load(kRelaxed), kRelaxed);
  copy->step.store(it->step.load(kRelaxed), kRelaxed);
  return list_from(t, second);
}

Value range_left(Thread& t, const Iterator* it) {
  const Value start = new_int(t, it->index.load(kRelaxed));
  const Value step = new_int(t, it->step.load(kRelaxed));
  const Value left = new_int(t, std::max<int64_t>(it->stop.load(kRelaxed), 0));
  const Value length = int_binary(t, BinaryOp::kMultiply, left, step);
  if (length.is_error()) return length;
  const Value stop = int_binary(t, BinaryOp::kAdd, start, length);
  if (stop.is_error()) return stop;
  return new_range(t, start, stop, step);
}

}  // namespace

Value iterator_reduce(Thread& t, Value* args, uint32_t) {
  const auto* it = as<Iterator>(args[0]);
  const auto kind = static_cast<IteratorKind>(it->flags);
  if (kind == IteratorKind::kRange) return reduced(t, "iter", range_left(t, it), Value::none());
  const Value source = it->source.load();
  if (source.is_undefined()) return reduced(t, "iter", empty_source(t, kind));
  const Value index = new_int(t, it->index.load(kRelaxed));
  switch (kind) {
    case IteratorKind::kListReverse:
      return reduced(t, "reversed", source, index);
    case IteratorKind::kCallable:
      return make_tuple(t, built_in(t, "iter"), source);
    case IteratorKind::kSequence:
      if (type_of(t, args[0]) == t.machine.types.memory_iterator) {
        return raise_text(t, t.machine.types.TypeError, "cannot pickle 'memory_iterator' object");
      }
      [[fallthrough]];
    case IteratorKind::kList:
    case IteratorKind::kTuple:
    case IteratorKind::kStr:
    case IteratorKind::kBytes:
    case IteratorKind::kBigRange:
      return reduced(t, "iter", source, index);
    default:
      return reduced(t, "iter", items_left(t, it, source));
  }
}

// Positions are checked against the source at every step; only negative ones need care here.
Value iterator_set_state(Thread& t, Value* args, uint32_t) {
  auto* it = as<Iterator>(args[0]);
  const auto kind = static_cast<IteratorKind>(it->flags);
  if (args[1].is_none()) return Value::none();
  int64_t index;
  if (!to_int64(t, args[1], &index, true)) return Value::error();
  const Value source = it->source.load();
  if (source.is_undefined()) return Value::none();
  switch (kind) {
    case IteratorKind::kListReverse:
      it->index.store(std::clamp<int64_t>(index, -1, int64_t{list_size(as<List>(source))} - 1), kRelaxed);
      break;
    case IteratorKind::kList:
    case IteratorKind::kTuple:
    case IteratorKind::kStr:
    case IteratorKind::kBytes:
    case IteratorKind::kBigRange:
    case IteratorKind::kSequence:
      it->index.store(std::max<int64_t>(index, 0), kRelaxed);
      break;
    default:
      break;
  }
  return Value::none();
}

}  // namespace gilbox

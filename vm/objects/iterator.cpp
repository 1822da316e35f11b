// Stepping the built-in iterators.
//
// Several threads may step one iterator at once without the GIL. Then two may get the same item or one may be
// left out, as in CPython's free-threaded build; but position and source are words that cannot tear, and
// every position is checked against the container as it is now, so nothing is read out of bounds.
#include "vm/objects/iterator.h"

#include "vm/objects/alloc.h"
#include "vm/objects/bytes.h"
#include "vm/objects/dict_internal.h"
#include "vm/objects/exception.h"
#include "vm/objects/iterator_state.h"
#include "vm/objects/list.h"
#include "vm/objects/range.h"
#include "vm/objects/set.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

IteratorKind kind_of_iterator(const Iterator* it) {
  return static_cast<IteratorKind>(it->flags);
}

Value exhaust(Iterator* it) {
  it->source.store(Value::undefined());
  return Value::undefined();
}

Value changed(Thread& t, Iterator* it, const char* text) {
  it->stop.store(-1, kRelaxed);  // no size equals that: the error stays
  return raise_text(t, t.machine.types.RuntimeError, text);
}

Value next_of_list_reverse(Iterator* it, Value source) {
  int64_t i = it->index.load(kRelaxed);
  Value item = i < 0 ? Value::undefined() : list_item(as<List>(source), static_cast<uint64_t>(i));
  if (item.is_undefined()) return exhaust(it);
  it->index.store(i - 1, kRelaxed);
  return item;
}

Value next_of_str(Thread& t, Iterator* it, Value source) {
  int64_t i = it->index.load(kRelaxed);
  const Str* s = as<Str>(source);
  if (i >= s->length) return exhaust(it);
  it->index.store(i + 1, kRelaxed);
  char32_t c = s->at(static_cast<uint32_t>(i));
  return c < 256 ? Value::from_object(t.machine.names.latin1[c]) : new_char(t, c);
}

Value next_of_big_range(Thread& t, Iterator* it, Value source) {
  int64_t i = it->index.load(kRelaxed);
  auto* range = as<Range>(source);
  Value position = new_int(t, i);
  if (int_compare(position, range->length) >= 0) return exhaust(it);
  it->index.store(i + 1, kRelaxed);
  Value offset = int_binary(t, BinaryOp::kMultiply, position, range->step);
  return offset.is_error() ? offset : int_binary(t, BinaryOp::kAdd, range->start, offset);
}

// What the iterator gives for one entry.
Value dict_result(Thread& t, IteratorKind kind, Value key, Value value) {
  switch (kind) {
    case IteratorKind::kDictKeys:
    case IteratorKind::kDictReverseKeys:
      return key;
    case IteratorKind::kDictValues:
    case IteratorKind::kDictReverseValues:
      return value;
    default:
      return make_tuple(t, key, value);
  }
}

Value dict_changed(Thread& t, Iterator* it, Dict* dict) {
  const bool ordered = is_ordered_dict(t, dict);
  return changed(
      t, it, ordered ? "OrderedDict mutated during iteration" : "dictionary changed size during iteration");
}

bool same_size(const Iterator* it, const Dict* dict) {
  return it->stop.load(kRelaxed) == dict->used.load(std::memory_order_acquire);
}

Value next_of_dict(Thread& t, Iterator* it, Value source) {
  auto* dict = as<Dict>(source);
  if (!same_size(it, dict)) return dict_changed(t, it, dict);
  auto position = static_cast<uint32_t>(it->index.load(kRelaxed));
  Value key;
  Value value;
  if (!dict_next(dict, &position, &key, &value)) return exhaust(it);
  int64_t left = it->step.load(kRelaxed);
  if (left == 0) {
    static_cast<void>(exhaust(it));
    const bool ordered = is_ordered_dict(t, dict);
    return raise_text(
        t, t.machine.types.RuntimeError,
        ordered ? "OrderedDict mutated during iteration" : "dictionary keys changed during iteration");
  }
  it->step.store(left - 1, kRelaxed);
  it->index.store(position, kRelaxed);
  return dict_result(t, kind_of_iterator(it), key, value);
}

Value next_of_dict_reverse(Thread& t, Iterator* it, Value source) {
  auto* dict = as<Dict>(source);
  if (!same_size(it, dict)) return dict_changed(t, it, dict);
  DictTable* table = dict->table.load();
  if (table == nullptr) return exhaust(it);
  int64_t filled = table->filled.load(std::memory_order_acquire);
  for (int64_t i = std::min(it->index.load(kRelaxed), filled - 1); i >= 0; --i) {
    const DictEntry& entry = table->entries[i];
    Value key = entry.key.load();
    Value value = dict_value(dict, entry.value.load());
    if (key.is_undefined() || value.is_undefined()) continue;
    it->index.store(i - 1, kRelaxed);
    it->step.store(it->step.load(kRelaxed) - 1, kRelaxed);
    return dict_result(t, kind_of_iterator(it), key, value);
  }
  return exhaust(it);
}

Value next_of_set(Thread& t, Iterator* it, Value source) {
  auto* set = as<Set>(source);
  if (it->stop.load(kRelaxed) != set_size(set)) {
    return changed(t, it, "Set changed size during iteration");
  }
  auto position = static_cast<uint32_t>(it->index.load(kRelaxed));
  Value item;
  if (!set_next(set, &position, &item)) return exhaust(it);
  it->index.store(position, kRelaxed);
  it->step.store(it->step.load(kRelaxed) - 1, kRelaxed);
  return item;
}

Value next_of_sequence(Thread& t, Iterator* it, Value source) {
  int64_t i = it->index.load(kRelaxed);
  Value item = get_item(t, source, new_int(t, i));
  if (item.is_error()) {
    if (!pending_is(t, t.machine.types.IndexError) && !pending_is(t, t.machine.types.StopIteration)) {
      return item;
    }
    static_cast<void>(t.take_pending());
    return exhaust(it);
  }
  it->index.store(i + 1, kRelaxed);
  return item;
}

Value next_of_callable(Thread& t, Iterator* it, Value source) {
  auto pair = tuple_items(as<Tuple>(source));
  Value item = call_with(t, pair[0]);
  if (item.is_error()) {
    if (!pending_is(t, t.machine.types.StopIteration)) return item;
    static_cast<void>(t.take_pending());
    return exhaust(it);
  }
  int end = equal_items(t, pair[1], item);
  if (end < 0) return Value::error();
  return end == 1 ? exhaust(it) : item;
}

}  // namespace

Value iterator_next(Thread& t, Iterator* it) {
  IteratorKind kind = kind_of_iterator(it);
  if (kind == IteratorKind::kRange) {
    int64_t left = it->stop.load(kRelaxed);
    if (left <= 0) return Value::undefined();
    int64_t number = it->index.load(kRelaxed);
    it->stop.store(left - 1, kRelaxed);
    it->index.store(number + it->step.load(kRelaxed), kRelaxed);
    return Value::from_int(number);
  }
  Value source = it->source.load();
  if (source.is_undefined()) return source;
  switch (kind) {
    case IteratorKind::kList: {
      int64_t i = it->index.load(kRelaxed);
      Value item = list_item(as<List>(source), static_cast<uint64_t>(i));
      if (item.is_undefined()) return exhaust(it);
      it->index.store(i + 1, kRelaxed);
      return item;
    }
    case IteratorKind::kTuple: {
      int64_t i = it->index.load(kRelaxed);
      const auto* tuple = as<Tuple>(source);
      if (i >= tuple->count) return exhaust(it);
      it->index.store(i + 1, kRelaxed);
      return tuple->items[i];
    }
    case IteratorKind::kBytes: {
      int64_t i = it->index.load(kRelaxed);
      std::string_view bytes = bytes_view(as<Bytes>(source));
      if (static_cast<uint64_t>(i) >= bytes.size()) return exhaust(it);
      it->index.store(i + 1, kRelaxed);
      return Value::from_int(static_cast<unsigned char>(bytes[static_cast<size_t>(i)]));
    }
    case IteratorKind::kStr:
      return next_of_str(t, it, source);
    case IteratorKind::kListReverse:
      return next_of_list_reverse(it, source);
    case IteratorKind::kBigRange:
      return next_of_big_range(t, it, source);
    case IteratorKind::kDictKeys:
    case IteratorKind::kDictValues:
    case IteratorKind::kDictItems:
      return next_of_dict(t, it, source);
    case IteratorKind::kDictReverseKeys:
    case IteratorKind::kDictReverseValues:
    case IteratorKind::kDictReverseItems:
      return next_of_dict_reverse(t, it, source);
    case IteratorKind::kSet:
      return next_of_set(t, it, source);
    case IteratorKind::kSequence:
      return next_of_sequence(t, it, source);
    default:
      return next_of_callable(t, it, source);
  }
}

// --- Making them ---

namespace {

// Of what has __getitem__.
const Type* sequence_iterator_type(Thread& t, Value source) {
  const Types& types = t.machine.types;
  if (is_exact_or_sub(t, source, types.bytearray)) return types.bytearray_iterator;
  return is_exact_or_sub(t, source, types.memoryview) ? types.memory_iterator : types.sequence_iterator;
}

const Type* iterator_type(Thread& t, IteratorKind kind, Value source) {
  const Types& types = t.machine.types;
  switch (kind) {
    case IteratorKind::kList:
      return types.list_iterator;
    case IteratorKind::kListReverse:
      return types.list_reverseiterator;
    case IteratorKind::kTuple:
      return types.tuple_iterator;
    case IteratorKind::kStr:
      return as<Str>(source)->is_ascii() ? types.str_ascii_iterator : types.str_iterator;
    case IteratorKind::kBytes:
      return types.bytes_iterator;
    case IteratorKind::kRange:
      return types.range_iterator;
    case IteratorKind::kBigRange:
      return types.longrange_iterator;
    case IteratorKind::kDictKeys:
      return types.dict_keyiterator;
    case IteratorKind::kDictValues:
      return types.dict_valueiterator;
    case IteratorKind::kDictItems:
      return types.dict_itemiterator;
    case IteratorKind::kDictReverseKeys:
      return types.dict_reversekeyiterator;
    case IteratorKind::kDictReverseValues:
      return types.dict_reversevalueiterator;
    case IteratorKind::kDictReverseItems:
      return types.dict_reverseitemiterator;
    case IteratorKind::kSet:
      return types.set_iterator;
    case IteratorKind::kSequence:
      return sequence_iterator_type(t, source);
    case IteratorKind::kCallable:
      return types.callable_iterator;
  }
  GILBOX_UNREACHABLE("unknown kind of iterator");
}

Iterator* raw_iterator(Thread& t, IteratorKind kind, Value source, int64_t index, int64_t stop,
                       int64_t step) {
  const Type* type = iterator_type(t, kind, source);
  auto* it = new_small<Iterator>(t, Kind::kIterator, type->instance_shape.load(kRelaxed)->id);
  it->flags = static_cast<uint8_t>(kind);
  it->source.init(source);
  it->index.store(index, kRelaxed);
  it->stop.store(stop, kRelaxed);
  it->step.store(step, kRelaxed);
  return it;
}

}  // namespace

Value new_iterator(Thread& t, IteratorKind kind, Value source) {
  int64_t index = 0;
  int64_t stop = 0;
  int64_t left = 0;
  switch (kind) {
    case IteratorKind::kListReverse:
      index = int64_t{list_size(as<List>(source))} - 1;
      break;
    case IteratorKind::kDictReverseKeys:
    case IteratorKind::kDictReverseValues:
    case IteratorKind::kDictReverseItems:
      index = INT64_MAX;
      [[fallthrough]];
    case IteratorKind::kDictKeys:
    case IteratorKind::kDictValues:
    case IteratorKind::kDictItems:
      stop = left = as<Dict>(source)->used.load(std::memory_order_acquire);
      break;
    case IteratorKind::kSet:
      stop = left = set_size(as<Set>(source));
      break;
    case IteratorKind::kRange:
      return range_iter(t, as<Range>(source));
    default:
      break;
  }
  return Value::from_object(raw_iterator(t, kind, source, index, stop, left));
}

Value range_iter(Thread& t, Range* range) {
  if (!is_small_range(range)) return new_iterator(t, IteratorKind::kBigRange, Value::from_object(range));
  return Value::from_object(raw_iterator(t, IteratorKind::kRange, Value::none(), range->start.as_int(),
                                         range->length.as_int(), range->step.as_int()));
}

Value builtin_iter(Thread& t, Value v) {
  if (!v.is_object()) return Value::undefined();
  switch (kind_of(v)) {
    case Kind::kList:
      return new_iterator(t, IteratorKind::kList, v);
    case Kind::kTuple:
      return new_iterator(t, IteratorKind::kTuple, v);
    case Kind::kStr:
      return new_iterator(t, IteratorKind::kStr, v);
    case Kind::kBytes:
      return new_iterator(t, IteratorKind::kBytes, v);
    case Kind::kRange:
      return range_iter(t, as<Range>(v));
    case Kind::kDict:
      return new_iterator(t, IteratorKind::kDictKeys, v);
    case Kind::kDictView: {
      constexpr IteratorKind kinds[] = {IteratorKind::kDictKeys, IteratorKind::kDictValues,
                                        IteratorKind::kDictItems};
      return new_iterator(t, kinds[v.as_object()->flags], as<DictView>(v)->dict);
    }
    case Kind::kSet:
      return new_iterator(t, IteratorKind::kSet, v);
    default:
      return Value::undefined();
  }
}

Value builtin_reversed(Thread& t, Value v) {
  if (!v.is_object()) return Value::undefined();
  switch (kind_of(v)) {
    case Kind::kList:
      return new_iterator(t, IteratorKind::kListReverse, v);
    case Kind::kDict:
      return new_iterator(t, IteratorKind::kDictReverseKeys, v);
    case Kind::kDictView: {
      constexpr IteratorKind kinds[] = {IteratorKind::kDictReverseKeys, IteratorKind::kDictReverseValues,
                                        IteratorKind::kDictReverseItems};
      return new_iterator(t, kinds[v.as_object()->flags], as<DictView>(v)->dict);
    }
    case Kind::kRange: {
      Value backwards = range_backwards(t, as<Range>(v));
      return backwards.is_error() ? backwards : range_iter(t, as<Range>(backwards));
    }
    default:
      return Value::undefined();
  }
}

int64_t iterator_length_hint(const Iterator* it) {
  int64_t index = it->index.load(kRelaxed);
  if (kind_of_iterator(it) == IteratorKind::kRange) return std::max<int64_t>(it->stop.load(kRelaxed), 0);
  Value source = it->source.load();
  if (source.is_undefined()) return 0;
  switch (kind_of_iterator(it)) {
    case IteratorKind::kList:
      return std::max<int64_t>(list_size(as<List>(source)) - index, 0);
    case IteratorKind::kListReverse:
      return index + 1 > list_size(as<List>(source)) ? 0 : index + 1;
    case IteratorKind::kTuple:
      return as<Tuple>(source)->count - index;
    case IteratorKind::kStr:
      return as<Str>(source)->length - index;
    case IteratorKind::kBytes:
      return as<Bytes>(source)->length - index;
    case IteratorKind::kBigRange: {
      int64_t length = 0;
      return int_fits_int64(as<Range>(source)->length, &length) ? length - index : -1;
    }
    case IteratorKind::kSet:
      return it->stop.load(kRelaxed) == set_size(as<Set>(source)) ? it->step.load(kRelaxed) : 0;
    case IteratorKind::kSequence:
    case IteratorKind::kCallable:
      return -1;
    default:
      return same_size(it, as<Dict>(source)) ? it->step.load(kRelaxed) : 0;
  }
}

void trace_iterator(Object* object, Marker& marker) {
  marker.mark(static_cast<Iterator*>(object)->source);
}

// --- The types ---

namespace {

Value iterator_iter(Thread&, Value* args, uint32_t) {
  return args[0];
}

Value iterator_next_method(Thread& t, Value* args, uint32_t) {
  Value item = iterator_next(t, as<Iterator>(args[0]));
  if (!item.is_undefined() || t.has_pending()) return item;
  Value nothing = new_tuple_of(t, {});
  if (nothing.is_error()) return nothing;
  Value stop = new_exception(t, t.machine.types.StopIteration, nothing);
  return stop.is_error() ? stop : raise_exception(t, stop);
}

Value iterator_length_hint_method(Thread& t, Value* args, uint32_t) {
  int64_t hint = iterator_length_hint(as<Iterator>(args[0]));
  return hint < 0 ? Value::not_implemented() : new_int(t, hint);
}

const NativeDef kIteratorIteratorMethods[] = {
    {"__iter__", iterator_iter, "self, /"},
    {"__next__", iterator_next_method, "self, /"},
    {"__length_hint__", iterator_length_hint_method, "self, /"},
    {"__reduce__", iterator_reduce, "self, /"},
    {"__setstate__", iterator_set_state, "self, state, /"},
};

Type* define_iterator(Thread& t, const char* name) {
  TypeSpec spec;
  spec.name = name;
  spec.kind = Kind::kIterator;
  spec.instance_size = sizeof(Iterator);
  spec.flags = Type::kNoSubclass | Type::kNotCallable;
  spec.methods = kIteratorIteratorMethods;
  return define_type(t, spec);
}

}  // namespace

void init_iterator_types(Thread& t) {
  Types& types = t.machine.types;
  types.list_iterator = define_iterator(t, "list_iterator");
  types.list_reverseiterator = define_iterator(t, "list_reverseiterator");
  types.tuple_iterator = define_iterator(t, "tuple_iterator");
  types.str_iterator = define_iterator(t, "str_iterator");
  types.str_ascii_iterator = define_iterator(t, "str_ascii_iterator");
  types.bytes_iterator = define_iterator(t, "bytes_iterator");
  types.bytearray_iterator = define_iterator(t, "bytearray_iterator");
  types.memory_iterator = define_iterator(t, "memory_iterator");
  types.range_iterator = define_iterator(t, "range_iterator");
  types.longrange_iterator = define_iterator(t, "longrange_iterator");
  types.dict_keyiterator = define_iterator(t, "dict_keyiterator");
  types.dict_valueiterator = define_iterator(t, "dict_valueiterator");
  types.dict_itemiterator = define_iterator(t, "dict_itemiterator");
  types.dict_reversekeyiterator = define_iterator(t, "dict_reversekeyiterator");
  types.dict_reversevalueiterator = define_iterator(t, "dict_reversevalueiterator");
  types.dict_reverseitemiterator = define_iterator(t, "dict_reverseitemiterator");
  types.set_iterator = define_iterator(t, "set_iterator");
  types.sequence_iterator = define_iterator(t, "iterator");
  types.callable_iterator = define_iterator(t, "callable_iterator");
}

}  // namespace gilbox

// The module itertools (Modules/itertoolsmodule.c): the iterators that pass items on one by one.
#include "vm/modules/itertools.h"

#include "vm/modules/modules.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/int.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list.h"
#include "vm/objects/list_internal.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool init_itertools(Thread& t, Module* module);

namespace {

// --- What they hold ---

// accumulate, batched, starmap, takewhile, dropwhile, filterfalse, compress, pairwise: a source, something
// that decides, something remembered.
struct Pipe : NativeObject {
  Value source;
  Value function;  // or a second iterator, or Undefined
  Slot memory;
  std::atomic<int64_t> number;  // batch size; 1: has started or stopped
  Slot initial;                 // of accumulate
};
struct Chain : NativeObject {
  Slot sources;  // an iterator over iterables; Undefined once exhausted
  Slot active;
};
struct Count : NativeObject {
  std::atomic<int64_t> next;  // as long as `slow` is Undefined
  int64_t step;
  Slot slow;  // the next number, of another kind
  Value slow_step;
};
struct Cycle : NativeObject {
  Slot source;  // Undefined once exhausted
  Value saved;  // a List
  std::atomic<uint64_t> index;
};
struct Slicer : NativeObject {
  Slot source;
  std::atomic<int64_t> position, next;
  int64_t stop, step;
};
struct Repeat : NativeObject {
  Value object;
  std::atomic<int64_t> left;  // -1: for ever
};
struct ZipLongest : NativeObject {
  Value iterators;  // an Array; Undefined where exhausted
  Value fill;
  std::atomic<int64_t> active;
};

void trace_pipe(NativeObject* object, Marker& marker) {
  auto* pipe = static_cast<Pipe*>(object);
  marker.mark(pipe->source);
  marker.mark(pipe->function);
  marker.mark(pipe->memory);
  marker.mark(pipe->initial);
}
void trace_chain(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Chain*>(object)->sources);
  marker.mark(static_cast<Chain*>(object)->active);
}
void trace_count(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Count*>(object)->slow);
  marker.mark(static_cast<Count*>(object)->slow_step);
}
void trace_cycle(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Cycle*>(object)->source);
  marker.mark(static_cast<Cycle*>(object)->saved);
}
void trace_slicer(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Slicer*>(object)->source);
}
void trace_repeat(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Repeat*>(object)->object);
}
void trace_zip_longest(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<ZipLongest*>(object)->iterators);
  marker.mark(static_cast<ZipLongest*>(object)->fill);
}

// --- Steps ---

Value accumulate_next(Thread& t, NativeObject* object) {
  auto* pipe = static_cast<Pipe*>(object);
  const Value first = pipe->initial.exchange(Value::undefined());
  if (!first.is_undefined()) {
    pipe->memory.store(first);
    return first;
  }
  const Value item = iter_next(t, pipe->source);
  if (item.is_undefined()) return item;
  const Value total = pipe->memory.load();
  const Value next = total.is_undefined()       ? item
                     : pipe->function.is_none() ? binary_op(t, BinaryOp::kAdd, total, item)
                                                : call_with(t, pipe->function, total, item);
  if (!next.is_error()) pipe->memory.store(next);
  return next;
}

Value batched_next(Thread& t, NativeObject* object) {
  auto* pipe = static_cast<Pipe*>(object);
  const int64_t size = pipe->number.load(kRelaxed);
  RootedValues batch(t);
  while (static_cast<int64_t>(batch.size()) < size) {
    const Value item = iter_next(t, pipe->source);
    if (item.is_undefined()) {
      if (t.has_pending()) return Value::error();
      break;
    }
    batch.push(item);
  }
  return batch.empty() ? Value::undefined() : new_tuple_of(t, batch.span());
}

Value compress_next(Thread& t, NativeObject* object) {
  auto* pipe = static_cast<Pipe*>(object);
  for (;;) {
    const Value item = iter_next(t, pipe->source);
    const Value selector = item.is_undefined() ? item : iter_next(t, pipe->function);
    if (selector.is_undefined()) return selector;
    const int selected = truth(t, selector);
    if (selected != 0) return selected < 0 ? Value::error() : item;
  }
}

// 1, 0, -1: does the function say yes to the item?
int says_yes(Thread& t, Value function, Value item) {
  const Value verdict = function.is_none() ? item : call_with(t, function, item);
  return verdict.is_error() ? -1 : truth(t, verdict);
}

Value dropwhile_next(Thread& t, NativeObject* object) {
  auto* pipe = static_cast<Pipe*>(object);
  for (;;) {
    const Value item = iter_next(t, pipe->source);
    if (item.is_undefined() || pipe->number.load(kRelaxed) != 0) return item;
    const Value verdict = call_with(t, pipe->function, item);
    const int drop = verdict.is_error() ? -1 : truth(t, verdict);
    if (drop < 0) return Value::error();
    if (drop > 0) continue;
    pipe->number.store(1, kRelaxed);
    return item;
  }
}

Value takewhile_next(Thread& t, NativeObject* object) {
  auto* pipe = static_cast<Pipe*>(object);
  if (pipe->number.load(kRelaxed) != 0) return Value::undefined();
  const Value item = iter_next(t, pipe->source);
  if (item.is_undefined()) return item;
  const Value verdict = call_with(t, pipe->function, item);
  const int keep = verdict.is_error() ? -1 : truth(t, verdict);
  if (keep > 0) return item;
  if (keep == 0) pipe->number.store(1, kRelaxed);
  return Value::undefined();
}

Value filterfalse_next(Thread& t, NativeObject* object) {
  auto* pipe = static_cast<Pipe*>(object);
  for (;;) {
    const Value item = iter_next(t, pipe->source);
    if (item.is_undefined()) return item;
    const int yes = says_yes(t, pipe->function, item);
    if (yes <= 0) return yes < 0 ? Value::error() : item;
  }
}

Value starmap_next(Thread& t, NativeObject* object) {
  auto* pipe = static_cast<Pipe*>(object);
  const Value item = iter_next(t, pipe->source);
  if (item.is_undefined()) return item;
  const Value arguments = tuple_from(t, item);
  return arguments.is_error() ? arguments : call(t, pipe->function, tuple_items(as<Tuple>(arguments)));
}

Value pairwise_next(Thread& t, NativeObject* object) {
  auto* pipe = static_cast<Pipe*>(object);
  Value old = pipe->memory.load();
  if (old.is_undefined()) {
    old = iter_next(t, pipe->source);
    if (old.is_undefined()) return old;
    pipe->memory.store(old);
  }
  const Value item = iter_next(t, pipe->source);
  if (item.is_undefined()) return item;
  pipe->memory.store(item);
  return make_tuple(t, old, item);
}

Value chain_next(Thread& t, NativeObject* object) {
  auto* chain = static_cast<Chain*>(object);
  for (;;) {
    Value active = chain->active.load();
    if (active.is_undefined()) {
      const Value sources = chain->sources.load();
      if (sources.is_undefined()) return sources;
      const Value next = iter_next(t, sources);
      active = next.is_undefined() ? next : get_iter(t, next);
      if (active.is_undefined()) {
        chain->sources.store(Value::undefined());
        return active;
      }
      chain->active.store(active);
    }
    const Value item = iter_next(t, active);
    if (!item.is_undefined() || t.has_pending()) return item;
    chain->active.store(Value::undefined());
  }
}

Value count_next(Thread& t, NativeObject* object) {
  auto* count = static_cast<Count*>(object);
  const Value slow = count->slow.load();
  if (slow.is_undefined()) {
    const int64_t n = count->next.fetch_add(count->step, kRelaxed);
    // Far from the end of int64 in any run, however long.
    return new_int(t, n);
  }
  const Value next = binary_op(t, BinaryOp::kAdd, slow, count->slow_step);
  if (next.is_error()) return next;
  count->slow.store(next);
  return slow;
}

Value cycle_next(Thread& t, NativeObject* object) {
  auto* cycle = static_cast<Cycle*>(object);
  auto* saved = as<List>(cycle->saved);
  const Value source = cycle->source.load();
  if (!source.is_undefined()) {
    const Value item = iter_next(t, source);
    if (!item.is_undefined()) return list_append(t, saved, item) ? item : Value::error();
    if (t.has_pending()) return item;
    cycle->source.store(Value::undefined());
  }
  const uint32_t size = list_size(saved);
  return size == 0 ? Value::undefined() : list_item(saved, cycle->index.fetch_add(1, kRelaxed) % size);
}

Value islice_next(Thread& t, NativeObject* object) {
  auto* slicer = static_cast<Slicer*>(object);
  const Value source = slicer->source.load();
  if (source.is_undefined()) return source;
  const auto end = [&] {
    slicer->source.store(Value::undefined());
    return Value::undefined();
  };
  const int64_t next = slicer->next.load(kRelaxed);
  int64_t position = slicer->position.load(kRelaxed);
  for (; position < next; ++position) {
    if (iter_next(t, source).is_undefined()) return end();
    slicer->position.store(position + 1, kRelaxed);
  }
  if (position >= slicer->stop) return end();
  const Value item = iter_next(t, source);
  if (item.is_undefined()) return end();
  slicer->position.store(position + 1, kRelaxed);
  slicer->next.store(slicer->step > slicer->stop - next ? slicer->stop : next + slicer->step, kRelaxed);
  return item;
}

Value repeat_next(Thread&, NativeObject* object) {
  auto* repeat = static_cast<Repeat*>(object);
  int64_t left = repeat->left.load(kRelaxed);
  while (left >= 0) {
    if (left == 0) return Value::undefined();
    if (repeat->left.compare_exchange_weak(left, left - 1, kRelaxed)) break;
  }
  return repeat->object;
}

Value zip_longest_next(Thread& t, NativeObject* object) {
  auto* zip = static_cast<ZipLongest*>(object);
  auto* iterators = as<Array>(zip->iterators);
  if (iterators == nullptr || zip->active.load(kRelaxed) <= 0) return Value::undefined();
  RootedValues items(t);
  for (uint32_t i = 0; i < iterators->capacity; ++i) {
    const Value iterator = iterators->items[i].load();
    Value item = iterator.is_undefined() ? iterator : iter_next(t, iterator);
    if (item.is_undefined()) {
      if (t.has_pending()) {
        zip->active.store(0, kRelaxed);
        return item;
      }
      if (!iterator.is_undefined()) {
        iterators->items[i].store(Value::undefined());
        if (zip->active.fetch_sub(1, kRelaxed) <= 1) return Value::undefined();
      }
      item = zip->fill;
    }
    items.push(item);
  }
  return new_tuple_of(t, items.span());
}

constexpr NativeOps kAccumulate = {"itertools.accumulate", sizeof(Pipe), trace_pipe, nullptr,
                                   accumulate_next};
constexpr NativeOps kBatched = {"itertools.batched", sizeof(Pipe), trace_pipe, nullptr, batched_next};
constexpr NativeOps kCompress = {"itertools.compress", sizeof(Pipe), trace_pipe, nullptr, compress_next};
constexpr NativeOps kDropWhile = {"itertools.dropwhile", sizeof(Pipe), trace_pipe, nullptr, dropwhile_next};
constexpr NativeOps kTakeWhile = {"itertools.takewhile", sizeof(Pipe), trace_pipe, nullptr, takewhile_next};
constexpr NativeOps kFilterFalse = {"itertools.filterfalse", sizeof(Pipe), trace_pipe, nullptr,
                                    filterfalse_next};
constexpr NativeOps kStarMap = {"itertools.starmap", sizeof(Pipe), trace_pipe, nullptr, starmap_next};
constexpr NativeOps kPairwise = {"itertools.pairwise", sizeof(Pipe), trace_pipe, nullptr, pairwise_next};
constexpr NativeOps kChain = {"itertools.chain", sizeof(Chain), trace_chain, nullptr, chain_next};
constexpr NativeOps kCount = {"itertools.count", sizeof(Count), trace_count, nullptr, count_next};
constexpr NativeOps kCycle = {"itertools.cycle", sizeof(Cycle), trace_cycle, nullptr, cycle_next};
constexpr NativeOps kSlice = {"itertools.islice", sizeof(Slicer), trace_slicer, nullptr, islice_next};
constexpr NativeOps kRepeat = {"itertools.repeat", sizeof(Repeat), trace_repeat, nullptr, repeat_next};
constexpr NativeOps kZipLongest = {"itertools.zip_longest", sizeof(ZipLongest), trace_zip_longest, nullptr,
                                   zip_longest_next};

// --- Constructors ---

// A Pipe over `iterable`, nothing remembered yet.
Value new_pipe(Thread& t, Value cls, const NativeOps& ops, Value iterable, Value function, int64_t number = 0,
               Value initial = {}) {
  const Value source = get_iter(t, iterable);
  if (source.is_error()) return source;
  auto* pipe = make_native<Pipe>(t, cls, ops);
  pipe->source = source;
  pipe->function = function;
  pipe->memory.init(Value::undefined());
  pipe->number.store(number, kRelaxed);
  pipe->initial.init(initial);
  return Value::from_object(pipe);
}

// args: cls, iterable, func, initial
Value accumulate_new(Thread& t, Value* args, uint32_t) {
  const Value function = args[2].is_undefined() ? Value::none() : args[2];
  return new_pipe(t, args[0], kAccumulate, args[1], function, 0,
                  args[3].is_none() ? Value::undefined() : args[3]);
}
Value batched_new(Thread& t, Value* args, uint32_t) {
  int64_t size = 0;
  if (!to_int64(t, args[2], &size)) return Value::error();
  if (size < 1) return raise_text(t, t.machine.types.ValueError, "n must be at least one");
  return new_pipe(t, args[0], kBatched, args[1], Value::undefined(), size);
}
Value compress_new(Thread& t, Value* args, uint32_t) {
  const Value pipe = new_pipe(t, args[0], kCompress, args[1], Value::undefined());
  if (pipe.is_error()) return pipe;
  const Value selectors = get_iter(t, args[2]);
  if (selectors.is_error()) return selectors;
  as<Pipe>(pipe)->function = selectors;
  return pipe;
}
// args: cls, function, iterable
template <const NativeOps* kOps>
Value function_first_new(Thread& t, Value* args, uint32_t) {
  return new_pipe(t, args[0], *kOps, args[2], args[1]);
}
Value pairwise_new(Thread& t, Value* args, uint32_t) {
  return new_pipe(t, args[0], kPairwise, args[1], Value::undefined());
}

Value new_chain(Thread& t, Value cls, Value iterables) {
  const Value sources = get_iter(t, iterables);
  if (sources.is_error()) return sources;
  auto* chain = make_native<Chain>(t, cls, kChain);
  chain->sources.init(sources);
  chain->active.init(Value::undefined());
  return Value::from_object(chain);
}
Value chain_new(Thread& t, Value* args, uint32_t count) {
  const Value iterables = new_tuple_of(t, {args + 1, count - 1});
  return iterables.is_error() ? iterables : new_chain(t, args[0], iterables);
}
Value chain_from_iterable(Thread& t, Value* args, uint32_t) {
  return new_chain(t, args[0], args[1]);
}

bool is_number(Thread& t, Value v) {
  return is_integer_or_bool(v) || v.is_double() || !lookup_special(t, v, kIndexDunder).is_undefined() ||
         !lookup_special(t, v, kFloatDunder).is_undefined() ||
         !lookup_special(t, v, kAddDunder).is_undefined();
}
Value count_new(Thread& t, Value* args, uint32_t) {
  const Value start = args[1].is_undefined() ? Value::from_int(0) : args[1];
  const Value step = args[2].is_undefined() ? Value::from_int(1) : args[2];
  for (Value v : {start, step}) {
    if (is_kind(v, Kind::kStr) || !is_number(t, v)) {
      return raise_text(t, t.machine.types.TypeError, "a number is required");
    }
  }
  auto* count = make_native<Count>(t, args[0], kCount);
  const bool quick = Value::both_int(start, step);
  count->next.store(quick ? start.as_int() : 0, kRelaxed);
  count->step = quick ? step.as_int() : 0;
  count->slow.init(quick ? Value::undefined() : start);
  count->slow_step = step;
  return Value::from_object(count);
}
Value count_repr(Thread& t, Value* args, uint32_t) {
  const auto* count = as<Count>(args[0]);
  const Value slow = count->slow.load();
  std::string start, step;
  if (!repr_to(t, slow.is_undefined() ? new_int(t, count->next.load(kRelaxed)) : slow, &start) ||
      !repr_to(t, count->slow_step, &step)) {
    return Value::error();
  }
  const bool ones = count->slow_step == Value::from_int(1);
  return new_str(t, ones ? fmt::format("count({})", start) : fmt::format("count({}, {})", start, step));
}

Value cycle_new(Thread& t, Value* args, uint32_t) {
  const Value source = get_iter(t, args[1]);
  const Value saved = source.is_error() ? source : new_list(t);
  if (saved.is_error()) return saved;
  auto* cycle = make_native<Cycle>(t, args[0], kCycle);
  cycle->source.init(source);
  cycle->saved = saved;
  cycle->index.store(0, kRelaxed);
  return Value::from_object(cycle);
}

// An argument of islice: None (stays as it is) or an int from `least` on.
bool slice_argument(Thread& t, Value v, int64_t least, const char* message, int64_t* out) {
  if (v.is_undefined() || v.is_none()) return true;
  const Value index = to_index(t, v);
  if (!index.is_error() && to_int64(t, index, out, true) && *out >= least) return true;
  if (t.has_pending() && !pending_is(t, t.machine.types.TypeError)) return false;
  if (t.has_pending()) static_cast<void>(t.take_pending());
  return !raise_text(t, t.machine.types.ValueError, message).is_error();
}
// args: cls, iterable, then stop or start, stop, step
Value islice_new(Thread& t, Value* args, uint32_t) {
  const bool alone = args[3].is_undefined();
  int64_t start = 0, stop = INT64_MAX, step = 1;
  constexpr const char* kIndices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  constexpr const char* kStop =
      "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  if (!slice_argument(t, args[alone ? 2 : 3], 0, alone ? kStop : kStop, &stop) ||
      !slice_argument(t, alone ? Value::none() : args[2], 0, kIndices, &start) ||
      !slice_argument(t, args[4], 1, "Step for islice() must be a positive integer or None.", &step)) {
    return Value::error();
  }
  const Value source = get_iter(t, args[1]);
  if (source.is_error()) return source;
  auto* slicer = make_native<Slicer>(t, args[0], kSlice);
  slicer->source.init(source);
  slicer->position.store(0, kRelaxed);
  slicer->next.store(start, kRelaxed);
  slicer->stop = stop;
  slicer->step = step;
  return Value::from_object(slicer);
}

Value repeat_new(Thread& t, Value* args, uint32_t) {
  int64_t times = -1;
  if (!args[2].is_undefined()) {
    if (!to_int64(t, args[2], &times)) return Value::error();
    times = std::max<int64_t>(times, 0);
  }
  auto* repeat = make_native<Repeat>(t, args[0], kRepeat);
  repeat->object = args[1];
  repeat->left.store(times, kRelaxed);
  return Value::from_object(repeat);
}
Value repeat_repr(Thread& t, Value* args, uint32_t) {
  const auto* repeat = as<Repeat>(args[0]);
  std::string object;
  if (!repr_to(t, repeat->object, &object)) return Value::error();
  const int64_t left = repeat->left.load(kRelaxed);
  return new_str(t,
                 left < 0 ? fmt::format("repeat({})", object) : fmt::format("repeat({}, {})", object, left));
}
Value repeat_length(Thread& t, Value* args, uint32_t) {
  const int64_t left = as<Repeat>(args[0])->left.load(kRelaxed);
  return left >= 0 ? new_int(t, left) : raise_text(t, t.machine.types.TypeError, "len() of unsized object");
}

// args: cls, fillvalue, the iterables
Value zip_longest_new(Thread& t, Value* args, uint32_t count) {
  const Value iterators = iterators_of(t, args + 2, count - 2);
  if (iterators.is_error()) return iterators;
  Array* array = nullptr;
  if (count > 2) {
    array = new_array(t, count - 2);
    if (array == nullptr) return Value::error();
    for (uint32_t i = 0; i < count - 2; ++i) array->items[i].init(*(as<Tuple>(iterators)->items + i));
  }
  auto* zip = make_native<ZipLongest>(t, args[0], kZipLongest);
  zip->iterators = Value::from_object(array);
  zip->fill = args[1].is_undefined() ? Value::none() : args[1];
  zip->active.store(count - 2, kRelaxed);
  return Value::from_object(zip);
}

// --- Tables ---

#define METHODS(NAME, NEW, SIGNATURE) \
  constexpr NativeDef NAME[] = {{"__new__", NEW, SIGNATURE}, GILBOX_ITERATOR_METHODS};
METHODS(kAccumulateMethods, accumulate_new, "cls, iterable, func=, *, initial=")
METHODS(kBatchedMethods, batched_new, "cls, iterable, n")
METHODS(kCompressMethods, compress_new, "cls, data, selectors")
METHODS(kDropWhileMethods, function_first_new<&kDropWhile>, "cls, predicate, iterable, /")
METHODS(kTakeWhileMethods, function_first_new<&kTakeWhile>, "cls, predicate, iterable, /")
METHODS(kFilterFalseMethods, function_first_new<&kFilterFalse>, "cls, function, iterable, /")
METHODS(kStarMapMethods, function_first_new<&kStarMap>, "cls, function, iterable, /")
METHODS(kPairwiseMethods, pairwise_new, "cls, iterable, /")
METHODS(kCycleMethods, cycle_new, "cls, iterable, /")
METHODS(kSliceMethods, islice_new, "cls, iterable, start, stop=, step=, /")
METHODS(kZipLongestMethods, zip_longest_new, "cls, *iterables, fillvalue=")
#undef METHODS

constexpr NativeDef kChainMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"__new__", chain_new, "cls, *iterables"},
    {"from_iterable", chain_from_iterable, "cls, iterable, /", nullptr, NativeDef::kClass},
    GILBOX_ITERATOR_METHODS,
};
constexpr NativeDef kCountMethods[] = {
    {"__new__", count_new, "cls, start=, step="},
    {"__repr__", count_repr, "self, /"},
    GILBOX_ITERATOR_METHODS,
};
constexpr NativeDef kRepeatMethods[] = {
    {"__new__", repeat_new, "cls, object, times="},
    {"__repr__", repeat_repr, "self, /"},
    {"__length_hint__", repeat_length, "self, /"},
    GILBOX_ITERATOR_METHODS,
};

constexpr IteratorSpec kItertoolsTypes[] = {
    {"accumulate", &kAccumulate, kAccumulateMethods},
    {"batched", &kBatched, kBatchedMethods},
    {"chain", &kChain, kChainMethods},
    {"compress", &kCompress, kCompressMethods},
    {"count", &kCount, kCountMethods},
    {"cycle", &kCycle, kCycleMethods},
    {"dropwhile", &kDropWhile, kDropWhileMethods},
    {"filterfalse", &kFilterFalse, kFilterFalseMethods},
    {"islice", &kSlice, kSliceMethods},
    {"pairwise", &kPairwise, kPairwiseMethods},
    {"repeat", &kRepeat, kRepeatMethods},
    {"starmap", &kStarMap, kStarMapMethods},
    {"takewhile", &kTakeWhile, kTakeWhileMethods},
    {"zip_longest", &kZipLongest, kZipLongestMethods},
};

}  // namespace

bool add_iterator_types(Thread& t, Module* module, std::span<const IteratorSpec> specs) {
  for (const IteratorSpec& spec : specs) {
    if (!module_add_type(t, module,
                         {.name = spec.name,
                          .module = "itertools",
                          .native = spec.ops,
                          .instance_size = spec.ops->size,
                          .methods = spec.methods})) {
      return false;
    }
  }
  return true;
}

bool add_itertools_linear(Thread& t, Module* module) {
  return add_iterator_types(t, module, kItertoolsTypes);
}

bool init_itertools(Thread& t, Module* module) {
  return add_itertools_linear(t, module) && add_itertools_groups(t, module) &&
         add_itertools_products(t, module);
}

}  // namespace gilbox

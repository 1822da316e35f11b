// builtins: functions on iterables, and the iterators map, filter, zip, enumerate and reversed.
#include <array>

#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/generator.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/int.h"
#include "vm/objects/iterator.h"
#include "vm/objects/iterator_state.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

// The iterators' fields never change after construction, but for counters, which are atomic: a map that two
// threads drive is as safe as what it draws from.

struct MapIterator : NativeObject {
  Value function;
  Value source;     // the iterator, if there is just one
  Value iterators;  // a tuple, or Undefined
};
struct FilterIterator : NativeObject {
  Value function;  // None: truth
  Value source;
};
struct ZipIterator : NativeObject {
  Value iterators;
  bool strict;
};
struct EnumerateIterator : NativeObject {
  Value source;
  std::atomic<int64_t> index;
};
struct ReversedIterator : NativeObject {
  Value sequence;
  std::atomic<int64_t> left;
};

void trace_map(NativeObject* object, Marker& marker) {
  auto* map = static_cast<MapIterator*>(object);
  marker.mark(map->function);
  marker.mark(map->source);
  marker.mark(map->iterators);
}
void trace_filter(NativeObject* object, Marker& marker) {
  auto* filter = static_cast<FilterIterator*>(object);
  marker.mark(filter->function);
  marker.mark(filter->source);
}
void trace_zip(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<ZipIterator*>(object)->iterators);
}
void trace_enumerate(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<EnumerateIterator*>(object)->source);
}
void trace_reversed(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<ReversedIterator*>(object)->sequence);
}

// --- Steps ---

// More iterators than fit here take memory of their own.
constexpr uint32_t kFew = 8;

// Calls use(items) with one item of each iterator; Undefined when one has ended, its index in *ended.
template <class Use>
Value gather(Thread& t, const Tuple* iterators, uint32_t* ended, Use use) {
  auto fill = [&](Value* items) {
    for (uint32_t i = 0; i < iterators->count; ++i) {
      items[i] = iter_next(t, *(iterators->items + i));
      if (items[i].is_undefined()) {
        *ended = i;
        return false;
      }
    }
    return true;
  };
  if (iterators->count <= kFew) {
    std::array<Value, kFew> items;
    return fill(items.data()) ? use(items.data()) : Value::undefined();
  }
  RootedValues items(t);
  items.resize(iterators->count);
  return fill(items.data()) ? use(items.data()) : Value::undefined();
}

Value map_next(Thread& t, NativeObject* object) {
  auto* map = static_cast<MapIterator*>(object);
  if (map->iterators.is_undefined()) {
    const Value item = iter_next(t, map->source);
    return item.is_undefined() ? item : call(t, map->function, {&item, 1});
  }
  const auto* iterators = as<Tuple>(map->iterators);
  uint32_t ended;
  return gather(t, iterators, &ended, [&](Value* items) {
    return call(t, map->function, {items, iterators->count});
  });
}

Value filter_next(Thread& t, NativeObject* object) {
  auto* filter = static_cast<FilterIterator*>(object);
  for (;;) {
    const Value item = iter_next(t, filter->source);
    if (item.is_undefined()) return item;
    const Value verdict = filter->function.is_none() ? item : call(t, filter->function, {&item, 1});
    if (verdict.is_error()) return verdict;
    const int keep = truth(t, verdict);
    if (keep < 0) return Value::error();
    if (keep > 0) return item;
  }
}

// zip(strict=True): iterator `ended` was the first to end; all must end now.
Value check_lengths(Thread& t, const Tuple* iterators, uint32_t ended) {
  auto& types = t.machine.types;
  if (ended > 0) {
    return raise(t, types.ValueError, "zip() argument {} is shorter than argument{}{}", ended + 1,
                 ended == 1 ? " " : "s 1-", ended);
  }
  for (uint32_t i = 1; i < iterators->count; ++i) {
    const Value item = iter_next(t, *(iterators->items + i));
    if (t.has_pending()) return Value::error();
    if (!item.is_undefined()) {
      return raise(t, types.ValueError, "zip() argument {} is longer than argument{}{}", i + 1,
                   i == 1 ? " " : "s 1-", i);
    }
  }
  return Value::undefined();
}

Value zip_next(Thread& t, NativeObject* object) {
  auto* zip = static_cast<ZipIterator*>(object);
  const auto* iterators = as<Tuple>(zip->iterators);
  if (iterators->count == 0) return Value::undefined();
  uint32_t ended = 0;
  const Value result = gather(t, iterators, &ended, [&](Value* items) {
    return new_tuple_of(t, {items, iterators->count});
  });
  if (!result.is_undefined() || t.has_pending() || !zip->strict) return result;
  return check_lengths(t, iterators, ended);
}

Value enumerate_next(Thread& t, NativeObject* object) {
  auto* enumerate = static_cast<EnumerateIterator*>(object);
  const Value item = iter_next(t, enumerate->source);
  if (item.is_undefined()) return item;
  const Value index = new_int(t, enumerate->index.fetch_add(1, std::memory_order_relaxed));
  return index.is_error() ? index : make_tuple(t, index, item);
}

Value reversed_next(Thread& t, NativeObject* object) {
  auto* reversed = static_cast<ReversedIterator*>(object);
  int64_t left = reversed->left.load(std::memory_order_relaxed);
  do {
    if (left <= 0) return Value::undefined();
  } while (!reversed->left.compare_exchange_weak(left, left - 1, std::memory_order_relaxed));
  const Value item = get_item(t, reversed->sequence, Value::from_int(left - 1));
  if (item.is_error() &&
      (pending_is(t, t.machine.types.IndexError) || pending_is(t, t.machine.types.StopIteration))) {
    static_cast<void>(t.take_pending());
    reversed->left.store(0, std::memory_order_relaxed);
  }
  return item;
}

constexpr NativeOps kMapOps = {"map", sizeof(MapIterator), trace_map, nullptr, map_next};
constexpr NativeOps kFilterOps = {"filter", sizeof(FilterIterator), trace_filter, nullptr, filter_next};
constexpr NativeOps kZipOps = {"zip", sizeof(ZipIterator), trace_zip, nullptr, zip_next};
constexpr NativeOps kEnumerateOps = {"enumerate", sizeof(EnumerateIterator), trace_enumerate, nullptr,
                                     enumerate_next};
constexpr NativeOps kReversedOps = {"reversed", sizeof(ReversedIterator), trace_reversed, nullptr,
                                    reversed_next};

// --- Constructors ---

// args: cls, the rest
Value map_new(Thread& t, Value* args, uint32_t count) {
  if (count < 3) {
    return raise(t, t.machine.types.TypeError, "map() must have at least two arguments.");
  }
  Value source, iterators;
  if (count == 3) {
    source = get_iter(t, args[2]);
    if (source.is_error()) return source;
  } else {
    iterators = iterators_of(t, args + 2, count - 2);
    if (iterators.is_error()) return iterators;
  }
  auto* map = make_native<MapIterator>(t, args[0], kMapOps);
  map->function = args[1];
  map->source = source;
  map->iterators = iterators;
  return Value::from_object(map);
}

Value filter_new(Thread& t, Value* args, uint32_t) {
  const Value source = get_iter(t, args[2]);
  if (source.is_error()) return source;
  auto* filter = make_native<FilterIterator>(t, args[0], kFilterOps);
  filter->function = args[1];
  filter->source = source;
  return Value::from_object(filter);
}

// args: cls, strict, the iterables
Value zip_new(Thread& t, Value* args, uint32_t count) {
  const int strict = args[1].is_undefined() ? 0 : truth(t, args[1]);
  if (strict < 0) return Value::error();
  for (uint32_t i = 2; i < count; ++i) {
    if (lookup_special(t, args[i], kIterDunder).is_undefined() &&
        lookup_special(t, args[i], kGetItemDunder).is_undefined()) {
      return raise(t, t.machine.types.TypeError, "'{}' object is not iterable", type_name(t, args[i]));
    }
  }
  const Value iterators = iterators_of(t, args + 2, count - 2);
  if (iterators.is_error()) return iterators;
  auto* zip = make_native<ZipIterator>(t, args[0], kZipOps);
  zip->iterators = iterators;
  zip->strict = strict != 0;
  return Value::from_object(zip);
}

Value enumerate_new(Thread& t, Value* args, uint32_t) {
  int64_t start = 0;
  if (!args[2].is_undefined() && !to_int64(t, args[2], &start)) return Value::error();
  const Value source = get_iter(t, args[1]);
  if (source.is_error()) return source;
  auto* enumerate = make_native<EnumerateIterator>(t, args[0], kEnumerateOps);
  enumerate->source = source;
  enumerate->index.store(start, std::memory_order_relaxed);
  return Value::from_object(enumerate);
}

Value reversed_new(Thread& t, Value* args, uint32_t) {
  auto& types = t.machine.types;
  const Value method = lookup_special(t, args[1], kReversedDunder);
  if (!method.is_undefined()) return call_special(t, method, args[1]);
  if (type_of(t, args[1])->dunder(kReversedDunder).is_none() ||
      lookup_special(t, args[1], kGetItemDunder).is_undefined() || is_kind(args[1], Kind::kDict) ||
      is_kind(args[1], Kind::kSet)) {
    return raise(t, types.TypeError, "'{}' object is not reversible", type_name(t, args[1]));
  }
  const int64_t size = length(t, args[1]);
  if (size < 0) return Value::error();
  auto* reversed = make_native<ReversedIterator>(t, args[0], kReversedOps);
  reversed->sequence = args[1];
  reversed->left.store(size, std::memory_order_relaxed);
  return Value::from_object(reversed);
}

Value reversed_length_hint(Thread& t, Value* args, uint32_t) {
  return new_int(t, as<ReversedIterator>(args[0])->left.load(std::memory_order_relaxed));
}

// --- Copies ---

Value class_of(Thread& t, Value v) {
  return Value::from_object(type_of(t, v));
}

Value map_reduce(Thread& t, Value* args, uint32_t) {
  const auto* map = as<MapIterator>(args[0]);
  if (map->iterators.is_undefined())
    return reduced(t, class_of(t, args[0]), make_tuple(t, map->function, map->source));
  const auto* iterators = as<Tuple>(map->iterators);
  RootedValues parts(t);
  parts.push(map->function);
  for (uint32_t i = 0; i < iterators->count; ++i) parts.push(*(iterators->items + i));
  return reduced(t, class_of(t, args[0]), new_tuple_of(t, parts.span()));
}
Value filter_reduce(Thread& t, Value* args, uint32_t) {
  const auto* filter = as<FilterIterator>(args[0]);
  return reduced(t, class_of(t, args[0]), make_tuple(t, filter->function, filter->source));
}
Value zip_reduce(Thread& t, Value* args, uint32_t) {
  const auto* zip = as<ZipIterator>(args[0]);
  return reduced(t, class_of(t, args[0]), zip->iterators,
                 zip->strict ? Value::boolean(true) : Value::undefined());
}
Value zip_set_state(Thread& t, Value* args, uint32_t) {
  const int strict = truth(t, args[1]);
  if (strict < 0) return Value::error();
  as<ZipIterator>(args[0])->strict = strict != 0;
  return Value::none();
}
Value enumerate_reduce(Thread& t, Value* args, uint32_t) {
  const auto* enumerate = as<EnumerateIterator>(args[0]);
  const Value index = new_int(t, enumerate->index.load(std::memory_order_relaxed));
  return index.is_error() ? index : reduced(t, class_of(t, args[0]), make_tuple(t, enumerate->source, index));
}
Value reversed_reduce(Thread& t, Value* args, uint32_t) {
  const auto* reversed = as<ReversedIterator>(args[0]);
  const int64_t left = reversed->left.load(std::memory_order_relaxed);
  if (left <= 0) return reduced(t, class_of(t, args[0]), make_tuple(t, new_tuple_of(t, {})));
  return reduced(t, class_of(t, args[0]), make_tuple(t, reversed->sequence), new_int(t, left - 1));
}
Value reversed_set_state(Thread& t, Value* args, uint32_t) {
  auto* reversed = as<ReversedIterator>(args[0]);
  int64_t index;
  if (!to_int64(t, args[1], &index, true)) return Value::error();
  const int64_t size = length(t, reversed->sequence);
  if (size < 0) return Value::error();
  reversed->left.store(std::clamp<int64_t>(index + 1, 0, size), std::memory_order_relaxed);
  return Value::none();
}

// --- Functions ---

// all and any: stops at the first item whose truth is `kStop`.
template <bool kStop>
Value stop_at(Thread& t, Value* args, uint32_t) {
  bool found = false;
  const bool ended = for_each_item(t, args[0], [&](Value item) {
    const int verdict = item.is_bool() ? item.is_true() : truth(t, item);
    found = verdict >= 0 && (verdict == 1) == kStop;
    return verdict >= 0 && !found;
  });
  if (!ended && !found) return Value::error();
  return Value::boolean(found == kStop);
}

// args: key, reverse, what was given by position
Value builtin_sorted(Thread& t, Value* args, uint32_t count) {
  if (count < 3) return raise(t, t.machine.types.TypeError, "sorted expected 1 argument, got 0");
  if (count > 3) return raise(t, t.machine.types.TypeError, "sorted expected 1 argument, got {}", count - 2);
  const int reverse = args[1].is_undefined() ? 0 : truth(t, args[1]);
  if (reverse < 0) return Value::error();
  const Value list = list_from(t, args[2]);
  if (list.is_error()) return list;
  const Value key = args[0].is_undefined() ? Value::none() : args[0];
  return list_sort(t, as<List>(list), key, reverse != 0) ? list : Value::error();
}

Value builtin_iter(Thread& t, Value* args, uint32_t) {
  if (args[1].is_undefined()) return get_iter(t, args[0]);
  if (!is_callable(t, args[0])) {
    return raise(t, t.machine.types.TypeError, "iter(object, sentinel): object must be callable");
  }
  const Value source = make_tuple(t, args[0], args[1]);
  return source.is_error() ? source : new_iterator(t, IteratorKind::kCallable, source);
}

// The next item, with the StopIteration of instances as it was raised.
Value step(Thread& t, Value iterator) {
  if (is_kind(iterator, Kind::kGenerator)) {
    Value result;
    const Value item = generator_send(t, as<Generator>(iterator), Value::none(), &result);
    if (!item.is_undefined() || t.has_pending()) return item;
    if (result.is_undefined() || result.is_none()) return raise_bare(t, t.machine.types.StopIteration);
    return raise_value(t, t.machine.types.StopIteration, result);
  }
  if (is_kind(iterator, Kind::kInstance)) {
    const Value method = lookup_special(t, iterator, kNextDunder);
    if (!method.is_undefined()) return call_special(t, method, iterator);
  }
  if (!is_iterator(t, iterator)) {
    return raise(t, t.machine.types.TypeError, "'{}' object is not an iterator", type_name(t, iterator));
  }
  const Value item = iter_next(t, iterator);
  if (!item.is_undefined() || t.has_pending()) return item;
  return raise_bare(t, t.machine.types.StopIteration);
}

Value builtin_next(Thread& t, Value* args, uint32_t) {
  const Value otherwise = args[1];
  const Value item = step(t, args[0]);
  if (!item.is_error() || otherwise.is_undefined()) return item;
  if (!pending_is(t, t.machine.types.StopIteration)) return item;
  static_cast<void>(t.take_pending());
  return otherwise;
}

constexpr NativeDef kBuiltinsIteratorsFunctions[] = {
    {"all", stop_at<false>, "iterable, /"},
    {"any", stop_at<true>, "iterable, /"},
    {"iter", builtin_iter, "object, sentinel=, /"},
    {"next", builtin_next, "iterator, default=, /"},
    {"sorted", builtin_sorted, "*args, key=, reverse="},
};

#define ITERATOR_METHODS                      \
  {"__iter__", iterator_itself, "self, /"}, { \
    "__next__", iterator_step, "self, /"      \
  }
constexpr NativeDef kMapMethods[] = {
    {"__new__", map_new, "cls, /, *args"}, {"__reduce__", map_reduce, "self, /"}, ITERATOR_METHODS};
constexpr NativeDef kFilterMethods[] = {{"__new__", filter_new, "cls, function, iterable, /"},
                                        {"__reduce__", filter_reduce, "self, /"},
                                        ITERATOR_METHODS};
constexpr NativeDef kZipMethods[] = {{"__new__", zip_new, "cls, /, *iterables, strict="},
                                     {"__reduce__", zip_reduce, "self, /"},
                                     {"__setstate__", zip_set_state, "self, state, /"},
                                     ITERATOR_METHODS};
constexpr NativeDef kEnumerateMethods[] = {GILBOX_CLASS_GETITEM,
                                           {"__new__", enumerate_new, "cls, /, iterable, start="},
                                           {"__reduce__", enumerate_reduce, "self, /"},
                                           ITERATOR_METHODS};
constexpr NativeDef kReversedMethods[] = {{"__new__", reversed_new, "cls, sequence, /"},
                                          {"__length_hint__", reversed_length_hint, "self, /"},
                                          {"__reduce__", reversed_reduce, "self, /"},
                                          {"__setstate__", reversed_set_state, "self, state, /"},
                                          ITERATOR_METHODS};
#undef ITERATOR_METHODS

}  // namespace

Value iterator_itself(Thread&, Value* args, uint32_t) {
  return args[0];
}
Value iterator_step(Thread& t, Value* args, uint32_t) {
  auto* object = as<NativeObject>(args[0]);
  const Value item = object->operations->next(t, object);
  if (!item.is_undefined() || t.has_pending()) return item;
  return raise_bare(t, t.machine.types.StopIteration);
}

bool add_builtin_iterators(Thread& t, Module* module) {
  struct {
    const NativeOps* ops;
    std::span<const NativeDef> methods;
  } types[] = {{&kMapOps, kMapMethods},
               {&kFilterOps, kFilterMethods},
               {&kZipOps, kZipMethods},
               {&kEnumerateOps, kEnumerateMethods},
               {&kReversedOps, kReversedMethods}};
  for (const auto& type : types) {
    Type* made = define_type(t, {.name = type.ops->name,
                                 .native = type.ops,
                                 .instance_size = type.ops->size,
                                 .methods = type.methods});
    if (!module_set(t, module, type.ops->name, Value::from_object(made))) return false;
  }
  return module_add_functions(t, module, kBuiltinsIteratorsFunctions);
}

}  // namespace gilbox

// _functools: what functools.lru_cache makes of a function.
//
// Results stand in a dict; where their number is bounded, also in a ring from the one used longest ago to the
// one used last. The dict looks after itself; the ring changes under the wrapper's lock, never while script
// code runs. So a function may be called twice for the same arguments by two threads at once, as in CPython,
// but counts, ring and dict agree again afterwards.
#include "vm/modules/functools.h"
#include "vm/modules/modules.h"
#include "vm/objects/dict.h"
#include "vm/objects/dict_keys.h"
#include "vm/objects/function.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// One remembered result. The ring's links are changed under the wrapper's lock only.
struct Result : NativeObject {
  Ref<Result> previous, next;  // null: not in the ring
  Value key;
  Value value;
};
struct CachedFunction : NativeObject {
  Value function;
  Ref<Dict> cache;   // key to value, or to a Result where bounded
  Ref<Result> ring;  // a Result without key that closes the ring
  int64_t maxsize;   // -1: none
  bool typed;
  std::atomic<int64_t> hits, misses;
};

void trace_result(NativeObject* object, Marker& marker) {
  auto* result = static_cast<Result*>(object);
  marker.mark(result->previous.load());
  marker.mark(result->next.load());
  marker.mark(result->key);
  marker.mark(result->value);
}
void trace_cached(NativeObject* object, Marker& marker) {
  auto* cached = static_cast<CachedFunction*>(object);
  marker.mark(cached->function);
  marker.mark(cached->cache.load());
  marker.mark(cached->ring.load());
}
constexpr NativeOps kResultOps = {"functools._lru_list_elem", sizeof(Result), trace_result, nullptr, nullptr};
constexpr NativeOps kCachedOps = {"functools._lru_cache_wrapper", sizeof(CachedFunction), trace_cached,
                                  nullptr, nullptr};

Result* new_result(Thread& t, Value type, Value key, Value value) {
  auto* result = make_native<Result>(t, type, kResultOps);
  result->previous.init(nullptr);
  result->next.init(nullptr);
  result->key = key;
  result->value = value;
  return result;
}
Result* new_ring(Thread& t, Value type) {
  Result* ring = new_result(t, type, Value::undefined(), Value::undefined());
  ring->previous.init(ring);
  ring->next.init(ring);
  return ring;
}

Value result_type(Thread& t, const CachedFunction* cached) {
  return Value::from_object(type_of(t, Value::from_object(cached->ring.load())));
}

// With the wrapper's lock held:
void unlink(Result* result) {
  Result* previous = result->previous.load();
  Result* next = result->next.load();
  previous->next.store(next);
  next->previous.store(previous);
  result->previous.store(nullptr);
  result->next.store(nullptr);
}
void link_as_latest(Result* ring, Result* result) {
  Result* last = ring->previous.load();
  result->previous.store(last);
  result->next.store(ring);
  last->next.store(result);
  ring->previous.store(result);
}

// What stands for the arguments in the dict: the one argument itself if it is an int or str, else a tuple.
// args: positional ones from 0 to count.
Value make_key(Thread& t, const CachedFunction* cached, const Value* args, uint32_t count, Value keywords) {
  const bool named = !keywords.is_undefined() && dict_size(as<Dict>(keywords)) > 0;
  if (!named && !cached->typed && count == 1 &&
      (args[0].is_int() || is_exact(t, args[0], Kind::kStr) || is_kind(args[0], Kind::kBigInt))) {
    return args[0];
  }
  if (!named && !cached->typed) return new_tuple_of(t, {args, count});
  RootedValues parts(t);
  for (uint32_t i = 0; i < count; ++i) parts.push(args[i]);
  RootedValues values(t);
  if (named) {
    // Separates positional from named ones: nobody passes this type.
    parts.push(Value::from_object(type_of(t, Value::from_object(cached))));
    uint32_t position = 0;
    Value key, value;
    while (dict_next(as<Dict>(keywords), &position, &key, &value)) {
      parts.push(key);
      parts.push(value);
      values.push(value);
    }
  }
  if (cached->typed) {
    for (uint32_t i = 0; i < count; ++i) parts.push(Value::from_object(type_of(t, args[i])));
    for (size_t i = 0; i < values.size(); ++i) parts.push(Value::from_object(type_of(t, values[i])));
  }
  return new_tuple_of(t, parts.span());
}

Value call_function(Thread& t, CachedFunction* cached, const Value* args, uint32_t count, Value keywords) {
  cached->misses.fetch_add(1, kRelaxed);
  if (keywords.is_undefined()) return call(t, cached->function, {args, count});
  RootedValues all(t);
  for (uint32_t i = 0; i < count; ++i) all.push(args[i]);
  return call_with_keywords(t, cached->function, &all, as<Dict>(keywords));
}

// Keeps a new result; the one used longest ago goes if there are too many. False: exception.
bool keep(Thread& t, CachedFunction* cached, Dict* cache, Value key, Value value) {
  Result* fresh = new_result(t, result_type(t, cached), key, value);
  const Value kept = dict_set_default(t, cache, key, Value::from_object(fresh));
  if (kept.is_error()) return false;
  if (kept.as_object() != fresh) return true;  // another call was faster
  Value oldest;
  {
    ObjectLock lock(t, cached);
    Result* ring = cached->ring.load();
    if (cached->cache.load() != cache) return true;  // cleared meanwhile
    link_as_latest(ring, fresh);
    if (dict_size(cache) > cached->maxsize && ring->next.load() != fresh) {
      oldest = ring->next.load()->key;
      unlink(ring->next.load());
    }
  }
  if (!oldest.is_undefined()) static_cast<void>(dict_take(t, cache, oldest));
  return !t.has_pending();
}

// args: self, keywords, the arguments
Value cached_call(Thread& t, Value* args, uint32_t count) {
  auto* cached = as<CachedFunction>(args[0]);
  const Value keywords = args[1];
  const Value* given = args + 2;
  const uint32_t given_count = count - 2;
  if (cached->maxsize == 0) return call_function(t, cached, given, given_count, keywords);
  const Value key = make_key(t, cached, given, given_count, keywords);
  if (key.is_error()) return key;
  Dict* cache = cached->cache.load();
  const Value found = dict_get(t, cache, key);
  if (t.has_pending()) return Value::error();
  if (!found.is_undefined()) {
    cached->hits.fetch_add(1, kRelaxed);
    if (cached->maxsize < 0) return found;
    auto* result = as<Result>(found);
    ObjectLock lock(t, cached);
    // Not if it has been removed, or the cache cleared: the new ring holds what is in the new dict.
    if (result->next.load() != nullptr && cached->cache.load() == cache) {
      unlink(result);
      link_as_latest(cached->ring.load(), result);
    }
    return result->value;
  }
  const Value value = call_function(t, cached, given, given_count, keywords);
  if (value.is_error()) return value;
  const bool kept = cached->maxsize < 0 ? dict_set(t, cache, key, value) : keep(t, cached, cache, key, value);
  return kept ? value : Value::error();
}

// args: cls, function, maxsize, typed
Value cached_new(Thread& t, Value* args, uint32_t) {
  int64_t maxsize = -1;
  if (!args[2].is_none() && !to_int64(t, args[2], &maxsize)) return Value::error();
  const int typed = truth(t, args[3]);
  if (typed < 0) return Value::error();
  const Value type = module_member(t, "_functools", "_lru_list_elem");
  if (type.is_error()) return type;
  Result* ring = new_ring(t, type);
  Dict* cache = new_dict(t);
  auto* cached = make_native<CachedFunction>(t, args[0], kCachedOps);
  cached->function = args[1];
  cached->cache.init(cache);
  cached->ring.init(ring);
  cached->maxsize = args[2].is_none() ? -1 : std::max<int64_t>(maxsize, 0);
  cached->typed = typed == 1;
  cached->hits.store(0, kRelaxed);
  cached->misses.store(0, kRelaxed);
  return Value::from_object(cached);
}

Value cached_get(Thread& t, Value* args, uint32_t) {
  return args[1].is_none() ? args[0] : new_bound_method(t, args[0], args[1]);
}
Value cached_counts(Thread& t, Value* args, uint32_t) {
  const auto* cached = as<CachedFunction>(args[0]);
  return make_tuple(t, Value::from_int(cached->hits.load(kRelaxed)),
                    Value::from_int(cached->misses.load(kRelaxed)),
                    cached->maxsize < 0 ? Value::none() : Value::from_int(cached->maxsize),
                    Value::from_int(dict_size(cached->cache.load())));
}
Value cached_clear(Thread& t, Value* args, uint32_t) {
  auto* cached = as<CachedFunction>(args[0]);
  Result* ring = new_ring(t, result_type(t, cached));
  Dict* cache = new_dict(t);
  ObjectLock lock(t, cached);
  cached->cache.store(cache);
  // Results of the old ring stay linked among themselves; nobody finds them any more.
  cached->ring.store(ring);
  cached->hits.store(0, kRelaxed);
  cached->misses.store(0, kRelaxed);
  return Value::none();
}
Value cached_copy(Thread&, Value* args, uint32_t) {
  return args[0];
}

constexpr NativeDef kCachedMethods[] = {
    {"__new__", cached_new, "cls, user_function, maxsize, typed, /"},
    {"__call__", cached_call, "self, /, *args, **kwargs"},
    {"__get__", cached_get, "self, instance, owner=, /"},
    {"_counts", cached_counts, "self, /"},
    {"cache_clear", cached_clear, "self, /"},
    {"__copy__", cached_copy, "self, /"},
    {"__deepcopy__", cached_copy, "self, memo, /"},
};

}  // namespace

bool add_functools_cache(Thread& t, Module* module) {
  return module_add_type(t, module,
                         {.name = "_lru_cache_wrapper",
                          .module = "functools",
                          .native = &kCachedOps,
                          .instance_size = sizeof(CachedFunction),
                          .has_attributes = true,
                          .methods = kCachedMethods}) &&
         module_add_type(t, module,
                         {.name = "_lru_list_elem",
                          .module = "functools",
                          .native = &kResultOps,
                          .instance_size = sizeof(Result),
                          .flags = Type::kNoSubclass | Type::kNotCallable});
}

}  // namespace gilbox

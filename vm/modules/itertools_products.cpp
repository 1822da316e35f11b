// itertools: product, permutations, combinations, combinations_with_replacement.
//
// Each is a list of indices into pools, stepped under the iterator's lock: with several threads every result
// comes just once.
#include <algorithm>
#include <memory>
#include <numeric>

#include "vm/modules/itertools.h"
#include "vm/modules/modules.h"
#include "vm/objects/int.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

struct Picker : NativeObject {
  Value pools;         // of product: a tuple of tuples; of the others: the tuple they pick from
  uint32_t size;       // items in a result
  uint32_t pool_size;  // of the others
  uint32_t* indices;   // freed by finalize; of permutations: the pool's, then the cycles
  bool (*advance)(Picker*);
  enum State : uint8_t { kNew, kRunning, kDone };
  std::atomic<uint8_t> state;
};

void trace_picker(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Picker*>(object)->pools);
}
void finalize_picker(NativeObject* object) {
  delete[] static_cast<Picker*>(object)->indices;
}

// --- Steps to the next indices. False: that was the last ---

bool advance_product(Picker* p) {
  const auto* pools = as<Tuple>(p->pools);
  for (uint32_t i = p->size; i-- > 0;) {
    if (++p->indices[i] < as<Tuple>(*(pools->items + i))->count) return true;
    p->indices[i] = 0;
  }
  return false;
}

bool advance_permutations(Picker* p) {
  const uint32_t n = p->pool_size;
  uint32_t* indices = p->indices;
  uint32_t* cycles = indices + n;
  for (uint32_t i = p->size; i-- > 0;) {
    if (--cycles[i] > 0) {
      std::swap(indices[i], indices[n - cycles[i]]);
      return true;
    }
    std::rotate(indices + i, indices + i + 1, indices + n);
    cycles[i] = n - i;
  }
  return false;
}

bool advance_combinations(Picker* p) {
  for (uint32_t i = p->size; i-- > 0;) {
    if (p->indices[i] == p->pool_size - p->size + i) continue;
    uint32_t next = p->indices[i] + 1;
    for (uint32_t j = i; j < p->size; ++j) p->indices[j] = next++;
    return true;
  }
  return false;
}

bool advance_with_replacement(Picker* p) {
  for (uint32_t i = p->size; i-- > 0;) {
    if (p->indices[i] == p->pool_size - 1) continue;
    const uint32_t next = p->indices[i] + 1;
    for (uint32_t j = i; j < p->size; ++j) p->indices[j] = next;
    return true;
  }
  return false;
}

Value picker_next(Thread& t, NativeObject* object) {
  auto* p = static_cast<Picker*>(object);
  if (p->state.load(std::memory_order_relaxed) == Picker::kDone) return Value::undefined();
  Tuple* result = new_tuple(t, p->size);
  if (result == nullptr) return Value::error();
  const bool product = p->advance == advance_product;
  const auto* pools = as<Tuple>(p->pools);
  ObjectLock lock(t, p);
  const uint8_t state = p->state.load(std::memory_order_relaxed);
  if (state == Picker::kDone || (state == Picker::kRunning && !p->advance(p))) {
    p->state.store(Picker::kDone, std::memory_order_relaxed);
    return Value::undefined();
  }
  p->state.store(Picker::kRunning, std::memory_order_relaxed);
  for (uint32_t i = 0; i < p->size; ++i) {
    const Tuple* pool = product ? as<Tuple>(*(pools->items + i)) : pools;
    *(result->items + i) = *(pool->items + p->indices[i]);
  }
  return Value::from_object(result);
}

constexpr NativeOps kProduct = {"itertools.product", sizeof(Picker), trace_picker, finalize_picker,
                                picker_next};
constexpr NativeOps kPermutations = {"itertools.permutations", sizeof(Picker), trace_picker, finalize_picker,
                                     picker_next};
constexpr NativeOps kCombinations = {"itertools.combinations", sizeof(Picker), trace_picker, finalize_picker,
                                     picker_next};
constexpr NativeOps kWithReplacement = {"itertools.combinations_with_replacement", sizeof(Picker),
                                        trace_picker, finalize_picker, picker_next};

// --- Constructors ---

Value new_picker(Thread& t, Value cls, const NativeOps& ops, Value pools, uint64_t size,
                 bool (*advance)(Picker*), uint64_t index_count, bool done) {
  constexpr uint64_t kMost = uint64_t{1} << 28;
  if (!done && (size > kMost || index_count > kMost)) return memory_error(t);
  auto* p = make_native<Picker>(t, cls, ops);
  p->pools = pools;
  p->size = done ? 0 : static_cast<uint32_t>(size);
  p->pool_size = as<Tuple>(pools)->count;
  p->indices = done || index_count == 0 ? nullptr : new uint32_t[index_count]();
  p->advance = advance;
  p->state.store(done ? Picker::kDone : Picker::kNew, std::memory_order_relaxed);
  return Value::from_object(p);
}

// args: cls, repeat, the iterables
Value product_new(Thread& t, Value* args, uint32_t count) {
  int64_t repeat = 1;
  if (!args[1].is_undefined() && !to_int64(t, args[1], &repeat)) return Value::error();
  if (repeat < 0) return raise_text(t, t.machine.types.ValueError, "repeat argument cannot be negative");
  const uint64_t given = count - 2;
  if (given != 0 && static_cast<uint64_t>(repeat) > (uint64_t{1} << 28) / given) {
    return raise_text(t, t.machine.types.OverflowError, "repeat argument too large");
  }
  RootedValues pools(t);
  bool empty = false;
  for (uint64_t i = 0; i < given; ++i) {
    const Value pool = tuple_from(t, args[2 + i]);
    if (pool.is_error()) return pool;
    empty = empty || as<Tuple>(pool)->count == 0;
    pools.push(pool);
  }
  if (repeat == 0) empty = false;
  const uint64_t size = given * static_cast<uint64_t>(repeat);
  for (uint64_t i = given; i < size; ++i) pools.push(pools[i - given]);
  if (repeat == 0) pools.resize(0);
  const Value all = new_tuple_of(t, pools.span());
  return all.is_error() ? all : new_picker(t, args[0], kProduct, all, size, advance_product, size, empty);
}

// args: cls, iterable, r
Value permutations_new(Thread& t, Value* args, uint32_t) {
  const Value pool = tuple_from(t, args[1]);
  if (pool.is_error()) return pool;
  const uint32_t n = as<Tuple>(pool)->count;
  int64_t r = n;
  if (!args[2].is_undefined() && !args[2].is_none()) {
    if (!is_integer_or_bool(args[2])) return raise_text(t, t.machine.types.TypeError, "Expected int as r");
    if (!to_int64(t, args[2], &r)) return Value::error();
    if (r < 0) return raise_text(t, t.machine.types.ValueError, "r must be non-negative");
  }
  const bool done = r > n;
  const Value made = new_picker(t, args[0], kPermutations, pool, static_cast<uint64_t>(r),
                                advance_permutations, uint64_t{n} + static_cast<uint64_t>(r), done);
  if (made.is_error() || done || n == 0) return made;
  uint32_t* indices = as<Picker>(made)->indices;
  std::iota(indices, indices + n, 0U);
  for (uint32_t i = 0; i < static_cast<uint32_t>(r); ++i) indices[n + i] = n - i;
  return made;
}

template <bool kReplacement>
Value combinations_new(Thread& t, Value* args, uint32_t) {
  int64_t r = 0;
  const Value pool = tuple_from(t, args[1]);
  if (pool.is_error() || !to_int64(t, args[2], &r)) return Value::error();
  if (r < 0) return raise_text(t, t.machine.types.ValueError, "r must be non-negative");
  const uint32_t n = as<Tuple>(pool)->count;
  const bool done = kReplacement ? n == 0 && r > 0 : r > n;
  const Value made = new_picker(
      t, args[0], kReplacement ? kWithReplacement : kCombinations, pool, static_cast<uint64_t>(r),
      kReplacement ? advance_with_replacement : advance_combinations, static_cast<uint64_t>(r), done);
  if (made.is_error() || done || kReplacement) return made;
  uint32_t* indices = as<Picker>(made)->indices;
  std::iota(indices, indices + r, 0U);
  return made;
}

constexpr NativeDef kProductMethods[] = {{"__new__", product_new, "cls, *iterables, repeat="},
                                         GILBOX_ITERATOR_METHODS};
constexpr NativeDef kPermutationsMethods[] = {{"__new__", permutations_new, "cls, iterable, r="},
                                              GILBOX_ITERATOR_METHODS};
constexpr NativeDef kCombinationsMethods[] = {{"__new__", combinations_new<false>, "cls, iterable, r"},
                                              GILBOX_ITERATOR_METHODS};
constexpr NativeDef kWithReplacementMethods[] = {{"__new__", combinations_new<true>, "cls, iterable, r"},
                                                 GILBOX_ITERATOR_METHODS};
constexpr IteratorSpec kItertoolsProductsTypes[] = {
    {"product", &kProduct, kProductMethods},
    {"permutations", &kPermutations, kPermutationsMethods},
    {"combinations", &kCombinations, kCombinationsMethods},
    {"combinations_with_replacement", &kWithReplacement, kWithReplacementMethods},
};

}  // namespace

bool add_itertools_products(Thread& t, Module* module) {
  return add_iterator_types(t, module, kItertoolsProductsTypes);
}

}  // namespace gilbox

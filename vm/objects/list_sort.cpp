// list.sort.
//
// While a list is being sorted others see it empty; what they put into it meanwhile is lost and raises
// "list modified during sort", as in CPython. Where no script code can be called (numbers or strings of one
// type, no key) the list's lock is held instead, so there is no such moment.
//
// All work is done in new arrays, never in the one that readers may still look at.
#include "vm/objects/alloc.h"
#include "vm/objects/dict_keys.h"
#include "vm/objects/list_internal.h"
#include "vm/objects/list_merge.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

struct Single {
  Value key;
};
struct KeyedItem {
  Value key;
  Value value;
};
static_assert(sizeof(Single) == sizeof(Slot) && sizeof(KeyedItem) == 2 * sizeof(Slot));

// An array that nobody else sees, as items to sort.
template <class Item>
Item* items_of(Array* array) {
  return array == nullptr ? nullptr : reinterpret_cast<Item*>(array->items);
}

// --- Comparisons ---

struct IntLess {
  int operator()(Value a, Value b) const {
    return static_cast<int64_t>(a.bits() << 16) < static_cast<int64_t>(b.bits() << 16) ? 1 : 0;
  }
};
struct DoubleLess {
  int operator()(Value a, Value b) const { return a.as_double() < b.as_double() ? 1 : 0; }
};
struct StrLess {
  int operator()(Value a, Value b) const { return str_compare(as<Str>(a), as<Str>(b)) < 0 ? 1 : 0; }
};

struct AnyLess {
  Thread* t;
  int operator()(Value a, Value b) const {
    if (Value::both_int(a, b)) return IntLess()(a, b);
    if (is_exact(*t, a, Kind::kTuple) && is_exact(*t, b, Kind::kTuple)) {
      return tuples(as<Tuple>(a), as<Tuple>(b));
    }
    return compare_truth(*t, CompareOp::kLt, a, b);
  }
  int tuples(const Tuple* a, const Tuple* b) const {
    uint32_t shorter = std::min(a->count, b->count);
    for (uint32_t i = 0; i < shorter; ++i) {
      int same = equal_items(*t, a->items[i], b->items[i]);
      if (same < 0) return -1;
      if (same == 0) return (*this)(a->items[i], b->items[i]);
    }
    return a->count < b->count ? 1 : 0;
  }
};

enum class KeyType : uint8_t { kInt, kDouble, kStr, kAny };

KeyType type_of_key(Thread& t, Value v) {
  if (v.is_int()) return KeyType::kInt;
  if (v.is_double()) return KeyType::kDouble;
  return is_exact(t, v, Kind::kStr) ? KeyType::kStr : KeyType::kAny;
}

template <class Item>
KeyType common_type(Thread& t, const Item* items, int64_t count) {
  KeyType type = type_of_key(t, items[0].key);
  for (int64_t i = 1; i < count && type != KeyType::kAny; ++i) {
    if (type_of_key(t, items[i].key) != type) return KeyType::kAny;
  }
  return type;
}

// --- Sorting an array of our own ---

struct Work {
  Array* items = nullptr;
  Array* scratch = nullptr;  // null where it is not needed
};

// Room for `count` items of `words` words each.
bool make_work(Thread& t, uint64_t count, uint64_t words, Work* work) {
  work->items = new_array(t, count * words);
  if (work->items == nullptr) return false;
  if (count < MergeSort<Single, IntLess>::kSmall) return true;
  work->scratch = new_array(t, (count / 2 + 1) * words);
  return work->scratch != nullptr;
}

template <class Item, class Less>
bool sort_with(const Work& work, int64_t count, Less less) {
  return MergeSort<Item, Less>(items_of<Item>(work.items), count, items_of<Item>(work.scratch), less).sort();
}

// Reversing before and after keeps equal items in their order.
template <class Item>
bool sort_items(Thread& t, const Work& work, int64_t count, bool reverse, KeyType type) {
  Item* items = items_of<Item>(work.items);
  if (reverse) std::reverse(items, items + count);
  bool ok = true;
  switch (type) {
    case KeyType::kInt:
      ok = sort_with<Item>(work, count, IntLess());
      break;
    case KeyType::kDouble:
      ok = sort_with<Item>(work, count, DoubleLess());
      break;
    case KeyType::kStr:
      ok = sort_with<Item>(work, count, StrLess());
      break;
    case KeyType::kAny:
      ok = sort_with<Item>(work, count, AnyLess{&t});
      break;
  }
  if (reverse) std::reverse(items, items + count);
  return ok;
}

// --- Taking the items out and putting them back ---

void publish(List* list, Array* array, int64_t count) {
  list->array.store(array);
  list->size.store(static_cast<uint32_t>(count), std::memory_order_release);
}

enum class Taken : uint8_t { kSorted, kEmptied, kError };

// Copies the items into `work` and, unless they can be sorted at once, empties the list. With pairs the items
// become the values, keys stay Undefined. *before: the array they were in.
Taken take_items(Thread& t, List* list, bool pairs, bool reverse, Work* work, int64_t* count,
                 Array** before) {
  for (;;) {
    uint32_t size = list_size(list);
    *count = size;
    if (size == 0) return Taken::kSorted;
    if (!make_work(t, size, pairs ? 2 : 1, work)) return Taken::kError;
    ObjectLock lock(t, list);
    if (list->size.load(std::memory_order_relaxed) != size) continue;
    *before = list->array.load();
    if (pairs) {
      for (uint32_t i = 0; i < size; ++i) {
        work->items->items[2 * i + 1].init((*before)->items[i].load_relaxed());
      }
    } else {
      for (uint32_t i = 0; i < size; ++i) work->items->items[i].init((*before)->items[i].load_relaxed());
      KeyType type = common_type(t, items_of<Single>(work->items), size);
      if (type != KeyType::kAny) {
        static_cast<void>(sort_items<Single>(t, *work, size, reverse, type));
        publish(list, work->items, size);
        return Taken::kSorted;
      }
    }
    list->size.store(0, std::memory_order_release);
    list->array.store(nullptr);
    return Taken::kEmptied;
  }
}

// Puts the items back. False: an exception is pending, if only because somebody has changed the list.
bool put_back(Thread& t, List* list, Array* array, int64_t count, bool ok) {
  bool changed = false;
  {
    ObjectLock lock(t, list);
    changed = list->array.load() != nullptr;
    publish(list, array, count);
  }
  if (ok && changed) {
    static_cast<void>(raise_text(t, t.machine.types.ValueError, "list modified during sort"));
  }
  return ok && !changed;
}

bool sort_by_key(Thread& t, List* list, Value key, bool reverse) {
  Work work;
  int64_t count = 0;
  Array* before = nullptr;
  Taken taken = take_items(t, list, true, reverse, &work, &count, &before);
  if (taken != Taken::kEmptied) return taken == Taken::kSorted;
  auto* pairs = items_of<KeyedItem>(work.items);
  for (int64_t i = 0; i < count; ++i) {
    pairs[i].key = call_with(t, key, pairs[i].value);
    if (pairs[i].key.is_error()) return put_back(t, list, before, count, false);
  }
  Array* sorted = new_array(t, static_cast<uint64_t>(count));
  if (sorted == nullptr) return put_back(t, list, before, count, false);
  bool ok = sort_items<KeyedItem>(t, work, count, reverse, common_type(t, pairs, count));
  for (int64_t i = 0; i < count; ++i) sorted->items[i].init(pairs[i].value);
  return put_back(t, list, sorted, count, ok);
}

}  // namespace

bool list_sort(Thread& t, List* list, Value key, bool reverse) {
  if (!key.is_none()) return sort_by_key(t, list, key, reverse);
  Work work;
  int64_t count = 0;
  Array* before = nullptr;
  Taken taken = take_items(t, list, false, reverse, &work, &count, &before);
  if (taken != Taken::kEmptied) return taken == Taken::kSorted;
  bool ok = sort_items<Single>(t, work, count, reverse, KeyType::kAny);
  return put_back(t, list, work.items, count, ok);
}

}  // namespace gilbox

// Why readers need no lock.
//
// A list is two words, `size` and `array`; an array has a capacity that never changes and slots that are
// Undefined at and beyond the size. Changes are made with the list's lock held, so there is one writer.
//
// - Within an array a writer only stores whole Values (release). A reader that loaded the array (acquire)
//   thus finds in every slot an item that was there at some moment since, or Undefined, and sees the object
//   behind it initialised.
// - To grow, a writer fills a new array and publishes it with a release store; from then on it never writes
//   to the old one. A reader that still holds the old array sees the list as it was before: its read counts
//   as older than the change. The collector keeps the old array while anybody's stack names it.
// - `size` and `array` are read one after the other, so a reader may pair a new size with an old array or the
//   other way round. Therefore every index is checked against both the size and the array's capacity, and an
//   Undefined slot means that the item has gone: appends store the item before the size, removals store the
//   size before they clear slots.
//
// What needs more than one item at one moment (copies, slices) takes the lock. Nothing is allocated and no
// script code runs while it is held: new arrays are allocated before, and if the size has changed since, once
// more.
#include "vm/objects/list.h"

#include <algorithm>
#include <cstring>

#include "vm/objects/alloc.h"
#include "vm/objects/dict.h"
#include "vm/objects/dict_keys.h"
#include "vm/objects/list_internal.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

constexpr size_t kArrayHead = sizeof(Array) - sizeof(Slot);

// The capacity to allocate for `wanted` items when more are likely to follow: half as much again, and what is
// left of the cell.
uint64_t roomy(uint64_t wanted) {
  uint64_t bytes = kArrayHead + (wanted + wanted / 2 + 2) * sizeof(Slot);
  if (bytes <= kMaxSmall) {
    bytes = size_of_class(kClassTable[(bytes + 15) / 16]);
  } else {
    bytes = (bytes + kBlockSize - 1) / kBlockSize * kBlockSize;
  }
  return (bytes - kArrayHead) / sizeof(Slot);
}

// Array items as plain Values: for arrays that no other thread can write to now.
const Value* plain(const Array* array) {
  return reinterpret_cast<const Value*>(array->items);
}

void copy_items(Array* to, uint64_t at, const Value* from, uint64_t count) {
  if (count != 0) std::memcpy(static_cast<void*>(to->items + at), from, count * sizeof(Value));
}

// Moves items within an array that readers may be looking at.
void move_items(bool shared, Array* array, uint64_t to, uint64_t from, uint64_t count) {
  Slot* items = array->items;
  if (!shared) {
    std::memmove(static_cast<void*>(items + to), items + from, count * sizeof(Slot));
  } else if (to < from) {
    for (uint64_t i = 0; i < count; ++i) items[to + i].store(items[from + i].load_relaxed());
  } else {
    for (uint64_t i = count; i-- > 0;) items[to + i].store(items[from + i].load_relaxed());
  }
}

// Sets a smaller size, then clears the slots behind it.
void shrink(List* list, Array* array, uint32_t old_size, uint32_t new_size) {
  list->size.store(new_size, std::memory_order_release);
  for (uint32_t i = new_size; i < old_size; ++i) array->items[i].store(Value::undefined());
}

List* raw_list(Thread& t) {
  auto* list = new_small<List>(t, Kind::kList);
  list->extra.init(nullptr);
  list->size.store(0, std::memory_order_relaxed);
  list->unused = 0;
  list->array.init(nullptr);
  return list;
}

Value list_of_array(Thread& t, Array* array, uint64_t size) {
  List* list = raw_list(t);
  list->array.init(array);
  list->size.store(static_cast<uint32_t>(size), std::memory_order_relaxed);
  return Value::from_object(list);
}

}  // namespace

namespace {

// Room for `capacity` items, not cleared: the collector looks at none of them until open_array, which the
// caller must call once all are set.
Array* closed_array(Thread& t, uint64_t capacity) {
  if (capacity > kMostListItems) {
    static_cast<void>(memory_error(t));
    return nullptr;
  }
  auto* array = new_object<Array>(t, Kind::kArray, kArrayHead + capacity * sizeof(Slot));
  if (array == nullptr) return nullptr;
  array->capacity = 0;
  array->unused = 0;
  return array;
}

void open_array(Array* array, uint64_t capacity) {
  array->capacity = static_cast<uint32_t>(capacity);
}

}  // namespace

Array* new_array(Thread& t, uint64_t capacity) {
  Array* array = closed_array(t, capacity);
  if (array == nullptr) return nullptr;
  open_array(array, capacity);
  std::memset(static_cast<void*>(array->items), 0, capacity * sizeof(Slot));
  return array;
}

Value new_list(Thread& t, std::span<const Value> items) {
  if (items.empty()) return Value::from_object(raw_list(t));
  Array* array = closed_array(t, items.size());
  if (array == nullptr) return Value::error();
  copy_items(array, 0, items.data(), items.size());
  open_array(array, items.size());
  return list_of_array(t, array, items.size());
}

Value new_list_sized(Thread& t, uint32_t capacity) {
  if (capacity == 0) return Value::from_object(raw_list(t));
  Array* array = new_array(t, capacity);
  return array == nullptr ? Value::error() : list_of_array(t, array, 0);
}

Value new_list_instance(Thread& t, Type* cls) {
  if (cls == t.machine.types.list) return Value::from_object(raw_list(t));
  auto* list = new_instance<List>(t, cls, Kind::kList);
  list->spare = static_cast<uint8_t>(t.machine.shapes.of(list)->inline_slots);
  list->size.store(0, std::memory_order_relaxed);
  list->unused = 0;
  list->array.init(nullptr);
  return Value::from_object(list);
}

// --- Changes of size ---

bool list_append(Thread& t, List* list, Value item) {
  Array* fresh = nullptr;
  for (;;) {
    uint64_t size = 0;
    {
      ObjectLock lock(t, list);
      size = list->size.load(std::memory_order_relaxed);
      Array* array = list->array.load();
      if (array != nullptr && size < array->capacity) [[likely]] {
        array->items[size].store(item);
        list->size.store(static_cast<uint32_t>(size) + 1, std::memory_order_release);
        return true;
      }
      if (fresh != nullptr && size < fresh->capacity) {
        if (array != nullptr) copy_items(fresh, 0, plain(array), size);
        fresh->items[size].init(item);
        list->array.store(fresh);
        list->size.store(static_cast<uint32_t>(size) + 1, std::memory_order_release);
        return true;
      }
    }
    fresh = new_array(t, roomy(size + 1));
    if (fresh == nullptr) return false;
    fresh->flags |= kArrayGrew;
  }
}

bool list_splice(Thread& t, List* list, int64_t start, int64_t stop, const Value* items, uint64_t count) {
  Array* fresh = nullptr;
  for (;;) {
    uint64_t new_size = 0;
    {
      ObjectLock lock(t, list);
      uint32_t size = list->size.load(std::memory_order_relaxed);
      Array* array = list->array.load();
      int64_t low = start;
      int64_t high = stop;
      slice_adjust(size, &low, &high, 1);
      if (high < low) high = low;
      auto first = static_cast<uint64_t>(low);
      auto behind = static_cast<uint64_t>(high);
      uint64_t tail = size - behind;
      new_size = first + count + tail;
      if (array != nullptr && new_size <= array->capacity) {
        if (first + count != behind && tail != 0) {
          move_items(lock.shared(), array, first + count, behind, tail);
        }
        for (uint64_t i = 0; i < count; ++i) array->items[first + i].store(items[i]);
        if (new_size >= size) {
          list->size.store(static_cast<uint32_t>(new_size), std::memory_order_release);
        } else {
          shrink(list, array, size, static_cast<uint32_t>(new_size));
        }
        return true;
      }
      if (new_size == 0) return true;
      if (fresh != nullptr && new_size <= fresh->capacity) {
        if (array != nullptr) copy_items(fresh, 0, plain(array), first);
        copy_items(fresh, first, items, count);
        if (array != nullptr) copy_items(fresh, first + count, plain(array) + behind, tail);
        list->array.store(fresh);
        list->size.store(static_cast<uint32_t>(new_size), std::memory_order_release);
        return true;
      }
    }
    const bool grows = list->array.load() != nullptr;
    fresh = new_array(t, grows ? roomy(new_size) : new_size);
    if (fresh == nullptr) return false;
    if (grows) fresh->flags |= kArrayGrew;
  }
}

bool list_reserve(Thread& t, List* list, uint64_t more) {
  for (;;) {
    uint64_t wanted = list_size(list) + more;
    Array* now = list->array.load();
    if (wanted > kMostListItems || wanted <= (now == nullptr ? 0 : now->capacity)) return true;
    Array* fresh = new_array(t, wanted);
    if (fresh == nullptr) return false;
    ObjectLock lock(t, list);
    uint32_t size = list->size.load(std::memory_order_relaxed);
    Array* array = list->array.load();
    if (array != now || size > fresh->capacity) continue;
    if (array != nullptr) copy_items(fresh, 0, plain(array), size);
    list->array.store(fresh);
    return true;
  }
}

bool list_insert(Thread& t, List* list, int64_t index, Value item) {
  return list_splice(t, list, index, index, &item, 1);
}

Value list_pop(Thread& t, List* list, int64_t index) {
  uint32_t size = 0;
  {
    ObjectLock lock(t, list);
    size = list->size.load(std::memory_order_relaxed);
    if (index < 0) index += size;
    if (index >= 0 && index < size) {
      Array* array = list->array.load();
      auto at = static_cast<uint32_t>(index);
      Value item = array->items[at].load_relaxed();
      if (at + 1 != size) move_items(lock.shared(), array, at, at + 1, size - at - 1);
      shrink(list, array, size, size - 1);
      return item;
    }
  }
  return raise_text(t, t.machine.types.IndexError,
                    size == 0 ? "pop from empty list" : "pop index out of range");
}

void list_clear(Thread& t, List* list) {
  ObjectLock lock(t, list);
  list->size.store(0, std::memory_order_release);
  list->array.store(nullptr);
}

ListRemoved list_remove_at(Thread& t, List* list, uint64_t index, Value item) {
  ObjectLock lock(t, list);
  uint32_t size = list->size.load(std::memory_order_relaxed);
  Array* array = list->array.load();
  if (index >= size || !(array->items[index].load_relaxed() == item)) return ListRemoved::kChanged;
  move_items(lock.shared(), array, index, index + 1, size - index - 1);
  shrink(list, array, size, size - 1);
  return ListRemoved::kRemoved;
}

void list_delete_stepped(Thread& t, List* list, int64_t start, int64_t stop, int64_t step) {
  ObjectLock lock(t, list);
  uint32_t size = list->size.load(std::memory_order_relaxed);
  int64_t count = slice_adjust(size, &start, &stop, step);
  if (count == 0) return;
  if (step < 0) {
    start += (count - 1) * step;
    step = -step;
  }
  Array* array = list->array.load();
  auto write = static_cast<uint64_t>(start);
  auto next = write;
  for (auto read = write; read < size; ++read) {
    if (read == next && count > 0) {
      next += static_cast<uint64_t>(step);
      --count;
    } else {
      array->items[write++].store(array->items[read].load_relaxed());
    }
  }
  shrink(list, array, size, static_cast<uint32_t>(write));
}

bool list_store_stepped(Thread& t, List* list, int64_t start, int64_t stop, int64_t step, const Value* items,
                        uint64_t count) {
  int64_t places = 0;
  {
    ObjectLock lock(t, list);
    places = slice_adjust(list->size.load(std::memory_order_relaxed), &start, &stop, step);
    if (static_cast<uint64_t>(places) == count) {
      Array* array = list->array.load();
      for (uint64_t i = 0; i < count; ++i, start += step) array->items[start].store(items[i]);
      return true;
    }
  }
  static_cast<void>(raise(t, t.machine.types.ValueError,
                          "attempt to assign sequence of size {} to extended slice of size {}", count,
                          places));
  return false;
}

void list_reverse(Thread& t, List* list) {
  ObjectLock lock(t, list);
  uint32_t size = list->size.load(std::memory_order_relaxed);
  if (size < 2) return;
  Array* array = list->array.load();
  for (uint32_t low = 0, high = size - 1; low < high; ++low, --high) {
    Value item = array->items[low].load_relaxed();
    array->items[low].store(array->items[high].load_relaxed());
    array->items[high].store(item);
  }
}

bool list_repeat_in_place(Thread& t, List* list, int64_t count) {
  if (count <= 0) {
    list_clear(t, list);
    return true;
  }
  Array* fresh = nullptr;
  uint32_t seen = 0;
  for (;;) {
    {
      ObjectLock lock(t, list);
      uint32_t size = list->size.load(std::memory_order_relaxed);
      if (size == 0 || count == 1) return true;
      if (fresh != nullptr && size == seen) {
        const Value* items = plain(list->array.load());
        for (int64_t i = 0; i < count; ++i) copy_items(fresh, static_cast<uint64_t>(i) * size, items, size);
        list->array.store(fresh);
        list->size.store(fresh->capacity, std::memory_order_release);
        return true;
      }
      seen = size;
    }
    uint64_t total = 0;
    if (__builtin_mul_overflow(uint64_t{seen}, static_cast<uint64_t>(count), &total)) {
      return !memory_error(t).is_error();
    }
    fresh = new_array(t, total);
    if (fresh == nullptr) return false;
  }
}

// --- Copies: what the list holds at one moment ---

namespace {

// Calls allocate(size), then copy(from, size) with the list's lock held and the size still the same.
template <class Allocate, class Copy>
bool with_items(Thread& t, List* list, Allocate allocate, Copy copy) {
  for (;;) {
    uint32_t size = list_size(list);
    if (!allocate(size)) return false;
    ObjectLock lock(t, list);
    if (list->size.load(std::memory_order_relaxed) != size) continue;
    if (size != 0) copy(plain(list->array.load()), size);
    return true;
  }
}

}  // namespace

Value list_snapshot(Thread& t, List* list) {
  Tuple* tuple = nullptr;
  bool ok = with_items(
      t, list,
      [&](uint32_t size) {
        tuple = new_tuple(t, size);
        return tuple != nullptr;
      },
      [&](const Value* items, uint32_t size) {
        std::memcpy(static_cast<void*>(tuple->items), items, size * sizeof(Value));
      });
  return ok ? Value::from_object(tuple) : Value::error();
}

Value list_get_slice(Thread& t, List* list, int64_t start, int64_t stop, int64_t step) {
  Array* array = nullptr;
  uint64_t count = 0;
  bool ok = with_items(
      t, list,
      [&](uint32_t size) {
        int64_t first = start;
        int64_t last = stop;
        count = static_cast<uint64_t>(slice_adjust(size, &first, &last, step));
        if (count != 0) array = closed_array(t, count);
        return count == 0 || array != nullptr;
      },
      [&](const Value* items, uint32_t size) {
        int64_t first = start;
        int64_t last = stop;
        slice_adjust(size, &first, &last, step);
        if (count == 0) return;
        if (step == 1) {
          copy_items(array, 0, items + first, count);
        } else {
          for (uint64_t i = 0; i < count; ++i, first += step) array->items[i].init(items[first]);
        }
        open_array(array, count);
      });
  if (!ok) return Value::error();
  return count == 0 ? Value::from_object(raw_list(t)) : list_of_array(t, array, count);
}

Value list_concat(Thread& t, List* a, List* b) {
  Value copy = list_get_slice(t, b, 0, INT64_MAX, 1);
  if (copy.is_error()) return copy;
  Array* second = as<List>(copy)->array.load();
  uint64_t second_size = list_size(as<List>(copy));
  Array* both = nullptr;
  uint64_t total = 0;
  bool ok = with_items(
      t, a,
      [&](uint32_t size) {
        total = size + second_size;
        if (total != 0) both = new_array(t, total);
        return total == 0 || both != nullptr;
      },
      [&](const Value* items, uint32_t size) { copy_items(both, 0, items, size); });
  if (!ok) return Value::error();
  if (total == 0) return Value::from_object(raw_list(t));
  if (second_size != 0) copy_items(both, total - second_size, plain(second), second_size);
  return list_of_array(t, both, total);
}

Value list_repeat(Thread& t, List* list, int64_t count) {
  if (count <= 0) return Value::from_object(raw_list(t));
  Array* all = nullptr;
  uint64_t total = 0;
  bool ok = with_items(
      t, list,
      [&](uint32_t size) {
        if (__builtin_mul_overflow(uint64_t{size}, static_cast<uint64_t>(count), &total)) {
          return !memory_error(t).is_error();
        }
        if (total != 0) all = closed_array(t, total);
        return total == 0 || all != nullptr;
      },
      [&](const Value* items, uint32_t size) {
        if (size == 1) {
          for (uint64_t i = 0; i < total; ++i) all->items[i].init(items[0]);
        } else {
          for (uint64_t at = 0; at < total; at += size) copy_items(all, at, items, size);
        }
        open_array(all, total);
      });
  if (!ok) return Value::error();
  return total == 0 ? Value::from_object(raw_list(t)) : list_of_array(t, all, total);
}

// --- Extending ---

// A dict or a view of one: what it holds at one moment, whatever other threads do to it meanwhile (CPython's
// list_extend_dict and its like).
static bool extend_by_dict(Thread& t, List* list, Value iterable) {
  bool view = is_kind(iterable, Kind::kDictView);
  auto* dict = as<Dict>(view ? as<DictView>(iterable)->dict : iterable);
  int what = view ? iterable.as_object()->flags : 0;
  if (t.machine.scheduler->object_locks_needed()) dict = dict_copy(t, dict);
  if (dict == nullptr || !list_reserve(t, list, dict_size(dict))) return false;
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(dict, &position, &key, &value)) {
    Value item = what == 0 ? key : (what == 1 ? value : make_tuple(t, key, value));
    if (!list_append(t, list, item)) return false;
  }
  return true;
}

namespace {

// CPython sizes what it makes of an iterable by __len__ or __length_hint__; of classes in Python the call can
// be seen.
bool ask_script_length(Thread& t, Value iterable) {
  Type* type = type_of(t, iterable);
  if (!type->has_flag(Type::kScript)) return true;
  Value method = lookup_special(t, iterable, kLenDunder);
  if (method.is_undefined()) method = type_lookup(type, intern(t.machine, t, "__length_hint__"));
  if (method.is_undefined() || is_kind(method, Kind::kBuiltin)) return true;
  if (!call_special(t, method, iterable).is_error()) return true;
  if (!pending_is(t, t.machine.types.TypeError)) return false;
  static_cast<void>(t.take_pending());
  return true;
}

}  // namespace

bool list_extend(Thread& t, List* list, Value iterable) {
  if (is_exact(t, iterable, Kind::kTuple)) {
    auto* tuple = as<Tuple>(iterable);
    return list_splice(t, list, INT64_MAX, INT64_MAX, tuple->items, tuple->count);
  }
  if (is_exact(t, iterable, Kind::kList)) {
    Value copy = list_snapshot(t, as<List>(iterable));
    if (copy.is_error()) return false;
    auto* tuple = as<Tuple>(copy);
    return list_splice(t, list, INT64_MAX, INT64_MAX, tuple->items, tuple->count);
  }
  if (is_kind(iterable, Kind::kDictView) || is_exact(t, iterable, Kind::kDict)) {
    return extend_by_dict(t, list, iterable);
  }
  int64_t hint = length_hint(iterable);
  if (is_kind(iterable, Kind::kRange) && hint > static_cast<int64_t>(kMostListItems)) {
    static_cast<void>(memory_error(t));
    return false;
  }
  if (hint > 0 && !list_reserve(t, list, static_cast<uint64_t>(hint))) return false;
  const Value iterator = get_iter(t, iterable);
  if (iterator.is_error() || !ask_script_length(t, iterable)) return false;
  for (;;) {
    const Value item = iter_next(t, iterator);
    if (item.is_undefined()) return !t.has_pending();
    if (!list_append(t, list, item)) return false;
  }
}

Value list_from(Thread& t, Value iterable) {
  if (is_exact(t, iterable, Kind::kList)) return list_get_slice(t, as<List>(iterable), 0, INT64_MAX, 1);
  Value list = new_list(t);
  return list_extend(t, as<List>(list), iterable) ? list : Value::error();
}

// --- Items ---

bool list_store(Thread& t, List* list, int64_t index, Value value) {
  ObjectLock lock(t, list);
  uint32_t size = list->size.load(std::memory_order_relaxed);
  if (index < 0) index += size;
  if (index < 0 || index >= size) return false;
  list->array.load()->items[index].store(value);
  return true;
}

int64_t list_find(Thread& t, List* list, Value item, int64_t start, int64_t stop) {
  int64_t i = start;
  for (;;) {
    // Within one array, until script code has run.
    Array* array = list->array.load();
    if (array == nullptr) return kNotInList;
    int64_t size = std::min(list_size(list), array->capacity);
    int64_t end = std::min(stop, size);
    Value candidate;
    for (; i < end; ++i) {
      candidate = array->items[i].load();
      if (candidate.is_undefined()) return kNotInList;
      Quick quick = quick_equals(t, candidate, item);
      if (quick == Quick::kYes) return i;
      if (quick == Quick::kAsk) break;
    }
    if (i >= end) return kNotInList;
    int same = equals(t, candidate, item);
    if (same < 0) return kFailed;
    if (same == 1) return i;
    ++i;
  }
}

int list_contains(Thread& t, List* list, Value item) {
  int64_t at = list_find(t, list, item, 0, INT64_MAX);
  return at == kFailed ? -1 : at == kNotInList ? 0 : 1;
}

Value list_compare(Thread& t, CompareOp op, List* a, List* b) {
  if (list_size(a) != list_size(b) && (op == CompareOp::kEq || op == CompareOp::kNe)) {
    return Value::boolean(op == CompareOp::kNe);
  }
  for (uint64_t i = 0;; ++i) {
    Value x = list_item(a, i);
    Value y = list_item(b, i);
    if (x.is_undefined() || y.is_undefined()) break;
    int same = equal_items(t, x, y);
    if (same < 0) return Value::error();
    if (same == 1) continue;
    if (op == CompareOp::kEq || op == CompareOp::kNe) return Value::boolean(op == CompareOp::kNe);
    return compare(t, op, x, y);
  }
  return compare_lengths(op, list_size(a), list_size(b));
}

Value list_repr(Thread& t, List* list) {
  if (list_size(list) == 0) return new_ascii(t, "[]");
  ReprGuard guard(t, Value::from_object(list));
  if (guard.recursive()) return new_ascii(t, "[...]");
  std::string text = "[";
  for (uint64_t i = 0;; ++i) {
    Value item = list_item(list, i);
    if (item.is_undefined()) break;
    if (i != 0) text += ", ";
    if (!repr_to(t, item, &text)) return Value::error();
  }
  text += "]";
  return new_str(t, text);
}

void trace_list(Object* object, Marker& marker) {
  auto* list = static_cast<List*>(object);
  marker.mark(list->array.load());
  marker.mark(list->extra.load());
  auto* slots = reinterpret_cast<Slot*>(list + 1);
  for (int i = 0; i < list->spare; ++i) marker.mark(slots[i]);
}

void trace_array(Object* object, Marker& marker) {
  auto* array = static_cast<Array*>(object);
  for (uint32_t i = 0; i < array->capacity; ++i) marker.mark(array->items[i]);
}

}  // namespace gilbox

// The module _heapq (Modules/_heapqmodule.c): a list kept as a heap.
//
// Without the GIL each operation holds the list's lock while numbers, strings and tuples of them are
// compared; it lets go of it for comparisons that run script code, and then checks that the list has its size
// still, as CPython does.
#include <optional>

#include "vm/modules/modules.h"
#include "vm/objects/alloc.h"
#include "vm/objects/dict_keys.h"
#include "vm/objects/list_internal.h"
#include "vm/objects/str.h"

namespace gilbox {

bool init_heapq(Thread& t, Module* module);

namespace {

Quick quick(bool yes) {
  return yes ? Quick::kYes : Quick::kNo;
}

// a < b, as far as it can be told without script code and without an exception.
Quick quick_less(Thread& t, Value a, Value b, int depth = 0) {
  if (Value::both_int(a, b)) return quick(a.as_int() < b.as_int());
  if (a.is_double() && b.is_double()) return quick(a.as_double() < b.as_double());
  const bool a_integer = is_integer_or_bool(a);
  const bool b_integer = is_integer_or_bool(b);
  if (a_integer && b_integer) return quick(int_compare(a, b) < 0);
  if (a_integer && b.is_double()) return quick(int_compare_double(a, b.as_double()) < 0);
  if (b_integer && a.is_double()) return quick(int_compare_double(b, a.as_double()) == 1);
  if (is_exact(t, a, Kind::kStr) && is_exact(t, b, Kind::kStr)) {
    return quick(str_compare(as<Str>(a), as<Str>(b)) < 0);
  }
  if (!is_exact(t, a, Kind::kTuple) || !is_exact(t, b, Kind::kTuple) || depth > 8) return Quick::kAsk;
  const auto* first = as<Tuple>(a);
  const auto* second = as<Tuple>(b);
  for (uint32_t i = 0; i < first->count && i < second->count; ++i) {
    const Value x = *(first->items + i);
    const Value y = *(second->items + i);
    const Quick same = quick_equals(t, x, y);
    if (same == Quick::kAsk) return same;
    if (same == Quick::kNo) return quick_less(t, x, y, depth + 1);
  }
  return quick(first->count < second->count);
}

// A list whose lock is held but for comparisons by script code.
class LockedList {
 public:
  LockedList(Thread& t, List* list, bool maximum) : thread_(t), list_(list), maximum_(maximum) { lock(); }

  uint32_t size() const { return size_; }
  Value operator[](uint32_t i) const { return array_->items[i].load_relaxed(); }
  void put(uint32_t i, Value v) { array_->items[i].store(v); }
  void swap(uint32_t i, uint32_t j) {
    const Value v = (*this)[i];
    put(i, (*this)[j]);
    put(j, v);
  }
  // Without the last item.
  Value drop_last() {
    const Value item = (*this)[size_ - 1];
    list_->size.store(--size_, std::memory_order_release);
    put(size_, Value::undefined());
    return item;
  }
  // False: there is no room.
  bool append(Value item) {
    if (array_ == nullptr || size_ >= array_->capacity) return false;
    put(size_, item);
    list_->size.store(++size_, std::memory_order_release);
    return true;
  }
  // Does the item at i belong above the one at j? -1: exception; the lock is not held then.
  int above(uint32_t i, uint32_t j) {
    return maximum_ ? less((*this)[j], (*this)[i]) : less((*this)[i], (*this)[j]);
  }
  int less(Value a, Value b) {
    const Quick known = quick_less(thread_, a, b);
    if (known != Quick::kAsk) return known == Quick::kYes ? 1 : 0;
    const uint32_t before = size_;
    unlock();
    const int result = compare_truth(thread_, CompareOp::kLt, a, b);
    if (result < 0) return result;
    lock();
    if (size_ == before) return result;
    unlock();
    static_cast<void>(
        raise_text(thread_, thread_.machine.types.RuntimeError, "list changed size during iteration"));
    return -1;
  }
  void unlock() { lock_.reset(); }

 private:
  void lock() {
    lock_.emplace(thread_, list_);
    size_ = list_->size.load(std::memory_order_relaxed);
    array_ = list_->array.load();
  }

  Thread& thread_;
  List* list_;
  const bool maximum_;
  std::optional<ObjectLock> lock_;
  uint32_t size_ = 0;
  Array* array_ = nullptr;
};

// The item at `at` rises to where it belongs, not above `top`. False: exception.
bool rise(LockedList& heap, uint32_t top, uint32_t at) {
  while (at > top) {
    const uint32_t parent = (at - 1) / 2;
    const int above = heap.above(at, parent);
    if (above <= 0) return above == 0;
    heap.swap(at, parent);
    at = parent;
  }
  return true;
}

// The item at `at` sinks to the bottom, then rises to its place: fewer comparisons than stopping on the way.
bool sink(LockedList& heap, uint32_t at) {
  const uint32_t top = at;
  while (at < heap.size() / 2) {
    uint32_t child = 2 * at + 1;
    if (child + 1 < heap.size()) {
      const int above = heap.above(child, child + 1);
      if (above < 0) return false;
      if (above == 0) ++child;
    }
    heap.swap(at, child);
    at = child;
  }
  return rise(heap, top, at);
}

// The list in args[0]; null: TypeError. `which`: as CPython calls the argument.
List* heap_argument(Thread& t, Value v, const char* function, const char* which = "argument") {
  if (is_kind(v, Kind::kList)) return as<List>(v);
  static_cast<void>(
      raise(t, t.machine.types.TypeError, "{}() {} must be list, not {}", function, which, type_name(t, v)));
  return nullptr;
}

Value raise_empty(Thread& t) {
  return raise_text(t, t.machine.types.IndexError, "index out of range");
}

Value heappush(Thread& t, Value* args, uint32_t) {
  List* list = heap_argument(t, args[0], "heappush", "argument 1");
  if (list == nullptr) return Value::error();
  for (;;) {
    {
      LockedList heap(t, list, false);
      if (heap.append(args[1])) return rise(heap, 0, heap.size() - 1) ? Value::none() : Value::error();
    }
    const uint32_t size = list_size(list);
    if (!list_reserve(t, list, size / 2 + 4)) return Value::error();
  }
}

template <bool kMaximum>
Value heappop(Thread& t, Value* args, uint32_t) {
  List* list = heap_argument(t, args[0], kMaximum ? "_heappop_max" : "heappop");
  if (list == nullptr) return Value::error();
  LockedList heap(t, list, kMaximum);
  if (heap.size() == 0) {
    heap.unlock();
    return raise_empty(t);
  }
  const Value last = heap.drop_last();
  if (heap.size() == 0) return last;
  const Value first = heap[0];
  heap.put(0, last);
  return sink(heap, 0) ? first : Value::error();
}

template <bool kMaximum>
Value heapreplace(Thread& t, Value* args, uint32_t) {
  List* list = heap_argument(t, args[0], kMaximum ? "_heapreplace_max" : "heapreplace", "argument 1");
  if (list == nullptr) return Value::error();
  LockedList heap(t, list, kMaximum);
  if (heap.size() == 0) {
    heap.unlock();
    return raise_empty(t);
  }
  const Value first = heap[0];
  heap.put(0, args[1]);
  return sink(heap, 0) ? first : Value::error();
}

Value heappushpop(Thread& t, Value* args, uint32_t) {
  List* list = heap_argument(t, args[0], "heappushpop", "argument 1");
  if (list == nullptr) return Value::error();
  LockedList heap(t, list, false);
  if (heap.size() == 0) return args[1];
  const int less = heap.less(heap[0], args[1]);
  if (less < 0) return Value::error();
  if (less == 0) return args[1];
  const Value first = heap[0];
  heap.put(0, args[1]);
  return sink(heap, 0) ? first : Value::error();
}

template <bool kMaximum>
Value heapify(Thread& t, Value* args, uint32_t) {
  List* list = heap_argument(t, args[0], kMaximum ? "_heapify_max" : "heapify");
  if (list == nullptr) return Value::error();
  LockedList heap(t, list, kMaximum);
  for (uint32_t i = heap.size() / 2; i-- > 0;) {
    if (!sink(heap, i)) return Value::error();
  }
  return Value::none();
}

constexpr NativeDef kHeapqFunctions[] = {
    {"heappush", heappush, "heap, item, /"},
    {"heappop", heappop<false>, "heap, /"},
    {"heapreplace", heapreplace<false>, "heap, item, /"},
    {"heappushpop", heappushpop, "heap, item, /"},
    {"heapify", heapify<false>, "heap, /"},
    {"_heappop_max", heappop<true>, "heap, /"},
    {"_heapreplace_max", heapreplace<true>, "heap, item, /"},
    {"_heapify_max", heapify<true>, "heap, /"},
};

}  // namespace

bool init_heapq(Thread& t, Module* module) {
  return module_add_functions(t, module, kHeapqFunctions);
}

}  // namespace gilbox

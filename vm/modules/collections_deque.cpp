#include "vm/modules/collections_deque.h"

#include <algorithm>

#include "vm/objects/dict_keys.h"
#include "vm/objects/list_internal.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

constexpr uint32_t kLeastCapacity = 8;

// The ring as it is while the lock is held.
struct Ring {
  explicit Ring(Deque* deque)
      : array(deque->array.load()),
        head(deque->head.load(std::memory_order_relaxed)),
        size(deque->size.load(std::memory_order_relaxed)),
        capacity(array == nullptr ? 0 : array->capacity) {}
  Slot& at(uint64_t index) const { return array->items[(head + index) & (capacity - 1)]; }

  Array* array;
  uint32_t head;
  uint32_t size;
  uint32_t capacity;
};

void changed(Deque* deque) {
  deque->version.fetch_add(1, std::memory_order_relaxed);
}

void set_range(Deque* deque, uint32_t head, uint32_t size) {
  deque->head.store(head, std::memory_order_relaxed);
  deque->size.store(size, std::memory_order_release);
  changed(deque);
}

Value take_end(Deque* deque, const Ring& ring, bool left) {
  Slot& slot = ring.at(left ? 0 : ring.size - 1);
  const Value item = slot.load_relaxed();
  slot.store(Value::undefined());
  set_range(deque, left ? (ring.head + 1) & (ring.capacity - 1) : ring.head, ring.size - 1);
  return item;
}

void put_end(Deque* deque, const Ring& ring, Value item, bool left) {
  if (left) {
    const uint32_t head = (ring.head - 1) & (ring.capacity - 1);
    ring.array->items[head].store(item);
    set_range(deque, head, ring.size + 1);
  } else {
    ring.at(ring.size).store(item);
    set_range(deque, ring.head, ring.size + 1);
  }
}

// Calls change(ring) with the lock held and room for one item more. False: MemoryError, or change said no.
template <class Change>
bool with_room(Thread& t, Deque* deque, Change change) {
  Array* fresh = nullptr;
  for (;;) {
    uint64_t wanted = 0;
    {
      ObjectLock lock(t, deque);
      Ring ring(deque);
      if (ring.size < ring.capacity) return change(ring);
      if (fresh != nullptr && ring.size < fresh->capacity) {
        for (uint32_t i = 0; i < ring.size; ++i) fresh->items[i].store(ring.at(i).load_relaxed());
        deque->array.store(fresh);
        deque->head.store(0, std::memory_order_relaxed);
        return change(Ring(deque));
      }
      wanted = std::max<uint64_t>(kLeastCapacity, uint64_t{ring.capacity} * 2);
    }
    fresh = new_array(t, wanted);
    if (fresh == nullptr) return false;
  }
}

// Closes the gap at `index` by moving the shorter part.
void close_gap(Deque* deque, const Ring& ring, uint64_t index) {
  const bool left = index < ring.size / 2;
  if (left) {
    for (uint64_t i = index; i > 0; --i) ring.at(i).store(ring.at(i - 1).load_relaxed());
  } else {
    for (uint64_t i = index; i + 1 < ring.size; ++i) ring.at(i).store(ring.at(i + 1).load_relaxed());
  }
  static_cast<void>(take_end(deque, ring, left));
}

void trace_deque(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Deque*>(object)->array.load());
}

}  // namespace

const NativeOps kDequeOps = {"collections.deque", sizeof(Deque), trace_deque, nullptr, nullptr};

Deque* new_deque(Thread& t, Type* type) {
  auto* deque = new_instance<Deque>(t, type, Kind::kNative);
  deque->operations = &kDequeOps;
  deque->array.init(nullptr);
  deque->head.store(0, std::memory_order_relaxed);
  deque->size.store(0, std::memory_order_relaxed);
  deque->version.store(0, std::memory_order_relaxed);
  deque->maxlen.store(-1, std::memory_order_relaxed);
  return deque;
}

bool deque_push(Thread& t, Deque* deque, Value item, bool left) {
  const int64_t maxlen = deque->maxlen.load(std::memory_order_relaxed);
  if (maxlen >= 0) {
    ObjectLock lock(t, deque);
    if (maxlen == 0) return true;
    Ring ring(deque);
    if (ring.size >= maxlen) {
      static_cast<void>(take_end(deque, ring, !left));
      put_end(deque, Ring(deque), item, left);
      return true;
    }
  }
  return with_room(t, deque, [&](const Ring& ring) {
    // Somebody else may have filled it since.
    if (maxlen >= 0 && ring.size >= maxlen) {
      static_cast<void>(take_end(deque, ring, !left));
      put_end(deque, Ring(deque), item, left);
    } else {
      put_end(deque, ring, item, left);
    }
    return true;
  });
}

Value deque_pop(Thread& t, Deque* deque, bool left) {
  ObjectLock lock(t, deque);
  const Ring ring(deque);
  return ring.size == 0 ? Value::undefined() : take_end(deque, ring, left);
}

Value deque_item(Thread& t, Deque* deque, uint64_t index, uint32_t* version) {
  ObjectLock lock(t, deque);
  const Ring ring(deque);
  if (version != nullptr) *version = deque->version.load(std::memory_order_relaxed);
  return index < ring.size ? ring.at(index).load_relaxed() : Value::undefined();
}

bool deque_store(Thread& t, Deque* deque, uint64_t index, Value item) {
  ObjectLock lock(t, deque);
  const Ring ring(deque);
  if (index >= ring.size) return false;
  ring.at(index).store(item);
  return true;
}

bool deque_remove_at(Thread& t, Deque* deque, uint64_t index, uint32_t version) {
  ObjectLock lock(t, deque);
  const Ring ring(deque);
  if (index >= ring.size || deque->version.load(std::memory_order_relaxed) != version) return false;
  close_gap(deque, ring, index);
  return true;
}

bool deque_insert(Thread& t, Deque* deque, int64_t index, Value item) {
  const int64_t maxlen = deque->maxlen.load(std::memory_order_relaxed);
  bool full = false;
  const bool inserted =
      (maxlen != 0) && with_room(t, deque, [&](const Ring& ring) {
        full = maxlen >= 0 && ring.size >= maxlen;
        if (full) return false;
        const auto size = static_cast<int64_t>(ring.size);
        int64_t at = index < 0 ? std::max<int64_t>(0, index + size) : std::min(index, size);
        if (at < size / 2) {
          put_end(deque, ring, item, true);
          const Ring now(deque);
          for (int64_t i = 0; i < at; ++i) {
            now.at(static_cast<uint64_t>(i)).store(now.at(static_cast<uint64_t>(i) + 1).load_relaxed());
          }
          now.at(static_cast<uint64_t>(at)).store(item);
        } else {
          put_end(deque, ring, item, false);
          const Ring now(deque);
          for (int64_t i = size; i > at; --i) {
            now.at(static_cast<uint64_t>(i)).store(now.at(static_cast<uint64_t>(i) - 1).load_relaxed());
          }
          now.at(static_cast<uint64_t>(at)).store(item);
        }
        return true;
      });
  if (!inserted && !t.has_pending()) {
    return !raise_text(t, t.machine.types.IndexError, "deque already at its maximum size").is_error();
  }
  return inserted;
}

void deque_clear(Thread& t, Deque* deque) {
  ObjectLock lock(t, deque);
  deque->array.store(nullptr);
  set_range(deque, 0, 0);
}

void deque_rotate(Thread& t, Deque* deque, int64_t n) {
  ObjectLock lock(t, deque);
  Ring ring(deque);
  if (ring.size <= 1) return;
  const auto size = static_cast<int64_t>(ring.size);
  n %= size;
  if (n > size / 2) n -= size;
  if (n < -(size / 2)) n += size;
  // One item at a time from end to end: needs no memory.
  for (; n > 0; --n) {
    put_end(deque, Ring(deque), take_end(deque, Ring(deque), false), true);
  }
  for (; n < 0; ++n) {
    put_end(deque, Ring(deque), take_end(deque, Ring(deque), true), false);
  }
}

void deque_reverse(Thread& t, Deque* deque) {
  ObjectLock lock(t, deque);
  const Ring ring(deque);
  for (uint32_t low = 0, high = ring.size; low + 1 < high; ++low) {
    --high;
    const Value item = ring.at(low).load_relaxed();
    ring.at(low).store(ring.at(high).load_relaxed());
    ring.at(high).store(item);
  }
}

int64_t deque_find(Thread& t, Deque* deque, Value item, int64_t start, int64_t stop, uint32_t* version) {
  const auto mutated = [&] {
    static_cast<void>(raise_text(t, t.machine.types.RuntimeError, "deque mutated during iteration"));
    return kDequeFailed;
  };
  bool begun = false;
  for (int64_t i = start;; ++i) {
    Value candidate;
    {
      ObjectLock lock(t, deque);
      const Ring ring(deque);
      const uint32_t now = deque->version.load(std::memory_order_relaxed);
      if (!begun) *version = now;
      begun = true;
      const int64_t end = now == *version ? std::min<int64_t>(stop, ring.size) : i;
      for (; i < end; ++i) {
        candidate = ring.at(static_cast<uint64_t>(i)).load_relaxed();
        const Quick quick = quick_equals(t, candidate, item);
        if (quick == Quick::kYes) return i;
        if (quick == Quick::kAsk) break;
        candidate = Value::undefined();
      }
    }
    if (deque->version.load(std::memory_order_relaxed) != *version && i > start) return mutated();
    if (candidate.is_undefined()) return kDequeNotFound;
    const int same = equals(t, candidate, item);
    if (same < 0) return kDequeFailed;
    if (deque->version.load(std::memory_order_relaxed) != *version) return mutated();
    if (same == 1) return i;
  }
}

Value deque_snapshot(Thread& t, Deque* deque) {
  for (;;) {
    const uint32_t size = deque_size(deque);
    Tuple* tuple = new_tuple(t, size);
    if (tuple == nullptr) return Value::error();
    ObjectLock lock(t, deque);
    const Ring ring(deque);
    if (ring.size != size) continue;
    for (uint32_t i = 0; i < size; ++i) *(tuple->items + i) = ring.at(i).load_relaxed();
    return Value::from_object(tuple);
  }
}

}  // namespace gilbox

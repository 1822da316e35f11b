// deque: a ring buffer. Atomic as CPython's (Modules/_collectionsmodule.c, which holds the deque's lock for
// reads as well).
//
// Thread safety: every function takes the deque's lock where locks are needed; none runs script code or
// allocates with it held.
// Invariants: the array's capacity is a power of two; slots outside of the items are Undefined; size <=
// maxlen where that is not negative.
#pragma once

#include "vm/objects/alloc.h"
#include "vm/objects/protocol.h"

namespace gilbox {

struct Deque : NativeObject {
  Ref<Array> array;            // null while never filled
  std::atomic<uint32_t> head;  // index of the first item
  std::atomic<uint32_t> size;
  std::atomic<uint32_t> version;  // changes with every addition and removal
  std::atomic<int64_t> maxlen;    // -1: none
};

extern const NativeOps kDequeOps;

Deque* new_deque(Thread& t, Type* type);
inline uint32_t deque_size(const Deque* deque) {
  return deque->size.load(std::memory_order_acquire);
}
// Adds at an end; with a maxlen the item at the other end goes.
[[nodiscard]] bool deque_push(Thread& t, Deque* deque, Value item, bool left);
// Undefined, no exception: empty.
Value deque_pop(Thread& t, Deque* deque, bool left);
// Undefined, no exception: out of range. index >= 0.
Value deque_item(Thread& t, Deque* deque, uint64_t index, uint32_t* version = nullptr);
// False: out of range. index >= 0.
bool deque_store(Thread& t, Deque* deque, uint64_t index, Value item);
// Removes the item at `index` if `version` is still the deque's. False: it is not, or out of range.
bool deque_remove_at(Thread& t, Deque* deque, uint64_t index, uint32_t version);
// False: full (IndexError is pending).
[[nodiscard]] bool deque_insert(Thread& t, Deque* deque, int64_t index, Value item);
void deque_clear(Thread& t, Deque* deque);
void deque_rotate(Thread& t, Deque* deque, int64_t n);
void deque_reverse(Thread& t, Deque* deque);
// The index of the first item equal to `item` in [start, stop), or one of these. Atomic as long as no script
// code has to compare; where it has and the deque changes meanwhile: RuntimeError. *version: as of which that
// holds.
inline constexpr int64_t kDequeNotFound = -1;
inline constexpr int64_t kDequeFailed = -2;  // an exception is pending
int64_t deque_find(Thread& t, Deque* deque, Value item, int64_t start, int64_t stop, uint32_t* version);
// What it holds now, as a Tuple.
Value deque_snapshot(Thread& t, Deque* deque);

// The rest of _collections.
bool init_collections_records(Thread& t, Module* module);

}  // namespace gilbox

// Allocation and collection: a non-moving mark-sweep heap over one reserved range of addresses.
//
// The range is cut into blocks of 64 KiB. A block holds cells of one size class, or is part of the run of
// blocks of one large object. What is known about a block stands in a side table, mark bits included. Every
// thread allocates from free lists of its own (LocalHeap); blocks are handed out under the heap's mutex and
// swept when they are handed out. Marking happens with the world stopped: precise through the kinds' trace
// functions, conservative on native stacks and register stacks (any word that points into a live cell keeps
// it).
//
// Thread safety: LocalHeap belongs to its thread. Heap's public functions are safe for attached threads;
// `collect` needs the world stopped.
// Invariant: a free cell has Kind::kFree in its header, so that a stale pointer is never taken for an object.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <vector>

#include "vm/base/check.h"
#include "vm/heap/object.h"

namespace gilbox {

class Heap;
class Marker;

// What the collector must know of each Kind.
struct KindInfo {
  const char* name;
  void (*trace)(Object* object,
                Marker& marker);     // marks all that the object refers to; null: refers to nothing
  void (*finalize)(Object* object);  // frees what lies outside the heap; null: nothing does
};

constexpr size_t kBlockSize = 64 * 1024;
constexpr size_t kCellAlign = 16;
constexpr size_t kMaxSmall = 8 * 1024;
constexpr int kSizeClasses = 40;

struct Block;

// A thread's own free lists.
class LocalHeap {
 public:
  LocalHeap(Heap& heap, void* owner);
  LocalHeap(const LocalHeap&) = delete;
  LocalHeap& operator=(const LocalHeap&) = delete;
  ~LocalHeap();

  // Uninitialised memory for an object of `size` bytes; the caller must initialise all of it that a trace
  // function reads before the next allocation or check point. May collect. Null: the heap's limit is reached
  // (large objects only; small ones overdraw and the heap asks for a MemoryError at the next check point).
  void* allocate(size_t size);

 private:
  friend class Heap;
  struct FreeCell {
    uint64_t header;  // reads as an Object of kind kFree
    FreeCell* next;
  };
  void* allocate_slow(size_t size, int size_class);
  void flush();

  Heap& heap_;
  void* owner_;  // the thread, for Heap::on_collection_due
  std::array<FreeCell*, kSizeClasses> free_{};
  // How often each list was filled: threads that allocate little are not to sit on whole blocks.
  std::array<uint8_t, kSizeClasses> refills_{};
};

struct HeapStats {
  uint64_t collections = 0;
  uint64_t live_bytes = 0;       // after the last collection
  uint64_t committed_bytes = 0;  // taken from the system
  uint64_t pause_ns = 0;         // all pauses together
};

class Heap {
 public:
  // `kinds` has Kind::kCount rows. `limit` in bytes, 0 for none.
  Heap(const KindInfo* kinds, size_t limit);
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  // Called by an attached thread (the owner of the LocalHeap that allocates) when a collection is due: stops
  // the world, calls `collect`, starts the world. Empty: no collections.
  std::function<void(void* owner)> on_collection_due;
  // Called when the limit is passed by small objects.
  std::function<void()> on_limit_passed;
  // Marks the machine's roots: called by `collect`.
  std::function<void(Marker&)> mark_roots;
  // Called when all that is reachable from the roots is marked, and before anything is freed: may ask what
  // is_marked and mark more.
  std::function<void(Marker&)> on_marked;

  // Only while the world is stopped.
  void collect();

  // A 32-bit name for an object of this heap, for inline caches.
  uint32_t compress(const void* object) const {
    return static_cast<uint32_t>((static_cast<const char*>(object) - base_) / kCellAlign);
  }
  void* expand(uint32_t name) const { return base_ + size_t{name} * kCellAlign; }

  // All names that compress() may give now are below it.
  uint32_t names_end() const { return next_block_ * static_cast<uint32_t>(kBlockSize / kCellAlign); }
  // Every object, dead ones included. Only for `on_marked`.
  void for_each_object(const std::function<void(Object*)>& visit);

  // The object whose cell `word` points into, or null: for conservative scanning. World stopped.
  Object* find_object(uintptr_t word) const;

  bool collection_due() const { return since_collection_.load(std::memory_order_relaxed) >= threshold_; }
  // Was so much handed out since the last collection that one more costs little beside it?
  bool worth_collecting() const {
    return since_collection_.load(std::memory_order_relaxed) >=
           live_bytes_.load(std::memory_order_relaxed) / 2 + kBlockSize * 8;
  }
  bool over_limit() const { return limit_ != 0 && live_bytes_.load(std::memory_order_relaxed) > limit_; }
  HeapStats stats() const;
  void add_pause(uint64_t ns) { pause_ns_ += ns; }

 private:
  friend class LocalHeap;
  friend class Marker;
  struct SizeClass {
    std::vector<Block*> unswept;
    // The block whose cells are being made into free ones a bit at a time, and how far that has come. What
    // lies behind is memory as the system gave it: zeros, which read as free cells.
    Block* fresh = nullptr;
    size_t carved = 0;
    LocalHeap::FreeCell* spare = nullptr;  // rests of blocks handed out in part, and what ended threads left
  };

  Block* block_of(const void* p) const;
  char* start_of(const Block* block) const;
  bool commit(uint32_t end);
  void* allocate_large(size_t size);
  uint32_t take_blocks(uint32_t count);  // index of the first; 0: no room (block 0 is never used)
  void release_blocks(uint32_t first, uint32_t count);
  LocalHeap::FreeCell* next_cells(int size_class, size_t most);
  LocalHeap::FreeCell* next_block(int size_class);
  LocalHeap::FreeCell* carve(Block* block, size_t from, size_t to);  // offsets of cells
  LocalHeap::FreeCell* carve_more(Block* block, size_t from);
  LocalHeap::FreeCell* sweep(Block* block, size_t* free_count);
  void finalize_object(Object* object);
  void finalize_block(Block* block);

  const KindInfo* kinds_;
  size_t limit_;
  void* mapping_ = nullptr;
  char* base_ = nullptr;  // of the first block
  size_t reserved_ = 0;
  Block* blocks_ = nullptr;  // side table, one for each block of the range
  size_t table_bytes_ = 0;

  mutable std::mutex mutex_;                              // guards everything below
  uint32_t next_block_ = 1;                               // blocks from here on were never used
  uint32_t committed_end_ = 1;                            // blocks below are readable and writable
  std::vector<std::pair<uint32_t, uint32_t>> free_runs_;  // (first, count), sorted by first
  std::array<SizeClass, kSizeClasses> classes_;
  std::vector<LocalHeap*> locals_;
  std::atomic<uint64_t> since_collection_{0};  // bytes handed out; changed under the mutex
  std::atomic<uint64_t> threshold_;
  std::atomic<uint64_t> live_bytes_{0};
  uint64_t used_blocks_ = 0;
  uint64_t collections_ = 0;
  uint64_t pause_ns_ = 0;
};

// The state of a marking. Trace functions call `mark` for each reference.
class Marker {
 public:
  explicit Marker(Heap& heap) : heap_(heap) {}
  void mark(Value v) {
    if (v.is_object()) mark(v.as_object());
  }
  void mark(const Slot& slot) { mark(slot.load_relaxed()); }
  void mark(Object* object);  // null is ignored
  // Marks whatever the words in [begin, end) may point to.
  void mark_conservatively(const void* begin, const void* end);
  bool is_marked(const Object* object) const;
  Heap& heap() const { return heap_; }
  // Marks what the objects marked so far refer to.
  void drain();
  uint64_t marked_bytes() const { return marked_bytes_; }
  uint64_t scanned_bytes() const { return scanned_bytes_; }  // conservatively
  // Instead of marking: adds what `object` refers to to *out, each as often as it does; successors: only what
  // is not marked.
  void references(Object* object, std::vector<Object*>* out);
  void successors(Object* object, std::vector<Object*>* out);
  // Counts how often `object` is met from now on; null: nothing is counted.
  void count(const Object* object) { counted_ = object; }
  uint64_t times_met() const { return times_met_; }
  // Where a trace function that needs shapes finds them (vm/objects); set by the machine.
  const class ShapeTable* shapes = nullptr;

 private:
  friend class Heap;
  Heap& heap_;
  std::vector<Object*> stack_;
  std::vector<Object*>* references_ = nullptr;
  bool with_marked_ = false;  // those that are marked go to *references_, too
  const Object* counted_ = nullptr;
  uint64_t times_met_ = 0;
  uint64_t marked_bytes_ = 0;
  uint64_t scanned_bytes_ = 0;
};

constexpr int size_class_of(size_t size) {
  // 16-byte steps to 128, then four steps to each doubling.
  if (size <= 128) return static_cast<int>((size + 15) / 16) - 1;
  int shift = 0;
  size_t top = 128;
  while (top * 2 < size) {
    top *= 2;
    ++shift;
  }
  return 8 + shift * 4 + static_cast<int>((size - top + top / 4 - 1) / (top / 4)) - 1;
}
constexpr size_t size_of_class(int size_class) {
  if (size_class < 8) return size_t(size_class + 1) * 16;
  size_t top = size_t{128} << ((size_class - 8) / 4);
  return top + top / 4 * size_t((size_class - 8) % 4 + 1);
}
static_assert(size_of_class(size_class_of(kMaxSmall)) == kMaxSmall &&
              size_class_of(kMaxSmall) < kSizeClasses);

inline constexpr auto kClassTable = [] {
  std::array<uint8_t, kMaxSmall / 16 + 1> table{};
  for (size_t i = 0; i < table.size(); ++i)
    table[i] = static_cast<uint8_t>(size_class_of(i == 0 ? 16 : i * 16));
  return table;
}();

inline void* LocalHeap::allocate(size_t size) {
  if (size <= kMaxSmall) [[likely]] {
    int size_class = kClassTable[(size + 15) / 16];
    FreeCell* cell = free_[static_cast<size_t>(size_class)];
    if (cell != nullptr) [[likely]] {
      free_[static_cast<size_t>(size_class)] = cell->next;
      return cell;
    }
    return allocate_slow(size, size_class);
  }
  return allocate_slow(size, -1);
}

}  // namespace gilbox

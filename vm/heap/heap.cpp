#include "vm/heap/heap.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>

namespace gilbox {

// What is known of one block of the range.
struct Block {
  enum class State : uint8_t { kUnused, kSmall, kLarge, kLargeRest };
  State state = State::kUnused;
  uint8_t size_class = 0;
  uint32_t cell_size = 0;
  uint32_t run = 0;  // large: blocks of the object; rest: blocks back to its first
  size_t large_size = 0;
  std::array<uint64_t, kBlockSize / kCellAlign / 64> marks{};

  bool marked(size_t offset) const {
    return (marks[offset / kCellAlign / 64] >> (offset / kCellAlign % 64)) & 1;
  }
  void mark(size_t offset) { marks[offset / kCellAlign / 64] |= uint64_t{1} << (offset / kCellAlign % 64); }
};

namespace {

constexpr size_t kLargestRange = size_t{64} << 30;  // what 32-bit names of 16-byte units can tell apart
constexpr size_t kSmallestRange = size_t{256} << 20;
constexpr uint32_t kCommitBlocks = 16;
constexpr uint64_t kLeastThreshold = uint64_t{16} << 20;
constexpr size_t kCarve = 4096;  // bytes of a fresh block that are made into free cells at a time ...
constexpr uint64_t kCarveWholeFrom = 64;  // ... while the heap has fewer blocks than so many
// Bytes of one size class that a thread gets first; then always twice as many.
constexpr size_t kFirstRefill = 1024;
constexpr uint32_t kReturnBlocks = 16;  // runs of at least so many free blocks go back to the system

void* reserve(size_t bytes, int protection) {
  void* p = mmap(nullptr, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return p == MAP_FAILED ? nullptr : p;
}

// Up to `bytes`, as whole cells, but at least one.
size_t whole_cells(size_t bytes, size_t cell_size) {
  return std::max(bytes / cell_size, size_t{1}) * cell_size;
}

}  // namespace

LocalHeap::LocalHeap(Heap& heap, void* owner) : heap_(heap), owner_(owner) {
  std::lock_guard<std::mutex> guard(heap_.mutex_);
  heap_.locals_.push_back(this);
}

LocalHeap::~LocalHeap() {
  std::lock_guard<std::mutex> guard(heap_.mutex_);
  const auto place = std::find(heap_.locals_.begin(), heap_.locals_.end(), this);
  *place = heap_.locals_.back();
  heap_.locals_.pop_back();
  for (size_t i = 0; i < free_.size(); ++i) {
    FreeCell* last = free_[i];
    if (last == nullptr) continue;
    while (last->next != nullptr) last = last->next;
    last->next = heap_.classes_[i].spare;
    heap_.classes_[i].spare = free_[i];
  }
}

void LocalHeap::flush() {
  free_.fill(nullptr);
}

void* LocalHeap::allocate_slow(size_t size, int size_class) {
  if (heap_.collection_due() && heap_.on_collection_due) heap_.on_collection_due(owner_);
  std::lock_guard<std::mutex> guard(heap_.mutex_);
  if (size_class < 0) return heap_.allocate_large(size);
  const auto c = static_cast<size_t>(size_class);
  FreeCell*& list = free_[c];
  if (list == nullptr) {
    list = heap_.next_cells(size_class, (kFirstRefill << refills_[c]) / size_of_class(size_class) + 4);
    if (kFirstRefill << refills_[c] < kBlockSize) ++refills_[c];
  }
  FreeCell* cell = list;
  if (cell != nullptr) list = cell->next;
  return cell;
}

Heap::Heap(const KindInfo* kinds, size_t limit) : kinds_(kinds), limit_(limit), threshold_(kLeastThreshold) {
  for (reserved_ = kLargestRange; reserved_ >= kSmallestRange; reserved_ /= 2) {
    mapping_ = reserve(reserved_ + kBlockSize, PROT_NONE);
    if (mapping_ != nullptr) break;
  }
  GILBOX_CHECK(mapping_ != nullptr, "no address space for the heap");
  auto address = reinterpret_cast<uintptr_t>(mapping_);
  base_ = static_cast<char*>(mapping_) + (kBlockSize - address % kBlockSize) % kBlockSize;
  table_bytes_ = reserved_ / kBlockSize * sizeof(Block);
  blocks_ = static_cast<Block*>(reserve(table_bytes_, PROT_READ | PROT_WRITE));
  GILBOX_CHECK(blocks_ != nullptr, "no address space for the heap's table");
}

Heap::~Heap() {
  // Only finalizers matter now: the memory goes as a whole.
  for (uint32_t i = 1; i < next_block_; ++i) finalize_block(&blocks_[i]);
  munmap(mapping_, reserved_ + kBlockSize);
  munmap(blocks_, table_bytes_);
}

Block* Heap::block_of(const void* p) const {
  return &blocks_[static_cast<size_t>(static_cast<const char*>(p) - base_) / kBlockSize];
}

char* Heap::start_of(const Block* block) const {
  return base_ + static_cast<size_t>(block - blocks_) * kBlockSize;
}

bool Heap::commit(uint32_t end) {
  if (end <= committed_end_) return true;
  uint32_t last = std::min<uint32_t>((end + kCommitBlocks - 1) / kCommitBlocks * kCommitBlocks,
                                     static_cast<uint32_t>(reserved_ / kBlockSize));
  if (last < end) return false;
  char* from = base_ + size_t{committed_end_} * kBlockSize;
  if (mprotect(from, size_t{last - committed_end_} * kBlockSize, PROT_READ | PROT_WRITE) != 0) return false;
  committed_end_ = last;
  return true;
}

uint32_t Heap::take_blocks(uint32_t count) {
  for (auto run = free_runs_.begin(); run != free_runs_.end(); ++run) {
    if (run->second < count) continue;
    uint32_t first = run->first;
    run->first += count;
    run->second -= count;
    if (run->second == 0) free_runs_.erase(run);
    used_blocks_ += count;
    return first;
  }
  if (!commit(next_block_ + count)) return 0;
  uint32_t first = next_block_;
  next_block_ += count;
  used_blocks_ += count;
  return first;
}

void Heap::release_blocks(uint32_t first, uint32_t count) {
  for (uint32_t i = first; i < first + count; ++i) blocks_[i].state = Block::State::kUnused;
  used_blocks_ -= count;
  if (count >= kReturnBlocks) {
    madvise(base_ + size_t{first} * kBlockSize, size_t{count} * kBlockSize, MADV_DONTNEED);
  }
  auto after = std::lower_bound(free_runs_.begin(), free_runs_.end(), std::make_pair(first, 0U));
  bool joins_after = after != free_runs_.end() && first + count == after->first;
  bool joins_before =
      after != free_runs_.begin() && std::prev(after)->first + std::prev(after)->second == first;
  if (joins_before && joins_after) {
    std::prev(after)->second += count + after->second;
    free_runs_.erase(after);
  } else if (joins_before) {
    std::prev(after)->second += count;
  } else if (joins_after) {
    after->first = first;
    after->second += count;
  } else {
    free_runs_.insert(after, {first, count});
  }
}

void* Heap::allocate_large(size_t size) {
  auto count = static_cast<uint32_t>((size + kBlockSize - 1) / kBlockSize);
  if (size > reserved_ || (limit_ != 0 && used_blocks_ * kBlockSize + size > limit_)) return nullptr;
  uint32_t first = take_blocks(count);
  if (first == 0) return nullptr;
  Block& block = blocks_[first];
  block.state = Block::State::kLarge;
  block.run = count;
  block.large_size = size;
  block.marks.fill(0);
  for (uint32_t i = 1; i < count; ++i) {
    blocks_[first + i].state = Block::State::kLargeRest;
    blocks_[first + i].run = i;
  }
  since_collection_ += size;
  return start_of(&block);
}

LocalHeap::FreeCell* Heap::carve(Block* block, size_t from, size_t to) {
  char* start = start_of(block);
  LocalHeap::FreeCell* list = nullptr;
  for (size_t i = to / block->cell_size; i-- > from / block->cell_size;) {
    auto* cell = reinterpret_cast<LocalHeap::FreeCell*>(start + i * block->cell_size);
    cell->header = 0;
    cell->next = list;
    list = cell;
  }
  since_collection_ += to - from;
  return list;
}

LocalHeap::FreeCell* Heap::carve_more(Block* block, size_t from) {
  SizeClass& of_size = classes_[block->size_class];
  const size_t all = whole_cells(kBlockSize, block->cell_size);
  of_size.carved = std::min(from + whole_cells(kCarve, block->cell_size), all);
  of_size.fresh = of_size.carved < all ? block : nullptr;
  return carve(block, from, of_size.carved);
}

// At most so many cells of that class.
LocalHeap::FreeCell* Heap::next_cells(int size_class, size_t most) {
  LocalHeap::FreeCell*& spare = classes_[static_cast<size_t>(size_class)].spare;
  LocalHeap::FreeCell* list = spare != nullptr ? spare : next_block(size_class);
  LocalHeap::FreeCell* last = list;
  for (size_t i = 1; i < most && last->next != nullptr; ++i) last = last->next;
  spare = last->next;
  last->next = nullptr;
  return list;
}

// Free cells of a block that has some.
LocalHeap::FreeCell* Heap::next_block(int size_class) {
  SizeClass& of_size = classes_[static_cast<size_t>(size_class)];
  if (of_size.fresh != nullptr) return carve_more(of_size.fresh, of_size.carved);
  std::vector<Block*>& unswept = of_size.unswept;
  while (!unswept.empty()) {
    Block* block = unswept.back();
    unswept.pop_back();
    size_t free_count = 0;
    LocalHeap::FreeCell* cells = sweep(block, &free_count);
    since_collection_ += free_count * block->cell_size;
    if (cells != nullptr) return cells;
  }
  if (limit_ != 0 && used_blocks_ * kBlockSize > limit_ && on_limit_passed) on_limit_passed();
  const uint32_t unused_from = next_block_;
  uint32_t index = take_blocks(1);
  GILBOX_CHECK(index != 0, "out of memory");
  Block& block = blocks_[index];
  block.state = Block::State::kSmall;
  block.size_class = static_cast<uint8_t>(size_class);
  block.cell_size = static_cast<uint32_t>(size_of_class(size_class));
  block.marks.fill(0);
  // A small program touches only the pages that it needs: most of its start-up is the system's page faults.
  if (index >= unused_from && used_blocks_ < kCarveWholeFrom) return carve_more(&block, 0);
  return carve(&block, 0, whole_cells(kBlockSize, block.cell_size));
}

LocalHeap::FreeCell* Heap::sweep(Block* block, size_t* free_count) {
  char* start = start_of(block);
  LocalHeap::FreeCell* list = nullptr;
  size_t freed = 0;
  for (size_t i = kBlockSize / block->cell_size; i-- > 0;) {
    size_t offset = i * block->cell_size;
    if (block->marked(offset)) continue;
    auto* object = reinterpret_cast<Object*>(start + offset);
    if (object->kind != Kind::kFree) {
      finalize_object(object);
#ifndef NDEBUG
      std::memset(static_cast<void*>(object), 0xDB, block->cell_size);
#endif
    }
    auto* cell = reinterpret_cast<LocalHeap::FreeCell*>(start + offset);
    cell->header = 0;
    cell->next = list;
    list = cell;
    ++freed;
  }
  *free_count = freed;
  return list;
}

void Heap::finalize_object(Object* object) {
  auto* finalize = kinds_[static_cast<size_t>(object->kind)].finalize;
  if (finalize != nullptr) finalize(object);
}

void Heap::finalize_block(Block* block) {
  if (block->state == Block::State::kLarge) {
    finalize_object(reinterpret_cast<Object*>(start_of(block)));
  } else if (block->state == Block::State::kSmall) {
    const SizeClass& of_size = classes_[block->size_class];
    const size_t end = of_size.fresh == block ? of_size.carved : kBlockSize;
    for (size_t i = 0; i < end / block->cell_size; ++i) {
      finalize_object(reinterpret_cast<Object*>(start_of(block) + i * block->cell_size));
    }
  }
}

void Heap::collect() {
  std::lock_guard<std::mutex> guard(mutex_);
  for (LocalHeap* local : locals_) local->flush();
  // Blocks still waiting to be swept hold dead cells of the last cycle, whose marks are about to go.
  for (SizeClass& c : classes_) {
    c.fresh = nullptr;  // sweeping makes free cells of what is left of it
    for (Block* block : c.unswept) {
      size_t free_count = 0;
      sweep(block, &free_count);
    }
    c.unswept.clear();
    c.spare = nullptr;
  }
  for (uint32_t i = 1; i < next_block_; ++i) {
    if (blocks_[i].state != Block::State::kUnused) blocks_[i].marks.fill(0);
  }
  Marker marker(*this);
  if (mark_roots) mark_roots(marker);
  marker.drain();
  if (on_marked) {
    on_marked(marker);
    marker.drain();
  }
  for (uint32_t i = 1; i < next_block_; ++i) {
    Block& block = blocks_[i];
    if (block.state == Block::State::kSmall) {
      bool any = std::any_of(block.marks.begin(), block.marks.end(), [](uint64_t bits) { return bits != 0; });
      if (any) {
        classes_[block.size_class].unswept.push_back(&block);
      } else {
        size_t free_count = 0;
        sweep(&block, &free_count);
        release_blocks(i, 1);
      }
    } else if (block.state == Block::State::kLarge && !block.marked(0)) {
      finalize_block(&block);
      release_blocks(i, block.run);
    }
  }
  // Blocks are taken from the back of the lists: lowest addresses first.
  for (SizeClass& c : classes_) std::reverse(c.unswept.begin(), c.unswept.end());
  live_bytes_ = marker.marked_bytes();
  // What a collection costs grows with both.
  threshold_.store(std::max(kLeastThreshold, marker.marked_bytes() + marker.scanned_bytes()),
                   std::memory_order_relaxed);
  since_collection_.store(0, std::memory_order_relaxed);
  ++collections_;
}

void Heap::for_each_object(const std::function<void(Object*)>& visit) {
  for (uint32_t i = 1; i < next_block_; ++i) {
    const Block& block = blocks_[i];
    if (block.state == Block::State::kLarge) visit(reinterpret_cast<Object*>(start_of(&block)));
    if (block.state != Block::State::kSmall) continue;
    for (size_t offset = 0; offset + block.cell_size <= kBlockSize; offset += block.cell_size) {
      auto* object = reinterpret_cast<Object*>(start_of(&block) + offset);
      if (object->kind != Kind::kFree) visit(object);
    }
  }
}

Object* Heap::find_object(uintptr_t word) const {
  auto base = reinterpret_cast<uintptr_t>(base_);
  if (word < base || word >= base + size_t{next_block_} * kBlockSize) return nullptr;
  Block* block = &blocks_[(word - base) / kBlockSize];
  if (block->state == Block::State::kLargeRest) block -= block->run;
  if (block->state == Block::State::kLarge) return reinterpret_cast<Object*>(start_of(block));
  if (block->state != Block::State::kSmall) return nullptr;
  size_t index = (word % kBlockSize) / block->cell_size;
  if (index >= kBlockSize / block->cell_size) return nullptr;
  auto* object = reinterpret_cast<Object*>(start_of(block) + index * block->cell_size);
  return object->kind == Kind::kFree ? nullptr : object;
}

HeapStats Heap::stats() const {
  std::lock_guard<std::mutex> guard(mutex_);
  return {collections_, live_bytes_, size_t{committed_end_} * kBlockSize, pause_ns_};
}

void Marker::mark(Object* object) {
  if (object == nullptr) return;
  if (object == counted_) ++times_met_;
  Block* block = heap_.block_of(object);
  size_t offset = static_cast<size_t>(reinterpret_cast<char*>(object) - heap_.start_of(block));
  const bool marked = block->marked(offset);
  if (references_ != nullptr && (!marked || with_marked_)) references_->push_back(object);
  if (marked || references_ != nullptr) return;
  block->mark(offset);
  marked_bytes_ += block->state == Block::State::kLarge ? block->large_size : block->cell_size;
  if (heap_.kinds_[static_cast<size_t>(object->kind)].trace != nullptr) stack_.push_back(object);
}

void Marker::successors(Object* object, std::vector<Object*>* out) {
  auto* trace = heap_.kinds_[static_cast<size_t>(object->kind)].trace;
  if (trace == nullptr) return;
  references_ = out;
  trace(object, *this);
  references_ = nullptr;
}

void Marker::references(Object* object, std::vector<Object*>* out) {
  with_marked_ = true;
  successors(object, out);
  with_marked_ = false;
}

bool Marker::is_marked(const Object* object) const {
  const Block* block = heap_.block_of(object);
  return block->marked(static_cast<size_t>(reinterpret_cast<const char*>(object) - heap_.start_of(block)));
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define GILBOX_NO_SANITIZE __attribute__((no_sanitize("address", "thread", "undefined")))
#else
#define GILBOX_NO_SANITIZE
#endif

// Stacks hold words of all kinds, padding of other functions' frames among them: that is no error here.
GILBOX_NO_SANITIZE void Marker::mark_conservatively(const void* begin, const void* end) {
  auto from = (reinterpret_cast<uintptr_t>(begin) + 7) & ~uintptr_t{7};
  scanned_bytes_ += reinterpret_cast<uintptr_t>(end) - from;
  for (auto p = from; p + 8 <= reinterpret_cast<uintptr_t>(end); p += 8) {
    Object* object = heap_.find_object(*reinterpret_cast<const uintptr_t*>(p));
    if (object != nullptr) mark(object);
  }
}

void Marker::drain() {
  while (!stack_.empty()) {
    Object* object = stack_.back();
    stack_.pop_back();
    heap_.kinds_[static_cast<size_t>(object->kind)].trace(object, *this);
  }
}

}  // namespace gilbox

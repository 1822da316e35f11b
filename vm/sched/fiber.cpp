#include "vm/sched/fiber.h"

#include <sys/mman.h>
#include <unistd.h>

#include <utility>

#include "vm/base/check.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#if defined(GILBOX_TSAN_FIBERS)
#include <sanitizer/tsan_interface.h>
#endif

namespace gilbox {

namespace {

size_t page_size() {
  static const auto size = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return size;
}

// Gives a fiber's stack back to the pool when boost is done with it.
struct PoolAllocator {
  StackPool* pool;
  void deallocate(boost::context::stack_context& stack) { pool->put(stack); }
};

// The fiber that another one has just switched away from, for arrived(): only the OS thread itself has not
// been told its stack's bounds.
thread_local Fiber* switched_from = nullptr;

}  // namespace

void StackPool::put(const boost::context::stack_context& stack) {
#if defined(__SANITIZE_ADDRESS__)
  // The fiber's last frames never returned. What is mapped there next, a stack or not, is nothing of theirs.
  __asan_unpoison_memory_region(static_cast<char*>(stack.sp) - stack.size, stack.size);
#endif
  free_.push_back(stack);
}

StackPool::~StackPool() {
  for (const boost::context::stack_context& stack : free_) {
    char* top = static_cast<char*>(stack.sp);
    munmap(top - stack.size - page_size(), stack.size + page_size());
  }
}

boost::context::stack_context StackPool::take(size_t size) {
  size = (size + page_size() - 1) / page_size() * page_size();
  for (size_t i = free_.size(); i-- > 0;) {
    if (free_[i].size != size) continue;
    const boost::context::stack_context stack = free_[i];
    free_.erase(free_.begin() + static_cast<std::ptrdiff_t>(i));
    return stack;
  }
  boost::context::stack_context stack;
  void* memory = mmap(nullptr, size + page_size(), PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  if (memory == MAP_FAILED) return stack;
  GILBOX_CHECK(mprotect(memory, page_size(), PROT_NONE) == 0, "guarding a fiber's stack");
  stack.size = size;
  stack.sp = static_cast<char*>(memory) + page_size() + size;
  return stack;
}

Fiber::~Fiber() {
#if defined(GILBOX_TSAN_FIBERS)
  if (tsan_owned_) __tsan_destroy_fiber(tsan_fiber_);
#endif
}

bool Fiber::create(StackPool& pool, size_t stack_size, Body body, void* argument) {
  const boost::context::stack_context stack = pool.take(stack_size);
  if (stack.sp == nullptr) return false;
  size_ = stack.size;
  limit_ = static_cast<char*>(stack.sp) - stack.size;
#if defined(GILBOX_TSAN_FIBERS)
  tsan_fiber_ = __tsan_create_fiber(0);
  tsan_owned_ = true;
#endif
  context_ = boost::context::fiber(
      std::allocator_arg, boost::context::preallocated(stack.sp, stack.size, stack), PoolAllocator{&pool},
      [this, body, argument](boost::context::fiber&&) { return run(body, argument); });
  return true;
}

boost::context::fiber Fiber::run(Body body, void* argument) {
  arrived();
  Fiber& next = body(argument);
  announce(nullptr, next);
  return std::move(next.context_);
}

// Tells the sanitizers that the stack is about to change; `from` is null when it will not be used again.
void Fiber::announce([[maybe_unused]] Fiber* from, [[maybe_unused]] Fiber& to) {
  switched_from = from;
#if defined(__SANITIZE_ADDRESS__)
  __sanitizer_start_switch_fiber(from == nullptr ? nullptr : &from->asan_fake_stack_, to.limit_, to.size_);
#endif
#if defined(GILBOX_TSAN_FIBERS)
  if (from != nullptr && from->tsan_fiber_ == nullptr) from->tsan_fiber_ = __tsan_get_current_fiber();
  __tsan_switch_to_fiber(to.tsan_fiber_, 0);
#endif
}

void Fiber::arrived() {
#if defined(__SANITIZE_ADDRESS__)
  const void* bottom = nullptr;
  size_t size = 0;
  __sanitizer_finish_switch_fiber(asan_fake_stack_, &bottom, &size);
  if (switched_from != nullptr && switched_from->limit_ == nullptr) {
    switched_from->limit_ = static_cast<char*>(const_cast<void*>(bottom));
    switched_from->size_ = size;
  }
#endif
}

void switch_fibers(Fiber& from, Fiber& to) {
  Fiber::announce(&from, to);
  std::move(to.context_).resume_with([&from](boost::context::fiber&& suspended) {
    from.context_ = std::move(suspended);
    return boost::context::fiber();
  });
  from.arrived();
}

}  // namespace gilbox

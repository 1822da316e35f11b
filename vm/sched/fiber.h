// Fibers with pooled stacks, announced to AddressSanitizer and ThreadSanitizer.
//
// A thin layer over boost::context::fiber: a Fiber is either suspended (has a context), running, or ended.
// One of them, the host, stands for the OS thread's own stack.
//
// Thread safety: none; a StackPool and all its fibers belong to one OS thread.
// Invariants: switch_fibers(from, to) is called on `from`'s stack and returns when somebody switches back to
// it.
#pragma once

#include <boost/context/fiber.hpp>
#include <boost/context/stack_context.hpp>
#include <cstddef>
#include <vector>

namespace gilbox {

// Stacks with a guard page below, kept for the next fiber of the same size.
class StackPool {
 public:
  StackPool() = default;
  ~StackPool();
  StackPool(const StackPool&) = delete;
  StackPool& operator=(const StackPool&) = delete;

  // A stack of at least `size` bytes; an empty one (sp null) if there is no memory.
  boost::context::stack_context take(size_t size);
  void put(const boost::context::stack_context& stack);

 private:
  std::vector<boost::context::stack_context> free_;
};

class Fiber {
 public:
  Fiber() = default;
  ~Fiber();
  Fiber(const Fiber&) = delete;
  Fiber& operator=(const Fiber&) = delete;

  // Makes this fiber; `body` runs on its stack at the first switch to it and returns the fiber to switch to
  // when it is over, whose stack then goes on. False if there is no memory for a stack.
  using Body = Fiber& (*)(void* argument);
  [[nodiscard]] bool create(StackPool& pool, size_t stack_size, Body body, void* argument);

  // The usable stack: [limit, base).
  char* stack_limit() const { return limit_; }
  char* stack_base() const { return limit_ + size_; }

  friend void switch_fibers(Fiber& from, Fiber& to);

 private:
  boost::context::fiber run(Body body, void* argument);
  static void announce(Fiber* from, Fiber& to);
  void arrived();

  boost::context::fiber context_;
  char* limit_ = nullptr;  // of the host: learnt from the sanitizer
  size_t size_ = 0;
  [[maybe_unused]] void* asan_fake_stack_ = nullptr;
  [[maybe_unused]] void* tsan_fiber_ = nullptr;
  [[maybe_unused]] bool tsan_owned_ = false;
};

void switch_fibers(Fiber& from, Fiber& to);

}  // namespace gilbox

// Runs the body of a test inside a machine, on its main thread, attached; and further script threads beside
// it.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <string>

#include "vm/objects/alloc.h"
#include "vm/objects/exception.h"
#include "vm/objects/function.h"
#include "vm/objects/list.h"
#include "vm/objects/machine.h"
#include "vm/objects/protocol.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

inline void in_machine(const std::function<void(Thread&)>& body, bool gil = true) {
  MachineOptions options;
  options.scheduler.gil = gil;
  Machine machine(options);
  struct Context {
    const std::function<void(Thread&)>& body;
  } context{body};
  machine.scheduler->run_main(
      *machine.main_thread,
      [](SchedThread& thread, void* argument) {
        static_cast<Context*>(argument)->body(static_cast<Thread&>(thread));
      },
      &context);
}

// Lets the collector stop this thread; to be called often by threads that run beside others.
inline void poll(Thread& t) {
  if (t.breaker.load(std::memory_order_relaxed) != 0) static_cast<void>(t.machine.scheduler->check_point(t));
}

// Runs body(thread, number) in `count` threads and waits for all of them.
inline void in_threads(Thread& t, int count, const std::function<void(Thread&, int)>& body) {
  struct Context {
    const std::function<void(Thread&, int)>& body;
    std::atomic<int> next{0};
    std::atomic<int> left;
  } context{body, {}, count};
  Scheduler& scheduler = *t.machine.scheduler;
  for (int i = 0; i < count; ++i) {
    auto* child = new Thread(t.machine);
    int error = scheduler.start_thread(
        t, *child,
        [](SchedThread& thread, void* argument) {
          auto* c = static_cast<Context*>(argument);
          c->body(static_cast<Thread&>(thread), c->next++);
          c->left--;
        },
        &context);
    ASSERT_EQ(error, 0);
  }
  while (context.left.load() != 0) {
    static_cast<void>(scheduler.sleep_until(t, scheduler.now() + kMillisecond));
    poll(t);
  }
}

// repr(v), or the pending exception as "Type: text".
inline std::string text_of(Thread& t, Value v) {
  std::string out;
  if (v.is_error() && t.has_pending()) return format_exception_only(t, t.take_pending());
  if (v.is_undefined()) return "undefined";
  EXPECT_TRUE(repr_to(t, v, &out));
  return out;
}

inline Value list_of(Thread& t, std::initializer_list<int64_t> numbers) {
  Value list = new_list(t);
  for (int64_t n : numbers) EXPECT_TRUE(list_append(t, as<List>(list), Value::from_int(n)));
  return list;
}

inline Value text(Thread& t, std::string_view s) {
  return new_str(t, s);
}

// A sequence of numbers that is the same here and in the Python programs which made the expectations.
class Sequence {
 public:
  explicit Sequence(uint64_t seed) : state_(seed) {}
  uint64_t below(uint64_t bound) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return (state_ >> 33) % bound;
  }

 private:
  uint64_t state_;
};

}  // namespace gilbox

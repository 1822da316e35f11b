// Generators. What runs them is the interpreter (Machine::resume_hook).
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

// Bits of Generator::spare.
inline constexpr uint8_t kInYieldFrom = 1;
inline constexpr uint8_t kWatchedGenerator = 2;  // among those of finalizers.h

// The next value; Undefined without exception at the end (then *result, if given, is what it returned).
Value generator_send(Thread& t, Generator* g, Value sent, Value* result = nullptr);
Value generator_throw(Thread& t, Generator* g, Value exception, Value* result = nullptr);
[[nodiscard]] bool generator_close(Thread& t, Generator* g);

void trace_generator(Object* object, Marker& marker);

void init_generator_type(Thread& t);

// A generator that waits, held while its registers are read: resuming it takes that moment longer. Nothing
// that allocates may happen meanwhile.
class HeldGenerator {
 public:
  explicit HeldGenerator(Generator* g);
  ~HeldGenerator() {
    if (held()) generator_->state.store(before_, std::memory_order_release);
  }
  HeldGenerator(const HeldGenerator&) = delete;
  HeldGenerator& operator=(const HeldGenerator&) = delete;
  // False: it runs, or has finished.
  bool held() const { return before_ <= Generator::kSuspended; }
  uint8_t before() const { return before_; }
  // It does not go on.
  void finish() {
    before_ = Generator::kFinished;
    generator_->state.store(before_, std::memory_order_release);
  }

 private:
  Generator* generator_;
  uint8_t before_;
};

}  // namespace gilbox

// CPython 2.7 (Python/ceval.c): after so many ticks the holder lets go of the GIL and takes it again at once.
// Waiters never ask; whether one of them is quick enough is the operating system's affair.
#include "vm/sched/gil_policy.h"

namespace gilbox {
namespace {

class TicksPolicy final : public GilPolicy {
 public:
  explicit TicksPolicy(int64_t check_interval) : check_interval_(check_interval) {}
  const char* name() const override { return "ticks"; }
  Nanos patience(const GilWaiter&, bool, Nanos) const override { return kForever; }
  bool should_request(bool, bool, uint64_t, uint64_t) const override { return false; }
  size_t choose(std::span<const GilWaiter> waiters, Random& random) const override {
    return random.below(waiters.size());
  }
  // One more than its name says, as in CPython, which counts down to -1: so short loops, whose length divides
  // 100, are not always cut at the same place.
  int64_t ticks() const override { return check_interval_ + 1; }

 private:
  const int64_t check_interval_;
};

}  // namespace

std::unique_ptr<GilPolicy> ticks_policy(int64_t check_interval) {
  return std::make_unique<TicksPolicy>(check_interval);
}

}  // namespace gilbox

// First come, first served: the GIL is handed to whoever has waited longest, however it is let go. A thread
// that loses it while it holds one of the script's locks would take that lock again and again before the
// others get anywhere: so such a lock goes to whoever has waited for an interval. It does not at once, or
// every critical section would cost a switch.
#include "vm/sched/gil_policy.h"

namespace gilbox {
namespace {

class FifoPolicy final : public GilPolicy {
 public:
  const char* name() const override { return "fifo"; }
  bool hands_over() const override { return true; }
  bool fair_locks() const override { return true; }
  size_t choose(std::span<const GilWaiter> waiters, Random&) const override {
    return longest_waiting(waiters);
  }
};

}  // namespace

std::unique_ptr<GilPolicy> fifo_policy() {
  return std::make_unique<FifoPolicy>();
}

}  // namespace gilbox

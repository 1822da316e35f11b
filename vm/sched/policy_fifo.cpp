// First come, first served: the GIL is handed to whoever has waited longest, however it is let go. A thread
// that loses it while it holds one of the script's locks costs those their turn that come to wait for that
// lock: so the lock is handed over as well, in order of arrival. Otherwise it is not, or every critical
// section would cost a switch.
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

// First come, first served: the GIL is handed to whoever has waited longest, however it is let go. A turn is
// an interval in which the thread runs, by its own clock, and what it was too long or too short counts for
// its next one (deficit round robin, Shreedhar and Varghese 1995): an operating system that is busy with
// others would leave some of the equally many turns longer than others. A thread that loses the GIL while it
// holds one of the script's locks costs those their turn that come to wait for that lock: so the lock is
// handed over as well, in order of arrival. Otherwise it is not, or every critical section would cost a
// switch.
#include "vm/sched/gil_policy.h"

namespace gilbox {
namespace {

class FifoPolicy final : public GilPolicy {
 public:
  const char* name() const override { return "fifo"; }
  bool hands_over() const override { return true; }
  bool even_turns() const override { return true; }
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

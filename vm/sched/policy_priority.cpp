// Threads that gave the GIL up by themselves go first, as David Beazley has proposed for CPython: one that
// comes back from a sleep, a lock or I/O takes the GIL from a thread that has used up an interval at once,
// and stands before all such threads that wait. Among equals the longest waiting is first. The operating
// system is asked for the same: to let such threads have a processor at once. Threads that compute can
// starve behind ones that come and go all the time.
#include "vm/sched/gil_policy.h"

namespace gilbox {
namespace {

constexpr Nanos kShortSlice = 100 * kMicrosecond;

class PriorityPolicy final : public GilPolicy {
 public:
  const char* name() const override { return "priority"; }
  bool hands_over() const override { return true; }
  Nanos patience(const GilWaiter& waiter, bool holder_gave_up_by_itself, Nanos interval) const override {
    return waiter.gave_up_by_itself && !holder_gave_up_by_itself ? 0 : interval;
  }
  // The GIL is of no use to a thread that still waits for a processor, behind the holder.
  Nanos time_slice(bool gave_up_by_itself) const override {
    return gave_up_by_itself ? kShortSlice : kUsualSlice;
  }
  size_t choose(std::span<const GilWaiter> waiters, Random&) const override {
    size_t best = 0;
    for (size_t i = 1; i < waiters.size(); ++i) {
      const bool first = waiters[i].gave_up_by_itself && !waiters[best].gave_up_by_itself;
      const bool equal = waiters[i].gave_up_by_itself == waiters[best].gave_up_by_itself;
      if (first || (equal && waiters[i].arrival < waiters[best].arrival)) best = i;
    }
    return best;
  }
};

}  // namespace

std::unique_ptr<GilPolicy> priority_policy() {
  return std::make_unique<PriorityPolicy>();
}

}  // namespace gilbox

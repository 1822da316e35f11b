// CPython 3.2 and later (Python/ceval_gil.c): a drop request after an interval, a forced switch, and for the
// rest whatever the operating system does.
#include "vm/sched/gil_policy.h"

namespace gilbox {
namespace {

// should_request is the interface's own: the interval belongs to the waiter, and only one that has seen the
// same holder for a whole interval asks. If the holder has changed, everybody waits a whole interval again.
class CPythonPolicy final : public GilPolicy {
 public:
  const char* name() const override { return "cpython"; }

  // Without this wait the holder would take the lock again before a waiter has woken up. Nobody having asked,
  // a release to block or for I/O waits for nobody.
  bool must_wait_for_switch(bool requested, bool exiting) const override { return requested && !exiting; }

  // No queue and no priority: the operating system's choice. It is no even one: beside threads that compute,
  // one that comes back from a sleep is seldom the next. The weights below are fitted to how long CPython
  // keeps a sleeper waiting beside two and four threads that compute.
  size_t choose(std::span<const GilWaiter> waiters, Random& random) const override {
    size_t back = 0;
    for (const GilWaiter& waiter : waiters) back += waiter.gave_up_by_itself ? 1 : 0;
    const size_t computing = waiters.size() - back;
    if (back == 0 || computing == 0) return random.below(waiters.size());
    const bool from_back = random.below(kComputing + kBack * back) >= kComputing;
    size_t place = random.below(from_back ? back : computing);
    for (size_t i = 0; i < waiters.size(); ++i) {
      if (waiters[i].gave_up_by_itself == from_back && place-- == 0) return i;
    }
    return 0;
  }

 private:
  // The chances of all that compute together, and of each one that is back.
  static constexpr size_t kComputing = 100;
  static constexpr size_t kBack = 18;
};

}  // namespace

std::unique_ptr<GilPolicy> cpython_policy() {
  return std::make_unique<CPythonPolicy>();
}

}  // namespace gilbox

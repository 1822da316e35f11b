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

  // No queue and no priority: the operating system's choice.
  size_t choose(std::span<const GilWaiter> waiters, Random& random) const override {
    return random.below(waiters.size());
  }
};

}  // namespace

std::unique_ptr<GilPolicy> cpython_policy() {
  return std::make_unique<CPythonPolicy>();
}

}  // namespace gilbox

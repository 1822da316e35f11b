#include "vm/sched/gil_rules.h"

namespace gilbox {

namespace {

class IntervalRules final : public GilRules {
 public:
  // The interval belongs to the waiter: only one that has seen the same holder for a whole interval asks. If
  // the holder has changed meanwhile, everybody waits a whole interval again.
  bool should_request(bool timed_out, bool locked, uint64_t number_before,
                      uint64_t number_now) const override {
    return timed_out && locked && number_before == number_now;
  }

  // Without this wait the holder would take the lock again before a waiter has woken up. Nobody having asked,
  // a release to block or for I/O waits for nobody.
  bool must_wait_for_switch(bool requested, bool exiting) const override { return requested && !exiting; }

  // No queue and no priority: the operating system's choice.
  size_t choose(size_t waiters, Random& random) const override { return random.below(waiters); }
};

const IntervalRules kIntervalRules;

}  // namespace

const GilRules& interval_rules() {
  return kIntervalRules;
}

}  // namespace gilbox

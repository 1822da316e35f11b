// GilRules: the decisions by which the GIL changes hands, apart from the waiting itself. The lock on OS
// threads (gil.h) and the simulated one (sim_gil.cpp) ask the same object, so both behave alike.
//
// Thread safety: stateless; called under the lock's own mutex.
#pragma once

#include <cstddef>
#include <cstdint>

#include "vm/base/random.h"

namespace gilbox {

class GilRules {
 public:
  virtual ~GilRules() = default;

  // A waiter's wait of one interval is over. `timed_out`: it was not woken early; `locked`: somebody still
  // has the GIL; the switch numbers (how often the holder has changed) are those from before and after the
  // wait. Should it ask the holder for the GIL?
  virtual bool should_request(bool timed_out, bool locked, uint64_t number_before,
                              uint64_t number_now) const = 0;

  // The holder has released the GIL. `requested`: somebody had asked for it; `exiting`: its thread ends. Must
  // it wait until somebody else has taken it?
  virtual bool must_wait_for_switch(bool requested, bool exiting) const = 0;

  // Simulated: which of `waiters` (at least 1) that could take the free GIL gets it.
  virtual size_t choose(size_t waiters, Random& random) const = 0;
};

// CPython 3.2 and later (Python/ceval_gil.c). Immutable, shared by all schedulers.
const GilRules& interval_rules();

}  // namespace gilbox

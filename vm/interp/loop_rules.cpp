// The loop with the check points of other rules than CPython 3.12's: apart, so that the usual one pays
// nothing.
#include "vm/interp/loop_body.h"

namespace gilbox {

Value run_loop_by_rules(Thread& t);

Value run_loop_by_rules(Thread& t) {
  return t.machine.scheduler->simulated() ? run_loop<true, true>(t) : run_loop<false, true>(t);
}

}  // namespace gilbox

#include "vm/modules/interrupt.h"

#include "vm/modules/modules.h"

namespace gilbox {

bool check_interrupt(Thread& t) {
  switch (t.machine.scheduler->check_point(t)) {
    case CheckResult::kGoOn:
      return true;
    case CheckResult::kInterrupted:
      static_cast<void>(raise_bare(t, t.machine.types.KeyboardInterrupt));
      return false;
    case CheckResult::kKilled:
      t.pending = Thread::killed();
      return false;
  }
  return true;
}

}  // namespace gilbox

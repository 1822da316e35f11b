#include "vm/modules/interrupt.h"

#include "vm/interp/loop.h"
#include "vm/modules/modules.h"

namespace gilbox {

bool check_interrupt(Thread& t) {
  return obey(t, t.machine.scheduler->check_point(t));
}

}  // namespace gilbox

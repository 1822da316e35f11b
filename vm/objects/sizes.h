// The sizes that CPython's objects have, for sys.getsizeof() and object.__sizeof__().
//
// Thread safety: reads what other threads may be changing; the answer is then that of some moment.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

struct ShownSize {
  int64_t object;     // as __sizeof__() gives it
  int64_t collected;  // what getsizeof() adds for the collector
};
ShownSize shown_size(Thread& t, Value v);

}  // namespace gilbox

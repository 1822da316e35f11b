// What native code does when a blocking call ends early.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

// After EINTR or ParkResult::kInterrupted: false, with the exception pending, if the thread is to unwind
// (KeyboardInterrupt, or the end of the run); true: go on waiting.
[[nodiscard]] bool check_interrupt(Thread& t);

// io.UnsupportedOperation.
Type* unsupported_operation(Thread& t);

}  // namespace gilbox

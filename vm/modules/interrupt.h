// What native code does when a blocking call ends early.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

// After EINTR or ParkResult::kInterrupted: false, with the exception pending, if the thread is to unwind
// (KeyboardInterrupt, or the end of the run); true: go on waiting.
[[nodiscard]] bool check_interrupt(Thread& t);

// For module signal: a signal of that number is on its way to the main thread.
void mark_signal(int number);

// Has the script set handlers of its own? Then a signal may end any wait of the main thread, which is to be
// of kind `io`: no part of a deadlock.
bool script_handles_signals();

// From now on no signal reaches the machine. Whoever destroys one calls this before; a signal may come at any
// time.
void stop_signals(Machine& machine);

// io.UnsupportedOperation.
Type* unsupported_operation(Thread& t);

}  // namespace gilbox

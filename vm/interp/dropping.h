// Where a script may have dropped its last reference to an object that finalizers.h watches.
//
// Thread safety: of the thread that runs the frame.
#pragma once

#include "vm/objects/finalizers.h"
#include "vm/objects/protocol.h"

namespace gilbox {

// `frame` returns `result`: do its variables hold something watched beside that?
bool drops_watched(Thread& t, const Frame& frame, Value result);
// After a return to `caller`, whose register held `before`; `drops`: as drops_watched said; `made`: what has
// returned is an __init__. False: an exception is pending.
[[nodiscard]] bool settle_return(Thread& t, const Frame& caller, bool drops, bool made, Value before);
// The DELETE instructions.
[[nodiscard]] bool execute_deletion(Thread& t, Frame* frame, Word word, Word extension);
// A frame that native code called is left, and drops_watched said so.
void drop_frame(Thread& t, Value returned);
// A variable is set to None.
[[nodiscard]] bool drop_global(Thread& t, Cell* variable);

}  // namespace gilbox

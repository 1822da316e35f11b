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
// The frame `left` that native code called is left, and drops_watched said so.
void drop_frame(Thread& t, const Frame& left, Value returned);
// Before a call of the innermost frame, which Thread::held_temporary names. False: an exception is pending.
[[nodiscard]] bool look_before_call(Thread& t);
// What the finalizers were asked for at a check point (Finalizers::Ask); errors are reported and ignored.
void serve_finalizers(Thread& t);
// Stores of a frame that may drop something; those of None are often meant to.
[[nodiscard]] bool replace_global(Thread& t, const Frame& frame, Cell* variable, Value value);
[[nodiscard]] bool reset_variable(Thread& t, const Frame& frame, Value* variable);
[[nodiscard]] bool reset_attribute(Thread& t, const Frame& frame, Value object, uint32_t site);
[[nodiscard]] bool reset_item(Thread& t, const Frame& frame, Value container, Value key);

}  // namespace gilbox

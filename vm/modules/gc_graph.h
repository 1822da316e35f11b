// What refers to what, as the module gc shows it: containers and what they hold, without the tables, arrays
// and cells that the machine keeps between them.
#pragma once

#include "vm/modules/modules.h"
#include "vm/objects/protocol.h"

namespace gilbox {

// Would CPython's collector know the object (gc.is_tracked)? Not what it has no object for, and nothing that
// can be in no cycle. Any attached thread, or the collector.
bool gc_tracks(Thread& t, const Object* object);

// is_tracked, get_objects, get_referrers and get_referents.
std::span<const NativeDef> gc_graph_functions();

// Where the stack of the loop ends, if it has called the function that asks, directly or through those that
// bind the arguments. What stands below holds nothing that is needed, but words that earlier calls have left
// there: a cycle that has just been dropped would seem to be in use. Null if a native function called.
[[gnu::always_inline]] inline const void* stack_of_loop(const Thread& t) {
  auto* frame = static_cast<void**>(__builtin_frame_address(0));
  constexpr int kMostCallers = 5;
  for (int callers = 0; callers < kMostCallers; ++callers) {
    frame = static_cast<void**>(*frame);
    if (frame == t.loop_stack) return frame;
  }
  return nullptr;
}

}  // namespace gilbox

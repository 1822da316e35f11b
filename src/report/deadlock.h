// The text that tells of a deadlock: who waits for what, who holds it, where, and the cycle.
//
// Thread safety: pure functions.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "src/report/text.h"
#include "vm/sched/scheduler.h"

namespace gilbox {

// A call that a blocked thread is in.
struct BlockedPlace {
  std::string file;
  int line = 0;  // 0: not known
  std::string function;
  std::string source;  // the line's text; may be empty
};

// "Lock #3", "Condition #4": the same in reports and in traces. `id` 0: "a Lock".
std::string resource_name(WaitKind kind, uint64_t id);

// What the report cannot know by itself.
struct DeadlockPlaces {
  // The calls of the blocked thread with that index, the innermost last.
  std::function<std::vector<BlockedPlace>(size_t)> stack;
  // The line of an instruction; 0: not known. May be empty.
  std::function<int(const void* code, uint32_t pc)> line_of;
};

// Several lines, each ended.
std::string deadlock_text(const DeadlockReport& report, const DeadlockPlaces& places, Style style);

// One line, for an exception.
std::string deadlock_summary(const DeadlockReport& report);

}  // namespace gilbox

// The text that tells of a deadlock: who waits for what, who holds it, where, and the cycle.
//
// Thread safety: pure functions.
#pragma once

#include <functional>
#include <string>

#include "src/report/text.h"
#include "vm/sched/scheduler.h"

namespace gilbox {

// Where a blocked thread stands in the script.
struct BlockedPlace {
  std::string file;
  int line = 0;  // 0: not known
  std::string function;
  std::string source;  // the line's text; may be empty
};

// "Lock #3", "Condition #4": the same in reports and in traces. `id` 0: "a Lock".
std::string resource_name(WaitKind kind, uint64_t id);

// Several lines, each ended. `place`: of the blocked thread with that index. `thread_name`: of threads that
// hold something without being blocked themselves.
std::string deadlock_text(const DeadlockReport& report, const std::function<BlockedPlace(size_t)>& place,
                          const std::function<std::string(uint32_t)>& thread_name, Style style);

}  // namespace gilbox

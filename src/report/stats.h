// The table that --stats prints.
//
// Thread safety: pure functions.
#pragma once

#include <string>

#include "src/report/text.h"
#include "vm/trace/summary.h"

namespace gilbox {

// A line for each thread and one for all. `gil`: was the GIL on? Without it there is no holding, and waiting
// is for a stopped world or, simulated, for a core.
std::string stats_table(const RunSummary& summary, bool gil, Style style);

}  // namespace gilbox

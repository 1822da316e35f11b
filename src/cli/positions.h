// From what the machine notes about where threads are to places in the script.
//
// Thread safety: reads what never changes, and frames of threads that are blocked for good.
#pragma once

#include <cstdint>
#include <optional>

#include "src/report/deadlock.h"
#include "vm/trace/json_writer.h"

namespace gilbox {

struct Machine;
struct Thread;

// `code`: a CodeState*; `pc`: the index of a word in it.
std::optional<TraceLocation> locate_instruction(const void* code, uint32_t pc);

// The calls that a blocked thread is in, the innermost last, without those of the library's own modules.
std::vector<BlockedPlace> stack_of_blocked(Machine& machine, const BlockedThread& blocked,
                                           const std::string& script_text, const std::string& script_name);

// The script thread with that id, or null.
Thread* find_script_thread(Machine& machine, uint32_t id);

}  // namespace gilbox

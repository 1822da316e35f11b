// Which locks of a deadlock's cycle are critical sections and which may be signals, from the script's text.
//
// A lock that was taken by acquire() may be released by anyone, so a cycle with such a lock is a deadlock for
// certain only if those who took it are the ones meant to release it. The machine cannot know; the text
// mostly tells.
//
// Thread safety: any thread that is not attached. Reads what never changes, and frames of threads that the
// scheduler keeps blocked meanwhile.
#pragma once

#include <string>

#include "vm/sched/scheduler.h"

namespace gilbox {

struct CodeObject;
struct Machine;

// For reports that are not certain. True if each lock that was taken by a call is released by its holder
// later on: further down in a function that it is in, or in one that is called there by name, or in the
// __exit__ that belongs to the __enter__ that took it. Otherwise true only if no function releases
// anything. Calls that a pool has not begun can be cancelled: false where the text says so.
bool cycle_is_of_critical_sections(Machine& machine, const DeadlockReport& report, const CodeObject& script,
                                   const std::string& script_text);

}  // namespace gilbox

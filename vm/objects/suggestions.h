// "Did you mean: 'x'?" for names and attributes that do not exist; follows CPython 3.12's
// Python/suggestions.c.
//
// Thread safety: attached threads only. May run script code (__dir__); leaves no exception pending.
#pragma once

#include <string>
#include <string_view>

#include "vm/objects/protocol.h"

namespace gilbox {

// CPython's interpreter and its module traceback look for names in slightly different ways.
enum class Writer : uint8_t { kInterpreter, kLibrary };

// What the script probably meant, as it stands behind the message: ". Did you mean: 'x'?", ". Did you forget
// to import 'x'?"; empty: no idea, or not an exception that is about a name.
std::string suggestion_for(Thread& t, Value exception, Writer writer);

// The attribute of a NameError that keeps the `self` of the method; no name that scripts can write.
inline constexpr const char* kSelfOfError = " self";

// How many edits lead from a to b, in CPython's costs (2 for each, 1 for a change of case); more than
// `max_cost` when the distance exceeds it. In bytes.
size_t edit_distance(std::string_view a, std::string_view b, size_t max_cost);

}  // namespace gilbox

// The modules written in Python: their sources, part of the program.
//
// Thread safety: constants.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace gilbox {

// (name of the module, source), in the order of names. What Machine::library is to be.
std::span<const std::pair<const char*, std::string_view>> library_modules();

}  // namespace gilbox

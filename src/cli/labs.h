// The experiments of scripts/labs, part of the program.
//
// Thread safety: constants.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace gilbox {

// (name, script), in the order of names.
std::span<const std::pair<const char*, std::string_view>> lab_scripts();

}  // namespace gilbox

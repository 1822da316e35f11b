// Runs this program again as a fresh process and measures it: the runs of `compare`.
//
// Thread safety: one child at a time.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "src/report/comparison.h"

namespace gilbox {

// Bytes of output after which a run is ended.
inline constexpr uint64_t kMostOutput = uint64_t{1} << 30;

// `arguments`: the program's name first. `input`: its standard input. `tick` is
// called every now and then while it runs. An error in words if the process cannot be started.
std::variant<ComparedRun, std::string> run_child(const std::vector<std::string>& arguments,
                                                 const std::string& input, const std::function<void()>& tick);

}  // namespace gilbox

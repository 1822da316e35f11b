// The commands, one a file. Each takes the arguments behind its name and returns the exit status.
#pragma once

#include <span>
#include <string>

namespace gilbox {

int run_command(std::span<const std::string> arguments);
int compare_command(std::span<const std::string> arguments);
int dis_command(std::span<const std::string> arguments);
int lab_command(std::span<const std::string> arguments);

// Finds the command and runs it; anything else is a script to run.
int dispatch(std::span<const std::string> arguments);

}  // namespace gilbox

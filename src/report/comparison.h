// What `compare` found out, as a table and as JSON.
//
// Thread safety: pure functions over plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/report/run_report.h"
#include "src/report/text.h"

namespace gilbox {

// One run in a process of its own.
struct ComparedRun {
  Nanos wall = 0;          // from starting the process to its end
  Nanos cpu = 0;           // user and system together
  uint64_t memory = 0;     // resident bytes at most
  int exit_status = 0;     // 128 and more: ended by that signal
  bool cut_short = false;  // ended because it wrote too much
  std::string output;
  std::string errors;  // what it wrote to standard error
  std::optional<RunReport> report;

  uint64_t switches() const {
    return report ? report->total.forced_switches + report->total.voluntary_switches : 0;
  }
};

// All runs of one kind.
struct ComparedWay {
  bool gil = true;
  std::string rules;              // whose, "3.9"; empty: not asked for
  std::string policy;             // "fifo"; empty: the rules' own
  bool ticks = false;             // the GIL is offered every so many check points
  int cores = 0;                  // simulated; else 0
  std::vector<ComparedRun> runs;  // at least one
};

// Median, least and most of a figure. The median of an even number of runs is the mean of the middle two.
struct Spread {
  double median = 0;
  double least = 0;
  double most = 0;
};
Spread spread_of(std::vector<double> values);

struct Comparison {
  std::string program;
  std::string script;
  std::vector<std::string> arguments;
  bool simulated = false;
  uint64_t seed = 0;
  Nanos switch_interval = 0;
  // GIL on and off, or the rules and policies asked for; simulated: each with each number of cores.
  std::vector<ComparedWay> ways;
};

struct OutputDifference {
  enum class Kind : unsigned char { kSame, kReordered, kDiffers };
  struct Line {
    size_t number;  // from 1
    std::string left, right;
    bool left_ended = false, right_ended = false;  // that output has no such line
  };
  Kind kind = Kind::kSame;
  std::string left, right;  // which runs
  std::vector<Line> lines;  // the first that differ
};
// Compares every run's output with the first one's; tells about the first that differs most.
OutputDifference compare_outputs(const Comparison& comparison, size_t most_lines = 3);

std::string comparison_text(const Comparison& comparison, Style style);
std::string comparison_json(const Comparison& comparison);

// "GIL on", "GIL off, 4 cores"
std::string way_name(const ComparedWay& way);

}  // namespace gilbox

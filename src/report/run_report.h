// The figures of one run as a line of JSON: what a run started by `compare` tells its parent.
//
// Thread safety: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vm/trace/summary.h"

namespace gilbox {

struct RunReport {
  Nanos duration = 0;  // on the scheduler's clock: virtual in a simulated run
  double waiting_share = 0;
  ThreadStats total;
  uint64_t threads = 0;
  int exit_status = 0;
  std::string ended_by;
  std::vector<std::string> lock_orders;  // taken both ways, see RunSummary
};

std::string run_report_json(const RunSummary& summary, int exit_status, const std::string& ended_by);
// Nothing if the text is not a whole report: the run was cut short.
std::optional<RunReport> parse_run_report(std::string_view text);

}  // namespace gilbox

#include "src/report/run_report.h"

#include <nlohmann/json.hpp>

namespace gilbox {

using Json = nlohmann::ordered_json;

std::string run_report_json(const RunSummary& summary, int exit_status, const std::string& ended_by) {
  const ThreadStats& total = summary.total;
  const Json json = {{"duration", summary.duration},
                     {"waiting_share", summary.waiting_share},
                     {"holding", total.holding},
                     {"waiting", total.waiting},
                     {"without", total.without},
                     {"blocked", total.blocked},
                     {"asleep", total.asleep},
                     {"forced_switches", total.forced_switches},
                     {"voluntary_switches", total.voluntary_switches},
                     {"threads", summary.threads.size()},
                     {"exit_status", exit_status},
                     {"ended_by", ended_by},
                     {"lock_orders", summary.lock_orders}};
  return json.dump() + "\n";
}

std::optional<RunReport> parse_run_report(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("ended_by")) return std::nullopt;
  RunReport report;
  report.duration = json.value("duration", Nanos{0});
  report.waiting_share = json.value("waiting_share", 0.0);
  report.total.holding = json.value("holding", Nanos{0});
  report.total.waiting = json.value("waiting", Nanos{0});
  report.total.without = json.value("without", Nanos{0});
  report.total.blocked = json.value("blocked", Nanos{0});
  report.total.asleep = json.value("asleep", Nanos{0});
  report.total.forced_switches = json.value("forced_switches", uint64_t{0});
  report.total.voluntary_switches = json.value("voluntary_switches", uint64_t{0});
  report.threads = json.value("threads", uint64_t{0});
  report.exit_status = json.value("exit_status", 0);
  report.ended_by = json.value("ended_by", "");
  report.lock_orders = json.value("lock_orders", std::vector<std::string>());
  return report;
}

}  // namespace gilbox

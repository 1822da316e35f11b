#include <nlohmann/json.hpp>

#include "src/report/comparison.h"

namespace gilbox {
namespace {

using Json = nlohmann::ordered_json;

Json run_json(const ComparedRun& run, bool simulated) {
  Json json;
  if (!simulated) {
    json["wall"] = run.wall;
    json["cpu"] = run.cpu;
    json["peak_memory"] = run.memory;
  }
  json["exit_status"] = run.exit_status;
  if (run.report) {
    const RunReport& report = *run.report;
    json["ended_by"] = report.ended_by;
    json["duration"] = report.duration;
    json["threads"] = report.threads;
    json["waiting_share"] = report.waiting_share;
    json["forced_switches"] = report.total.forced_switches;
    json["voluntary_switches"] = report.total.voluntary_switches;
    json["holding"] = report.total.holding;
    json["waiting"] = report.total.waiting;
    json["without"] = report.total.without;
    json["blocked"] = report.total.blocked;
    json["asleep"] = report.total.asleep;
    if (!report.lock_orders.empty()) json["lock_orders"] = report.lock_orders;
  }
  return json;
}

double median_time(const ComparedWay& way, bool simulated) {
  std::vector<double> values;
  for (const ComparedRun& run : way.runs) {
    values.push_back(static_cast<double>(simulated ? (run.report ? run.report->duration : 0) : run.wall));
  }
  return spread_of(std::move(values)).median;
}

Json way_json(const ComparedWay& way, const ComparedWay& base, bool simulated) {
  Json json;
  json["gil"] = way.gil;
  if (!way.rules.empty()) json["rules"] = way.rules;
  if (!way.policy.empty()) json["policy"] = way.policy;
  if (simulated) json["cores"] = way.cores;
  const double time = median_time(way, simulated);
  json["median_time"] = time;
  json["speed_up"] = time > 0 ? Json(median_time(base, simulated) / time) : Json(nullptr);
  json["runs"] = Json::array();
  for (const ComparedRun& run : way.runs) json["runs"].push_back(run_json(run, simulated));
  return json;
}

Json outputs_json(const OutputDifference& difference) {
  constexpr const char* kKinds[] = {"same", "reordered", "different"};
  Json json;
  json["outputs"] = kKinds[static_cast<size_t>(difference.kind)];
  if (difference.kind == OutputDifference::Kind::kSame) return json;
  json["compared"] = {difference.left, difference.right};
  json["first_differences"] = Json::array();
  for (const OutputDifference::Line& line : difference.lines) {
    const auto text = [](const std::string& s, bool ended) { return ended ? Json(nullptr) : Json(s); };
    json["first_differences"].push_back(
        {{"line", line.number},
         {"texts", {text(line.left, line.left_ended), text(line.right, line.right_ended)}}});
  }
  return json;
}

}  // namespace

std::string comparison_json(const Comparison& c) {
  Json json;
  json["format"] = "gilbox-compare";
  json["version"] = 1;
  json["program"] = c.program;
  json["script"] = c.script;
  json["arguments"] = c.arguments;
  json["simulated"] = c.simulated;
  if (c.simulated) json["seed"] = c.seed;
  json["switch_interval"] = c.switch_interval;
  json["ways"] = Json::array();
  for (const ComparedWay& way : c.ways) json["ways"].push_back(way_json(way, c.ways.front(), c.simulated));
  json.update(outputs_json(compare_outputs(c)));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gilbox

#include "src/report/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "src/report/table.h"

namespace gilbox {
namespace {

// Longest piece of a line that is shown.
constexpr size_t kMostShown = 100;

template <class Figure>
Spread spread(const ComparedWay& way, Figure figure) {
  std::vector<double> values;
  for (const ComparedRun& run : way.runs) values.push_back(static_cast<double>(figure(run)));
  return spread_of(std::move(values));
}

std::string duration(double nanos) {
  return format_duration(static_cast<Nanos>(nanos));
}

std::string duration_range(const Spread& s) {
  return s.least == s.most ? "" : fmt::format("{} to {}", duration(s.least), duration(s.most));
}

Spread time_of(const ComparedWay& way, bool simulated) {
  return spread(way, [simulated](const ComparedRun& run) {
    return simulated ? (run.report ? run.report->duration : 0) : run.wall;
  });
}

std::string speed_up(const ComparedWay& base, const ComparedWay& way, bool simulated) {
  const double time = time_of(way, simulated).median;
  return time > 0 ? fmt::format("{:.2f}", time_of(base, simulated).median / time) : "-";
}

std::string switches(const ComparedWay& way) {
  if (!way.gil) return "-";
  return fmt::format("{:.0f}", spread(way, [](const ComparedRun& run) { return run.switches(); }).median);
}
std::string forced(const ComparedWay& way) {
  if (!way.gil) return "-";
  return fmt::format("{:.0f}", spread(way, [](const ComparedRun& run) {
                                 return run.report ? run.report->total.forced_switches : 0;
                               }).median);
}
std::string waiting(const ComparedWay& way) {
  if (!way.gil) return "-";
  return format_share(
      spread(way, [](const ComparedRun& run) { return run.report ? run.report->waiting_share : 0; }).median);
}

std::string statuses(const ComparedWay& way) {
  std::string out;
  std::vector<int> seen;
  for (const ComparedRun& run : way.runs) {
    if (std::find(seen.begin(), seen.end(), run.exit_status) != seen.end()) continue;
    seen.push_back(run.exit_status);
    out += fmt::format("{}{}", out.empty() ? "" : ", ", run.exit_status);
    if (run.report && run.report->ended_by != "script") out += fmt::format(" ({})", run.report->ended_by);
  }
  return out;
}

std::vector<std::string> cells(const std::string& label, const std::vector<ComparedWay>& ways,
                               const std::function<std::string(const ComparedWay&)>& cell) {
  std::vector<std::string> row = {label};
  for (const ComparedWay& way : ways) row.push_back(cell(way));
  return row;
}

std::string measured_table(const Comparison& c, Style style) {
  Table table = Table::labelled(c.ways.size());
  const auto row = [&](const std::string& label, const std::function<std::string(const ComparedWay&)>& cell) {
    table.row(cells(label, c.ways, cell));
  };
  table.heading(cells("", c.ways, way_name));
  row("wall time, median", [](const ComparedWay& way) { return duration(time_of(way, false).median); });
  if (c.ways.front().runs.size() > 1) {
    row("wall time, range", [](const ComparedWay& way) { return duration_range(time_of(way, false)); });
  }
  row("CPU time", [](const ComparedWay& way) {
    return duration(spread(way, [](const ComparedRun& run) { return run.cpu; }).median);
  });
  table.total(cells("speed-up", c.ways,
                    [&](const ComparedWay& way) { return speed_up(c.ways.front(), way, false); }));
  row("GIL switches", switches);
  row("  of these forced", forced);
  row("waiting for the GIL", waiting);
  row("peak memory", [](const ComparedWay& way) {
    return format_bytes(
        static_cast<uint64_t>(spread(way, [](const ComparedRun& run) { return run.memory; }).median));
  });
  row("exit status", statuses);
  return table.text(style);
}

// Without the number of cores.
std::string lock_name(const ComparedWay& way) {
  if (way.rules.empty() && way.policy.empty()) return way.gil ? "GIL on" : "GIL off";
  std::string name = way.rules.empty() ? "" : "rules " + way.rules;
  if (!way.policy.empty()) name += name.empty() ? way.policy : ", " + way.policy;
  return name;
}

// A group of rows for each way of locking, a column for each number of cores.
std::string simulated_table(const Comparison& c, Style style) {
  size_t columns = 1;
  while (columns < c.ways.size() && lock_name(c.ways[columns]) == lock_name(c.ways[0])) ++columns;
  Table table = Table::labelled(columns);
  std::vector<std::string> heading = {""};
  size_t width = 0;
  for (size_t i = 0; i < columns; ++i) {
    heading.push_back(format_count(static_cast<uint64_t>(c.ways[i].cores), "core"));
  }
  for (const ComparedWay& way : c.ways) width = std::max(width, lock_name(way).size() + 2);
  table.heading(std::move(heading));
  for (auto begin = c.ways.begin(); begin != c.ways.end(); begin += static_cast<ptrdiff_t>(columns)) {
    const std::vector<ComparedWay> group(begin, begin + static_cast<ptrdiff_t>(columns));
    const std::string name = fmt::format("{:<{}}", lock_name(group.front()), width);
    const std::string indent(width, ' ');
    table.row(cells(name + "simulated time", group,
                    [](const ComparedWay& way) { return duration(time_of(way, true).median); }));
    if (group.front().runs.size() > 1) {
      table.row(cells(indent + "range", group,
                      [](const ComparedWay& way) { return duration_range(time_of(way, true)); }));
    }
    table.total(cells(indent + "speed-up", group,
                      [&](const ComparedWay& way) { return speed_up(c.ways.front(), way, true); }));
    if (group.front().gil) {
      table.row(cells(indent + "GIL switches", group, switches));
      table.row(cells(indent + "waiting for the GIL", group, waiting));
    }
    table.row(cells(indent + "exit status", group, statuses));
  }
  return table.text(style);
}

// One line, without what a terminal would act on.
std::string shown(const std::string& line) {
  std::string out;
  for (const char c : line) {
    if (out.size() >= kMostShown && (static_cast<unsigned char>(c) & 0xC0) != 0x80) return out + " ...";
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string difference_text(const OutputDifference& difference, Style style) {
  if (difference.kind == OutputDifference::Kind::kSame) return "The outputs are the same.\n";
  const bool reordered = difference.kind == OutputDifference::Kind::kReordered;
  std::string out =
      style.bold(reordered ? "The outputs differ in the order of their lines" : "The outputs differ") +
      fmt::format(" ({} and {}):\n", difference.left, difference.right);
  const int width = std::max(display_width(difference.left), display_width(difference.right));
  for (const OutputDifference::Line& line : difference.lines) {
    const std::string where = fmt::format("line {}", line.number);
    out += fmt::format("  {}  {:<{}}  {}\n", where, difference.left, width,
                       line.left_ended ? style.dim("(has ended)") : style.red(shown(line.left)));
    out += fmt::format("  {:<{}}  {:<{}}  {}\n", "", where.size(), difference.right, width,
                       line.right_ended ? style.dim("(has ended)") : style.green(shown(line.right)));
  }
  return out;
}

// Orders of locks that a run has taken both ways: the danger is there in every way of running.
std::string lock_orders_text(const Comparison& c) {
  std::vector<std::string> seen;
  std::string out;
  for (const ComparedWay& way : c.ways) {
    for (const ComparedRun& run : way.runs) {
      if (!run.report) continue;
      for (const std::string& order : run.report->lock_orders) {
        if (std::find(seen.begin(), seen.end(), order) != seen.end()) continue;
        seen.push_back(order);
        out += fmt::format("locks taken both ways ({}): {}\n", way_name(way), order);
      }
    }
  }
  return out;
}

// What the first run that failed had to say.
std::string failure_text(const Comparison& c) {
  for (const ComparedWay& way : c.ways) {
    for (const ComparedRun& run : way.runs) {
      if (run.cut_short) return fmt::format("A run ({}) was ended: it wrote too much.\n", way_name(way));
      if (run.exit_status == 0 || run.errors.empty()) continue;
      std::string text = run.errors;
      constexpr size_t kMost = 4000;
      if (text.size() > kMost) {
        text.resize(kMost);
        text += "...\n";
      }
      return fmt::format("Standard error of the first run that failed ({}):\n{}", way_name(way), text);
    }
  }
  return "";
}

}  // namespace

Spread spread_of(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const size_t middle = values.size() / 2;
  const double median = values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  return {median, values.front(), values.back()};
}

std::string way_name(const ComparedWay& way) {
  std::string name = lock_name(way);
  if (way.cores != 0) name += ", " + format_count(static_cast<uint64_t>(way.cores), "core");
  return name;
}

std::string comparison_text(const Comparison& c, Style style) {
  const size_t runs = c.ways.front().runs.size();
  const bool by_rules = !c.ways.front().rules.empty() || !c.ways.front().policy.empty();
  std::string out = c.script;
  for (const std::string& argument : c.arguments) out += " " + argument;
  out += c.simulated ? fmt::format(": simulated, seed {}", c.seed) : "";
  out += c.simulated ? (runs > 1 ? fmt::format(" to {}\n\n", c.seed + runs - 1) : "\n\n")
                     : fmt::format(": {} {}\n\n", runs == 1 ? "one run" : fmt::format("{} runs", runs),
                                   by_rules ? "of each in turn" : "with the GIL on and off in turn");
  out += c.simulated ? simulated_table(c, style) : measured_table(c, style);
  return out + "\n" + difference_text(compare_outputs(c), style) + lock_orders_text(c) + failure_text(c);
}

}  // namespace gilbox

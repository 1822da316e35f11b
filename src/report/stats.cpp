#include "src/report/stats.h"

#include <fmt/format.h>

#include "src/report/table.h"

namespace gilbox {
namespace {

std::vector<std::string> figures(std::string id, std::string name, const ThreadStats& stats) {
  return {std::move(id),
          std::move(name),
          format_duration(stats.holding),
          format_duration(stats.waiting),
          format_duration(stats.without),
          format_duration(stats.blocked),
          format_duration(stats.asleep),
          fmt::format("{}", stats.forced_switches),
          fmt::format("{}", stats.voluntary_switches)};
}

// Nothing went wrong, perhaps by luck.
std::string lock_orders_text(const RunSummary& summary) {
  std::string out;
  for (const std::string& order : summary.lock_orders)
    out += fmt::format("locks taken both ways: {}\n", order);
  return out;
}

}  // namespace

std::string stats_table(const RunSummary& summary, bool gil, Style style) {
  std::vector<Table::Align> align(9, Table::Align::kRight);
  align[1] = Table::Align::kLeft;
  Table table(std::move(align));
  table.heading(
      {"id", "thread", "holding", "waiting", "without", "blocked", "asleep", "forced", "voluntary"});
  for (const ThreadSummary& thread : summary.threads) {
    std::string name = thread.name;
    if (thread.daemon) name += " (daemon)";
    if (thread.end < 0) name += " (still running)";
    table.row(figures(fmt::format("{}", thread.id), std::move(name), thread.stats));
  }
  table.total(figures("", "all", summary.total));
  return fmt::format("{}: {}, {} waiting for {}\n", gil ? "GIL on" : "GIL off",
                     format_duration(summary.duration), format_share(summary.waiting_share),
                     gil ? "the GIL" : "others") +
         table.text(style) + lock_orders_text(summary);
}

}  // namespace gilbox

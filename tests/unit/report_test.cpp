#include <gtest/gtest.h>

#include "src/report/comparison.h"
#include "src/report/deadlock.h"
#include "src/report/stats.h"
#include "src/report/table.h"

namespace gilbox {
namespace {

TEST(ReportText, Durations_have_three_digits_and_a_unit) {
  EXPECT_EQ(format_duration(0), "0");
  EXPECT_EQ(format_duration(412), "412 ns");
  EXPECT_EQ(format_duration(5'020'000), "5.02 ms");
  EXPECT_EQ(format_duration(93'100), "93.1 us");
  EXPECT_EQ(format_duration(1'234'000'000), "1.234 s");
  EXPECT_EQ(format_duration(999'700), "1.00 ms");
  EXPECT_EQ(format_duration(9'996'000), "10.0 ms");
  EXPECT_EQ(format_bytes(12'900'000), "12.3 MiB");
  EXPECT_EQ(format_share(0.1234), "12.3 %");
  EXPECT_EQ(format_count(1, "core"), "1 core");
  EXPECT_EQ(format_count(4, "core"), "4 cores");
}

TEST(ReportText, Chinese_characters_are_two_columns_wide) {
  EXPECT_EQ(display_width("abc"), 3);
  EXPECT_EQ(display_width("线程"), 4);
  EXPECT_EQ(display_width("e\xcc\x81"), 1);
}

TEST(ReportTable, Columns_line_up_whatever_the_width_of_characters) {
  Table table = Table::labelled(1);
  table.heading({"name", "n"});
  table.row({"线程", "1"});
  table.row({"a", "100"});
  EXPECT_EQ(table.text(),
            "name    n\n"
            "线程    1\n"
            "a     100\n");
}

TEST(ReportTable, Escape_sequences_do_not_reach_text_without_colour) {
  Table table = Table::labelled(1);
  table.heading({"a", "b"});
  EXPECT_EQ(table.text(Style{false}).find('\033'), std::string::npos);
  EXPECT_NE(table.text(Style{true}).find('\033'), std::string::npos);
}

TEST(ReportStats, Every_thread_and_the_total_have_a_line) {
  ThreadSummary painter{2, "painter", true, 0, 10, {}};
  painter.stats.forced_switches = 7;
  const RunSummary summary = summarize({{1, "MainThread", false, 0, 20, {}}, painter}, 20);
  const std::string text = stats_table(summary, true, {});
  EXPECT_NE(text.find("MainThread"), std::string::npos);
  EXPECT_NE(text.find("painter (daemon)"), std::string::npos);
  EXPECT_NE(text.find("all"), std::string::npos);
  EXPECT_NE(text.find('7'), std::string::npos);
}

DeadlockReport cycle_of_two() {
  DeadlockReport report;
  report.global = true;
  BlockedThread artist;
  artist.thread = 2;
  artist.name = "artist";
  artist.kind = WaitKind::kLock;
  artist.resource_id = 1;
  artist.owner = 3;
  BlockedThread tailor;
  tailor.thread = 3;
  tailor.name = "tailor";
  tailor.kind = WaitKind::kRLock;
  tailor.resource_id = 2;
  tailor.owner = 2;
  artist.owner_name = "tailor";
  tailor.owner_name = "artist";
  report.blocked = {artist, tailor};
  report.cycle = {0, 1};
  return report;
}

TEST(ReportDeadlock, Names_threads_locks_places_and_the_cycle) {
  const auto stack = [](size_t index) {
    return std::vector<BlockedPlace>{{"/s.py", static_cast<int>(10 + index), "work", "lock.acquire()"}};
  };
  EXPECT_EQ(deadlock_text(cycle_of_two(), {stack, nullptr}, {}),
            "gilbox: deadlock: 2 threads wait and nothing is left that could wake them\n"
            "  artist (id 2) waits for Lock #1, held by tailor (id 3)\n"
            "    File \"/s.py\", line 10, in work\n"
            "      lock.acquire()\n"
            "  tailor (id 3) waits for RLock #2, held by artist (id 2)\n"
            "    File \"/s.py\", line 11, in work\n"
            "      lock.acquire()\n"
            "  the cycle: artist -> Lock #1 -> tailor -> RLock #2 -> artist\n");
}

TEST(ReportDeadlock, Holders_that_have_ended_and_since_when_are_named) {
  DeadlockReport report = cycle_of_two();
  report.global = true;
  report.blocked.pop_back();
  report.cycle.clear();
  report.blocked[0].owner_ended = true;
  const auto stack = [](size_t) { return std::vector<BlockedPlace>{}; };
  EXPECT_EQ(deadlock_text(report, {stack, [](const void*, uint32_t) { return 7; }}, {}),
            "gilbox: deadlock: one thread waits and nothing is left that could wake it\n"
            "  artist (id 2) waits for Lock #1, held by tailor (id 3) since line 7, which has ended without "
            "releasing it\n");
  EXPECT_EQ(deadlock_summary(cycle_of_two()), "deadlock: artist -> Lock #1 -> tailor -> RLock #2 -> artist");
}

ComparedRun run_with(const std::string& output, Nanos wall = kSecond) {
  ComparedRun run;
  run.wall = wall;
  run.output = output;
  run.report.emplace();
  run.report->ended_by = "script";
  return run;
}

Comparison comparison_of(std::vector<std::string> with_gil, std::vector<std::string> without) {
  Comparison comparison;
  comparison.script = "s.py";
  comparison.ways.resize(2);
  comparison.ways[1].gil = false;
  for (const std::string& output : with_gil) comparison.ways[0].runs.push_back(run_with(output));
  for (const std::string& output : without) comparison.ways[1].runs.push_back(run_with(output, kSecond / 2));
  return comparison;
}

TEST(ReportComparison, Outputs_that_agree_in_all_runs_are_the_same) {
  EXPECT_EQ(compare_outputs(comparison_of({"a\n", "a\n"}, {"a\n", "a\n"})).kind,
            OutputDifference::Kind::kSame);
}

TEST(ReportComparison, The_same_lines_in_another_order_are_called_so) {
  EXPECT_EQ(compare_outputs(comparison_of({"a\nb\n"}, {"b\na\n"})).kind, OutputDifference::Kind::kReordered);
}

TEST(ReportComparison, The_first_differing_lines_are_shown) {
  const OutputDifference difference = compare_outputs(comparison_of({"a\nb\nc\n"}, {"a\nX\n"}));
  EXPECT_EQ(difference.kind, OutputDifference::Kind::kDiffers);
  ASSERT_EQ(difference.lines.size(), 2u);
  EXPECT_EQ(difference.lines[0].number, 2u);
  EXPECT_EQ(difference.lines[0].left, "b");
  EXPECT_EQ(difference.lines[0].right, "X");
  EXPECT_TRUE(difference.lines[1].right_ended);
}

TEST(ReportComparison, A_difference_between_on_and_off_is_preferred_to_one_between_runs_of_a_kind) {
  const OutputDifference difference = compare_outputs(comparison_of({"a\n", "b\n"}, {"a\n", "c\n"}));
  EXPECT_EQ(difference.right, "GIL off, run 2");
}

TEST(ReportComparison, Speed_up_is_that_of_the_medians) {
  const std::string text = comparison_text(comparison_of({"a\n"}, {"a\n"}), {});
  EXPECT_NE(text.find("2.00"), std::string::npos) << text;
  const Spread spread = spread_of({4, 1, 3, 2});
  EXPECT_EQ(spread.median, 2.5);
  EXPECT_EQ(spread.least, 1);
  EXPECT_EQ(spread.most, 4);
}

TEST(ReportComparison, A_run_report_survives_its_way_to_the_parent) {
  RunSummary summary = summarize({{1, "MainThread", false, 0, 20, {}}}, 20);
  summary.total.forced_switches = 3;
  summary.total.waiting = 17;
  const auto report = parse_run_report(run_report_json(summary, 4, "exception"));
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->total.forced_switches, 3u);
  EXPECT_EQ(report->total.waiting, 17);
  EXPECT_EQ(report->exit_status, 4);
  EXPECT_EQ(report->ended_by, "exception");
  EXPECT_FALSE(parse_run_report("{\"duration\":").has_value());
}

}  // namespace
}  // namespace gilbox

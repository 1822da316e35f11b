#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "src/report/comparison.h"

namespace gilbox {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

OutputDifference::Kind kind_of(std::vector<std::string_view> a, std::vector<std::string_view> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b ? OutputDifference::Kind::kReordered : OutputDifference::Kind::kDiffers;
}

OutputDifference difference(const std::string& a, const std::string& b, size_t most_lines) {
  OutputDifference result;
  if (a == b) return result;
  const std::vector<std::string_view> left = lines_of(a);
  const std::vector<std::string_view> right = lines_of(b);
  result.kind = kind_of(left, right);
  for (size_t i = 0; i < std::max(left.size(), right.size()) && result.lines.size() < most_lines; ++i) {
    OutputDifference::Line line;
    line.number = i + 1;
    line.left_ended = i >= left.size();
    line.right_ended = i >= right.size();
    if (!line.left_ended) line.left = left[i];
    if (!line.right_ended) line.right = right[i];
    if (line.left_ended != line.right_ended || line.left != line.right)
      result.lines.push_back(std::move(line));
  }
  return result;
}

std::string run_name(const ComparedWay& way, size_t index) {
  return way.runs.size() == 1 ? way_name(way) : fmt::format("{}, run {}", way_name(way), index + 1);
}

}  // namespace

OutputDifference compare_outputs(const Comparison& comparison, size_t most_lines) {
  const ComparedWay& first = comparison.ways.front();
  OutputDifference result;
  // The other ways first: a difference between GIL on and off says more than one between runs of a kind.
  for (const bool same_kind : {false, true}) {
    for (const ComparedWay& way : comparison.ways) {
      if ((way.gil == first.gil) != same_kind) continue;
      for (size_t i = 0; i < way.runs.size(); ++i) {
        if (way.runs[i].output == first.runs.front().output) continue;
        OutputDifference found = difference(first.runs.front().output, way.runs[i].output, most_lines);
        if (found.kind <= result.kind) continue;
        result = std::move(found);
        result.left = run_name(first, 0);
        result.right = run_name(way, i);
      }
    }
  }
  return result;
}

}  // namespace gilbox

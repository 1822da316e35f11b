#include "src/report/table.h"

#include <algorithm>

namespace gilbox {

Table Table::labelled(size_t others) {
  std::vector<Align> align(others + 1, Align::kRight);
  align[0] = Align::kLeft;
  return Table(std::move(align));
}

std::string Table::text(Style style) const {
  std::vector<int> widths(align_.size(), 0);
  for (const Row& row : rows_) {
    for (size_t i = 0; i < row.cells.size(); ++i)
      widths[i] = std::max(widths[i], display_width(row.cells[i]));
  }
  std::string out;
  for (const Row& row : rows_) {
    std::string line;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const auto padding = static_cast<size_t>(widths[i] - display_width(row.cells[i]));
      if (i != 0) line += "  ";
      if (align_[i] == Align::kRight) line.append(padding, ' ');
      line += row.cells[i];
      if (align_[i] == Align::kLeft) line.append(padding, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += (row.kind == Row::kPlain ? line : style.bold(line)) + "\n";
  }
  return out;
}

}  // namespace gilbox

// A table of text with aligned columns.
//
// Thread safety: none.
#pragma once

#include <string>
#include <vector>

#include "src/report/text.h"

namespace gilbox {

class Table {
 public:
  enum class Align : unsigned char { kLeft, kRight };

  // `align`: of every column; rows may be shorter, not longer.
  explicit Table(std::vector<Align> align) : align_(std::move(align)) {}
  // The first column to the left, `others` more to the right.
  static Table labelled(size_t others);

  void heading(std::vector<std::string> cells) { rows_.push_back({Row::kHeading, std::move(cells)}); }
  void row(std::vector<std::string> cells) { rows_.push_back({Row::kPlain, std::move(cells)}); }
  void total(std::vector<std::string> cells) { rows_.push_back({Row::kTotal, std::move(cells)}); }

  // Each line ends with a newline and has no spaces at its end. Headings and totals are set off by `style`.
  std::string text(Style style = {}) const;

 private:
  struct Row {
    enum Kind : unsigned char { kHeading, kPlain, kTotal } kind;
    std::vector<std::string> cells;
  };
  std::vector<Align> align_;
  std::vector<Row> rows_;
};

}  // namespace gilbox

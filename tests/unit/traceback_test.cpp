// The carets of tracebacks and the distance between names; the expected values are CPython 3.11's.
#include <gtest/gtest.h>

#include <string>

#include "vm/objects/suggestions.h"
#include "vm/objects/traceback_lines.h"

namespace gilbox {
namespace {

std::string marked(const std::string& expression) {
  const Anchors anchors = find_anchors(expression);
  return expression.substr(anchors.begin, anchors.end - anchors.begin);
}

std::string carets(const std::string& line, uint32_t col, uint32_t end_col, uint32_t end_line = 1) {
  return caret_line(line, Position{1, end_line, col, end_col}, false);
}

TEST(Anchors, The_outermost_operator_is_marked) {
  EXPECT_EQ(marked("a + b * c"), "+");
  EXPECT_EQ(marked("(a + b) // c"), "//");
  EXPECT_EQ(marked("a - b - c"), "-");
  EXPECT_EQ(find_anchors("a - b - c").begin, 6U);
  EXPECT_EQ(find_anchors("a ** b ** c").begin, 2U);
  EXPECT_EQ(marked("a + '+' % b"), "+");
  EXPECT_EQ(marked("1e+5 - x"), "-");
}

TEST(Anchors, A_parenthesis_right_behind_the_operator_is_marked_too) {
  EXPECT_EQ(marked("(a)+(b)"), "+(");
  EXPECT_EQ(marked("a+-b"), "+");
}

TEST(Anchors, A_subscript_is_marked_from_bracket_to_bracket) {
  EXPECT_EQ(marked("a[b][c]"), "[c]");
  EXPECT_EQ(marked("a[ \"]\" ]"), "[ \"]\" ]");
}

TEST(Anchors, Other_expressions_have_none) {
  for (const char* text :
       {"f(a + b)", "-a", "-a[0]", "a < b", "not a + b", "a, b", "[1, 2]", "x.y", "-a ** b"}) {
    EXPECT_EQ(marked(text), "") << text;
  }
}

TEST(Carets, None_under_a_whole_line) {
  EXPECT_EQ(carets("  f(1)", 2, 6), "");
  EXPECT_EQ(carets("  x = f(1)", 6, 10), "    ^^^^");
}

TEST(Carets, Wide_characters_take_two_columns) {
  EXPECT_EQ(carets("数 = 未()", 6, 11), "     ^^^^");
}

TEST(Carets, A_range_over_several_lines_ends_with_the_first) {
  EXPECT_EQ(carets("x = f(1,  ", 4, 3, 2), "    ^^^^");
}

TEST(EditDistance, Counts_two_for_an_edit_and_one_for_a_change_of_case) {
  EXPECT_EQ(edit_distance("counter", "counter", 10), 0U);
  EXPECT_EQ(edit_distance("countr", "counter", 10), 2U);
  EXPECT_EQ(edit_distance("Counter", "counter", 10), 1U);
  EXPECT_EQ(edit_distance("abc", "xyz", 3), 4U);
}

}  // namespace
}  // namespace gilbox

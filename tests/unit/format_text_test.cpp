#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "vm/objects/format.h"

namespace gilbox {
namespace {

std::string text(double d, char type, int precision, bool alternate = false, bool point_zero = false) {
  TextBuffer out;
  append_double(&out, d, type, precision, alternate, point_zero);
  return fmt::to_string(out);
}

TEST(DoubleText, Repr_is_the_shortest_that_reads_back) {
  EXPECT_EQ(double_repr(0.1), "0.1");
  EXPECT_EQ(double_repr(1.0 / 3), "0.3333333333333333");
  EXPECT_EQ(double_repr(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(double_repr(5e-324), "5e-324");
  EXPECT_EQ(double_repr(1.7976931348623157e308), "1.7976931348623157e+308");
}

TEST(DoubleText, Repr_of_whole_numbers_has_a_point) {
  EXPECT_EQ(double_repr(1), "1.0");
  EXPECT_EQ(double_repr(-0.0), "-0.0");
  EXPECT_EQ(double_repr(123456789012345680.0), "1.2345678901234568e+17");
}

TEST(DoubleText, Repr_uses_an_exponent_from_1e16_and_below_1e_4) {
  EXPECT_EQ(double_repr(1e15), "1000000000000000.0");
  EXPECT_EQ(double_repr(1e16), "1e+16");
  EXPECT_EQ(double_repr(0.0001), "0.0001");
  EXPECT_EQ(double_repr(0.00001), "1e-05");
}

TEST(DoubleText, Repr_of_what_is_no_number) {
  EXPECT_EQ(double_repr(std::numeric_limits<double>::infinity()), "inf");
  EXPECT_EQ(double_repr(-std::numeric_limits<double>::infinity()), "-inf");
  EXPECT_EQ(double_repr(std::nan("")), "nan");
}

TEST(DoubleText, Fixed_rounds_exactly) {
  EXPECT_EQ(text(0.5, 'f', 0), "0");
  EXPECT_EQ(text(1.5, 'f', 0), "2");
  EXPECT_EQ(text(2.675, 'f', 2), "2.67");
  EXPECT_EQ(text(1.0, 'f', 0, true), "1.");
}

TEST(DoubleText, Fixed_gives_all_digits_of_a_large_number) {
  EXPECT_EQ(text(1e22, 'f', 1), "10000000000000000000000.0");
  EXPECT_EQ(text(1, 'f', 1200).size(), 1202u);
}

TEST(DoubleText, Exponents_have_two_digits_at_least) {
  EXPECT_EQ(text(12345.678, 'e', 3), "1.235e+04");
  EXPECT_EQ(text(1, 'e', 0), "1e+00");
  EXPECT_EQ(text(1, 'e', 0, true), "1.e+00");
  EXPECT_EQ(text(1e-100, 'e', 2), "1.00e-100");
}

TEST(DoubleText, General_drops_zeros_unless_alternate) {
  EXPECT_EQ(text(100000, 'g', 6), "100000");
  EXPECT_EQ(text(1000000, 'g', 6), "1e+06");
  EXPECT_EQ(text(0.0001, 'g', 6), "0.0001");
  EXPECT_EQ(text(1, 'g', 6, true), "1.00000");
  EXPECT_EQ(text(0, 'g', 6, true), "0.00000");
}

TEST(DoubleText, General_with_a_point_switches_to_exponents_one_digit_earlier) {
  EXPECT_EQ(text(123, 'g', 3, false, true), "1.23e+02");
  EXPECT_EQ(text(12, 'g', 3, false, true), "12.0");
}

}  // namespace
}  // namespace gilbox

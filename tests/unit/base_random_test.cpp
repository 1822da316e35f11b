#include <gtest/gtest.h>

#include "vm/base/random.h"

namespace gilbox {
namespace {

TEST(Random, The_same_seed_gives_the_same_numbers_on_every_machine) {
  Random random(42);
  // Worked out from the published algorithms.
  EXPECT_EQ(random.next(), 0x15780b2e0c2ec716u);
  EXPECT_EQ(random.next(), 0x6104d9866d113a7eu);
  Random again(42);
  again.next();
  EXPECT_EQ(again.next(), 0x6104d9866d113a7eu);
}

TEST(Random, Numbers_in_a_range_reach_both_ends_and_no_further) {
  Random random(1);
  bool low = false, high = false;
  for (int i = 0; i < 1000; ++i) {
    const int64_t value = random.between(-2, 3);
    ASSERT_GE(value, -2);
    ASSERT_LE(value, 3);
    low |= value == -2;
    high |= value == 3;
    ASSERT_LT(random.below(10), 10u);
  }
  EXPECT_TRUE(low && high);
}

}  // namespace
}  // namespace gilbox

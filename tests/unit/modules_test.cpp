// Parts of the native modules that scripts cannot reach one by one.
#include "vm/modules/modules.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "vm/library/library.h"
#include "vm/modules/math.h"
#include "vm/modules/sha512.h"

namespace gilbox {
namespace {

std::string hex(std::string_view data) {
  std::string text;
  for (uint8_t byte : sha512(data)) text += fmt::format("{:02x}", byte);
  return text;
}

TEST(Sha512, Gives_the_examples_of_the_standard) {
  EXPECT_EQ(hex("abc").substr(0, 32), "ddaf35a193617abacc417349ae204131");
  EXPECT_EQ(hex("").substr(0, 32), "cf83e1357eefb8bdf1542850d66d8007");
}

TEST(Vector_norm, Is_exact_where_plain_squares_overflow_or_vanish) {
  std::vector<double> large = {0x3p1000, 0x4p1000}, small = {0x3p-600, 0x4p-600}, tiny = {5e-324, 0};
  EXPECT_EQ(vector_norm(large), 0x5p1000);
  EXPECT_EQ(vector_norm(small), 0x5p-600);
  EXPECT_EQ(vector_norm(tiny), 5e-324);
  std::vector<double> infinite = {NAN, -HUGE_VAL};
  EXPECT_EQ(vector_norm(infinite), HUGE_VAL);
}

TEST(Standard_modules, Are_known_by_name) {
  EXPECT_TRUE(is_standard_module("asyncio"));
  EXPECT_TRUE(is_standard_module("xml.etree.ElementTree"));
  EXPECT_FALSE(is_standard_module("numpy"));
  EXPECT_FALSE(is_standard_module(""));
}

TEST(Library, Holds_whole_sources) {
  bool random = false;
  for (const auto& [name, source] : library_modules()) {
    EXPECT_FALSE(source.empty()) << name;
    EXPECT_EQ(source.back(), '\n') << name;
    random = random || std::string_view(name) == "random";
  }
  EXPECT_TRUE(random);
}

TEST(Modules, Each_is_listed_once) {
  const auto modules = native_modules();
  for (size_t i = 0; i < modules.size(); ++i) {
    for (size_t j = 0; j < i; ++j) EXPECT_STRNE(modules[i].name, modules[j].name);
  }
}

}  // namespace
}  // namespace gilbox

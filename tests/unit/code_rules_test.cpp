// Where each version's check points fall in `counter += 1`, in loops, and at calls.
#include <gtest/gtest.h>

#include "tests/unit/front_support.h"
#include "vm/code/rules.h"

namespace gilbox {
namespace {

std::shared_ptr<const CodeObject> compiled(const std::string& source) {
  front::CompileResult result = front::compile(source, "s.py");
  return std::get<std::shared_ptr<const CodeObject>>(std::move(result));
}

uint32_t index_of(const CodeObject& code, Op op) {
  for (uint32_t i = 0; i < code.words.size(); i += op_length(op_of(code.words[i]))) {
    if (op_of(code.words[i]) == op) return i;
  }
  ADD_FAILURE() << "no " << op_info(op).name;
  return 0;
}

TEST(CheckRules, All_are_found_by_their_names) {
  for (const char* name : {"2.7", "3.9", "3.10", "3.12"}) {
    ASSERT_NE(find_rules(name), nullptr) << name;
    EXPECT_STREQ(find_rules(name)->name(), name);
  }
  EXPECT_EQ(find_rules("3.8"), nullptr);
}

TEST(CheckRules27, A_switch_can_fall_between_the_load_and_the_store_of_a_global) {
  const auto code = compiled("c += 1\n");
  EXPECT_TRUE(is_check_point(*code, index_of(*code, Op::LOAD_GLOBAL), rules_2_7()));
  EXPECT_TRUE(is_check_point(*code, index_of(*code, Op::INPLACE_ADD_K), rules_2_7()));
  EXPECT_TRUE(rules_2_7().ticks());
}

TEST(CheckRules39, A_switch_can_fall_between_the_load_and_the_store_of_an_attribute_or_item) {
  auto code = compiled("x.n += 1\n");
  EXPECT_TRUE(is_check_point(*code, index_of(*code, Op::LOAD_ATTR), rules_3_9()));
  EXPECT_TRUE(is_check_point(*code, index_of(*code, Op::INPLACE_ADD_K), rules_3_9()));
  code = compiled("d[k] += 1\n");
  EXPECT_TRUE(is_check_point(*code, index_of(*code, Op::BINARY_SUBSCR), rules_3_9()));
  EXPECT_TRUE(is_check_point(*code, index_of(*code, Op::INPLACE_ADD_K), rules_3_9()));
  EXPECT_FALSE(rules_3_9().ticks());
}

TEST(CheckRules39, Nothing_comes_directly_before_a_with) {
  const auto code = compiled("with lock:\n    pass\n");
  EXPECT_FALSE(is_check_point(*code, index_of(*code, Op::LOAD_GLOBAL), rules_3_9()));
}

TEST(CheckRules310, No_switch_falls_between_the_load_and_the_store) {
  const auto code = compiled("c += 1\nx.n += 1\nd[k] += 1\n");
  for (uint32_t i = 0; i < code->words.size(); i += op_length(op_of(code->words[i]))) {
    if (op_of(code->words[i]) == Op::RETURN_NONE) continue;
    EXPECT_FALSE(is_check_point(*code, i, rules_3_10())) << i;
  }
}

TEST(CheckRules310, Forward_jumps_that_are_taken_are_check_points_and_in_312_they_are_not) {
  const auto code = compiled("if a:\n    b()\n");
  const uint32_t jump = index_of(*code, Op::JUMP_IF_FALSE);
  EXPECT_TRUE(is_check_point(*code, jump, rules_3_10()));
  EXPECT_FALSE(is_check_point(*code, jump, rules_3_12()));
}

TEST(CheckRules312, Loops_and_calls_are_check_points) {
  const auto code = compiled("for i in a:\n    f(i)\nwhile True:\n    pass\n");
  for (const Op op : {Op::FOR_ITER, Op::CALL, Op::JUMP_BACKWARD}) {
    EXPECT_TRUE(is_check_point(*code, index_of(*code, op), rules_3_12())) << op_info(op).name;
  }
}

TEST(CheckRules, Every_backward_jump_and_call_is_a_check_point_under_all_rules) {
  const auto code =
      compiled("for i in a:\n    f(i)\nwhile True:\n    pass\nwhile b: pass\nwhile x is None: pass\n");
  for (const CheckRules* rules : {&rules_2_7(), &rules_3_9(), &rules_3_10(), &rules_3_12()}) {
    for (uint32_t i = 0; i < code->words.size(); i += op_length(op_of(code->words[i]))) {
      if (is_check_point(*code, i, rules_3_12())) {
        EXPECT_TRUE(is_check_point(*code, i, *rules)) << rules->name() << " " << i;
      }
    }
  }
}

}  // namespace
}  // namespace gilbox

// Which registers still count at a place in bytecode.
#include "vm/code/liveness.h"

#include <gtest/gtest.h>

#include <memory>
#include <variant>

#include "tests/unit/front_support.h"

namespace gilbox {
namespace {

struct Loop {
  std::shared_ptr<const CodeObject> code;
  uint32_t at = 0;        // of its FOR_ITER
  unsigned iterator = 0;  // register
};

Loop compile_loop() {
  const auto result = front::compile("for x in xs:\n    f(x)\nprint(1)\n", "f.py");
  Loop loop{.code = std::get<std::shared_ptr<const CodeObject>>(result)};
  const auto op_at = [&loop] { return op_of(loop.code->words[loop.at]); };
  while (op_at() != Op::FOR_ITER) loop.at += op_length(op_at());
  loop.iterator = b_of(loop.code->words[loop.at]);
  return loop;
}

TEST(Liveness, An_iterator_counts_within_its_loop_and_at_the_jump_back) {
  const Loop loop = compile_loop();
  const Liveness liveness(*loop.code);
  EXPECT_TRUE(liveness.before(loop.at).test(loop.iterator));
  EXPECT_TRUE(liveness.before(loop.at + op_length(Op::FOR_ITER)).test(loop.iterator));
}

TEST(Liveness, An_iterator_no_longer_counts_behind_its_loop) {
  const Loop loop = compile_loop();
  const auto last = static_cast<uint32_t>(loop.code->words.size() - 1);
  ASSERT_EQ(op_of(loop.code->words[last]), Op::RETURN_NONE);
  EXPECT_FALSE(Liveness(*loop.code).before(last).test(loop.iterator));
}

}  // namespace
}  // namespace gilbox

// CPython 2.7 (Python/ceval.c): nearly every instruction counts as a tick, and every hundred ticks the GIL is
// let go and taken again.
#include "vm/code/rules.h"

namespace gilbox {
namespace {

class Rules27 final : public CheckRules {
 public:
  const char* name() const override { return "2.7"; }
  uint8_t after(Op op) const override {
    if (is_silent(op)) return 0;
    // A loop's FOR_ITER is also the jump back to it.
    return op == Op::FOR_ITER ? 2 : 1;
  }
  bool ticks() const override { return true; }
};

}  // namespace

const CheckRules& rules_2_7() {
  static const Rules27 rules;
  return rules;
}

}  // namespace gilbox

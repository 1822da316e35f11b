// CPython 3.2 to 3.9 (Python/ceval.c): a look at the drop request between most instructions.
#include "vm/code/rules.h"

namespace gilbox {
namespace {

class Rules39 final : public CheckRules {
 public:
  const char* name() const override { return "3.9"; }
  uint8_t after(Op op) const override {
    switch (op) {
      case Op::IS_OP:
      case Op::IS_NOT_OP:
      case Op::CONTAINS_OP:
      case Op::NOT_CONTAINS_OP:
        return 0;
      default:
        break;
    }
    if (is_silent(op)) return 0;
    return op == Op::FOR_ITER ? 2 : 1;
  }
  // So that nothing comes between a lock and the `with` that will release it.
  bool never_before(Op op) const override { return op == Op::BEFORE_WITH || op == Op::YIELD_FROM; }
};

}  // namespace

const CheckRules& rules_3_9() {
  static const Rules39 rules;
  return rules;
}

}  // namespace gilbox

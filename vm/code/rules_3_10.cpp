// CPython 3.10 and 3.11 (Python/ceval.c): function entries, returns, taken jumps; no longer between the load
// and the store of `x += 1`.
#include "vm/code/rules.h"

namespace gilbox {
namespace {

class Rules310 final : public CheckRules {
 public:
  const char* name() const override { return "3.10"; }
  // After a call: that is where the caller goes on.
  uint8_t after(Op op) const override { return op == Op::RETURN_VALUE || op == Op::RETURN_NONE ? 1 : 0; }
  bool loops_and_calls() const override { return true; }
  bool taken_jumps() const override { return true; }
};

}  // namespace

const CheckRules& rules_3_10() {
  static const Rules310 rules;
  return rules;
}

}  // namespace gilbox

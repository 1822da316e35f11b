// CPython 3.12 to 3.14 (Python/bytecodes.c): function entries, backward jumps, after built-in functions. The
// loop has these built in; this table is for counting and for listings.
#include "vm/code/rules.h"

namespace gilbox {
namespace {

class Rules312 final : public CheckRules {
 public:
  const char* name() const override { return "3.12"; }
  uint8_t after(Op) const override { return 0; }
  bool loops_and_calls() const override { return true; }
};

}  // namespace

const CheckRules& rules_3_12() {
  static const Rules312 rules;
  return rules;
}

}  // namespace gilbox

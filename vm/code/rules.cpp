#include "vm/code/rules.h"

#include <string>

namespace gilbox {

bool is_silent(Op op) {
  switch (op) {
    case Op::NOP:
    case Op::MOVE:
    case Op::LOAD_CONST:
    case Op::RESET_FAST:
    case Op::LOAD_FAST_CHECK:
    case Op::MAKE_CELL:
    case Op::COPY_FREE_VARS:
    case Op::JUMP_FORWARD:
    case Op::RETURN_GENERATOR:
      return true;
    default:
      return false;
  }
}

bool is_call(Op op) {
  switch (op) {
    case Op::CALL:
    case Op::CALL_METHOD:
    case Op::CALL_KW:
    case Op::CALL_METHOD_KW:
    case Op::CALL_EX:
      return true;
    default:
      return false;
  }
}

CheckTable::CheckTable(const CheckRules& rules)
    : loops_and_calls(rules.loops_and_calls()), taken_jumps(rules.taken_jumps()) {
  for (size_t i = 0; i < static_cast<size_t>(kOpCount); ++i) {
    after[i] = rules.after(static_cast<Op>(i));
    never_before[i] = rules.never_before(static_cast<Op>(i));
  }
}

const CheckTable& table_of(const CheckRules& rules) {
  static const CheckTable tables[] = {CheckTable(rules_2_7()), CheckTable(rules_3_9()),
                                      CheckTable(rules_3_10()), CheckTable(rules_3_12())};
  const CheckRules* all[] = {&rules_2_7(), &rules_3_9(), &rules_3_10(), &rules_3_12()};
  size_t i = 0;
  while (all[i] != &rules) ++i;
  return tables[i];
}

const CheckRules* find_rules(std::string_view name) {
  for (const CheckRules* rules : {&rules_2_7(), &rules_3_9(), &rules_3_10(), &rules_3_12()}) {
    if (name == rules->name()) return rules;
  }
  return nullptr;
}

bool is_check_point(const CodeObject& code, uint32_t index, const CheckRules& rules) {
  const Op op = op_of(code.words[index]);
  const uint32_t next = index + op_length(op);
  if (next < code.words.size() && rules.never_before(op_of(code.words[next]))) return false;
  if (is_call(op) || rules.after(op) != 0) return true;
  if (!rules.loops_and_calls()) return false;
  if (op == Op::JUMP_BACKWARD) return true;
  if (op_info(op).extension != 'j') return false;
  return rules.taken_jumps() || static_cast<int32_t>(code.words[index + 1]) < 0;
}

}  // namespace gilbox

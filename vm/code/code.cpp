#include "vm/code/code.h"

namespace gilbox {
namespace {

constexpr OpInfo kOps[] = {
#define OP(NAME, OPERANDS, EXTENSION, DOC) {#NAME, OPERANDS, EXTENSION, DOC},
#include "vm/code/opcodes.def"
#undef OP
};

}  // namespace

const OpInfo& op_info(Op op) {
  return kOps[static_cast<uint8_t>(op)];
}

bool is_check_point(const CodeObject& code, uint32_t index) {
  Word w = code.words[index];
  Op op = op_of(w);
  switch (op) {
    case Op::CALL:
    case Op::CALL_METHOD:
    case Op::CALL_KW:
    case Op::CALL_METHOD_KW:
    case Op::CALL_EX:
    case Op::JUMP_BACKWARD:
      return true;
    default:
      return op_info(op).extension == 'j' && static_cast<int32_t>(code.words[index + 1]) < 0;
  }
}

}  // namespace gilbox

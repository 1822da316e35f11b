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

}  // namespace gilbox

#include <fmt/format.h>

#include <vector>

#include "vm/code/code.h"

namespace gilbox {
namespace {

// Walks one code object; the first fault found is kept.
class Verifier {
 public:
  explicit Verifier(const CodeObject& code) : code_(code), starts_(code.words.size() + 1, false) {}

  std::string run() {
    if (code_.words.empty()) return fault(0, "no code");
    if (code_.positions.size() != code_.words.size()) return fault(0, "positions do not match the words");
    if (code_.register_count > 255) return fault(0, "more than 255 registers");
    if (code_.local_count > code_.register_count) return fault(0, "more locals than registers");
    if (code_.local_names.size() != code_.local_count) return fault(0, "local names do not match the locals");
    if (code_.parameter_count() > code_.local_count) return fault(0, "parameters are not among the locals");
    mark_starts();
    for (uint32_t i = 0; error_.empty() && i < code_.words.size(); i += op_length(op_of(code_.words[i]))) {
      check_instruction(i);
    }
    for (const ExceptionEntry& e : code_.exceptions) {
      if (e.start > e.end || e.end > code_.words.size() || !is_start(e.handler)) {
        return fault(e.handler, "bad exception entry");
      }
      check_register(e.handler, e.exc_reg);
    }
    if (error_.empty()) check_end();
    return error_;
  }

 private:
  std::string fault(uint32_t at, std::string_view what) {
    if (error_.empty()) error_ = fmt::format("{}, word {}: {}", code_.qualname, at, what);
    return error_;
  }
  bool is_start(uint32_t i) const { return i < code_.words.size() && starts_[i]; }

  void mark_starts() {
    for (uint32_t i = 0; i < code_.words.size();) {
      if ((code_.words[i] & 0xff) >= static_cast<unsigned>(kOpCount)) {
        fault(i, "no such instruction");
        return;
      }
      starts_[i] = true;
      i += op_length(op_of(code_.words[i]));
      if (i > code_.words.size()) fault(i, "extension word missing");
    }
  }

  void check_register(uint32_t at, unsigned reg) {
    if (reg >= code_.register_count) fault(at, fmt::format("register {} of {}", reg, code_.register_count));
  }
  void check_index(uint32_t at, size_t index, size_t size, const char* what) {
    if (index >= size) fault(at, fmt::format("{} {} of {}", what, index, size));
  }
  void check_target(uint32_t at, int64_t target) {
    if (target < 0 || !is_start(static_cast<uint32_t>(target))) fault(at, fmt::format("jump to {}", target));
  }

  void check_instruction(uint32_t at) {
    Word w = code_.words[at];
    const OpInfo& info = op_info(op_of(w));
    int64_t next = int64_t{at} + op_length(op_of(w));
    if (info.operands[0] == 'J') {
      check_target(at, next + jump_of(w));
      return;
    }
    unsigned operand[3] = {a_of(w), b_of(w), c_of(w)};
    for (int i = 0; i < 3 && info.operands[i] != '\0'; ++i) {
      switch (info.operands[i]) {
        case 'w':
        case 'r':
        case 'x':
          check_register(at, operand[i]);
          break;
        case 'k':
          check_index(at, operand[i], code_.constants.size(), "constant");
          break;
        case 'C':
          check_index(at, bc_of(w), code_.constants.size(), "constant");
          break;
        case 'G':
          check_index(at, bc_of(w), code_.global_names.size(), "global name");
          break;
        default:
          break;
      }
    }
    check_ranges(at, w);
    Word ext = info.extension == '-' ? 0 : code_.words[at + 1];
    if (info.extension == 'j') check_target(at, next + static_cast<int32_t>(ext));
    if (info.extension == 's') check_index(at, ext, code_.attr_sites.size(), "attribute site");
    if (info.extension == 'c') check_index(at, ext, code_.constants.size(), "constant");
  }

  // Instructions that use registers beyond the ones they name.
  void check_ranges(uint32_t at, Word w) {
    unsigned a = a_of(w);
    unsigned b = b_of(w);
    unsigned c = c_of(w);
    switch (op_of(w)) {
      case Op::CALL:
      case Op::CALL_KW:
        check_register(at, a + b);
        break;
      case Op::CALL_METHOD:
      case Op::CALL_METHOD_KW:
        check_register(at, a + 1 + b);
        break;
      case Op::CALL_EX:
        check_register(at, a + 1 + b);
        break;
      case Op::LOAD_METHOD:
      case Op::IMPORT_NAME:
        check_register(at, a + 1);
        break;
      case Op::BEFORE_WITH:
        check_register(at, a + 2);
        break;
      case Op::WITH_EXCEPT_START:
        check_register(at, b + 1);
        break;
      case Op::MATCH_CLASS:
        check_register(at, c + 1);
        break;
      case Op::LOAD_INTRINSIC:
        if (b >= static_cast<unsigned>(Intrinsic::kCount)) fault(at, "no such helper function");
        break;
      case Op::UNPACK_SEQUENCE:
        if (c > 0) check_register(at, a + c - 1);
        break;
      case Op::UNPACK_EX:
        check_register(at, a + c + code_.words[at + 1]);
        break;
      case Op::BUILD_TUPLE:
      case Op::BUILD_LIST:
      case Op::BUILD_SET:
      case Op::BUILD_STRING:
        if (c > 0) check_register(at, b + c - 1);
        break;
      case Op::BUILD_MAP:
        if (c > 0) check_register(at, b + 2 * c - 1);
        break;
      case Op::BUILD_SLICE:
        check_register(at, b + 2);
        break;
      case Op::FORMAT_VALUE:
        if (c & 4) check_register(at, b + 1);
        break;
      case Op::MAKE_FUNCTION:
        for (unsigned i = 0; i < 4; ++i) {
          if (c & (1U << i)) check_register(at, b + i);
        }
        break;
      case Op::COPY_FREE_VARS:
        if (b > 0) check_register(at, a + b - 1);
        if (b != code_.free_names.size()) fault(at, "free variables do not match their names");
        break;
      default:
        break;
    }
  }

  // Control may not run off the end.
  void check_end() {
    uint32_t last = 0;
    for (uint32_t i = 0; i < code_.words.size(); ++i) {
      if (starts_[i]) last = i;
    }
    switch (op_of(code_.words[last])) {
      case Op::RETURN_VALUE:
      case Op::RETURN_NONE:
      case Op::JUMP_FORWARD:
      case Op::JUMP_BACKWARD:
      case Op::RAISE_VARARGS:
      case Op::RERAISE:
        break;
      default:
        fault(last, "control runs off the end");
    }
  }

  const CodeObject& code_;
  std::vector<bool> starts_;
  std::string error_;
};

}  // namespace

std::string verify(const CodeObject& code) {
  std::string error = Verifier(code).run();
  for (const Constant& constant : code.constants) {
    if (!error.empty()) break;
    if (const auto* nested = std::get_if<std::shared_ptr<const CodeObject>>(&constant.value)) {
      error = verify(**nested);
    }
  }
  return error;
}

}  // namespace gilbox

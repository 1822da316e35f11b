#include "vm/code/liveness.h"

#include <algorithm>
#include <string_view>

namespace gilbox {
namespace {

void add(RegisterSet* set, unsigned first, unsigned count) {
  for (unsigned i = first; i < first + count && i < set->size(); ++i) set->set(i);
}

// The registers that the instruction names itself, as far as opcodes.def has one of these letters for them.
RegisterSet operands_of(Word word, std::string_view letters) {
  const unsigned operand[3] = {a_of(word), b_of(word), c_of(word)};
  const OpInfo& info = op_info(op_of(word));
  RegisterSet set;
  for (int i = 0; i < 3 && info.operands[i] != '\0' && info.operands[i] != 'J'; ++i) {
    if (letters.find(info.operands[i]) != std::string_view::npos) set.set(operand[i]);
  }
  return set;
}

bool ends_here(Op op) {
  switch (op) {
    case Op::JUMP_FORWARD:
    case Op::JUMP_BACKWARD:
    case Op::RETURN_VALUE:
    case Op::RETURN_NONE:
    case Op::RAISE_VARARGS:
    case Op::RERAISE:
      return true;
    default:
      return false;
  }
}

}  // namespace

// The usual backward analysis, repeated until nothing changes: jumps backwards need a second round.
Liveness::Liveness(const CodeObject& code) : code_(code), live_(code.words.size() + 1) {
  for (uint32_t at = 0; at < code.words.size(); at += op_length(op_of(code.words[at]))) starts_.push_back(at);
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t i = starts_.size(); i-- > 0;) changed = update(starts_[i]) || changed;
  }
}

RegisterSet Liveness::before(uint32_t at) const {
  RegisterSet set = live_[at] | at_handler(at == 0 ? 0 : at - 1);
  // Or it is about to jump from here.
  const auto behind = std::lower_bound(starts_.begin(), starts_.end(), at);
  if (behind != starts_.begin()) {
    const uint32_t target = target_of(behind[-1]);
    if (target < at) set |= live_[target];
  }
  return with_variables(set);
}

RegisterSet Liveness::during_call(uint32_t at) const {
  const auto behind = std::lower_bound(starts_.begin(), starts_.end(), at);
  return behind == starts_.begin() ? before(at) : with_variables(live_[behind[-1]]);
}

uint32_t Liveness::target_of(uint32_t at) const {
  const Word word = code_.words[at];
  const OpInfo& info = op_info(op_of(word));
  int64_t distance = INT32_MAX;
  if (info.operands[0] == 'J') distance = jump_of(word);
  if (info.extension == 'j') distance = static_cast<int32_t>(code_.words[at + 1]);
  return static_cast<uint32_t>(int64_t{at} + op_length(op_of(word)) + distance);
}

RegisterSet Liveness::with_variables(RegisterSet set) const {
  // A module's are those of its comprehensions only, which end with them.
  if ((code_.flags & CodeObject::kModule) == 0) add(&set, 0, code_.local_count);
  return set;
}

RegisterSet Liveness::at_handler(uint32_t at) const {
  for (const ExceptionEntry& entry : code_.exceptions) {
    if (at >= entry.start && at < entry.end) return RegisterSet(live_[entry.handler]).reset(entry.exc_reg);
  }
  return {};
}

bool Liveness::update(uint32_t at) {
  const Word word = code_.words[at];
  const uint32_t next = at + op_length(op_of(word));
  RegisterSet set;
  if (!ends_here(op_of(word))) set |= live_[next];
  if (const uint32_t to = target_of(at); to < live_.size()) {
    RegisterSet target = live_[to];
    if (op_of(word) == Op::FOR_ITER) target.reset(a_of(word));  // written only if it jumps
    set |= target;
  }
  set &= ~writes_of(at);
  set |= reads_of(at);
  set |= at_handler(at);
  if (set == live_[at]) return false;
  live_[at] = set;
  return true;
}

RegisterSet Liveness::reads_of(uint32_t at) const {
  const Word word = code_.words[at];
  const unsigned a = a_of(word), b = b_of(word), c = c_of(word);
  RegisterSet set = operands_of(word, "rx");
  switch (op_of(word)) {
    case Op::CALL:
    case Op::CALL_KW:
      add(&set, a, b + 1);
      break;
    case Op::CALL_METHOD:
    case Op::CALL_METHOD_KW:
      add(&set, a, b + 2);
      break;
    case Op::CALL_EX:
      add(&set, a, b + 2);
      break;
    case Op::IMPORT_NAME:
      add(&set, a, 2);
      break;
    case Op::BUILD_TUPLE:
    case Op::BUILD_LIST:
    case Op::BUILD_SET:
    case Op::BUILD_STRING:
      set.reset(b);
      add(&set, b, c);
      break;
    case Op::BUILD_MAP:
      set.reset(b);
      add(&set, b, 2 * c);
      break;
    case Op::BUILD_SLICE:
      add(&set, b, 3);
      break;
    case Op::WITH_EXCEPT_START:
      add(&set, b, 2);
      break;
    case Op::MATCH_CLASS:
      add(&set, c, 2);
      break;
    case Op::FORMAT_VALUE:
      add(&set, b, (c & 4) != 0 ? 2 : 1);
      break;
    case Op::MAKE_FUNCTION:
      set.reset(b);
      for (unsigned i = 0; i < 4; ++i) add(&set, b + i, (c >> i) & 1);
      break;
    default:
      break;
  }
  return set;
}

RegisterSet Liveness::writes_of(uint32_t at) const {
  const Word word = code_.words[at];
  const unsigned a = a_of(word), b = b_of(word), c = c_of(word);
  RegisterSet set = op_of(word) == Op::FOR_ITER ? RegisterSet() : operands_of(word, "w");
  switch (op_of(word)) {
    case Op::LOAD_METHOD:
      add(&set, a, 2);
      break;
    case Op::BEFORE_WITH:
      add(&set, a, 3);
      break;
    case Op::UNPACK_SEQUENCE:
      add(&set, a, c);
      break;
    case Op::COPY_FREE_VARS:
      add(&set, a, b);
      break;
    default:
      break;
  }
  return set;
}

}  // namespace gilbox

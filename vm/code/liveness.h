// Which registers of a code object hold a value that may still be read.
//
// Thread safety: an immutable result of an immutable code object.
#pragma once

#include <bitset>
#include <vector>

#include "vm/code/code.h"

namespace gilbox {

using RegisterSet = std::bitset<256>;

class Liveness {
 public:
  explicit Liveness(const CodeObject& code);
  // The registers read later on if control stands before the instruction at word `at` or, as at a check
  // point, is about to jump back from there, or, if the instruction that ends there raises, in its handler. A
  // function's variables always count as read.
  RegisterSet before(uint32_t at) const;
  // While the call that ends at word `at` has not written its result.
  RegisterSet during_call(uint32_t at) const;

 private:
  RegisterSet reads_of(uint32_t at) const;
  RegisterSet writes_of(uint32_t at) const;
  RegisterSet at_handler(uint32_t at) const;
  uint32_t target_of(uint32_t at) const;  // of a jump; past the end: it is none
  bool update(uint32_t at);
  RegisterSet with_variables(RegisterSet set) const;

  const CodeObject& code_;
  std::vector<RegisterSet> live_;  // by word
  std::vector<uint32_t> starts_;   // of instructions
};

}  // namespace gilbox

// Where a running thread looks at what others want of it: the check points of CPython's versions.
//
// Each version is a small class behind CheckRules, in a file of its own (rules_2_7.cpp ...); the interpreter
// works from a table made of it.
//
// Thread safety: immutable.
// Invariant: every loop and every call passes a check point under any rules.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "vm/code/code.h"

namespace gilbox {

class CheckRules {
 public:
  virtual ~CheckRules() = default;
  virtual const char* name() const = 0;
  // How many check points CPython passes from the end of such an instruction to the next one. More than one
  // where an instruction does the work of several of CPython's.
  virtual uint8_t after(Op op) const = 0;
  // Is there none directly before it, whatever comes before?
  virtual bool never_before(Op) const { return false; }
  // At backward jumps, and after calls of built-in functions? (Every version has one at function entries.)
  virtual bool loops_and_calls() const { return false; }
  // At forward jumps that are taken?
  virtual bool taken_jumps() const { return false; }
  // Does the GIL change hands by counting check points, unless told otherwise?
  virtual bool ticks() const { return false; }
};

// The answers of a CheckRules, for the loop.
struct CheckTable {
  explicit CheckTable(const CheckRules& rules);
  std::array<uint8_t, 256> after{};
  std::array<bool, 256> never_before{};
  bool loops_and_calls;
  bool taken_jumps;
};

// Made at the first use; lives as long as the process.
const CheckTable& table_of(const CheckRules& rules);

const CheckRules& rules_2_7();
const CheckRules& rules_3_9();
const CheckRules& rules_3_10();
const CheckRules& rules_3_12();

// By name; null: there are none of that name.
const CheckRules* find_rules(std::string_view name);

// Loads and stores of locals and constants, and what CPython has no instruction for: under no rules a thread
// looks at anything after them.
bool is_silent(Op op);
bool is_call(Op op);

// Can the GIL change hands after the instruction at `index`? Calls count: at the callee's entry, or after a
// built-in function.
bool is_check_point(const CodeObject& code, uint32_t index, const CheckRules& rules);

}  // namespace gilbox

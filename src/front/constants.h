// Constants: the pool of a code object, and folding of expressions of literals.
//
// Thread safety: plain data and pure functions.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "src/front/ast.h"
#include "vm/code/code.h"

namespace gilbox::front {

// Gives equal constants of equal type one index. 1, True and 1.0 differ, and so do 0.0 and -0.0.
class ConstantPool {
 public:
  int index_of(Constant constant);
  // Never shared: code objects, and docstrings, which must come first.
  int append(Constant constant);
  const Constant& at(int index) const { return items_[static_cast<std::size_t>(index)]; }
  std::vector<Constant> take() { return std::move(items_); }

 private:
  std::vector<Constant> items_;
  std::unordered_map<std::string, int> by_key_;
};

// The value of an expression known at compile time. Folds what CPython 3.12 folds as long as the result is
// small; what cannot be folded exactly is left to the machine, which raises the errors too.
std::optional<Constant> fold(const Expr& e);

// Whether a constant is true in a condition.
bool is_true(const Constant& constant);

}  // namespace gilbox::front

// The tree as text, in the form of CPython's ast.dump(): for tests and for looking.
//
// Thread safety: pure functions.
#pragma once

#include <string>

#include "src/front/ast.h"

namespace gilbox::front {

// With `attributes`, every node shows lineno, col_offset, end_lineno and end_col_offset.
std::string dump(const Module& module, bool attributes = false);
std::string dump(const Expr& e, bool attributes = false);

// As repr() shows a str (UTF-8, surrogates as three bytes), a bytes, a float, any constant.
std::string repr_of_str(std::string_view text);
std::string repr_of_bytes(std::string_view bytes);
std::string repr_of_float(double value);
std::string repr_of_constant(const Constant_& c);

}  // namespace gilbox::front

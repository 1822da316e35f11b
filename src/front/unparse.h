// An expression's tree as Python text, in CPython's normal form: what `from __future__ import annotations`
// leaves of annotations.
//
// Thread safety: pure function.
#pragma once

#include <string>

#include "src/front/ast.h"

namespace gilbox::front {

std::string unparse(const Expr& e);

}  // namespace gilbox::front

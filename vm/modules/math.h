// Parts of the module math, each in a file of its own.
#pragma once

#include "vm/objects/module.h"
#include "vm/objects/protocol.h"

namespace gilbox {

[[nodiscard]] bool add_math_reals(Thread& t, Module* module);
[[nodiscard]] bool add_math_gamma(Thread& t, Module* module);
[[nodiscard]] bool add_math_integers(Thread& t, Module* module);
[[nodiscard]] bool add_math_sums(Thread& t, Module* module);

Value math_domain_error(Thread& t);
Value math_range_error(Thread& t);
// sqrt(x0^2 + x1^2 + ...), rounded almost always correctly. Clobbers `x`.
double vector_norm(std::span<double> x);

}  // namespace gilbox

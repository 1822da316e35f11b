// Integers of any size as Boost.Multiprecision computes them. Apart from int.h, since it is dear to compile.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include "vm/objects/int.h"

namespace gilbox {

using BigNumber = boost::multiprecision::cpp_int;

Value new_int(Thread& t, const BigNumber& n);
// Bool counts as 0 or 1. v must be an integer or bool.
BigNumber to_big(Value v);

}  // namespace gilbox

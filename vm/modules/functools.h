// Parts of the module _functools, each in a file of its own.
#pragma once

#include "vm/modules/native.h"
#include "vm/objects/module.h"

namespace gilbox {

[[nodiscard]] bool add_functools_cache(Thread& t, Module* module);

// function(*args, **keywords). Adds the keywords' values to `args`.
Value call_with_keywords(Thread& t, Value function, RootedValues* args, const Dict* keywords);

}  // namespace gilbox

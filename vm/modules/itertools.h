// Parts of the module itertools, each in a file of its own.
//
// Thread safety: iterators may be driven by several threads at once. What changes in them is a Slot or an
// atomic, or is changed under the iterator's own lock; then two threads may get the same item or leave one
// out where CPython's would as well, but nothing tears. `count` hands out every number just once.
#pragma once

#include "vm/modules/native.h"
#include "vm/objects/module.h"

namespace gilbox {

[[nodiscard]] bool add_itertools_linear(Thread& t, Module* module);
[[nodiscard]] bool add_itertools_groups(Thread& t, Module* module);
[[nodiscard]] bool add_itertools_products(Thread& t, Module* module);

// A type of iterators: its methods __iter__ and __next__ come from here.
struct IteratorSpec {
  const char* name;
  const NativeOps* ops;
  std::span<const NativeDef> methods;  // with __new__; the two above included
};
[[nodiscard]] bool add_iterator_types(Thread& t, Module* module, std::span<const IteratorSpec> specs);

#define GILBOX_ITERATOR_METHODS               \
  {"__iter__", iterator_itself, "self, /"}, { \
    "__next__", iterator_step, "self, /"      \
  }

}  // namespace gilbox

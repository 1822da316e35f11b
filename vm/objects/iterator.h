// Iterators over built-in containers, and the generic ones over __getitem__ and callables.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

// Iterator::flags.
enum class IteratorKind : uint8_t {
  kList,
  kListReverse,
  kTuple,
  kStr,
  kBytes,
  kRange,     // small integers: index is the next value, stop the count left, step
  kBigRange,  // source is the Range
  kDictKeys,
  kDictValues,
  kDictItems,
  kDictReverseKeys,
  kSet,
  kSequence,  // __getitem__ from 0 until IndexError
  kCallable,  // iter(callable, sentinel): source is a tuple of both
};

// An iterator over a built-in container (or view); Undefined, no exception, if v is none.
Value builtin_iter(Thread& t, Value v);
Value new_iterator(Thread& t, IteratorKind kind, Value source);
// Undefined without exception at the end.
Value iterator_next(Thread& t, Iterator* it);

void init_iterator_types(Thread& t);

}  // namespace gilbox

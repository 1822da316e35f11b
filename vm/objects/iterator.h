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
  kDictReverseValues,
  kDictReverseItems,
  kSet,
  kSequence,  // __getitem__ from 0 until IndexError
  kCallable,  // iter(callable, sentinel): source is a tuple of both
};

// An iterator over a built-in container (or view); Undefined, no exception, if v is none.
Value builtin_iter(Thread& t, Value v);
Value new_iterator(Thread& t, IteratorKind kind, Value source);
// reversed(v) for lists, dicts, dict views and ranges; Undefined, no exception, for others.
Value builtin_reversed(Thread& t, Value v);
// Undefined without exception at the end.
Value iterator_next(Thread& t, Iterator* it);
// How many items are left as far as can be told without script code; 0 once exhausted, -1 if unknown.
int64_t iterator_length_hint(const Iterator* it);
// A RangeIterator's start: for `for i in range(...)`. `range` holds small integers only where this returns a
// kRange iterator, else a kBigRange one.
Value range_iter(Thread& t, Range* range);
void trace_iterator(Object* object, Marker& marker);

void init_iterator_types(Thread& t);

}  // namespace gilbox

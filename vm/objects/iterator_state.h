// What copies and pickles of the built-in iterators are made from. Any attached thread.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

// What __reduce__ gives: (maker, arguments) and, unless Undefined, a state. An error in either goes on.
Value reduced(Thread& t, Value maker, Value arguments, Value state = Value::undefined());

// Methods of the iterator types: __reduce__(self) and __setstate__(self, index).
Value iterator_reduce(Thread& t, Value* args, uint32_t count);
Value iterator_set_state(Thread& t, Value* args, uint32_t count);

}  // namespace gilbox

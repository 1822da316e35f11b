// Arguments of the sequence types' methods: subscripts, counts, where a search begins and ends.
//
// Thread safety: attached threads; all may run script code (__index__).
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

// The subscript of a sequence: an int, or anything with __index__. The errors name `type` as CPython's do.
[[nodiscard]] bool subscript_index(Thread& t, Value key, const char* type, int64_t* out);

// Has v's class, made by a script, the special method? Then the sequence's own must leave the operation to
// it.
bool has_script_method(Thread& t, Value v, Dunder which);

// The other operand of `sequence * v`. kOther: NotImplemented is the result.
enum class RepeatCount : uint8_t { kOk, kError, kOther };
RepeatCount repeat_count(Thread& t, Value v, int64_t* out);

// start and stop of index(value, start, stop), either Undefined, against a length.
[[nodiscard]] bool search_bounds(Thread& t, Value start, Value stop, int64_t length, int64_t* first,
                                 int64_t* last);

}  // namespace gilbox

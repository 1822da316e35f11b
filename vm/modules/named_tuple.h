// Tuples whose items have names, as CPython's structseq: sys.version_info, time.struct_time ...
#pragma once

#include <span>

#include "vm/objects/alloc.h"
#include "vm/objects/protocol.h"

namespace gilbox {

template <unsigned kIndex>
Value named_tuple_field(Thread&, Value* args, uint32_t) {
  const auto* tuple = as<Tuple>(args[0]);
  return kIndex < tuple->count ? *(tuple->items + kIndex) : Value::none();
}

// A type of such tuples; `fields` is static, with named_tuple_field<i> as the i-th function. Those behind the
// first `visible` ones are attributes alone. Null: exception.
Type* make_named_tuple_type(Thread& t, const char* module, const char* name,
                            std::span<const NativeGetSet> fields, size_t visible = SIZE_MAX);
Value new_named_tuple(Thread& t, Type* type, std::span<const Value> items);

}  // namespace gilbox

// _tuplegetter: what a named tuple's class has for each field, a property that reads one item.
#include <array>
#include <utility>

#include "vm/modules/collections_deque.h"
#include "vm/modules/modules.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

constexpr size_t kFastFields = 32;

template <size_t kIndex>
Value field(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kTuple)) {
    return raise(t, t.machine.types.TypeError,
                 "descriptor for index '{}' for tuple subclasses doesn't apply to '{}' object", kIndex,
                 type_name(t, args[0]));
  }
  const auto* tuple = as<Tuple>(args[0]);
  if (kIndex >= tuple->count) return raise_text(t, t.machine.types.IndexError, "tuple index out of range");
  return *(tuple->items + kIndex);
}

template <size_t... kIndices>
constexpr std::array<NativeDef, kFastFields> make_fields(std::index_sequence<kIndices...>) {
  return {NativeDef{"_tuplegetter", field<kIndices>, "self, /"}...};
}
constexpr std::array<NativeDef, kFastFields> kFields = make_fields(std::make_index_sequence<kFastFields>());

// _tuplegetter(index, doc): None for an index that needs a function in Python.
Value tuplegetter(Thread& t, Value* args, uint32_t) {
  int64_t index;
  if (!to_int64(t, args[0], &index)) return Value::error();
  if (index < 0 || index >= static_cast<int64_t>(kFastFields)) return Value::none();
  Builtin* getter = make_builtin(t, kFields[static_cast<size_t>(index)], Value::undefined(),
                                 t.machine.types.tuple, Value::none());
  if (getter == nullptr) return Value::error();
  getter->flags = 1;
  const Value parts[] = {Value::from_object(getter), Value::none(), Value::none(), args[1]};
  return construct(t, t.machine.types.property, parts, nullptr);
}

constexpr NativeDef kFunctions[] = {{"_tuplegetter", tuplegetter, "index, doc, /"}};

}  // namespace

bool init_collections_records(Thread& t, Module* module) {
  return module_add_functions(t, module, kFunctions);
}

}  // namespace gilbox

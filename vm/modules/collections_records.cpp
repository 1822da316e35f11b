// _tuplegetter: what a named tuple's class has for each field, a property that reads one item; and steps of
// OrderedDict that must be one.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "vm/modules/collections_deque.h"
#include "vm/modules/modules.h"
#include "vm/objects/dict_internal.h"
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

// Closes a long gap at the front of the dict, which whoever looks for its first item would have to cross
// again and again. The gap that is left is crossed in about the time that closing costs per item.
[[nodiscard]] bool close_front_gap(Thread& t, Dict* dict) {
  constexpr double kSmallest = 32;
  const DictTable* table = dict->table.load();
  if (table == nullptr) return true;
  const auto gap = static_cast<uint32_t>(std::max(kSmallest, std::sqrt(2.0 * dict_size(dict))));
  const uint32_t filled = table->filled.load(std::memory_order_acquire);
  if (filled <= gap || !table->entries[0].key.load().is_undefined() ||
      !table->entries[gap].key.load().is_undefined()) {
    return true;
  }
  return dict_reserve(t, dict, table->capacity - filled + 1);
}

// What OrderedDict does in one step, as CPython's: no other thread sees the key missing.
// _move_to_end(dict, key)
Value move_to_end(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kDict)) return raise_text(t, t.machine.types.TypeError, "a dict is wanted");
  auto* dict = as<Dict>(args[0]);
  const int moved = dict_move_last(t, dict, args[1]);
  if (moved == 0) return raise_value(t, t.machine.types.KeyError, args[1]);
  return moved == 1 && close_front_gap(t, dict) ? Value::none() : Value::error();
}

// _pop_first(dict): the first (key, value), taken out; None if there is none.
Value pop_first(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kDict)) return raise_text(t, t.machine.types.TypeError, "a dict is wanted");
  auto* dict = as<Dict>(args[0]);
  if (!close_front_gap(t, dict)) return Value::error();
  Value key, value;
  return dict_pop_first(t, dict, &key, &value) ? make_tuple(t, key, value) : Value::none();
}

constexpr NativeDef kCollectionsRecordsFunctions[] = {
    {"_tuplegetter", tuplegetter, "index, doc, /"},
    {"_move_to_end", move_to_end, "dict, key, /"},
    {"_pop_first", pop_first, "dict, /"},
};

}  // namespace

bool init_collections_records(Thread& t, Module* module) {
  return module_add_functions(t, module, kCollectionsRecordsFunctions);
}

}  // namespace gilbox

#include "vm/objects/sizes.h"

#include <algorithm>
#include <string_view>

#include "vm/objects/bytearray.h"
#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/list.h"
#include "vm/objects/list_internal.h"
#include "vm/objects/set.h"

namespace gilbox {
namespace {

constexpr int64_t kWord = 8;
constexpr int64_t kHeader = 16;     // reference count and class
constexpr int64_t kCollected = 16;  // links of the collector's lists

int64_t str_size(const Str* s) {
  const int64_t header = s->is_ascii() ? 41 : s->width_log2() == 0 ? 57 : s->width_log2() == 1 ? 58 : 60;
  return header + static_cast<int64_t>(s->byte_size());
}

// A list that was made whole has an even number of slots; one that grew has what appending to it leaves.
int64_t list_slots(const List* list) {
  const Array* array = list->array.load();
  const auto count = static_cast<int64_t>(list_size(list));
  if (array == nullptr || count == 0) return 0;
  if ((array->flags & kArrayGrew) == 0 && array->capacity == count) return (count + 1) / 2 * 2;
  int64_t slots = 0;
  while (slots < count) slots = (slots + 1 + (slots + 1) / 8 + 6) / 4 * 4;
  return slots;
}

int64_t dict_size_shown(const Dict* dict) {
  constexpr int64_t kEmpty = 48;
  constexpr int64_t kKeysHeader = 32;
  const DictTable* table = dict->table.load();
  if (table == nullptr) return kEmpty;
  bool texts = true;
  uint32_t position = 0;
  Value key, value;
  while (texts && dict_next(dict, &position, &key, &value)) texts = is_kind(key, Kind::kStr);
  const int64_t index = int64_t{table->index_mask} + 1;
  const int64_t index_bytes = index * (index <= 0x80 ? 1 : index <= 0x8000 ? 2 : 4);
  return kEmpty + kKeysHeader + index_bytes + int64_t{table->capacity} * (texts ? 2 : 3) * kWord;
}

int64_t set_size_shown(const Set* set) {
  constexpr int64_t kSmall = 200;  // with eight entries inside
  constexpr uint32_t kSmallMask = 7;
  const SetTable* table = set->table.load();
  return table == nullptr || table->mask <= kSmallMask ? kSmall
                                                       : kSmall + kHeader * (int64_t{table->mask} + 1);
}

int64_t generator_size(const Generator* generator) {
  constexpr int64_t kFrame = 160;
  const CodeObject& code = *generator->code->code;
  const int64_t locals = static_cast<int64_t>(code.local_names.size());
  // Registers are locals, what a stack machine would have on its stack, and one more.
  const int64_t stack = std::max<int64_t>(int64_t{code.register_count} - 1, 2);
  return kFrame - kCollected + (locals + stack) * kWord;
}

int64_t type_size(const Type* type) {
  if (!type->has_flag(Type::kScript)) return 416;
  return type->instance_shape.load(std::memory_order_acquire)->has_attributes ? 1688 : 920;
}

int64_t other_size(Thread& t, Value v) {
  constexpr std::pair<std::string_view, int64_t> kSizes[] = {
      {"deque", 744},   {"zip", 48},   {"enumerate", 56},   {"dict_keyiterator", 56},
      {"property", 64}, {"slice", 40}, {"memoryview", 168}, {"map", 32},
  };
  const std::string name = type_name(t, v);
  for (const auto& [each, size] : kSizes) {
    if (name == each) return size;
  }
  return 32;
}

int64_t size_of(Thread& t, Value v) {
  switch (v.as_object()->kind) {
    case Kind::kList:
      return 40 + list_slots(as<List>(v)) * kWord;
    case Kind::kTuple:
      return 24 + kWord * int64_t{as<Tuple>(v)->count};
    case Kind::kDict:
      return dict_size_shown(as<Dict>(v));
    case Kind::kSet:
      return set_size_shown(as<Set>(v));
    case Kind::kFunction:
      return 144;
    case Kind::kBoundMethod:
      return 48;
    case Kind::kBuiltin:
    case Kind::kModule:
      return 56;
    case Kind::kException:
      return 72;
    case Kind::kGenerator:
      return generator_size(as<Generator>(v));
    case Kind::kType:
      return type_size(as<Type>(v));
    case Kind::kInstance: {
      const Shape* shape = t.machine.shapes.of(v.as_object());
      return kHeader + kWord * int64_t{shape->reserved_slots};
    }
    default:
      return other_size(t, v);
  }
}

}  // namespace

ShownSize shown_size(Thread& t, Value v) {
  if (v.is_double()) return {24, 0};
  if (is_integer_or_bool(v)) {
    const uint64_t bits = std::max<uint64_t>(int_bit_length(v), 1);
    return {static_cast<int64_t>(24 + (bits + 29) / 30 * 4), 0};
  }
  if (!v.is_object()) return {kHeader, 0};
  switch (v.as_object()->kind) {
    case Kind::kStr:
      return {str_size(as<Str>(v)), 0};
    case Kind::kBytes:
      return {int64_t{33} + as<Bytes>(v)->length, 0};
    case Kind::kRange:
      return {48, 0};
    default:
      break;
  }
  if (is_bytearray(v)) {
    const auto length = int64_t{as<ByteArray>(v)->size.load(std::memory_order_relaxed)};
    return {56 + (length == 0 ? 0 : length + 1), 0};
  }
  const Type* type = type_of(t, v);
  if (type == t.machine.types.object) return {kHeader, 0};
  if (type == t.machine.types.complex) return {32, 0};
  // What instances of script classes have before them: their dict and their weak references.
  const bool before = type->has_flag(Type::kScript) && type->instance_kind != Kind::kException &&
                      type->instance_kind != Kind::kType &&
                      t.machine.shapes.of(v.as_object())->has_attributes;
  return {size_of(t, v), before ? 2 * kCollected : kCollected};
}

}  // namespace gilbox

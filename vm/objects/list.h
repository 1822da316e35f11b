// list. Atomic as CPython's (Doc/library/threadsafety.rst), with and without the GIL.
//
// Readers take no lock: they load the array, then the size is checked against both. Changes hold the list's
// lock.
#pragma once

#include <span>

#include "vm/objects/protocol.h"

namespace gilbox {

Value new_list(Thread& t, std::span<const Value> items = {});
Value new_list_sized(Thread& t, uint32_t capacity);  // empty
[[nodiscard]] bool list_append(Thread& t, List* list, Value item);
[[nodiscard]] bool list_extend(Thread& t, List* list, Value iterable);
inline uint32_t list_size(const List* list) {
  return list->size.load(std::memory_order_acquire);
}
// Undefined if out of range (index >= 0): the lock-free fast path.
inline Value list_item(const List* list, uint64_t index) {
  if (index >= list->size.load(std::memory_order_acquire)) return Value::undefined();
  Array* array = list->array.load();
  if (array == nullptr || index >= array->capacity) return Value::undefined();
  return array->items[index].load();
}
// A copy of what the list holds now.
Value list_snapshot(Thread& t, List* list);  // a tuple
Value list_from(Thread& t, Value iterable);  // a new list
Value list_get_item(Thread& t, List* list, Value key);
[[nodiscard]] bool list_set_item(Thread& t, List* list, Value key, Value value);
[[nodiscard]] bool list_del_item(Thread& t, List* list, Value key);
// Stores where index is in range and nobody resizes; false: use list_set_item. Takes the lock where needed.
bool list_store(Thread& t, List* list, int64_t index, Value value);
[[nodiscard]] bool list_sort(Thread& t, List* list, Value key, bool reverse);

[[nodiscard]] bool list_insert(Thread& t, List* list, int64_t index, Value item);  // as list.insert
Value list_pop(Thread& t, List* list, int64_t index = -1);                         // IndexError
void list_clear(Thread& t, List* list);
void list_reverse(Thread& t, List* list);
Value list_concat(Thread& t, List* a, List* b);
Value list_repeat(Thread& t, List* list, int64_t count);
[[nodiscard]] bool list_repeat_in_place(Thread& t, List* list, int64_t count);
int list_contains(Thread& t, List* list, Value item);  // 1, 0, -1
// Any of the six comparisons of two lists.
Value list_compare(Thread& t, CompareOp op, List* a, List* b);
Value list_repr(Thread& t, List* list);
void trace_list(Object* object, Marker& marker);
void trace_array(Object* object, Marker& marker);

void init_list_type(Thread& t);

}  // namespace gilbox

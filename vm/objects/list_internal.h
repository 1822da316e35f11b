// What the files of list share.
//
// Thread safety: as list.h.
#pragma once

#include "vm/objects/list.h"
#include "vm/objects/range.h"

namespace gilbox {

inline constexpr uint64_t kMostListItems = uint64_t{1} << 31;

// All slots Undefined. Null: MemoryError.
Array* new_array(Thread& t, uint64_t capacity);
// An empty list of class `cls`.
Value new_list_instance(Thread& t, Type* cls);

// Replaces the items of [start:stop] (bounds as written in a slice) by `count` others, in one atomic step.
// `items` must not change meanwhile and be kept alive by the caller.
[[nodiscard]] bool list_splice(Thread& t, List* list, int64_t start, int64_t stop, const Value* items,
                               uint64_t count);
// Makes room for `more` items.
// Object::flags of an array that was made larger than asked for.
inline constexpr uint8_t kArrayGrew = 1;
[[nodiscard]] bool list_reserve(Thread& t, List* list, uint64_t more);
// Extended slices. The store raises ValueError if the counts differ.
void list_delete_stepped(Thread& t, List* list, int64_t start, int64_t stop, int64_t step);
[[nodiscard]] bool list_store_stepped(Thread& t, List* list, int64_t start, int64_t stop, int64_t step,
                                      const Value* items, uint64_t count);
Value list_get_slice(Thread& t, List* list, int64_t start, int64_t stop, int64_t step);

// Removes the item at `index` if it is (still) `item`.
enum class ListRemoved : uint8_t { kRemoved, kChanged };
ListRemoved list_remove_at(Thread& t, List* list, uint64_t index, Value item);

// The index of the first item equal to `item` in [start, stop), or one of these.
inline constexpr int64_t kNotInList = -1;
inline constexpr int64_t kFailed = -2;  // an exception is pending
int64_t list_find(Thread& t, List* list, Value item, int64_t start, int64_t stop);

}  // namespace gilbox

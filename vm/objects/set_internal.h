// What the files of set share.
//
// Thread safety: as set.h.
#pragma once

#include "vm/objects/alloc.h"
#include "vm/objects/dict_keys.h"
#include "vm/objects/set.h"

namespace gilbox {

// An empty set or frozenset of class `cls`.
Value new_set_instance(Thread& t, Type* cls, bool frozen);

inline bool is_frozen(const Set* set) {
  return (set->flags & Set::kFrozen) != 0;
}
inline bool is_live(Value key) {
  return !key.is_undefined() && !(key == kSetDummy);
}

// What a set held at one moment. Without other threads `table` is the set's own, and script code may mark
// entries of it deleted; otherwise it is a copy. `table` is null if `used` is 0.
struct SetView {
  SetTable* table = nullptr;
  uint32_t used = 0;
};
[[nodiscard]] bool set_view(Thread& t, const Set* set, SetView* view);

// Calls each(key, hash) for all items of a view until it returns false.
template <class Each>
bool for_items(const SetView& view, Each each) {
  if (view.table == nullptr) return true;
  for (uint64_t i = 0; i <= view.table->mask; ++i) {
    Value key = view.table->entries[i].key.load();
    if (!is_live(key)) continue;
    if (!each(key, view.table->entries[i].hash.load(std::memory_order_relaxed))) return false;
  }
  return true;
}

// With hashes known already.
[[nodiscard]] bool set_add_hashed(Thread& t, Set* set, Value key, uint64_t hash);
int set_contains_hashed(Thread& t, Set* set, Value key, uint64_t hash);  // 1, 0, -1
int set_discard_hashed(Thread& t, Set* set, Value key, uint64_t hash);   // 1: was there, 0, -1
// The hash to look a key up with: a set counts as the equal frozenset.
[[nodiscard]] bool set_lookup_hash(Thread& t, Value key, uint64_t* hash);
// Resizes for more than `least` items, dropping deleted entries, as CPython's set_table_resize.
[[nodiscard]] bool set_resize(Thread& t, Set* set, uint64_t least);
// Makes a set hold what another one holds, which must not be used any more.
void set_take_over(Thread& t, Set* set, Set* from);

}  // namespace gilbox

// What the files of dict share: the table and its look-up.
//
// Thread safety: dict_find may be called without the dict's lock; see dict.cpp.
#pragma once

#include "vm/objects/alloc.h"
#include "vm/objects/dict.h"
#include "vm/objects/dict_keys.h"

namespace gilbox {

enum class DictLook : uint8_t {
  kFound,
  kAbsent,
  kAsk,  // entry *n has the same hash; only `equals` can tell whether it has the same key
};

// CPython's order of probing (Objects/dictobject.c).
struct DictProbe {
  DictProbe(uint64_t hash, uint32_t index_mask) : perturb(hash), mask(index_mask), at(hash & mask) {}
  void next() {
    perturb >>= 5;
    at = (at * 5 + perturb + 1) & mask;
  }
  uint64_t perturb;
  uint64_t mask;
  uint64_t at;
};

// Looks for a key without script code.
inline DictLook dict_find(Thread& t, DictTable* table, Value key, uint64_t hash, uint32_t* n) {
  const std::atomic<int32_t>* index = table->index();
  for (DictProbe probe(hash, table->index_mask);; probe.next()) {
    int32_t found = index[probe.at].load(std::memory_order_acquire);
    if (found < 0) return DictLook::kAbsent;
    Value candidate = table->entries[found].key.load();
    if (candidate.is_undefined()) {  // deleted, unless the slot says that it was moved in this moment
      found = index[probe.at].load(std::memory_order_acquire);
      candidate = table->entries[found].key.load();
    }
    const DictEntry& entry = table->entries[found];
    *n = static_cast<uint32_t>(found);
    if (candidate == key) return DictLook::kFound;
    if (entry.hash.load(std::memory_order_relaxed) != hash || candidate.is_undefined()) continue;
    Quick quick = quick_equals(t, candidate, key);
    if (quick == Quick::kYes) return DictLook::kFound;
    if (quick == Quick::kAsk) return DictLook::kAsk;
  }
}

// What an entry's value stands for: the content of the cell in a kCells dict.
inline Value dict_value(const Dict* dict, Value stored) {
  if ((dict->flags & Dict::kCells) == 0 || stored.is_undefined()) return stored;
  return static_cast<const Cell*>(stored.as_object())->value.load();
}

// An empty dict of class `cls`.
Value new_dict_instance(Thread& t, Type* cls);
// Room for `more` further entries.
[[nodiscard]] bool dict_reserve(Thread& t, Dict* dict, uint32_t more);
// By a hash known already. Undefined: absent or exception.
Value dict_get_hashed(Thread& t, Dict* dict, Value key, uint64_t hash);
[[nodiscard]] bool dict_set_hashed(Thread& t, Dict* dict, Value key, uint64_t hash, Value value);
// All entries of a table nobody else changes, in one atomic step as long as no script code is needed.
[[nodiscard]] bool dict_set_all(Thread& t, Dict* dict, DictTable* from);
// A copy of the table in one atomic step, without deleted entries and cells; null: empty (or MemoryError).
DictTable* dict_copy_table(Thread& t, Dict* dict);
// Moves a key's entry behind the others in one step: whoever looks for it meanwhile finds it. 1; 0: it is not
// there; -1: exception.
int dict_move_last(Thread& t, Dict* dict, Value key);
// Takes out the last or the first entry. False: the dict is empty.
bool dict_pop_last(Thread& t, Dict* dict, Value* key, Value* value);
bool dict_pop_first(Thread& t, Dict* dict, Value* key, Value* value);
Value dict_key_error(Thread& t, Value key);
// Is it a collections.OrderedDict?
bool is_ordered_dict(Thread& t, Dict* dict);

// dict.update(...) with all its kinds of arguments: `kwargs` a Dict or Undefined.
[[nodiscard]] bool dict_update_method(Thread& t, const char* name, Dict* dict, Value kwargs,
                                      const Value* others, uint32_t count);
// keys(), values(), items() and their types.
void init_dict_view_types(Thread& t);

}  // namespace gilbox

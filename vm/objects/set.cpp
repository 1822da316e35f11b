// The hash table of sets. Order of probing, sizes, and when and how a table grows follow CPython
// (Objects/setobject.c), because the order of iteration shows them.
//
// Readers take no lock, by the argument of dict.cpp with one difference: a deleted entry (its key is
// kSetDummy) may be used again for another item, as in CPython. A writer stores the hash before the key
// (release), so who reads a key (acquire) sees its hash or a later one. An item is therefore never found
// unless it was there when its key was read; and it is missed only if it was taken out, or not yet put in, at
// some moment during the look-up. Growing fills another table and then publishes it; `version` changes as the
// last act of every change of items.
#include "vm/objects/set.h"

#include <cstring>

#include "vm/objects/dict_internal.h"
#include "vm/objects/set_internal.h"

namespace gilbox {

namespace {

constexpr uint32_t kLeastSize = 8;
constexpr uint64_t kLinearProbes = 9;
constexpr int kPerturbShift = 5;
constexpr uint64_t kNoSlot = ~uint64_t{0};

SetTable* new_table(Thread& t, uint64_t size, uint32_t finger) {
  if (size > uint64_t{1} << 31) {
    static_cast<void>(memory_error(t));
    return nullptr;
  }
  size_t bytes = sizeof(SetTable) - sizeof(SetEntry) + size * sizeof(SetEntry);
  auto* table = new_object<SetTable>(t, Kind::kSetTable, bytes);
  if (table == nullptr) return nullptr;
  table->mask = static_cast<uint32_t>(size - 1);
  table->fill.store(0, std::memory_order_relaxed);
  table->finger.store(finger, std::memory_order_relaxed);
  table->unused = 0;
  std::memset(static_cast<void*>(table->entries), 0, size * sizeof(SetEntry));
  return table;
}

uint64_t size_for_more_than(uint64_t least) {
  uint64_t size = kLeastSize;
  while (size <= least) size <<= 1;
  return size;
}

// Walks the slots in the order in which a hash is looked for. visit(slot) returns true to stop.
template <class Visit>
void probe(uint64_t hash, uint64_t mask, Visit visit) {
  uint64_t perturb = hash;
  uint64_t i = hash & mask;
  for (;;) {
    uint64_t last = i + kLinearProbes <= mask ? i + kLinearProbes : i;
    for (uint64_t slot = i; slot <= last; ++slot) {
      if (visit(slot)) return;
    }
    perturb >>= kPerturbShift;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

// Adds an item that is known to be absent to a table nobody else sees.
void insert_clean(SetTable* table, Value key, uint64_t hash) {
  probe(hash, table->mask, [&](uint64_t slot) {
    SetEntry& entry = table->entries[slot];
    if (!entry.key.load_relaxed().is_undefined()) return false;
    entry.hash.store(hash, std::memory_order_relaxed);
    entry.key.init(key);
    return true;
  });
  table->fill.store(table->fill.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

// Looks for a key without script code. *slot: where it is, where it would go (the last deleted entry on the
// way, if any), or the entry to ask.
DictLook find(Thread& t, SetTable* table, Value key, uint64_t hash, uint64_t* slot) {
  DictLook result = DictLook::kAbsent;
  uint64_t deleted = kNoSlot;
  probe(hash, table->mask, [&](uint64_t at) {
    const SetEntry& entry = table->entries[at];
    Value candidate = entry.key.load();
    *slot = at;
    if (candidate.is_undefined()) {
      if (deleted != kNoSlot) *slot = deleted;
      return true;
    }
    if (candidate == key) {
      result = DictLook::kFound;
      return true;
    }
    if (candidate == kSetDummy) {
      deleted = at;
      return false;
    }
    if (entry.hash.load(std::memory_order_relaxed) != hash) return false;
    Quick quick = quick_equals(t, candidate, key);
    if (quick == Quick::kNo) return false;
    result = quick == Quick::kYes ? DictLook::kFound : DictLook::kAsk;
    return true;
  });
  return result;
}

// What a look-up with script code saw: see dict.cpp.
struct SetSighting {
  bool valid = false;
  DictLook look = DictLook::kAbsent;
  uint32_t version = 0;
  uint64_t slot = 0;
  SetTable* table = nullptr;
};

enum class Asked : uint8_t { kDone, kAgain, kError };

Asked look_up_once(Thread& t, Set* set, Value key, uint64_t hash, SetSighting* seen) {
  seen->valid = true;
  seen->look = DictLook::kAbsent;
  seen->version = set->version.load(std::memory_order_acquire);
  SetTable* table = seen->table = set->table.load();
  if (table == nullptr) return Asked::kDone;
  Asked outcome = Asked::kDone;
  uint64_t deleted = kNoSlot;
  probe(hash, table->mask, [&](uint64_t at) {
    const SetEntry& entry = table->entries[at];
    Value candidate = entry.key.load();
    seen->slot = at;
    if (candidate.is_undefined()) {
      if (deleted != kNoSlot) seen->slot = deleted;
      return true;
    }
    if (candidate == kSetDummy) {
      deleted = at;
      return false;
    }
    if (!(candidate == key)) {
      if (entry.hash.load(std::memory_order_relaxed) != hash) return false;
      Quick quick = quick_equals(t, candidate, key);
      if (quick == Quick::kNo) return false;
      if (quick == Quick::kAsk) {
        int same = equals(t, candidate, key);
        if (same < 0) outcome = Asked::kError;
        if (same >= 0 && (set->table.load() != table || !(entry.key.load() == candidate))) {
          outcome = Asked::kAgain;
        }
        if (outcome != Asked::kDone) return true;
        if (same == 0) return false;
      }
    }
    seen->look = DictLook::kFound;
    return true;
  });
  return outcome;
}

// False: exception.
bool look_up(Thread& t, Set* set, Value key, uint64_t hash, SetSighting* seen) {
  for (;;) {
    Asked outcome = look_up_once(t, set, key, hash, seen);
    if (outcome != Asked::kAgain) return outcome == Asked::kDone;
  }
}

DictLook look_locked(Thread& t, Set* set, SetTable* table, Value key, uint64_t hash, const SetSighting& seen,
                     uint64_t* slot) {
  if (seen.valid && seen.table == table && seen.version == set->version.load(std::memory_order_relaxed)) {
    *slot = seen.slot;
    return seen.look;
  }
  return find(t, table, key, hash, slot);
}

void change_version(Set* set) {
  set->version.store(set->version.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

void change_used(Set* set, uint32_t by) {
  set->used.store(set->used.load(std::memory_order_relaxed) + by, std::memory_order_release);
}

bool is_full(const SetTable* table) {
  return uint64_t{table->fill.load(std::memory_order_relaxed)} * 5 >= uint64_t{table->mask} * 3;
}

uint64_t grown(uint64_t used) {
  return used > 50000 ? used * 2 : used * 4;
}

// With the lock held.
void kill_entry(Set* set, SetTable* table, uint64_t slot) {
  table->entries[slot].key.store(kSetDummy);
  change_used(set, ~uint32_t{0});
  change_version(set);
}

void init_set(Set* set) {
  set->used.store(0, std::memory_order_relaxed);
  set->version.store(0, std::memory_order_relaxed);
  set->table.init(nullptr);
}

}  // namespace

Set* new_set(Thread& t, bool frozen) {
  const Types& types = t.machine.types;
  const Type* type = frozen ? types.frozenset : types.set;
  auto* set = new_small<Set>(t, Kind::kSet, type->instance_shape.load(std::memory_order_relaxed)->id);
  set->flags = frozen ? Set::kFrozen : 0;
  set->extra.init(nullptr);
  init_set(set);
  return set;
}

Value new_set_instance(Thread& t, Type* cls, bool frozen) {
  const Types& types = t.machine.types;
  if (cls == (frozen ? types.frozenset : types.set)) return Value::from_object(new_set(t, frozen));
  auto* set = new_instance<Set>(t, cls, Kind::kSet);
  set->flags = frozen ? Set::kFrozen : 0;
  set->spare = static_cast<uint8_t>(t.machine.shapes.of(set)->inline_slots);
  init_set(set);
  return Value::from_object(set);
}

bool set_resize(Thread& t, Set* set, uint64_t least) {
  for (;;) {
    SetTable* before = set->table.load();
    uint32_t finger = before == nullptr ? 0 : before->finger.load(std::memory_order_relaxed);
    SetTable* fresh = new_table(t, size_for_more_than(std::max<uint64_t>(least, set_size(set))), finger);
    if (fresh == nullptr) return false;
    ObjectLock lock(t, set);
    SetTable* table = set->table.load();
    if (table != before) return true;  // somebody else did it
    if (set_size(set) > fresh->mask / 5 * 3) continue;
    if (table != nullptr) {
      for (uint64_t i = 0; i <= table->mask; ++i) {
        const SetEntry& entry = table->entries[i];
        Value key = entry.key.load_relaxed();
        if (is_live(key)) insert_clean(fresh, key, entry.hash.load(std::memory_order_relaxed));
      }
    }
    set->table.store(fresh);
    return true;
  }
}

bool set_add_hashed(Thread& t, Set* set, Value key, uint64_t hash) {
  SetSighting seen;
  for (;;) {
    DictLook look = DictLook::kAbsent;
    bool must_grow = true;
    bool added = false;
    {
      ObjectLock lock(t, set);
      SetTable* table = set->table.load();
      uint64_t slot = 0;
      if (table != nullptr) {
        look = look_locked(t, set, table, key, hash, seen, &slot);
        if (look == DictLook::kFound) return true;
        must_grow = is_full(table);
        if (look == DictLook::kAbsent && !must_grow) {
          SetEntry& entry = table->entries[slot];
          bool unused = entry.key.load_relaxed().is_undefined();
          entry.hash.store(hash, std::memory_order_relaxed);
          entry.key.store(key);
          if (unused) {
            table->fill.store(table->fill.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
          }
          change_used(set, 1);
          change_version(set);
          added = true;
          must_grow = is_full(table);
        }
      }
    }
    if (added && !must_grow) [[likely]]
      return true;
    if (look == DictLook::kAsk) {
      if (!look_up(t, set, key, hash, &seen)) return false;
      continue;
    }
    uint32_t used = set_size(set);
    if (!set_resize(t, set, used == 0 ? 0 : grown(used))) return false;
    if (added) return true;
  }
}

int set_contains_hashed(Thread& t, Set* set, Value key, uint64_t hash) {
  SetTable* table = set->table.load();
  if (table == nullptr) return 0;
  uint64_t slot = 0;
  DictLook look = find(t, table, key, hash, &slot);
  if (look != DictLook::kAsk) return look == DictLook::kFound ? 1 : 0;
  SetSighting seen;
  if (!look_up(t, set, key, hash, &seen)) return -1;
  return seen.look == DictLook::kFound ? 1 : 0;
}

int set_discard_hashed(Thread& t, Set* set, Value key, uint64_t hash) {
  SetSighting seen;
  for (;;) {
    {
      ObjectLock lock(t, set);
      SetTable* table = set->table.load();
      if (table == nullptr) return 0;
      uint64_t slot = 0;
      DictLook look = look_locked(t, set, table, key, hash, seen, &slot);
      if (look == DictLook::kAbsent) return 0;
      if (look == DictLook::kFound) {
        kill_entry(set, table, slot);
        return 1;
      }
    }
    if (!look_up(t, set, key, hash, &seen)) return -1;
  }
}

bool set_lookup_hash(Thread& t, Value key, uint64_t* hash) {
  if (is_kind(key, Kind::kSet) && !is_frozen(as<Set>(key)) &&
      type_of(t, key)->dunder(kHashDunder) == t.machine.types.set->dunder(kHashDunder)) {
    *hash = frozenset_hash(as<Set>(key));
    return true;
  }
  return key_hash(t, key, hash);
}

bool set_add(Thread& t, Set* set, Value item) {
  uint64_t hash = 0;
  return key_hash(t, item, &hash) && set_add_hashed(t, set, item, hash);
}

int set_contains(Thread& t, Set* set, Value item) {
  uint64_t hash = 0;
  return set_lookup_hash(t, item, &hash) ? set_contains_hashed(t, set, item, hash) : -1;
}

int set_discard(Thread& t, Set* set, Value item) {
  uint64_t hash = 0;
  return set_lookup_hash(t, item, &hash) ? set_discard_hashed(t, set, item, hash) : -1;
}

bool set_next(const Set* set, uint32_t* position, Value* item) {
  SetTable* table = set->table.load();
  if (table == nullptr) return false;
  for (uint64_t i = *position; i <= table->mask; ++i) {
    *item = table->entries[i].key.load();
    if (!is_live(*item)) continue;
    *position = static_cast<uint32_t>(i + 1);
    return true;
  }
  return false;
}

Value set_pop(Thread& t, Set* set) {
  {
    ObjectLock lock(t, set);
    SetTable* table = set->table.load();
    if (set_size(set) != 0) {
      uint64_t i = table->finger.load(std::memory_order_relaxed) & table->mask;
      while (!is_live(table->entries[i].key.load_relaxed())) i = i == table->mask ? 0 : i + 1;
      Value key = table->entries[i].key.load_relaxed();
      table->finger.store(static_cast<uint32_t>(i + 1), std::memory_order_relaxed);
      kill_entry(set, table, i);
      return key;
    }
  }
  return raise_text(t, t.machine.types.KeyError, "pop from an empty set");
}

void set_clear(Thread& t, Set* set) {
  SetTable* before = set->table.load();
  if (before == nullptr) return;
  // The finger of pop() survives in CPython; most sets have none.
  uint32_t finger = before->finger.load(std::memory_order_relaxed);
  SetTable* empty = finger == 0 ? nullptr : new_table(t, kLeastSize, finger);
  ObjectLock lock(t, set);
  set->table.store(empty);
  set->used.store(0, std::memory_order_release);
  change_version(set);
}

void set_take_over(Thread& t, Set* set, Set* from) {
  SetTable* table = from->table.load();
  uint32_t used = set_size(from);
  ObjectLock lock(t, set);
  SetTable* old = set->table.load();
  if (old != nullptr && table != nullptr) {
    table->finger.store(old->finger.load(std::memory_order_relaxed), std::memory_order_relaxed);
  }
  set->table.store(table);
  set->used.store(used, std::memory_order_release);
  change_version(set);
}

// --- All items at once ---

bool set_view(Thread& t, const Set* set, SetView* view) {
  for (;;) {
    SetTable* table = set->table.load();
    view->table = table;
    view->used = set_size(set);
    if (table == nullptr || view->used == 0) {
      *view = {};
      return true;
    }
    if (!t.machine.scheduler->object_locks_needed()) return true;
    SetTable* copy = new_table(t, uint64_t{table->mask} + 1, 0);
    if (copy == nullptr) return false;
    ObjectLock lock(t, const_cast<Set*>(set));
    if (set->table.load() != table) continue;
    std::memcpy(static_cast<void*>(copy->entries), table->entries,
                (size_t{table->mask} + 1) * sizeof(SetEntry));
    copy->fill.store(table->fill.load(std::memory_order_relaxed), std::memory_order_relaxed);
    view->table = copy;
    view->used = set_size(set);
    return true;
  }
}

namespace {

// The items of a view in a table of its own for an empty set, as CPython's set_merge makes it.
SetTable* merged_table(Thread& t, const SetView& view, uint64_t size, uint32_t finger) {
  SetTable* fresh = new_table(t, size, finger);
  if (fresh == nullptr) return nullptr;
  uint32_t fill = view.table->fill.load(std::memory_order_relaxed);
  if (fresh->mask == view.table->mask && fill == view.used) {
    std::memcpy(static_cast<void*>(fresh->entries), view.table->entries,
                (size_t{fresh->mask} + 1) * sizeof(SetEntry));
    fresh->fill.store(fill, std::memory_order_relaxed);
  } else {
    for_items(view, [&](Value key, uint64_t hash) {
      insert_clean(fresh, key, hash);
      return true;
    });
  }
  return fresh;
}

bool merge(Thread& t, Set* set, const Set* other) {
  if (set == other) return true;
  SetView view;
  if (!set_view(t, other, &view)) return false;
  if (view.used == 0) return true;
  SetTable* table = set->table.load();
  uint64_t mask = table == nullptr ? kLeastSize - 1 : table->mask;
  uint64_t fill = table == nullptr ? 0 : table->fill.load(std::memory_order_relaxed);
  uint64_t used = set_size(set);
  bool grow = (fill + view.used) * 5 >= mask * 3;
  uint64_t least = (used + view.used) * 2;
  if (used == 0 && (fill == 0 || grow)) {
    uint32_t finger = table == nullptr ? 0 : table->finger.load(std::memory_order_relaxed);
    SetTable* fresh = merged_table(t, view, grow ? size_for_more_than(least) : mask + 1, finger);
    if (fresh == nullptr) return false;
    ObjectLock lock(t, set);
    if (set->table.load() == table && set_size(set) == 0) {
      set->table.store(fresh);
      set->used.store(fresh->fill.load(std::memory_order_relaxed), std::memory_order_release);
      change_version(set);
      return true;
    }
  } else if (grow && !set_resize(t, set, least)) {
    return false;
  }
  return for_items(view, [&](Value key, uint64_t hash) { return set_add_hashed(t, set, key, hash); });
}

bool update_from_dict(Thread& t, Set* set, Dict* dict) {
  DictTable* entries = dict_copy_table(t, dict);
  if (entries == nullptr) return !t.has_pending();
  uint64_t count = entries->filled.load(std::memory_order_relaxed);
  SetTable* table = set->table.load();
  uint64_t mask = table == nullptr ? kLeastSize - 1 : table->mask;
  uint64_t fill = table == nullptr ? 0 : table->fill.load(std::memory_order_relaxed);
  if ((fill + count) * 5 >= mask * 3 && !set_resize(t, set, (set_size(set) + count) * 2)) return false;
  for (uint64_t i = 0; i < count; ++i) {
    const DictEntry& entry = entries->entries[i];
    if (!set_add_hashed(t, set, entry.key.load_relaxed(), entry.hash.load(std::memory_order_relaxed))) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool set_update(Thread& t, Set* set, Value iterable) {
  if (is_kind(iterable, Kind::kSet)) return merge(t, set, as<Set>(iterable));
  if (is_exact(t, iterable, Kind::kDict)) return update_from_dict(t, set, as<Dict>(iterable));
  return iterate(t, iterable, [&](Value item) { return set_add(t, set, item); });
}

Value set_copy(Thread& t, Set* set) {
  Set* copy = new_set(t, is_frozen(set));
  return merge(t, copy, set) ? Value::from_object(copy) : Value::error();
}

uint64_t frozenset_hash(const Set* set) {
  // CPython: frozenset_hash. Entries that are unused or deleted cancel out there, so they are left out here.
  auto shuffle = [](uint64_t h) { return ((h ^ 89869747U) ^ (h << 16)) * 3644798167U; };
  uint64_t hash = 0;
  uint64_t count = 0;
  SetTable* table = set->table.load();
  for (uint64_t i = 0; table != nullptr && i <= table->mask; ++i) {
    if (!is_live(table->entries[i].key.load())) continue;
    hash ^= shuffle(table->entries[i].hash.load(std::memory_order_relaxed));
    ++count;
  }
  hash ^= (count + 1) * 1927868237U;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069U + 907133923U;
  return hash == ~uint64_t{0} ? 590923713U : hash;
}

// --- The collector ---

void trace_set(Object* object, Marker& marker) {
  auto* set = static_cast<Set*>(object);
  marker.mark(set->table.load());
  marker.mark(set->extra.load());
  auto* slots = reinterpret_cast<Slot*>(set + 1);
  for (int i = 0; i < set->spare; ++i) marker.mark(slots[i]);
}

void trace_set_table(Object* object, Marker& marker) {
  auto* table = static_cast<SetTable*>(object);
  for (uint64_t i = 0; i <= table->mask; ++i) marker.mark(table->entries[i].key);
}

}  // namespace gilbox

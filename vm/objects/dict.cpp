// Why readers need no lock.
//
// A dict points to a table; a table has an index (hash to entry number) and entries in the order of
// insertion. Changes are made with the dict's lock held, so there is one writer. In one table:
//
// - An entry goes through three states, never back: unused; live (hash, value, then key are stored); dead
//   (key and value Undefined). Its key never changes to another one, so a value found behind a key belongs to
//   that key. Entries are not used again: a new insertion takes the next unused entry.
// - The index slot is stored (release) after the entry, so who reads the number (acquire) sees the entry;
//   `filled` likewise, for who walks the entries. A slot that names an entry names it for ever.
// - A reader that finds key or value Undefined takes the entry as deleted.
//
// Growing, compacting and clearing publish another table (or null) with a release store; the old one is never
// written to again. A reader that still holds it sees the dict as it was before the change, and the collector
// keeps it while anybody's stack names it.
//
// Look-ups that need __eq__ of a script run without the lock, whoever does them. A reader is done then, once
// the table and the entry's key are still the same. A writer takes the lock afterwards and compares
// `version`, which it has read first: writers change it (release) as the last act of every change of keys, so
// an equal version means that nothing the look-up saw has changed. Otherwise it looks again.
//
// Nothing is allocated and no script code runs with the lock held.
#include "vm/objects/dict.h"

#include <bit>
#include <cstring>

#include "vm/objects/dict_internal.h"
#include "vm/objects/function.h"

namespace gilbox {

namespace {

Cell* namespace_cell(Thread& t, Value value) {
  Cell* cell = new_cell(t, value);
  cell->flags = Cell::kOfNamespace;
  return cell;
}

constexpr uint32_t kLeastIndex = 8;
constexpr uint64_t kMostEntries = uint64_t{1} << 30;

constexpr uint64_t usable(uint64_t index_size) {
  return index_size * 2 / 3;
}

// The smallest index for which `entries` are usable.
uint32_t index_size_for(uint64_t entries) {
  auto size = std::max<uint64_t>(kLeastIndex, std::bit_ceil((entries * 3 + 1) / 2));
  return static_cast<uint32_t>(size);
}

DictTable* new_table(Thread& t, uint64_t entries) {
  if (entries > kMostEntries) {
    static_cast<void>(memory_error(t));
    return nullptr;
  }
  uint32_t index_size = index_size_for(entries);
  auto capacity = static_cast<uint32_t>(usable(index_size));
  size_t bytes =
      sizeof(DictTable) - sizeof(DictEntry) + capacity * sizeof(DictEntry) + size_t{index_size} * 4;
  auto* table = new_object<DictTable>(t, Kind::kDictTable, bytes);
  if (table == nullptr) return nullptr;
  table->index_mask = index_size - 1;
  table->capacity = capacity;
  table->filled.store(0, std::memory_order_relaxed);
  table->tail.store(0, std::memory_order_relaxed);
  std::memset(static_cast<void*>(table->index()), 0xFF, size_t{index_size} * 4);
  return table;
}

// Adds an entry; there must be room, and the key must be absent. With the lock held, or the table private.
void append_entry(DictTable* table, Value key, uint64_t hash, Value value) {
  uint32_t n = table->filled.load(std::memory_order_relaxed);
  DictEntry& entry = table->entries[n];
  entry.hash.store(hash, std::memory_order_relaxed);
  entry.value.init(value);
  entry.key.store(key);
  table->filled.store(n + 1, std::memory_order_release);
  table->tail.store(n + 1, std::memory_order_relaxed);
  DictProbe probe(hash, table->index_mask);
  std::atomic<int32_t>* index = table->index();
  while (index[probe.at].load(std::memory_order_relaxed) >= 0) probe.next();
  index[probe.at].store(static_cast<int32_t>(n), std::memory_order_release);
}

void copy_live_entries(DictTable* to, DictTable* from) {
  uint32_t filled = from->filled.load(std::memory_order_relaxed);
  for (uint32_t i = 0; i < filled; ++i) {
    const DictEntry& entry = from->entries[i];
    Value key = entry.key.load_relaxed();
    if (key.is_undefined()) continue;
    append_entry(to, key, entry.hash.load(std::memory_order_relaxed), entry.value.load_relaxed());
  }
}

bool has_cells(const Dict* dict) {
  return (dict->flags & Dict::kCells) != 0;
}

void change_version(Dict* dict) {
  dict->version.store(dict->version.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

void change_used(Dict* dict, uint32_t by) {
  dict->used.store(dict->used.load(std::memory_order_relaxed) + by, std::memory_order_release);
}

void init_dict(Dict* dict) {
  dict->used.store(0, std::memory_order_relaxed);
  dict->version.store(0, std::memory_order_relaxed);
  dict->table.init(nullptr);
}

// What a look-up saw, to be trusted with the lock held as long as the version has not changed.
struct Sighting {
  bool valid = false;
  DictLook look = DictLook::kAbsent;  // found or absent
  uint32_t version = 0;
  uint32_t entry = 0;
  DictTable* table = nullptr;
};

// Looks for a key, with script code where needed. False: exception.
bool look_up(Thread& t, Dict* dict, Value key, uint64_t hash, Sighting* seen) {
restart:
  seen->valid = true;
  seen->look = DictLook::kAbsent;
  seen->version = dict->version.load(std::memory_order_acquire);
  DictTable* table = seen->table = dict->table.load();
  if (table == nullptr) return true;
  const std::atomic<int32_t>* index = table->index();
  for (DictProbe probe(hash, table->index_mask);; probe.next()) {
    int32_t n = index[probe.at].load(std::memory_order_acquire);
    if (n < 0) return true;
    const DictEntry& entry = table->entries[n];
    Value candidate = entry.key.load();
    if (candidate.is_undefined() && index[probe.at].load(std::memory_order_acquire) != n) goto restart;
    seen->entry = static_cast<uint32_t>(n);
    if (candidate == key) break;
    if (entry.hash.load(std::memory_order_relaxed) != hash || candidate.is_undefined()) continue;
    Quick quick = quick_equals(t, candidate, key);
    if (quick == Quick::kYes) break;
    if (quick == Quick::kNo) continue;
    int same = equals(t, candidate, key);
    if (same < 0) return false;
    if (dict->table.load() != table || !(entry.key.load() == candidate)) goto restart;
    if (same == 1) break;
  }
  seen->look = DictLook::kFound;
  return true;
}

// The same with the lock held, trusting an earlier sighting if it still holds.
DictLook look_locked(Thread& t, Dict* dict, DictTable* table, Value key, uint64_t hash, const Sighting& seen,
                     uint32_t* entry) {
  if (table == nullptr) return DictLook::kAbsent;
  if (seen.valid && seen.table == table && seen.version == dict->version.load(std::memory_order_relaxed)) {
    *entry = seen.entry;
    return seen.look;
  }
  return dict_find(t, table, key, hash, entry);
}

// Adds an absent key with the lock held: to the table if it has room, else to `fresh` (may be null) with all
// that the table holds. False: there is no room in either.
bool add_locked(Dict* dict, DictTable* table, DictTable* fresh, Value key, uint64_t hash, Value value) {
  if (table != nullptr && table->filled.load(std::memory_order_relaxed) < table->capacity) [[likely]] {
    append_entry(table, key, hash, value);
  } else if (fresh != nullptr && dict->used.load(std::memory_order_relaxed) < fresh->capacity) {
    if (table != nullptr) copy_live_entries(fresh, table);
    append_entry(fresh, key, hash, value);
    dict->table.store(fresh);
  } else {
    return false;
  }
  change_used(dict, 1);
  change_version(dict);
  return true;
}

// A table to grow into, by CPython's rule: an index of three times as many slots as there are entries.
DictTable* new_grown_table(Thread& t, uint64_t used) {
  return new_table(t, usable(std::bit_ceil(std::max<uint64_t>(kLeastIndex, used * 3))));
}

enum class StoreMode : uint8_t {
  kSet,
  kSetDefault,  // keep a value that is there
};

// Stores into a live entry; returns what is there then.
Value store_in_entry(const Dict* dict, DictEntry& entry, Value value, StoreMode mode) {
  if (has_cells(dict)) {
    Slot& slot = static_cast<Cell*>(entry.value.load_relaxed().as_object())->value;
    Value now = slot.load();
    if (mode == StoreMode::kSetDefault && !now.is_undefined()) return now;
    slot.store(value);
    return value;
  }
  if (mode == StoreMode::kSetDefault) return entry.value.load_relaxed();
  entry.value.store(value);
  return value;
}

// Returns the value of the key afterwards; error: exception.
Value store(Thread& t, Dict* dict, Value key, uint64_t hash, Value value, StoreMode mode) {
  Sighting seen;
  DictTable* fresh = nullptr;
  Value cell;  // a kCells dict needs one for a new key: made below
  for (;;) {
    DictLook look = DictLook::kAbsent;
    uint32_t used = 0;
    {
      ObjectLock lock(t, dict);
      DictTable* table = dict->table.load();
      uint32_t n = 0;
      look = look_locked(t, dict, table, key, hash, seen, &n);
      if (look == DictLook::kFound) return store_in_entry(dict, table->entries[n], value, mode);
      used = dict->used.load(std::memory_order_relaxed);
      const Value stored = has_cells(dict) ? cell : value;
      if (look == DictLook::kAbsent && !stored.is_undefined() &&
          add_locked(dict, table, fresh, key, hash, stored)) {
        return value;
      }
    }
    if (look == DictLook::kAsk) {
      if (!look_up(t, dict, key, hash, &seen)) return Value::error();
      continue;
    }
    if (cell.is_undefined() && has_cells(dict)) {
      cell = Value::from_object(namespace_cell(t, value));
      continue;
    }
    fresh = new_grown_table(t, used);
    if (fresh == nullptr) return Value::error();
  }
}

}  // namespace

Dict* new_dict(Thread& t, uint8_t flags) {
  Dict* dict = new_small<Dict>(t, Kind::kDict);
  dict->flags = flags;
  dict->extra.init(nullptr);
  init_dict(dict);
  return dict;
}

Value new_dict_instance(Thread& t, Type* cls) {
  if (cls == t.machine.types.dict) return Value::from_object(new_dict(t));
  auto* dict = new_instance<Dict>(t, cls, Kind::kDict);
  dict->spare = static_cast<uint8_t>(t.machine.shapes.of(dict)->inline_slots);
  init_dict(dict);
  return Value::from_object(dict);
}

// --- Reading ---

Value dict_get_hashed(Thread& t, Dict* dict, Value key, uint64_t hash) {
  DictTable* table = dict->table.load();
  if (table == nullptr) return Value::undefined();
  uint32_t n = 0;
  DictLook look = dict_find(t, table, key, hash, &n);
  if (look == DictLook::kAbsent) return Value::undefined();
  if (look == DictLook::kFound) [[likely]] {
    const Value stored = table->entries[n].value.load();
    if (!stored.is_undefined()) [[likely]]
      return dict_value(dict, stored);
  }
  // Where the value has gone since the key was seen, the entry was deleted or moved.
  for (;;) {
    Sighting seen;
    if (!look_up(t, dict, key, hash, &seen) || seen.look == DictLook::kAbsent) return Value::undefined();
    const Value stored = seen.table->entries[seen.entry].value.load();
    if (!stored.is_undefined()) return dict_value(dict, stored);
  }
}

Value dict_get(Thread& t, Dict* dict, Value key) {
  uint64_t hash = 0;
  if (!key_hash(t, key, &hash)) return Value::error();
  return dict_get_hashed(t, dict, key, hash);
}

namespace {

// The value stored behind a string: a Cell in a kCells dict.
Value stored_by_str(const Dict* dict, const Str* key) {
  DictTable* table = dict->table.load();
  if (table == nullptr) return Value::undefined();
  uint64_t hash = str_hash(key);
  const std::atomic<int32_t>* index = table->index();
  for (DictProbe probe(hash, table->index_mask);; probe.next()) {
    int32_t n = index[probe.at].load(std::memory_order_acquire);
    if (n < 0) return Value::undefined();
    if (table->entries[n].key.load().is_undefined()) n = index[probe.at].load(std::memory_order_acquire);
    const DictEntry& entry = table->entries[n];
    Value candidate = entry.key.load();
    if (candidate.bits() == reinterpret_cast<uintptr_t>(key) ||
        (entry.hash.load(std::memory_order_relaxed) == hash && is_kind(candidate, Kind::kStr) &&
         str_equal(as<Str>(candidate), key))) {
      return entry.value.load();
    }
  }
}

}  // namespace

Value dict_get_str(const Dict* dict, const Str* key) {
  return dict_value(dict, stored_by_str(dict, key));
}

Cell* dict_find_cell(const Dict* dict, const Str* name) {
  Value cell = stored_by_str(dict, name);
  return cell.is_undefined() ? nullptr : as<Cell>(cell);
}

Cell* dict_cell(Thread& t, Dict* dict, Str* name) {
  Cell* cell = dict_find_cell(dict, name);
  if (cell != nullptr) return cell;
  // An empty cell counts as absent, so this changes nothing that a script sees.
  Value made = Value::from_object(namespace_cell(t, Value::undefined()));
  uint64_t hash = str_hash(name);
  DictTable* fresh = nullptr;
  for (;;) {
    uint32_t used = 0;
    {
      ObjectLock lock(t, dict);
      cell = dict_find_cell(dict, name);
      if (cell != nullptr) return cell;
      used = dict->used.load(std::memory_order_relaxed);
      if (add_locked(dict, dict->table.load(), fresh, Value::from_object(name), hash, made)) {
        return as<Cell>(made);
      }
    }
    fresh = new_grown_table(t, used);
    if (fresh == nullptr) return nullptr;
  }
}

// The new table is filled in while the world stands still: nobody holds a value of the old one without having
// looked at the flag.
bool dict_use_cells(Thread& t, Dict* dict) {
  while (!has_cells(dict)) {
    const uint32_t version = dict->version.load(std::memory_order_acquire);
    DictTable* fresh = dict_copy_table(t, dict);
    if (fresh == nullptr && t.has_pending()) return false;
    const uint32_t count = fresh == nullptr ? 0 : fresh->filled.load(std::memory_order_relaxed);
    for (uint32_t i = 0; i < count; ++i) {
      fresh->entries[i].value.store(Value::from_object(namespace_cell(t, fresh->entries[i].value.load())));
    }
    t.machine.scheduler->stop_world(t);
    const DictTable* table = dict->table.load();
    if (!has_cells(dict) && dict->version.load(std::memory_order_acquire) == version) {
      uint32_t n = 0;
      for (uint32_t i = 0; table != nullptr && i < table->filled.load(std::memory_order_relaxed); ++i) {
        if (table->entries[i].key.load().is_undefined()) continue;
        as<Cell>(fresh->entries[n++].value.load())->value.store(table->entries[i].value.load());
      }
      dict->table.store(fresh);
      dict->flags |= Dict::kCells;
    }
    t.machine.scheduler->resume_world(t);
  }
  return true;
}

uint32_t dict_size(const Dict* dict) {
  if (!has_cells(dict)) return dict->used.load(std::memory_order_acquire);
  uint32_t count = 0;
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(dict, &position, &key, &value)) ++count;
  return count;
}

bool dict_next(const Dict* dict, uint32_t* position, Value* key, Value* value) {
  DictTable* table = dict->table.load();
  if (table == nullptr) return false;
  uint32_t filled = table->filled.load(std::memory_order_acquire);
  for (uint32_t i = *position; i < filled; ++i) {
    const DictEntry& entry = table->entries[i];
    *key = entry.key.load();
    if (key->is_undefined()) continue;
    *value = dict_value(dict, entry.value.load());
    if (value->is_undefined()) continue;
    *position = i + 1;
    return true;
  }
  *position = filled;
  return false;
}

int dict_contains(Thread& t, Dict* dict, Value key) {
  Value value = dict_get(t, dict, key);
  if (!value.is_undefined()) return 1;
  return t.has_pending() ? -1 : 0;
}

// --- Changing ---

bool dict_set_hashed(Thread& t, Dict* dict, Value key, uint64_t hash, Value value) {
  return !store(t, dict, key, hash, value, StoreMode::kSet).is_error();
}

bool dict_set(Thread& t, Dict* dict, Value key, Value value) {
  uint64_t hash = 0;
  return key_hash(t, key, &hash) && !store(t, dict, key, hash, value, StoreMode::kSet).is_error();
}

bool dict_set_str(Thread& t, Dict* dict, Str* key, Value value) {
  return !store(t, dict, Value::from_object(key), str_hash(key), value, StoreMode::kSet).is_error();
}

Value dict_set_default(Thread& t, Dict* dict, Value key, Value value) {
  uint64_t hash = 0;
  if (!key_hash(t, key, &hash)) return Value::error();
  return store(t, dict, key, hash, value, StoreMode::kSetDefault);
}

namespace {

// With the lock held. Returns the value that was there; Undefined if it had gone (a cell that was empty).
Value kill_entry(Dict* dict, DictTable* table, uint32_t n) {
  DictEntry& entry = table->entries[n];
  if (has_cells(dict)) {
    return static_cast<Cell*>(entry.value.load_relaxed().as_object())->value.exchange(Value::undefined());
  }
  Value value = entry.value.load_relaxed();
  entry.key.store(Value::undefined());
  entry.value.store(Value::undefined());
  if (table->tail.load(std::memory_order_relaxed) == n + 1) {
    table->tail.store(n, std::memory_order_relaxed);
  }
  change_used(dict, ~uint32_t{0});
  change_version(dict);
  return value;
}

// With the lock held and room in the table, of no kCells dict: the index points to the new entry before the
// old one goes.
void move_entry(Dict* dict, DictTable* table, uint32_t n) {
  DictEntry& old = table->entries[n];
  const uint32_t last = table->filled.load(std::memory_order_relaxed);
  DictEntry& entry = table->entries[last];
  const uint64_t hash = old.hash.load(std::memory_order_relaxed);
  entry.hash.store(hash, std::memory_order_relaxed);
  entry.value.init(old.value.load_relaxed());
  entry.key.store(old.key.load_relaxed());
  table->filled.store(last + 1, std::memory_order_release);
  table->tail.store(last + 1, std::memory_order_relaxed);
  DictProbe probe(hash, table->index_mask);
  std::atomic<int32_t>* index = table->index();
  while (index[probe.at].load(std::memory_order_relaxed) != static_cast<int32_t>(n)) probe.next();
  index[probe.at].store(static_cast<int32_t>(last), std::memory_order_release);
  old.key.store(Value::undefined());
  old.value.store(Value::undefined());
  change_version(dict);
}

}  // namespace

Value dict_take(Thread& t, Dict* dict, Value key) {
  uint64_t hash = 0;
  if (!key_hash(t, key, &hash)) return Value::error();
  Sighting seen;
  for (;;) {
    {
      ObjectLock lock(t, dict);
      DictTable* table = dict->table.load();
      uint32_t n = 0;
      DictLook look = look_locked(t, dict, table, key, hash, seen, &n);
      if (look == DictLook::kAbsent) return Value::undefined();
      if (look == DictLook::kFound) return kill_entry(dict, table, n);
    }
    if (!look_up(t, dict, key, hash, &seen)) return Value::error();
  }
}

int dict_move_last(Thread& t, Dict* dict, Value key) {
  uint64_t hash = 0;
  if (!key_hash(t, key, &hash)) return -1;
  Sighting seen;
  for (;;) {
    DictLook look = DictLook::kAbsent;
    {
      ObjectLock lock(t, dict);
      DictTable* table = dict->table.load();
      uint32_t n = 0;
      look = look_locked(t, dict, table, key, hash, seen, &n);
      if (look == DictLook::kAbsent) return 0;
      if (look == DictLook::kFound && table->tail.load(std::memory_order_relaxed) == n + 1) return 1;
      if (look == DictLook::kFound && table->filled.load(std::memory_order_relaxed) < table->capacity) {
        move_entry(dict, table, n);
        return 1;
      }
    }
    if (look == DictLook::kAsk ? !look_up(t, dict, key, hash, &seen)
                               : !dict_reserve(t, dict, 8 + dict_size(dict) / 2))
      return -1;
  }
}

bool dict_pop_last(Thread& t, Dict* dict, Value* key, Value* value) {
  ObjectLock lock(t, dict);
  DictTable* table = dict->table.load();
  if (table == nullptr) return false;
  for (uint32_t n = table->tail.load(std::memory_order_relaxed); n-- > 0;) {
    *key = table->entries[n].key.load_relaxed();
    if (key->is_undefined()) continue;
    if (!has_cells(dict)) table->tail.store(n + 1, std::memory_order_relaxed);
    *value = kill_entry(dict, table, n);
    if (!value->is_undefined()) return true;
  }
  return false;
}

bool dict_pop_first(Thread& t, Dict* dict, Value* key, Value* value) {
  ObjectLock lock(t, dict);
  DictTable* table = dict->table.load();
  const uint32_t filled = table == nullptr ? 0 : table->filled.load(std::memory_order_relaxed);
  for (uint32_t n = 0; n < filled; ++n) {
    *key = table->entries[n].key.load_relaxed();
    if (key->is_undefined()) continue;
    *value = kill_entry(dict, table, n);
    if (!value->is_undefined()) return true;
  }
  return false;
}

void dict_clear(Thread& t, Dict* dict) {
  ObjectLock lock(t, dict);
  DictTable* table = dict->table.load();
  if (table == nullptr) return;
  if (has_cells(dict)) {
    for (uint32_t n = table->filled.load(std::memory_order_relaxed); n-- > 0;) {
      static_cast<void>(kill_entry(dict, table, n));
    }
    return;
  }
  dict->table.store(nullptr);
  dict->used.store(0, std::memory_order_release);
  change_version(dict);
}

// --- All entries at once ---

DictTable* dict_copy_table(Thread& t, Dict* dict) {
  for (;;) {
    uint32_t expected = dict->used.load(std::memory_order_acquire);
    if (expected == 0) return nullptr;
    DictTable* fresh = new_table(t, expected);
    if (fresh == nullptr) return nullptr;
    ObjectLock lock(t, dict);
    uint32_t used = dict->used.load(std::memory_order_relaxed);
    DictTable* table = dict->table.load();
    if (used == 0) return nullptr;
    if (used > fresh->capacity) continue;
    if (has_cells(dict)) {
      for (uint32_t i = 0; i < table->filled.load(std::memory_order_relaxed); ++i) {
        const DictEntry& entry = table->entries[i];
        Value value = dict_value(dict, entry.value.load());
        if (value.is_undefined()) continue;
        append_entry(fresh, entry.key.load(), entry.hash.load(std::memory_order_relaxed), value);
      }
    } else if (table->index_mask == fresh->index_mask &&
               table->filled.load(std::memory_order_relaxed) == used) {
      std::memcpy(static_cast<void*>(fresh->entries), table->entries, used * sizeof(DictEntry));
      std::memcpy(static_cast<void*>(fresh->index()), table->index(), (size_t{fresh->index_mask} + 1) * 4);
      fresh->filled.store(used, std::memory_order_relaxed);
      fresh->tail.store(used, std::memory_order_relaxed);
    } else {
      copy_live_entries(fresh, table);
    }
    return fresh;
  }
}

Dict* dict_copy(Thread& t, Dict* dict) {
  DictTable* table = dict_copy_table(t, dict);
  if (table == nullptr && t.has_pending()) return nullptr;
  Dict* copy = new_dict(t);
  if (table != nullptr) {
    copy->table.init(table);
    copy->used.store(table->filled.load(std::memory_order_relaxed), std::memory_order_relaxed);
  }
  return copy;
}

bool dict_reserve(Thread& t, Dict* dict, uint32_t more) {
  for (;;) {
    DictTable* now = dict->table.load();
    uint32_t used = dict->used.load(std::memory_order_acquire);
    if (now != nullptr && now->capacity - now->filled.load(std::memory_order_acquire) >= more) return true;
    DictTable* fresh = new_table(t, uint64_t{used} + more);
    if (fresh == nullptr) return false;
    ObjectLock lock(t, dict);
    DictTable* table = dict->table.load();
    if (table != now || dict->used.load(std::memory_order_relaxed) > fresh->capacity) continue;
    if (table != nullptr) copy_live_entries(fresh, table);
    dict->table.store(fresh);
    return true;
  }
}

bool dict_set_all(Thread& t, Dict* dict, DictTable* from) {
  uint32_t count = from->filled.load(std::memory_order_relaxed);
  if (!has_cells(dict) && !dict_reserve(t, dict, count)) return false;
  for (uint32_t i = 0; i < count; ++i) {
    if (!has_cells(dict)) {
      ObjectLock lock(t, dict);
      DictTable* table = dict->table.load();
      uint32_t added = 0;
      for (; table != nullptr && i < count; ++i) {
        const DictEntry& entry = from->entries[i];
        Value key = entry.key.load_relaxed();
        uint64_t hash = entry.hash.load(std::memory_order_relaxed);
        uint32_t n = 0;
        DictLook look = dict_find(t, table, key, hash, &n);
        if (look == DictLook::kFound) {
          table->entries[n].value.store(entry.value.load_relaxed());
        } else if (look == DictLook::kAbsent &&
                   table->filled.load(std::memory_order_relaxed) < table->capacity) {
          append_entry(table, key, hash, entry.value.load_relaxed());
          ++added;
        } else {
          break;
        }
      }
      if (added != 0) {
        change_used(dict, added);
        change_version(dict);
      }
      if (i == count) return true;
    }
    const DictEntry& entry = from->entries[i];
    if (!dict_set_hashed(t, dict, entry.key.load_relaxed(), entry.hash.load(std::memory_order_relaxed),
                         entry.value.load_relaxed())) {
      return false;
    }
  }
  return true;
}

// --- The collector ---

void trace_dict(Object* object, Marker& marker) {
  auto* dict = static_cast<Dict*>(object);
  marker.mark(dict->table.load());
  marker.mark(dict->extra.load());
  auto* slots = reinterpret_cast<Slot*>(dict + 1);
  for (int i = 0; i < dict->spare; ++i) marker.mark(slots[i]);
}

void trace_dict_table(Object* object, Marker& marker) {
  auto* table = static_cast<DictTable*>(object);
  uint32_t filled = table->filled.load(std::memory_order_relaxed);
  for (uint32_t i = 0; i < filled; ++i) {
    marker.mark(table->entries[i].key);
    marker.mark(table->entries[i].value);
  }
}

}  // namespace gilbox

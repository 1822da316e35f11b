// dict: insertion-ordered, lock-free for readers; changes hold the dict's lock. A key's __eq__ and __hash__
// are never called with the lock held: a look-up that needs them runs without, and then checks that nothing
// changed.
//
// Dicts with Dict::kCells (namespaces) keep their values in Cells; every function here looks through them.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

Dict* new_dict(Thread& t, uint8_t flags = 0);
// A dict itself, none of a subclass, whose methods would have to be asked.
inline bool is_plain_dict(Thread& t, Value v) {
  return is_kind(v, Kind::kDict) && type_of(t, v) == t.machine.types.dict;
}
// Undefined if absent; check t.has_pending() for an exception (unhashable key, __eq__ that raised).
Value dict_get(Thread& t, Dict* dict, Value key);
[[nodiscard]] bool dict_set(Thread& t, Dict* dict, Value key, Value value);
// The value taken out; Undefined if absent (or exception).
Value dict_take(Thread& t, Dict* dict, Value key);
// The value of key, after storing `value` if it was absent: one atomic step.
Value dict_set_default(Thread& t, Dict* dict, Value key, Value value);
// By interned or other string: no script code, no exceptions but MemoryError.
Value dict_get_str(const Dict* dict, const Str* key);
[[nodiscard]] bool dict_set_str(Thread& t, Dict* dict, Str* key, Value value);
// The cell of a name in a kCells dict; dict_cell makes one (holding Undefined) when there is none.
Cell* dict_find_cell(const Dict* dict, const Str* name);
Cell* dict_cell(Thread& t, Dict* dict, Str* name);
// Makes it a kCells dict, for code that will use it as its globals.
[[nodiscard]] bool dict_use_cells(Thread& t, Dict* dict);
uint32_t dict_size(const Dict* dict);
// Walks the entries: *position starts at 0; false at the end. Entries added meanwhile may or may not come.
bool dict_next(const Dict* dict, uint32_t* position, Value* key, Value* value);
Dict* dict_copy(Thread& t, Dict* dict);
// dict.update(other): a mapping or pairs. `merge`: TypeError on keys present already, naming `callee`.
[[nodiscard]] bool dict_update(Thread& t, Dict* dict, Value other);
[[nodiscard]] bool dict_merge(Thread& t, Dict* dict, Value other, Value callee);
// {**other}: mappings only ("'list' object is not a mapping").
[[nodiscard]] bool dict_update_mapping(Thread& t, Dict* dict, Value other);
void dict_clear(Thread& t, Dict* dict);

// dict[key]: __missing__ of subclasses, else KeyError.
Value dict_get_item(Thread& t, Dict* dict, Value key);
[[nodiscard]] bool dict_del_item(Thread& t, Dict* dict, Value key);  // KeyError
int dict_contains(Thread& t, Dict* dict, Value key);                 // 1, 0, -1
int dict_equals(Thread& t, Dict* a, Dict* b);                        // 1, 0, -1
Value dict_union(Thread& t, Dict* a, Dict* b);                       // a | b
Value dict_repr(Thread& t, Dict* dict);
// The live views: keys(), values(), items().
enum class DictViewKind : uint8_t { kKeys, kValues, kItems };
Value new_dict_view(Thread& t, Dict* dict, DictViewKind kind);
uint32_t dict_view_size(const DictView* view);
int dict_view_contains(Thread& t, DictView* view, Value item);  // 1, 0, -1
// Comparisons and & | - ^ of a keys or items view with anything; NotImplemented where CPython says so.
Value dict_view_compare(Thread& t, CompareOp op, Value a, Value b);
Value dict_view_binary(Thread& t, BinaryOp op, Value a, Value b);
Value dict_view_repr(Thread& t, DictView* view);
void trace_dict(Object* object, Marker& marker);
void trace_dict_table(Object* object, Marker& marker);
void trace_dict_view(Object* object, Marker& marker);

void init_dict_type(Thread& t);  // dict and its views and iterators

}  // namespace gilbox

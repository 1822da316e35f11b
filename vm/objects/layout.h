// The memory layouts of the built-in kinds: plain data with the few accessors that hot paths need. What can
// be done with them stands in the file of each type (list.h, dict.h, str.h ...) and in protocol.h.
//
// Thread safety: fields that may change after an object is shared are Slots, Refs or atomics. Readers of
// lists, dicts and sets take no lock: writers hold the object's lock, fill a new array or table and then
// publish it. Immutable objects (strings, tuples, big integers, ranges ...) use plain fields: whoever got the
// pointer through a Slot sees them initialised.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "vm/heap/object.h"

namespace gilbox {

// For counters and positions that nothing else hangs on.
inline constexpr auto kRelaxed = std::memory_order_relaxed;

struct CodeState;
struct NativeDef;
struct Shape;
struct Thread;
struct Type;

// Integers beyond 48 bits: sign and magnitude, least significant limb first, no leading zero limb.
struct BigInt : Object {
  uint32_t count;
  uint32_t negative;
  uint64_t limbs[1];
};

// Text as code points of 1, 2 or 4 bytes each, the narrowest that fits (PEP 393). flags: see below.
struct StrBuffer : Object {
  uint32_t capacity;           // bytes
  std::atomic<uint32_t> used;  // bytes; who extends it claims them by compare-and-swap
  char data[8];
};
struct Str : Object {
  static constexpr uint8_t kWidthMask = 3;  // log2 of the bytes per code point
  static constexpr uint8_t kAscii = 4;
  static constexpr uint8_t kExternal = 8;  // the text is a prefix of a StrBuffer, shared by growing strings
  static constexpr uint8_t kInterned = 16;
  uint32_t length;                     // code points
  mutable std::atomic<uint32_t> hash;  // 0: not computed yet
  union {
    char inline_data[8];
    StrBuffer* buffer;
  };
  unsigned width_log2() const { return flags & kWidthMask; }
  bool is_ascii() const { return (flags & kAscii) != 0; }
  const char* bytes() const { return (flags & kExternal) ? buffer->data : inline_data; }
  size_t byte_size() const { return size_t{length} << width_log2(); }
  char32_t at(uint32_t i) const {
    const char* p = bytes();
    switch (width_log2()) {
      case 0:
        return static_cast<unsigned char>(p[i]);
      case 1:
        return reinterpret_cast<const char16_t*>(p)[i];
      default:
        return reinterpret_cast<const char32_t*>(p)[i];
    }
  }
  // The text itself when it is ASCII.
  std::string_view ascii() const { return {bytes(), length}; }
};

struct Bytes : Object {
  uint32_t length;
  uint32_t unused;
  char data[8];
};

struct Tuple : Object {
  uint32_t count;
  uint32_t unused;
  Value items[1];
};

// What every object that can have attributes of its own begins with. `extra` holds slots beyond the in-line
// ones (a SlotChunk) or, for a shape in dict mode, the Dict. The in-line slots stand at the shape's
// slots_offset.
//
// Lists, dicts and sets begin so for the sake of subclasses alone (it costs nothing: 24 bytes take a cell of
// 32 as well); the built-in types themselves have no attributes. In them Object::spare counts the in-line
// slots behind the struct, for the collector.
struct AttrObject : Object {
  Ref<Object> extra;
};

// The backing store of a list. Slots at and beyond the list's size are Undefined.
struct Array : Object {
  uint32_t capacity;
  uint32_t unused;
  Slot items[1];
};

struct List : AttrObject {
  std::atomic<uint32_t> size;
  uint32_t unused;
  Ref<Array> array;  // null while the list was never filled
};

// An insertion-ordered hash table (CPython's compact dict). Entries are only appended; a deletion leaves its
// entry with key and value Undefined. Growing and compacting make a new table. The index follows the entries
// in memory.
struct DictEntry {
  std::atomic<uint64_t> hash;
  Slot key;
  Slot value;
};
struct DictTable : Object {
  uint32_t index_mask;           // index slots - 1
  uint32_t capacity;             // entries
  std::atomic<uint32_t> filled;  // entries appended, deleted ones included
  std::atomic<uint32_t> tail;    // no live entry stands at or behind it: where popitem begins to look
  DictEntry entries[1];
  // Index slots: -1 empty, else the number of an entry.
  std::atomic<int32_t>* index() { return reinterpret_cast<std::atomic<int32_t>*>(entries + capacity); }
};
struct Dict : AttrObject {
  // The values are Cells, for namespaces: module globals and class attributes. Every reader of such a dict
  // must look through the cell; a cell that holds Undefined counts as absent. Cells are never removed or
  // replaced.
  static constexpr uint8_t kCells = 1;
  std::atomic<uint32_t> used;
  std::atomic<uint32_t> version;  // changes whenever keys come or go
  Ref<DictTable> table;           // null: empty
};

// Open addressing in CPython's order (Objects/setobject.c), so that sets of numbers print as they do there.
struct SetEntry {
  std::atomic<uint64_t> hash;
  Slot key;  // Undefined: never used; kSetDummy (set.h): deleted
};
struct SetTable : Object {
  uint32_t mask;
  std::atomic<uint32_t> fill;    // used and deleted
  std::atomic<uint32_t> finger;  // where pop() goes on looking
  uint32_t unused;
  SetEntry entries[1];
};
struct Set : AttrObject {
  static constexpr uint8_t kFrozen = 1;
  std::atomic<uint32_t> used;
  std::atomic<uint32_t> version;
  Ref<SetTable> table;
};

struct Range : Object {
  uint64_t unused;
  Value start, stop, step;  // integers of any size
  Value length;
};

struct Slice : Object {
  Value start, stop, step;
};

// A captured variable, a module global or a class attribute. Never moves, never goes while someone may use
// it.
struct Cell : Object {
  static constexpr uint8_t kOfNamespace = 1;  // flags: stands in a Dict with kCells, not in a closure
  Slot value;
};

// Attributes of an object beyond its in-line slots, or its __dict__ once someone asked for it.
struct SlotChunk : Object {
  uint32_t count;
  uint32_t unused;
  Ref<Object> next;  // SlotChunk with the following slots
  Slot slots[1];
};

struct Instance : AttrObject {
  Slot slots[1];
};

struct Function : AttrObject {
  std::atomic<CodeState*> code;  // owned by the machine; __code__ may be set: load it once for one call
  Slot name;
  Slot qualname;
  Slot module_name;
  Slot doc;
  Slot defaults;     // Tuple or None
  Slot kwdefaults;   // Dict or None
  Slot annotations;  // Dict or Undefined
  Value closure;     // Tuple of Cells or None
};

struct Builtin : Object {
  const NativeDef* def;
  Value self;    // bound receiver, or Undefined for a plain function or an unbound method
  Type* owner;   // the type whose method it is, or null
  Value module;  // name of the module or None
  std::atomic<const struct Signature*> signature;  // null until the first call
};

struct BoundMethod : Object {
  Value function;
  Value self;
};

struct Module : AttrObject {
  Str* name;
  Dict* dict;  // kCells
};

struct Property : AttrObject {
  Slot getter, setter, deleter, doc;
};

struct StaticMethod : Object {  // ClassMethod as well
  Value function;
};

struct Super : Object {
  Type* type;  // search begins behind it in the MRO
  Value self;  // instance or class; Undefined: unbound
  Type* self_type;
};

struct Exception : AttrObject {
  Slot args;       // Tuple
  Slot traceback;  // Traceback or None
  Slot cause;
  Slot context;
  std::atomic<bool> suppress_context;
  Slot slots[1];
};

inline constexpr size_t kExceptionSize = sizeof(Exception) - sizeof(Slot);  // without in-line slots

struct Traceback : Object {
  CodeState* code;
  uint32_t word;   // index of the instruction
  uint32_t depth;  // number of the frame in its thread
  uint32_t call;   // Frame::call
  uint32_t back;   // its caller's
  Slot next;       // the frame called from there, or None
};

// Built-in iterators over built-in containers. `flags` tells which (IteratorKind in iterator.h).
struct Iterator : Object {
  Slot source;  // Undefined once exhausted
  std::atomic<int64_t> index;
  std::atomic<int64_t> stop;  // ranges of small integers: items left; dicts and sets: size at the start
  std::atomic<int64_t> step;
};

struct DictView : Object {
  // flags: 0 keys, 1 values, 2 items
  Value dict;
};

struct Generator : Object {
  enum State : uint8_t { kCreated, kSuspended, kRunning, kFinished, kRead };  // kRead: HeldGenerator
  std::atomic<uint8_t> state;
  CodeState* code;
  Value function;
  Value name;
  Value qualname;
  Value handled;  // exception being handled inside while suspended, or Undefined
  uint32_t pc;    // word to go on with
  uint32_t count;
  Value registers[1];
};

// Objects of modules written in C++ (locks, map and zip iterators, files ...): a struct that begins with
// this. `operations` is static. Instances of subclasses in scripts have in-line slots behind the struct, see
// Shape.
struct NativeObject;
struct NativeOps {
  const char* name;
  size_t size;                                                // of the struct
  void (*trace)(NativeObject* object, class Marker& marker);  // may be null
  void (*finalize)(NativeObject* object);                     // may be null
  // The next item, Undefined without a pending exception at the end. Null: not an iterator.
  Value (*next)(Thread& t, NativeObject* object);
};
struct NativeObject : AttrObject {
  const NativeOps* operations;
};

}  // namespace gilbox

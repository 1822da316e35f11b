// The header that every heap object begins with.
//
// Thread safety: `shape` is published with release after the slots it describes; `lock` is the object's own
// one-byte lock (vm/sched), needed for changes while several threads run without the GIL; `kind`, `slots`
// never change after construction; `flags` may be set only by the constructor or under the lock.
#pragma once

#include <atomic>
#include <cstdint>

#include "vm/heap/value.h"

namespace gilbox {

// The memory layouts there are. Python types are more (every class is one): see Type.
enum class Kind : uint8_t {
  kFree = 0,  // a cell that holds no object
  kBigInt,
  kStr,
  kStrBuffer,
  kBytes,
  kTuple,
  kList,
  kArray,
  kDict,
  kDictTable,
  kSet,
  kSetTable,
  kRange,
  kSlice,
  kCell,
  kFunction,
  kBuiltin,
  kBoundMethod,
  kType,
  kInstance,
  kSlotChunk,
  kModule,
  kGenerator,
  kIterator,
  kException,
  kTraceback,
  kProperty,
  kStaticMethod,
  kClassMethod,
  kSuper,
  kDictView,
  kNative,  // carries its own operations: see NativeObject
  kCount,
};

struct Object {
  std::atomic<uint32_t> shape_id;  // index into the machine's shapes; the shape knows the type
  Kind kind;
  std::atomic<uint8_t> lock;
  uint8_t flags;  // meaning depends on the kind
  uint8_t spare;
};
static_assert(sizeof(Object) == 8);

inline Kind kind_of(Value v) {
  return v.as_object()->kind;
}
inline bool is_kind(Value v, Kind kind) {
  return v.is_object() && v.as_object()->kind == kind;
}

}  // namespace gilbox

// Types: the classes of Python, built-in or made by scripts.
//
// Thread safety: bases, MRO and layout are fixed before a type is shared. Attributes live in cells (see
// Dict::kCells): storing to an existing one is one store; adding or deleting one goes through type_set_attr /
// type_del_attr, which take the machine's type mutex, bring the resolved special methods of the type and its
// subclasses up to date and drop inline caches where a cached look-up could now be wrong.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "vm/objects/layout.h"
#include "vm/objects/shape.h"

namespace gilbox {

struct Machine;

enum Dunder : uint8_t {
#define DUNDER(IDENTIFIER, NAME) IDENTIFIER##Dunder,
#include "vm/objects/dunders.def"
#undef DUNDER
  kDunderCount
};

struct Type : AttrObject {
  enum Flag : uint32_t {
    kScript = 1 << 0,       // made by a class statement or type(...)
    kNoSubclass = 1 << 1,   // bool, NoneType, range, function ...
    kException = 1 << 2,    // derives from BaseException
    kNotCallable = 1 << 3,  // cannot create instances: "cannot create 'generator' instances"
    kMetatype = 1 << 4,     // derives from type
    kAbstract = 1 << 5,     // __abstractmethods__ is not empty: object.__new__ refuses
    kHasDel = 1 << 6,       // __del__ is to be called: see finalizers.h
    kFullName = 1 << 7,     // messages name it with its module, as they name CPython's types in C
  };
  Slot name;      // Str
  Slot qualname;  // Str
  Tuple* bases;
  Tuple* mro;   // begins with the type itself
  Dict* attrs;  // kCells
  Type* base;   // the one whose layout instances extend
  std::atomic<Shape*> instance_shape;
  const NativeOps* native;  // layout of kNative instances
  std::atomic<uint32_t> type_flags;
  Kind instance_kind;
  std::vector<Type*>* subclasses;  // direct ones; guarded by the machine's type mutex
  Slot dunders[kDunderCount];      // what a look-up along the MRO finds, or Undefined

  bool has_flag(Flag flag) const { return (type_flags.load(std::memory_order_relaxed) & flag) != 0; }
  Value dunder(Dunder which) const { return dunders[which].load(); }
};

// --- Native functions
// -----------------------------------------------------------------------------------------
//
// A native function gets its arguments bound to its signature, in declared order, Undefined where an optional
// one is missing; `count` is how many `args` there are. With "*args" in the signature the named parameters
// come first (keyword-only ones included) and the others follow; with "**kwargs" the last named one is a Dict
// or Undefined. It returns its result, or Value::error() with an exception pending on the thread. It may
// clobber its arguments.
using NativeFn = Value (*)(Thread& t, Value* args, uint32_t count);

struct NativeDef {
  const char* name;
  NativeFn function;
  // As in "self, object, /, key=, *, reverse=": '=' marks optional parameters.
  const char* signature;
  const char* doc = nullptr;
  enum Flag : uint8_t { kNormal = 0, kStatic = 1, kClass = 2 };
  uint8_t flags = kNormal;
};

// An attribute computed by functions: f(self) and, if it can be set, f(self, value).
struct NativeGetSet {
  const char* name;
  NativeFn get;
  NativeFn set = nullptr;
  const char* doc = nullptr;
};

struct TypeSpec {
  const char* name;  // as in repr and messages
  const char* module = "builtins";
  Kind kind = Kind::kNative;
  const NativeOps* native = nullptr;
  Type* base = nullptr;  // null: object
  // Where an instance's struct ends and in-line slots of subclasses (and, if has_attributes, its own) begin.
  size_t instance_size = 0;
  bool has_attributes = false;  // instances begin as AttrObject and take arbitrary attributes
  uint32_t flags = 0;
  const char* doc = nullptr;
  std::span<const NativeDef> methods = {};
  std::span<const NativeGetSet> getsets = {};
};

// Makes a built-in type. Methods named "__new__" get the class as first argument.
Type* define_type(Thread& t, const TypeSpec& spec);

// Makes a class as `class NAME(BASES): ...` does, after its body ran. Error: layout conflict, bad MRO ...
Value make_class(Thread& t, Type* metatype, Str* name, Tuple* bases, Dict* namespace_dict);

// Along the MRO; Undefined if absent, no exception. `name` must be interned.
Value type_lookup(Type* type, Str* name);
Cell* type_lookup_cell(Type* type, Str* name);
bool is_subtype(const Type* type, const Type* of);
[[nodiscard]] bool type_set_attr(Thread& t, Type* type, Str* name, Value value);
[[nodiscard]] bool type_del_attr(Thread& t, Type* type, Str* name);

// Types are attributes' receivers too: Cls.name, through metatype and MRO, descriptors applied.
Value type_get_attr(Thread& t, Type* type, Str* name);

void trace_type(Object* object, Marker& marker);
void finalize_type(Object* object);

// Does the value, as a class attribute, take part in storing to the attribute (property, __set__)?
bool is_data_descriptor(Thread& t, Value v);
// Can instances of classes with this layout have attributes of their own?
bool kind_takes_attributes(Kind kind);
// A property of native functions.
Value make_getset(Thread& t, const NativeGetSet& getset, Type* owner);

// A function object of `def`; `self` bound to it, or Undefined.
Builtin* make_builtin(Thread& t, const NativeDef& def, Value self, Type* owner, Value module);
// Built-in functions of all four types are alike but for what they show of themselves.
void set_builtin_type(Builtin* function, const Type* type);

}  // namespace gilbox

// What can be done with any object: CPython's abstract object layer (Objects/abstract.c). Built-in kinds are
// served directly, instances of classes through their special methods.
//
// Unless said otherwise a function returns Value::error(), false or -1 with an exception pending on the
// thread, and may run script code. Attached threads only.
#pragma once

#include <fmt/format.h>

#include <span>
#include <string>
#include <string_view>

#include "vm/objects/layout.h"
#include "vm/objects/machine.h"
#include "vm/objects/thread.h"
#include "vm/objects/type.h"

namespace gilbox {

enum class CompareOp : uint8_t { kLt, kLe, kEq, kNe, kGt, kGe };
template <class T>
constexpr bool holds(CompareOp op, T a, T b) {
  switch (op) {
    case CompareOp::kLt:
      return a < b;
    case CompareOp::kLe:
      return a <= b;
    case CompareOp::kEq:
      return a == b;
    case CompareOp::kNe:
      return a != b;
    case CompareOp::kGt:
      return a > b;
    case CompareOp::kGe:
      return a >= b;
  }
  return false;
}
// In the order of opcodes.def.
enum class BinaryOp : uint8_t {
  kAdd,
  kSubtract,
  kMultiply,
  kTrueDivide,
  kFloorDivide,
  kModulo,
  kPower,
  kLshift,
  kRshift,
  kAnd,
  kOr,
  kXor,
  kMatrixMultiply,
  kDivMod
};

// --- Errors ---
// Sets the pending exception: a new one of `type` with the message. Always returns Value::error().
Value raise_text(Thread& t, Type* type, std::string_view text);
template <class... Args>
Value raise(Thread& t, Type* type, fmt::format_string<Args...> format, Args&&... args) {
  return raise_text(t, type, fmt::format(format, std::forward<Args>(args)...));
}
// With an object as the only argument: KeyError(key), StopIteration(value).
Value raise_value(Thread& t, Type* type, Value argument);
Value raise_os_error(Thread& t, int error_number, std::string_view path = {});
// Is the pending exception an instance of `type`?
bool pending_is(Thread& t, const Type* type);
Value memory_error(Thread& t);

// warnings.warn(text, category) for the caller of a built-in function. False: it became an exception.
[[nodiscard]] bool warn(Thread& t, const Type* category, std::string_view text);
[[nodiscard]] bool warn_deprecated(Thread& t, std::string_view text);

// --- Types and names ---
// id(v): unique while v lives, the same from run to run of a simulation.
uint64_t object_id(Thread& t, Value v);
inline Type* type_of(Thread& t, Value v) {
  return type_of(t.machine, v);
}
// The name of v's type in UTF-8, for messages.
std::string type_name(Thread& t, Value v);
std::string type_name(const Type* type);
// The same in "argument must be X, not ...", where None is called by its name.
std::string argument_type_name(Thread& t, Value v);
// 1, 0, -1. cls may be a tuple of classes; honours __instancecheck__.
int is_instance(Thread& t, Value v, Value cls);
int is_subclass(Thread& t, Value c, Value cls);
// True if v is a `type` or of a subclass of it; no script code.
bool is_exact_or_sub(Thread& t, Value v, const Type* type);

// --- Attributes. Names are interned strings ---
Value get_attr(Thread& t, Value v, Str* name);
// Undefined without an exception when there is no such attribute.
Value get_attr_if_any(Thread& t, Value v, Str* name);
// What is to be said of a name that CPython's module has and gilbox's, which is this one, has not; else
// empty.
std::string excuse_for(Thread& t, const Module* module, Str* name);
[[nodiscard]] bool set_attr(Thread& t, Value v, Str* name, Value value);
[[nodiscard]] bool del_attr(Thread& t, Value v, Str* name);
// Of a class: through its own MRO and its metatype's.
inline Value type_get_attr_if_any(Thread& t, Type* type, Str* name) {
  return get_attr_if_any(t, Value::from_object(type), name);
}
// object.__getattribute__ and so on: what happens without overriding.
Value generic_get_attr(Thread& t, Value v, Str* name);
bool generic_set_attr(Thread& t, Value v, Str* name, Value value);  // Undefined value: delete
// What the class attribute `attr` gives when looked up through `self`, an instance of `type`: descriptors
// applied.
Value bind_attr(Thread& t, Value attr, Value self, Type* type);
// The live __dict__ of an object or class. Error if it has none.
Value get_dict(Thread& t, Value v);
// Special method on the type, bound to nothing; Undefined if absent (or None). No exception, no script code.
Value lookup_special(Thread& t, Value v, Dunder which);
// Calls special method `which` of v with v and args; v's type must have it.
Value call_special(Thread& t, Value method, Value self, std::span<const Value> args = {});

// --- Calls ---
Value call(Thread& t, Value callee, std::span<const Value> args = {}, Tuple* kwnames = nullptr);
template <class... Args>
Value call_with(Thread& t, Value callee, Args... args) {
  Value list[] = {args..., Value::undefined()};
  return call(t, callee, std::span<const Value>(list, sizeof...(args)));
}
// What calling a class does: __new__, then __init__ (type.__call__).
Value construct(Thread& t, Type* type, std::span<const Value> args, Tuple* kwnames);
// Keywords as calls take them: the values go behind `values`, their names into the result; null: an exception
// is pending.
Tuple* spread_keywords(Thread& t, Dict* keywords, RootedValues* values);
// callee(*args, **keywords); keywords may be null.
Value call_with_keywords(Thread& t, Value callee, std::span<const Value> args, Dict* keywords);
Value call_method(Thread& t, Value self, Str* name, std::span<const Value> args = {});
bool is_callable(Thread& t, Value v);
// Calls a built-in with arguments that need binding. args[0..count) positional, then one for each of kwnames.
Value call_builtin(Thread& t, Builtin* f, Value* args, uint32_t count, Tuple* kwnames);

// True with a RecursionError pending: the native stack is nearly used up. `where` ends its text.
bool native_stack_full(Thread& t, const char* where = "");
// Notes where the thread is, for traces: before native code blocks or detaches.
inline void note_where(Thread& t) {
  if (t.frame == nullptr) return;
  t.where_code = t.frame->code;
  t.where_pc = static_cast<uint32_t>(t.frame->pc - t.frame->code->words) - 1;
}

// --- Text ---
Value repr(Thread& t, Value v);  // a Str
Value to_str(Thread& t, Value v);
Value ascii(Thread& t, Value v);
Value format_value(Thread& t, Value v, Value spec);  // spec: a Str
// The same as UTF-8; false: exception pending.
[[nodiscard]] bool repr_to(Thread& t, Value v, std::string* out);
[[nodiscard]] bool str_to(Thread& t, Value v, std::string* out);
// For repr of containers: true if v is being printed already by this thread, further out (then print
// "[...]").
class ReprGuard {
 public:
  ReprGuard(Thread& t, Value v);
  ~ReprGuard();
  ReprGuard(const ReprGuard&) = delete;
  ReprGuard& operator=(const ReprGuard&) = delete;
  bool recursive() const { return recursive_; }

 private:
  Thread& thread_;
  Value value_;
  void note_outer();

  static constexpr uint32_t kNotedEvery = 64;
  const ReprGuard* outer_;
  uint32_t level_;
  bool recursive_ = false;
  bool noted_ = false;
};

// --- Comparison ---
int truth(Thread& t, Value v);                               // 1, 0, -1
[[nodiscard]] bool hash(Thread& t, Value v, uint64_t* out);  // CPython's value for numbers and tuples of them
Value compare(Thread& t, CompareOp op, Value a, Value b);
int compare_truth(Thread& t, CompareOp op, Value a, Value b);
int equals(Thread& t, Value a, Value b);  // identity first, then ==

// --- Numbers ---
Value binary_op(Thread& t, BinaryOp op, Value a, Value b);
Value inplace_op(Thread& t, BinaryOp op, Value a, Value b);
Value unary_negative(Thread& t, Value v);
Value unary_positive(Thread& t, Value v);
Value unary_invert(Thread& t, Value v);
// An int (bool counts) or by __index__; the error is "'float' object cannot be interpreted as an integer".
Value to_index(Thread& t, Value v);
// The same as a machine integer; clamps to int64 if `clamp`, else OverflowError (or `error`).
[[nodiscard]] bool to_int64(Thread& t, Value v, int64_t* out, bool clamp = false);
[[nodiscard]] bool to_double(Thread& t, Value v, double* out);  // ints, floats, __float__, __index__

// --- Containers and iteration ---
int64_t length(Thread& t, Value v);  // -1: exception
Value get_item(Thread& t, Value v, Value key);
[[nodiscard]] bool set_item(Thread& t, Value v, Value key, Value value);
[[nodiscard]] bool del_item(Thread& t, Value v, Value key);
int contains(Thread& t, Value container, Value item);
Value get_iter(Thread& t, Value v);
bool is_iterator(Thread& t, Value v);
// The next item; Undefined without a pending exception at the end (StopIteration is swallowed).
Value iter_next(Thread& t, Value iterator);
// Calls `each(item)` for all items until it returns false (which must leave an exception pending, or set
// *stopped).
template <class Each>
[[nodiscard]] bool iterate(Thread& t, Value iterable, Each each) {
  Value iterator = get_iter(t, iterable);
  if (iterator.is_error()) return false;
  for (;;) {
    Value item = iter_next(t, iterator);
    if (item.is_undefined()) return !t.has_pending();
    if (!each(item)) return false;
  }
}
// A hint for sizing; -1 if unknown. No script code.
int64_t length_hint(Value v);

}  // namespace gilbox

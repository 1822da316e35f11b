// Signatures of built-in functions: parsed from NativeDef::signature at the first call.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "vm/objects/protocol.h"

namespace gilbox {

struct Signature {
  std::vector<Str*> names;     // named parameters, in the order of `args`
  std::vector<bool> optional;  // by name
  uint32_t positional = 0;     // how many may be given by position
  uint32_t positional_only = 0;
  uint32_t required = 0;  // leading positional ones that must be given
  bool var_args = false;
  bool var_keywords = false;
  bool implicit_self = false;  // the first parameter is "self" or "cls": not counted in messages
  bool makes_class = false;    // __new__: the first argument must be a class that the function can make
  bool in_place = false;       // no keyword-only ones, no **kwargs: positional calls need no binding
};

// Never null. Any attached thread; kept by the machine.
const Signature* parse_signature(Thread& t, Builtin* f);
inline const Signature* signature_of(Thread& t, Builtin* f) {
  const Signature* s = f->signature.load(std::memory_order_acquire);
  return s != nullptr ? s : parse_signature(t, f);
}

// Room for the arguments of a call that native code makes, above all registers in use; given back at the end
// of the scope. begin() is null when the registers are used up.
class ArgumentArea {
 public:
  ArgumentArea(Thread& t, size_t count) : thread_(t), begin_(t.free_registers) {
    if (begin_ + count + kRegisterSlack > t.registers_end) {
      begin_ = nullptr;
    } else {
      t.free_registers = begin_ + count + kRegisterSlack;
    }
  }
  ~ArgumentArea() {
    if (begin_ != nullptr) thread_.free_registers = begin_;
  }
  ArgumentArea(const ArgumentArea&) = delete;
  ArgumentArea& operator=(const ArgumentArea&) = delete;
  Value* begin() const { return begin_; }

 private:
  Thread& thread_;
  Value* begin_;
};

// A call with positional arguments only, used where they stand: args[-1] may be overwritten, and
// kRegisterSlack values from args + count on as well; all below t.free_registers.
Value call_builtin_in_place(Thread& t, Builtin* f, Value* args, uint32_t count);

// "f() takes ..." for a call with the wrong number of positional arguments.
Value raise_argument_count(Thread& t, const Builtin* f, const Signature& s, uint32_t given);

// Does the method stand for a slot of CPython's classes, as operators do? Other special methods are ordinary.
bool is_slot(const Builtin* f);

// How CPython names a callee in messages about its arguments: "module.qualname()". False: exception pending.
[[nodiscard]] bool callee_text(Thread& t, Value callee, std::string* out);

}  // namespace gilbox

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
  bool simple = false;         // no *args, no **kwargs: positional calls need no binding
};

// Never null. Any attached thread; kept by the machine.
const Signature* signature_of(Thread& t, const Builtin* f);

// "f() takes ..." for a call with the wrong number of positional arguments.
Value raise_argument_count(Thread& t, const Builtin* f, const Signature& s, uint32_t given);

}  // namespace gilbox

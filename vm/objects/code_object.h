// Code objects as scripts see them: what compile() gives and a function's __code__.
//
// Thread safety: a handle's code never changes; what is made at first need is published atomically.
#pragma once

#include <mutex>

#include "vm/objects/protocol.h"

namespace gilbox {

// What a handle refers to beyond the heap.
struct CodeBox {
  std::shared_ptr<const CodeObject> code;
  std::string text;  // the source, of code from compile()
  CompileOptions options;
  std::mutex mutex;
  std::shared_ptr<const CodeObject> with_namespace;  // compiled for locals of their own, at first need
};

struct CodeHandle : NativeObject {
  CodeBox* box;
  std::atomic<CodeState*> state;  // for the globals it ran with last; a function's own
};

// Null when the value is no code object.
CodeHandle* as_code(Value v);
Value new_code_handle(Thread& t, std::unique_ptr<CodeBox> box);
// The code object of a function's code; always the same one.
Value code_of(Thread& t, CodeState* state);

void init_code_type(Thread& t);

}  // namespace gilbox

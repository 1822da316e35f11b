// _dis: listings of this machine's bytecode, for the module dis.
#include "vm/code/code.h"
#include "vm/modules/modules.h"
#include "vm/objects/code_object.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

// The code of a function or code object, or null.
const CodeObject* code_behind(Value v) {
  if (is_kind(v, Kind::kFunction)) return as<Function>(v)->code.load(std::memory_order_acquire)->code;
  const CodeHandle* handle = as_code(v);
  return handle == nullptr ? nullptr : handle->box->code.get();
}

// text(function or code object): its listing, that of functions inside it included.
Value dis_text(Thread& t, Value* args, uint32_t) {
  const CodeObject* code = code_behind(args[0]);
  if (code == nullptr) {
    return raise(t, t.machine.types.TypeError, "don't know how to disassemble {} objects",
                 type_name(t, args[0]));
  }
  return new_str(t, disassemble(*code));
}

// The names of all instructions in the order of their numbers.
Value dis_opnames(Thread& t, Value*, uint32_t) {
  const Value names = new_list(t);
  for (int i = 0; i < kOpCount; ++i) {
    const Value name = new_str(t, op_info(static_cast<Op>(i)).name);
    if (name.is_error() || !list_append(t, as<List>(names), name)) return Value::error();
  }
  return names;
}

constexpr NativeDef kDisFunctions[] = {{"opnames", dis_opnames, ""}, {"text", dis_text, "code, /"}};

}  // namespace

bool init_dis(Thread& t, Module* module) {
  return module_add_functions(t, module, kDisFunctions);
}

}  // namespace gilbox

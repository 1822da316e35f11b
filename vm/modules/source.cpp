// _source: how modules of the library compile functions that they have written themselves (named tuples and
// dataclasses do).
#include "vm/interp/interp.h"
#include "vm/modules/modules.h"
#include "vm/objects/dict.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

// run(source, names): runs it in a namespace of its own that begins with `names`, and returns that as a dict.
Value source_run(Thread& t, Value* args, uint32_t) {
  Machine& m = t.machine;
  if (!is_kind(args[0], Kind::kStr) || !is_kind(args[1], Kind::kDict)) {
    return raise(t, m.types.TypeError, "run() takes a str and a dict");
  }
  const CompileResult compiled = m.compile(to_utf8(as<Str>(args[0])), "<string>", {});
  if (const auto* error = std::get_if<CompileError>(&compiled)) return raise_compile_error(t, *error);
  Module* module = new_module(t, intern(m, t, "<string>"));
  if (module == nullptr || !dict_update(t, module->dict, args[1])) return Value::error();
  if (run_module_code(t, std::get<std::shared_ptr<const CodeObject>>(compiled), module).is_error()) {
    return Value::error();
  }
  return Value::from_object(dict_copy(t, module->dict));
}

constexpr NativeDef kFunctions[] = {{"run", source_run, "source, names, /"}};

}  // namespace

bool init_source(Thread& t, Module* module) {
  return module_add_functions(t, module, kFunctions);
}

}  // namespace gilbox

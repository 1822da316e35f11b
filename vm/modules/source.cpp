// _source: how modules of the library compile functions that they have written themselves (named tuples and
// dataclasses do), and who called them.
#include "vm/code/code.h"
#include "vm/interp/interp.h"
#include "vm/modules/modules.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

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

// (file name, line, function, globals). A frame that has called stands behind the call.
Value describe(Thread& t, const Frame& frame) {
  const CodeObject& code = *frame.code->code;
  const uint32_t line = code.positions[static_cast<size_t>(frame.pc - frame.code->words) - 1].line;
  const Value items[] = {new_str(t, code.filename), Value::from_int(line == 0 ? code.first_line : line),
                         new_str(t, code.name), Value::from_object(frame.code->globals_dict)};
  if (items[0].is_error() || items[2].is_error()) return Value::error();
  return new_tuple_of(t, items);
}

// caller(depth): of the frame so far above the one that asks; None beyond the outermost.
Value source_caller(Thread& t, Value* args, uint32_t) {
  int64_t depth;
  if (!to_int64(t, args[0], &depth)) return Value::error();
  if (t.frame == nullptr || depth < 0 || depth > t.frame - t.frames) return Value::none();
  return describe(t, *(t.frame - depth));
}

// The same of all frames, innermost first.
Value source_stack(Thread& t, Value*, uint32_t) {
  const Value list = new_list(t);
  if (list.is_error() || t.frame == nullptr) return list;
  for (Frame* frame = t.frame; frame >= t.frames; --frame) {
    const Value entry = describe(t, *frame);
    if (entry.is_error() || !list_append(t, as<List>(list), entry)) return Value::error();
  }
  return list;
}

constexpr NativeDef kSourceFunctions[] = {
    {"run", source_run, "source, names, /"},
    {"caller", source_caller, "depth, /"},
    {"stack", source_stack, ""},
};

}  // namespace

bool init_source(Thread& t, Module* module) {
  return module_add_functions(t, module, kSourceFunctions);
}

}  // namespace gilbox

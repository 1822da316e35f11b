// Gives a machine its modules.
#include <unistd.h>

#include "vm/interp/interp.h"
#include "vm/modules/file.h"
#include "vm/modules/modules.h"
#include "vm/objects/dict.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

Module* start_module(Thread& t, const char* name, bool (*init)(Thread&, Module*)) {
  Str* key = intern(t.machine, t, name);
  Module* module = new_module(t, key);
  if (module == nullptr || !dict_set_str(t, t.machine.modules, key, Value::from_object(module)) ||
      !module_describe_built_in(t, module) || !init(t, module)) {
    return nullptr;
  }
  return module;
}

// To sys.stderr as the script has left it; errors are nobody's.
void write_error(Thread& t, std::string_view text) {
  const Value file = files_of(t).err_cell->value.load();
  if (file.is_undefined() || file.is_none()) return;
  const Value line = new_str(t, text);
  if (line.is_error() || !write_to(t, file, as<Str>(line))) static_cast<void>(t.take_pending());
}

// What CPython's flush_std_files does at the end. What cannot be written stays in the buffer: flush_files
// then says so.
void flush_streams(Thread& t) {
  MachineFiles& files = files_of(t);
  for (Cell* cell : {files.out_cell, files.err_cell}) {
    const Value file = cell->value.load();
    if (file.is_undefined() || file.is_none()) continue;
    FileState* f = native_text_file(t, file);
    if (f != nullptr && f->closed()) continue;
    const bool ok =
        f != nullptr ? file_flush(t, *f) : !call_method(t, file, t.machine.names.flush).is_error();
    if (!ok) static_cast<void>(t.take_pending());
  }
}

// __import__(name, globals=None, locals=None, fromlist=(), level=0)
Value builtin_import(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kStr)) {
    return raise_text(t, t.machine.types.TypeError, "module name must be a string");
  }
  int64_t level = 0;
  if (!args[4].is_undefined() && !to_int64(t, args[4], &level)) return Value::error();
  if (level < 0) return raise_text(t, t.machine.types.ValueError, "level must be >= 0");
  Dict* globals = t.frame == nullptr ? nullptr : t.frame->code->globals_dict;
  if (is_kind(args[1], Kind::kDict)) globals = as<Dict>(args[1]);
  Value names = args[3].is_undefined() || args[3].is_none() ? Value::none() : tuple_from(t, args[3]);
  if (names.is_error()) return names;
  if (level == 0 && as<Str>(args[0])->length == 0) {
    return raise_text(t, t.machine.types.ValueError, "Empty module name");
  }
  return import_module(t, as<Str>(args[0]), names, level, globals);
}

constexpr NativeDef kImport = {"__import__", builtin_import, "name, globals=, locals=, fromlist=, level="};

bool add_hooks_of_statements(Thread& t, Module* module) {
  return module_add_functions(t, module, {&kImport, 1}) && module_add_functions(t, module, {&kBuildClass, 1});
}

}  // namespace

bool install_modules(Machine& machine) {
  Thread& t = *machine.main_thread;
  const auto natives = native_modules();
  machine.native_modules.assign(natives.begin(), natives.end());
  machine.write_error = write_error;
  machine.flush_streams = flush_streams;
  machine.knows_as_standard = is_standard_module;
  machine.about_absent_name = about_absent_name;
  machine.builtins = start_module(t, "builtins", init_builtins);
  return machine.builtins != nullptr && add_hooks_of_statements(t, machine.builtins) &&
         start_module(t, "sys", init_sys) != nullptr;
}

}  // namespace gilbox

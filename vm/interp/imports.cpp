// Finding and running modules: those in C++, those in Python that come with the machine, those beside the
// script.
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "vm/interp/interp.h"
#include "vm/interp/loop.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/function.h"
#include "vm/objects/list.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/sched/thread_lock.h"

namespace gilbox {

Value run_module_code(Thread& t, const std::shared_ptr<const CodeObject>& code, Module* module) {
  CodeState* state = code_state(t, code, module->dict);
  Value f = new_function(t, state, Value::none(), Value::none(), Value::undefined(), Value::none());
  return call(t, f);
}

// A SyntaxWarning that the filters make an error is a SyntaxError.
static Value raise_warning_as_error(Thread& t, const std::string& filename, const CompileWarning& warning) {
  Value e = t.take_pending();
  if (type_of(t.machine, e) != t.machine.types.SyntaxWarning) return raise_exception(t, e);
  const int line = static_cast<int>(warning.line);
  const int column = static_cast<int>(warning.col) + 1;
  return raise_compile_error(
      t, {"SyntaxError", warning.text, filename, line, column, line, column, std::string()});
}

bool report_warnings(Thread& t, std::span<const CompileWarning> warnings, const std::string& filename,
                     std::string_view source) {
  if (warnings.empty()) return true;
  Machine& m = t.machine;
  Value module = dict_get_str(m.modules, intern(m, t, "warnings"));
  if (module.is_undefined()) {
    if (m.write_error) m.write_error(t, warning_text(warnings, filename, source));
    return true;
  }
  for (const CompileWarning& warning : warnings) {
    Value warn = get_attr(t, module, intern(m, t, "warn_explicit"));
    if (warn.is_error()) return false;
    Value told = call_with(t, warn, new_str(t, warning.text), Value::from_object(m.types.SyntaxWarning),
                           new_str(t, filename), Value::from_int(warning.line));
    if (told.is_error()) return !raise_warning_as_error(t, filename, warning).is_error();
  }
  return true;
}

Value raise_compile_error(Thread& t, const CompileError& error, std::string_view source) {
  if (!report_warnings(t, error.warnings, error.filename, source)) return Value::error();
  const Types& types = t.machine.types;
  Type* type = types.SyntaxError;
  if (error.kind == "IndentationError") type = types.IndentationError;
  if (error.kind == "TabError") type = types.TabError;
  if (error.kind == "MemoryError") type = types.MemoryError;
  if (error.kind == "RecursionError") type = types.RecursionError;
  if (error.kind == "OverflowError") type = types.OverflowError;
  if (!is_subtype(type, types.SyntaxError)) return raise_text(t, type, error.message);
  const Value text = error.text.empty() ? Value::none() : new_str(t, error.text);
  // CPython knows no end of what is wrong with future imports.
  const bool endless = error.message_only && error.end_column < 0;
  const Value end_offset = endless ? Value::none() : Value::from_int(error.end_column);
  Value details =
      make_tuple(t, new_str(t, error.filename), Value::from_int(error.line), Value::from_int(error.column),
                 text, Value::from_int(error.end_line), end_offset);
  Value message = new_str(t, error.message);
  Value e =
      new_exception(t, type, error.message_only ? make_tuple(t, message) : make_tuple(t, message, details));
  std::pair<const char*, Value> attributes[] = {{"msg", message},
                                                {"filename", new_str(t, error.filename)},
                                                {"lineno", Value::from_int(error.line)},
                                                {"offset", Value::from_int(error.column)},
                                                {"text", text},
                                                {"end_lineno", Value::from_int(error.end_line)},
                                                {"end_offset", end_offset}};
  for (const auto& [name, value] : attributes) {
    if (!set_attr(t, e, intern(t.machine, t, name), value)) return Value::error();
  }
  return raise_exception(t, e);
}

namespace {

// Imports happen one thread at a time; a thread may import while importing.
class ImportLock {
 public:
  explicit ImportLock(Thread& t) : thread_(t), lock_(*t.machine.import_lock) {
    if (lock_.owner() != t.id) {
      while (lock_.acquire(t, kForever, WaitKind::kImport) == AcquireResult::kInterrupted) {
        // An interrupt is for the script's code: it is served at the next check point.
      }
      outermost_ = lock_.owner() == t.id;
    }
  }
  ~ImportLock() {
    if (outermost_) static_cast<void>(lock_.release(thread_));
  }
  ImportLock(const ImportLock&) = delete;
  ImportLock& operator=(const ImportLock&) = delete;

 private:
  Thread& thread_;
  ThreadLock& lock_;
  bool outermost_ = false;
};

bool read_file(const std::string& path, std::string* out) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return false;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  *out = text.str();
  return in.good() || in.eof();
}

bool is_directory(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

Value forget(Thread& t, Str* name) {
  Value e = t.take_pending();
  static_cast<void>(dict_take(t, t.machine.modules, Value::from_object(name)));
  t.pending = e;
  return Value::error();
}

// What a module knows of itself before its code runs. Scripts may look at the __spec__ of their own modules;
// the library's do without, so that importing them costs little.
bool describe_module(Thread& t, Module* module, const std::string& name, const std::string& filename,
                     const std::string& package_dir) {
  std::string package = name;
  if (package_dir.empty()) {
    const size_t dot = name.rfind('.');
    package = name.substr(0, dot == std::string::npos ? 0 : dot);
  }
  Value loader = Value::none(), spec = Value::none();
  if (!filename.starts_with("<gilbox>")) {
    const Value describe = library_attr(t, "_module_spec", "file_spec");
    if (describe.is_error()) return false;
    spec = call_with(t, describe, Value::from_object(module->name), new_str(t, filename),
                     package_dir.empty() ? Value::none() : new_str(t, package_dir));
    loader = spec.is_error() ? spec : get_attr(t, spec, intern(t.machine, t, "loader"));
    if (loader.is_error()) return false;
  }
  if (!module_set(t, module, "__package__", new_str(t, package)) ||
      !module_set(t, module, "__loader__", loader) || !module_set(t, module, "__spec__", spec)) {
    return false;
  }
  if (!package_dir.empty()) {
    const Value entry = new_str(t, package_dir);
    if (!module_set(t, module, "__path__", new_list(t, {&entry, 1}))) return false;
  }
  return module_set(t, module, "__file__", new_str(t, filename)) &&
         module_set(t, module, "__cached__", Value::none()) &&
         module_set(t, module, "__builtins__", Value::from_object(t.machine.builtins->dict));
}

// Compiles and runs a module's source. Registered first, so that modules may import each other.
Value load_source(Thread& t, Str* name, std::string_view source, const std::string& filename,
                  const std::string& package_dir) {
  Machine& m = t.machine;
  CompileResult compiled = m.compile(source, filename, {});
  if (const auto* error = std::get_if<CompileError>(&compiled)) return raise_compile_error(t, *error, source);
  if (!report_warnings(t, std::get<std::shared_ptr<const CodeObject>>(compiled)->warnings, filename,
                       source)) {
    return Value::error();
  }
  Module* module = new_module(t, name);
  Value made = Value::from_object(module);
  if (!describe_module(t, module, to_utf8(name), filename, package_dir)) return Value::error();
  module_set_loading(module, true);
  if (!dict_set_str(t, m.modules, name, made)) return Value::error();
  const bool ok =
      !run_module_code(t, std::get<std::shared_ptr<const CodeObject>>(compiled), module).is_error();
  module_set_loading(module, false);
  if (!ok) return forget(t, name);
  // A module may put something else in its place.
  Value now = dict_get_str(m.modules, name);
  return now.is_undefined() ? made : now;
}

Value load_native(Thread& t, Str* name, const NativeModule& native) {
  Module* module = new_module(t, name);
  if (!dict_set_str(t, t.machine.modules, name, Value::from_object(module))) return Value::error();
  if (!module_describe_built_in(t, module) || !native.init(t, module)) return forget(t, name);
  return Value::from_object(module);
}

Value raise_not_found(Thread& t, Str* name, const std::string& text) {
  Value e = new_exception(t, t.machine.types.ModuleNotFoundError, make_tuple(t, new_str(t, text)));
  if (!set_attr(t, e, t.machine.names.name, Value::from_object(name))) return Value::error();
  return raise_exception(t, e);
}

// A folder of that name without __init__.py; empty: there is none.
std::string namespace_folder(const std::vector<std::string>& places, const std::string& last) {
  for (const std::string& place : places) {
    std::string folder = place + "/" + last;
    if (is_directory(folder)) return folder;
  }
  return {};
}

// A package without code: a folder to look for modules in.
Value make_namespace(Thread& t, Str* name, const std::string& folder) {
  Module* module = new_module(t, name);
  const Value describe = library_attr(t, "_module_spec", "namespace_spec");
  if (describe.is_error()) return describe;
  const Value spec = call_with(t, describe, Value::from_object(name), new_str(t, folder));
  if (spec.is_error()) return spec;
  const auto part = [&](const char* attribute) { return get_attr(t, spec, intern(t.machine, t, attribute)); };
  const bool made = module_set(t, module, "__package__", Value::from_object(name)) &&
                    module_set(t, module, "__loader__", part("loader")) &&
                    module_set(t, module, "__spec__", spec) &&
                    module_set(t, module, "__file__", Value::none()) &&
                    module_set(t, module, "__path__", part("submodule_search_locations")) &&
                    dict_set_str(t, t.machine.modules, name, Value::from_object(module));
  return made ? Value::from_object(module) : Value::error();
}

// Loads the module `name` (dotted); `parent` is the package it is in, or Undefined.
Value find_and_load(Thread& t, Str* name, Value parent) {
  Machine& m = t.machine;
  std::string full = to_utf8(name);
  const auto native = std::find_if(m.native_modules.begin(), m.native_modules.end(),
                                   [&](const NativeModule& each) { return full == each.name; });
  const bool is_native = native != m.native_modules.end();
  if (is_native && !native->may_be_hidden) return load_native(t, name, *native);
  // What comes with the machine wins over files beside the script only for names that start with an
  // underscore; otherwise a script's own queue.py shadows the library's, as with CPython.
  std::vector<std::string> places;
  std::string last = full.substr(full.rfind('.') == std::string::npos ? 0 : full.rfind('.') + 1);
  // sys.path, which scripts may change, or the package's own list.
  Value sys = dict_get_str(m.modules, intern(m, t, "sys"));
  Value path = parent.is_undefined()
                   ? (sys.is_undefined() ? sys : get_attr_if_any(t, sys, intern(m, t, "path")))
                   : get_attr_if_any(t, parent, m.names.dunder_path);
  if (t.has_pending()) return Value::error();
  if (is_kind(path, Kind::kList)) {
    for (uint32_t i = 0; i < list_size(as<List>(path)); ++i) {
      Value entry = list_item(as<List>(path), i);
      if (!is_kind(entry, Kind::kStr)) continue;
      places.push_back(as<Str>(entry)->length == 0 ? "." : to_utf8(as<Str>(entry)));
    }
  } else if (parent.is_undefined() && !m.script_dir.empty()) {
    places.push_back(m.script_dir);
  }
  std::string source;
  for (const std::string& place : places) {
    std::string base = place + "/" + last;
    if (is_directory(base) && read_file(base + "/__init__.py", &source)) {
      return load_source(t, name, source, base + "/__init__.py", base);
    }
    if (read_file(base + ".py", &source)) return load_source(t, name, source, base + ".py", "");
  }
  if (is_native) return load_native(t, name, *native);
  for (const auto& [library_name, text] : m.library) {
    if (full == library_name) return load_source(t, name, text, "<gilbox>/" + full + ".py", "");
    if (full + ".__init__" == library_name) {
      return load_source(t, name, text, "<gilbox>/" + full + "/__init__.py", "<gilbox>/" + full);
    }
  }
  const std::string folder = namespace_folder(places, last);
  if (!folder.empty()) return make_namespace(t, name, folder);
  if (!parent.is_undefined() && get_attr_if_any(t, parent, m.names.dunder_path).is_undefined() &&
      !t.has_pending()) {
    std::string package = full.substr(0, full.rfind('.'));
    return raise_not_found(t, name,
                           fmt::format("No module named '{}'; '{}' is not a package", full, package));
  }
  if (t.has_pending()) return Value::error();
  std::string text = fmt::format("No module named '{}'", full);
  if (m.knows_as_standard && m.knows_as_standard(full)) text += " (gilbox does not have this module)";
  return raise_not_found(t, name, text);
}

// The module with that full name, its packages first.
Value import_dotted(Thread& t, const std::string& full) {
  Machine& m = t.machine;
  Value parent;
  size_t end = 0;
  while (end != std::string::npos) {
    end = full.find('.', end == 0 ? 0 : end + 1);
    Str* name = intern(m, t, full.substr(0, end));
    Value module = dict_get_str(m.modules, name);
    if (module.is_undefined()) {
      module = find_and_load(t, name, parent);
      if (module.is_error()) return module;
      if (!parent.is_undefined()) {
        std::string whole = to_utf8(name);
        if (!set_attr(t, parent, intern(m, t, whole.substr(whole.rfind('.') + 1)), module))
          return Value::error();
      }
    }
    if (module.is_none()) {
      return raise_not_found(t, name, fmt::format("import of {} halted; None in sys.modules", to_utf8(name)));
    }
    parent = module;
  }
  return parent;
}

// The package that a relative import starts from.
bool resolve_relative(Thread& t, int64_t level, Dict* globals, std::string* full) {
  Machine& m = t.machine;
  Value package = dict_get_str(globals, m.names.dunder_package);
  std::string base = is_kind(package, Kind::kStr) ? to_utf8(as<Str>(package)) : "";
  if (base.empty()) {
    static_cast<void>(
        raise_text(t, m.types.ImportError, "attempted relative import with no known parent package"));
    return false;
  }
  for (int64_t i = 1; i < level; ++i) {
    size_t dot = base.rfind('.');
    if (dot == std::string::npos) {
      static_cast<void>(
          raise_text(t, m.types.ImportError, "attempted relative import beyond top-level package"));
      return false;
    }
    base.resize(dot);
  }
  *full = full->empty() ? base : base + "." + *full;
  return true;
}

}  // namespace

Value import_module(Thread& t, Str* name, Value from_list, int64_t level, Dict* globals) {
  Machine& m = t.machine;
  std::string full = to_utf8(name);
  if (level > 0 && !resolve_relative(t, level, globals, &full)) return Value::error();
  bool wants_last = is_kind(from_list, Kind::kTuple) && as<Tuple>(from_list)->count > 0;
  Value module = dict_get_str(m.modules, intern(m, t, full));
  // A module that another thread is still running is waited for; one's own is taken as far as it has got.
  if (module.is_undefined() || module.is_none() ||
      (is_kind(module, Kind::kModule) && module_is_loading(as<Module>(module)) &&
       m.import_lock->owner() != t.id)) {
    ImportLock lock(t);
    module = import_dotted(t, full);
    if (module.is_error()) return module;
  }
  if (!wants_last) {
    if (level > 0) return module;
    return dict_get_str(m.modules, intern(m, t, full.substr(0, full.find('.'))));
  }
  // from package import submodule
  if (get_attr_if_any(t, module, m.names.dunder_path).is_undefined()) {
    return t.has_pending() ? Value::error() : module;
  }
  for (Value each : tuple_items(as<Tuple>(from_list))) {
    Str* attribute = intern(t, as<Str>(each));
    if (!get_attr_if_any(t, module, attribute).is_undefined() || t.has_pending()) continue;
    if (to_utf8(attribute) == "*") continue;
    ImportLock lock(t);
    if (import_dotted(t, full + "." + to_utf8(attribute)).is_error()) {
      if (!pending_is(t, m.types.ModuleNotFoundError)) return Value::error();
      static_cast<void>(t.take_pending());  // IMPORT_FROM will say so
    }
  }
  return t.has_pending() ? Value::error() : module;
}

namespace {
constexpr const char* kCircular = " (most likely due to a circular import)";
}  // namespace

Value import_from(Thread& t, Value module, Str* name) {
  Machine& m = t.machine;
  Value v = get_attr_if_any(t, module, name);
  if (!v.is_undefined() || t.has_pending()) return v;
  Value module_name = get_attr_if_any(t, module, m.names.dunder_name);
  Value file = get_attr_if_any(t, module, m.names.dunder_file);
  std::string from =
      is_kind(module_name, Kind::kStr) ? to_utf8(as<Str>(module_name)) : "<unknown module name>";
  // A submodule that is still running (in a circle of imports) is no attribute of its package yet.
  if (Value running = dict_get_str(m.modules, intern(m, t, from + "." + to_utf8(name)));
      is_kind(running, Kind::kModule)) {
    return running;
  }
  std::string where = is_kind(file, Kind::kStr) ? to_utf8(as<Str>(file)) : "unknown location";
  bool loading = false;
  if (is_kind(module, Kind::kModule)) {
    loading = module_is_loading(as<Module>(module));
    if (std::string excuse = excuse_for(t, as<Module>(module), name); !excuse.empty())
      where = std::move(excuse);
  }
  Value e = new_exception(
      t, m.types.ImportError,
      make_tuple(t, new_str(t, fmt::format("cannot import name '{}' from {}'{}'{} ({})", to_utf8(name),
                                           loading ? "partially initialized module " : "", from,
                                           loading ? kCircular : "", where))));
  const bool told = set_attr(t, e, m.names.name, new_str(t, from)) &&
                    set_attr(t, e, intern(m, t, "path"), is_kind(file, Kind::kStr) ? file : Value::none()) &&
                    set_attr(t, e, intern(m, t, "name_from"), Value::from_object(name));
  return told ? raise_exception(t, e) : Value::error();
}

bool import_star(Thread& t, Value module, Dict* globals) {
  Machine& m = t.machine;
  Value all = get_attr_if_any(t, module, m.names.dunder_all);
  if (t.has_pending()) return false;
  if (!all.is_undefined()) {
    return iterate(t, all, [&](Value each) {
      if (!is_kind(each, Kind::kStr)) return true;
      Str* name = intern(t, as<Str>(each));
      Value v = get_attr_if_any(t, module, name);
      // A sub-module that nobody has imported so far.
      if (v.is_undefined() && !t.has_pending() && is_kind(module, Kind::kModule) &&
          !dict_get_str(as<Module>(module)->dict, m.names.dunder_path).is_undefined()) {
        const std::string full = to_utf8(as<Module>(module)->name) + "." + to_utf8(name);
        v = m.import_hook(t, full);
        if (v.is_error()) return false;
      }
      if (v.is_undefined() && !t.has_pending()) v = get_attr(t, module, name);
      return !v.is_undefined() && !v.is_error() && dict_set_str(t, globals, name, v);
    });
  }
  if (!is_kind(module, Kind::kModule)) return true;
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(as<Module>(module)->dict, &position, &key, &value)) {
    if (as<Str>(key)->length > 0 && as<Str>(key)->at(0) == '_') continue;
    if (!dict_set_str(t, globals, as<Str>(key), value)) return false;
  }
  return true;
}

}  // namespace gilbox

#include "vm/objects/module.h"

#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"

namespace gilbox {

void trace_module(Object* object, Marker& marker) {
  auto* module = static_cast<Module*>(object);
  trace_attributes(module, marker);
  marker.mark(module->name);
  marker.mark(module->dict);
}

Module* new_module(Thread& t, Str* name) {
  Machine& m = t.machine;
  auto* module = new_instance<Module>(t, m.types.module, Kind::kModule);
  module->extra.init(nullptr);
  module->name = name;
  module->dict = nullptr;
  // A shape of its own, so that inline caches can tell one module's attributes from another's.
  const Shape* shape = m.types.module->instance_shape.load(std::memory_order_acquire);
  module->shape_id.store(m.shapes.make_root(m.types.module, shape->slots_offset, 0, true)->id,
                         std::memory_order_release);
  module->dict = new_dict(t, Dict::kCells);
  for (auto [key, value] : {std::pair{m.names.dunder_name, Value::from_object(name)},
                            std::pair{m.names.dunder_doc, Value::none()}}) {
    if (!dict_set_str(t, module->dict, key, value)) return nullptr;
  }
  return module;
}

bool module_is_loading(const Module* module) {
  return std::atomic_ref<const uint8_t>(module->flags).load(std::memory_order_acquire) != 0;
}

void module_set_loading(Module* module, bool loading) {
  std::atomic_ref<uint8_t>(module->flags).store(loading ? 1 : 0, std::memory_order_release);
}

bool module_set(Thread& t, Module* module, std::string_view name, Value value) {
  return dict_set_str(t, module->dict, intern(t.machine, t, name), value);
}

bool module_add_functions(Thread& t, Module* module, std::span<const NativeDef> functions) {
  for (const NativeDef& def : functions) {
    Builtin* f = make_builtin(t, def, Value::undefined(), nullptr, Value::from_object(module->name));
    if (!module_set(t, module, def.name, Value::from_object(f))) return false;
  }
  return true;
}

bool module_describe_built_in(Thread& t, Module* module) {
  return module_set(t, module, "__package__", Value::from_object(t.machine.names.empty)) &&
         module_set(t, module, "__loader__", Value::none()) &&
         module_set(t, module, "__spec__", Value::none());
}

Value library_attr(Thread& t, std::string_view module, std::string_view name) {
  const Value imported = t.machine.import_hook(t, module);
  return imported.is_error() ? imported : get_attr(t, imported, intern(t.machine, t, name));
}

namespace {

Value module_new(Thread& t, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "module() argument 'name' must be str, not {}",
                 argument_type_name(t, a[1]));
  }
  Module* module = new_module(t, as<Str>(a[1]));
  for (const char* name : {"__package__", "__loader__", "__spec__"}) {
    if (!dict_set_str(t, module->dict, intern(t.machine, t, name), Value::none())) return Value::error();
  }
  const Value doc = a[2].is_undefined() ? Value::none() : a[2];
  return dict_set_str(t, module->dict, t.machine.names.dunder_doc, doc) ? Value::from_object(module)
                                                                        : Value::error();
}

Value module_init(Thread&, Value*, uint32_t) {
  return Value::none();
}

Value module_repr(Thread& t, Value* a, uint32_t) {
  auto* module = as<Module>(a[0]);
  Value file = dict_get_str(module->dict, t.machine.names.dunder_file);
  std::string name = to_utf8(module->name);
  if (is_kind(file, Kind::kStr)) {
    return new_str(t, fmt::format("<module '{}' from '{}'>", name, to_utf8(as<Str>(file))));
  }
  const Value folders = dict_get_str(module->dict, t.machine.names.dunder_path);
  if (file.is_none() && is_kind(folders, Kind::kList)) {
    std::string shown;
    const Value list = new_list(t);
    if (list.is_error() || !list_extend(t, as<List>(list), folders) || !repr_to(t, list, &shown))
      return Value::error();
    return new_str(t, fmt::format("<module '{}' (namespace) from {}>", name, shown));
  }
  const bool made = dict_get_str(module->dict, t.machine.names.dunder_package).is_none();  // by a script
  return new_str(t, fmt::format("<module '{}'{}>", name, made ? "" : " (built-in)"));
}

constexpr NativeDef kModuleMethods[] = {
    {"__new__", module_new, "cls, name, doc="},
    {"__init__", module_init, "self, name, doc="},
    {"__repr__", module_repr, "self, /"},
};

}  // namespace

void init_module_type(Thread& t) {
  t.machine.types.module = define_type(t, {.name = "module",
                                           .kind = Kind::kModule,
                                           .instance_size = sizeof(Module),
                                           .has_attributes = true,
                                           .methods = kModuleMethods});
}

}  // namespace gilbox

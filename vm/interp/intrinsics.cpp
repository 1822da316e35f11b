// Helper functions that the compiler calls by number (Python/intrinsics.c).
#include "vm/interp/interp.h"
#include "vm/interp/loop.h"
#include "vm/objects/alloc.h"
#include "vm/objects/dict.h"
#include "vm/objects/function.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// What sys.displayhook does: the value is shown, and kept as builtins._.
Value print_expression(Thread& t, Value* a, uint32_t) {
  Machine& m = t.machine;
  if (a[0].is_none()) return a[0];
  Value print = dict_get_str(m.builtins->dict, intern(m, t, "print"));
  Value text = repr(t, a[0]);
  if (text.is_error() || call_with(t, print, text).is_error()) return Value::error();
  return dict_set_str(t, m.builtins->dict, intern(m, t, "_"), a[0]) ? Value::none() : Value::error();
}

// Type parameters and aliases are made in Python.
Value call_typing(Thread& t, const char* function, std::span<const Value> args) {
  Machine& m = t.machine;
  Value module = import_module(t, intern(m, t, "_type_parameters"), Value::none(), 0, m.builtins->dict);
  if (module.is_error()) return module;
  Value f = get_attr(t, module, intern(m, t, function));
  return f.is_error() ? f : call(t, f, args);
}

// It belongs to the module whose code asked for it.
Value with_module(Thread& t, Value made) {
  Machine& m = t.machine;
  if (made.is_error() || t.frame == nullptr) return made;
  Value name = dict_get_str(t.frame->code->globals_dict, m.names.dunder_name);
  return name.is_undefined() || set_attr(t, made, m.names.dunder_module, name) ? made : Value::error();
}

Value type_parameter(Thread& t, Value* a, uint32_t) {
  return with_module(t, call_typing(t, "_type_parameter", {a, 3}));
}

Value type_alias(Thread& t, Value* a, uint32_t) {
  return with_module(t, call_typing(t, "_type_alias", {a, 3}));
}

Value set_type_params(Thread& t, Value* a, uint32_t) {
  return set_attr(t, a[0], intern(t.machine, t, "__type_params__"), a[1]) ? a[0] : Value::error();
}

Value generic_base(Thread& t, Value* a, uint32_t) {
  return call_typing(t, "_generic_base", {a, 1});
}

constexpr NativeDef kIntrinsics[] = {
    {"print_expression", print_expression, "value, /"},
    {"type_parameter", type_parameter, "kind, name, bound, /"},
    {"type_alias", type_alias, "name, parameters, value, /"},
    {"set_type_params", set_type_params, "function, parameters, /"},
    {"generic_base", generic_base, "parameters, /"},
};
static_assert(std::size(kIntrinsics) == static_cast<size_t>(Intrinsic::kCount));

}  // namespace

Value intrinsic_function(Thread& t, Intrinsic which) {
  return Value::from_object(
      make_builtin(t, kIntrinsics[static_cast<size_t>(which)], Value::undefined(), nullptr, Value::none()));
}

}  // namespace gilbox

#include "vm/modules/native.h"

#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

Value iterators_of(Thread& t, const Value* args, uint32_t count) {
  RootedValues iterators(t);
  for (uint32_t i = 0; i < count; ++i) {
    const Value iterator = get_iter(t, args[i]);
    if (iterator.is_error()) return iterator;
    iterators.push(iterator);
  }
  return new_tuple_of(t, iterators.span());
}

Value module_member(Thread& t, std::string_view module, std::string_view name) {
  const Value found = dict_get_str(t.machine.modules, intern(t.machine, t, module));
  const Value member = is_kind(found, Kind::kModule)
                           ? dict_get_str(as<Module>(found)->dict, intern(t.machine, t, name))
                           : Value::undefined();
  if (!member.is_undefined()) return member;
  return raise(t, t.machine.types.RuntimeError, "lost {}.{}", module, name);
}

bool module_add_type(Thread& t, Module* module, const TypeSpec& spec) {
  return module_set(t, module, spec.name, Value::from_object(define_type(t, spec)));
}

bool size_argument(Thread& t, Value v, int64_t* out) {
  *out = -1;
  return v.is_undefined() || v.is_none() || to_int64(t, v, out);
}

}  // namespace gilbox

#include "vm/objects/generic_alias.h"

#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// Classes have no type variables in them: nothing to look for, which is what takes time.
bool all_classes(std::span<const Value> items) {
  for (const Value item : items) {
    if (!is_kind(item, Kind::kType)) return false;
  }
  return true;
}

}  // namespace

Value make_generic_alias(Thread& t, Value origin, Value item) {
  const Value alias_class = library_attr(t, "_alias", "GenericAlias");
  if (alias_class.is_error()) return alias_class;
  const Value args = is_kind(item, Kind::kTuple) ? item : new_tuple_of(t, {&item, 1});
  if (args.is_error()) return args;
  if (!is_kind(alias_class, Kind::kType) || !all_classes(tuple_items(as<Tuple>(args)))) {
    return call_with(t, alias_class, origin, args);
  }
  const Value none = new_tuple_of(t, {});
  if (none.is_error()) return none;
  auto* alias = new_instance<AttrObject>(t, as<Type>(alias_class), Kind::kInstance);
  const std::pair<const char*, Value> fields[] = {{"__origin__", origin},
                                                  {"__args__", args},
                                                  {"__parameters__", none},
                                                  {"__unpacked__", Value::boolean(false)}};
  for (const auto& [name, value] : fields) {
    if (!set_own_attr(t, alias, intern(t.machine, t, name), value)) return Value::error();
  }
  return Value::from_object(alias);
}

Value class_getitem(Thread& t, Value* args, uint32_t) {
  return make_generic_alias(t, args[0], args[1]);
}

}  // namespace gilbox

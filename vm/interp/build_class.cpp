// The class statement (Python/bltinmodule.c, builtin___build_class__).
#include "vm/interp/interp.h"
#include "vm/interp/loop.h"
#include "vm/objects/dict.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// The most derived metaclass of the one given and those of the bases.
Value winner(Thread& t, Value metaclass, Tuple* bases) {
  Type* best = as<Type>(metaclass);
  for (Value base : tuple_items(bases)) {
    Type* other = type_of(t, base);
    if (is_subtype(best, other)) continue;
    if (!is_subtype(other, best)) {
      return raise(
          t, t.machine.types.TypeError,
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
          "metaclasses of all its bases");
    }
    best = other;
  }
  return Value::from_object(best);
}

// args: keywords (Dict or Undefined), function, name, bases...
Value build_class(Thread& t, Value* a, uint32_t count) {
  Machine& m = t.machine;
  auto* body = as<Function>(a[0]);
  Value name = a[1];
  Dict* keywords = a[2].is_undefined() ? nullptr : as<Dict>(a[2]);
  auto* bases = as<Tuple>(new_tuple_of(t, {a + 3, count - 3}));
  Value metaclass = keywords == nullptr ? Value::undefined()
                                        : dict_take(t, keywords, Value::from_object(m.names.metaclass));
  if (metaclass.is_undefined()) metaclass = Value::from_object(m.types.type);
  if (is_kind(metaclass, Kind::kType)) {
    metaclass = winner(t, metaclass, bases);
    if (metaclass.is_error()) return metaclass;
  }
  RootedValues arguments(t);
  arguments.push(name);
  arguments.push(Value::from_object(bases));
  Tuple* kwnames = nullptr;
  RootedValues names(t);
  RootedValues values(t);
  if (keywords != nullptr) {
    uint32_t position = 0;
    Value key;
    Value value;
    while (dict_next(keywords, &position, &key, &value)) {
      names.push(key);
      values.push(value);
    }
    kwnames = as<Tuple>(new_tuple_of(t, names.span()));
  }
  Value space;
  Value prepare = get_attr_if_any(t, metaclass, m.names.dunder_prepare);
  if (t.has_pending()) return Value::error();
  if (metaclass.as_object() == m.types.type || prepare.is_undefined()) {
    space = Value::from_object(new_dict(t));
  } else {
    for (size_t i = 0; i < values.size(); ++i) arguments.push(values[i]);
    space = call(t, prepare, arguments.span(), kwnames);
    if (space.is_error()) return space;
    arguments.resize(2);
  }
  if (!is_kind(space, Kind::kDict)) {
    return raise_text(t, m.types.TypeError, "gilbox supports only a dict as the result of __prepare__");
  }
  auto* namespace_dict = as<Dict>(space);
  Value module = dict_get_str(body->code->globals_dict, m.names.dunder_name);
  if (!module.is_undefined() && !dict_set_str(t, namespace_dict, m.names.dunder_module, module))
    return Value::error();
  if (!dict_set_str(t, namespace_dict, m.names.dunder_qualname, body->qualname.load())) return Value::error();
  Value cell = call_with(t, a[0], space);
  if (cell.is_error()) return cell;
  Value doc = body->doc.load();
  if (!doc.is_none() && dict_get_str(namespace_dict, m.names.dunder_doc).is_undefined() &&
      !dict_set_str(t, namespace_dict, m.names.dunder_doc, doc)) {
    return Value::error();
  }
  if (is_kind(cell, Kind::kCell) && !dict_set_str(t, namespace_dict, m.names.dunder_classcell, cell)) {
    return Value::error();
  }
  arguments.push(space);
  for (size_t i = 0; i < values.size(); ++i) arguments.push(values[i]);
  return call(t, metaclass, arguments.span(), kwnames);
}

}  // namespace

const NativeDef kBuildClass = {"__build_class__", build_class, "func, name, /, *bases, **kwargs"};

}  // namespace gilbox

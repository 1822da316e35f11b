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

// Bases that are no classes may say which classes stand for them (PEP 560). The tuple itself when none does;
// null: an exception is pending.
Tuple* resolve_bases(Thread& t, Tuple* bases) {
  Str* name = intern(t.machine, t, "__mro_entries__");
  RootedValues resolved(t);
  bool changed = false;
  for (Value base : tuple_items(bases)) {
    Value method = is_kind(base, Kind::kType) ? Value::undefined() : get_attr_if_any(t, base, name);
    if (method.is_undefined()) {
      if (t.has_pending()) return nullptr;
      resolved.push(base);
      continue;
    }
    Value entries = call_with(t, method, Value::from_object(bases));
    if (entries.is_error()) return nullptr;
    if (!is_kind(entries, Kind::kTuple)) {
      static_cast<void>(raise_text(t, t.machine.types.TypeError, "__mro_entries__ must return a tuple"));
      return nullptr;
    }
    for (Value entry : tuple_items(as<Tuple>(entries))) resolved.push(entry);
    changed = true;
  }
  return changed ? as<Tuple>(new_tuple_of(t, resolved.span())) : bases;
}

bool store_in_namespace(Thread& t, Value space, Str* name, Value value) {
  return is_plain_dict(t, space) ? dict_set_str(t, as<Dict>(space), name, value)
                                 : set_item(t, space, Value::from_object(name), value);
}

// What the body runs in.
Value prepare_namespace(Thread& t, Value metaclass, std::span<const Value> args, Dict* keywords) {
  Machine& m = t.machine;
  Value prepare = metaclass.as_object() == m.types.type
                      ? Value::undefined()
                      : get_attr_if_any(t, metaclass, m.names.dunder_prepare);
  if (t.has_pending()) return Value::error();
  if (prepare.is_undefined()) return Value::from_object(new_dict(t));
  Value space = call_with_keywords(t, prepare, args, keywords);
  if (space.is_error()) return space;
  if (!is_kind(space, Kind::kDict) && lookup_special(t, space, kGetItemDunder).is_undefined()) {
    const std::string who = is_kind(metaclass, Kind::kType) ? type_name(as<Type>(metaclass)) : "<metaclass>";
    return raise(t, m.types.TypeError, "{}.__prepare__() must return a mapping, not {}", who,
                 type_name(t, space));
  }
  return space;
}

// A metaclass must hand __classcell__ on, or super() would not work.
bool check_class_cell(Thread& t, Value cell, Value name, Value made) {
  if (!is_kind(cell, Kind::kCell) || !is_kind(made, Kind::kType)) return true;
  Value held = as<Cell>(cell)->value.load();
  if (held == made) return true;
  std::string text, class_text, cell_text;
  if (!str_to(t, name, &text) || !repr_to(t, made, &class_text)) return false;
  if (held.is_undefined()) {
    static_cast<void>(
        raise(t, t.machine.types.RuntimeError,
              "__class__ not set defining '{}' as {}. Was __classcell__ propagated to type.__new__?", text,
              class_text));
    return false;
  }
  if (!repr_to(t, held, &cell_text)) return false;
  static_cast<void>(raise(t, t.machine.types.TypeError, "__class__ set to {} defining '{}' as {}", cell_text,
                          text, class_text));
  return false;
}

// args: keywords (Dict or Undefined), function, name, bases...
Value build_class(Thread& t, Value* a, uint32_t count) {
  Machine& m = t.machine;
  Value name = a[1];
  Dict* keywords = a[2].is_undefined() ? nullptr : as<Dict>(a[2]);
  auto* written = as<Tuple>(new_tuple_of(t, {a + 3, count - 3}));
  Tuple* bases = resolve_bases(t, written);
  if (bases == nullptr) return Value::error();
  Value metaclass = keywords == nullptr ? Value::undefined()
                                        : dict_take(t, keywords, Value::from_object(m.names.metaclass));
  if (metaclass.is_undefined()) {
    metaclass = Value::from_object(bases->count == 0 ? m.types.type : type_of(t, bases->items[0]));
  }
  if (is_kind(metaclass, Kind::kType)) {
    metaclass = winner(t, metaclass, bases);
    if (metaclass.is_error()) return metaclass;
  }
  Value args[] = {name, Value::from_object(bases), Value::undefined()};
  Value space = prepare_namespace(t, metaclass, {args, 2}, keywords);
  if (space.is_error()) return space;
  Value cell = call_with(t, a[0], space);
  if (cell.is_error()) return cell;
  if (bases != written &&
      !store_in_namespace(t, space, intern(m, t, "__orig_bases__"), Value::from_object(written))) {
    return Value::error();
  }
  if (is_kind(cell, Kind::kCell) && !store_in_namespace(t, space, m.names.dunder_classcell, cell)) {
    return Value::error();
  }
  args[2] = space;
  Value made = call_with_keywords(t, metaclass, args, keywords);
  return made.is_error() || !check_class_cell(t, cell, name, made) ? Value::error() : made;
}

}  // namespace

const NativeDef kBuildClass = {"__build_class__", build_class, "func, name, /, *bases, **kwargs"};

}  // namespace gilbox

// What match statements ask of a subject (Python/ceval.c, match_keys and match_class).
#include "vm/interp/loop.h"
#include "vm/objects/alloc.h"
#include "vm/objects/dict.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// Whether collections.abc, if the script uses it, counts the value in: 1, 0, -1.
int is_abstract(Thread& t, Value v, const char* which) {
  Machine& m = t.machine;
  for (const char* name : {"collections.abc", "_collections_abc"}) {
    Value module = dict_get_str(m.modules, intern(m, t, name));
    if (module.is_undefined()) continue;
    Value cls = get_attr_if_any(t, module, intern(m, t, which));
    if (cls.is_undefined()) {
      if (t.has_pending()) return -1;
      continue;
    }
    return is_instance(t, v, cls);
  }
  return 0;
}

Value answer(int outcome) {
  return outcome < 0 ? Value::error() : Value::boolean(outcome == 1);
}

// Types whose only positional subpattern is the object itself.
bool matches_itself(const Types& types, const Type* type) {
  for (const Type* own : {types.bool_, types.bytes, types.dict, types.float_, types.frozenset, types.int_,
                          types.list, types.set, types.str, types.tuple}) {
    if (is_subtype(type, own)) return true;
  }
  return type_name(type) == "bytearray";
}

// The names of positional subpatterns; `count` of them are wanted. None: the subject itself is the only one.
// Error: an exception is pending.
Value positional_names(Thread& t, Type* cls, uint32_t count) {
  const Types& types = t.machine.types;
  Value names = get_attr_if_any(t, Value::from_object(cls), intern(t.machine, t, "__match_args__"));
  if (names.is_undefined() && t.has_pending()) return names;
  if (!names.is_undefined() && !is_kind(names, Kind::kTuple)) {
    return raise(t, types.TypeError, "{}.__match_args__ must be a tuple (got {})", type_name(cls),
                 type_name(t, names));
  }
  const bool itself = names.is_undefined() && matches_itself(types, cls);
  const uint32_t allowed = itself ? 1 : (names.is_undefined() ? 0 : as<Tuple>(names)->count);
  if (allowed < count) {
    return raise(t, types.TypeError, "{}() accepts {} positional sub-pattern{} ({} given)", type_name(cls),
                 allowed, allowed == 1 ? "" : "s", count);
  }
  return itself ? Value::none() : names;
}

// Adds the attribute to `found`. 1; 0: the subject has none; -1: exception.
int match_attribute(Thread& t, Value subject, const Type* cls, Value name, RootedValues* seen,
                    RootedValues* found) {
  Str* attribute = intern(t, as<Str>(name));
  for (Value each : seen->span()) {
    if (each.as_object() != attribute) continue;
    static_cast<void>(raise(t, t.machine.types.TypeError, "{}() got multiple sub-patterns for attribute '{}'",
                            type_name(cls), to_utf8(attribute)));
    return -1;
  }
  seen->push(Value::from_object(attribute));
  Value value = get_attr_if_any(t, subject, attribute);
  if (value.is_undefined()) return t.has_pending() ? -1 : 0;
  found->push(value);
  return 1;
}

}  // namespace

Value match_sequence(Thread& t, Value subject) {
  switch (subject.is_object() ? kind_of(subject) : Kind::kBytes) {
    case Kind::kList:
    case Kind::kTuple:
    case Kind::kRange:
      return Value::boolean(true);
    case Kind::kStr:
    case Kind::kBytes:
    case Kind::kDict:
    case Kind::kSet:
      return Value::boolean(false);
    default:
      break;
  }
  const std::string name = type_name(t, subject);
  if (is_kind(subject, Kind::kNative)) {
    if (name == "bytearray") return Value::boolean(false);
    if (name.ends_with("deque") || name == "memoryview") return Value::boolean(true);
  }
  return answer(is_abstract(t, subject, "Sequence"));
}

Value match_mapping(Thread& t, Value subject) {
  if (is_kind(subject, Kind::kDict)) return Value::boolean(true);
  if (!subject.is_object() || is_kind(subject, Kind::kStr) || is_kind(subject, Kind::kList)) {
    return Value::boolean(false);
  }
  if (type_name(t, subject) == "mappingproxy") return Value::boolean(true);
  return answer(is_abstract(t, subject, "Mapping"));
}

Value match_keys(Thread& t, Value subject, Tuple* keys) {
  RootedValues values(t);
  Value absent = Value::from_object(new_tuple(t, 1));
  as<Tuple>(absent)->items[0] = Value::none();
  for (uint32_t i = 0; i < keys->count; ++i) {
    Value key = keys->items[i];
    for (uint32_t j = 0; j < i; ++j) {
      const int same = equals(t, keys->items[j], key);
      if (same < 0) return Value::error();
      if (same == 0) continue;
      std::string text;
      if (!repr_to(t, key, &text)) return Value::error();
      return raise(t, t.machine.types.ValueError, "mapping pattern checks duplicate key ({})", text);
    }
    Value value;
    if (is_kind(subject, Kind::kDict)) {
      value = dict_get(t, as<Dict>(subject), key);
    } else {
      Value args[] = {key, absent};
      value = call_method(t, subject, intern(t.machine, t, "get"), args);
      if (value == absent) value = Value::undefined();
    }
    if (value.is_undefined()) return t.has_pending() ? Value::error() : Value::none();
    values.push(value);
  }
  return new_tuple_of(t, values.span());
}

Value match_rest(Thread& t, Value subject, Tuple* keys) {
  Dict* rest = new_dict(t);
  if (!dict_update(t, rest, subject)) return Value::error();
  for (Value key : tuple_items(keys)) {
    static_cast<void>(dict_take(t, rest, key));
    if (t.has_pending()) return Value::error();
  }
  return Value::from_object(rest);
}

Value match_class(Thread& t, Value subject, Value cls, Tuple* names, uint32_t positional) {
  if (!is_kind(cls, Kind::kType)) {
    return raise_text(t, t.machine.types.TypeError, "called match pattern must be a class");
  }
  const int instance = is_instance(t, subject, cls);
  if (instance < 0) return Value::error();
  if (instance == 0) return Value::none();
  auto* type = as<Type>(cls);
  RootedValues seen(t);
  RootedValues found(t);
  if (positional > 0) {
    Value own = positional_names(t, type, positional);
    if (own.is_error()) return own;
    for (uint32_t i = 0; i < positional; ++i) {
      if (own.is_none()) {
        found.push(subject);
        continue;
      }
      Value name = as<Tuple>(own)->items[i];
      if (!is_kind(name, Kind::kStr)) {
        return raise(t, t.machine.types.TypeError, "__match_args__ elements must be strings (got {})",
                     type_name(t, name));
      }
      const int has = match_attribute(t, subject, type, name, &seen, &found);
      if (has <= 0) return has < 0 ? Value::error() : Value::none();
    }
  }
  for (Value name : tuple_items(names)) {
    const int has = match_attribute(t, subject, type, name, &seen, &found);
    if (has <= 0) return has < 0 ? Value::error() : Value::none();
  }
  return new_tuple_of(t, found.span());
}

}  // namespace gilbox

// BaseExceptionGroup and ExceptionGroup (Objects/exceptions.c).
#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/exception.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/objects/type_bootstrap.h"

namespace gilbox {
namespace {

Str* name_of(Thread& t, const char* text) {
  return intern(t.machine, t, text);
}
Value field(Thread& t, Value group, const char* name) {
  return own_attr(t, as<Exception>(group), name_of(t, name));
}
bool is_group(Thread& t, Value v) {
  return is_exact_or_sub(t, v, t.machine.types.BaseExceptionGroup);
}

// The members given to the constructor, as a tuple; error: they are no exceptions.
Value checked_members(Thread& t, Value given) {
  const Types& types = t.machine.types;
  const bool sequence =
      given.is_object() && !is_kind(given, Kind::kSet) && !is_kind(given, Kind::kDict) &&
      (is_kind(given, Kind::kList) || !lookup_special(t, given, kGetItemDunder).is_undefined());
  if (!sequence) {
    return raise_text(t, types.TypeError, "second argument (exceptions) must be a sequence");
  }
  const Value members = tuple_from(t, given);
  if (members.is_error()) return members;
  const auto items = tuple_items(as<Tuple>(members));
  if (items.empty()) {
    return raise_text(t, types.ValueError, "second argument (exceptions) must be a non-empty sequence");
  }
  for (size_t i = 0; i < items.size(); ++i) {
    if (is_kind(items[i], Kind::kException)) continue;
    return raise(t, types.ValueError, "Item {} of second argument (exceptions) is not an exception", i);
  }
  return members;
}

// The class to make: a group of nothing but Exceptions is an ExceptionGroup. Null: TypeError.
Type* class_for(Thread& t, Type* asked, const Tuple* members) {
  const Types& types = t.machine.types;
  bool plain = true;
  for (Value member : tuple_items(members)) plain = plain && is_exact_or_sub(t, member, types.Exception);
  if (asked == types.BaseExceptionGroup) return plain ? types.ExceptionGroup : asked;
  if (plain || !is_subtype(asked, types.Exception)) return asked;
  if (asked == types.ExceptionGroup) {
    static_cast<void>(raise_text(t, types.TypeError, "Cannot nest BaseExceptions in an ExceptionGroup"));
  } else {
    static_cast<void>(raise(t, types.TypeError, "Cannot nest BaseExceptions in '{}'", type_name(asked)));
  }
  return nullptr;
}

Value group_new(Thread& t, Value* args, uint32_t count) {
  const Types& types = t.machine.types;
  if (count - 2 != 2) {
    return raise(t, types.TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
                 count - 2);
  }
  if (!is_kind(args[2], Kind::kStr)) {
    return raise(t, types.TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not {}",
                 argument_type_name(t, args[2]));
  }
  const Value members = checked_members(t, args[3]);
  if (members.is_error()) return members;
  Type* type = class_for(t, as<Type>(args[0]), as<Tuple>(members));
  if (type == nullptr) return Value::error();
  const Value group = new_exception(t, type, make_tuple(t, args[2], args[3]));
  if (!set_own_attr(t, as<Exception>(group), name_of(t, "message"), args[2]) ||
      !set_own_attr(t, as<Exception>(group), name_of(t, "exceptions"), members)) {
    return Value::error();
  }
  return group;
}

Value group_str(Thread& t, Value* args, uint32_t) {
  std::string message;
  if (!str_to(t, field(t, args[0], "message"), &message)) return Value::error();
  const uint32_t count = as<Tuple>(field(t, args[0], "exceptions"))->count;
  return new_str(t, fmt::format("{} ({} sub-exception{})", message, count, count == 1 ? "" : "s"));
}

Value derive(Thread& t, Value* args, uint32_t) {
  return call_with(t, Value::from_object(t.machine.types.BaseExceptionGroup), field(t, args[0], "message"),
                   args[1]);
}

// --- Splitting ---

bool is_exception_class(Value v) {
  return is_kind(v, Kind::kType) && as<Type>(v)->has_flag(Type::kException);
}

// Is the condition of split_method() and subgroup() one? False: TypeError.
bool check_condition(Thread& t, Value condition) {
  bool good = is_exception_class(condition);
  if (is_kind(condition, Kind::kTuple)) {
    good = true;
    for (Value each : tuple_items(as<Tuple>(condition))) good = good && is_exception_class(each);
  } else if (!is_kind(condition, Kind::kType) && is_callable(t, condition)) {
    good = true;
  }
  if (!good) {
    static_cast<void>(raise_text(t, t.machine.types.TypeError,
                                 "expected a function, exception type or tuple of exception types"));
  }
  return good;
}

int matches(Thread& t, Value condition, Value exception) {
  if (is_kind(condition, Kind::kType) || is_kind(condition, Kind::kTuple)) {
    return exception_matches(t, exception, condition);
  }
  const Value result = call_with(t, condition, exception);
  return result.is_error() ? -1 : truth(t, result);
}

// A group like `group` of some of its members; None if there are none.
Value part_of(Thread& t, Value group, const RootedValues& members) {
  if (members.empty()) return Value::none();
  const Value list = new_list(t, members.span());
  if (list.is_error()) return list;
  const Value made = call_method(t, group, name_of(t, "derive"), {&list, 1});
  if (made.is_error()) return made;
  if (!is_group(t, made)) {
    return raise_text(t, t.machine.types.TypeError, "derive must return an instance of BaseExceptionGroup");
  }
  auto* from = as<Exception>(group);
  auto* to = as<Exception>(made);
  to->traceback.store(from->traceback.load());
  to->context.store(from->context.load());
  to->cause.store(from->cause.load());
  to->suppress_context.store(from->suppress_context.load(std::memory_order_relaxed),
                             std::memory_order_relaxed);
  const Value notes = own_attr(t, from, t.machine.names.dunder_notes);
  if (!notes.is_undefined()) {
    const Value copy = list_from(t, notes);
    if (copy.is_error() || !set_own_attr(t, to, t.machine.names.dunder_notes, copy)) return Value::error();
  }
  return made;
}

// Both parts, either of which may be None; false: exception.
bool split_group(Thread& t, Value group, Value condition, Value* match, Value* rest) {
  *match = *rest = Value::none();
  const int whole = matches(t, condition, group);
  if (whole < 0) return false;
  if (whole == 1 || !is_group(t, group)) {
    (whole == 1 ? *match : *rest) = group;
    return true;
  }
  if (native_stack_full(t)) return false;
  RootedValues matching(t), others(t);
  for (Value member : tuple_items(as<Tuple>(field(t, group, "exceptions")))) {
    Value inner_match, inner_rest;
    if (!split_group(t, member, condition, &inner_match, &inner_rest)) return false;
    if (!inner_match.is_none()) matching.push(inner_match);
    if (!inner_rest.is_none()) others.push(inner_rest);
  }
  *match = part_of(t, group, matching);
  if (match->is_error()) return false;
  *rest = part_of(t, group, others);
  return !rest->is_error();
}

Value split_method(Thread& t, Value* args, uint32_t) {
  Value match, rest;
  if (!check_condition(t, args[1]) || !split_group(t, args[0], args[1], &match, &rest)) return Value::error();
  return make_tuple(t, match, rest);
}
Value subgroup(Thread& t, Value* args, uint32_t) {
  Value match, rest;
  if (!check_condition(t, args[1]) || !split_group(t, args[0], args[1], &match, &rest)) return Value::error();
  return match;
}

constexpr NativeDef kGroupMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"__new__", group_new, "cls, /, *args, **kwargs"},
    {"__str__", group_str, "self, /"},
    {"derive", derive, "self, excs, /"},
    {"split", split_method, "self, condition, /"},
    {"subgroup", subgroup, "self, condition, /"},
};

}  // namespace

void init_exception_groups(Thread& t) {
  Types& types = t.machine.types;
  extend_type(t, types.BaseExceptionGroup, kGroupMethods, {});
  // The one built-in class with two bases.
  Type* group = types.ExceptionGroup;
  group->bases = as<Tuple>(
      make_tuple(t, Value::from_object(types.BaseExceptionGroup), Value::from_object(types.Exception)));
  group->mro =
      as<Tuple>(make_tuple(t, Value::from_object(group), Value::from_object(types.BaseExceptionGroup),
                           Value::from_object(types.Exception), Value::from_object(types.base_exception),
                           Value::from_object(types.object)));
  types.Exception->subclasses->push_back(group);
}

}  // namespace gilbox

#include "vm/objects/protocol.h"

#include <algorithm>
#include <cmath>

#include "vm/objects/alloc.h"
#include "vm/objects/bytes.h"
#include "vm/objects/dict.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/float.h"
#include "vm/objects/format.h"
#include "vm/objects/function.h"
#include "vm/objects/generator.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/int.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list.h"
#include "vm/objects/module.h"
#include "vm/objects/range.h"
#include "vm/objects/set.h"
#include "vm/objects/signature.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// Is v of the built-in type of its kind, not of a class derived from it? Then no special method can differ.
bool is_exactly_builtin(Thread& t, Value v) {
  const Object* object = v.as_object();
  return object->shape_id.load(std::memory_order_acquire) ==
         t.machine.kind_shapes[static_cast<size_t>(object->kind)];
}
bool is_exactly_builtin(Thread& t, Value v, Kind kind) {
  return is_kind(v, kind) && is_exactly_builtin(t, v);
}

Value type_error(Thread& t, std::string_view text) {
  return raise_text(t, t.machine.types.TypeError, text);
}

}  // namespace

uint64_t object_id(Thread& t, Value v) {
  if (!v.is_object()) return v.bits() & 0x7fffffffffff;
  return 0x7f0000000000 + uint64_t{t.machine.heap.compress(v.as_object())} * kCellAlign;
}

// --- Types ---

std::string type_name(const Type* type) {
  // Types of modules in C++ are named with their module: CPython's tp_name.
  std::string name = to_utf8(as<Str>(type->name.load()));
  if (type->has_flag(Type::kFullName)) {
    uint32_t position = 0;
    Value key, value;
    while (dict_next(type->attrs, &position, &key, &value)) {
      if (is_kind(key, Kind::kStr) && is_kind(value, Kind::kStr) && to_utf8(as<Str>(key)) == "__module__") {
        return to_utf8(as<Str>(value)) + "." + name;
      }
    }
  }
  if (type->native == nullptr || type->has_flag(Type::kScript)) return name;
  const std::string_view full = type->native->name;
  return full.ends_with("." + name) ? std::string(full) : name;
}
std::string type_name(Thread& t, Value v) {
  return type_name(type_of(t, v));
}
std::string argument_type_name(Thread& t, Value v) {
  return v.is_none() ? "None" : type_name(t, v);
}

bool is_exact_or_sub(Thread& t, Value v, const Type* type) {
  return is_subtype(type_of(t, v), type);
}

namespace {

constexpr int kNoSuchCheck = 2;

// What `cls`, which is no class, says to isinstance or issubclass: list[int] and int | str have such methods.
int ask_class_check(Thread& t, Value v, Value cls, Str* method) {
  const Value hook = type_lookup(type_of(t, cls), method);
  if (hook.is_undefined()) return kNoSuchCheck;
  const Value result = call_special(t, hook, cls, {&v, 1});
  return result.is_error() ? -1 : truth(t, result);
}

}  // namespace

namespace {

// Whether an object says by a property `__class__` (as stand-ins do) that it is one of `cls`.
int claims_class(Thread& t, Value v, const Type* cls) {
  Type* type = type_of(t, v);
  Str* name = t.machine.names.dunder_class;
  if (!type->has_flag(Type::kScript) || type_lookup(type, name) == type_lookup(t.machine.types.object, name))
    return 0;
  const Value claimed = get_attr_if_any(t, v, name);
  if (t.has_pending()) return -1;
  return is_kind(claimed, Kind::kType) && is_subtype(as<Type>(claimed), cls) ? 1 : 0;
}

}  // namespace

int is_instance(Thread& t, Value v, Value cls) {
  if (is_kind(cls, Kind::kType)) {
    if (is_exact_or_sub(t, v, as<Type>(cls))) return 1;
    Value hook = type_lookup(type_of(t, cls), t.machine.names.dunder_instancecheck);
    if (is_kind(hook, Kind::kBuiltin)) return claims_class(t, v, as<Type>(cls));  // type's own
    Value result = call_special(t, hook, cls, {&v, 1});
    return result.is_error() ? -1 : truth(t, result);
  }
  if (is_kind(cls, Kind::kTuple)) {
    if (native_stack_full(t, " in __instancecheck__")) return -1;
    for (Value item : tuple_items(as<Tuple>(cls))) {
      int found = is_instance(t, v, item);
      if (found != 0) return found;
    }
    return 0;
  }
  const int answer = ask_class_check(t, v, cls, t.machine.names.dunder_instancecheck);
  if (answer != kNoSuchCheck) return answer;
  static_cast<void>(type_error(t, "isinstance() arg 2 must be a type, a tuple of types, or a union"));
  return -1;
}

int is_subclass(Thread& t, Value c, Value cls) {
  if (!is_kind(c, Kind::kType)) {
    static_cast<void>(type_error(t, "issubclass() arg 1 must be a class"));
    return -1;
  }
  if (is_kind(cls, Kind::kTuple)) {
    if (native_stack_full(t, " in __subclasscheck__")) return -1;
    for (Value item : tuple_items(as<Tuple>(cls))) {
      int found = is_subclass(t, c, item);
      if (found != 0) return found;
    }
    return 0;
  }
  if (!is_kind(cls, Kind::kType)) {
    const int answer = ask_class_check(t, c, cls, t.machine.names.dunder_subclasscheck);
    if (answer != kNoSuchCheck) return answer;
    static_cast<void>(type_error(t, "issubclass() arg 2 must be a class, a tuple of classes, or a union"));
    return -1;
  }
  if (is_subtype(as<Type>(c), as<Type>(cls))) return 1;
  Value hook = type_lookup(type_of(t, cls), t.machine.names.dunder_subclasscheck);
  if (is_kind(hook, Kind::kBuiltin)) return 0;
  Value result = call_special(t, hook, cls, {&c, 1});
  return result.is_error() ? -1 : truth(t, result);
}

// --- Calls ---

bool native_stack_full(Thread& t, const char* where) {
  char here = 0;
  // What built-in functions need before they call on. Who says where it is looks first, so that its text is
  // the one that is seen.
  const ptrdiff_t reserve = *where == 0 ? 96 * 1024 : 128 * 1024;
  const char* limit = t.stack_limit;
#ifdef __SANITIZE_THREAD__
  // It keeps a stack of its own, of 65,536 calls, however small their frames are.
  limit = std::max<const char*>(limit, t.stack_base - (ptrdiff_t{4} << 20));
#endif
  if (t.stack_limit == nullptr || &here - limit > reserve) return false;
  static_cast<void>(raise(t, t.machine.types.RecursionError, "maximum recursion depth exceeded{}", where));
  return true;
}

Value call(Thread& t, Value callee, std::span<const Value> args, Tuple* kwnames) {
  uint32_t named = kwnames == nullptr ? 0 : kwnames->count;
  auto count = static_cast<uint32_t>(args.size()) - named;
  if (is_kind(callee, Kind::kBuiltin)) {
    return call_builtin(t, as<Builtin>(callee), const_cast<Value*>(args.data()), count, kwnames);
  }
  return t.machine.call_hook(t, callee, const_cast<Value*>(args.data()), count, kwnames);
}

Tuple* spread_keywords(Thread& t, Dict* keywords, RootedValues* values) {
  RootedValues names(t);
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(keywords, &position, &key, &value)) {
    if (!is_kind(key, Kind::kStr)) {
      static_cast<void>(raise_text(t, t.machine.types.TypeError, "keywords must be strings"));
      return nullptr;
    }
    names.push(key);
    values->push(value);
  }
  Value kwnames = new_tuple_of(t, names.span());
  return kwnames.is_error() ? nullptr : as<Tuple>(kwnames);
}

Value call_with_keywords(Thread& t, Value callee, std::span<const Value> args, Dict* keywords) {
  if (keywords == nullptr || dict_size(keywords) == 0) return call(t, callee, args);
  RootedValues all(t);
  for (Value v : args) all.push(v);
  Tuple* kwnames = spread_keywords(t, keywords, &all);
  return kwnames == nullptr ? Value::error() : call(t, callee, all.span(), kwnames);
}

bool is_callable(Thread& t, Value v) {
  if (!v.is_object()) return false;
  switch (kind_of(v)) {
    case Kind::kFunction:
    case Kind::kBuiltin:
    case Kind::kBoundMethod:
    case Kind::kType:
      return true;
    default:
      return !lookup_special(t, v, kCallDunder).is_undefined();
  }
}

// f(first, *args).
static Value call_with_first(Thread& t, Value f, Value first, std::span<const Value> args, Tuple* kwnames) {
  ArgumentArea area(t, args.size() + 2);
  Value* list = area.begin();
  if (list == nullptr)
    return raise_text(t, t.machine.types.RecursionError, "maximum recursion depth exceeded");
  list[1] = first;
  std::copy(args.begin(), args.end(), list + 2);
  if (kwnames == nullptr && is_kind(f, Kind::kBuiltin)) {
    return call_builtin_in_place(t, as<Builtin>(f), list + 1, static_cast<uint32_t>(args.size()) + 1);
  }
  return call(t, f, {list + 1, args.size() + 1}, kwnames);
}

Value construct(Thread& t, Type* type, std::span<const Value> args, Tuple* kwnames) {
  const Types& types = t.machine.types;
  if (type->has_flag(Type::kNotCallable)) {
    return raise(t, types.TypeError, "cannot create '{}' instances", type_name(type));
  }
  Value made;
  if (type->dunder(kNewDunder) == types.object->dunder(kNewDunder) &&
      type->instance_kind == Kind::kInstance && !type->has_flag(Type::kAbstract) &&
      (args.empty() || type->dunder(kInitDunder) != types.object->dunder(kInitDunder))) {
    made = Value::from_object(new_instance<AttrObject>(t, type, Kind::kInstance));
    watch_new(t, type, made);
  } else {
    Value creator = type->dunder(kNewDunder);
    if (is_kind(creator, Kind::kStaticMethod)) creator = as<StaticMethod>(creator)->function;
    made = call_with_first(t, creator, Value::from_object(type), args, kwnames);
    if (made.is_error()) return made;
    // type(x) is asked for x's type, nothing is made.
    if (type == types.type && args.size() == 1 && kwnames == nullptr) return made;
    if (!is_subtype(type_of(t, made), type)) return made;
    watch_new(t, type, made);
    // __new__ has seen the arguments already.
    if (type_of(t, made)->dunder(kInitDunder) == types.object->dunder(kInitDunder)) return made;
  }
  Value init = type_of(t, made)->dunder(kInitDunder);
  if (init == types.object->dunder(kInitDunder) && args.empty()) return made;
  Value result = call_with_first(t, init, made, args, kwnames);
  if (result.is_error()) return result;
  if (!result.is_none()) {
    return raise(t, types.TypeError, "__init__() should return None, not '{}'", type_name(t, result));
  }
  return made;
}

// --- Text ---

Value repr(Thread& t, Value v) {
  if (v.is_int()) {
    fmt::format_int text(v.as_int());
    return new_ascii(t, {text.data(), text.size()});
  }
  if (v.is_double()) return new_ascii(t, double_repr(v.as_double()));
  if (v.is_none()) return new_ascii(t, "None");
  if (v.is_bool()) return new_ascii(t, v.is_true() ? "True" : "False");
  if (v.is_ellipsis()) return new_ascii(t, "Ellipsis");
  if (v.is_not_implemented()) return new_ascii(t, "NotImplemented");
  if (is_exactly_builtin(t, v, Kind::kStr)) return str_repr(t, as<Str>(v));
  if (is_exactly_builtin(t, v, Kind::kBigInt)) return int_repr(t, v);
  if (native_stack_full(t, " while getting the repr of an object")) return Value::error();
  Value method = type_of(t, v)->dunder(kReprDunder);
  Value text = call_special(t, method, v);
  if (text.is_error() || is_kind(text, Kind::kStr)) return text;
  return raise(t, t.machine.types.TypeError, "__repr__ returned non-string (type {})", type_name(t, text));
}

Value to_str(Thread& t, Value v) {
  if (is_exactly_builtin(t, v, Kind::kStr)) return v;
  if (!v.is_object()) return repr(t, v);
  Value method = type_of(t, v)->dunder(kStrDunder);
  if (method == t.machine.types.object->dunder(kStrDunder)) {
    method = type_of(t, v)->dunder(kReprDunder);
    if (is_kind(method, Kind::kBuiltin)) return repr(t, v);
  }
  Value text = call_special(t, method, v);
  if (text.is_error() || is_kind(text, Kind::kStr)) return text;
  return raise(t, t.machine.types.TypeError, "__str__ returned non-string (type {})", type_name(t, text));
}

Value ascii(Thread& t, Value v) {
  Value text = repr(t, v);
  if (text.is_error() || as<Str>(text)->is_ascii()) return text;
  const Str* s = as<Str>(text);
  std::string out;
  for (uint32_t i = 0; i < s->length; ++i) {
    char32_t c = s->at(i);
    if (c < 0x80) {
      out.push_back(static_cast<char>(c));
    } else if (c < 0x100) {
      out += fmt::format("\\x{:02x}", static_cast<uint32_t>(c));
    } else if (c < 0x10000) {
      out += fmt::format("\\u{:04x}", static_cast<uint32_t>(c));
    } else {
      out += fmt::format("\\U{:08x}", static_cast<uint32_t>(c));
    }
  }
  return new_ascii(t, out);
}

Value format_value(Thread& t, Value v, Value spec) {
  if (!is_kind(spec, Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "format() argument 2 must be str, not {}",
                 argument_type_name(t, spec));
  }
  Str* text = as<Str>(spec);
  if (v.is_int() || is_exactly_builtin(t, v, Kind::kBigInt))
    return text->length == 0 ? repr(t, v) : format_int(t, v, text);
  if (v.is_double()) return text->length == 0 ? repr(t, v) : format_double(t, v.as_double(), text);
  if (v.is_bool()) return text->length == 0 ? repr(t, v) : format_int(t, v, text);
  if (is_exactly_builtin(t, v, Kind::kStr)) return text->length == 0 ? v : format_str(t, as<Str>(v), text);
  Value result = call_special(t, type_of(t, v)->dunder(kFormatDunder), v, {&spec, 1});
  if (result.is_error() || is_kind(result, Kind::kStr)) return result;
  return raise(t, t.machine.types.TypeError, "__format__ must return a str, not {}", type_name(t, result));
}

bool repr_to(Thread& t, Value v, std::string* out) {
  Value text = repr(t, v);
  if (text.is_error()) return false;
  append_utf8(as<Str>(text), out);
  return true;
}

bool str_to(Thread& t, Value v, std::string* out) {
  Value text = to_str(t, v);
  if (text.is_error()) return false;
  append_utf8(as<Str>(text), out);
  return true;
}

ReprGuard::ReprGuard(Thread& t, Value v)
    : thread_(t), value_(v), outer_(t.reprs), level_(outer_ == nullptr ? 0 : outer_->level_ + 1) {
  const ReprGuard* g = outer_;
  for (; g != nullptr && !g->noted_; g = g->outer_) {
    if (g->value_ == v) recursive_ = true;
  }
  // Few containers are nested deeply; those that are would be searched again and again.
  if (g != nullptr && t.deep_reprs.contains(v.bits())) recursive_ = true;
  if (level_ % kNotedEvery == kNotedEvery - 1) note_outer();
  t.reprs = this;
}

// Takes itself and the guards further out, down to the last noted one, into the thread's set.
void ReprGuard::note_outer() {
  noted_ = true;
  thread_.deep_reprs.insert(value_.bits());
  for (const ReprGuard* g = outer_; g != nullptr && !g->noted_; g = g->outer_) {
    thread_.deep_reprs.insert(g->value_.bits());
  }
}

ReprGuard::~ReprGuard() {
  thread_.reprs = outer_;
  if (!noted_) return;
  const ReprGuard* g = this;
  do {
    thread_.deep_reprs.extract(g->value_.bits());
    g = g->outer_;
  } while (g != nullptr && !g->noted_);
}

// --- Truth, hash, comparison ---

bool warn(Thread& t, const Type* category, std::string_view text) {
  const Value function = library_attr(t, "warnings", "warn");
  const Value message = new_str(t, text);
  if (function.is_error() || message.is_error()) return false;
  return !call_with(t, function, message, Value::from_object(category)).is_error();
}

bool warn_deprecated(Thread& t, std::string_view text) {
  return warn(t, t.machine.types.DeprecationWarning, text);
}

int truth(Thread& t, Value v) {
  if (v.is_bool()) return v.is_true() ? 1 : 0;
  if (v.is_none()) return 0;
  if (v.is_int()) return v.as_int() != 0 ? 1 : 0;
  if (v.is_double()) return v.as_double() != 0 ? 1 : 0;
  if (v.is_not_implemented()) {
    return warn_deprecated(t, "NotImplemented should not be used in a boolean context") ? 1 : -1;
  }
  if (!v.is_object()) return 1;
  if (is_exactly_builtin(t, v)) {
    switch (kind_of(v)) {
      case Kind::kStr:
        return as<Str>(v)->length != 0 ? 1 : 0;
      case Kind::kList:
        return list_size(as<List>(v)) != 0 ? 1 : 0;
      case Kind::kTuple:
        return as<Tuple>(v)->count != 0 ? 1 : 0;
      case Kind::kDict:
        return dict_size(as<Dict>(v)) != 0 ? 1 : 0;
      case Kind::kFunction:
      case Kind::kBoundMethod:
      case Kind::kBigInt:
        return 1;
      default:
        break;
    }
  }
  const Type* type = type_of(t, v);
  Value method = type->dunder(kBoolDunder);
  if (!method.is_undefined()) {
    Value result = call_special(t, method, v);
    if (result.is_error()) return -1;
    if (!result.is_bool()) {
      static_cast<void>(raise(t, t.machine.types.TypeError, "__bool__ should return bool, returned {}",
                              type_name(t, result)));
      return -1;
    }
    return result.is_true() ? 1 : 0;
  }
  if (type->dunder(kLenDunder).is_undefined()) return 1;
  int64_t n = length(t, v);
  return n < 0 ? -1 : (n != 0 ? 1 : 0);
}

bool hash(Thread& t, Value v, uint64_t* out) {
  if (v.is_int() || v.is_bool()) {
    *out = int_hash(v);
    return true;
  }
  if (v.is_double()) {
    *out = float_hash(v.as_double());
    return true;
  }
  if (!v.is_object()) {
    *out = v.is_none() ? 0xfca86420 : v.bits();
    return true;
  }
  if (is_exactly_builtin(t, v)) {
    switch (kind_of(v)) {
      case Kind::kStr:
        *out = str_hash(as<Str>(v));
        return true;
      case Kind::kBigInt:
        *out = int_hash(v);
        return true;
      case Kind::kFunction:
        *out = object_id(t, v) >> 4;
        return true;
      default:
        break;
    }
  }
  const Type* type = type_of(t, v);
  Value method = type->dunder(kHashDunder);
  if (method.is_none() || method.is_undefined()) {
    static_cast<void>(raise(t, t.machine.types.TypeError, "unhashable type: '{}'", type_name(type)));
    return false;
  }
  if (method == t.machine.types.object->dunder(kHashDunder)) {
    *out = object_id(t, v) >> 4;
    return true;
  }
  Value result = call_special(t, method, v);
  if (result.is_error()) return false;
  if (!is_integer_or_bool(result)) {
    static_cast<void>(type_error(t, "__hash__ method should return an integer"));
    return false;
  }
  int64_t n = 0;
  *out = int_fits_int64(result, &n) ? static_cast<uint64_t>(n) : int_hash(result);
  if (*out == static_cast<uint64_t>(-1))
    *out = static_cast<uint64_t>(-2);  // -1 is CPython's mark of an error
  return true;
}

namespace {

constexpr Dunder kCompareDunders[] = {kLtDunder, kLeDunder, kEqDunder, kNeDunder, kGtDunder, kGeDunder};
constexpr CompareOp kMirrored[] = {CompareOp::kGt, CompareOp::kGe, CompareOp::kEq,
                                   CompareOp::kNe, CompareOp::kLt, CompareOp::kLe};
constexpr const char* kCompareSymbols[] = {"<", "<=", "==", "!=", ">", ">="};

// Numbers and strings, which compare without special methods: 1, 0, or -1 if they are others.
int compare_simple(Thread& t, CompareOp op, Value a, Value b) {
  if (Value::both_int(a, b)) return holds(op, a.as_int(), b.as_int()) ? 1 : 0;
  if (a.is_double() && b.is_double()) return holds(op, a.as_double(), b.as_double()) ? 1 : 0;
  bool a_int = a.is_int() || a.is_bool() || is_exactly_builtin(t, a, Kind::kBigInt);
  bool b_int = b.is_int() || b.is_bool() || is_exactly_builtin(t, b, Kind::kBigInt);
  if (a_int && b_int) return holds(op, int_compare(a, b), 0) ? 1 : 0;
  if ((a_int && b.is_double()) || (a.is_double() && b_int)) {
    int sign = a_int ? int_compare_double(a, b.as_double()) : int_compare_double(b, a.as_double());
    if (sign == 2) return op == CompareOp::kNe ? 1 : 0;
    return holds(op, a_int ? sign : -sign, 0) ? 1 : 0;
  }
  if (is_exactly_builtin(t, a, Kind::kStr) && is_exactly_builtin(t, b, Kind::kStr)) {
    if (op == CompareOp::kEq) return str_equal(as<Str>(a), as<Str>(b)) ? 1 : 0;
    if (op == CompareOp::kNe) return str_equal(as<Str>(a), as<Str>(b)) ? 0 : 1;
    return holds(op, str_compare(as<Str>(a), as<Str>(b)), 0) ? 1 : 0;
  }
  return -1;
}

}  // namespace

Value compare(Thread& t, CompareOp op, Value a, Value b) {
  int simple = compare_simple(t, op, a, b);
  if (simple >= 0) return Value::boolean(simple == 1);
  if (native_stack_full(t, " in comparison")) return Value::error();
  Type* a_type = type_of(t, a);
  Type* b_type = type_of(t, b);
  Dunder which = kCompareDunders[static_cast<size_t>(op)];
  Dunder mirrored = kCompareDunders[static_cast<size_t>(kMirrored[static_cast<size_t>(op)])];
  Value first = a_type->dunder(which);
  Value second = b_type->dunder(mirrored);
  const Type* object = t.machine.types.object;
  if (first == object->dunder(which) && which != kNeDunder) first = Value::undefined();
  if (second == object->dunder(mirrored) && which != kNeDunder) second = Value::undefined();
  bool second_tried = false;
  if (a_type != b_type && is_subtype(b_type, a_type) && !second.is_undefined() && !second.is_none()) {
    second_tried = true;
    Value result = call_special(t, second, b, {&a, 1});
    if (!result.is_not_implemented()) return result;
  }
  if (!first.is_undefined() && !first.is_none()) {
    Value result = call_special(t, first, a, {&b, 1});
    if (!result.is_not_implemented()) return result;
  }
  if (!second_tried && !second.is_undefined() && !second.is_none()) {
    Value result = call_special(t, second, b, {&a, 1});
    if (!result.is_not_implemented()) return result;
  }
  if (op == CompareOp::kEq) return Value::boolean(a == b);
  if (op == CompareOp::kNe) return Value::boolean(a != b);
  return raise(t, t.machine.types.TypeError, "'{}' not supported between instances of '{}' and '{}'",
               kCompareSymbols[static_cast<size_t>(op)], type_name(a_type), type_name(b_type));
}

int compare_truth(Thread& t, CompareOp op, Value a, Value b) {
  int simple = compare_simple(t, op, a, b);
  if (simple >= 0) return simple;
  Value result = compare(t, op, a, b);
  return result.is_error() ? -1 : truth(t, result);
}

int equals(Thread& t, Value a, Value b) {
  if (a == b) return 1;
  return compare_truth(t, CompareOp::kEq, a, b);
}

// --- Containers ---

int64_t length(Thread& t, Value v) {
  if (v.is_object() && is_exactly_builtin(t, v)) {
    switch (kind_of(v)) {
      case Kind::kStr:
        return as<Str>(v)->length;
      case Kind::kList:
        return list_size(as<List>(v));
      case Kind::kTuple:
        return as<Tuple>(v)->count;
      case Kind::kDict:
        return dict_size(as<Dict>(v));
      default:
        break;
    }
  }
  Value method = lookup_special(t, v, kLenDunder);
  if (method.is_undefined()) {
    static_cast<void>(
        raise(t, t.machine.types.TypeError, "object of type '{}' has no len()", type_name(t, v)));
    return -1;
  }
  Value result = call_special(t, method, v);
  int64_t n = 0;
  if (result.is_error() || !to_int64(t, result, &n)) return -1;
  if (n < 0) {
    static_cast<void>(raise_text(t, t.machine.types.ValueError, "__len__() should return >= 0"));
    return -1;
  }
  return n;
}

Value get_item(Thread& t, Value v, Value key) {
  if (v.is_object() && is_exactly_builtin(t, v)) {
    switch (kind_of(v)) {
      case Kind::kList:
        return list_get_item(t, as<List>(v), key);
      case Kind::kTuple:
        return tuple_get_item(t, as<Tuple>(v), key);
      case Kind::kStr:
        return str_get_item(t, as<Str>(v), key);
      case Kind::kDict: {
        Value found = dict_get(t, as<Dict>(v), key);
        if (found.is_undefined() && !t.has_pending()) return raise_value(t, t.machine.types.KeyError, key);
        return found;
      }
      default:
        break;
    }
  }
  Value method = lookup_special(t, v, kGetItemDunder);
  if (!method.is_undefined()) return call_special(t, method, v, {&key, 1});
  if (is_kind(v, Kind::kType)) {
    Value hook = type_get_attr_if_any(t, as<Type>(v), t.machine.names.dunder_class_getitem);
    if (t.has_pending()) return Value::error();
    if (!hook.is_undefined()) return call_with(t, hook, key);
    if (as<Type>(v) == t.machine.types.type) return make_generic_alias(t, v, key);
    return raise(t, t.machine.types.TypeError, "type '{}' is not subscriptable", type_name(as<Type>(v)));
  }
  return raise(t, t.machine.types.TypeError, "'{}' object is not subscriptable", type_name(t, v));
}

bool set_item(Thread& t, Value v, Value key, Value value) {
  if (is_exactly_builtin(t, v, Kind::kList)) return list_set_item(t, as<List>(v), key, value);
  if (is_exactly_builtin(t, v, Kind::kDict)) return dict_set(t, as<Dict>(v), key, value);
  Value method = lookup_special(t, v, kSetItemDunder);
  if (method.is_undefined()) {
    static_cast<void>(
        raise(t, t.machine.types.TypeError, "'{}' object does not support item assignment", type_name(t, v)));
    return false;
  }
  Value args[] = {key, value};
  return !call_special(t, method, v, args).is_error();
}

bool del_item(Thread& t, Value v, Value key) {
  if (is_exactly_builtin(t, v, Kind::kList)) return list_del_item(t, as<List>(v), key);
  Value method = lookup_special(t, v, kDelItemDunder);
  if (method.is_undefined()) {
    // CPython has two texts: for sequences asked by position, and for all else.
    const Type* type = type_of(t, v);
    const bool sequence = type->has_flag(Type::kScript) || !type->dunder(kLenDunder).is_undefined();
    const bool position = !type_of(t, key)->dunder(kIndexDunder).is_undefined();
    static_cast<void>(raise(t, t.machine.types.TypeError, "'{}' object {} support item deletion",
                            type_name(t, v), sequence && position ? "doesn't" : "does not"));
    return false;
  }
  return !call_special(t, method, v, {&key, 1}).is_error();
}

int contains(Thread& t, Value container, Value item) {
  if (is_exactly_builtin(t, container, Kind::kStr)) return str_contains(t, as<Str>(container), item);
  if (is_exactly_builtin(t, container, Kind::kDict)) {
    Value found = dict_get(t, as<Dict>(container), item);
    return found.is_undefined() ? (t.has_pending() ? -1 : 0) : 1;
  }
  if (is_kind(container, Kind::kSet) && !type_of(t, container)->has_flag(Type::kScript)) {
    return set_contains(t, as<Set>(container), item);
  }
  Value method = type_of(t, container)->dunder(kContainsDunder);
  if (method.is_none()) {
    static_cast<void>(
        raise(t, t.machine.types.TypeError, "'{}' object is not a container", type_name(t, container)));
    return -1;
  }
  if (!method.is_undefined()) {
    Value result = call_special(t, method, container, {&item, 1});
    return result.is_error() ? -1 : truth(t, result);
  }
  if (lookup_special(t, container, kIterDunder).is_undefined() &&
      lookup_special(t, container, kGetItemDunder).is_undefined()) {
    static_cast<void>(raise(t, t.machine.types.TypeError, "argument of type '{}' is not iterable",
                            type_name(t, container)));
    return -1;
  }
  int found = 0;
  bool finished = iterate(t, container, [&](Value each) {
    found = equals(t, each, item);
    return found == 0;
  });
  return finished ? 0 : (found == 1 ? 1 : -1);
}

Value get_iter(Thread& t, Value v) {
  if (v.is_object()) {
    if (kind_of(v) == Kind::kGenerator || kind_of(v) == Kind::kIterator) return v;
    if (kind_of(v) == Kind::kNative && as<NativeObject>(v)->operations->next != nullptr) return v;
    if (!type_of(t, v)->has_flag(Type::kScript)) {
      Value iterator = builtin_iter(t, v);
      if (!iterator.is_undefined() || t.has_pending()) return iterator;
    }
    const Type* type = type_of(t, v);
    Value method = type->dunder(kIterDunder);
    if (!method.is_undefined() && !method.is_none()) {
      Value iterator = call_special(t, method, v);
      if (iterator.is_error()) return iterator;
      if (!is_iterator(t, iterator)) {
        return raise(t, t.machine.types.TypeError, "iter() returned non-iterator of type '{}'",
                     type_name(t, iterator));
      }
      return iterator;
    }
    if (method.is_undefined() && !type->dunder(kGetItemDunder).is_undefined()) {
      return new_iterator(t, IteratorKind::kSequence, v);
    }
  }
  return raise(t, t.machine.types.TypeError, "'{}' object is not iterable", type_name(t, v));
}

bool is_iterator(Thread& t, Value v) {
  if (!v.is_object()) return false;
  if (kind_of(v) == Kind::kGenerator || kind_of(v) == Kind::kIterator) return true;
  return !lookup_special(t, v, kNextDunder).is_undefined() ||
         (kind_of(v) == Kind::kNative && as<NativeObject>(v)->operations->next != nullptr);
}

Value iter_next(Thread& t, Value iterator) {
  if (iterator.is_object()) {
    switch (kind_of(iterator)) {
      case Kind::kIterator:
        return iterator_next(t, as<Iterator>(iterator));
      case Kind::kGenerator:
        return generator_send(t, as<Generator>(iterator), Value::none());
      case Kind::kNative: {
        auto* native = as<NativeObject>(iterator);
        if (native->operations->next != nullptr && !type_of(t, iterator)->has_flag(Type::kScript)) {
          return native->operations->next(t, native);
        }
        break;
      }
      default:
        break;
    }
  }
  Value method = lookup_special(t, iterator, kNextDunder);
  if (method.is_undefined()) {
    return raise(t, t.machine.types.TypeError, "'{}' object is not an iterator", type_name(t, iterator));
  }
  Value item = call_special(t, method, iterator);
  if (item.is_error() && pending_is(t, t.machine.types.StopIteration)) static_cast<void>(t.take_pending());
  return item;
}

int64_t length_hint(Value v) {
  if (!v.is_object()) return -1;
  switch (kind_of(v)) {
    case Kind::kList:
      return list_size(as<List>(v));
    case Kind::kTuple:
      return as<Tuple>(v)->count;
    case Kind::kDict:
      return dict_size(as<Dict>(v));
    case Kind::kSet:
      return set_size(as<Set>(v));
    case Kind::kStr:
      return as<Str>(v)->length;
    case Kind::kRange:
      return as<Range>(v)->length.is_int() ? as<Range>(v)->length.as_int() : -1;
    default:
      return -1;
  }
}

}  // namespace gilbox

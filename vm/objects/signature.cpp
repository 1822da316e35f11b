#include "vm/objects/signature.h"

#include <algorithm>
#include <string_view>

#include "vm/objects/alloc.h"
#include "vm/objects/dict.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

std::unique_ptr<Signature> parse(Thread& t, std::string_view text) {
  auto s = std::make_unique<Signature>();
  bool keyword_only = false;
  bool required = true;
  while (!text.empty()) {
    size_t comma = text.find(',');
    std::string_view part = text.substr(0, comma);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (part.empty()) continue;
    if (part == "/") {
      s->positional_only = static_cast<uint32_t>(s->names.size());
    } else if (part == "*") {
      keyword_only = true;
    } else if (part.substr(0, 2) == "**") {
      s->var_keywords = true;
    } else if (part[0] == '*') {
      s->var_args = true;
      keyword_only = true;
    } else {
      size_t equals = part.find('=');
      bool optional = equals != std::string_view::npos;
      std::string_view name = part.substr(0, equals);
      if (s->names.empty() && (name == "self" || name == "cls")) s->implicit_self = true;
      s->names.push_back(intern(t.machine, t, name));
      s->optional.push_back(optional);
      if (!keyword_only) {
        ++s->positional;
        if (optional) required = false;
        if (required) ++s->required;
      }
    }
  }
  s->in_place = !s->var_keywords && s->names.size() == s->positional;
  return s;
}

// Constructors are called by their class's name.
bool is_constructor(const Builtin* f) {
  const std::string_view name = f->def->name;
  return f->owner != nullptr && (name == "__new__" || name == "__init__");
}
std::string bare_name(const Builtin* f) {
  if (!is_constructor(f)) return f->def->name;
  const std::string name = type_name(f->owner);
  return name.substr(name.rfind('.') + 1);
}

std::string function_name(Thread& t, const Builtin* f, const Signature& s) {
  if (is_constructor(f)) return bare_name(f);
  if (f->owner != nullptr && s.implicit_self) {
    // A bound method is called by the class of what it is bound to.
    const bool bound = !f->self.is_undefined();
    const std::string type = type_name(!bound                          ? f->owner
                                       : is_kind(f->self, Kind::kType) ? as<Type>(f->self)
                                                                       : type_of(t, f->self));
    return type.substr(type.rfind('.') + 1) + "." + f->def->name;
  }
  // Functions of modules are named in full, built-in ones are not.
  if (f->owner == nullptr && is_kind(f->module, Kind::kStr)) {
    const std::string module = to_utf8(as<Str>(f->module));
    if (module != "builtins") return module + "." + f->def->name;
  }
  return f->def->name;
}

Value missing(Thread& t, const Builtin* f, const Signature& s, size_t index) {
  if (bare_name(f) == "enumerate") {  // whose arguments CPython takes apart by hand
    return raise_text(t, t.machine.types.TypeError, "enumerate() missing required argument 'iterable'");
  }
  return raise(t, t.machine.types.TypeError, "{}() missing required argument '{}' (pos {})", bare_name(f),
               to_utf8(s.names[index]), index + (s.implicit_self ? 0 : 1));
}

}  // namespace

bool is_slot(const Builtin* f) {
  const std::string_view name = f->def->name;
  if (f->owner == nullptr || !name.starts_with("__") || !name.ends_with("__")) return false;
  constexpr std::string_view kOrdinary[] = {
      "__class_getitem__", "__complex__",     "__copy__",    "__deepcopy__",      "__dir__",
      "__enter__",         "__exit__",        "__floor__",   "__ceil__",          "__format__",
      "__getnewargs__",    "__getstate__",    "__reduce__",  "__reduce_ex__",     "__reversed__",
      "__round__",         "__setstate__",    "__sizeof__",  "__trunc__",         "__length_hint__",
      "__bytes__",         "__fspath__",      "__missing__", "__instancecheck__", "__subclasscheck__",
      "__prepare__",       "__mro_entries__", "__new__",     "__init_subclass__", "__subclasshook__"};
  if (std::find(std::begin(kOrdinary), std::end(kOrdinary), name) != std::end(kOrdinary)) return false;
  // Where finding an item is quicker without a slot.
  const Kind kind = f->owner->instance_kind;
  if (name == "__getitem__") return kind != Kind::kList && kind != Kind::kDict;
  return name != "__contains__" || (kind != Kind::kSet && kind != Kind::kDict);
}

const Signature* parse_signature(Thread& t, Builtin* f) {
  Machine& m = t.machine;
  {
    std::lock_guard<std::mutex> guard(m.lists_mutex);
    auto found = m.signatures.find(f->def);
    if (found != m.signatures.end()) {
      f->signature.store(found->second.get(), std::memory_order_release);
      return found->second.get();
    }
  }
  auto made = parse(t, f->def->signature);
  made->makes_class = f->owner != nullptr && std::string_view(f->def->name) == "__new__";
  std::lock_guard<std::mutex> guard(m.lists_mutex);
  auto& slot = m.signatures[f->def];
  if (slot == nullptr) slot = std::move(made);
  f->signature.store(slot.get(), std::memory_order_release);
  return slot.get();
}

namespace {

// What CPython parses with keywords, in words of its own.
bool takes_keywords(const Signature& s) {
  return !s.var_args && !s.var_keywords && s.names.size() > s.positional_only &&
         s.names.size() > s.implicit_self;
}

const char* plural(size_t n) {
  return n == 1 ? "" : "s";
}

// More arguments of all kinds than there are parameters.
Value raise_total_count(Thread& t, const Builtin* f, const Signature& s, uint32_t given, size_t named) {
  const size_t self = s.implicit_self ? 1 : 0;
  const size_t most = s.names.size() - self;
  const size_t needed = static_cast<size_t>(std::count(s.optional.begin(), s.optional.end(), false)) - self;
  return raise(t, t.machine.types.TypeError, "{}() takes {} {} {}argument{} ({} given)", bare_name(f),
               needed == most ? "exactly" : "at most", most, given == self && named > 0 ? "keyword " : "",
               plural(most), given - self + named);
}

Value raise_keyword_count(Thread& t, const Builtin* f, const Signature& s, uint32_t given) {
  const uint32_t self = s.implicit_self ? 1 : 0;
  const uint32_t least = s.required - self;
  const uint32_t most = s.positional - self;
  Type* error = t.machine.types.TypeError;
  const std::string name = bare_name(f);
  if (given > s.names.size()) return raise_total_count(t, f, s, given, 0);
  given -= self;
  if (given < least) {
    return raise(t, error, "{}() takes {} {} positional argument{} ({} given)", name,
                 least == most ? "exactly" : "at least", least, plural(least), given);
  }
  if (most == 0) return raise(t, error, "{}() takes no positional arguments", name);
  return raise(t, error, "{}() takes {} {} positional argument{} ({} given)", name,
               least == most ? "exactly" : "at most", most, plural(most), given);
}

// Sequences' multiplication, whose argument CPython unpacks with other words.
bool repeats(const Builtin* f) {
  const std::string_view name = f->def->name;
  return name.ends_with("mul__") && f->owner->instance_kind != Kind::kNative;  // numbers are of that kind
}

// CPython calls the slots behind special methods without a name.
Value raise_slot_count(Thread& t, bool unpacked, uint32_t least, uint32_t most, uint32_t given) {
  Type* error = t.machine.types.TypeError;
  if (least == most && most <= 1) {
    return raise(t, error, "{}expected {} argument{}, got {}", unpacked ? " " : "", most, plural(most),
                 given);
  }
  if (least == most) return raise(t, error, " expected {} arguments, got {}", most, given);
  const bool few = given < least;
  return raise(t, error, " expected at {} {} argument{}, got {}", few ? "least" : "most", few ? least : most,
               plural(few ? least : most), given);
}

}  // namespace

Value raise_argument_count(Thread& t, const Builtin* f, const Signature& s, uint32_t given) {
  if (f->owner == t.machine.types.type && is_constructor(f)) {
    return raise_text(t, t.machine.types.TypeError, "type() takes 1 or 3 arguments");
  }
  if (takes_keywords(s) && given >= (s.implicit_self ? 1U : 0U)) return raise_keyword_count(t, f, s, given);
  uint32_t self = s.implicit_self ? 1 : 0;
  if (given < self) {
    return raise(t, t.machine.types.TypeError, "unbound method {}() needs an argument",
                 function_name(t, f, s));
  }
  uint32_t most = s.positional - self;
  uint32_t least = s.required - self;
  given -= self;
  std::string name = function_name(t, f, s);
  Type* error = t.machine.types.TypeError;
  // (sub[, start[, end]]) is what CPython parses with PyArg_ParseTuple, whose words differ.
  if (std::string_view(f->def->signature).find("start=, end=") != std::string_view::npos && least != most) {
    bool few = given < least;
    return raise(t, error, "{}() takes at {} {} argument{} ({} given)", bare_name(f), few ? "least" : "most",
                 few ? least : most, (few ? least : most) == 1 ? "" : "s", given);
  }
  if (is_slot(f) && !is_constructor(f)) return raise_slot_count(t, repeats(f), least, most, given);
  const std::string bare = bare_name(f);
  if (most == 0 && is_constructor(f)) {
    return raise(t, error, "{} takes no arguments", bare == "ellipsis" ? "EllipsisType" : bare);
  }
  if (most == 0) return raise(t, error, "{}() takes no arguments ({} given)", name, given);
  // These CPython parses by keyword, and says so.
  for (const char* constructor : {"int", "str", "property", "bytes", "bytearray", "complex"}) {
    if (most == 0 || given <= most || !is_constructor(f) || bare != constructor) continue;
    return raise(t, error, "{}() takes at most {} argument{} ({} given)", bare, most, most == 1 ? "" : "s",
                 given);
  }
  if (bare == "super" && is_constructor(f)) {
    return raise(t, error, "super() expected at most 2 arguments, got {}", given);
  }
  const bool by_keyword = bare == "acquire" && !is_constructor(f);  // of locks, which CPython parses so too
  if (by_keyword) {
    return raise(t, error, "acquire() takes at most {} arguments ({} given)", most, given);
  }
  if (least == most) {
    // With keyword-only ones besides, as sorted() says it.
    if (most == 1 && s.names.size() > s.positional) {
      return raise(t, error, "{} expected 1 argument, got {}", bare_name(f), given);
    }
    if (most == 1 && is_constructor(f)) return raise(t, error, "{} expected 1 argument, got {}", name, given);
    if (most == 1) return raise(t, error, "{}() takes exactly one argument ({} given)", name, given);
    return raise(t, error, "{} expected {} arguments, got {}", bare_name(f), most, given);
  }
  if (given < least) {
    return raise(t, error, "{} expected at least {} argument{}, got {}", bare_name(f), least,
                 least == 1 ? "" : "s", given);
  }
  return raise(t, error, "{} expected at most {} argument{}, got {}", bare_name(f), most,
               most == 1 ? "" : "s", given);
}

namespace {

// The error for the first parameter without an argument; false: there is none.
[[gnu::noinline]] bool raise_missing(Thread& t, const Builtin* f, const Signature& s, const Value* bound) {
  for (size_t i = 0; i < s.names.size(); ++i) {
    if (!bound[i].is_undefined() || s.optional[i]) continue;
    static_cast<void>(i < s.positional_only ? raise_argument_count(t, f, s, static_cast<uint32_t>(i))
                                            : missing(t, f, s, i));
    return true;
  }
  return false;
}

// Puts the keyword arguments at their places. False: exception.
bool bind_keywords(Thread& t, const Builtin* f, const Signature& s, Value* bound, const Value* values,
                   Tuple* kwnames, Dict* rest) {
  for (uint32_t k = 0; k < kwnames->count; ++k) {
    Str* name = intern(t, as<Str>(kwnames->items[k]));
    size_t index = s.positional_only;
    while (index < s.names.size() && s.names[index] != name) ++index;
    if (index < s.names.size()) {
      if (!bound[index].is_undefined()) {
        static_cast<void>(raise(t, t.machine.types.TypeError,
                                "argument for {}() given by name ('{}') and position ({})", bare_name(f),
                                to_utf8(name), index + (s.implicit_self ? 0 : 1)));
        return false;
      }
      bound[index] = values[k];
    } else if (rest != nullptr) {
      if (!dict_set_str(t, rest, name, values[k])) return false;
    } else {
      for (uint32_t rest_of = k + 1; rest_of < kwnames->count; ++rest_of) {
        // Those that are known come first in CPython.
        const Str* other = intern(t, as<Str>(kwnames->items[rest_of]));
        for (size_t i = s.positional_only; i < s.names.size(); ++i) {
          if (s.names[i] == other) bound[i] = values[rest_of];
        }
      }
      if (!raise_missing(t, f, s, bound)) {
        const std::string callee = bare_name(f);
        if (callee == "zip_longest") {
          static_cast<void>(
              raise_text(t, t.machine.types.TypeError, "zip_longest() got an unexpected keyword argument"));
          return false;
        }
        static_cast<void>(raise(t, t.machine.types.TypeError, "'{}' is an invalid keyword argument for {}()",
                                to_utf8(name), callee == "sorted" ? "sort" : callee));
      }
      return false;
    }
  }
  return true;
}

// The error for arguments that no parameter takes; false: there are none, or the names will tell.
[[gnu::noinline]] bool raise_too_many(Thread& t, const Builtin* f, const Signature& s, uint32_t positional,
                                      uint32_t keywords) {
  if (keywords > 0 && s.names.size() == s.positional_only && !s.var_keywords) {
    const bool plain = std::string_view(f->def->signature).find("start=, end=") != std::string_view::npos;
    if (is_slot(f) && !is_constructor(f)) {
      static_cast<void>(
          raise(t, t.machine.types.TypeError, "wrapper {}() takes no keyword arguments", f->def->name));
      return true;
    }
    static_cast<void>(raise(t, t.machine.types.TypeError, "{}() takes no keyword arguments",
                            plain ? bare_name(f) : function_name(t, f, s)));
  } else if (positional + keywords > s.names.size() && takes_keywords(s)) {
    static_cast<void>(raise_total_count(t, f, s, positional, keywords));
  } else if (positional > s.positional && !s.var_args) {
    static_cast<void>(raise_argument_count(t, f, s, positional));
  } else {
    return false;
  }
  return true;
}

bool check_receiver(Thread& t, const Builtin* f, const Value* args, uint32_t count) {
  if (count > 0 && type_of(t, args[0]) == f->owner) return true;
  if (count > 0 && is_exact_or_sub(t, args[0], f->owner)) return true;
  if (count == 0 && is_slot(f)) {
    static_cast<void>(raise(t, t.machine.types.TypeError, "descriptor '{}' of '{}' object needs an argument",
                            f->def->name, type_name(f->owner)));
  } else if (count == 0) {
    static_cast<void>(raise(t, t.machine.types.TypeError, "unbound method {}.{}() needs an argument",
                            type_name(f->owner), f->def->name));
  } else if (is_slot(f)) {
    static_cast<void>(raise(t, t.machine.types.TypeError,
                            "descriptor '{}' requires a '{}' object but received a '{}'", f->def->name,
                            type_name(f->owner), type_name(t, args[0])));
  } else {
    static_cast<void>(raise(t, t.machine.types.TypeError,
                            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object", f->def->name,
                            type_name(f->owner), type_name(t, args[0])));
  }
  return false;
}

// Which class's __new__, of those made in C++, an instance of `cls` needs.
const Type* made_by(const Type* cls, Str* name) {
  for (; cls != nullptr; cls = cls->base) {
    const Value own = dict_get_str(cls->attrs, name);
    if (is_kind(own, Kind::kBuiltin)) return as<Builtin>(own)->owner;
  }
  return nullptr;
}

// May __new__ of f->owner make an instance of the class that is its first argument?
[[gnu::noinline]] bool check_made_class(Thread& t, const Builtin* f, Value cls) {
  Type* error = t.machine.types.TypeError;
  if (!is_kind(cls, Kind::kType)) {
    static_cast<void>(raise(t, error, "{}.__new__(X): X is not a type object ({})", type_name(f->owner),
                            type_name(t, cls)));
    return false;
  }
  const auto* type = as<Type>(cls);
  if (!is_subtype(type, f->owner)) {
    static_cast<void>(raise(t, error, "{0}.__new__({1}): {1} is not a subtype of {0}", type_name(f->owner),
                            type_name(type)));
    return false;
  }
  const Type* native = type;
  while (native->has_flag(Type::kScript)) native = native->base;
  if (native == f->owner) return true;
  const Type* maker = made_by(native, intern(t.machine, t, f->def->name));
  if (maker == nullptr || maker == f->owner) return true;
  static_cast<void>(raise(t, error, "{}.__new__({}) is not safe, use {}.__new__()", type_name(f->owner),
                          type_name(type), type_name(native)));
  return false;
}

bool class_fits(Thread& t, const Builtin* f, const Value* args, uint32_t count) {
  if (count > 0) return args[0] == Value::from_object(f->owner) || check_made_class(t, f, args[0]);
  static_cast<void>(
      raise(t, t.machine.types.TypeError, "{}.__new__(): not enough arguments", type_name(f->owner)));
  return false;
}

}  // namespace

Value call_builtin_in_place(Thread& t, Builtin* f, Value* args, uint32_t count) {
  const Signature& s = *signature_of(t, f);
  if (!s.in_place || s.names.size() > kRegisterSlack) return call_builtin(t, f, args, count, nullptr);
  if (native_stack_full(t)) return Value::error();
  if (!f->self.is_undefined()) {
    args[-1] = f->self;
    --args;
    ++count;
  } else if (f->flags != 0 && f->owner != nullptr && !check_receiver(t, f, args, count)) {
    return Value::error();
  } else if (s.makes_class && !class_fits(t, f, args, count)) {
    return Value::error();
  }
  if (count < s.required && s.positional_only <= count) return missing(t, f, s, count);
  if ((count > s.positional && !s.var_args) || count < s.required)
    return raise_argument_count(t, f, s, count);
  for (uint32_t i = count; i < s.positional; ++i) args[i] = Value::undefined();
  return f->def->function(t, args, std::max(count, s.positional));
}

Value call_builtin(Thread& t, Builtin* f, Value* args, uint32_t count, Tuple* kwnames) {
  if (native_stack_full(t)) return Value::error();
  const Signature& s = *signature_of(t, f);
  uint32_t self = f->self.is_undefined() ? 0 : 1;
  uint32_t positional = self + count;
  uint32_t named = static_cast<uint32_t>(s.names.size());
  uint32_t extra = positional > s.positional ? positional - s.positional : 0;
  const uint32_t keywords = kwnames != nullptr ? kwnames->count : 0;
  if (s.makes_class && self == 0 && !class_fits(t, f, args, count)) return Value::error();
  if (GILBOX_UNLIKELY(extra > 0 || keywords > 0) && raise_too_many(t, f, s, positional, keywords)) {
    return Value::error();
  }
  ArgumentArea area(t, named + 1 + extra);
  Value* bound = area.begin();
  if (bound == nullptr) return raise(t, t.machine.types.RecursionError, "maximum recursion depth exceeded");
  for (uint32_t i = 0; i < named + 1; ++i) bound[i] = Value::undefined();
  uint32_t direct = positional - extra;
  if (self == 1 && s.positional > 0) bound[0] = f->self;
  for (uint32_t i = self; i < direct; ++i) bound[i] = args[i - self];
  uint32_t fixed = named + (s.var_keywords ? 1 : 0);
  for (uint32_t i = 0; i < extra; ++i) {
    uint32_t source = direct + i;
    bound[fixed + i] = source < self ? f->self : args[source - self];
  }
  if (f->flags != 0 && self == 0 && f->owner != nullptr && !check_receiver(t, f, args, count))
    return Value::error();
  if (kwnames != nullptr && kwnames->count > 0) {
    Dict* rest = nullptr;
    if (s.var_keywords) {
      rest = new_dict(t);
      bound[named] = Value::from_object(rest);
    }
    if (!bind_keywords(t, f, s, bound, args + count, kwnames, rest)) return Value::error();
  } else if (positional < s.required) {
    if (s.positional_only == named || s.positional_only == s.positional) {
      return raise_argument_count(t, f, s, positional);
    }
  }
  for (uint32_t i = 0; i < named; ++i) {
    if (bound[i].is_undefined() && !s.optional[i] && raise_missing(t, f, s, bound)) return Value::error();
  }
  return f->def->function(t, bound, fixed + extra);
}

bool callee_text(Thread& t, Value callee, std::string* out) {
  Value qualname = get_attr_if_any(t, callee, t.machine.names.dunder_qualname);
  if (t.has_pending()) return false;
  if (!is_kind(qualname, Kind::kStr)) return str_to(t, callee, out);
  Value module = get_attr_if_any(t, callee, t.machine.names.dunder_module);
  if (t.has_pending()) return false;
  if (is_kind(module, Kind::kStr) && to_utf8(as<Str>(module)) != "builtins") {
    *out = to_utf8(as<Str>(module)) + ".";
  }
  *out += to_utf8(as<Str>(qualname)) + "()";
  return true;
}

}  // namespace gilbox

#include <string>
#include <vector>

#include "vm/interp/frames.h"
#include "vm/objects/dict.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

Value raise_recursion(Thread& t) {
  // A little room for whoever handles it, as in CPython.
  return raise_text(t, t.machine.types.RecursionError, "maximum recursion depth exceeded");
}

namespace {

bool fail(Thread& t, const std::string& text) {
  static_cast<void>(raise_text(t, t.machine.types.TypeError, text));
  return false;
}

std::string function_name(const Function* f) {
  return to_utf8(as<Str>(f->qualname.load())) + "()";
}

// 'a', 'a' and 'b', or 'a', 'b', and 'c'
std::string list_names(const std::vector<std::string>& names) {
  std::string out;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 < names.size() ? ", " : (names.size() == 2 ? " and " : ", and ");
    out += "'" + names[i] + "'";
  }
  return out;
}

// Methods of the library that are written as `def get(self, /, block=True)` stand for ones that CPython has
// in C, with other words for wrong arguments.
bool is_method_in_c(const CodeState* state) {
  const CodeObject& code = *state->code;
  return state->library && code.posonly_count == 1 && code.kwonly_count == 0 &&
         code.arg_count == code.parameter_count() && code.qualname.size() > code.name.size() &&
         code.qualname.find('<') == std::string::npos;
}

// Of a constructor the class's.
std::string name_in_c(const CodeObject& code) {
  return code.name == "__init__" ? code.qualname.substr(0, code.qualname.rfind('.')) : code.name;
}

bool fail_too_many_in_c(Thread& t, const CodeObject& code, uint32_t given) {
  const uint32_t most = code.arg_count - 1;
  if (most == 0 && code.name == "__init__") {
    return fail(t, fmt::format("{}() takes no positional arguments", name_in_c(code)));
  }
  if (most == 0) return fail(t, fmt::format("{}() takes no arguments ({} given)", code.qualname, given));
  return fail(t, fmt::format("{}() takes at most {} argument{} ({} given)", name_in_c(code), most,
                             most == 1 ? "" : "s", given));
}

bool fail_missing(Thread& t, const Function* f, const std::vector<std::string>& names, const char* kind) {
  return fail(t, fmt::format("{} missing {} required {} argument{}: {}", function_name(f), names.size(), kind,
                             names.size() == 1 ? "" : "s", list_names(names)));
}

bool fail_too_many(Thread& t, const Function* f, const CodeState* state, uint32_t given,
                   uint32_t kwonly_given) {
  const CodeObject& code = *state->code;
  if (is_method_in_c(state)) return fail_too_many_in_c(t, code, given - 1);
  Value defaults = f->defaults.load();
  uint32_t optional = is_kind(defaults, Kind::kTuple) ? as<Tuple>(defaults)->count : 0;
  std::string takes = optional > 0 ? fmt::format("from {} to {}", code.arg_count - optional, code.arg_count)
                                   : fmt::format("{}", code.arg_count);
  bool plural = optional > 0 || code.arg_count != 1;
  std::string were = fmt::format("{} {}", given, given == 1 && kwonly_given == 0 ? "was" : "were");
  if (kwonly_given > 0) {
    were = fmt::format("{} positional argument{} (and {} keyword-only argument{}) were", given,
                       given == 1 ? "" : "s", kwonly_given, kwonly_given == 1 ? "" : "s");
  }
  return fail(t, fmt::format("{} takes {} positional argument{} but {} given", function_name(f), takes,
                             plural ? "s" : "", were));
}

// Where a keyword argument goes: a parameter's number, or -1.
int find_parameter(const CodeState* code, const Str* name) {
  uint32_t named = code->code->arg_count + code->code->kwonly_count;
  for (uint32_t i = code->code->posonly_count; i < named; ++i) {
    if (str_equal(code->local_names[i], name)) return static_cast<int>(i);
  }
  return -1;
}

bool fail_unknown(Thread& t, const Function* f, const CodeState* state, const std::string& name) {
  if (!is_method_in_c(state)) {
    return fail(t, fmt::format("{} got an unexpected keyword argument '{}'", function_name(f), name));
  }
  const CodeObject& code = *state->code;
  if (code.arg_count == 1) return fail(t, fmt::format("{}() takes no keyword arguments", name_in_c(code)));
  return fail(t, fmt::format("'{}' is an invalid keyword argument for {}()", name, name_in_c(code)));
}

bool bind_keywords(Thread& t, const Function* f, const CodeState* code, Value* args, const Value* values,
                   Tuple* kwnames, Dict* rest) {
  for (uint32_t k = 0; k < kwnames->count; ++k) {
    Str* name = as<Str>(kwnames->items[k]);
    int number = find_parameter(code, name);
    if (number >= 0) {
      if (!args[number].is_undefined()) {
        return fail(t,
                    fmt::format("{} got multiple values for argument '{}'", function_name(f), to_utf8(name)));
      }
      args[number] = values[k];
      continue;
    }
    if (rest != nullptr) {
      if (!dict_set_str(t, rest, name, values[k])) return false;
      continue;
    }
    for (uint32_t i = 0; i < code->code->posonly_count; ++i) {
      if (!str_equal(code->local_names[i], name)) continue;
      return fail(t, fmt::format("{} got some positional-only arguments passed as keyword arguments: '{}'",
                                 function_name(f), to_utf8(name)));
    }
    return fail_unknown(t, f, code, to_utf8(name));
  }
  return true;
}

// Fills in defaults; names what is missing.
bool fill_defaults(Thread& t, const Function* f, const CodeState* state, Value* args) {
  const CodeObject& code = *state->code;
  Value defaults = f->defaults.load();
  const Tuple* tuple = is_kind(defaults, Kind::kTuple) ? as<Tuple>(defaults) : nullptr;
  uint32_t first_default = code.arg_count - (tuple == nullptr ? 0 : tuple->count);
  std::vector<std::string> missing;
  for (uint32_t i = 0; i < code.arg_count; ++i) {
    if (!args[i].is_undefined()) continue;
    if (i >= first_default) {
      args[i] = tuple->items[i - first_default];
    } else {
      if (i > 0 && is_method_in_c(state)) {
        return fail(t, fmt::format("{}() missing required argument '{}' (pos {})", name_in_c(code),
                                   code.local_names[i], i));
      }
      missing.push_back(code.local_names[i]);
    }
  }
  if (!missing.empty()) return fail_missing(t, f, missing, "positional");
  Value kwdefaults = f->kwdefaults.load();
  for (uint32_t i = code.arg_count; i < code.arg_count + code.kwonly_count; ++i) {
    if (!args[i].is_undefined()) continue;
    if (is_kind(kwdefaults, Kind::kDict)) args[i] = dict_get_str(as<Dict>(kwdefaults), state->local_names[i]);
    if (args[i].is_undefined()) missing.push_back(code.local_names[i]);
  }
  if (!missing.empty()) return fail_missing(t, f, missing, "keyword-only");
  return true;
}

}  // namespace

bool bind_arguments(Thread& t, const Function* f, const CodeState* state, Value* args, uint32_t count,
                    Tuple* kwnames) {
  const CodeObject& code = *state->code;
  uint32_t named = kwnames == nullptr ? 0 : kwnames->count;
  // The values, kept while their registers are being filled anew; the native stack is scanned.
  constexpr uint32_t kFew = 16;
  Value few[kFew];
  RootedValues many(t);
  Value* given = few;
  if (count + named > kFew) {
    many.resize(count + named);
    given = many.data();
  }
  std::copy_n(args, count + named, given);
  uint32_t parameters = code.parameter_count();
  for (uint32_t i = 0; i < parameters; ++i) args[i] = Value::undefined();
  uint32_t positional = count < code.arg_count ? count : code.arg_count;
  std::copy_n(given, positional, args);
  uint32_t next = code.arg_count + code.kwonly_count;
  if ((code.flags & CodeObject::kVarArgs) != 0) {
    Value rest = new_tuple_of(t, {given + positional, count - positional});
    if (rest.is_error()) return false;
    args[next++] = rest;
  }
  Dict* rest = nullptr;
  if ((code.flags & CodeObject::kVarKeywords) != 0) {
    rest = new_dict(t);
    args[next++] = Value::from_object(rest);
  }
  if (named > 0 && !bind_keywords(t, f, state, args, given + count, kwnames, rest)) return false;
  if (count > code.arg_count && (code.flags & CodeObject::kVarArgs) == 0) {
    uint32_t kwonly_given = 0;
    for (uint32_t i = code.arg_count; i < code.arg_count + code.kwonly_count; ++i) {
      if (!args[i].is_undefined()) ++kwonly_given;
    }
    return fail_too_many(t, f, state, count, kwonly_given);
  }
  return fill_defaults(t, f, state, args);
}

}  // namespace gilbox

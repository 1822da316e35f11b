// The module _re: the type re.Pattern, the functions of re, and the cache of patterns.
#include "vm/modules/re.h"

#include "vm/interp/interp.h"
#include "vm/modules/modules.h"
#include "vm/objects/bytes.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/int.h"
#include "vm/objects/mapping_proxy.h"
#include "vm/objects/str.h"
#include "vm/objects/str_text.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool init_re(Thread& t, Module* module);

namespace {

constexpr uint32_t kMostCached = 512;

void trace_pattern(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Pattern*>(object)->state);
  marker.mark(static_cast<Pattern*>(object)->source);
  marker.mark(static_cast<Pattern*>(object)->names);
}
void finalize_pattern(NativeObject* object) {
  delete static_cast<Pattern*>(object)->program;
}

void trace_state(NativeObject* object, Marker& marker) {
  auto* state = static_cast<ReState*>(object);
  marker.mark(state->cache);
  marker.mark(state->pattern_type);
  marker.mark(state->match_type);
  marker.mark(state->iterator_type);
}
constexpr NativeOps kReStateOps = {"re._ReState", sizeof(ReState), trace_state, nullptr, nullptr};

bool check_flags(Thread& t, bool bytes, uint32_t flags) {
  const auto fail = [&](const char* text) {
    return !raise_text(t, t.machine.types.ValueError, text).is_error();
  };
  if (bytes && (flags & kReUnicode) != 0) return fail("cannot use UNICODE flag with a bytes pattern");
  if (bytes && (flags & kReLocale) != 0 && (flags & kReAscii) != 0)
    return fail("ASCII and LOCALE flags are incompatible");
  if (!bytes && (flags & kReLocale) != 0) return fail("cannot use LOCALE flag with a str pattern");
  if (!bytes && (flags & kReAscii) != 0 && (flags & kReUnicode) != 0) {
    return fail("ASCII and UNICODE flags are incompatible");
  }
  if ((flags & kReDebug) == 0) return true;
  return !raise_text(t, t.machine.types.NotImplementedError, "gilbox does not support re.DEBUG").is_error();
}

// False: a filter makes a warning an error.
bool tell_warnings(Thread& t, const RePattern& pattern) {
  return std::all_of(pattern.warnings.begin(), pattern.warnings.end(),
                     [&](const std::string& text) { return warn(t, t.machine.types.FutureWarning, text); });
}

Value new_pattern(Thread& t, Value state, Value source, uint32_t flags) {
  const bool bytes = is_kind(source, Kind::kBytes);
  if (!check_flags(t, bytes, flags)) return Value::error();
  std::u32string text;
  if (bytes) {
    for (char c : bytes_view(as<Bytes>(source))) text.push_back(static_cast<unsigned char>(c));
  } else {
    const auto* s = as<Str>(source);
    for (uint32_t i = 0; i < s->length; ++i) text.push_back(s->at(i));
  }
  RePattern parsed;
  ReError error;
  if (!re_parse(text, bytes, flags, &parsed, &error)) return raise_re_error(t, error, source);
  if (!tell_warnings(t, parsed)) return Value::error();
  auto program = std::make_unique<ReProgram>(std::move(parsed), bytes);
  if (!program->compile(&error)) return raise_re_error(t, error, source);
  Dict* names = new_dict(t);
  for (const auto& [name, number] : program->pattern().names) {
    const Value key = new_str_from(t, name);
    if (key.is_error() || !dict_set(t, names, key, Value::from_int(number))) return Value::error();
  }
  auto* pattern = make_native<Pattern>(t, as<ReState>(state)->pattern_type, kPatternOps);
  pattern->state = state;
  pattern->source = source;
  pattern->names = Value::from_object(names);
  pattern->flags = program->pattern().flags;
  pattern->program = program.release();
  return Value::from_object(pattern);
}

const Pattern* self_pattern(const Value* args) {
  return as<Pattern>(args[0]);
}

// An optional number among the arguments.
bool number(Thread& t, Value v, int64_t fallback, int64_t* out) {
  *out = fallback;
  return v.is_undefined() || to_int64(t, v, out, true);
}

// --- Methods of patterns ---

template <ReMode kMode>
Value pattern_match(Thread& t, Value* args, uint32_t) {
  int64_t position, end;
  if (!number(t, args[2], 0, &position) || !number(t, args[3], INT64_MAX, &end)) return Value::error();
  return re_match(t, args[0], args[1], kMode, position, end);
}
template <Value (*kFind)(Thread&, Value, Value, int64_t, int64_t)>
Value pattern_find(Thread& t, Value* args, uint32_t) {
  int64_t position, end;
  if (!number(t, args[2], 0, &position) || !number(t, args[3], INT64_MAX, &end)) return Value::error();
  return kFind(t, args[0], args[1], position, end);
}
Value pattern_split(Thread& t, Value* args, uint32_t) {
  int64_t most;
  return number(t, args[2], 0, &most) ? re_split(t, args[0], args[1], most) : Value::error();
}
template <bool kCount>
Value pattern_sub(Thread& t, Value* args, uint32_t) {
  int64_t most;
  return number(t, args[3], 0, &most) ? re_replace(t, args[0], args[1], args[2], most, kCount)
                                      : Value::error();
}

Value pattern_source(Thread&, Value* args, uint32_t) {
  return self_pattern(args)->source;
}
Value pattern_flags(Thread&, Value* args, uint32_t) {
  return Value::from_int(self_pattern(args)->flags);
}
Value pattern_groups(Thread&, Value* args, uint32_t) {
  return Value::from_int(self_pattern(args)->program->pattern().groups);
}
Value pattern_names(Thread& t, Value* args, uint32_t) {
  return new_mapping_proxy(t, self_pattern(args)->names);
}

// re.compile('text', re.IGNORECASE|re.MULTILINE)
Value pattern_repr(Thread& t, Value* args, uint32_t) {
  static constexpr std::pair<uint32_t, const char*> kNames[] = {
      {kReIgnoreCase, "re.IGNORECASE"}, {kReLocale, "re.LOCALE"},   {kReMultiline, "re.MULTILINE"},
      {kReDotAll, "re.DOTALL"},         {kReUnicode, "re.UNICODE"}, {kReVerbose, "re.VERBOSE"},
      {kReDebug, "re.DEBUG"},           {kReAscii, "re.ASCII"},
  };
  const Pattern* pattern = self_pattern(args);
  const Value source = repr(t, pattern->source);
  if (source.is_error()) return source;
  const Value shown = str_slice(t, as<Str>(source), 0, std::min<uint32_t>(as<Str>(source)->length, 200));
  if (shown.is_error()) return shown;
  uint32_t flags = pattern->flags;
  if (!pattern->program->bytes() && (flags & (kReLocale | kReUnicode | kReAscii)) == kReUnicode)
    flags &= ~kReUnicode;
  std::string names;
  for (const auto& [flag, name] : kNames) {
    if ((flags & flag) != 0) names += (names.empty() ? ", " : "|") + std::string(name);
  }
  return new_str(t, "re.compile(" + to_utf8(as<Str>(shown)) + names + ")");
}
Value pattern_equals(Thread& t, Value* args, uint32_t) {
  if (!is_pattern(args[1])) return Value::not_implemented();
  const auto* a = as<Pattern>(args[0]);
  const auto* b = as<Pattern>(args[1]);
  if (a->flags != b->flags || a->program->bytes() != b->program->bytes()) return Value::boolean(false);
  const int same = equals(t, a->source, b->source);
  return same < 0 ? Value::error() : Value::boolean(same == 1);
}
Value pattern_hash(Thread& t, Value* args, uint32_t) {
  uint64_t h = 0;
  if (!hash(t, self_pattern(args)->source, &h)) return Value::error();
  return Value::from_int(static_cast<int64_t>((h ^ self_pattern(args)->flags) & 0x3FFFFFFFFFFF));
}
// args: self, string, pos, endpos. The class is written in Python: few scripts use it.
Value pattern_scanner(Thread& t, Value* args, uint32_t) {
  const Value module = import_module(t, intern(t.machine, t, "re"), Value::none(), 0, nullptr);
  if (module.is_error()) return module;
  const Value scanner = get_attr(t, module, intern(t.machine, t, "_PatternScanner"));
  if (scanner.is_error()) return scanner;
  const Value pos = args[2].is_undefined() ? Value::from_int(0) : args[2];
  return call_with(t, scanner, args[0], args[1], pos, args[3].is_undefined() ? Value::none() : args[3]);
}
Value pattern_copy(Thread&, Value* args, uint32_t) {
  return args[0];
}

constexpr NativeDef kPatternMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"match", pattern_match<ReMode::kMatch>, "self, string, pos=, endpos="},
    {"fullmatch", pattern_match<ReMode::kFullMatch>, "self, string, pos=, endpos="},
    {"search", pattern_match<ReMode::kSearch>, "self, string, pos=, endpos="},
    {"findall", pattern_find<re_find_all>, "self, string, pos=, endpos="},
    {"finditer", pattern_find<re_find_iter>, "self, string, pos=, endpos="},
    {"split", pattern_split, "self, string, maxsplit="},
    {"sub", pattern_sub<false>, "self, repl, string, count="},
    {"subn", pattern_sub<true>, "self, repl, string, count="},
    {"scanner", pattern_scanner, "self, string, pos=, endpos="},
    {"__repr__", pattern_repr, "self, /"},
    {"__eq__", pattern_equals, "self, value, /"},
    {"__hash__", pattern_hash, "self, /"},
    {"__copy__", pattern_copy, "self, /"},
    {"__deepcopy__", pattern_copy, "self, memo, /"},
};
constexpr NativeGetSet kPatternGetSets[] = {{"pattern", pattern_source},
                                            {"flags", pattern_flags},
                                            {"groups", pattern_groups},
                                            {"groupindex", pattern_names}};

// --- Functions of the module: args: the state, then as the methods', with the
// pattern first and flags last ---

template <ReMode kMode>
Value function_match(Thread& t, Value* args, uint32_t) {
  const Value pattern = re_compile(t, args[0], args[1], args[3]);
  return pattern.is_error() ? pattern : re_match(t, pattern, args[2], kMode, 0, INT64_MAX);
}
template <Value (*kFind)(Thread&, Value, Value, int64_t, int64_t)>
Value function_find(Thread& t, Value* args, uint32_t) {
  const Value pattern = re_compile(t, args[0], args[1], args[3]);
  return pattern.is_error() ? pattern : kFind(t, pattern, args[2], 0, INT64_MAX);
}
Value function_split(Thread& t, Value* args, uint32_t) {
  int64_t most;
  const Value pattern = re_compile(t, args[0], args[1], args[4]);
  if (pattern.is_error() || !number(t, args[3], 0, &most)) return Value::error();
  return re_split(t, pattern, args[2], most);
}
template <bool kCount>
Value function_sub(Thread& t, Value* args, uint32_t) {
  int64_t most;
  const Value pattern = re_compile(t, args[0], args[1], args[5]);
  if (pattern.is_error() || !number(t, args[4], 0, &most)) return Value::error();
  return re_replace(t, pattern, args[2], args[3], most, kCount);
}
Value function_compile(Thread& t, Value* args, uint32_t) {
  return re_compile(t, args[0], args[1], args[2]);
}

Value function_purge(Thread& t, Value* args, uint32_t) {
  dict_clear(t, as<Dict>(as<ReState>(args[0])->cache));
  return Value::none();
}

bool is_special(char32_t c) {
  return c < 128 && c != 0 &&
         std::string_view("()[]{}?*+-|^$\\.&~# \t\n\r\v\f").find(static_cast<char>(c)) !=
             std::string_view::npos;
}
Value function_escape(Thread& t, Value* args, uint32_t) {
  if (is_kind(args[1], Kind::kBytes)) {
    std::string out;
    for (char c : bytes_view(as<Bytes>(args[1]))) {
      if (is_special(static_cast<unsigned char>(c))) out.push_back('\\');
      out.push_back(c);
    }
    return new_bytes(t, out);
  }
  if (!is_kind(args[1], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "decoding to str: need a bytes-like object, {} found",
                 type_name(t, args[1]));
  }
  const auto* s = as<Str>(args[1]);
  StrBuilder out;
  for (uint32_t i = 0; i < s->length; ++i) {
    if (is_special(s->at(i))) out.add('\\');
    out.add(s->at(i));
  }
  return out.finish(t);
}

constexpr NativeDef kReFunctions[] = {
    {"compile", function_compile, "self, pattern, flags="},
    {"match", function_match<ReMode::kMatch>, "self, pattern, string, flags="},
    {"fullmatch", function_match<ReMode::kFullMatch>, "self, pattern, string, flags="},
    {"search", function_match<ReMode::kSearch>, "self, pattern, string, flags="},
    {"findall", function_find<re_find_all>, "self, pattern, string, flags="},
    {"finditer", function_find<re_find_iter>, "self, pattern, string, flags="},
    {"split", function_split, "self, pattern, string, maxsplit=, flags="},
    {"sub", function_sub<false>, "self, pattern, repl, string, count=, flags="},
    {"subn", function_sub<true>, "self, pattern, repl, string, count=, flags="},
    {"purge", function_purge, "self"},
    {"escape", function_escape, "self, pattern"},
};

}  // namespace

const NativeOps kPatternOps = {"re.Pattern", sizeof(Pattern), trace_pattern, finalize_pattern, nullptr};

Value raise_re_error(Thread& t, const ReError& error, Value source) {
  const Value type = module_member(t, "re", "error");
  const Value message = type.is_error() ? type : new_str(t, error.message);
  if (message.is_error()) return message;
  const Value position = error.position < 0 ? Value::none() : Value::from_int(error.position);
  const Value exception =
      error.position < 0 ? call_with(t, type, message) : call_with(t, type, message, source, position);
  return exception.is_error() ? exception : raise_exception(t, exception);
}

Value re_compile(Thread& t, Value state, Value source, Value flags) {
  int64_t number = 0;
  if (!flags.is_undefined() && flags != Value::from_int(0) && !to_int64(t, flags, &number))
    return Value::error();
  if (is_pattern(source)) {
    if (number == 0) return source;
    return raise_text(t, t.machine.types.ValueError, "cannot process flags argument with a compiled pattern");
  }
  if (!is_kind(source, Kind::kStr) && !is_kind(source, Kind::kBytes)) {
    return raise_text(t, t.machine.types.TypeError, "first argument must be string or compiled pattern");
  }
  auto* cache = as<Dict>(as<ReState>(state)->cache);
  const Value key = number == 0 ? source : make_tuple(t, source, Value::from_int(number & 0xFFFFFF));
  if (key.is_error()) return key;
  Value pattern = dict_get(t, cache, key);
  if (!pattern.is_undefined() || t.has_pending()) return pattern;
  pattern = new_pattern(t, state, source, static_cast<uint32_t>(number));
  if (pattern.is_error()) return pattern;
  if (dict_size(cache) >= kMostCached) dict_clear(t, cache);
  return dict_set(t, cache, key, pattern) ? pattern : Value::error();
}

bool init_re(Thread& t, Module* module) {
  const Value state_type =
      Value::from_object(define_type(t, {.name = "_ReState",
                                         .module = "re",
                                         .native = &kReStateOps,
                                         .instance_size = sizeof(ReState),
                                         .flags = Type::kNoSubclass | Type::kNotCallable}));
  const Value pattern_type =
      Value::from_object(define_type(t, {.name = "Pattern",
                                         .module = "re",
                                         .native = &kPatternOps,
                                         .instance_size = sizeof(Pattern),
                                         .flags = Type::kNoSubclass | Type::kNotCallable,
                                         .methods = kPatternMethods,
                                         .getsets = kPatternGetSets}));
  const Value match_type = make_match_type(t), iterator_type = make_match_iterator_type(t);
  const Value cache = Value::from_object(new_dict(t));
  auto* state = make_native<ReState>(t, state_type, kReStateOps);
  state->cache = cache;
  state->pattern_type = pattern_type;
  state->match_type = match_type;
  state->iterator_type = iterator_type;
  for (const NativeDef& def : kReFunctions) {
    Builtin* function =
        make_builtin(t, def, Value::from_object(state), nullptr, Value::from_object(module->name));
    if (!module_set(t, module, def.name, Value::from_object(function))) return false;
  }
  return module_set(t, module, "Pattern", pattern_type) && module_set(t, module, "Match", match_type);
}

}  // namespace gilbox

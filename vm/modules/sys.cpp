// sys: what a script can ask of the machine that runs it.
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cfloat>
#include <climits>

#include "vm/modules/file.h"
#include "vm/modules/modules.h"
#include "vm/modules/named_tuple.h"
#include "vm/modules/thread.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/frame_object.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/list.h"
#include "vm/objects/sizes.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

constexpr int kMajor = 3, kMinor = 12, kMicro = 0;
constexpr const char* kVersion = "3.12.0 (gilbox 0.1.0)";

Value sys_exit(Thread& t, Value* args, uint32_t) {
  auto& types = t.machine.types;
  if (args[0].is_undefined()) return raise_bare(t, types.SystemExit);
  return raise_value(t, types.SystemExit, args[0]);
}

Value sys_exception(Thread& t, Value*, uint32_t) {
  return t.handled.is_undefined() ? Value::none() : t.handled;
}
Value sys_exc_info(Thread& t, Value*, uint32_t) {
  if (t.handled.is_undefined() || t.handled.is_none()) {
    return make_tuple(t, Value::none(), Value::none(), Value::none());
  }
  return make_tuple(t, Value::from_object(type_of(t, t.handled)), t.handled,
                    as<Exception>(t.handled)->traceback.load());
}

Value sys_getrecursionlimit(Thread& t, Value*, uint32_t) {
  return new_int(t, int64_t{t.machine.recursion_limit.load()});
}
Value sys_setrecursionlimit(Thread& t, Value* args, uint32_t) {
  int64_t limit;
  auto& types = t.machine.types;
  if (!to_int64(t, args[0], &limit)) return Value::error();
  if (limit < 1) return raise(t, types.ValueError, "recursion limit must be greater or equal than 1");
  if (limit > INT_MAX) return raise(t, types.OverflowError, "signed integer is greater than maximum");
  if (limit <= t.depth) {
    return raise(t, types.RecursionError,
                 "cannot set the recursion limit to {} at the recursion depth {}: the limit is too low",
                 limit, t.depth);
  }
  t.machine.recursion_limit.store(static_cast<uint32_t>(limit));
  return Value::none();
}

Value sys_getswitchinterval(Thread& t, Value*, uint32_t) {
  return Value::from_double(static_cast<double>(t.machine.scheduler->switch_interval()) / 1e9);
}
Value sys_setswitchinterval(Thread& t, Value* args, uint32_t) {
  double seconds;
  if (!to_double(t, args[0], &seconds)) return Value::error();
  if (!(seconds > 0)) {
    return raise(t, t.machine.types.ValueError, "switch interval must be strictly positive");
  }
  constexpr double kMost = 9e9;  // seconds that fit Nanos
  const auto interval = static_cast<Nanos>(std::min(seconds, kMost) * 1e9);
  t.machine.scheduler->set_switch_interval(interval / kMicrosecond * kMicrosecond);
  return Value::none();
}
Value sys_is_gil_enabled(Thread& t, Value*, uint32_t) {
  return Value::boolean(t.machine.scheduler->gil_enabled());
}

Value sys_getsizeof(Thread& t, Value* args, uint32_t) {
  const ShownSize size = shown_size(t, args[0]);
  const Value method = type_lookup(type_of(t, args[0]), intern(t.machine, t, "__sizeof__"));
  if (!is_kind(method, Kind::kFunction)) return new_int(t, size.object + size.collected);
  const Value own = call_special(t, method, args[0]);
  if (own.is_error()) return own;
  if (!is_integer_or_bool(own)) {
    return raise(t, t.machine.types.TypeError, "'{}' object cannot be interpreted as an integer",
                 type_name(t, own));
  }
  return binary_op(t, BinaryOp::kAdd, own, Value::from_int(size.collected));
}

Value sys_intern(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "intern() argument must be str, not {}",
                 argument_type_name(t, args[0]));
  }
  return Value::from_object(intern(t, as<Str>(args[0])));
}
Value sys_getdefaultencoding(Thread& t, Value*, uint32_t) {
  return new_ascii(t, "utf-8");
}
Value sys_get_int_max_str_digits(Thread& t, Value*, uint32_t) {
  return Value::from_int(t.machine.int_max_str_digits.load());
}
Value sys_set_int_max_str_digits(Thread& t, Value* args, uint32_t) {
  int64_t digits;
  if (!to_int64(t, args[0], &digits)) return Value::error();
  if (digits != 0 && (digits < 640 || digits > INT_MAX)) {
    return raise(t, t.machine.types.ValueError, "maxdigits must be 0 or larger than 640");
  }
  t.machine.int_max_str_digits.store(static_cast<int>(digits));
  return Value::none();
}
Value sys_false(Thread&, Value*, uint32_t) {
  return Value::boolean(false);
}
Value sys_none(Thread&, Value*, uint32_t) {
  return Value::none();
}

// sys.excepthook(type, value, traceback)
Value sys_excepthook(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[1], Kind::kException)) {
    return raise(t, t.machine.types.TypeError, "print_exception(): Exception expected for value, {} found",
                 type_name(t, args[1]));
  }
  if (t.machine.write_error) t.machine.write_error(t, format_exception(t, args[1]));
  return Value::none();
}

// sys.displayhook(value)
Value sys_displayhook(Thread& t, Value* args, uint32_t) {
  if (args[0].is_none()) return Value::none();
  const Value shown = repr(t, args[0]);
  if (shown.is_error()) return shown;
  const Value print = dict_get_str(t.machine.builtins->dict, intern(t.machine, t, "print"));
  if (print.is_undefined() || call_with(t, print, shown).is_error()) return Value::error();
  return module_set(t, t.machine.builtins, "_", args[0]) ? Value::none() : Value::error();
}

Value sys_getallocatedblocks(Thread& t, Value*, uint32_t) {
  return new_int(t, t.machine.heap.stats().live_bytes / 64);
}
Value sys_getfilesystemencodeerrors(Thread& t, Value*, uint32_t) {
  return new_ascii(t, "surrogateescape");
}
Value sys_audit(Thread&, Value*, uint32_t) {
  return Value::none();
}

// What is asked for too seldom to be made at every start.
Value sys_getattr(Thread& t, Value* args, uint32_t) {
  auto* module = as<Module>(dict_get_str(t.machine.modules, intern(t.machine, t, "sys")));
  const std::string name = is_kind(args[0], Kind::kStr) ? to_utf8(as<Str>(args[0])) : std::string();
  Value value;
  if (name == "stdlib_module_names") {
    value = standard_module_names(t);
  } else if (name == "orig_argv") {
    value = new_list(t);
    const Value program = dict_get_str(module->dict, intern(t.machine, t, "executable"));
    const Value argv = dict_get_str(module->dict, intern(t.machine, t, "argv"));
    if (value.is_error() || !list_append(t, as<List>(value), program) ||
        !list_extend(t, as<List>(value), argv)) {
      return Value::error();
    }
  } else if (name == "warnoptions" || name == "meta_path" || name == "path_hooks") {
    value = new_list(t);
  } else if (name == "path_importer_cache" || name == "_xoptions") {
    value = Value::from_object(new_dict(t));
  } else if (name == "pycache_prefix") {
    value = Value::none();
  } else if (name == "base_prefix" || name == "exec_prefix" || name == "base_exec_prefix") {
    value = dict_get_str(module->dict, intern(t.machine, t, "prefix"));
  } else if (name == "platlibdir") {
    value = new_ascii(t, "lib");
  } else if (name == "abiflags") {
    value = new_ascii(t, "");
  } else if (name == "unraisablehook" || name == "__unraisablehook__") {
    value = library_attr(t, "_unraisable", "unraisablehook");
  } else if (name == "UnraisableHookArgs") {
    value = library_attr(t, "_unraisable", "UnraisableHookArgs");
  } else if (name == "api_version") {
    value = Value::from_int(1013);
  } else {
    return raise(t, t.machine.types.AttributeError, "module 'sys' has no attribute '{}'", name);
  }
  return value.is_error() || !module_set(t, module, name, value) ? Value::error() : value;
}

// Names in the script and what there is only one of: not counted since CPython 3.12 (PEP 683).
bool is_immortal(const Object* o) {
  switch (o->kind) {
    case Kind::kStr: {
      const auto* s = static_cast<const Str*>(o);
      if (s->length <= 1) return s->length == 0 || s->at(0) < 256;
      if ((s->flags & Str::kInterned) == 0 || !s->is_ascii()) return false;
      const std::string_view text = s->ascii();
      return std::all_of(text.begin(), text.end(),
                         [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; });
    }
    case Kind::kType:
      return !static_cast<const Type*>(o)->has_flag(Type::kScript);
    case Kind::kTuple:
      return static_cast<const Tuple*>(o)->count == 0;
    case Kind::kBytes:
      return static_cast<const Bytes*>(o)->length <= 1;
    default:
      return false;
  }
}

// What CPython's count would be, the argument's own reference included.
Value sys_getrefcount(Thread& t, Value* args, uint32_t) {
  const Value v = args[0];
  constexpr int64_t kImmortal = 4294967295;
  if (v.is_double()) return Value::from_int(3);
  if (v.is_int()) return Value::from_int(v.as_int() >= -5 && v.as_int() <= 256 ? kImmortal : 3);
  if (!v.is_object() || is_immortal(v.as_object())) return Value::from_int(kImmortal);
  return new_int(t, t.machine.finalizers->count_references(t, v) + 1);
}

Value sys_getframe(Thread& t, Value* args, uint32_t) {
  int64_t depth = 0;
  if (!args[0].is_undefined() && !to_int64(t, args[0], &depth)) return Value::error();
  depth = std::max<int64_t>(depth, 0);
  if (t.frame == nullptr || depth > t.frame - t.frames) {
    return raise_text(t, t.machine.types.ValueError, "call stack is not deep enough");
  }
  return frame_object(t, t.frame - depth);
}

// _current_frames(): the innermost frame of every thread, by its ident.
Value sys_current_frames(Thread& t, Value*, uint32_t) {
  std::vector<uint32_t> threads;
  RootedValues frames(t);
  frames_of_threads(t, &threads, &frames);
  Dict* dict = new_dict(t);
  for (size_t i = 0; i < threads.size(); ++i) {
    if (!dict_set(t, dict, Value::from_int(ident_of(threads[i])), frames.span()[i])) return Value::error();
  }
  return Value::from_object(dict);
}

template <int kWhich>
Value refused_sys(Thread& t, Value* args, uint32_t) {
  if (kWhich < 2 && args[0].is_none()) return Value::none();  // to end what was never begun
  static constexpr const char* kNames[] = {"settrace", "setprofile", "addaudithook"};
  return raise(t, t.machine.types.NotImplementedError, "sys.{}() is not supported by gilbox", kNames[kWhich]);
}

// What breakpoint() calls: there is no debugger. PYTHONBREAKPOINT=0 turns it off, as in CPython.
Value sys_breakpointhook(Thread& t, Value*, uint32_t) {
  const char* wanted = std::getenv("PYTHONBREAKPOINT");
  if (wanted != nullptr && std::string_view(wanted) == "0") return Value::none();
  return raise(t, t.machine.types.NotImplementedError, "breakpoint() is not supported by gilbox");
}

constexpr NativeDef kSysFunctions[] = {
    {"breakpointhook", sys_breakpointhook, "*args, **kwargs"},
    {"__breakpointhook__", sys_breakpointhook, "*args, **kwargs"},
    {"exit", sys_exit, "status=, /"},
    {"exc_info", sys_exc_info, ""},
    {"exception", sys_exception, ""},
    {"getrecursionlimit", sys_getrecursionlimit, ""},
    {"setrecursionlimit", sys_setrecursionlimit, "limit, /"},
    {"getswitchinterval", sys_getswitchinterval, ""},
    {"setswitchinterval", sys_setswitchinterval, "interval, /"},
    {"_is_gil_enabled", sys_is_gil_enabled, ""},
    {"getsizeof", sys_getsizeof, "object, default="},
    {"intern", sys_intern, "string, /"},
    {"getdefaultencoding", sys_getdefaultencoding, ""},
    {"getfilesystemencoding", sys_getdefaultencoding, ""},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, ""},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, "maxdigits"},
    {"is_finalizing", sys_false, ""},
    {"gettrace", sys_none, ""},
    {"getprofile", sys_none, ""},
    {"settrace", refused_sys<0>, "function, /"},
    {"setprofile", refused_sys<1>, "function, /"},
    {"_getframe", sys_getframe, "depth=, /"},
    {"_current_frames", sys_current_frames, ""},
    {"getrefcount", sys_getrefcount, "object, /"},
    {"addaudithook", refused_sys<2>, "*args"},
    {"excepthook", sys_excepthook, "exctype, value, traceback, /"},
    {"displayhook", sys_displayhook, "object, /"},
    {"getallocatedblocks", sys_getallocatedblocks, ""},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, ""},
    {"audit", sys_audit, "event, /, *args"},
    {"__getattr__", sys_getattr, "name, /"},
};

// --- Constants ---

bool add_text(Thread& t, Module* module, const char* name, std::string_view text) {
  const Value v = new_str(t, text);
  return !v.is_error() && module_set(t, module, name, v);
}

constexpr NativeGetSet kVersionFields[] = {
    {"major", named_tuple_field<0>},        {"minor", named_tuple_field<1>},  {"micro", named_tuple_field<2>},
    {"releaselevel", named_tuple_field<3>}, {"serial", named_tuple_field<4>},
};

constexpr NativeGetSet kFloatFields[] = {
    {"max", named_tuple_field<0>},   {"max_exp", named_tuple_field<1>},  {"max_10_exp", named_tuple_field<2>},
    {"min", named_tuple_field<3>},   {"min_exp", named_tuple_field<4>},  {"min_10_exp", named_tuple_field<5>},
    {"dig", named_tuple_field<6>},   {"mant_dig", named_tuple_field<7>}, {"epsilon", named_tuple_field<8>},
    {"radix", named_tuple_field<9>}, {"rounds", named_tuple_field<10>},
};

constexpr NativeGetSet kIntFields[] = {
    {"bits_per_digit", named_tuple_field<0>},
    {"sizeof_digit", named_tuple_field<1>},
    {"default_max_str_digits", named_tuple_field<2>},
    {"str_digits_check_threshold", named_tuple_field<3>},
};

constexpr NativeGetSet kFlagFields[] = {
    {"debug", named_tuple_field<0>},
    {"inspect", named_tuple_field<1>},
    {"interactive", named_tuple_field<2>},
    {"optimize", named_tuple_field<3>},
    {"dont_write_bytecode", named_tuple_field<4>},
    {"no_user_site", named_tuple_field<5>},
    {"no_site", named_tuple_field<6>},
    {"ignore_environment", named_tuple_field<7>},
    {"verbose", named_tuple_field<8>},
    {"bytes_warning", named_tuple_field<9>},
    {"quiet", named_tuple_field<10>},
    {"hash_randomization", named_tuple_field<11>},
    {"isolated", named_tuple_field<12>},
    {"dev_mode", named_tuple_field<13>},
    {"utf8_mode", named_tuple_field<14>},
    {"gil", named_tuple_field<15>},
};

constexpr NativeGetSet kHashFields[] = {
    {"width", named_tuple_field<0>},     {"modulus", named_tuple_field<1>},
    {"inf", named_tuple_field<2>},       {"nan", named_tuple_field<3>},
    {"imag", named_tuple_field<4>},      {"algorithm", named_tuple_field<5>},
    {"hash_bits", named_tuple_field<6>}, {"seed_bits", named_tuple_field<7>},
    {"cutoff", named_tuple_field<8>},
};

constexpr NativeGetSet kThreadFields[] = {
    {"name", named_tuple_field<0>},
    {"lock", named_tuple_field<1>},
    {"version", named_tuple_field<2>},
};

constexpr NativeGetSet kImplementationFields[] = {
    {"name", named_tuple_field<0>},
    {"cache_tag", named_tuple_field<1>},
    {"version", named_tuple_field<2>},
    {"hexversion", named_tuple_field<3>},
};

bool add_named_tuple(Thread& t, Module* module, const char* name, std::span<const NativeGetSet> fields,
                     std::initializer_list<Value> items) {
  Type* type = make_named_tuple_type(t, "sys", name, fields);
  if (type == nullptr) return false;
  const Value tuple = new_named_tuple(t, type, {items.begin(), items.size()});
  return !tuple.is_error() && module_set(t, module, name, tuple);
}

Value number(int64_t n) {
  return Value::from_int(n);
}

bool add_infos(Thread& t, Module* module) {
  const Value zero = number(0);
  const Value final = new_ascii(t, "final"), gilbox = new_ascii(t, "gilbox"),
              pthread = new_ascii(t, "pthread");
  const Value semaphore = new_ascii(t, "semaphore"), algorithm = new_ascii(t, "siphash13");
  const Value modulus = new_int(t, (int64_t{1} << 61) - 1);
  const Value gil = number(t.machine.scheduler->gil_enabled() ? 1 : 0);
  for (Value v : {final, gilbox, pthread, semaphore, algorithm, modulus}) {
    if (v.is_error()) return false;
  }
  char threads[64] = {};
  const size_t known = confstr(_CS_GNU_LIBPTHREAD_VERSION, threads, sizeof threads);
  const Value library = known == 0 ? Value::none() : new_str(t, threads);
  return add_named_tuple(t, module, "version_info", kVersionFields,
                         {number(kMajor), number(kMinor), number(kMicro), final, zero}) &&
         add_named_tuple(
             t, module, "float_info", kFloatFields,
             {Value::from_double(DBL_MAX), number(DBL_MAX_EXP), number(DBL_MAX_10_EXP),
              Value::from_double(DBL_MIN), number(DBL_MIN_EXP), number(DBL_MIN_10_EXP), number(DBL_DIG),
              number(DBL_MANT_DIG), Value::from_double(DBL_EPSILON), number(FLT_RADIX), number(1)}) &&
         add_named_tuple(t, module, "int_info", kIntFields,
                         {number(30), number(4), number(4300), number(640)}) &&
         add_named_tuple(t, module, "flags", kFlagFields,
                         {zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero,
                          Value::boolean(false), number(1), gil}) &&
         add_named_tuple(t, module, "hash_info", kHashFields,
                         {number(64), modulus, number(314159), zero, number(1000003), algorithm, number(64),
                          number(128), zero}) &&
         add_named_tuple(t, module, "thread_info", kThreadFields, {pthread, semaphore, library}) &&
         add_named_tuple(
             t, module, "implementation", kImplementationFields,
             {gilbox, Value::none(), dict_get_str(module->dict, intern(t.machine, t, "version_info")),
              number(0x030c00f0)});
}

bool add_lists(Thread& t, Module* module) {
  const Machine& m = t.machine;
  const Value argv = new_list(t);
  const Value path = new_list(t);
  if (argv.is_error() || path.is_error()) return false;
  for (const std::string& argument : m.script_args) {
    const Value text = new_str(t, argument);
    if (text.is_error() || !list_append(t, as<List>(argv), text)) return false;
  }
  const Value directory = new_str(t, m.script_dir);
  if (directory.is_error() || !list_append(t, as<List>(path), directory)) return false;
  RootedValues names(t);
  for (const NativeModule& native : m.native_modules) names.push(new_str(t, native.name));
  const Value builtin_names = new_tuple_of(t, names.span());
  return !builtin_names.is_error() && module_set(t, module, "argv", argv) &&
         module_set(t, module, "path", path) && module_set(t, module, "builtin_module_names", builtin_names);
}

}  // namespace

bool init_sys(Thread& t, Module* module) {
  char program[4096];
  const ssize_t length = ::readlink("/proc/self/exe", program, sizeof program);
  const std::string_view executable(program, length < 0 ? 0 : static_cast<size_t>(length));
  const auto alias = [&](const char* name, const char* of) {
    return module_set(t, module, name, dict_get_str(module->dict, intern(t.machine, t, of)));
  };
  return init_standard_streams(t, module) && module_add_functions(t, module, kSysFunctions) &&
         alias("__excepthook__", "excepthook") && alias("__displayhook__", "displayhook") &&
         add_infos(t, module) && add_lists(t, module) && add_text(t, module, "version", kVersion) &&
         add_text(t, module, "platform", "linux") && add_text(t, module, "byteorder", "little") &&
         add_text(t, module, "executable", executable) &&
         add_text(t, module, "copyright", "Copyright (c) the authors of gilbox") &&
         add_text(t, module, "prefix", "") && add_text(t, module, "float_repr_style", "short") &&
         module_set(t, module, "hexversion", Value::from_int(0x030c00f0)) &&
         module_set(t, module, "maxsize", new_int(t, INT64_MAX)) &&
         module_set(t, module, "maxunicode", Value::from_int(0x10ffff)) &&
         module_set(t, module, "dont_write_bytecode", Value::boolean(true)) &&
         (t.machine.modules == nullptr ||
          module_set(t, module, "modules", Value::from_object(t.machine.modules)));
}

}  // namespace gilbox

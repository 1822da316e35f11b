// builtins: compile, eval and exec.
#include "vm/interp/interp.h"
#include "vm/modules/modules.h"
#include "vm/objects/alloc.h"
#include "vm/objects/bytes.h"
#include "vm/objects/code_object.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/function.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/objects/type_bootstrap.h"

namespace gilbox {
namespace {

constexpr int64_t kFutureAnnotations = 0x1000000;  // CPython's flags of compile()
constexpr int64_t kOnlyTree = 0x400;

// The text of a str or bytes argument. False: an exception is pending.
bool source_text(Thread& t, Value v, const char* function, const char* what, std::string* out) {
  if (is_kind(v, Kind::kStr)) {
    *out = to_utf8(as<Str>(v));
  } else if (is_kind(v, Kind::kBytes)) {
    out->assign(as<Bytes>(v)->data, as<Bytes>(v)->length);
  } else {
    static_cast<void>(raise(t, t.machine.types.TypeError, "{}() arg 1 must be a {}", function, what));
    return false;
  }
  if (out->find('\0') == std::string::npos) return true;
  const Value error = call_with(t, Value::from_object(t.machine.types.SyntaxError),
                                new_str(t, "source code string cannot contain null bytes"));
  if (!error.is_error()) static_cast<void>(raise_exception(t, error));
  return false;
}

bool inherits_annotations(const Thread& t) {
  return t.frame != nullptr && (t.frame->code->code->flags & CodeObject::kFutureAnnotations) != 0;
}

// Null: an exception is pending.
std::shared_ptr<const CodeObject> compile_text(Thread& t, std::string_view text, const std::string& filename,
                                               const CompileOptions& options) {
  CompileResult result = t.machine.compile(text, filename, options);
  if (const auto* error = std::get_if<CompileError>(&result)) {
    static_cast<void>(raise_compile_error(t, *error));
    return nullptr;
  }
  auto code = std::get<std::shared_ptr<const CodeObject>>(std::move(result));
  return report_warnings(t, code->warnings, code->filename, {}) ? code : nullptr;
}

// What code is run with.
struct Namespaces {
  Dict* globals = nullptr;
  Value locals;
  bool own_locals() const { return locals != Value::from_object(globals); }
};

// The arguments globals and locals of eval and exec, with what stands for them when they are left out.
bool find_namespaces(Thread& t, const char* function, Value globals, Value locals, Namespaces* out) {
  const Types& types = t.machine.types;
  const bool given = !globals.is_undefined() && !globals.is_none();
  if (given && !is_kind(globals, Kind::kDict)) {
    static_cast<void>(
        std::string_view(function) == "exec"
            ? raise(t, types.TypeError, "exec() globals must be a dict, not {}", type_name(t, globals))
            : raise_text(t, types.TypeError, "globals must be a dict"));
    return false;
  }
  if (given) {
    out->globals = as<Dict>(globals);
  } else if (t.frame != nullptr) {
    out->globals = t.frame->code->globals_dict;
  }
  if (out->globals == nullptr) {
    static_cast<void>(raise(t, types.SystemError, "{}(): no frame", function));
    return false;
  }
  if (!locals.is_undefined() && !locals.is_none()) {
    if (lookup_special(t, locals, kGetItemDunder).is_undefined()) {
      static_cast<void>(
          std::string_view(function) == "exec"
              ? raise(t, types.TypeError, "locals must be a mapping or None, not {}", type_name(t, locals))
              : raise_text(t, types.TypeError, "locals must be a mapping"));
      return false;
    }
    out->locals = locals;
  } else {
    out->locals = given ? globals : current_locals(t);
    if (out->locals.is_error()) return false;
  }
  Str* builtins = t.machine.names.dunder_builtins;
  if (dict_get_str(out->globals, builtins).is_undefined() &&
      !dict_set_str(t, out->globals, builtins, Value::from_object(t.machine.builtins->dict))) {
    return false;
  }
  return dict_use_cells(t, out->globals);
}

Value run_state(Thread& t, CodeState* state, const Namespaces& spaces) {
  Value f = new_function(t, state, Value::none(), Value::none(), Value::undefined(), Value::none());
  if (f.is_error()) return f;
  const bool takes_locals = (state->code->flags & CodeObject::kClassBody) != 0;
  return takes_locals ? call_with(t, f, spaces.locals) : call(t, f);
}

Value run_text(Thread& t, const std::string& text, CompileMode mode, const Namespaces& spaces) {
  const CompileOptions options{mode, spaces.own_locals(), inherits_annotations(t)};
  const std::shared_ptr<const CodeObject> code = compile_text(t, text, "<string>", options);
  if (code == nullptr) return Value::error();
  CodeState* state = code_state(t, code, spaces.globals);
  Value result = run_state(t, state, spaces);
  // Nobody else knows expressions; calculators evaluate many.
  if (!result.is_error() && mode == CompileMode::kEval) drop_code_state(t, state);
  return result;
}

Value run_handle(Thread& t, CodeHandle* handle, const Namespaces& spaces) {
  CodeBox& box = *handle->box;
  if (!box.code->free_names.empty()) {
    return raise_text(t, t.machine.types.TypeError,
                      "code object passed to exec() may not contain free variables");
  }
  if (!spaces.own_locals() || box.text.empty()) {
    CodeState* state = handle->state.load(std::memory_order_acquire);
    if (state == nullptr || state->globals_dict != spaces.globals) {
      state = code_state(t, box.code, spaces.globals);
      handle->state.store(state, std::memory_order_release);
    }
    return run_state(t, state, spaces);
  }
  std::shared_ptr<const CodeObject> code;
  {
    std::lock_guard<std::mutex> guard(box.mutex);
    code = box.with_namespace;
  }
  if (code == nullptr) {
    CompileOptions options = box.options;
    options.own_namespace = true;
    code = compile_text(t, box.text, box.code->filename, options);
    if (code == nullptr) return Value::error();
    std::lock_guard<std::mutex> guard(box.mutex);
    box.with_namespace = code;
  }
  return run_state(t, code_state(t, code, spaces.globals), spaces);
}

Value run_source(Thread& t, const char* function, const char* what, CompileMode mode, Value* a) {
  Namespaces spaces;
  if (!find_namespaces(t, function, a[1], a[2], &spaces)) return Value::error();
  if (CodeHandle* handle = as_code(a[0])) return run_handle(t, handle, spaces);
  std::string text;
  if (!source_text(t, a[0], function, what, &text)) return Value::error();
  // eval() allows white space before the expression, compile() does not.
  if (mode == CompileMode::kEval) text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
  return run_text(t, text, mode, spaces);
}

Value builtin_eval(Thread& t, Value* a, uint32_t) {
  return run_source(t, "eval", "string, bytes or code object", CompileMode::kEval, a);
}

Value builtin_exec(Thread& t, Value* a, uint32_t) {
  Value result = run_source(t, "exec", "string, bytes or code object", CompileMode::kExec, a);
  return result.is_error() ? result : Value::none();
}

Value builtin_compile(Thread& t, Value* a, uint32_t) {
  const Types& types = t.machine.types;
  auto box = std::make_unique<CodeBox>();
  std::string filename;
  if (!source_text(t, a[0], "compile", "string, bytes or AST object", &box->text)) return Value::error();
  if (!is_kind(a[1], Kind::kStr) && !is_kind(a[1], Kind::kBytes)) {
    return raise(t, types.TypeError, "expected str, bytes or os.PathLike object, not {}", type_name(t, a[1]));
  }
  if (!source_text(t, a[1], "compile", "string", &filename)) return Value::error();
  if (!is_kind(a[2], Kind::kStr)) {
    return raise(t, types.TypeError, "compile() argument 'mode' must be str, not {}",
                 argument_type_name(t, a[2]));
  }
  const std::string mode = to_utf8(as<Str>(a[2]));
  if (mode == "exec") {
    box->options.mode = CompileMode::kExec;
  } else if (mode == "eval") {
    box->options.mode = CompileMode::kEval;
  } else if (mode == "single") {
    box->options.mode = CompileMode::kSingle;
  } else {
    return raise_text(t, types.ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
  }
  int64_t flags = 0;
  if (!a[3].is_undefined() && !to_int64(t, a[3], &flags)) return Value::error();
  if ((flags & kOnlyTree) != 0) {
    return raise_text(t, types.NotImplementedError, "gilbox does not support syntax trees");
  }
  const int dont_inherit = a[4].is_undefined() ? 0 : truth(t, a[4]);
  if (dont_inherit < 0) return Value::error();
  box->options.future_annotations =
      (flags & kFutureAnnotations) != 0 || (dont_inherit == 0 && inherits_annotations(t));
  box->code = compile_text(t, box->text, filename, box->options);
  if (box->code == nullptr) return Value::error();
  return new_code_handle(t, std::move(box));
}

// types.FunctionType(code, globals, name=None, argdefs=None, closure=None)
Value function_new(Thread& t, Value* a, uint32_t) {
  const Types& types = t.machine.types;
  CodeHandle* code = as_code(a[1]);
  if (code == nullptr) {
    return raise(t, types.TypeError, "function() argument 'code' must be code, not {}",
                 argument_type_name(t, a[1]));
  }
  if (!is_kind(a[2], Kind::kDict)) {
    return raise(t, types.TypeError, "function() argument 'globals' must be dict, not {}",
                 argument_type_name(t, a[2]));
  }
  const Value name = a[3].is_undefined() ? Value::none() : a[3];
  const Value defaults = a[4].is_undefined() ? Value::none() : a[4];
  const Value closure = a[5].is_undefined() ? Value::none() : a[5];
  const size_t wanted = code->box->code->free_names.size();
  const size_t cells = is_kind(closure, Kind::kTuple) ? as<Tuple>(closure)->count : 0;
  if (!name.is_none() && !is_kind(name, Kind::kStr)) {
    return raise_text(t, types.TypeError, "arg 3 (name) must be None or string");
  }
  if (!defaults.is_none() && !is_kind(defaults, Kind::kTuple)) {
    return raise_text(t, types.TypeError, "arg 4 (defaults) must be None or tuple");
  }
  if (!is_kind(closure, Kind::kTuple) && wanted != 0) {
    return raise_text(t, types.TypeError, "arg 5 (closure) must be tuple");
  }
  if (cells != wanted) {
    return raise(t, types.ValueError, "{} requires closure of length {}, not {}", code->box->code->name,
                 wanted, cells);
  }
  auto* globals = as<Dict>(a[2]);
  if (!dict_use_cells(t, globals)) return Value::error();
  CodeState* state = code->state.load(std::memory_order_acquire);
  if (state == nullptr || state->globals_dict != globals) state = code_state(t, code->box->code, globals);
  const Value made = new_function(t, state, defaults, Value::none(), Value::undefined(), closure);
  if (made.is_error() || name.is_none()) return made;
  as<Function>(made)->name.store(name);
  return made;
}

constexpr NativeDef kFunctionType[] = {
    {"__new__", function_new, "cls, code, globals, name=, argdefs=, closure="},
};
constexpr NativeDef kBuiltinsCodeFunctions[] = {
    {"compile", builtin_compile,
     "source, filename, mode, flags=, dont_inherit=, optimize=, *, _feature_version="},
    {"eval", builtin_eval, "source, globals=, locals=, /"},
    {"exec", builtin_exec, "source, globals=, locals=, /, *, closure="},
};

}  // namespace

bool add_builtin_code(Thread& t, Module* module) {
  extend_type(t, t.machine.types.function, kFunctionType, {});
  add_code_methods(t);
  return module_add_functions(t, module, kBuiltinsCodeFunctions);
}

}  // namespace gilbox

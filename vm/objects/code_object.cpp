#include "vm/objects/code_object.h"

#include <algorithm>

#include "vm/objects/alloc.h"
#include "vm/objects/bytes.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

void trace_code(NativeObject*, Marker&) {}

void finalize_code(NativeObject* object) {
  delete static_cast<CodeHandle*>(object)->box;
}

constexpr NativeOps kCodeOps = {"code", sizeof(CodeHandle), trace_code, finalize_code, nullptr};

const CodeObject& code_in(Value* a) {
  return *as<CodeHandle>(a[0])->box->code;
}

template <class Names>
Value names_tuple(Thread& t, const Names& names, size_t count) {
  RootedValues made(t);
  for (size_t i = 0; i < count && i < names.size(); ++i) {
    if (!names[i].starts_with('.')) made.push(Value::from_object(intern(t.machine, t, names[i])));
  }
  return new_tuple_of(t, made.span());
}

Value code_name(Thread& t, Value* a, uint32_t) {
  return new_str(t, code_in(a).name);
}
Value code_qualname(Thread& t, Value* a, uint32_t) {
  return new_str(t, code_in(a).qualname);
}
Value code_filename(Thread& t, Value* a, uint32_t) {
  return new_str(t, code_in(a).filename);
}
Value code_firstlineno(Thread&, Value* a, uint32_t) {
  return Value::from_int(code_in(a).first_line);
}
Value code_argcount(Thread&, Value* a, uint32_t) {
  return Value::from_int(code_in(a).arg_count);
}
Value code_posonlyargcount(Thread&, Value* a, uint32_t) {
  return Value::from_int(code_in(a).posonly_count);
}
Value code_kwonlyargcount(Thread&, Value* a, uint32_t) {
  return Value::from_int(code_in(a).kwonly_count);
}

// Names of the cells that the code makes for its inner functions, and the registers they are in.
std::vector<std::string> cell_names(const CodeObject& code) {
  std::vector<std::string> names;
  for (uint32_t i = 0; i < code.words.size(); i += op_length(op_of(code.words[i]))) {
    const unsigned reg = a_of(code.words[i]);
    if (op_of(code.words[i]) != Op::MAKE_CELL || reg >= code.local_names.size()) continue;
    const std::string& name = code.local_names[reg];
    if (!name.starts_with('.') && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Parameters and other locals that no inner function uses; those of the closure and the machine's own
// registers are left out. CPython has *args and **kwargs behind all named parameters too.
Value code_varnames(Thread& t, Value* a, uint32_t) {
  const CodeObject& code = code_in(a);
  const std::vector<std::string> cells = cell_names(code);
  const size_t parameters = code.parameter_count();
  RootedValues names(t);
  for (size_t i = 0; i + code.free_names.size() < code.local_names.size(); ++i) {
    const std::string& name = code.local_names[i];
    const bool is_cell = std::find(cells.begin(), cells.end(), name) != cells.end();
    if (i < parameters ? name.starts_with(".0") || !name.starts_with('.')
                       : !name.starts_with('.') && !is_cell)
      names.push(Value::from_object(intern(t.machine, t, name)));
  }
  return new_tuple_of(t, names.span());
}

Value code_nlocals(Thread& t, Value* a, uint32_t count) {
  Value names = code_varnames(t, a, count);
  return names.is_error() ? names : Value::from_int(as<Tuple>(names)->count);
}

Value code_names(Thread& t, Value* a, uint32_t) {
  const CodeObject& code = code_in(a);
  std::vector<std::string> names = code.global_names;
  for (const std::string& attr : code.attr_sites) {
    if (std::find(names.begin(), names.end(), attr) == names.end()) names.push_back(attr);
  }
  return names_tuple(t, names, names.size());
}

Value code_freevars(Thread& t, Value* a, uint32_t) {
  return names_tuple(t, code_in(a).free_names, code_in(a).free_names.size());
}

Value code_cellvars(Thread& t, Value* a, uint32_t) {
  const std::vector<std::string> names = cell_names(code_in(a));
  return names_tuple(t, names, names.size());
}

Value code_flags(Thread&, Value* a, uint32_t) {
  constexpr int kOptimized = 1, kNewLocals = 2, kVarArgs = 4, kVarKeywords = 8, kNested = 16, kGenerator = 32,
                kFutureAnnotations = 0x1000000;
  const CodeObject& code = code_in(a);
  int flags = 0;
  if ((code.flags & (CodeObject::kModule | CodeObject::kClassBody)) == 0) flags |= kOptimized | kNewLocals;
  if ((code.flags & CodeObject::kVarArgs) != 0) flags |= kVarArgs;
  if ((code.flags & CodeObject::kVarKeywords) != 0) flags |= kVarKeywords;
  if ((code.flags & CodeObject::kNested) != 0) flags |= kNested;
  if ((code.flags & CodeObject::kGenerator) != 0) flags |= kGenerator;
  if ((code.flags & CodeObject::kFutureAnnotations) != 0) flags |= kFutureAnnotations;
  return Value::from_int(flags);
}

// The machine's own instructions.
Value code_code(Thread& t, Value* a, uint32_t) {
  const std::vector<Word>& words = code_in(a).words;
  return new_bytes(t, {reinterpret_cast<const char*>(words.data()), words.size() * sizeof(Word)});
}

Value code_repr(Thread& t, Value* a, uint32_t) {
  const CodeObject& code = code_in(a);
  return new_str(t, fmt::format("<code object {} at 0x{:x}, file \"{}\", line {}>", code.name,
                                object_id(t, a[0]), code.filename, code.first_line));
}

constexpr NativeDef kCodeMethods[] = {{"__repr__", code_repr, "self, /"}};
constexpr NativeGetSet kCodeGetSets[] = {
    {"co_name", code_name},
    {"co_qualname", code_qualname},
    {"co_filename", code_filename},
    {"co_firstlineno", code_firstlineno},
    {"co_argcount", code_argcount},
    {"co_posonlyargcount", code_posonlyargcount},
    {"co_kwonlyargcount", code_kwonlyargcount},
    {"co_nlocals", code_nlocals},
    {"co_varnames", code_varnames},
    {"co_names", code_names},
    {"co_freevars", code_freevars},
    {"co_cellvars", code_cellvars},
    {"co_flags", code_flags},
    {"co_code", code_code},
};

}  // namespace

CodeHandle* as_code(Value v) {
  return is_kind(v, Kind::kNative) && as<NativeObject>(v)->operations == &kCodeOps ? as<CodeHandle>(v)
                                                                                   : nullptr;
}

Value new_code_handle(Thread& t, std::unique_ptr<CodeBox> box) {
  auto* handle = new_instance<CodeHandle>(t, t.machine.types.code, Kind::kNative);
  handle->operations = &kCodeOps;
  handle->state.store(nullptr, std::memory_order_relaxed);
  handle->box = box.release();
  return Value::from_object(handle);
}

Value code_of(Thread& t, CodeState* state) {
  Value known = state->code_value.load();
  if (!known.is_undefined()) return known;
  auto box = std::make_unique<CodeBox>();
  box->code = state->owner;
  Value made = new_code_handle(t, std::move(box));
  as<CodeHandle>(made)->state.store(state, std::memory_order_release);
  std::lock_guard<std::mutex> guard(t.machine.lists_mutex);
  if (state->code_value.load().is_undefined()) state->code_value.store(made);
  return state->code_value.load();
}

void init_code_type(Thread& t) {
  t.machine.types.code = define_type(t, {.name = "code",
                                         .native = &kCodeOps,
                                         .flags = Type::kNoSubclass | Type::kNotCallable,
                                         .methods = kCodeMethods,
                                         .getsets = kCodeGetSets});
}

}  // namespace gilbox

#include <algorithm>

#include "vm/interp/interp.h"
#include "vm/objects/alloc.h"
#include "vm/objects/bytes.h"
#include "vm/objects/complex.h"
#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/set.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

struct ConstantMaker {
  Thread& t;
  Value operator()(const NoneConstant&) const { return Value::none(); }
  Value operator()(const EllipsisConstant&) const { return Value::ellipsis(); }
  Value operator()(bool b) const { return Value::boolean(b); }
  Value operator()(int64_t n) const { return new_int(t, n); }
  Value operator()(const BigIntConstant& n) const { return int_from_digits(t, n.digits); }
  Value operator()(double d) const { return Value::from_double(d); }
  Value operator()(const ComplexConstant& z) const { return new_complex(t, 0, z.imag); }
  Value operator()(const std::string& s) const {
    // Short constants are interned: they are looked up as keys and compared by identity first.
    if (s.size() <= 32) return Value::from_object(intern(t.machine, t, s));
    return new_str(t, s);
  }
  Value operator()(const BytesConstant& b) const { return new_bytes(t, b.bytes); }
  Value operator()(const TupleConstant& tuple) const {
    RootedValues items(t);
    for (const Constant& item : tuple.items) items.push(constant_value(t, item));
    return new_tuple_of(t, items.span());
  }
  Value operator()(const FrozensetConstant& set) const {
    Set* made = new_set(t, true);
    for (const Constant& item : set.items) static_cast<void>(set_add(t, made, constant_value(t, item)));
    return Value::from_object(made);
  }
  Value operator()(const std::shared_ptr<const CodeObject>&) const { return Value::none(); }  // see children
};

}  // namespace

Value constant_value(Thread& t, const Constant& constant) {
  return std::visit(ConstantMaker{t}, constant.value);
}

namespace {

// What `__builtins__` of the globals says: a module or a dict.
Dict* builtins_of(Thread& t, Dict* globals) {
  Value own = dict_get_str(globals, t.machine.names.dunder_builtins);
  if (is_kind(own, Kind::kModule)) return as<Module>(own)->dict;
  if (is_kind(own, Kind::kDict) && dict_use_cells(t, as<Dict>(own))) return as<Dict>(own);
  return t.machine.builtins->dict;
}

}  // namespace

void drop_code_state(Thread& t, CodeState* state) {
  // Functions, tracebacks and traces would keep it.
  const CodeObject& code = *state->code;
  const bool free = std::none_of(state->children.begin(), state->children.end(),
                                 [](const CodeState* child) { return child != nullptr; }) &&
                    code.exceptions.empty() && t.machine.options.scheduler.trace == nullptr &&
                    state->code_value.load().is_undefined();
  if (!free) return;
  note_where(t);
  std::lock_guard<std::mutex> guard(t.machine.lists_mutex);
  auto& states = t.machine.code_states;
  const auto it =
      std::find_if(states.rbegin(), states.rend(), [state](const auto& s) { return s.get() == state; });
  if (it != states.rend()) states.erase(std::next(it).base());
}

// Registered before it is filled in, so that the collector finds what it holds already.
CodeState* code_state(Thread& t, const std::shared_ptr<const CodeObject>& code, Dict* globals) {
  Machine& m = t.machine;
  const CodeObject& c = *code;
  auto made = std::make_unique<CodeState>();
  CodeState* state = made.get();
  state->owner = code;
  state->code = &c;
  state->words = c.words.data();
  state->register_count = c.register_count;
  // A class body gets its namespace in R[0].
  state->arg_count = (c.flags & CodeObject::kClassBody) != 0 ? 1 : c.arg_count;
  state->local_count = c.local_count;
  state->simple_arguments =
      c.kwonly_count == 0 && (c.flags & (CodeObject::kVarArgs | CodeObject::kVarKeywords)) == 0;
  state->generator = (c.flags & CodeObject::kGenerator) != 0;
  state->library = c.filename.starts_with("<gilbox>");
  state->globals_dict = globals;
  state->builtins_dict = builtins_of(t, globals);
  state->code_value.init(Value::undefined());
  state->storage.resize(c.constants.size());
  state->constants = state->storage.data();
  state->globals_storage.resize(c.global_names.size());
  state->globals = state->globals_storage.data();
  state->builtins = std::vector<std::atomic<Cell*>>(c.global_names.size());
  state->caches = std::vector<std::atomic<uint64_t>>(c.attr_sites.size());
  state->children.resize(c.constants.size());
  {
    std::lock_guard<std::mutex> guard(m.lists_mutex);
    m.code_states.push_back(std::move(made));
  }
  state->name = intern(m, t, c.name);
  state->qualname = intern(m, t, c.qualname);
  for (const std::string& name : c.local_names) state->local_names.push_back(intern(m, t, name));
  for (const std::string& name : c.attr_sites) state->attr_names.push_back(intern(m, t, name));
  for (size_t i = 0; i < c.global_names.size(); ++i) {
    Str* name = intern(m, t, c.global_names[i]);
    state->global_names.push_back(name);
    state->globals[i] = dict_cell(t, globals, name);
  }
  for (size_t i = 0; i < c.constants.size(); ++i) {
    state->constants[i] = constant_value(t, c.constants[i]);
    if (const auto* nested = std::get_if<std::shared_ptr<const CodeObject>>(&c.constants[i].value)) {
      state->children[i] = code_state(t, *nested, globals);
    }
  }
  return state;
}

}  // namespace gilbox

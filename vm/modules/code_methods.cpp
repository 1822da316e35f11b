// Code objects' replace(), co_consts and what tells lines; the setting of a function's __code__. They need
// the interpreter, which makes constants and the state that code runs with.
#include <algorithm>

#include "vm/interp/interp.h"
#include "vm/modules/modules.h"
#include "vm/objects/alloc.h"
#include "vm/objects/bytes.h"
#include "vm/objects/code_object.h"
#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/objects/type_bootstrap.h"

namespace gilbox {
namespace {

const CodeObject& code_of_handle(Value handle) {
  return *as<CodeHandle>(handle)->box->code;
}

Value handle_of(Thread& t, std::shared_ptr<const CodeObject> code) {
  auto box = std::make_unique<CodeBox>();
  box->code = std::move(code);
  return new_code_handle(t, std::move(box));
}

bool is_none(const Constant& c) {
  return std::holds_alternative<NoneConstant>(c.value);
}

// In CPython a function's first constant is its docstring or None, and a module ends by returning None: where
// the machine needs no such constant it is shown all the same.
bool shows_none_first(const CodeObject& code) {
  const bool function = (code.flags & (CodeObject::kModule | CodeObject::kClassBody)) == 0;
  return function && !code.has_docstring && (code.constants.empty() || !is_none(code.constants[0]));
}
bool shows_none_last(const CodeObject& code) {
  return (code.flags & CodeObject::kModule) != 0 &&
         std::none_of(code.constants.begin(), code.constants.end(), is_none);
}

// Code that has run shows the very constants it uses.
Value code_get_consts(Thread& t, Value* a, uint32_t) {
  const CodeState* state = as<CodeHandle>(a[0])->state.load(std::memory_order_acquire);
  const std::vector<Constant>& constants = code_of_handle(a[0]).constants;
  RootedValues items(t);
  if (shows_none_first(code_of_handle(a[0]))) items.push(Value::none());
  for (size_t i = 0; i < constants.size(); ++i) {
    const auto* nested = std::get_if<std::shared_ptr<const CodeObject>>(&constants[i].value);
    if (state != nullptr) {
      items.push(nested != nullptr ? code_of(t, state->children[i]) : state->storage[i]);
    } else {
      items.push(nested != nullptr ? handle_of(t, *nested) : constant_value(t, constants[i]));
    }
  }
  if (shows_none_last(code_of_handle(a[0]))) items.push(Value::none());
  return new_tuple_of(t, items.span());
}

Value code_get_stacksize(Thread&, Value* a, uint32_t) {
  return Value::from_int(code_of_handle(a[0]).register_count);
}

// (start, end, line) of every stretch of one line; offsets count as f_lasti does.
Value code_lines(Thread& t, Value* a, uint32_t) {
  const std::vector<Position>& positions = code_of_handle(a[0]).positions;
  const Value list = new_list(t);
  for (size_t i = 0; i < positions.size();) {
    size_t end = i + 1;
    while (end < positions.size() && positions[end].line == positions[i].line) ++end;
    const Value line = positions[i].line == 0 ? Value::none() : Value::from_int(positions[i].line);
    const Value item = make_tuple(t, Value::from_int(static_cast<int64_t>(2 * i)),
                                  Value::from_int(static_cast<int64_t>(2 * end)), line);
    if (item.is_error() || !list_append(t, as<List>(list), item)) return Value::error();
    i = end;
  }
  return get_iter(t, list);
}

Value code_positions(Thread& t, Value* a, uint32_t) {
  const Value list = new_list(t);
  for (const Position& p : code_of_handle(a[0]).positions) {
    const Value none = Value::none();
    const Value item = p.line == 0 ? make_tuple(t, none, none, none, none)
                                   : make_tuple(t, Value::from_int(p.line), Value::from_int(p.end_line),
                                                Value::from_int(p.col), Value::from_int(p.end_col));
    if (item.is_error() || !list_append(t, as<List>(list), item)) return Value::error();
  }
  return get_iter(t, list);
}

// False: not a constant that code can hold.
bool to_constant(Thread& t, Value v, Constant* out) {
  if (v.is_none()) {
    out->value = NoneConstant{};
  } else if (v.is_ellipsis()) {
    out->value = EllipsisConstant{};
  } else if (v.is_bool()) {
    out->value = v.is_true();
  } else if (v.is_int()) {
    out->value = v.as_int();
  } else if (v.is_double()) {
    out->value = v.as_double();
  } else if (is_kind(v, Kind::kStr)) {
    out->value = to_utf8(as<Str>(v));
  } else if (is_kind(v, Kind::kBytes)) {
    out->value = BytesConstant{std::string(as<Bytes>(v)->data, as<Bytes>(v)->length)};
  } else if (CodeHandle* code = as_code(v)) {
    out->value = code->box->code;
  } else if (is_kind(v, Kind::kTuple)) {
    TupleConstant tuple;
    for (Value item : tuple_items(as<Tuple>(v))) {
      Constant made;
      if (!to_constant(t, item, &made)) return false;
      tuple.items.push_back(std::move(made));
    }
    out->value = std::move(tuple);
  } else {
    return false;
  }
  return true;
}

bool replace_constants(Thread& t, Value v, CodeObject* code) {
  const size_t before = shows_none_first(*code) ? 1 : 0;
  const size_t after = shows_none_last(*code) ? 1 : 0;
  if (!is_kind(v, Kind::kTuple) || as<Tuple>(v)->count != before + code->constants.size() + after)
    return false;
  for (size_t i = 0; i < code->constants.size(); ++i) {
    // What stays as it is need not be understood.
    Constant made;
    if (to_constant(t, as<Tuple>(v)->items[before + i], &made)) code->constants[i] = std::move(made);
  }
  return true;
}

bool replace_first_line(Value v, CodeObject* code) {
  if (!v.is_int() || v.as_int() < 0) return false;
  const auto shift = static_cast<uint32_t>(v.as_int()) - code->first_line;
  for (Position& p : code->positions) {
    if (p.line == 0) continue;
    p.line += shift;
    p.end_line += shift;
  }
  code->first_line += shift;
  return true;
}

bool replace_text(Value v, std::string* text) {
  if (!is_kind(v, Kind::kStr)) return false;
  *text = to_utf8(as<Str>(v));
  return true;
}

// Names, places and constants can be replaced; what the bytecode counts on stays as it is.
Value code_replace(Thread& t, Value* a, uint32_t) {
  auto made = std::make_shared<CodeObject>(code_of_handle(a[0]));
  auto* wanted = as<Dict>(a[1]);
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(wanted, &position, &key, &value)) {
    const std::string name = to_utf8(as<Str>(key));
    bool done = false;
    if (name == "co_name") {
      done = replace_text(value, &made->name);
    } else if (name == "co_qualname") {
      done = replace_text(value, &made->qualname);
    } else if (name == "co_filename") {
      done = replace_text(value, &made->filename);
    } else if (name == "co_firstlineno") {
      done = replace_first_line(value, made.get());
    } else if (name == "co_consts") {
      done = replace_constants(t, value, made.get());
    } else {
      const Value now = get_attr_if_any(t, a[0], as<Str>(key));
      if (t.has_pending()) return Value::error();
      if (!name.starts_with("co_") || now.is_undefined()) {
        return raise(t, t.machine.types.TypeError, "'{}' is an invalid keyword argument for replace()", name);
      }
      const int same = equals(t, now, value);
      if (same < 0) return Value::error();
      done = same == 1;
    }
    if (!done) {
      return raise(t, t.machine.types.NotImplementedError,
                   "gilbox does not support such a {} in code.replace()", name);
    }
  }
  return handle_of(t, std::move(made));
}

Value function_set_code(Thread& t, Value* a, uint32_t) {
  auto* f = as<Function>(a[0]);
  const CodeHandle* code = as_code(a[1]);
  if (code == nullptr) {
    return raise_text(t, t.machine.types.TypeError, "__code__ must be set to a code object");
  }
  const size_t cells = is_kind(f->closure, Kind::kTuple) ? as<Tuple>(f->closure)->count : 0;
  const size_t wanted = code->box->code->free_names.size();
  if (cells != wanted) {
    return raise(t, t.machine.types.ValueError, "{}() requires a code object with {} free vars, not {}",
                 to_utf8(as<Str>(f->name.load())), cells, wanted);
  }
  Dict* globals = f->code.load(std::memory_order_acquire)->globals_dict;
  CodeState* state = code->state.load(std::memory_order_acquire);
  if (state == nullptr || state->globals_dict != globals) state = code_state(t, code->box->code, globals);
  if (state->code_value.load().is_undefined()) state->code_value.store(a[1]);
  f->code.store(state, std::memory_order_release);
  return Value::none();
}

Value function_get_code(Thread& t, Value* a, uint32_t) {
  return code_of(t, as<Function>(a[0])->code.load(std::memory_order_acquire));
}

constexpr NativeDef kCodeMethods[] = {
    {"replace", code_replace, "self, /, **changes"},
    {"co_lines", code_lines, "self, /"},
    {"co_positions", code_positions, "self, /"},
};
constexpr NativeGetSet kCodeGetSets[] = {{"co_consts", code_get_consts},
                                         {"co_stacksize", code_get_stacksize}};
constexpr NativeGetSet kFunctionGetSets[] = {{"__code__", function_get_code, function_set_code}};

}  // namespace

void add_code_methods(Thread& t) {
  extend_type(t, t.machine.types.code, kCodeMethods, kCodeGetSets);
  extend_type(t, t.machine.types.function, {}, kFunctionGetSets);
}

}  // namespace gilbox

#include "vm/interp/interp.h"
#include "vm/interp/loop.h"
#include "vm/objects/attributes.h"
#include "vm/objects/bytes.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/function.h"
#include "vm/objects/list.h"
#include "vm/objects/module.h"
#include "vm/objects/range.h"
#include "vm/objects/set.h"
#include "vm/objects/signature.h"
#include "vm/objects/str.h"
#include "vm/objects/suggestions.h"
#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

// Keeps the method's `self` with a NameError: "Did you mean: 'self.x'?" needs it when the error is printed.
bool keep_self(Thread& t, Value exception) {
  const Frame* frame = t.frame;
  if (frame == nullptr) return true;
  const auto& names = frame->code->code->local_names;
  for (size_t i = 0; i < names.size(); ++i) {
    if (names[i] != "self") continue;
    Value self = frame->regs[i];
    if (is_kind(self, Kind::kCell)) self = as<Cell>(self)->value.load();
    return self.is_undefined() ||
           set_own_attr(t, as<Exception>(exception), intern(t.machine, t, kSelfOfError), self);
  }
  return true;
}

}  // namespace

Value raise_name_error(Thread& t, const Str* name) {
  std::string text = to_utf8(name);
  Value e = new_exception(t, t.machine.types.NameError,
                          make_tuple(t, new_str(t, fmt::format("name '{}' is not defined", text))));
  Value named = Value::from_object(name);
  if (!set_attr(t, e, t.machine.names.name, named) || !keep_self(t, e)) return Value::error();
  return raise_exception(t, e);
}

namespace {

Value raise_free_unbound(Thread& t, Str* name) {
  const std::string text = fmt::format(
      "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
      to_utf8(name));
  Value e = new_exception(t, t.machine.types.NameError, make_tuple(t, new_str(t, text)));
  if (!set_attr(t, e, t.machine.names.name, Value::from_object(name))) return Value::error();
  return raise_exception(t, e);
}

}  // namespace

Value raise_unbound(Thread& t, CodeState* code, uint32_t reg) {
  Str* name = code->local_names[reg];
  // A comprehension's variable, which has its name with a dot in front here.
  if (name->length > 0 && name->at(0) == '.') name = intern(t.machine, t, to_utf8(name).substr(1));
  // A cell of an enclosing function is a free variable, anything else a local one.
  for (const std::string& free : code->code->free_names) {
    if (free != code->code->local_names[reg]) continue;
    return raise_free_unbound(t, name);
  }
  return raise(t, t.machine.types.UnboundLocalError,
               "cannot access local variable '{}' where it is not associated with a value", to_utf8(name));
}

Value load_global_slow(Thread& t, CodeState* code, uint32_t index) {
  Cell* cell = code->builtins[index].load(std::memory_order_acquire);
  if (cell == nullptr) {
    cell = dict_find_cell(code->builtins_dict, code->global_names[index]);
    if (cell == nullptr) return raise_name_error(t, code->global_names[index]);
    code->builtins[index].store(cell, std::memory_order_release);
  }
  Value v = cell->value.load();
  return v.is_undefined() ? raise_name_error(t, code->global_names[index]) : v;
}

namespace {

bool fail_unpack(Thread& t, size_t wanted, size_t got, bool more) {
  Type* error = t.machine.types.ValueError;
  if (more) {
    static_cast<void>(raise(t, error, "too many values to unpack (expected {})", wanted));
  } else {
    static_cast<void>(raise(t, error, "not enough values to unpack (expected {}, got {})", wanted, got));
  }
  return false;
}

Value iterator_to_unpack(Thread& t, Value v) {
  Value iterator = get_iter(t, v);
  if (iterator.is_error() && pending_is(t, t.machine.types.TypeError) &&
      lookup_special(t, v, kIterDunder).is_undefined()) {
    static_cast<void>(t.take_pending());
    return raise(t, t.machine.types.TypeError, "cannot unpack non-iterable {} object", type_name(t, v));
  }
  return iterator;
}

}  // namespace

bool unpack_sequence(Thread& t, Value v, Value* out, uint32_t count) {
  // Of a class derived from tuple too, if that does not iterate in its own way.
  if (is_kind(v, Kind::kTuple) &&
      type_of(t, v)->dunder(kIterDunder) == t.machine.types.tuple->dunder(kIterDunder)) {
    auto* tuple = as<Tuple>(v);
    if (tuple->count != count) return fail_unpack(t, count, tuple->count, tuple->count > count);
    std::copy_n(tuple->items, count, out);
    return true;
  }
  Value iterator = iterator_to_unpack(t, v);
  if (iterator.is_error()) return false;
  RootedValues items(t);
  for (uint32_t i = 0; i < count; ++i) {
    Value item = iter_next(t, iterator);
    if (item.is_undefined()) return t.has_pending() ? false : fail_unpack(t, count, i, false);
    items.push(item);
  }
  Value more = iter_next(t, iterator);
  if (t.has_pending()) return false;
  if (!more.is_undefined()) return fail_unpack(t, count, 0, true);
  std::copy_n(items.data(), count, out);
  return true;
}

bool unpack_ex(Thread& t, Value v, Value* out, uint32_t before, uint32_t after) {
  Value iterator = iterator_to_unpack(t, v);
  if (iterator.is_error()) return false;
  RootedValues items(t);
  for (;;) {
    // The rest is a list made of the iterator, which asks it for its iterator as well.
    if (items.size() == before) iterator = get_iter(t, iterator);
    if (iterator.is_error()) return false;
    Value item = iter_next(t, iterator);
    if (item.is_undefined()) break;
    items.push(item);
  }
  if (t.has_pending()) return false;
  if (items.size() < size_t{before} + after) {
    static_cast<void>(raise(t, t.machine.types.ValueError,
                            "not enough values to unpack (expected at least {}, got {})", before + after,
                            items.size()));
    return false;
  }
  size_t middle = items.size() - before - after;
  Value list = new_list(t, {items.data() + before, middle});
  if (list.is_error()) return false;
  std::copy_n(items.data(), before, out);
  out[before] = list;
  std::copy_n(items.data() + before + middle, after, out + before + 1);
  return true;
}

namespace {

Value load_name(Thread& t, Frame* frame, uint32_t index, Value fallback_cell) {
  CodeState* code = frame->code;
  Str* name = code->global_names[index];
  Value space = frame->regs[0];
  Value found = is_plain_dict(t, space) ? dict_get_str(as<Dict>(space), name)
                                        : get_item(t, space, Value::from_object(name));
  if (found.is_undefined() && t.has_pending()) {
    if (!pending_is(t, t.machine.types.KeyError)) return Value::error();
    static_cast<void>(t.take_pending());
  }
  if (!found.is_undefined()) return found;
  if (!fallback_cell.is_undefined()) {
    Value v = as<Cell>(fallback_cell)->value.load();
    return v.is_undefined() ? raise_free_unbound(t, name) : v;
  }
  Value v = code->globals[index]->value.load();
  return v.is_undefined() ? load_global_slow(t, code, index) : v;
}

Value make_function(Thread& t, Frame* frame, Word word, Word extension) {
  Value* r = frame->regs + b_of(word);
  unsigned bits = c_of(word);
  return new_function(t, frame->code->children[extension], (bits & 1) != 0 ? r[0] : Value::none(),
                      (bits & 2) != 0 ? r[1] : Value::none(), (bits & 4) != 0 ? r[2] : Value::undefined(),
                      (bits & 8) != 0 ? r[3] : Value::none());
}

Value build_set(Thread& t, const Value* items, uint32_t count) {
  Set* set = new_set(t);
  for (uint32_t i = 0; i < count; ++i) {
    if (!set_add(t, set, items[i])) return Value::error();
  }
  return Value::from_object(set);
}

Value build_map(Thread& t, const Value* items, uint32_t pairs) {
  Dict* dict = new_dict(t);
  for (uint32_t i = 0; i < pairs; ++i) {
    if (!dict_set(t, dict, items[2 * i], items[2 * i + 1])) return Value::error();
  }
  return Value::from_object(dict);
}

Value format_register(Thread& t, const Value* v, unsigned how) {
  Value value = v[0];
  switch (how & 3) {
    case 1:
      value = to_str(t, value);
      break;
    case 2:
      value = repr(t, value);
      break;
    case 3:
      value = ascii(t, value);
      break;
    default:
      break;
  }
  if (value.is_error()) return value;
  return format_value(t, value, (how & 4) != 0 ? v[1] : Value::from_object(t.machine.names.empty));
}

// `with`: the manager's __exit__ bound, and what __enter__ gives.
bool is_unbound_builtin(Value v) {
  return is_kind(v, Kind::kBuiltin) && as<Builtin>(v)->flags != 0 && as<Builtin>(v)->self.is_undefined();
}

bool before_with(Thread& t, Value manager, Value* out) {
  Value enter = lookup_special(t, manager, kEnterDunder);
  Value exit = lookup_special(t, manager, kExitDunder);
  if (enter.is_undefined() || exit.is_undefined()) {
    const char* missing = enter.is_undefined() ? "" : " (missed __exit__ method)";
    static_cast<void>(raise(t, t.machine.types.TypeError,
                            "'{}' object does not support the context manager protocol{}",
                            type_name(t, manager), missing));
    return false;
  }
  const bool is_method = is_kind(exit, Kind::kFunction) || is_unbound_builtin(exit);
  out[0] = is_method ? exit : bind_attr(t, exit, manager, type_of(t, manager));
  if (out[0].is_error()) return false;
  out[1] = is_method ? manager : Value::undefined();
  if (is_unbound_builtin(enter)) {
    out[2] = manager;
    out[2] = call_builtin_in_place(t, as<Builtin>(enter), out + 2, 1);
  } else {
    out[2] = call_special(t, enter, manager);
  }
  return !out[2].is_error();
}

Value with_except_start(Thread& t, const Value* exit, Value exception) {
  const Value args[] = {exit[1], Value::from_object(type_of(t, exception)), exception,
                        as<Exception>(exception)->traceback.load()};
  const size_t self = exit[1].is_undefined() ? 1 : 0;
  return call(t, exit[0], std::span(args).subspan(self));
}

bool raise_varargs(Thread& t, const Value* r, Word word) {
  switch (c_of(word)) {
    case 0:
      if (t.handled.is_undefined()) {
        static_cast<void>(raise_text(t, t.machine.types.RuntimeError, "No active exception to reraise"));
      } else {
        t.pending = t.handled;
      }
      break;
    case 1:
      static_cast<void>(raise_statement(t, r[a_of(word)], Value::undefined()));
      break;
    default:
      static_cast<void>(raise_statement(t, r[a_of(word)], r[b_of(word)]));
      break;
  }
  return false;
}

// The handled exception as a register keeps it: None for none; inside a generator Ellipsis stands for
// "whatever the one who resumes it is handling", which may be another one the next time.
void push_exc_info(Thread& t, Frame* frame, Value* saved, Value exception) {
  bool outer = (frame->flags & Frame::kGenerator) != 0 && t.handled == frame->saved_handled;
  *saved = outer ? Value::ellipsis() : (t.handled.is_undefined() ? Value::none() : t.handled);
  t.handled = exception;
}

void pop_except(Thread& t, const Frame* frame, Value saved) {
  t.handled = saved.is_ellipsis() ? frame->saved_handled : (saved.is_none() ? Value::undefined() : saved);
}

bool delete_global(Thread& t, CodeState* code, uint32_t index) {
  Value old = dict_take(t, code->globals_dict, Value::from_object(code->global_names[index]));
  if (!old.is_undefined()) return true;
  if (!t.has_pending()) static_cast<void>(raise_name_error(t, code->global_names[index]));
  return false;
}

bool delete_name(Thread& t, Frame* frame, uint32_t index) {
  Value name = Value::from_object(frame->code->global_names[index]);
  Value space = frame->regs[0];
  if (is_plain_dict(t, space)) {
    if (!dict_take(t, as<Dict>(space), name).is_undefined()) return true;
  } else {
    if (del_item(t, space, name)) return true;
    if (!pending_is(t, t.machine.types.KeyError)) return false;
    static_cast<void>(t.take_pending());
  }
  if (!t.has_pending()) static_cast<void>(raise_name_error(t, frame->code->global_names[index]));
  return false;
}

// Is the list in that register for a call, whose callee stands in front of it, and nothing else added to it?
bool is_only_star(const Frame* frame, unsigned list) {
  const Word* end = frame->code->words + frame->code->code->words.size();
  int added = 0;
  for (const Word* word = frame->code->words; word < frame->pc; word += op_length(op_of(*word))) {
    const Op op = op_of(*word);
    if (a_of(*word) != list) continue;
    if (op == Op::BUILD_LIST) added = c_of(*word) != 0 ? 1 : 0;
    added += op == Op::LIST_APPEND || op == Op::LIST_EXTEND ? 1 : 0;
  }
  if (added != 1) return false;
  for (const Word* next = frame->pc; next < end; next += op_length(op_of(*next))) {
    const Op op = op_of(*next);
    if (op == Op::CALL_EX && a_of(*next) + 1 == list) return true;
    if (a_of(*next) == list && (op == Op::LIST_APPEND || op == Op::LIST_EXTEND || op == Op::LIST_TO_TUPLE))
      break;
  }
  return false;
}

// The items of *iterable, in a call or a display; `word` is the instruction.
bool list_extend_by_star(Thread& t, const Frame* frame, Word word) {
  Value* list = frame->regs + a_of(word);
  Value iterable = frame->regs[b_of(word)];
  if (list_extend(t, as<List>(*list), iterable)) return true;
  const bool iterates = !lookup_special(t, iterable, kIterDunder).is_undefined() ||
                        !lookup_special(t, iterable, kGetItemDunder).is_undefined();
  if (iterates || !pending_is(t, t.machine.types.TypeError)) return false;
  static_cast<void>(t.take_pending());
  std::string what = "Value";
  if (is_only_star(frame, a_of(word))) {
    what.clear();
    if (!callee_text(t, list[-1], &what)) return false;
    what += " argument";
  }
  static_cast<void>(raise(t, t.machine.types.TypeError, "{} after * must be an iterable, not {}", what,
                          type_name(t, iterable)));
  return false;
}

// False for code that runs with a __builtins__ of its own without that name.
bool has_builtin(Thread& t, const CodeState* code, const char* name) {
  if (code->builtins_dict == t.machine.builtins->dict) return true;
  return !dict_get_str(code->builtins_dict, intern(t.machine, t, name)).is_undefined();
}

// What fails leaves the variable that it was meant for as it was.
bool store(Value v, Value* out) {
  if (v.is_error()) return false;
  *out = v;
  return true;
}

bool compare_to(Thread& t, CompareOp op, const Value* r, Word word, Value* out) {
  return store(compare(t, op, r[b_of(word)], r[c_of(word)]), out);
}

}  // namespace

bool execute_rare(Thread& t, Frame* frame, Word word, Word extension) {
  Value* r = frame->regs;
  CodeState* code = frame->code;
  Value* a = r + a_of(word);
  Value* b = r + b_of(word);
  Value* c = r + c_of(word);
  switch (op_of(word)) {
    case Op::LOAD_NAME:
      return store(load_name(t, frame, bc_of(word), Value::undefined()), a);
    case Op::LOAD_CLASSDEREF:
      return store(load_name(t, frame, extension, *b), a);
    case Op::STORE_NAME:
      if (is_plain_dict(t, r[0])) {
        return dict_set_str(t, as<Dict>(r[0]), code->global_names[bc_of(word)], *a);
      }
      return set_item(t, r[0], Value::from_object(code->global_names[bc_of(word)]), *a);
    case Op::DELETE_NAME:
      return delete_name(t, frame, bc_of(word));
    case Op::DELETE_GLOBAL:
      return delete_global(t, code, bc_of(word));
    case Op::DELETE_FAST:
      if (a->is_undefined()) return store(raise_unbound(t, code, a_of(word)), a);
      *a = Value::undefined();
      return true;
    case Op::DELETE_DEREF:
      if (as<Cell>(*b)->value.exchange(Value::undefined()).is_undefined()) {
        static_cast<void>(raise_unbound(t, code, b_of(word)));
        return false;
      }
      return true;
    case Op::LOAD_ASSERTION_ERROR:
      *a = Value::from_object(t.machine.types.AssertionError);
      return true;
    case Op::LOAD_BUILD_CLASS:
      if (!has_builtin(t, code, "__build_class__")) {
        static_cast<void>(raise_text(t, t.machine.types.NameError, "__build_class__ not found"));
        return false;
      }
      return store(
          Value::from_object(make_builtin(t, kBuildClass, Value::undefined(), nullptr, Value::none())), a);
    case Op::LOAD_INTRINSIC:
      return store(intrinsic_function(t, static_cast<Intrinsic>(b_of(word))), a);
    case Op::MATCH_SEQUENCE:
      return store(match_sequence(t, *b), a);
    case Op::MATCH_MAPPING:
      return store(match_mapping(t, *b), a);
    case Op::GET_LEN: {
      const int64_t size = length(t, *b);
      if (size < 0) return false;
      *a = Value::from_int(size);
      return true;
    }
    case Op::MATCH_KEYS:
      return store(match_keys(t, *b, as<Tuple>(*c)), a);
    case Op::MATCH_REST:
      return store(match_rest(t, *b, as<Tuple>(*c)), a);
    case Op::MATCH_CLASS:
      return store(match_class(t, *b, c[0], as<Tuple>(c[1]), extension), a);
    case Op::DELETE_ATTR:
      return del_attr(t, *b, code->attr_names[extension]);
    case Op::UNARY_NEGATIVE:
      return store(unary_negative(t, *b), a);
    case Op::UNARY_POSITIVE:
      return store(unary_positive(t, *b), a);
    case Op::UNARY_INVERT:
      return store(unary_invert(t, *b), a);
    case Op::COMPARE_LT:
      return compare_to(t, CompareOp::kLt, r, word, a);
    case Op::COMPARE_LE:
      return compare_to(t, CompareOp::kLe, r, word, a);
    case Op::COMPARE_GT:
      return compare_to(t, CompareOp::kGt, r, word, a);
    case Op::COMPARE_GE:
      return compare_to(t, CompareOp::kGe, r, word, a);
    case Op::COMPARE_EQ:
      return compare_to(t, CompareOp::kEq, r, word, a);
    case Op::COMPARE_NE:
      return compare_to(t, CompareOp::kNe, r, word, a);
    case Op::CONTAINS_OP:
    case Op::NOT_CONTAINS_OP: {
      int found = contains(t, *c, *b);
      if (found < 0) return false;
      *a = Value::boolean((found == 1) == (op_of(word) == Op::CONTAINS_OP));
      return true;
    }
    case Op::GET_ITER:
      return store(get_iter(t, *b), a);
    case Op::UNPACK_EX:
      return unpack_ex(t, *b, a, c_of(word), extension);
    case Op::DELETE_SUBSCR:
      return del_item(t, *b, *c);
    case Op::BUILD_SLICE:
      return store(new_slice(t, b[0], b[1], b[2]), a);
    case Op::BUILD_TUPLE:
      return store(new_tuple_of(t, {b, c_of(word)}), a);
    case Op::BUILD_LIST:
      return store(new_list(t, {b, c_of(word)}), a);
    case Op::BUILD_SET:
      return store(build_set(t, b, c_of(word)), a);
    case Op::BUILD_MAP:
      return store(build_map(t, b, c_of(word)), a);
    case Op::BUILD_STRING:
      return store(str_join(t, b, c_of(word)), a);
    case Op::FORMAT_VALUE:
      return store(format_register(t, b, c_of(word)), a);
    case Op::LIST_EXTEND:
      return list_extend_by_star(t, frame, word);
    case Op::LIST_TO_TUPLE:
      return store(list_snapshot(t, as<List>(*b)), a);
    case Op::SET_ADD:
      return set_add(t, as<Set>(*a), *b);
    case Op::SET_UPDATE:
      return set_update(t, as<Set>(*a), *b);
    case Op::MAP_ADD:
      return dict_set(t, as<Dict>(*a), *b, *c);
    case Op::DICT_UPDATE:
      return dict_update_mapping(t, as<Dict>(*a), *b);
    case Op::DICT_MERGE:
      return dict_merge(t, as<Dict>(*a), *b, *c);
    case Op::MAKE_FUNCTION:
      return store(make_function(t, frame, word, extension), a);
    case Op::GET_YIELD_FROM_ITER:
      return store(is_kind(*b, Kind::kGenerator) ? *b : get_iter(t, *b), a);
    case Op::RAISE_VARARGS:
      return raise_varargs(t, r, word);
    case Op::PUSH_EXC_INFO:
      push_exc_info(t, frame, a, *b);
      return true;
    case Op::POP_EXCEPT:
      pop_except(t, frame, *a);
      return true;
    case Op::BEFORE_WITH:
      return before_with(t, *b, a);
    case Op::WITH_EXCEPT_START:
      return store(with_except_start(t, b, *c), a);
    case Op::IMPORT_NAME:
      if (!has_builtin(t, code, "__import__")) {
        static_cast<void>(raise_text(t, t.machine.types.ImportError, "__import__ not found"));
        return false;
      }
      return store(import_module(t, code->global_names[bc_of(word)], a[0], a[1].is_int() ? a[1].as_int() : 0,
                                 code->globals_dict),
                   a);
    case Op::IMPORT_FROM_ATTR:
      return store(import_from(t, *b, code->attr_names[extension]), a);
    case Op::IMPORT_STAR:
      return import_star(t, *a, code->globals_dict);
    default:
      GILBOX_CHECK(false, "an instruction that the loop should know");
      return false;
  }
}

}  // namespace gilbox

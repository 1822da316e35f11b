#include "vm/interp/loop.h"
#include "vm/objects/dict.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/list.h"
#include "vm/objects/signature.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

Called call_function(Thread& t, Function* f, Value* args, uint32_t count, Tuple* kwnames, uint8_t flags,
                     uint8_t return_reg) {
  CodeState* code = f->code.load(std::memory_order_acquire);
  uint32_t given = count;
  if (!code->simple_arguments || count != code->arg_count || (kwnames != nullptr && kwnames->count > 0)) {
    if (!bind_arguments(t, f, code, args, count, kwnames)) return Called::kError;
    given = code->code->parameter_count();
  }
  return push_frame(t, code, args, f, given, flags, return_reg) == nullptr ? Called::kError : Called::kFrame;
}

bool takes_plain_construction(Thread& t, const Type* type) {
  const Types& types = t.machine.types;
  return type->dunder(kNewDunder) == types.object->dunder(kNewDunder) &&
         type->instance_kind == Kind::kInstance && !type->has_flag(Type::kAbstract);
}

// Classes: the common case makes the instance here and goes on in its __init__.
Called call_type(Thread& t, Type* type, Value* args, uint32_t count, Tuple* kwnames, uint8_t return_reg,
                 Value* result) {
  Type* metatype = type_of(t, Value::from_object(type));
  Value meta_call = metatype->dunder(kCallDunder);
  if (metatype != t.machine.types.type && meta_call != t.machine.types.type->dunder(kCallDunder)) {
    args[-1] = Value::from_object(type);
    return call_any(t, meta_call, args - 1, count + 1, kwnames, return_reg, result);
  }
  Value init = type->dunder(kInitDunder);
  if (takes_plain_construction(t, type) && is_kind(init, Kind::kFunction)) {
    auto* instance = new_instance<AttrObject>(t, type, Kind::kInstance);
    args[-1] = Value::from_object(instance);
    watch_new(t, type, args[-1]);
    Called called =
        call_function(t, as<Function>(init), args - 1, count + 1, kwnames, Frame::kConstruct, return_reg);
    if (called == Called::kFrame) t.frame->owner = Value::from_object(instance);
    return called;
  }
  // Types whose __new__ does it all take the arguments where they stand.
  Value creator = type->dunder(kNewDunder);
  const Type* object = t.machine.types.object;
  if (kwnames == nullptr && is_kind(creator, Kind::kBuiltin) && !type->has_flag(Type::kNotCallable) &&
      creator != object->dunder(kNewDunder) && init == object->dunder(kInitDunder)) {
    args[-1] = Value::from_object(type);
    *result = call_builtin_in_place(t, as<Builtin>(creator), args - 1, count + 1);
    if (result->is_error()) return Called::kError;
    watch_new(t, type, *result);
    return Called::kValue;
  }
  uint32_t named = kwnames == nullptr ? 0 : kwnames->count;
  *result = construct(t, type, {args, count + named}, kwnames);
  return result->is_error() ? Called::kError : Called::kValue;
}

}  // namespace

Called call_any(Thread& t, Value callee, Value* args, uint32_t count, Tuple* kwnames, uint8_t return_reg,
                Value* result) {
  if (callee.is_object()) {
    switch (kind_of(callee)) {
      case Kind::kFunction:
        return call_function(t, as<Function>(callee), args, count, kwnames, 0, return_reg);
      case Kind::kBuiltin:
        *result = kwnames == nullptr ? call_builtin_in_place(t, as<Builtin>(callee), args, count)
                                     : call_builtin(t, as<Builtin>(callee), args, count, kwnames);
        return result->is_error() ? Called::kError : Called::kValue;
      case Kind::kBoundMethod:
        args[-1] = as<BoundMethod>(callee)->self;
        return call_any(t, as<BoundMethod>(callee)->function, args - 1, count + 1, kwnames, return_reg,
                        result);
      case Kind::kType:
        return call_type(t, as<Type>(callee), args, count, kwnames, return_reg, result);
      default: {
        Value method = lookup_special(t, callee, kCallDunder);
        if (method.is_undefined()) break;
        if (is_kind(method, Kind::kFunction) ||
            (is_kind(method, Kind::kBuiltin) && as<Builtin>(method)->owner != nullptr &&
             as<Builtin>(method)->self.is_undefined())) {
          args[-1] = callee;
          return call_any(t, method, args - 1, count + 1, kwnames, return_reg, result);
        }
        Value bound = bind_attr(t, method, callee, type_of(t, callee));
        if (bound.is_error()) return Called::kError;
        uint32_t named = kwnames == nullptr ? 0 : kwnames->count;
        *result = call(t, bound, {args, count + named}, kwnames);
        return result->is_error() ? Called::kError : Called::kValue;
      }
    }
  }
  static_cast<void>(raise(t, t.machine.types.TypeError, "'{}' object is not callable", type_name(t, callee)));
  return Called::kError;
}

Called call_spread(Thread& t, Value callee, Value* args, Value positional, Value keywords, uint8_t return_reg,
                   Value* result) {
  RootedValues values(t);
  Value snapshot = is_kind(positional, Kind::kTuple) ? positional : list_snapshot(t, as<List>(positional));
  if (snapshot.is_error()) return Called::kError;
  for (Value v : tuple_items(as<Tuple>(snapshot))) values.push(v);
  auto count = static_cast<uint32_t>(values.size());
  Tuple* kwnames = nullptr;
  if (is_kind(keywords, Kind::kDict)) {
    kwnames = spread_keywords(t, as<Dict>(keywords), &values);
    if (kwnames == nullptr) return Called::kError;
  }
  // Few arguments fit behind the frame's registers and one place for the callee's self; many are handed over
  // as native code does.
  if (values.size() >= kRegisterSlack) {
    *result = call(t, callee, values.span(), kwnames);
    return result->is_error() ? Called::kError : Called::kValue;
  }
  Value* room = t.free_registers - kRegisterSlack + 1;
  static_cast<void>(args);
  std::copy_n(values.data(), values.size(), room);
  return call_any(t, callee, room, count, kwnames, return_reg, result);
}

Value call_from_native(Thread& t, Value callee, Value* args, uint32_t count, Tuple* kwnames) {
  if (native_stack_full(t)) return Value::error();
  uint32_t named = kwnames == nullptr ? 0 : kwnames->count;
  Value* saved = t.free_registers;
  Value* area = saved + 1;  // one for the callee's self
  if (area + count + named + kRegisterSlack > t.registers_end) return raise_recursion(t);
  std::copy_n(args, count + named, area);
  t.free_registers = area + count + named + kRegisterSlack;
  Frame* outer = t.frame;
  Value result;
  Called called = call_any(t, callee, area, count, kwnames, 0, &result);
  if (called == Called::kFrame) {
    t.frame->flags |= Frame::kToNative;
    result = run_frame(t);
  } else if (called == Called::kError) {
    result = Value::error();
  }
  GILBOX_DCHECK(t.frame == outer, "frames are balanced");
  static_cast<void>(outer);
  t.free_registers = saved;
  return result;
}

}  // namespace gilbox

#include "vm/modules/named_tuple.h"

#include "vm/objects/dict.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

Value match_args(Thread& t, const Type* type) {
  return type_lookup(const_cast<Type*>(type), intern(t.machine, t, "__match_args__"));
}

// time.struct_time(tm_year=2024, ...)
Value named_tuple_repr(Thread& t, Value* args, uint32_t) {
  const Type* type = type_of(t, args[0]);
  const auto* tuple = as<Tuple>(args[0]);
  const Value names = match_args(t, type);
  std::string text;
  const Value module = type_lookup(const_cast<Type*>(type), t.machine.names.dunder_module);
  if (is_kind(module, Kind::kStr)) text = to_utf8(as<Str>(module)) + ".";
  text += type_name(type) + "(";
  for (uint32_t i = 0; i < tuple->count; ++i) {
    if (i > 0) text += ", ";
    const auto* named = is_kind(names, Kind::kTuple) ? as<Tuple>(names) : nullptr;
    if (named != nullptr && i < named->count) text += to_utf8(as<Str>(*(named->items + i))) + "=";
    std::string item;
    if (!repr_to(t, *(tuple->items + i), &item)) return Value::error();
    text += item;
  }
  return new_str(t, text + ")");
}

Value named_tuple_new(Thread& t, Value* args, uint32_t) {
  auto* type = as<Type>(args[0]);
  const Value items = tuple_from(t, args[1]);
  if (items.is_error()) return items;
  const auto* tuple = as<Tuple>(items);
  const uint32_t fields = as<Tuple>(match_args(t, type))->count;
  if (tuple->count < fields) {
    return raise(t, t.machine.types.TypeError, "{}() takes an at least {}-sequence ({}-sequence given)",
                 type_name(type), fields, tuple->count);
  }
  return new_named_tuple(t, type, tuple_items(tuple));
}

constexpr NativeDef kNamedTupleMethods[] = {
    {"__new__", named_tuple_new, "cls, sequence, /"},
    {"__repr__", named_tuple_repr, "self, /"},
};

}  // namespace

Type* make_named_tuple_type(Thread& t, const char* module, const char* name,
                            std::span<const NativeGetSet> fields, size_t visible) {
  Type* type = define_type(t, {.name = name,
                               .module = module,
                               .kind = Kind::kTuple,
                               .base = t.machine.types.tuple,
                               .instance_size = sizeof(Tuple) - sizeof(Value),
                               .flags = Type::kNoSubclass,
                               .methods = kNamedTupleMethods,
                               .getsets = fields});
  RootedValues names(t);
  for (const NativeGetSet& field : fields.first(std::min(visible, fields.size())))
    names.push(Value::from_object(intern(t.machine, t, field.name)));
  const Value match = new_tuple_of(t, names.span());
  if (match.is_error() || !type_set_attr(t, type, intern(t.machine, t, "__match_args__"), match))
    return nullptr;
  return type;
}

Value new_named_tuple(Thread& t, Type* type, std::span<const Value> items) {
  const uint32_t shape = type->instance_shape.load(std::memory_order_acquire)->id;
  const size_t size = sizeof(Tuple) - sizeof(Value) + items.size() * sizeof(Value);
  auto* tuple = new_object<Tuple>(t, Kind::kTuple, shape, size < sizeof(Tuple) ? sizeof(Tuple) : size);
  if (tuple == nullptr) return Value::error();
  tuple->count = static_cast<uint32_t>(items.size());
  tuple->unused = 0;
  for (size_t i = 0; i < items.size(); ++i) *(tuple->items + i) = items[i];
  return Value::from_object(tuple);
}

}  // namespace gilbox

#include "vm/modules/named_tuple.h"

#include "vm/objects/dict.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

Value match_args(Thread& t, const Type* type) {
  return type_lookup(const_cast<Type*>(type), intern(t.machine, t, "__match_args__"));
}

// "time.struct_time"
std::string qualified_name(Thread& t, const Type* type) {
  const Value module = type_lookup(const_cast<Type*>(type), t.machine.names.dunder_module);
  return (is_kind(module, Kind::kStr) ? to_utf8(as<Str>(module)) + "." : "") + type_name(type);
}

// time.struct_time(tm_year=2024, ...)
Value named_tuple_repr(Thread& t, Value* args, uint32_t) {
  const Type* type = type_of(t, args[0]);
  const auto* tuple = as<Tuple>(args[0]);
  const Value names = match_args(t, type);
  std::string text;
  text = qualified_name(t, type) + "(";
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
  if (items.is_error()) {
    if (!pending_is(t, t.machine.types.TypeError)) return items;
    static_cast<void>(t.take_pending());
    return raise_text(t, t.machine.types.TypeError, "constructor requires a sequence");
  }
  const auto* tuple = as<Tuple>(items);
  const uint32_t fields = as<Tuple>(match_args(t, type))->count;
  const Value all = type_get_attr_if_any(t, type, intern(t.machine, t, "n_fields"));
  const uint32_t most = all.is_int() ? static_cast<uint32_t>(all.as_int()) : fields;
  if (tuple->count < fields || tuple->count > most) {
    const bool few = tuple->count < fields;
    const char* words = fields == most ? "a" : few ? "an at least" : "an at most";
    return raise(t, t.machine.types.TypeError, "{}() takes {} {}-sequence ({}-sequence given)",
                 qualified_name(t, type), words, few ? fields : most, tuple->count);
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
  const int64_t shown = static_cast<int64_t>(names.span().size());
  const std::pair<const char*, int64_t> counts[] = {{"n_sequence_fields", shown},
                                                    {"n_fields", static_cast<int64_t>(fields.size())},
                                                    {"n_unnamed_fields", 0}};
  for (const auto& [key, count] : counts) {
    if (!type_set_attr(t, type, intern(t.machine, t, key), Value::from_int(count))) return nullptr;
  }
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

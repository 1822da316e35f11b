#include "vm/objects/mapping_proxy.h"

#include "vm/heap/heap.h"
#include "vm/objects/alloc.h"
#include "vm/objects/dict.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

struct MappingProxy : NativeObject {
  Value mapping;
};

void trace_proxy(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<MappingProxy*>(object)->mapping);
}

constexpr NativeOps kProxyOps = {"mappingproxy", sizeof(MappingProxy), trace_proxy, nullptr, nullptr};

// What a proxy shows; other values are themselves.
Value shown_by(Value v) {
  const bool proxy = is_kind(v, Kind::kNative) && as<NativeObject>(v)->operations == &kProxyOps;
  return proxy ? as<MappingProxy>(v)->mapping : v;
}

Value proxy_new(Thread& t, Value* a, uint32_t) {
  if (is_kind(a[1], Kind::kList) || is_kind(a[1], Kind::kTuple) ||
      lookup_special(t, a[1], kGetItemDunder).is_undefined()) {
    return raise(t, t.machine.types.TypeError, "mappingproxy() argument must be a mapping, not {}",
                 type_name(t, a[1]));
  }
  return new_mapping_proxy(t, a[1]);
}

Value proxy_getitem(Thread& t, Value* a, uint32_t) {
  return get_item(t, shown_by(a[0]), a[1]);
}
Value proxy_contains(Thread& t, Value* a, uint32_t) {
  const int found = contains(t, shown_by(a[0]), a[1]);
  return found < 0 ? Value::error() : Value::boolean(found == 1);
}
Value proxy_len(Thread& t, Value* a, uint32_t) {
  const int64_t n = length(t, shown_by(a[0]));
  return n < 0 ? Value::error() : Value::from_int(n);
}
Value proxy_iter(Thread& t, Value* a, uint32_t) {
  return get_iter(t, shown_by(a[0]));
}
Value proxy_str(Thread& t, Value* a, uint32_t) {
  return to_str(t, shown_by(a[0]));
}
Value proxy_repr(Thread& t, Value* a, uint32_t) {
  std::string text = "mappingproxy(";
  if (!repr_to(t, shown_by(a[0]), &text)) return Value::error();
  return new_str(t, text + ")");
}
Value proxy_hash(Thread& t, Value* a, uint32_t) {
  uint64_t h = 0;
  if (!hash(t, shown_by(a[0]), &h)) return Value::error();
  return new_int(t, static_cast<int64_t>(h));
}

template <CompareOp kOp>
Value proxy_compare(Thread& t, Value* a, uint32_t) {
  return compare(t, kOp, shown_by(a[0]), shown_by(a[1]));
}

Value proxy_or(Thread& t, Value* a, uint32_t) {
  return binary_op(t, BinaryOp::kOr, shown_by(a[0]), shown_by(a[1]));
}
Value proxy_ror(Thread& t, Value* a, uint32_t) {
  return binary_op(t, BinaryOp::kOr, shown_by(a[1]), shown_by(a[0]));
}
Value proxy_ior(Thread& t, Value*, uint32_t) {
  return raise_text(t, t.machine.types.TypeError, "'|=' is not supported by mappingproxy; use '|' instead");
}

Value ask(Thread& t, Value proxy, const char* method, std::span<const Value> args = {}) {
  return call_method(t, shown_by(proxy), intern(t.machine, t, method), args);
}
Value proxy_reversed(Thread& t, Value* a, uint32_t) {
  return ask(t, a[0], "__reversed__");
}
Value proxy_get(Thread& t, Value* a, uint32_t) {
  const Value args[] = {a[1], a[2].is_undefined() ? Value::none() : a[2]};
  return ask(t, a[0], "get", args);
}
Value proxy_keys(Thread& t, Value* a, uint32_t) {
  return ask(t, a[0], "keys");
}
Value proxy_values(Thread& t, Value* a, uint32_t) {
  return ask(t, a[0], "values");
}
Value proxy_items(Thread& t, Value* a, uint32_t) {
  return ask(t, a[0], "items");
}
Value proxy_copy(Thread& t, Value* a, uint32_t) {
  return ask(t, a[0], "copy");
}

constexpr NativeDef kProxyMethods[] = {
    {"__new__", proxy_new, "cls, mapping"},
    {"__getitem__", proxy_getitem, "self, key, /"},
    {"__contains__", proxy_contains, "self, key, /"},
    {"__len__", proxy_len, "self, /"},
    {"__iter__", proxy_iter, "self, /"},
    {"__reversed__", proxy_reversed, "self, /"},
    {"__str__", proxy_str, "self, /"},
    {"__repr__", proxy_repr, "self, /"},
    {"__hash__", proxy_hash, "self, /"},
    {"__eq__", proxy_compare<CompareOp::kEq>, "self, value, /"},
    {"__ne__", proxy_compare<CompareOp::kNe>, "self, value, /"},
    {"__lt__", proxy_compare<CompareOp::kLt>, "self, value, /"},
    {"__le__", proxy_compare<CompareOp::kLe>, "self, value, /"},
    {"__gt__", proxy_compare<CompareOp::kGt>, "self, value, /"},
    {"__ge__", proxy_compare<CompareOp::kGe>, "self, value, /"},
    {"__or__", proxy_or, "self, value, /"},
    {"__ror__", proxy_ror, "self, value, /"},
    {"__ior__", proxy_ior, "self, value, /"},
    {"get", proxy_get, "self, key, default=, /"},
    {"keys", proxy_keys, "self, /"},
    {"values", proxy_values, "self, /"},
    {"items", proxy_items, "self, /"},
    {"copy", proxy_copy, "self, /"},
    GILBOX_CLASS_GETITEM,
};

}  // namespace

Value new_mapping_proxy(Thread& t, Value mapping) {
  auto* proxy = new_instance<MappingProxy>(t, t.machine.types.mappingproxy, Kind::kNative);
  proxy->operations = &kProxyOps;
  proxy->mapping = mapping;
  return Value::from_object(proxy);
}

void init_mapping_proxy_type(Thread& t) {
  t.machine.types.mappingproxy = define_type(
      t,
      {.name = "mappingproxy", .native = &kProxyOps, .flags = Type::kNoSubclass, .methods = kProxyMethods});
}

}  // namespace gilbox

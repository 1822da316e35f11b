// The types of None, NotImplemented and Ellipsis, which are immediates of the value word.
#include "vm/objects/function.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

Value singleton_repr(Thread& t, Value* a, uint32_t) {
  return repr(t, a[0]);
}
Value none_bool(Thread&, Value*, uint32_t) {
  return Value::boolean(false);
}
Value none_new(Thread&, Value*, uint32_t) {
  return Value::none();
}
Value not_implemented_new(Thread&, Value*, uint32_t) {
  return Value::not_implemented();
}
Value ellipsis_new(Thread&, Value*, uint32_t) {
  return Value::ellipsis();
}
Value singleton_init(Thread&, Value*, uint32_t) {
  return Value::none();
}

constexpr NativeDef kNoneMethods[] = {
    {"__new__", none_new, "cls, /"},
    {"__init__", singleton_init, "self, /"},
    {"__repr__", singleton_repr, "self, /"},
    {"__bool__", none_bool, "self, /"},
};
constexpr NativeDef kNotImplementedMethods[] = {
    {"__new__", not_implemented_new, "cls, /"},
    {"__init__", singleton_init, "self, /"},
    {"__repr__", singleton_repr, "self, /"},
};
constexpr NativeDef kEllipsisMethods[] = {
    {"__new__", ellipsis_new, "cls, /"},
    {"__init__", singleton_init, "self, /"},
    {"__repr__", singleton_repr, "self, /"},
};

}  // namespace

void init_singleton_types(Thread& t) {
  Types& types = t.machine.types;
  types.none = define_type(t, {.name = "NoneType", .flags = Type::kNoSubclass, .methods = kNoneMethods});
  types.not_implemented = define_type(
      t, {.name = "NotImplementedType", .flags = Type::kNoSubclass, .methods = kNotImplementedMethods});
  types.ellipsis =
      define_type(t, {.name = "ellipsis", .flags = Type::kNoSubclass, .methods = kEllipsisMethods});
}

}  // namespace gilbox

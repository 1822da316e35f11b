// The class str: construction, special methods, and the table of all methods.
#include <vector>

#include "vm/objects/bytearray.h"
#include "vm/objects/format.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list_arguments.h"
#include "vm/objects/str_methods.h"
#include "vm/objects/str_search.h"
#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

// The text of s as an instance of a subclass. Its in-line slots stand behind the struct, so longer texts live
// in a buffer.
Value new_of_subclass(Thread& t, Type* cls, Str* s) {
  size_t bytes = s->byte_size();
  auto flags = static_cast<uint8_t>(s->flags & (Str::kWidthMask | Str::kAscii));
  StrBuffer* buffer = nullptr;
  if (bytes > sizeof(Str::inline_data)) {
    flags |= Str::kExternal;
    if ((s->flags & Str::kExternal) != 0) {
      buffer = s->buffer;
    } else {
      buffer = new_str_buffer(t, bytes);
      if (buffer == nullptr) return Value::error();
      std::memcpy(buffer->data, s->bytes(), bytes);
      buffer->used.store(static_cast<uint32_t>(bytes), std::memory_order_relaxed);
    }
  }
  const bool attributes = cls->instance_shape.load(std::memory_order_acquire)->has_attributes;
  const size_t size = sizeof(Str) + (attributes ? sizeof(Ref<Object>) : 0);
  Str* result = new_instance<Str>(t, cls, Kind::kStr, size, flags);
  if (result == nullptr) return Value::error();
  if (attributes) {
    result->spare = 1;
    reinterpret_cast<Ref<Object>*>(result + 1)->init(nullptr);
  }
  result->length = s->length;
  result->hash.store(s->hash.load(std::memory_order_relaxed), std::memory_order_relaxed);
  if (buffer != nullptr) {
    result->buffer = buffer;
  } else {
    std::memcpy(result->inline_data, s->bytes(), bytes);
  }
  return value_of(result);
}

bool str_argument(Thread& t, Value v, const char* function, const char* name) {
  if (v.is_undefined() || is_str(v)) return true;
  static_cast<void>(raise(t, t.machine.types.TypeError, "{}() argument '{}' must be str, not {}", function,
                          name, argument_type_name(t, v)));
  return false;
}

Value construct(Thread& t, Value object, Value encoding, Value errors) {
  if (encoding.is_undefined() && errors.is_undefined()) {
    return object.is_undefined() ? empty_str(t) : to_str(t, object);
  }
  if (!str_argument(t, encoding, "str", "encoding") || !str_argument(t, errors, "str", "errors")) {
    return Value::error();
  }
  if (object.is_undefined()) return empty_str(t);
  const Value held = as_bytes(t, object);
  if (!held.is_undefined()) {
    const Bytes* b = as<Bytes>(held);
    return decode_bytes(t, {b->data, b->length}, encoding, errors);
  }
  if (is_str(object)) return raise_text(t, t.machine.types.TypeError, "decoding str is not supported");
  return raise(t, t.machine.types.TypeError, "decoding to str: need a bytes-like object, {} found",
               type_name(t, object));
}

Value str_new(Thread& t, Value* args, uint32_t) {
  const Types& types = t.machine.types;
  if (args[0] == Value::from_object(types.str)) return construct(t, args[1], args[2], args[3]);
  Type* cls = as<Type>(args[0]);
  Value text = construct(t, args[1], args[2], args[3]);
  if (text.is_error()) return text;
  return new_of_subclass(t, cls, as<Str>(text));
}

Value str_len(Thread&, Value* args, uint32_t) {
  return Value::from_int(self_str(args)->length);
}
Value str_getitem(Thread& t, Value* args, uint32_t) {
  return str_get_item(t, self_str(args), args[1]);
}
Value str_has(Thread& t, Value* args, uint32_t) {
  int result = str_contains(t, self_str(args), args[1]);
  return result < 0 ? Value::error() : Value::boolean(result != 0);
}
Value str_iter(Thread& t, Value* args, uint32_t) {
  return new_iterator(t, IteratorKind::kStr, args[0]);
}
Value str_hash_method(Thread&, Value* args, uint32_t) {
  return Value::from_int(str_hash(self_str(args)));
}

template <class Test>
Value compared(Value* args, Test test) {
  if (!is_str(args[1])) return Value::not_implemented();
  return Value::boolean(test(self_str(args), as<Str>(args[1])));
}
Value str_eq(Thread&, Value* args, uint32_t) {
  return compared(args, [](auto* a, auto* b) { return str_equal(a, b); });
}
Value str_ne(Thread&, Value* args, uint32_t) {
  return compared(args, [](auto* a, auto* b) { return !str_equal(a, b); });
}
Value str_lt(Thread&, Value* args, uint32_t) {
  return compared(args, [](auto* a, auto* b) { return str_compare(a, b) < 0; });
}
Value str_le(Thread&, Value* args, uint32_t) {
  return compared(args, [](auto* a, auto* b) { return str_compare(a, b) <= 0; });
}
Value str_gt(Thread&, Value* args, uint32_t) {
  return compared(args, [](auto* a, auto* b) { return str_compare(a, b) > 0; });
}
Value str_ge(Thread&, Value* args, uint32_t) {
  return compared(args, [](auto* a, auto* b) { return str_compare(a, b) >= 0; });
}

Value str_add(Thread& t, Value* args, uint32_t) {
  if (is_str(args[1])) return str_concat(t, self_str(args), as<Str>(args[1]));
  if (has_script_method(t, args[1], kRaddDunder)) return Value::not_implemented();
  return raise(t, t.machine.types.TypeError, "can only concatenate str (not \"{}\") to str",
               type_name(t, args[1]));
}
Value str_mul(Thread& t, Value* args, uint32_t) {
  int64_t n = 0;
  RepeatCount status = repeat_count(t, args[1], &n);
  if (status == RepeatCount::kOk) return str_repeat(t, self_str(args), n);
  return status == RepeatCount::kOther ? Value::not_implemented() : Value::error();
}
Value str_mod(Thread& t, Value* args, uint32_t) {
  return str_modulo(t, self_str(args), args[1]);
}
Value str_rmod(Thread& t, Value* args, uint32_t) {
  return is_str(args[1]) ? str_modulo(t, as<Str>(args[1]), args[0]) : Value::not_implemented();
}

Value str_repr_method(Thread& t, Value* args, uint32_t) {
  return str_repr(t, self_str(args));
}
Value str_str(Thread& t, Value* args, uint32_t) {
  return exact_str(t, self_str(args));
}
Value str_getnewargs(Thread& t, Value* args, uint32_t) {
  const Value text = exact_str(t, self_str(args));
  return text.is_error() ? text : make_tuple(t, text);
}
Value str_format_special(Thread& t, Value* args, uint32_t) {
  if (!is_str(args[1])) return type_error(t, "__format__() argument must be str, not ", args[1]);
  // As its class, if derived, shows itself.
  if (as<Str>(args[1])->length == 0) return to_str(t, args[0]);
  return format_str(t, self_str(args), as<Str>(args[1]));
}

// args: self, keywords, positional ones.
Value str_format_call(Thread& t, Value* args, uint32_t count) {
  return str_format_method(t, self_str(args), args + 2, count - 2, args[1]);
}
Value str_format_map_call(Thread& t, Value* args, uint32_t) {
  return str_format_map(t, self_str(args), args[1]);
}

Value str_encode(Thread& t, Value* args, uint32_t) {
  if (!str_argument(t, args[1], "encode", "encoding") || !str_argument(t, args[2], "encode", "errors")) {
    return Value::error();
  }
  return encode_str(t, self_str(args), args[1], args[2]);
}

constexpr NativeDef kStrTypeMethods[] = {
    {"__new__", str_new, "cls, /, object=, encoding=, errors="},
    {"__len__", str_len, "self, /"},
    {"__getitem__", str_getitem, "self, key, /"},
    {"__contains__", str_has, "self, key, /"},
    {"__iter__", str_iter, "self, /"},
    {"__hash__", str_hash_method, "self, /"},
    {"__eq__", str_eq, "self, value, /"},
    {"__ne__", str_ne, "self, value, /"},
    {"__lt__", str_lt, "self, value, /"},
    {"__le__", str_le, "self, value, /"},
    {"__gt__", str_gt, "self, value, /"},
    {"__ge__", str_ge, "self, value, /"},
    {"__add__", str_add, "self, value, /"},
    {"__mul__", str_mul, "self, value, /"},
    {"__rmul__", str_mul, "self, value, /"},
    {"__mod__", str_mod, "self, value, /"},
    {"__rmod__", str_rmod, "self, value, /"},
    {"__repr__", str_repr_method, "self, /"},
    {"__str__", str_str, "self, /"},
    {"__getnewargs__", str_getnewargs, "self, /"},
    {"__format__", str_format_special, "self, format_spec, /"},
    {"format", str_format_call, "self, /, *args, **kwargs"},
    {"format_map", str_format_map_call, "self, mapping, /"},
    {"encode", str_encode, "self, /, encoding=, errors="},
};

// All methods in one table, which built-in function objects point into.
std::span<const NativeDef> all_methods() {
  static const std::vector<NativeDef> all = [] {
    std::vector<NativeDef> list(std::begin(kStrTypeMethods), std::end(kStrTypeMethods));
    for (auto more : {str_case_methods(), str_split_methods(), str_search_methods()}) {
      list.insert(list.end(), more.begin(), more.end());
    }
    return list;
  }();
  return all;
}

}  // namespace

void init_str_type(Thread& t) {
  TypeSpec spec;
  spec.name = "str";
  spec.kind = Kind::kStr;
  spec.instance_size = sizeof(Str);
  spec.methods = all_methods();
  spec.doc =
      "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
      "Text: an immutable sequence of Unicode code points.";
  t.machine.types.str = define_type(t, spec);
}

}  // namespace gilbox

#include "vm/objects/list_arguments.h"

#include "vm/objects/alloc.h"
#include "vm/objects/int.h"

namespace gilbox {

namespace {

bool search_bound(Thread& t, Value v, int64_t length, int64_t* out) {
  if (!is_integer_or_bool(v) && lookup_special(t, v, kIndexDunder).is_undefined()) {
    static_cast<void>(raise_text(t, t.machine.types.TypeError,
                                 "slice indices must be integers or have an __index__ method"));
    return false;
  }
  if (!to_int64(t, v, out, true)) return false;
  if (*out < 0) {
    *out += length;
    if (*out < 0) *out = 0;
  }
  return true;
}

}  // namespace

bool subscript_index(Thread& t, Value key, const char* type, int64_t* out) {
  if (key.is_int()) {
    *out = key.as_int();
    return true;
  }
  if (key.is_bool()) {
    *out = key.is_true() ? 1 : 0;
    return true;
  }
  if (!is_integer(key) && lookup_special(t, key, kIndexDunder).is_undefined()) {
    return !raise(t, t.machine.types.TypeError, "{} indices must be integers or slices, not {}", type,
                  type_name(t, key))
                .is_error();
  }
  Value index = to_index(t, key);
  if (index.is_error()) return false;
  if (int_fits_int64(index, out)) return true;
  return !raise(t, t.machine.types.IndexError, "cannot fit '{}' into an index-sized integer",
                type_name(t, key))
              .is_error();
}

bool has_script_method(Thread& t, Value v, Dunder which) {
  return type_of(t, v)->has_flag(Type::kScript) && !lookup_special(t, v, which).is_undefined();
}

RepeatCount repeat_count(Thread& t, Value v, int64_t* out) {
  if (v.is_int()) {
    *out = v.as_int();
    return RepeatCount::kOk;
  }
  if (!is_integer_or_bool(v) && lookup_special(t, v, kIndexDunder).is_undefined()) {
    if (has_script_method(t, v, kRmulDunder)) return RepeatCount::kOther;
    static_cast<void>(raise(t, t.machine.types.TypeError, "can't multiply sequence by non-int of type '{}'",
                            type_name(t, v)));
    return RepeatCount::kError;
  }
  Value index = to_index(t, v);
  if (index.is_error()) return RepeatCount::kError;
  if (int_fits_int64(index, out)) return RepeatCount::kOk;
  static_cast<void>(raise(t, t.machine.types.OverflowError, "cannot fit '{}' into an index-sized integer",
                          type_name(t, v)));
  return RepeatCount::kError;
}

bool search_bounds(Thread& t, Value start, Value stop, int64_t length, int64_t* first, int64_t* last) {
  *first = 0;
  *last = length;
  if (!start.is_undefined() && !search_bound(t, start, length, first)) return false;
  return stop.is_undefined() || search_bound(t, stop, length, last);
}

}  // namespace gilbox

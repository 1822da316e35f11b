// range (CPython: Objects/rangeobject.c). Ranges of small integers have their own short ways; the others
// compute with integers of any size.
#include "vm/objects/range.h"

#include <algorithm>
#include <cmath>

#include "vm/objects/alloc.h"
#include "vm/objects/big_number.h"
#include "vm/objects/dict_keys.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list_arguments.h"
#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

Value raw_range(Thread& t, Value start, Value stop, Value step, Value length) {
  auto* range = new_small<Range>(t, Kind::kRange);
  range->unused = 0;
  range->start = start;
  range->stop = stop;
  range->step = step;
  range->length = length;
  return Value::from_object(range);
}

Value range_length(Thread& t, Value start, Value stop, Value step) {
  if (start.is_int() && stop.is_int() && step.is_int()) {
    int64_t low = start.as_int();
    int64_t high = stop.as_int();
    int64_t by = step.as_int();
    if (by < 0) {
      std::swap(low, high);
      by = -by;
    }
    return new_int(t, low < high ? (high - low - 1) / by + 1 : int64_t{0});
  }
  BigNumber low = to_big(start);
  BigNumber high = to_big(stop);
  BigNumber by = to_big(step);
  if (by < 0) {
    std::swap(low, high);
    by = -by;
  }
  if (low >= high) return Value::from_int(0);
  return new_int(t, BigNumber((high - low - 1) / by + 1));
}

// start + number * step
Value item_at(Thread& t, const Range* range, Value number) {
  Value offset = int_binary(t, BinaryOp::kMultiply, number, range->step);
  return offset.is_error() ? offset : int_binary(t, BinaryOp::kAdd, range->start, offset);
}

Value index_error(Thread& t) {
  return raise_text(t, t.machine.types.IndexError, "range object index out of range");
}

// A slice's bounds against a length of any size (CPython: compute_slice).
struct BigBounds {
  BigNumber start, stop, step;
};
bool big_bounds(Thread& t, const Slice* slice, Value length_value, BigBounds* out) {
  // The checks of types and of a step of zero are those of other sequences.
  int64_t ignored = 0;
  if (!slice_unpack(t, slice, &ignored, &ignored, &ignored)) return false;
  auto number = [&](Value v, BigNumber* to) {
    Value index = to_index(t, v);
    if (index.is_error()) return false;
    *to = to_big(index);
    return true;
  };
  BigNumber length = to_big(length_value);
  out->step = 1;
  if (!slice->step.is_none() && !number(slice->step, &out->step)) return false;
  bool backwards = out->step < 0;
  BigNumber least = backwards ? -1 : 0;
  BigNumber most = backwards ? BigNumber(length - 1) : length;
  auto bound = [&](Value v, const BigNumber& otherwise, BigNumber* to) {
    if (v.is_none()) {
      *to = otherwise;
      return true;
    }
    if (!number(v, to)) return false;
    if (*to < 0) {
      *to += length;
      if (*to < least) *to = least;
    } else if (*to > most) {
      *to = most;
    }
    return true;
  };
  return bound(slice->start, backwards ? most : least, &out->start) &&
         bound(slice->stop, backwards ? least : most, &out->stop);
}

Value range_slice(Thread& t, Range* range, const Slice* slice) {
  BigBounds bounds;
  if (!big_bounds(t, slice, range->length, &bounds)) return Value::error();
  BigNumber start = to_big(range->start);
  BigNumber step = to_big(range->step);
  Value new_start = new_int(t, BigNumber(start + bounds.start * step));
  Value new_stop = new_int(t, BigNumber(start + bounds.stop * step));
  Value new_step = new_int(t, BigNumber(step * bounds.step));
  return new_range(t, new_start, new_stop, new_step);
}

// The number of an integer in the range, or Undefined.
Value find_integer(Thread& t, const Range* range, Value item) {
  if (item.is_bool()) item = Value::from_int(item.is_true() ? 1 : 0);
  if (is_small_range(range) && item.is_int()) {
    int64_t offset = item.as_int() - range->start.as_int();
    int64_t step = range->step.as_int();
    if (offset % step != 0) return Value::undefined();
    int64_t number = offset / step;
    return number >= 0 && number < range->length.as_int() ? Value::from_int(number) : Value::undefined();
  }
  BigNumber offset = to_big(item) - to_big(range->start);
  BigNumber step = to_big(range->step);
  if (offset % step != 0) return Value::undefined();
  BigNumber number = offset / step;
  return number >= 0 && number < to_big(range->length) ? new_int(t, number) : Value::undefined();
}

}  // namespace

Value new_range(Thread& t, Value start, Value stop, Value step) {
  Value numbers[] = {start, stop, step};
  for (Value& n : numbers) {
    if (n.is_int()) continue;
    n = to_index(t, n);
    if (n.is_error()) return n;
    if (n.is_bool()) n = Value::from_int(n.is_true() ? 1 : 0);
  }
  if (numbers[2] == Value::from_int(0)) {
    return raise_text(t, t.machine.types.ValueError, "range() arg 3 must not be zero");
  }
  Value length = range_length(t, numbers[0], numbers[1], numbers[2]);
  return length.is_error() ? length : raw_range(t, numbers[0], numbers[1], numbers[2], length);
}

Value range_get_item(Thread& t, Range* range, Value key) {
  if (is_kind(key, Kind::kSlice)) return range_slice(t, range, as<Slice>(key));
  if (key.is_int() && is_small_range(range)) {
    int64_t n = key.as_int();
    int64_t length = range->length.as_int();
    if (n < 0) n += length;
    if (n < 0 || n >= length) return index_error(t);
    return Value::from_int(range->start.as_int() + n * range->step.as_int());
  }
  Value index;
  if (is_integer_or_bool(key) || !lookup_special(t, key, kIndexDunder).is_undefined()) {
    index = to_index(t, key);
  } else {
    index = raise(t, t.machine.types.TypeError, "range indices must be integers or slices, not {}",
                  type_name(t, key));
  }
  if (index.is_error()) return index;
  Value zero = Value::from_int(0);
  if (int_compare(index, zero) < 0) index = int_binary(t, BinaryOp::kAdd, index, range->length);
  if (index.is_error()) return index;
  if (int_compare(index, zero) < 0 || int_compare(index, range->length) >= 0) return index_error(t);
  return item_at(t, range, index);
}

int range_contains(Thread& t, Range* range, Value item) {
  if (is_integer_or_bool(item)) return find_integer(t, range, item).is_undefined() ? 0 : 1;
  if (item.is_double()) {
    double d = item.as_double();
    if (!std::isfinite(d) || d != std::floor(d)) return 0;
    Value n = int_from_double(t, d);
    return n.is_error() ? -1 : range_contains(t, range, n);
  }
  int found = 0;
  bool ok = iterate(t, Value::from_object(range), [&](Value n) {
    found = equal_items(t, n, item);
    return found == 0;
  });
  return ok || found == 1 ? found : -1;
}

int range_equals(Thread&, Range* a, Range* b) {
  if (a == b) return 1;
  if (int_compare(a->length, b->length) != 0) return 0;
  if (a->length == Value::from_int(0)) return 1;
  if (int_compare(a->start, b->start) != 0) return 0;
  return a->length == Value::from_int(1) || int_compare(a->step, b->step) == 0 ? 1 : 0;
}

bool range_hash(Thread& t, Range* range, uint64_t* out) {
  bool empty = range->length == Value::from_int(0);
  bool single = range->length == Value::from_int(1);
  Value parts = make_tuple(t, range->length, empty ? Value::none() : range->start,
                           empty || single ? Value::none() : range->step);
  return !parts.is_error() && tuple_hash(t, as<Tuple>(parts), out);
}

Value range_repr(Thread& t, Range* range) {
  std::string text = "range(" + int_to_text(range->start) + ", " + int_to_text(range->stop);
  if (!(range->step == Value::from_int(1))) text += ", " + int_to_text(range->step);
  return new_ascii(t, text + ")");
}

Value range_backwards(Thread& t, Range* range) {
  Value last = int_binary(t, BinaryOp::kSubtract, range->length, Value::from_int(1));
  if (!last.is_error()) last = item_at(t, range, last);
  if (last.is_error()) return last;
  Value stop = int_binary(t, BinaryOp::kSubtract, range->start, range->step);
  if (stop.is_error()) return stop;
  Value step = int_negative(t, range->step);
  return step.is_error() ? step : raw_range(t, last, stop, step, range->length);
}

void trace_range(Object* object, Marker& marker) {
  auto* range = static_cast<Range*>(object);
  marker.mark(range->start);
  marker.mark(range->stop);
  marker.mark(range->step);
  marker.mark(range->length);
}

// --- The type ---

namespace {

Range* self_range(Value* args) {
  return as<Range>(args[0]);
}

Value range_new(Thread& t, Value* args, uint32_t count) {
  uint32_t given = count - 1;
  if (given == 0 || given > 3) {
    return raise(t, t.machine.types.TypeError, "range expected at {} argument{}, got {}",
                 given == 0 ? "least 1" : "most 3", given == 0 ? "" : "s", given);
  }
  Value one = Value::from_int(1);
  if (given == 1) return new_range(t, Value::from_int(0), args[1], one);
  return new_range(t, args[1], args[2], given == 3 ? args[3] : one);
}

Value range_len(Thread& t, Value* args, uint32_t) {
  int64_t length = 0;
  if (int_fits_int64(self_range(args)->length, &length)) return self_range(args)->length;
  return raise_text(t, t.machine.types.OverflowError, "Python int too large to convert to C ssize_t");
}

Value range_bool(Thread&, Value* args, uint32_t) {
  return Value::boolean(!(self_range(args)->length == Value::from_int(0)));
}

Value range_getitem(Thread& t, Value* args, uint32_t) {
  return range_get_item(t, self_range(args), args[1]);
}

Value range_contains_method(Thread& t, Value* args, uint32_t) {
  int found = range_contains(t, self_range(args), args[1]);
  return found < 0 ? Value::error() : Value::boolean(found == 1);
}

Value range_iter_method(Thread& t, Value* args, uint32_t) {
  return range_iter(t, self_range(args));
}

Value range_reversed(Thread& t, Value* args, uint32_t) {
  return builtin_reversed(t, args[0]);
}

template <bool equal>
Value range_eq(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[1], Kind::kRange)) return Value::not_implemented();
  return Value::boolean((range_equals(t, self_range(args), as<Range>(args[1])) == 1) == equal);
}

Value range_hash_method(Thread& t, Value* args, uint32_t) {
  uint64_t h = 0;
  if (!range_hash(t, self_range(args), &h)) return Value::error();
  return new_int(t, static_cast<int64_t>(h));
}

Value range_repr_method(Thread& t, Value* args, uint32_t) {
  return range_repr(t, self_range(args));
}

Value range_count(Thread& t, Value* args, uint32_t) {
  if (is_integer_or_bool(args[1]) || args[1].is_double()) {
    int found = range_contains(t, self_range(args), args[1]);
    return found < 0 ? Value::error() : Value::from_int(found);
  }
  int64_t count = 0;
  bool ok = iterate(t, args[0], [&](Value n) {
    int same = equal_items(t, n, args[1]);
    count += same == 1 ? 1 : 0;
    return same >= 0;
  });
  return ok ? new_int(t, count) : Value::error();
}

Value range_index(Thread& t, Value* args, uint32_t) {
  if (is_integer_or_bool(args[1])) {
    Value number = find_integer(t, self_range(args), args[1]);
    if (!number.is_undefined()) return number;
    return raise(t, t.machine.types.ValueError, "{} is not in range", int_to_text(args[1]));
  }
  int64_t at = 0;
  int same = 0;
  bool ok = iterate(t, args[0], [&](Value n) {
    same = equal_items(t, n, args[1]);
    if (same == 0) ++at;
    return same == 0;
  });
  if (same == 1) return new_int(t, at);
  if (!ok) return Value::error();
  return raise_text(t, t.machine.types.ValueError, "sequence.index(x): x not in sequence");
}

Value range_start(Thread&, Value* args, uint32_t) {
  return self_range(args)->start;
}
Value range_stop(Thread&, Value* args, uint32_t) {
  return self_range(args)->stop;
}
Value range_step(Thread&, Value* args, uint32_t) {
  return self_range(args)->step;
}

const NativeDef kRangeMethods[] = {
    {"__new__", range_new, "cls, /, *args"},
    {"__len__", range_len, "self, /"},
    {"__bool__", range_bool, "self, /"},
    {"__getitem__", range_getitem, "self, key, /"},
    {"__contains__", range_contains_method, "self, key, /"},
    {"__iter__", range_iter_method, "self, /"},
    {"__reversed__", range_reversed, "self, /"},
    {"__eq__", range_eq<true>, "self, value, /"},
    {"__ne__", range_eq<false>, "self, value, /"},
    {"__hash__", range_hash_method, "self, /"},
    {"__repr__", range_repr_method, "self, /"},
    {"count", range_count, "self, value, /"},
    {"index", range_index, "self, value, /"},
};
const NativeGetSet kRangeGetSets[] = {
    {"start", range_start},
    {"stop", range_stop},
    {"step", range_step},
};

}  // namespace

void init_range_types(Thread& t) {
  TypeSpec spec;
  spec.name = "range";
  spec.kind = Kind::kRange;
  spec.instance_size = sizeof(Range);
  spec.flags = Type::kNoSubclass;
  spec.methods = kRangeMethods;
  spec.getsets = kRangeGetSets;
  t.machine.types.range = define_type(t, spec);
  init_slice_type(t);
}

}  // namespace gilbox

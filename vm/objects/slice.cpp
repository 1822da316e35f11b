// slice objects and the arithmetic of slices (CPython: Objects/sliceobject.c).
#include "vm/objects/alloc.h"
#include "vm/objects/dict_keys.h"
#include "vm/objects/list_arguments.h"
#include "vm/objects/range.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

// One of a slice's three numbers, clamped to 64 bits; None leaves *out as it is.
bool slice_number(Thread& t, Value v, int64_t* out) {
  if (v.is_none()) return true;
  if (v.is_int()) {
    *out = v.as_int();
    return true;
  }
  if (!is_integer_or_bool(v) && lookup_special(t, v, kIndexDunder).is_undefined()) {
    static_cast<void>(raise_text(t, t.machine.types.TypeError,
                                 "slice indices must be integers or None or have an __index__ method"));
    return false;
  }
  return to_int64(t, v, out, true);
}

}  // namespace

bool slice_unpack(Thread& t, const Slice* slice, int64_t* start, int64_t* stop, int64_t* step) {
  *step = 1;
  if (!slice_number(t, slice->step, step)) return false;
  if (*step == 0) {
    static_cast<void>(raise_text(t, t.machine.types.ValueError, "slice step cannot be zero"));
    return false;
  }
  if (*step < -INT64_MAX) *step = -INT64_MAX;  // so that -step does not overflow
  *start = *step < 0 ? INT64_MAX : 0;
  *stop = *step < 0 ? INT64_MIN : INT64_MAX;
  return slice_number(t, slice->start, start) && slice_number(t, slice->stop, stop);
}

int64_t slice_adjust(int64_t length, int64_t* start, int64_t* stop, int64_t step) {
  auto clamp = [&](int64_t n) {
    if (n < 0) {
      n += length;
      return n < 0 ? (step < 0 ? -1 : 0) : n;
    }
    return n >= length ? (step < 0 ? length - 1 : length) : n;
  };
  *start = clamp(*start);
  *stop = clamp(*stop);
  if (step < 0) return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
  return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

bool resolve_slice(Thread& t, Slice* slice, int64_t length, SliceBounds* out) {
  if (!slice_unpack(t, slice, &out->start, &out->stop, &out->step)) return false;
  out->count = slice_adjust(length, &out->start, &out->stop, out->step);
  return true;
}

Value new_slice(Thread& t, Value start, Value stop, Value step) {
  auto* slice = new_small<Slice>(t, Kind::kSlice);
  slice->start = start;
  slice->stop = stop;
  slice->step = step;
  return Value::from_object(slice);
}

Value slice_repr(Thread& t, Slice* slice) {
  ReprGuard guard(t, Value::from_object(slice));
  std::string text = "slice(";
  if (!repr_to(t, slice->start, &text)) return Value::error();
  text += ", ";
  if (!repr_to(t, slice->stop, &text)) return Value::error();
  text += ", ";
  if (!repr_to(t, slice->step, &text)) return Value::error();
  return new_str(t, text + ")");
}

Value slice_compare(Thread& t, CompareOp op, Slice* a, Slice* b) {
  if (a == b) {
    return Value::boolean(op == CompareOp::kEq || op == CompareOp::kLe || op == CompareOp::kGe);
  }
  Value x = make_tuple(t, a->start, a->stop, a->step);
  if (x.is_error()) return x;
  Value y = make_tuple(t, b->start, b->stop, b->step);
  if (y.is_error()) return y;
  return tuple_compare(t, op, as<Tuple>(x), as<Tuple>(y));
}

void trace_slice(Object* object, Marker& marker) {
  auto* slice = static_cast<Slice*>(object);
  marker.mark(slice->start);
  marker.mark(slice->stop);
  marker.mark(slice->step);
}

namespace {

Value slice_new(Thread& t, Value* args, uint32_t) {
  if (args[2].is_undefined()) return new_slice(t, Value::none(), args[1], Value::none());
  return new_slice(t, args[1], args[2], args[3].is_undefined() ? Value::none() : args[3]);
}

Value slice_repr_method(Thread& t, Value* args, uint32_t) {
  return slice_repr(t, as<Slice>(args[0]));
}

Value compare_slices(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_kind(b, Kind::kSlice)) return Value::not_implemented();
  return slice_compare(t, op, as<Slice>(a), as<Slice>(b));
}

// As in CPython 3.12, where slices became hashable: a tuple's hash without the length.
Value slice_hash(Thread& t, Value* args, uint32_t) {
  const auto* slice = as<Slice>(args[0]);
  uint64_t sum = kTupleHashStart;
  for (Value part : {slice->start, slice->stop, slice->step}) {
    uint64_t lane = 0;
    if (!key_hash(t, part, &lane)) return Value::error();
    sum = tuple_hash_add(sum, lane);
  }
  return new_int(t, static_cast<int64_t>(sum == ~uint64_t{0} ? 1546275796 : sum));
}

// slice.indices(length): works with integers of any size.
Value slice_indices(Thread& t, Value* args, uint32_t) {
  auto* slice = as<Slice>(args[0]);
  int64_t length = 0;
  if (!to_int64(t, args[1], &length)) return Value::error();
  if (length < 0) return raise_text(t, t.machine.types.ValueError, "length should not be negative");
  SliceBounds bounds;
  if (!resolve_slice(t, slice, length, &bounds)) return Value::error();
  Value start = new_int(t, bounds.start);
  Value stop = new_int(t, bounds.stop);
  Value step = slice->step.is_none() ? Value::from_int(1) : to_index(t, slice->step);
  return step.is_error() ? step : make_tuple(t, start, stop, step);
}

Value slice_start(Thread&, Value* args, uint32_t) {
  return as<Slice>(args[0])->start;
}
Value slice_stop(Thread&, Value* args, uint32_t) {
  return as<Slice>(args[0])->stop;
}
Value slice_step(Thread&, Value* args, uint32_t) {
  return as<Slice>(args[0])->step;
}

const NativeDef kSliceMethods[] = {
    {"__new__", slice_new, "cls, start, stop=, step=, /"},
    {"__repr__", slice_repr_method, "self, /"},
    GILBOX_COMPARE_METHODS(compare_slices),
    {"__hash__", slice_hash, "self, /"},
    {"indices", slice_indices, "self, length, /"},
};
const NativeGetSet kSliceGetSets[] = {
    {"start", slice_start},
    {"stop", slice_stop},
    {"step", slice_step},
};

}  // namespace

void init_slice_type(Thread& t) {
  TypeSpec spec;
  spec.name = "slice";
  spec.kind = Kind::kSlice;
  spec.instance_size = sizeof(Slice);
  spec.flags = Type::kNoSubclass;
  spec.methods = kSliceMethods;
  spec.getsets = kSliceGetSets;
  t.machine.types.slice = define_type(t, spec);
}

}  // namespace gilbox

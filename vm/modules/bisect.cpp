// The module bisect (Modules/_bisectmodule.c).
#include "vm/modules/modules.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"

namespace gilbox {

bool init_bisect(Thread& t, Module* module);

namespace {

// args: a, x, lo, hi, key. Where x belongs among items [lo, hi) of the sequence: in front of its equals or
// behind them. `key` is applied to the items only. -1: exception.
template <bool kRight>
int64_t find_place(Thread& t, Value* args, Value x) {
  int64_t low = 0, high = -1;
  if (!args[2].is_undefined() && !to_int64(t, args[2], &low)) return -1;
  if (!args[3].is_undefined() && !args[3].is_none() && !to_int64(t, args[3], &high)) return -1;
  if (low < 0) {
    static_cast<void>(raise_text(t, t.machine.types.ValueError, "lo must be non-negative"));
    return -1;
  }
  if (high < 0) high = length(t, args[0]);
  if (high < 0) return -1;
  const bool keyed = !args[4].is_undefined() && !args[4].is_none();
  while (low < high) {
    const int64_t middle = low + (high - low) / 2;
    Value item = get_item(t, args[0], Value::from_int(middle));
    if (!item.is_error() && keyed) item = call_with(t, args[4], item);
    if (item.is_error()) return -1;
    const int less =
        kRight ? compare_truth(t, CompareOp::kLt, x, item) : compare_truth(t, CompareOp::kLt, item, x);
    if (less < 0) return -1;
    if ((less == 1) == kRight) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

template <bool kRight>
Value bisect(Thread& t, Value* args, uint32_t) {
  const int64_t place = find_place<kRight>(t, args, args[1]);
  return place < 0 ? Value::error() : Value::from_int(place);
}

template <bool kRight>
Value insort(Thread& t, Value* args, uint32_t) {
  Value x = args[1];
  if (!args[4].is_undefined() && !args[4].is_none()) {
    x = call_with(t, args[4], x);
    if (x.is_error()) return x;
  }
  const int64_t place = find_place<kRight>(t, args, x);
  if (place < 0) return Value::error();
  if (is_kind(args[0], Kind::kList) && !type_of(t, args[0])->has_flag(Type::kScript)) {
    return list_insert(t, as<List>(args[0]), place, args[1]) ? Value::none() : Value::error();
  }
  const Value arguments[] = {Value::from_int(place), args[1]};
  const Value done = call_method(t, args[0], intern(t.machine, t, "insert"), arguments);
  return done.is_error() ? done : Value::none();
}

constexpr NativeDef kBisectFunctions[] = {
    {"bisect_left", bisect<false>, "a, x, lo=, hi=, *, key="},
    {"bisect_right", bisect<true>, "a, x, lo=, hi=, *, key="},
    {"insort_left", insort<false>, "a, x, lo=, hi=, *, key="},
    {"insort_right", insort<true>, "a, x, lo=, hi=, *, key="},
};

}  // namespace

bool init_bisect(Thread& t, Module* module) {
  if (!module_add_functions(t, module, kBisectFunctions)) return false;
  const Value search = dict_get_str(module->dict, intern(t.machine, t, "bisect_right"));
  const Value insert = dict_get_str(module->dict, intern(t.machine, t, "insort_right"));
  return module_set(t, module, "bisect", search) && module_set(t, module, "insort", insert);
}

}  // namespace gilbox

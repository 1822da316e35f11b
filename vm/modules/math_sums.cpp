// math: sums, products and norms of many numbers.
#include <algorithm>
#include <cfloat>
#include <cmath>
#include <vector>

#include "vm/modules/math.h"
#include "vm/modules/modules.h"
#include "vm/objects/int.h"

namespace gilbox {
namespace {

// An exact sum of doubles: non-overlapping parts, smallest first (Shewchuk, "Adaptive Precision
// Floating-Point Arithmetic", 1997).
class ExactSum {
 public:
  void add(double x) {
    if (!std::isfinite(x)) {
      special_ += x;
      if (std::isinf(x)) infinite_ += x;
      has_special_ = true;
      return;
    }
    size_t kept = 0;
    for (double y : parts_) {
      if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
      const double high = x + y;
      const double low = y - (high - x);
      if (low != 0) parts_[kept++] = low;
      x = high;
    }
    parts_.resize(kept);
    if (x != 0) {
      overflowed_ = overflowed_ || !std::isfinite(x);
      parts_.push_back(x);
    }
  }
  bool overflowed() const { return overflowed_; }
  bool special() const { return has_special_; }
  double special_sum() const { return special_; }
  double infinite_sum() const { return infinite_; }

  // The parts rounded once.
  double round() const {
    if (parts_.empty()) return 0;
    size_t i = parts_.size() - 1;
    double high = parts_[i];
    double low = 0;
    while (i > 0) {
      const double x = high;
      const double y = parts_[--i];
      high = x + y;
      low = y - (high - x);
      if (low != 0) break;
    }
    // Half-way cases look at the sign of what comes below.
    if (i > 0 && ((low < 0 && parts_[i - 1] < 0) || (low > 0 && parts_[i - 1] > 0))) {
      const double y = low * 2;
      const double x = high + y;
      if (y == x - high) high = x;
    }
    return high;
  }

 private:
  std::vector<double> parts_;
  double special_ = 0;
  double infinite_ = 0;
  bool has_special_ = false;
  bool overflowed_ = false;
};

Value math_fsum(Thread& t, Value* args, uint32_t) {
  auto& types = t.machine.types;
  ExactSum sum;
  const bool ok = for_each_item(t, args[0], [&](Value item) {
    double x;
    if (item.is_double()) {
      x = item.as_double();
    } else if (!to_double(t, item, &x)) {
      return false;
    }
    sum.add(x);
    if (!sum.overflowed()) return true;
    static_cast<void>(raise(t, types.OverflowError, "intermediate overflow in fsum"));
    return false;
  });
  if (!ok) return Value::error();
  if (!sum.special()) return Value::from_double(sum.round());
  if (std::isnan(sum.infinite_sum())) return raise(t, types.ValueError, "-inf + inf in fsum");
  return Value::from_double(Value::canonical_double(sum.special_sum()));
}

Value math_prod(Thread& t, Value* args, uint32_t) {
  Value product = args[1].is_undefined() ? Value::from_int(1) : args[1];
  const bool ok = for_each_item(t, args[0], [&](Value item) {
    if (product.is_double() && item.is_double()) {
      product = Value::from_double(product.as_double() * item.as_double());
      return true;
    }
    product = binary_op(t, BinaryOp::kMultiply, product, item);
    return !product.is_error();
  });
  return ok ? product : Value::error();
}

bool is_number(Value v) {
  return v.is_double() || is_integer_or_bool(v);
}

Value math_sumprod(Thread& t, Value* args, uint32_t) {
  const Value p = tuple_from(t, args[0]);
  if (p.is_error()) return p;
  const Value q = tuple_from(t, args[1]);
  if (q.is_error()) return q;
  const auto a = tuple_items(as<Tuple>(p)), b = tuple_items(as<Tuple>(q));
  if (a.size() != b.size()) {
    return raise(t, t.machine.types.ValueError, "Inputs are not the same length");
  }
  ExactSum exact;
  bool floats = false;
  bool plain = true;
  for (size_t i = 0; i < a.size(); ++i) {
    floats = floats || a[i].is_double() || b[i].is_double();
    plain = plain && is_number(a[i]) && is_number(b[i]);
  }
  if (floats && plain) {
    for (size_t i = 0; i < a.size(); ++i) {
      double x, y;
      if (!to_double(t, a[i], &x) || !to_double(t, b[i], &y)) return Value::error();
      const double high = x * y;
      exact.add(high);
      if (std::isfinite(high)) exact.add(std::fma(x, y, -high));
    }
    if (!exact.special() && !exact.overflowed()) return Value::from_double(exact.round());
  }
  Value total = Value::from_int(0);
  for (size_t i = 0; i < a.size(); ++i) {
    const Value product = binary_op(t, BinaryOp::kMultiply, a[i], b[i]);
    if (product.is_error()) return product;
    total = binary_op(t, BinaryOp::kAdd, total, product);
    if (total.is_error()) return total;
  }
  return total;
}

Value math_hypot(Thread& t, Value* args, uint32_t count) {
  std::vector<double> x(count);
  for (uint32_t i = 0; i < count; ++i) {
    if (!to_double(t, args[i], &x[i])) return Value::error();
  }
  return Value::from_double(vector_norm(x));
}

Value math_dist(Thread& t, Value* args, uint32_t) {
  const Value p = tuple_from(t, args[0]);
  if (p.is_error()) return p;
  const Value q = tuple_from(t, args[1]);
  if (q.is_error()) return q;
  const auto a = tuple_items(as<Tuple>(p)), b = tuple_items(as<Tuple>(q));
  if (a.size() != b.size()) {
    return raise(t, t.machine.types.ValueError, "both points must have the same number of dimensions");
  }
  std::vector<double> x(a.size());
  for (size_t i = 0; i < a.size(); ++i) {
    double left, right;
    if (!to_double(t, a[i], &left) || !to_double(t, b[i], &right)) return Value::error();
    x[i] = left - right;
  }
  return Value::from_double(vector_norm(x));
}

constexpr NativeDef kMathSumsFunctions[] = {
    {"dist", math_dist, "p, q, /"},        {"fsum", math_fsum, "seq, /"},
    {"hypot", math_hypot, "*coordinates"}, {"prod", math_prod, "iterable, /, *, start="},
    {"sumprod", math_sumprod, "p, q, /"},
};

}  // namespace

// Squares in double-double arithmetic of the numbers scaled to below 1, then one Newton step, as CPython
// since 3.10 (Modules/mathmodule.c: vector_norm).
double vector_norm(std::span<double> x) {
  double max = 0;
  bool nan = false;
  for (double& d : x) {
    nan = nan || std::isnan(d);
    d = std::fabs(d);
    max = std::max(max, d);
  }
  if (std::isinf(max)) return max;
  if (nan) return Value::canonical_double(NAN);
  if (max == 0 || x.size() <= 1) return max;
  int exponent;
  std::frexp(max, &exponent);
  if (exponent < -1023) {  // 2^-exponent would overflow
    for (double& d : x) d /= DBL_MIN;
    return DBL_MIN * vector_norm(x);
  }
  const double scale = std::ldexp(1.0, -exponent);
  double sum = 1, lost_squares = 0, lost_sums = 0;
  auto add_product = [&](double a, double b) {
    const double high = a * b;
    lost_squares += std::fma(a, b, -high);
    const double total = sum + high;
    lost_sums += (sum - total) + high;
    sum = total;
  };
  for (double d : x) add_product(d * scale, d * scale);
  double root = std::sqrt(sum - 1 + (lost_squares + lost_sums));
  add_product(-root, root);
  root += (sum - 1 + (lost_squares + lost_sums)) / (2 * root);
  return root / scale;
}

bool add_math_sums(Thread& t, Module* module) {
  return module_add_functions(t, module, kMathSumsFunctions);
}

}  // namespace gilbox

// math: functions of integers of any size.
#include <cmath>
#include <numeric>

#include "vm/modules/math.h"
#include "vm/objects/big_number.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"

namespace gilbox {
namespace {

// The product of low, low + 1 ... high, by halves: factors of like size multiply fastest.
BigNumber product_of_range(uint64_t low, uint64_t high) {
  if (high - low < 16) {
    BigNumber product = low;
    for (uint64_t i = low + 1; i <= high; ++i) product *= i;
    return product;
  }
  const uint64_t middle = low + (high - low) / 2;
  return product_of_range(low, middle) * product_of_range(middle + 1, high);
}

Value math_factorial(Thread& t, Value* args, uint32_t) {
  auto& types = t.machine.types;
  const Value v = to_index(t, args[0]);
  if (v.is_error()) return v;
  int64_t n;
  if (int_is_negative(v)) {
    return raise(t, types.ValueError, "factorial() not defined for negative values");
  }
  if (!int_fits_int64(v, &n)) {
    return raise(t, types.OverflowError, "factorial() argument should not exceed 9223372036854775807");
  }
  if (n > 100'000'000) return memory_error(t);
  if (n < 2) return Value::from_int(1);
  if (n <= 33) {
    Int128 product = 1;
    for (int64_t i = 2; i <= n; ++i) product *= i;
    return new_int(t, product);
  }
  return new_int(t, product_of_range(1, static_cast<uint64_t>(n)));
}

// n and k of comb and perm.
bool two_counts(Thread& t, Value* args, Value* n, Value* k) {
  *n = to_index(t, args[0]);
  if (n->is_error()) return false;
  *k = to_index(t, args[1]);
  if (k->is_error()) return false;
  for (const Value* v : {n, k}) {
    if (int_is_negative(*v)) {
      static_cast<void>(
          raise(t, t.machine.types.ValueError, "{} must be a non-negative integer", v == n ? 'n' : 'k'));
      return false;
    }
  }
  return true;
}

// n (n - 1) ... (n - k + 1), divided by k! if `divide`.
Value falling_product(Thread& t, Value n, int64_t k, bool divide) {
  int64_t small;
  BigNumber result = 1;
  if (int_fits_int64(n, &small)) {
    if (k == 0) return Value::from_int(1);
    const auto high = static_cast<uint64_t>(small);
    const auto low = high - static_cast<uint64_t>(k) + 1;
    if (!divide) return new_int(t, product_of_range(low, high));
    UInt128 exact = 1;
    bool fits = high < uint64_t{1} << 62;
    for (uint64_t i = 1; fits && i <= static_cast<uint64_t>(k); ++i) {
      fits = exact < UInt128{1} << 64;
      if (fits) exact = exact * (high - i + 1) / i;
    }
    if (fits) return new_int_from_magnitude(t, false, exact);
    return new_int(t, BigNumber(product_of_range(low, high) / product_of_range(1, static_cast<uint64_t>(k))));
  }
  const BigNumber big = to_big(n);
  for (int64_t i = 0; i < k; ++i) {
    result *= big - i;
    if (divide) result /= i + 1;
  }
  return new_int(t, result);
}

Value math_perm(Thread& t, Value* args, uint32_t) {
  if (args[1].is_undefined() || args[1].is_none()) return math_factorial(t, args, 1);
  Value n, k;
  if (!two_counts(t, args, &n, &k)) return Value::error();
  if (int_compare(n, k) < 0) return Value::from_int(0);
  int64_t count;
  if (!int_fits_int64(k, &count)) {
    return raise(t, t.machine.types.OverflowError, "k must not exceed 9223372036854775807");
  }
  if (count > 100'000'000) return memory_error(t);
  return falling_product(t, n, count, false);
}

Value math_comb(Thread& t, Value* args, uint32_t) {
  Value n, k;
  if (!two_counts(t, args, &n, &k)) return Value::error();
  if (int_compare(n, k) < 0) return Value::from_int(0);
  const Value other = int_binary(t, BinaryOp::kSubtract, n, k);
  if (other.is_error()) return other;
  if (int_compare(other, k) < 0) k = other;
  int64_t count;
  if (!int_fits_int64(k, &count)) {
    return raise(t, t.machine.types.OverflowError, "min(n - k, k) must not exceed 9223372036854775807");
  }
  if (count > 100'000'000) return memory_error(t);
  return falling_product(t, n, count, true);
}

Value math_isqrt(Thread& t, Value* args, uint32_t) {
  const Value v = to_index(t, args[0]);
  if (v.is_error()) return v;
  if (int_is_negative(v)) {
    return raise(t, t.machine.types.ValueError, "isqrt() argument must be nonnegative");
  }
  if (v.is_int()) {
    auto root = static_cast<int64_t>(std::sqrt(static_cast<double>(v.as_int())));
    while (root * root > v.as_int()) --root;
    while ((root + 1) * (root + 1) <= v.as_int()) ++root;
    return Value::from_int(root);
  }
  return new_int(t, BigNumber(boost::multiprecision::sqrt(to_big(v))));
}

// Folds the arguments with gcd or lcm.
template <bool kLcm>
Value fold(Thread& t, Value* args, uint32_t count) {
  BigNumber big;
  uint64_t small = kLcm ? 1 : 0;
  bool is_small = true;
  for (uint32_t i = 0; i < count; ++i) {
    const Value v = to_index(t, args[i]);
    if (v.is_error()) return v;
    if (is_small && v.is_int()) {
      const auto n = static_cast<uint64_t>(v.as_int() < 0 ? -v.as_int() : v.as_int());
      const uint64_t divisor = std::gcd(small, n);
      if (!kLcm) {
        small = divisor;
        continue;
      }
      const UInt128 product = divisor == 0 ? 0 : UInt128{small / divisor} * n;
      if (product >> 64 == 0) {
        small = static_cast<uint64_t>(product);
        continue;
      }
    }
    if (is_small) big = small;
    is_small = false;
    const BigNumber n = abs(to_big(v));
    if (kLcm) {
      big = n.is_zero() || big.is_zero() ? BigNumber(0) : BigNumber(boost::multiprecision::lcm(big, n));
    } else {
      big = boost::multiprecision::gcd(big, n);
    }
  }
  return is_small ? new_int(t, small) : new_int(t, big);
}

constexpr NativeDef kMathIntegersFunctions[] = {
    {"comb", math_comb, "n, k, /"}, {"factorial", math_factorial, "n, /"}, {"gcd", fold<false>, "*integers"},
    {"isqrt", math_isqrt, "n, /"},  {"lcm", fold<true>, "*integers"},      {"perm", math_perm, "n, k=, /"},
};

}  // namespace

bool add_math_integers(Thread& t, Module* module) {
  return module_add_functions(t, module, kMathIntegersFunctions);
}

}  // namespace gilbox

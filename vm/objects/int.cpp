// Making, converting, comparing and hashing integers (Objects/longobject.c).
#include "vm/objects/int.h"

#include <cmath>
#include <cstring>

#include "vm/objects/alloc.h"
#include "vm/objects/big_number.h"
#include "vm/objects/int_internal.h"

namespace gilbox {

static_assert(sizeof(boost::multiprecision::limb_type) == sizeof(uint64_t), "limbs are copied as they are");

namespace {

void trace_box(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<NumberBox*>(object)->value);
}

}  // namespace

const NativeOps kIntBoxOps = {"int", sizeof(NumberBox), trace_box, nullptr, nullptr};
const NativeOps kFloatBoxOps = {"float", sizeof(NumberBox), nullptr, nullptr, nullptr};

Value unboxed(Value v) {
  if (!is_kind(v, Kind::kNative)) return v;
  auto* object = as<NativeObject>(v);
  if (object->operations != &kIntBoxOps && object->operations != &kFloatBoxOps) return v;
  return static_cast<NumberBox*>(object)->value;
}

Value boxed(Thread& t, Type* cls, Type* plain, const NativeOps* ops, Value value) {
  if (cls == plain) return value;
  auto* box = new_instance<NumberBox>(t, cls, Kind::kNative);
  if (box == nullptr) return Value::error();
  box->operations = ops;
  box->value = value;
  return Value::from_object(box);
}

// --- Making ---

BigInt* allocate_big(Thread& t, bool negative, uint32_t count) {
  auto* big = new_object<BigInt>(t, Kind::kBigInt, sizeof(BigInt) + size_t{count - 1} * sizeof(uint64_t));
  if (big == nullptr) return nullptr;
  big->count = count;
  big->negative = negative ? 1 : 0;
  return big;
}

Value new_int_from_magnitude(Thread& t, bool negative, UInt128 magnitude) {
  if (magnitude <= static_cast<UInt128>(Value::kIntMax)) {
    auto n = static_cast<int64_t>(magnitude);
    return Value::from_int(negative ? -n : n);
  }
  if (negative && magnitude == UInt128{1} << 47) return Value::from_int(Value::kIntMin);
  auto high = static_cast<uint64_t>(magnitude >> 64);
  BigInt* big = allocate_big(t, negative, high == 0 ? 1 : 2);
  if (big == nullptr) return Value::error();
  big->limbs[0] = static_cast<uint64_t>(magnitude);
  if (high != 0) *(big->limbs + 1) = high;
  return Value::from_object(big);
}

Value new_int_slow(Thread& t, int64_t n) {
  return new_int(t, Int128{n});
}
Value new_int(Thread& t, uint64_t n) {
  return new_int_from_magnitude(t, false, n);
}
Value new_int(Thread& t, Int128 n) {
  auto bits = static_cast<UInt128>(n);
  return new_int_from_magnitude(t, n < 0, n < 0 ? -bits : bits);
}
Value new_int(Thread& t, const BigNumber& n) {
  const auto& backend = n.backend();
  const auto* limbs = backend.limbs();
  const unsigned count = backend.size();
  if (count <= 2) {
    UInt128 magnitude = limbs[0];
    if (count == 2) magnitude |= static_cast<UInt128>(limbs[1]) << 64;
    return new_int_from_magnitude(t, backend.sign(), magnitude);
  }
  BigInt* big = allocate_big(t, backend.sign(), count);
  if (big == nullptr) return Value::error();
  std::memcpy(big->limbs, limbs, count * sizeof(uint64_t));
  return Value::from_object(big);
}

// --- Converting ---

BigNumber to_big(Value v) {
  int64_t small;
  if (small_or_bool(v, &small)) return BigNumber(small);
  const auto* big = as<BigInt>(v);
  BigNumber n;
  n.backend().resize(big->count, big->count);
  std::memcpy(n.backend().limbs(), big->limbs, big->count * sizeof(uint64_t));
  n.backend().normalize();
  n.backend().sign(big->negative != 0);
  return n;
}

bool int_fits_int64(Value v, int64_t* out) {
  if (small_or_bool(v, out)) return true;
  const auto* big = as<BigInt>(v);
  if (big->count > 1) return false;
  const uint64_t magnitude = big->limbs[0];
  if (big->negative != 0) {
    if (magnitude > uint64_t{1} << 63) return false;
    *out = static_cast<int64_t>(0 - magnitude);
    return true;
  }
  *out = static_cast<int64_t>(magnitude);
  return *out >= 0;
}

bool load_int128(Value v, Int128* out) {
  int64_t small;
  if (small_or_bool(v, &small)) {
    *out = small;
    return true;
  }
  const auto* big = as<BigInt>(v);
  if (big->count > 2) return false;
  UInt128 magnitude = big->limbs[0];
  if (big->count == 2) magnitude |= static_cast<UInt128>(*(big->limbs + 1)) << 64;
  if (static_cast<Int128>(magnitude) < 0) return false;
  *out = static_cast<Int128>(magnitude);
  if (big->negative != 0) *out = -*out;
  return true;
}

bool int_is_negative(Value v) {
  return v.is_int() ? v.as_int() < 0 : !v.is_bool() && as<BigInt>(v)->negative != 0;
}
bool int_is_zero(Value v) {
  return v.is_int() ? v.as_int() == 0 : v.is_false();
}

uint64_t int_bit_length(Value v) {
  int64_t small;
  if (small_or_bool(v, &small)) {
    const uint64_t magnitude = small < 0 ? 0 - static_cast<uint64_t>(small) : static_cast<uint64_t>(small);
    return static_cast<uint64_t>(std::bit_width(magnitude));
  }
  const auto* big = as<BigInt>(v);
  return uint64_t{big->count - 1} * 64 + static_cast<uint64_t>(std::bit_width(big->limbs[big->count - 1]));
}

double int_to_double_or_inf(Value v) {
  int64_t small;
  if (small_or_bool(v, &small)) return static_cast<double>(small);
  const auto* big = as<BigInt>(v);
  // The top 64 bits, the lowest of them set if anything below was: the processor then rounds as it must.
  const uint32_t last = big->count - 1;
  const int free_bits = std::countl_zero(big->limbs[last]);
  uint64_t top = big->limbs[last] << free_bits;
  bool rest = false;
  if (last > 0) {
    const uint64_t next = big->limbs[last - 1];
    if (free_bits > 0) top |= next >> (64 - free_bits);
    rest = (next << free_bits) != 0;
    for (uint32_t i = 0; i + 1 < last && !rest; ++i) rest = big->limbs[i] != 0;
  }
  if (rest) top |= 1;
  const uint64_t exponent = uint64_t{last} * 64;
  const double d = exponent > 2000
                       ? HUGE_VAL
                       : std::ldexp(static_cast<double>(top), static_cast<int>(exponent) - free_bits);
  return big->negative != 0 ? -d : d;
}

bool int_to_double(Thread& t, Value v, double* out) {
  *out = int_to_double_or_inf(v);
  if (!std::isinf(*out)) return true;
  static_cast<void>(raise(t, t.machine.types.OverflowError, "int too large to convert to float"));
  return false;
}

Value int_from_double(Thread& t, double d) {
  if (std::isnan(d)) return raise(t, t.machine.types.ValueError, "cannot convert float NaN to integer");
  if (std::isinf(d)) {
    return raise(t, t.machine.types.OverflowError, "cannot convert float infinity to integer");
  }
  d = std::trunc(d);
  if (std::fabs(d) < 0x1p63) return new_int(t, static_cast<int64_t>(d));
  int exponent;
  const double fraction = std::frexp(std::fabs(d), &exponent);
  BigNumber n(static_cast<uint64_t>(std::ldexp(fraction, 64)));
  if (exponent >= 64) {
    n <<= static_cast<unsigned>(exponent - 64);
  } else {
    n >>= static_cast<unsigned>(64 - exponent);
  }
  if (d < 0) n = -n;
  return new_int(t, n);
}

// --- Comparing and hashing ---

int int_compare(Value a, Value b) {
  int64_t x, y;
  const bool a_small = small_or_bool(a, &x);
  const bool b_small = small_or_bool(b, &y);
  if (a_small && b_small) return x < y ? -1 : x > y;
  // A BigInt lies outside of all small ones.
  if (a_small) return as<BigInt>(b)->negative != 0 ? 1 : -1;
  if (b_small) return as<BigInt>(a)->negative != 0 ? -1 : 1;
  const auto* p = as<BigInt>(a);
  const auto* q = as<BigInt>(b);
  if (p->negative != q->negative) return p->negative != 0 ? -1 : 1;
  int sign = 0;
  if (p->count != q->count) {
    sign = p->count < q->count ? -1 : 1;
  } else {
    for (uint32_t i = p->count; i-- > 0 && sign == 0;) {
      if (p->limbs[i] != q->limbs[i]) sign = p->limbs[i] < q->limbs[i] ? -1 : 1;
    }
  }
  return p->negative != 0 ? -sign : sign;
}

int int_compare_double(Value a, double b) {
  if (std::isnan(b)) return 2;
  int64_t x;
  if (small_or_bool(a, &x)) {  // 48 bits: exact as a double
    const auto d = static_cast<double>(x);
    return d < b ? -1 : d > b;
  }
  const auto* big = as<BigInt>(a);
  const int sign = big->negative != 0 ? -1 : 1;
  if (std::isinf(b)) return b < 0 ? 1 : -1;
  if (b == 0 || std::signbit(b) != (big->negative != 0)) return sign;
  int exponent;
  const double fraction = std::frexp(std::fabs(b), &exponent);
  const uint64_t bits = int_bit_length(a);
  if (exponent < 0 || bits > static_cast<uint64_t>(exponent)) return sign;
  if (bits < static_cast<uint64_t>(exponent)) return -sign;
  // Both magnitudes have `bits` bits before the point: compare their top 64, then what is left.
  const auto mantissa = static_cast<uint64_t>(std::ldexp(fraction, 64));  // the lowest 11 bits are 0
  const uint32_t last = big->count - 1;
  const int free_bits = std::countl_zero(big->limbs[last]);
  uint64_t top = big->limbs[last] << free_bits;
  bool rest = false;
  if (last > 0) {
    if (free_bits > 0) top |= big->limbs[last - 1] >> (64 - free_bits);
    rest = (big->limbs[last - 1] << free_bits) != 0;
    for (uint32_t i = 0; i + 1 < last && !rest; ++i) rest = big->limbs[i] != 0;
  }
  if (top != mantissa) return top < mantissa ? -sign : sign;
  return rest ? sign : 0;
}

uint64_t int_hash(Value v) {
  constexpr uint64_t kModulus = (uint64_t{1} << 61) - 1;
  int64_t small;
  if (small_or_bool(v, &small)) return static_cast<uint64_t>(small == -1 ? -2 : small);
  const auto* big = as<BigInt>(v);
  uint64_t h = 0;
  for (uint32_t i = big->count; i-- > 0;) {
    h = static_cast<uint64_t>(((static_cast<UInt128>(h) << 64) | big->limbs[i]) % kModulus);
  }
  if (big->negative != 0) {
    h = 0 - h;
    if (h == static_cast<uint64_t>(-1)) h = static_cast<uint64_t>(-2);
  }
  return h;
}

}  // namespace gilbox

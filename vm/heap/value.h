// The value word: everything a script can name is one 64-bit word, so it can never tear.
//
// Encoding (the upper 16 bits decide):
//   0x0000           a pointer to an Object, or below 16 one of the immediates
//   0x0001 .. 0xFFF9 a double, its bits plus 2^48
//   0xFFFF           an integer of 48 bits
// NaNs that come from outside the machine (unpacked bytes, say) must pass `canonical_double`; those that the
// processor makes fit as they are.
//
// Thread safety: a Value is a plain word owned by one thread. Words that threads share are Slots.
#pragma once

#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace gilbox {

struct Object;

class [[nodiscard]] Value {
 public:
  static constexpr uint64_t kDoubleOffset = uint64_t{1} << 48;
  static constexpr uint64_t kIntTag = uint64_t{0xFFFF} << 48;
  static constexpr int64_t kIntMax = (int64_t{1} << 47) - 1;
  static constexpr int64_t kIntMin = -(int64_t{1} << 47);

  constexpr Value() = default;
  static constexpr Value from_bits(uint64_t bits) { return Value(bits); }
  constexpr uint64_t bits() const { return bits_; }

  // "No value": unbound variables, empty slots, absent arguments; as a result: an exception is pending.
  static constexpr Value undefined() { return Value(0); }
  static constexpr Value error() { return Value(0); }
  static constexpr Value none() { return Value(2); }
  static constexpr Value boolean(bool b) { return Value(4 + (b ? 1 : 0)); }
  static constexpr Value not_implemented() { return Value(6); }
  static constexpr Value ellipsis() { return Value(8); }

  constexpr bool is_undefined() const { return bits_ == 0; }
  constexpr bool is_error() const { return bits_ == 0; }
  constexpr bool is_none() const { return bits_ == 2; }
  constexpr bool is_bool() const { return (bits_ | 1) == 5; }
  constexpr bool is_true() const { return bits_ == 5; }
  constexpr bool is_false() const { return bits_ == 4; }
  constexpr bool is_not_implemented() const { return bits_ == 6; }
  constexpr bool is_ellipsis() const { return bits_ == 8; }

  static constexpr bool fits_int(int64_t n) { return n >= kIntMin && n <= kIntMax; }
  // n must fit.
  static constexpr Value from_int(int64_t n) {
    return Value(kIntTag | (static_cast<uint64_t>(n) & ~kIntTag));
  }
  constexpr bool is_int() const { return bits_ >= kIntTag; }
  constexpr int64_t as_int() const { return static_cast<int64_t>(bits_ << 16) >> 16; }
  static constexpr bool both_int(Value a, Value b) { return (a.bits_ & b.bits_) >= kIntTag; }

  static Value from_double(double d) { return Value(std::bit_cast<uint64_t>(d) + kDoubleOffset); }
  static double canonical_double(double d) {
    return std::isnan(d) ? std::numeric_limits<double>::quiet_NaN() : d;
  }
  constexpr bool is_double() const { return bits_ - kDoubleOffset < (uint64_t{0xFFF9} << 48); }
  double as_double() const { return std::bit_cast<double>(bits_ - kDoubleOffset); }

  static Value from_object(const Object* object) { return Value(reinterpret_cast<uintptr_t>(object)); }
  constexpr bool is_object() const { return bits_ - 16 < kDoubleOffset - 16; }
  Object* as_object() const { return reinterpret_cast<Object*>(bits_); }

  // Identity (`is`), not equality.
  friend constexpr bool operator==(Value a, Value b) { return a.bits_ == b.bits_; }

 private:
  constexpr explicit Value(uint64_t bits) : bits_(bits) {}
  uint64_t bits_ = 0;
};
static_assert(sizeof(Value) == 8);

// A Value in the heap that threads share. Stores release and loads acquire, so whoever reads a pointer here
// sees the object behind it initialised; on x86-64 both are plain moves.
class Slot {
 public:
  Slot() = default;
  explicit Slot(Value v) : bits_(v.bits()) {}
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;
  Value load() const { return Value::from_bits(bits_.load(std::memory_order_acquire)); }
  void store(Value v) { bits_.store(v.bits(), std::memory_order_release); }
  // For a slot that no other thread can reach yet, or while the object's lock is held and only readers race.
  Value load_relaxed() const { return Value::from_bits(bits_.load(std::memory_order_relaxed)); }
  void init(Value v) { bits_.store(v.bits(), std::memory_order_relaxed); }
  Value exchange(Value v) { return Value::from_bits(bits_.exchange(v.bits(), std::memory_order_acq_rel)); }

 private:
  std::atomic<uint64_t> bits_{0};
};
static_assert(sizeof(Slot) == 8);

// A pointer in the heap that threads share; orders as Slot does.
template <class T>
class Ref {
 public:
  Ref() = default;
  explicit Ref(T* p) : pointer_(p) {}
  Ref(const Ref&) = delete;
  Ref& operator=(const Ref&) = delete;
  T* load() const { return pointer_.load(std::memory_order_acquire); }
  void store(T* p) { pointer_.store(p, std::memory_order_release); }
  void init(T* p) { pointer_.store(p, std::memory_order_relaxed); }

 private:
  std::atomic<T*> pointer_{nullptr};
};

}  // namespace gilbox

// Integers against an arithmetic of their own: results are checked by identities that only the right answer
// fulfils.
#include "vm/objects/int.h"

#include <gtest/gtest.h>

#include "vm/base/random.h"
#include "vm/objects/big_number.h"
#include "vm/objects/int_internal.h"

namespace gilbox {
namespace {

class Int : public ::testing::Test {
 protected:
  Int() : machine_(MachineOptions{}), t_(*machine_.main_thread) {}

  Value op(BinaryOp which, Value a, Value b) { return int_binary(t_, which, a, b); }
  Value parse(std::string_view digits) { return int_from_digits(t_, digits); }
  std::string error() {
    const Value e = t_.take_pending();
    std::string text;
    EXPECT_TRUE(str_to(t_, e, &text));
    return type_name(t_, e) + ": " + text;
  }
  // Of any size around the places where the representation changes.
  Value any(Random& random) {
    static constexpr unsigned kBits[] = {1, 20, 46, 47, 48, 63, 64, 65, 127, 128, 200, 640};
    const unsigned bits = kBits[random.below(std::size(kBits))];
    BigNumber n = 0;
    for (unsigned i = 0; i < bits; i += 64) n = (n << 64) + random.next();
    n &= (BigNumber(1) << bits) - 1;
    if (random.below(4) == 0) n = (BigNumber(1) << bits) - random.below(3);
    return new_int(t_, random.below(2) == 0 ? n : BigNumber(-n));
  }
  bool same(Value a, Value b) { return int_compare(a, b) == 0; }

  Machine machine_;
  Thread& t_;
};

TEST_F(Int, Values_of_48_bits_stand_in_the_word_and_no_others_do) {
  for (int64_t n : {Value::kIntMax, Value::kIntMin, int64_t{0}, int64_t{-1}})
    EXPECT_TRUE(new_int(t_, n).is_int());
  for (int64_t n : {Value::kIntMax + 1, Value::kIntMin - 1, INT64_MAX, INT64_MIN}) {
    const Value v = new_int(t_, n);
    int64_t back = 0;
    EXPECT_TRUE(is_kind(v, Kind::kBigInt));
    EXPECT_TRUE(int_fits_int64(v, &back));
    EXPECT_EQ(back, n);
  }
  EXPECT_TRUE(op(BinaryOp::kSubtract, new_int(t_, INT64_MAX), new_int(t_, INT64_MAX - 1)).is_int());
}

TEST_F(Int, Quotient_and_remainder_make_up_the_dividend) {
  Random random(1);
  for (int i = 0; i < 5000; ++i) {
    const Value a = any(random), b = any(random);
    if (int_is_zero(b)) continue;
    const Value q = op(BinaryOp::kFloorDivide, a, b), r = op(BinaryOp::kModulo, a, b);
    EXPECT_TRUE(same(op(BinaryOp::kAdd, op(BinaryOp::kMultiply, q, b), r), a))
        << int_to_text(a) << ' ' << int_to_text(b);
    EXPECT_TRUE(int_is_zero(r) || int_is_negative(r) == int_is_negative(b));
    EXPECT_LT(int_compare(int_abs(t_, r), int_abs(t_, b)), 0);
  }
}

TEST_F(Int, Bits_add_up) {
  Random random(2);
  for (int i = 0; i < 5000; ++i) {
    const Value a = any(random), b = any(random);
    const Value both = op(BinaryOp::kAnd, a, b), either = op(BinaryOp::kOr, a, b),
                one = op(BinaryOp::kXor, a, b);
    EXPECT_TRUE(same(op(BinaryOp::kAdd, both, either), op(BinaryOp::kAdd, a, b)));
    EXPECT_TRUE(same(op(BinaryOp::kSubtract, either, both), one));
    EXPECT_TRUE(same(int_invert(t_, a), op(BinaryOp::kSubtract, int_negative(t_, a), Value::from_int(1))));
    const Value shift = Value::from_int(static_cast<int64_t>(random.below(200)));
    const Value unit = op(BinaryOp::kLshift, Value::from_int(1), shift);
    EXPECT_TRUE(same(op(BinaryOp::kLshift, a, shift), op(BinaryOp::kMultiply, a, unit)));
    EXPECT_TRUE(same(op(BinaryOp::kRshift, a, shift), op(BinaryOp::kFloorDivide, a, unit)));
  }
}

TEST_F(Int, Text_reads_back) {
  Random random(3);
  for (int i = 0; i < 2000; ++i) {
    const Value a = any(random);
    for (int base : {2, 8, 10, 16}) {
      EXPECT_TRUE(same(int_from_text(t_, int_to_text(a, base), base, a), a));
    }
    EXPECT_TRUE(same(parse(int_to_text(a)), a));
  }
}

TEST_F(Int, Doubles_are_rounded_to_nearest_even) {
  const Value odd = parse("9007199254740993");           // 2^53 + 1: a tie, down to even
  const Value above = parse("18014398509481987000001");  // sticky bits decide
  EXPECT_EQ(int_to_double_or_inf(odd), 9007199254740992.0);
  EXPECT_EQ(int_to_double_or_inf(above), 18014398509481987000001.0);
  EXPECT_EQ(int_compare_double(odd, 9007199254740992.0), 1);
  EXPECT_EQ(int_compare_double(parse("-9007199254740993"), -9007199254740992.0), -1);
  EXPECT_EQ(int_compare_double(parse("100000000000000000000"), 1e20), 0);
  EXPECT_EQ(int_compare_double(Value::from_int(1), NAN), 2);
  EXPECT_EQ(op(BinaryOp::kTrueDivide, odd, Value::from_int(3)).as_double(), 3002399751580331.0);
}

TEST_F(Int, Equal_numbers_hash_alike) {
  for (double d : {1e20, -1e20, 3e25, 0x1p100, 0x1p61, -0x1p61, 12345.0}) {
    EXPECT_EQ(int_hash(int_from_double(t_, d)), float_hash(d)) << d;
  }
  EXPECT_EQ(int_hash(Value::from_int(-1)), static_cast<uint64_t>(-2));
}

TEST_F(Int, Errors_read_as_in_CPython) {
  const Value one = Value::from_int(1), zero = Value::from_int(0), minus = Value::from_int(-1);
  EXPECT_TRUE(op(BinaryOp::kFloorDivide, one, zero).is_error());
  EXPECT_EQ(error(), "ZeroDivisionError: integer division or modulo by zero");
  EXPECT_TRUE(op(BinaryOp::kModulo, one, zero).is_error());
  EXPECT_EQ(error(), "ZeroDivisionError: integer modulo by zero");
  EXPECT_TRUE(op(BinaryOp::kLshift, one, minus).is_error());
  EXPECT_EQ(error(), "ValueError: negative shift count");
  EXPECT_TRUE(op(BinaryOp::kLshift, one, parse("1180591620717411303424")).is_error());
  EXPECT_EQ(error(), "OverflowError: too many digits in integer");
  EXPECT_TRUE(int_power_mod(t_, Value::from_int(2), minus, Value::from_int(4)).is_error());
  EXPECT_EQ(error(), "ValueError: base is not invertible for the given modulus");
  EXPECT_TRUE(int_repr(t_, op(BinaryOp::kPower, Value::from_int(10), Value::from_int(5000))).is_error());
  EXPECT_EQ(error(),
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use "
            "sys.set_int_max_str_digits() to increase the limit");
}

TEST_F(Int, A_linear_congruential_generator_stays_exact) {
  Value seed = Value::from_int(42);
  const Value factor = parse("6364136223846793005"), step = parse("1442695040888963407");
  const Value modulus = op(BinaryOp::kLshift, Value::from_int(1), Value::from_int(64));
  uint64_t expected = 42;
  for (int i = 0; i < 1000; ++i) {
    seed = op(BinaryOp::kModulo, op(BinaryOp::kAdd, op(BinaryOp::kMultiply, seed, factor), step), modulus);
    expected = expected * 6364136223846793005u + 1442695040888963407u;
  }
  EXPECT_EQ(int_to_text(seed), std::to_string(expected));
}

}  // namespace
}  // namespace gilbox

#include <algorithm>
#include <vector>

#include "container_fixture.h"
#include "vm/objects/range.h"
#include "vm/objects/set.h"

namespace gilbox {
namespace {

// What CPython (3.11, 3.12 and 3.13 alike) gets from the same operations: see
// Iterates_in_the_order_of_CPython.
constexpr uint64_t kOrders[] = {
    0x4317adb5d8e7a9a5U, 0x00362cbd22df51d3U, 0xc02f49f43197cba9U, 0x5e64b7b60afa7e77U, 0xee87189fbc87af44U,
    0xede072c807069c8eU, 0x3a44e14974591149U, 0xc6ba010a6f3941a8U, 0xfd9097c0c20b77b5U, 0xdc3e89d3b6965254U,
    0x90e947610cd1724fU, 0xe3fadddb889982a3U, 0x8229782a37ff2b17U, 0xd8210ba5d11b4dffU, 0x6d13a2d2b5b5ac80U,
    0xa5ffc3146de253d3U, 0x32d1465183068748U, 0xc66ef89ce0283354U, 0x00a67a14e52f7e0cU, 0x82c7600c569664d4U,
    0x8c6923f738ca1782U, 0x06def5d159d3f8c0U, 0xbc4af5e0d8d305e1U, 0x181a160559daffafU, 0xe5b3ac8c9dea2581U,
    0x954c38470212bb09U, 0xfe276998ed5c2730U, 0xfd6e320f58ac59d1U, 0x96c4228bcbad7813U, 0x3cf743932912df7bU,
    0x32a728e9ae2ebed5U, 0x7b6552231f44a6a5U, 0xd4fa81a935b79a61U, 0x1f1c6764becf548aU, 0x684a2800969534d6U,
    0x2223f1069898ede8U, 0x9af864f9311427c4U, 0x17859233a7e78c40U, 0xad2a2b023841181aU, 0xa092d65b6776637cU};

uint64_t order_of(const Set* set) {
  uint64_t h = 14695981039346656037U;
  uint32_t position = 0;
  Value item;
  while (set_next(set, &position, &item)) {
    h = (h ^ static_cast<uint64_t>(item.as_int())) * 1099511628211U;
  }
  return h;
}

Value number(Sequence& random, int wide) {
  auto n = static_cast<int64_t>(random.below(uint64_t{1} << 31)) - (int64_t{1} << 30);
  if (wide == 0) return Value::from_int((n % 997 + 997) % 997);
  if (wide == 1) return Value::from_int(n);
  auto u = static_cast<uint64_t>(n);
  return Value::from_int(static_cast<int64_t>((u * u * u) % (uint64_t{1} << 45)));
}

std::vector<int64_t> numbers_in(const Set* set) {
  std::vector<int64_t> out;
  uint32_t position = 0;
  Value item;
  while (set_next(set, &position, &item)) out.push_back(item.as_int());
  return out;
}

Set* binary(Thread& t, BinaryOp op, Set* a, Set* b) {
  Value result = set_binary(t, op, Value::from_object(a), Value::from_object(b));
  EXPECT_FALSE(result.is_error());
  return as<Set>(result);
}

// One random operation on the three sets of `sets`, mirrored by the program that made kOrders.
void operate(Thread& t, Tuple* sets, Sequence& random, int wide) {
  auto* a = as<Set>(sets->items[random.below(3)]);
  Value& target = sets->items[random.below(3)];
  auto* b = as<Set>(target);
  uint64_t op = random.below(16);
  if (op < 6) {
    for (uint64_t n = random.below(20); n-- > 0;) ASSERT_TRUE(set_add(t, a, number(random, wide)));
  } else if (op == 6) {
    std::vector<int64_t> items = numbers_in(a);
    std::sort(items.begin(), items.end());
    if (!items.empty()) {
      ASSERT_EQ(set_discard(t, a, Value::from_int(items[random.below(items.size())])), 1);
    }
  } else if (op == 7) {
    for (uint64_t n = std::min<uint64_t>(set_size(a), random.below(4)); n-- > 0;) {
      ASSERT_FALSE(set_pop(t, a).is_error());
    }
  } else if (op == 8) {
    ASSERT_TRUE(set_update(t, a, Value::from_object(b)));
  } else if (op == 9) {
    target = Value::from_object(binary(t, BinaryOp::kOr, a, b));
  } else if (op == 10) {
    bool forward = random.below(2) != 0;
    target = Value::from_object(binary(t, BinaryOp::kSubtract, forward ? a : b, forward ? b : a));
  } else if (op == 11) {
    Set* common = binary(t, BinaryOp::kAnd, a, b);
    if (set_size(common) <= 4) {
      common = new_set(t);
      Value stop = Value::from_int(static_cast<int64_t>(random.below(30)));
      ASSERT_TRUE(set_update(t, common, new_range(t, Value::from_int(0), stop, Value::from_int(1))));
    }
    target = Value::from_object(common);
  } else if (op == 12) {
    target = Value::from_object(binary(t, BinaryOp::kXor, a, b));
  } else if (op == 13) {
    Value taken = target;
    if (random.below(3) != 0) {
      std::vector<int64_t> items = numbers_in(b);
      Set* part = new_set(t);
      for (size_t i = 0; i < items.size() / 3; ++i) ASSERT_TRUE(set_add(t, part, Value::from_int(items[i])));
      taken = Value::from_object(part);
    }
    ASSERT_FALSE(set_inplace(t, BinaryOp::kSubtract, Value::from_object(a), taken).is_error());
  } else if (op == 14) {
    ASSERT_FALSE(set_inplace(t, BinaryOp::kXor, Value::from_object(a), target).is_error());
  } else {
    target = set_copy(t, a);
  }
  if (set_size(a) > 3000) set_clear(t, a);
}

TEST(Set, Iterates_in_the_order_of_CPython) {
  in_machine([](Thread& t) {
    for (uint64_t seed = 1; seed <= std::size(kOrders); ++seed) {
      Sequence random(seed);
      Value sets = make_tuple(t, Value::from_object(new_set(t)), Value::from_object(new_set(t)),
                              Value::from_object(new_set(t)));
      for (int step = 0; step < 400; ++step) operate(t, as<Tuple>(sets), random, static_cast<int>(seed % 3));
      uint64_t h = 0;
      for (Value set : tuple_items(as<Tuple>(sets))) h = h * 31 + order_of(as<Set>(set));
      EXPECT_EQ(h, kOrders[seed - 1]) << "seed " << seed;
    }
  });
}

TEST(Set, Equal_numbers_of_different_types_are_one_item) {
  in_machine([](Thread& t) {
    Set* set = new_set(t);
    for (Value v : {Value::from_int(1), Value::from_double(1.0), Value::boolean(true),
                    Value::from_double(2.0), Value::from_int(2)}) {
      ASSERT_TRUE(set_add(t, set, v));
    }
    EXPECT_EQ(text_of(t, Value::from_object(set)), "{1, 2.0}");
    EXPECT_EQ(set_contains(t, set, Value::boolean(true)), 1);
    EXPECT_EQ(set_contains(t, set, list_of(t, {1})), -1);
    EXPECT_EQ(text_of(t, Value::error()), "TypeError: unhashable type: 'list'");
  });
}

TEST(Set, A_set_is_found_as_the_equal_frozenset) {
  in_machine([](Thread& t) {
    Set* inner = new_set(t, true);
    Set* same = new_set(t);
    for (int64_t n : {5, 1, 3}) {
      ASSERT_TRUE(set_add(t, inner, Value::from_int(n)));
      ASSERT_TRUE(set_add(t, same, Value::from_int(n)));
    }
    Set* outer = new_set(t);
    ASSERT_TRUE(set_add(t, outer, Value::from_object(inner)));
    EXPECT_EQ(set_contains(t, outer, Value::from_object(same)), 1);
    EXPECT_EQ(set_discard(t, outer, Value::from_object(same)), 1);
    EXPECT_EQ(text_of(t, Value::from_object(outer)), "set()");
  });
}

TEST(Set, Frozensets_hash_as_in_CPython) {
  in_machine([](Thread& t) {
    Set* set = new_set(t, true);
    EXPECT_EQ(static_cast<int64_t>(frozenset_hash(set)), 133146708735736);
    for (int64_t n : {3, 1, 2}) ASSERT_TRUE(set_add(t, set, Value::from_int(n)));
    EXPECT_EQ(static_cast<int64_t>(frozenset_hash(set)), -272375401224217160);
    for (int64_t n = 0; n < 100; ++n) ASSERT_TRUE(set_add(t, set, Value::from_int(n)));
    EXPECT_EQ(static_cast<int64_t>(frozenset_hash(set)), 4411996150312757951);
  });
}

}  // namespace
}  // namespace gilbox

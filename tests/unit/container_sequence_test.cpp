#include "container_fixture.h"
#include "vm/objects/big_number.h"
#include "vm/objects/iterator.h"
#include "vm/objects/range.h"

namespace gilbox {
namespace {

Value number(int64_t n) {
  return Value::from_int(n);
}

int64_t hash_of(Thread& t, Value v) {
  uint64_t h = 0;
  EXPECT_TRUE(hash(t, v, &h));
  return static_cast<int64_t>(h);
}

TEST(Tuple, Hashes_as_in_CPython) {
  in_machine([](Thread& t) {
    EXPECT_EQ(hash_of(t, make_tuple(t)), 5740354900026072187);
    EXPECT_EQ(hash_of(t, make_tuple(t, number(1), number(2))), -3550055125485641917);
    Value nested =
        make_tuple(t, number(1), make_tuple(t, number(2), number(3)), number(-1), Value::from_double(2.5));
    EXPECT_EQ(hash_of(t, nested), -5619940699613263123);
    uint64_t h = 0;
    EXPECT_FALSE(hash(t, make_tuple(t, list_of(t, {})), &h));
    EXPECT_EQ(text_of(t, Value::error()), "TypeError: unhashable type: 'list'");
  });
}

TEST(Tuple, Compares_item_by_item) {
  in_machine([](Thread& t) {
    Value a = make_tuple(t, number(1), number(2));
    Value b = make_tuple(t, number(1), Value::from_double(2), number(0));
    EXPECT_EQ(compare_truth(t, CompareOp::kLt, a, b), 1);
    EXPECT_EQ(compare_truth(t, CompareOp::kEq, a, make_tuple(t, Value::boolean(true), number(2))), 1);
    EXPECT_EQ(compare_truth(t, CompareOp::kGe, a, b), 0);
    EXPECT_EQ(text_of(t, make_tuple(t, a)), "((1, 2),)");
    EXPECT_EQ(text_of(t, tuple_repeat(t, as<Tuple>(a), 3)), "(1, 2, 1, 2, 1, 2)");
    EXPECT_EQ(text_of(t, tuple_get_item(t, as<Tuple>(a), number(-3))),
              "IndexError: tuple index out of range");
    EXPECT_EQ(text_of(t, tuple_get_item(t, as<Tuple>(a), text(t, "x"))),
              "TypeError: tuple indices must be integers or slices, not str");
  });
}

Value range_of(Thread& t, int64_t start, int64_t stop, int64_t step = 1) {
  return new_range(t, number(start), number(stop), number(step));
}

TEST(Range, Knows_its_length_and_its_items) {
  in_machine([](Thread& t) {
    EXPECT_EQ(length(t, range_of(t, 0, 10, 3)), 4);
    EXPECT_EQ(length(t, range_of(t, 10, 0, -3)), 4);
    EXPECT_EQ(length(t, range_of(t, 0, 10, -1)), 0);
    auto* r = as<Range>(range_of(t, 10, -10, -4));
    EXPECT_EQ(range_contains(t, r, number(2)), 1);
    EXPECT_EQ(range_contains(t, r, Value::from_double(-2.0)), 1);
    EXPECT_EQ(range_contains(t, r, number(-10)), 0);
    EXPECT_EQ(range_get_item(t, r, number(-1)).as_int(), -6);
    EXPECT_EQ(text_of(t, range_get_item(t, r, new_slice(t, number(3), Value::none(), number(-2)))),
              "range(-2, 14, 8)");
    EXPECT_EQ(hash_of(t, range_of(t, 0, 10)), -7546101314042312252);
    EXPECT_EQ(range_equals(t, as<Range>(range_of(t, 0, 3, 2)), as<Range>(range_of(t, 0, 4, 2))), 1);
    EXPECT_EQ(text_of(t, range_of(t, 1, 2, 0)), "ValueError: range() arg 3 must not be zero");
  });
}

TEST(Range, Takes_integers_of_any_size) {
  in_machine([](Thread& t) {
    Value big = new_int(t, BigNumber(1) << 70);
    Value bigger = new_int(t, (BigNumber(1) << 70) + 5);
    Value range = new_range(t, big, bigger, number(2));
    auto* r = as<Range>(range);
    EXPECT_EQ(text_of(t, range), "range(1180591620717411303424, 1180591620717411303429, 2)");
    EXPECT_EQ(length(t, range), 3);
    EXPECT_EQ(range_contains(t, r, bigger), 0);
    EXPECT_EQ(text_of(t, list_from(t, range)),
              "[1180591620717411303424, 1180591620717411303426, 1180591620717411303428]");
    EXPECT_EQ(text_of(t, list_from(t, builtin_reversed(t, range))),
              "[1180591620717411303428, 1180591620717411303426, 1180591620717411303424]");
  });
}

TEST(Slice, Resolves_against_a_length_as_CPython_does) {
  in_machine([](Thread& t) {
    Value slice = new_slice(t, number(-100), Value::none(), number(3));
    SliceBounds bounds;
    ASSERT_TRUE(resolve_slice(t, as<Slice>(slice), 10, &bounds));
    EXPECT_EQ(bounds.start, 0);
    EXPECT_EQ(bounds.stop, 10);
    EXPECT_EQ(bounds.count, 4);
    slice = new_slice(t, Value::none(), number(-100), number(-4));
    ASSERT_TRUE(resolve_slice(t, as<Slice>(slice), 10, &bounds));
    EXPECT_EQ(bounds.start, 9);
    EXPECT_EQ(bounds.stop, -1);
    EXPECT_EQ(bounds.count, 3);
    EXPECT_EQ(text_of(t, slice), "slice(None, -100, -4)");
    slice = new_slice(t, Value::none(), Value::none(), number(0));
    EXPECT_FALSE(resolve_slice(t, as<Slice>(slice), 10, &bounds));
    EXPECT_EQ(text_of(t, Value::error()), "ValueError: slice step cannot be zero");
  });
}

TEST(Iterator, Ends_for_good) {
  in_machine([](Thread& t) {
    Value list = list_of(t, {1});
    auto* it = as<Iterator>(builtin_iter(t, list));
    EXPECT_EQ(iterator_length_hint(it), 1);
    EXPECT_EQ(iterator_next(t, it).as_int(), 1);
    EXPECT_TRUE(iterator_next(t, it).is_undefined());
    ASSERT_TRUE(list_append(t, as<List>(list), number(2)));
    EXPECT_TRUE(iterator_next(t, it).is_undefined());
    EXPECT_EQ(iterator_length_hint(it), 0);
  });
}

TEST(Iterator, Walks_every_kind_of_container) {
  in_machine([](Thread& t) {
    EXPECT_EQ(text_of(t, list_from(t, text(t, "aé中"))), "['a', 'é', '中']");
    EXPECT_EQ(text_of(t, list_from(t, range_of(t, 5, 0, -2))), "[5, 3, 1]");
    EXPECT_EQ(text_of(t, list_from(t, make_tuple(t, number(1), number(2)))), "[1, 2]");
    EXPECT_EQ(text_of(t, list_from(t, builtin_reversed(t, list_of(t, {1, 2, 3})))), "[3, 2, 1]");
  });
}

}  // namespace
}  // namespace gilbox

#include <algorithm>
#include <vector>

#include "container_fixture.h"
#include "vm/objects/list_internal.h"

namespace gilbox {
namespace {

std::vector<int64_t> numbers_in(Value list) {
  std::vector<int64_t> out;
  for (uint32_t i = 0; i < list_size(as<List>(list)); ++i)
    out.push_back(list_item(as<List>(list), i).as_int());
  return out;
}

TEST(List, Appends_and_pops_as_a_stack) {
  in_machine([](Thread& t) {
    Value list = new_list(t);
    for (int i = 0; i < 5000; ++i) ASSERT_TRUE(list_append(t, as<List>(list), Value::from_int(i)));
    for (int i = 5000; i-- > 0;) ASSERT_EQ(list_pop(t, as<List>(list)).as_int(), i);
    EXPECT_EQ(text_of(t, list_pop(t, as<List>(list))), "IndexError: pop from empty list");
  });
}

TEST(List, Inserts_and_removes_at_any_index) {
  in_machine([](Thread& t) {
    Value list = new_list(t);
    std::vector<int64_t> model;
    Sequence random(1);
    for (int i = 0; i < 3000; ++i) {
      auto at = static_cast<int64_t>(random.below(model.size() + 1));
      if (random.below(3) != 0 || model.empty()) {
        ASSERT_TRUE(list_insert(t, as<List>(list), at, Value::from_int(i)));
        model.insert(model.begin() + at, i);
      } else {
        at = std::min<int64_t>(at, static_cast<int64_t>(model.size()) - 1);
        ASSERT_EQ(list_pop(t, as<List>(list), at).as_int(), model[static_cast<size_t>(at)]);
        model.erase(model.begin() + at);
      }
    }
    EXPECT_EQ(numbers_in(list), model);
  });
}

TEST(List, Slices_are_read_stored_and_deleted) {
  in_machine([](Thread& t) {
    auto slice = [&](int64_t start, int64_t stop, int64_t step) {
      return new_slice(t, Value::from_int(start), Value::from_int(stop), Value::from_int(step));
    };
    Value list = list_of(t, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    auto* l = as<List>(list);
    EXPECT_EQ(text_of(t, list_get_item(t, l, slice(2, -2, 1))), "[2, 3, 4, 5, 6, 7]");
    EXPECT_EQ(text_of(t, list_get_item(t, l, slice(8, 1, -3))), "[8, 5, 2]");
    ASSERT_TRUE(list_set_item(t, l, slice(1, 3, 1), list_of(t, {77, 88, 99})));
    EXPECT_EQ(text_of(t, list), "[0, 77, 88, 99, 3, 4, 5, 6, 7, 8, 9]");
    ASSERT_TRUE(list_set_item(t, l, slice(0, 11, 5), list_of(t, {-1, -2, -3})));
    EXPECT_EQ(text_of(t, list), "[-1, 77, 88, 99, 3, -2, 5, 6, 7, 8, -3]");
    EXPECT_FALSE(list_set_item(t, l, slice(0, 11, 5), list_of(t, {1})));
    EXPECT_EQ(text_of(t, Value::error()),
              "ValueError: attempt to assign sequence of size 1 to extended slice of size 3");
    ASSERT_TRUE(list_del_item(t, l, slice(-1, 0, -2)));
    EXPECT_EQ(text_of(t, list), "[-1, 77, 99, -2, 6, 8]");
    ASSERT_TRUE(list_del_item(t, l, slice(1, 3, 1)));
    EXPECT_EQ(text_of(t, list), "[-1, -2, 6, 8]");
    ASSERT_TRUE(list_set_item(t, l, slice(2, 2, 1), list));
    EXPECT_EQ(text_of(t, list), "[-1, -2, -1, -2, 6, 8, 6, 8]");
  });
}

TEST(List, Extends_and_repeats_itself) {
  in_machine([](Thread& t) {
    Value list = list_of(t, {1, 2});
    auto* l = as<List>(list);
    ASSERT_TRUE(list_extend(t, l, list));
    EXPECT_EQ(text_of(t, list), "[1, 2, 1, 2]");
    ASSERT_TRUE(list_repeat_in_place(t, l, 2));
    EXPECT_EQ(list_size(l), 8U);
    EXPECT_EQ(text_of(t, list_concat(t, l, l)), "[1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]");
    ASSERT_TRUE(list_repeat_in_place(t, l, 0));
    ASSERT_TRUE(list_append(t, l, list));
    EXPECT_EQ(text_of(t, list), "[[...]]");
  });
}

TEST(List, Sorts_numbers_of_every_pattern) {
  in_machine([](Thread& t) {
    Sequence random(7);
    for (uint64_t size : {0, 1, 2, 31, 63, 64, 65, 100, 1000, 5000}) {
      for (int pattern = 0; pattern < 6; ++pattern) {
        Value list = new_list(t);
        std::vector<int64_t> model;
        for (uint64_t i = 0; i < size; ++i) {
          auto n = static_cast<int64_t>(i);
          if (pattern == 1) n = -n;
          if (pattern == 2) n = static_cast<int64_t>(random.below(1000000)) - 500000;
          if (pattern == 3) n = static_cast<int64_t>(random.below(8));
          if (pattern == 4) n = i % 100 == 0 ? static_cast<int64_t>(random.below(5000)) : n;  // nearly sorted
          if (pattern == 5) n %= 700;                                                         // long runs
          model.push_back(n);
          ASSERT_TRUE(list_append(t, as<List>(list), Value::from_int(n)));
        }
        std::sort(model.begin(), model.end());
        ASSERT_TRUE(list_sort(t, as<List>(list), Value::none(), false));
        ASSERT_EQ(numbers_in(list), model) << "size " << size << ", pattern " << pattern;
      }
    }
  });
}

const NativeDef kTens{
    "tens", [](Thread&, Value* args, uint32_t) { return Value::from_int(args[0].as_int() / 10); }, "n, /"};

TEST(List, Sorting_by_key_is_stable_in_both_directions) {
  in_machine([](Thread& t) {
    Value key = Value::from_object(make_builtin(t, kTens, Value::undefined(), nullptr, Value::none()));
    Sequence random(3);
    for (bool reverse : {false, true}) {
      Value list = new_list(t);
      std::vector<int64_t> model;
      for (int i = 0; i < 2000; ++i) {
        model.push_back(static_cast<int64_t>(random.below(300)));
        ASSERT_TRUE(list_append(t, as<List>(list), Value::from_int(model.back())));
      }
      std::stable_sort(model.begin(), model.end(), [reverse](int64_t a, int64_t b) {
        return reverse ? a / 10 > b / 10 : a / 10 < b / 10;
      });
      ASSERT_TRUE(list_sort(t, as<List>(list), key, reverse));
      EXPECT_EQ(numbers_in(list), model);
    }
  });
}

List* meddled_with = nullptr;
const NativeDef kMeddle{"meddle",
                        [](Thread& t, Value* args, uint32_t) {
                          EXPECT_EQ(list_size(meddled_with), 0U) << "a list looks empty while it is sorted";
                          if (args[0].as_int() == 2 && !list_append(t, meddled_with, args[0])) {
                            return Value::error();
                          }
                          return args[0];
                        },
                        "n, /"};

TEST(List, A_change_during_a_sort_raises_and_is_dropped) {
  in_machine([](Thread& t) {
    Value key = Value::from_object(make_builtin(t, kMeddle, Value::undefined(), nullptr, Value::none()));
    Value list = list_of(t, {3, 1, 4});
    meddled_with = as<List>(list);
    ASSERT_TRUE(list_sort(t, meddled_with, key, false));
    EXPECT_EQ(text_of(t, list), "[1, 3, 4]");
    ASSERT_TRUE(list_append(t, meddled_with, Value::from_int(2)));
    EXPECT_FALSE(list_sort(t, meddled_with, key, false));
    EXPECT_EQ(text_of(t, Value::error()), "ValueError: list modified during sort");
    EXPECT_EQ(text_of(t, list), "[1, 2, 3, 4]");
  });
}

TEST(List, Items_that_do_not_compare_stay_in_the_list) {
  in_machine([](Thread& t) {
    Value list = new_list(t);
    for (int i = 200; i-- > 0;) {
      Value item = i == 77 ? Value::none() : Value::from_int(i);
      ASSERT_TRUE(list_append(t, as<List>(list), item));
    }
    EXPECT_FALSE(list_sort(t, as<List>(list), Value::none(), false));
    std::string error = text_of(t, Value::error());
    EXPECT_TRUE(error == "TypeError: '<' not supported between instances of 'NoneType' and 'int'" ||
                error == "TypeError: '<' not supported between instances of 'int' and 'NoneType'");
    EXPECT_EQ(list_size(as<List>(list)), 200U);
    int64_t sum = 0;
    for (uint32_t i = 0; i < 200; ++i) {
      Value item = list_item(as<List>(list), i);
      sum += item.is_none() ? 77 : item.as_int();
    }
    EXPECT_EQ(sum, 199 * 200 / 2);
  });
}

TEST(List, Mixed_numbers_and_tuples_sort_as_in_Python) {
  in_machine([](Thread& t) {
    Value list = new_list(t);
    for (Value v : {Value::from_double(2.5), Value::from_int(3), Value::boolean(true), Value::from_int(-1)}) {
      ASSERT_TRUE(list_append(t, as<List>(list), v));
    }
    ASSERT_TRUE(list_sort(t, as<List>(list), Value::none(), false));
    EXPECT_EQ(text_of(t, list), "[-1, True, 2.5, 3]");
    Value pairs = new_list(t);
    for (int64_t n : {31, 12, 22, 11, 30}) {
      Value pair = make_tuple(t, text(t, std::to_string(n / 10)), Value::from_int(n % 10));
      ASSERT_TRUE(list_append(t, as<List>(pairs), pair));
    }
    ASSERT_TRUE(list_sort(t, as<List>(pairs), Value::none(), true));
    EXPECT_EQ(text_of(t, pairs), "[('3', 1), ('3', 0), ('2', 2), ('1', 2), ('1', 1)]");
  });
}

}  // namespace
}  // namespace gilbox

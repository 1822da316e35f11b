#include <algorithm>
#include <vector>

#include "container_fixture.h"
#include "vm/objects/dict.h"
#include "vm/objects/iterator.h"

namespace gilbox {
namespace {

Value number(int64_t n) {
  return Value::from_int(n);
}

TEST(Dict, Keeps_the_order_of_insertion_through_random_changes) {
  in_machine([](Thread& t) {
    Sequence random(11);
    Dict* dict = new_dict(t);
    std::vector<std::pair<int64_t, int64_t>> model;
    auto find = [&](int64_t key) {
      return std::find_if(model.begin(), model.end(), [key](const auto& pair) { return pair.first == key; });
    };
    for (int64_t step = 0; step < 20000; ++step) {
      auto key = static_cast<int64_t>(random.below(300)) * 1024;
      auto at = find(key);
      switch (random.below(4)) {
        case 0:
        case 1:
          ASSERT_TRUE(dict_set(t, dict, number(key), number(step)));
          if (at == model.end()) {
            model.emplace_back(key, step);
          } else {
            at->second = step;
          }
          break;
        case 2: {
          Value taken = dict_take(t, dict, number(key));
          ASSERT_EQ(taken.is_undefined(), at == model.end());
          if (at != model.end()) model.erase(at);
          break;
        }
        default: {
          Value found = dict_set_default(t, dict, number(key), number(step));
          if (at == model.end()) {
            model.emplace_back(key, step);
          } else {
            ASSERT_EQ(found.as_int(), at->second);
          }
        }
      }
    }
    ASSERT_EQ(dict_size(dict), model.size());
    uint32_t position = 0;
    Value key;
    Value value;
    for (const auto& pair : model) {
      ASSERT_TRUE(dict_next(dict, &position, &key, &value));
      ASSERT_EQ(key.as_int(), pair.first);
      ASSERT_EQ(value.as_int(), pair.second);
    }
    EXPECT_FALSE(dict_next(dict, &position, &key, &value));
  });
}

TEST(Dict, Finds_strings_by_content_and_numbers_by_value) {
  in_machine([](Thread& t) {
    Dict* dict = new_dict(t);
    ASSERT_TRUE(dict_set(t, dict, text(t, "key"), number(1)));
    EXPECT_EQ(dict_get(t, dict, text(t, "key")).as_int(), 1);
    EXPECT_EQ(dict_get_str(dict, as<Str>(text(t, "key"))).as_int(), 1);
    EXPECT_TRUE(dict_get_str(dict, as<Str>(text(t, "other"))).is_undefined());
    ASSERT_TRUE(dict_set(t, dict, number(1), text(t, "one")));
    ASSERT_TRUE(dict_set(t, dict, Value::from_double(1.0), text(t, "uno")));
    ASSERT_TRUE(dict_set(t, dict, Value::boolean(true), text(t, "eins")));
    ASSERT_TRUE(dict_set(t, dict, make_tuple(t, number(1), number(2)), number(3)));
    EXPECT_EQ(dict_get(t, dict, make_tuple(t, Value::from_double(1), number(2))).as_int(), 3);
    EXPECT_EQ(text_of(t, Value::from_object(dict)), "{'key': 1, 1: 'eins', (1, 2): 3}");
    EXPECT_TRUE(dict_get(t, dict, list_of(t, {})).is_undefined());
    EXPECT_EQ(text_of(t, Value::error()), "TypeError: unhashable type: 'list'");
  });
}

TEST(Dict, A_dict_with_cells_is_read_through_them) {
  in_machine([](Thread& t) {
    Dict* names = new_dict(t, Dict::kCells);
    Str* x = intern(t.machine, t, "x");
    Cell* cell = dict_cell(t, names, x);
    EXPECT_EQ(dict_size(names), 0U) << "an empty cell counts as absent";
    EXPECT_TRUE(dict_get_str(names, x).is_undefined());
    cell->value.store(number(5));
    EXPECT_EQ(dict_get(t, names, text(t, "x")).as_int(), 5);
    ASSERT_TRUE(dict_set_str(t, names, intern(t.machine, t, "y"), number(6)));
    EXPECT_EQ(text_of(t, Value::from_object(dict_copy(t, names))), "{'x': 5, 'y': 6}");
    EXPECT_EQ(dict_take(t, names, Value::from_object(x)).as_int(), 5);
    EXPECT_TRUE(cell->value.load().is_undefined());
    EXPECT_EQ(dict_set_default(t, names, Value::from_object(x), number(7)).as_int(), 7);
    EXPECT_EQ(cell->value.load().as_int(), 7) << "cells are never replaced";
    EXPECT_EQ(dict_find_cell(names, x), cell);
  });
}

TEST(Dict, Items_taken_from_the_end_cost_no_search) {
  in_machine([](Thread& t) {
    Dict* dict = new_dict(t);
    for (int64_t i = 0; i < 100000; ++i) ASSERT_TRUE(dict_set(t, dict, number(i), number(-i)));
    Value popitem = get_attr(t, Value::from_object(dict), intern(t.machine, t, "popitem"));
    for (int64_t i = 100000; i-- > 0;) {
      Value pair = call(t, popitem);
      ASSERT_EQ(as<Tuple>(pair)->items[0].as_int(), i);
    }
    EXPECT_EQ(text_of(t, call(t, popitem)), "KeyError: 'popitem(): dictionary is empty'");
  });
}

TEST(Dict, Iterating_notices_changes) {
  in_machine([](Thread& t) {
    Dict* dict = new_dict(t);
    for (int64_t i = 0; i < 3; ++i) ASSERT_TRUE(dict_set(t, dict, number(i), number(i)));
    auto* it = as<Iterator>(new_iterator(t, IteratorKind::kDictKeys, Value::from_object(dict)));
    EXPECT_EQ(iterator_next(t, it).as_int(), 0);
    ASSERT_TRUE(dict_set(t, dict, number(9), number(9)));
    EXPECT_EQ(text_of(t, iterator_next(t, it)), "RuntimeError: dictionary changed size during iteration");
    EXPECT_EQ(text_of(t, iterator_next(t, it)), "RuntimeError: dictionary changed size during iteration");
    it = as<Iterator>(new_iterator(t, IteratorKind::kDictReverseItems, Value::from_object(dict)));
    EXPECT_EQ(text_of(t, iterator_next(t, it)), "(9, 9)");
    EXPECT_EQ(text_of(t, iterator_next(t, it)), "(2, 2)");
    EXPECT_EQ(iterator_length_hint(it), 2);
  });
}

TEST(Dict, Views_are_live_and_act_as_sets) {
  in_machine([](Thread& t) {
    Dict* dict = new_dict(t);
    Value keys = new_dict_view(t, dict, DictViewKind::kKeys);
    Value items = new_dict_view(t, dict, DictViewKind::kItems);
    for (int64_t i = 0; i < 4; ++i) ASSERT_TRUE(dict_set(t, dict, number(i), number(i * i)));
    EXPECT_EQ(text_of(t, keys), "dict_keys([0, 1, 2, 3])");
    EXPECT_EQ(text_of(t, items), "dict_items([(0, 0), (1, 1), (2, 4), (3, 9)])");
    EXPECT_EQ(contains(t, items, make_tuple(t, number(2), number(4))), 1);
    EXPECT_EQ(text_of(t, binary_op(t, BinaryOp::kAnd, keys, list_of(t, {7, 3, 1}))), "{1, 3}");
    EXPECT_EQ(text_of(t, binary_op(t, BinaryOp::kSubtract, keys, list_of(t, {0, 3}))), "{1, 2}");
    EXPECT_EQ(text_of(t, compare(t, CompareOp::kEq, keys, keys)), "True");
  });
}

}  // namespace
}  // namespace gilbox

// Containers shared by OS threads without the GIL: nothing is torn, nothing is lost. Run under TSan as well.
#include <vector>

#include "container_fixture.h"
#include "vm/objects/dict.h"
#include "vm/objects/iterator.h"
#include "vm/objects/list_internal.h"
#include "vm/objects/set.h"

namespace gilbox {
namespace {

constexpr int kThreads = 4;
constexpr int kRounds = 3000;

Value number(int64_t n) {
  return Value::from_int(n);
}

TEST(SharedList, No_append_is_lost) {
  in_machine(
      [](Thread& t) {
        Value list = new_list(t);
        auto* l = as<List>(list);
        in_threads(t, kThreads, [l](Thread& thread, int who) {
          for (int i = 0; i < kRounds; ++i) {
            EXPECT_TRUE(list_append(thread, l, number(who * kRounds + i)));
            poll(thread);
          }
        });
        ASSERT_EQ(list_size(l), uint32_t{kThreads * kRounds});
        std::vector<bool> seen(kThreads * kRounds);
        std::vector<int64_t> last(kThreads, -1);
        for (uint32_t i = 0; i < list_size(l); ++i) {
          int64_t n = list_item(l, i).as_int();
          EXPECT_FALSE(seen[static_cast<size_t>(n)]);
          seen[static_cast<size_t>(n)] = true;
          auto who = static_cast<size_t>(n / kRounds);
          EXPECT_LT(last[who], n) << "a thread's own appends keep their order";
          last[who] = n;
        }
      },
      false);
}

TEST(SharedList, Readers_see_whole_items_while_others_change_everything) {
  in_machine(
      [](Thread& t) {
        Value list = new_list(t);
        auto* l = as<List>(list);
        std::atomic<int64_t> popped{0};
        in_threads(t, kThreads, [&](Thread& thread, int who) {
          Sequence random(static_cast<uint64_t>(who) + 1);
          for (int i = 0; i < kRounds; ++i) {
            poll(thread);
            Value pair = make_tuple(thread, number(i), number(-i));
            if (who == 0) {  // only reads
              auto* it = as<Iterator>(new_iterator(thread, IteratorKind::kList, list));
              for (int n = 0; n < 20; ++n) {
                Value item = iterator_next(thread, it);
                if (item.is_undefined()) break;
                ASSERT_EQ(as<Tuple>(item)->items[0].as_int(), -as<Tuple>(item)->items[1].as_int());
              }
              Value copy = list_snapshot(thread, l);
              for (Value item : tuple_items(as<Tuple>(copy))) ASSERT_TRUE(is_kind(item, Kind::kTuple));
              continue;
            }
            switch (random.below(7)) {
              case 0:
              case 1:
                ASSERT_TRUE(list_append(thread, l, pair));
                break;
              case 2:
                ASSERT_TRUE(list_insert(thread, l, 0, pair));
                break;
              case 3:
                if (list_pop(thread, l, 0).is_error()) {
                  static_cast<void>(thread.take_pending());
                } else {
                  ++popped;
                }
                break;
              case 4:
                static_cast<void>(list_store(thread, l, static_cast<int64_t>(random.below(8)), pair));
                break;
              case 5:
                list_reverse(thread, l);
                break;
              default:
                ASSERT_TRUE(list_splice(thread, l, 3, 9, nullptr, 0));
                if (random.below(50) == 0) list_clear(thread, l);
            }
          }
        });
        EXPECT_GT(popped.load(), 0);
      },
      false);
}

TEST(SharedList, Sorting_loses_no_append) {
  in_machine(
      [](Thread& t) {
        Value list = new_list(t);
        auto* l = as<List>(list);
        in_threads(t, kThreads, [l](Thread& thread, int who) {
          for (int i = 0; i < kRounds; ++i) {
            ASSERT_TRUE(list_append(thread, l, number(who * kRounds + i)));
            if (i % 300 == who) {
              ASSERT_TRUE(list_sort(thread, l, Value::none(), who % 2 == 0));
            }
            poll(thread);
          }
        });
        EXPECT_EQ(list_size(l), uint32_t{kThreads * kRounds});
      },
      false);
}

TEST(SharedDict, No_insertion_is_lost_and_no_value_is_torn) {
  in_machine(
      [](Thread& t) {
        Dict* dict = new_dict(t);
        in_threads(t, kThreads, [dict](Thread& thread, int who) {
          for (int i = 0; i < kRounds; ++i) {
            ASSERT_TRUE(dict_set(thread, dict, number(i * kThreads + who), number(i)));
            // Another thread's key: there with its own value, or not there yet.
            int64_t other = i * kThreads + (who + 1) % kThreads;
            Value value = dict_get(thread, dict, number(other));
            ASSERT_TRUE(value.is_undefined() || value.as_int() == i);
            poll(thread);
          }
        });
        ASSERT_EQ(dict_size(dict), uint32_t{kThreads * kRounds});
        for (int64_t key = 0; key < kThreads * kRounds; ++key) {
          ASSERT_EQ(dict_get(t, dict, number(key)).as_int(), key / kThreads);
        }
      },
      false);
}

TEST(SharedDict, Each_value_is_taken_once) {
  in_machine(
      [](Thread& t) {
        Dict* dict = new_dict(t);
        for (int64_t i = 0; i < kRounds; ++i) ASSERT_TRUE(dict_set(t, dict, number(i), number(i)));
        std::atomic<int64_t> sum{0};
        std::atomic<int64_t> added{0};
        in_threads(t, kThreads, [&](Thread& thread, int who) {
          for (int64_t i = 0; i < kRounds; ++i) {
            Value taken = dict_take(thread, dict, number(i));
            if (!taken.is_undefined()) sum += taken.as_int();
            int64_t key = kRounds + i;
            if (dict_set_default(thread, dict, number(key), number(who)).as_int() == who) ++added;
            poll(thread);
          }
        });
        EXPECT_EQ(sum.load(), int64_t{kRounds} * (kRounds - 1) / 2);
        EXPECT_EQ(added.load(), kRounds) << "each default was stored by one thread";
        EXPECT_EQ(dict_size(dict), uint32_t{kRounds});
      },
      false);
}

TEST(SharedDict, Readers_see_matching_values_while_keys_come_and_go) {
  in_machine(
      [](Thread& t) {
        Dict* dict = new_dict(t);
        Dict* copy_source = dict;
        in_threads(t, kThreads, [&](Thread& thread, int who) {
          Sequence random(static_cast<uint64_t>(who) + 5);
          for (int i = 0; i < kRounds; ++i) {
            poll(thread);
            auto key = static_cast<int64_t>(random.below(64));
            if (who == 0) {
              Value value = dict_get(thread, dict, number(key));
              ASSERT_TRUE(value.is_undefined() || as<Tuple>(value)->items[0].as_int() == key);
              Dict* copy = dict_copy(thread, copy_source);
              uint32_t position = 0;
              Value k;
              Value v;
              while (dict_next(copy, &position, &k, &v)) {
                ASSERT_EQ(as<Tuple>(v)->items[0].as_int(), k.as_int());
              }
            } else if (random.below(2) == 0) {
              ASSERT_TRUE(dict_set(thread, dict, number(key), make_tuple(thread, number(key), number(i))));
            } else {
              Value taken = dict_take(thread, dict, number(key));
              ASSERT_TRUE(taken.is_undefined() || as<Tuple>(taken)->items[0].as_int() == key);
              if (random.below(500) == 0) dict_clear(thread, dict);
            }
          }
        });
      },
      false);
}

TEST(SharedSet, No_item_is_lost_or_doubled) {
  in_machine(
      [](Thread& t) {
        Set* set = new_set(t);
        in_threads(t, kThreads, [set](Thread& thread, int who) {
          for (int i = 0; i < kRounds; ++i) {
            ASSERT_TRUE(set_add(thread, set, number(i)));  // all threads the same items
            ASSERT_EQ(set_contains(thread, set, number(i)), 1);
            if (i % 97 == who) {
              Value copy = set_copy(thread, set);
              ASSERT_GT(set_size(as<Set>(copy)), static_cast<uint32_t>(i));
            }
            poll(thread);
          }
        });
        EXPECT_EQ(set_size(set), uint32_t{kRounds});
        uint32_t position = 0;
        uint32_t count = 0;
        Value item;
        while (set_next(set, &position, &item)) ++count;
        EXPECT_EQ(count, uint32_t{kRounds});
      },
      false);
}

TEST(SharedSet, Each_item_is_popped_once) {
  in_machine(
      [](Thread& t) {
        Set* set = new_set(t);
        for (int64_t i = 0; i < kRounds; ++i) ASSERT_TRUE(set_add(t, set, number(i)));
        std::atomic<int64_t> sum{0};
        in_threads(t, kThreads, [&](Thread& thread, int) {
          for (;;) {
            Value item = set_pop(thread, set);
            if (item.is_error()) {
              static_cast<void>(thread.take_pending());
              break;
            }
            sum += item.as_int();
            poll(thread);
          }
        });
        EXPECT_EQ(sum.load(), int64_t{kRounds} * (kRounds - 1) / 2);
      },
      false);
}

}  // namespace
}  // namespace gilbox

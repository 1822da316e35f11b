// A stable merge sort that finds runs and gallops: natural merges in the order of Munro and Wild's powersort,
// as CPython sorts since 3.11.
//
// Template parameters: Item, something with a member `key`; Less, called as less(a.key, b.key): 1, 0, or -1
// if it failed, which ends the sort. The items are then all still there, in some order.
//
// Thread safety: works on memory that nobody else uses; Less may run anything.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "vm/heap/value.h"

namespace gilbox {

template <class Item, class Less>
class MergeSort {
 public:
  // `scratch` has room for half of the items (needed only for kSmall items and more).
  static constexpr int64_t kSmall = 64;
  MergeSort(Item* items, int64_t count, Item* scratch, Less less)
      : items_(items), count_(count), scratch_(scratch), less_(less) {}

  // False: a comparison failed.
  [[nodiscard]] bool sort() {
    int64_t least = least_run();
    for (int64_t start = 0; start < count_;) {
      int64_t length = run_at(start);
      if (length < 0) return false;
      int64_t wanted = std::min(least, count_ - start);
      if (length < wanted) {
        if (!insert(start, length, wanted)) return false;
        length = wanted;
      }
      if (!push(start, length)) return false;
      start += length;
    }
    while (depth_ > 1) {
      if (!merge_top()) return false;
    }
    return true;
  }

 private:
  struct Run {
    int64_t start;
    int64_t length;
    int power;  // of the boundary to the run before it
  };
  static constexpr int kPatience = 7;

  // Runs shorter than this are lengthened by insertion: between 32 and 64, so that count / least is a power
  // of two or just below.
  int64_t least_run() const {
    int64_t n = count_;
    int64_t dropped = 0;
    while (n >= kSmall) {
      dropped |= n & 1;
      n >>= 1;
    }
    return n + dropped;
  }

  // The length of the run that begins at `start`; a strictly descending one is turned round. -1: failed.
  int64_t run_at(int64_t start) {
    Item* p = items_ + start;
    int64_t left = count_ - start;
    if (left < 2) return left;
    int down = less_(p[1].key, p[0].key);
    if (down < 0) return -1;
    int64_t length = 2;
    for (; length < left; ++length) {
      int next_down = less_(p[length].key, p[length - 1].key);
      if (next_down < 0) return -1;
      if (next_down != down) break;
    }
    if (down == 1) std::reverse(p, p + length);
    return length;
  }

  // Sorts [start, start + wanted), of which the first `sorted` are.
  bool insert(int64_t start, int64_t sorted, int64_t wanted) {
    Item* p = items_ + start;
    for (; sorted < wanted; ++sorted) {
      Item item = p[sorted];
      int64_t low = 0;
      int64_t high = sorted;
      while (low < high) {
        int64_t middle = (low + high) / 2;
        int before = less_(item.key, p[middle].key);
        if (before < 0) return false;
        if (before == 1) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      std::copy_backward(p + low, p + sorted, p + sorted + 1);
      p[low] = item;
    }
    return true;
  }

  // How deep the boundary between two adjacent runs lies in a balanced tree over all items.
  int power_of(const Run& left, int64_t right_length) const {
    auto n = static_cast<uint64_t>(count_);
    auto a = static_cast<uint64_t>(2 * left.start + left.length);
    auto b = a + static_cast<uint64_t>(left.length + right_length);
    return __builtin_clzll(((a << 30) / n) ^ ((b << 30) / n));
  }

  bool push(int64_t start, int64_t length) {
    int power = 0;
    if (depth_ > 0) {
      power = power_of(runs_[depth_ - 1], length);
      while (depth_ > 1 && runs_[depth_ - 1].power > power) {
        if (!merge_top()) return false;
      }
    }
    runs_[depth_++] = {start, length, power};
    return true;
  }

  bool merge_top() {
    Run right = runs_[--depth_];
    Run& left = runs_[depth_ - 1];
    int64_t start = left.start;
    int64_t middle = left.length;
    left.length += right.length;
    return merge(items_ + start, middle, right.length);
  }

  // In a sequence where `holds` is 1 for the first k of n and 0 for the others: k, or -1.
  template <class Holds>
  static int64_t gallop(int64_t n, Holds holds) {
    int64_t low = 0;
    for (int64_t step = 1; low + step <= n; step *= 2) {
      int yes = holds(low + step - 1);
      if (yes < 0) return -1;
      if (yes == 0) {
        n = low + step - 1;
        break;
      }
      low += step;
    }
    while (low < n) {
      int64_t middle = low + (n - low) / 2;
      int yes = holds(middle);
      if (yes < 0) return -1;
      if (yes == 1) {
        low = middle + 1;
      } else {
        n = middle;
      }
    }
    return low;
  }

  static int negate(int truth) { return truth < 0 ? truth : 1 - truth; }

  // Merges two adjacent runs of `na` and `nb` items.
  bool merge(Item* a, int64_t na, int64_t nb) {
    Item* b = a + na;
    // What is in its place already stays there.
    int64_t skip = gallop(na, [&](int64_t i) { return negate(less_(b[0].key, a[i].key)); });
    if (skip < 0) return false;
    a += skip;
    na -= skip;
    if (na == 0) return true;
    int64_t keep = gallop(nb, [&](int64_t i) { return negate(less_(b[nb - 1 - i].key, a[na - 1].key)); });
    if (keep < 0) return false;
    nb -= keep;
    if (nb == 0) return true;
    return na <= nb ? merge_up(a, na, nb) : merge_down(a, na, nb);
  }

  // From the left; the left run waits in the scratch memory. Whatever happens, what is left of it goes into
  // the gap, which is always just as long.
  bool merge_up(Item* base, int64_t na, int64_t nb) {
    std::copy(base, base + na, scratch_);
    Item* a = scratch_;
    Item* a_end = a + na;
    Item* b = base + na;
    Item* b_end = b + nb;
    Item* to = base;
    int64_t a_wins = 0;
    int64_t b_wins = 0;
    bool ok = true;
    while (a < a_end && b < b_end) {
      int from_b = less_(b->key, a->key);
      if (from_b < 0) {
        ok = false;
        break;
      }
      int64_t count = 0;
      if (from_b == 1) {
        *to++ = *b++;
        a_wins = 0;
        if (++b_wins < patience_ || b == b_end) continue;
        count = gallop(b_end - b, [&](int64_t i) { return less_(b[i].key, a->key); });
        if (count > 0) {
          to = std::copy(b, b + count, to);
          b += count;
        }
      } else {
        *to++ = *a++;
        b_wins = 0;
        if (++a_wins < patience_ || a == a_end) continue;
        count = gallop(a_end - a, [&](int64_t i) { return negate(less_(b->key, a[i].key)); });
        if (count > 0) {
          to = std::copy(a, a + count, to);
          a += count;
        }
      }
      if (count < 0) {
        ok = false;
        break;
      }
      a_wins = b_wins = 0;
      learn(count);
    }
    std::copy(a, a_end, to);
    return ok;
  }

  // From the right; the right run waits in the scratch memory.
  bool merge_down(Item* base, int64_t na, int64_t nb) {
    std::copy(base + na, base + na + nb, scratch_);
    Item* a = base + na;  // behind the last one left
    Item* b = scratch_ + nb;
    Item* to = base + na + nb;
    int64_t a_wins = 0;
    int64_t b_wins = 0;
    bool ok = true;
    while (a > base && b > scratch_) {
      int from_a = less_(b[-1].key, a[-1].key);
      if (from_a < 0) {
        ok = false;
        break;
      }
      int64_t count = 0;
      if (from_a == 1) {
        *--to = *--a;
        b_wins = 0;
        if (++a_wins < patience_ || a == base) continue;
        count = gallop(a - base, [&](int64_t i) { return less_(b[-1].key, a[-1 - i].key); });
        if (count > 0) {
          to = std::copy_backward(a - count, a, to);
          a -= count;
        }
      } else {
        *--to = *--b;
        a_wins = 0;
        if (++b_wins < patience_ || b == scratch_) continue;
        count = gallop(b - scratch_, [&](int64_t i) { return negate(less_(b[-1 - i].key, a[-1].key)); });
        if (count > 0) {
          to = std::copy_backward(b - count, b, to);
          b -= count;
        }
      }
      if (count < 0) {
        ok = false;
        break;
      }
      a_wins = b_wins = 0;
      learn(count);
    }
    std::copy_backward(scratch_, b, to);
    return ok;
  }

  // Galloping that does not pay is tried less often.
  void learn(int64_t count) {
    if (count >= kPatience) {
      if (patience_ > 1) --patience_;
    } else {
      patience_ += 2;
    }
  }

  Item* items_;
  int64_t count_;
  Item* scratch_;
  Less less_;
  int64_t patience_ = kPatience;
  std::array<Run, 72> runs_;  // powers strictly increase and are below 64
  int depth_ = 0;
};

}  // namespace gilbox

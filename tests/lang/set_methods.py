s = {3, 1, 2}
print(sorted(s), len(s), 1 in s, 9 in s, set(), {1}, sorted(set("hello")))
s.add(4)
s.add(4)
s.discard(1)
s.discard(100)
s.remove(2)
print(sorted(s), s == {4, 3}, s != {3})
a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))
print(sorted(a.union([9], "x" and [8])), sorted(a.intersection([1, 2])), sorted(a.difference([1])), sorted(a.symmetric_difference([3, 7])))
print(a.issubset({1, 2, 3, 4}), a.issuperset([1]), a.isdisjoint({9}), a < b, a <= a, a < a, {1} < a)
c = a.copy()
c.update([10, 11], {12})
c.intersection_update({1, 10, 12, 99})
print(sorted(c))
c.difference_update([1])
c.symmetric_difference_update({10, 5})
print(sorted(c), c.pop() in (5, 12), len(c))
c.clear()
print(c, bool(c), len({1, 1.0, True}), {(1, 2), (1, 2)}, len({"a", "b", "a"}))
try:
    {1} | [2]
except TypeError as e:
    print(e)
try:
    {[1]}
except TypeError as e:
    print(e)
print(sorted(x * 2 for x in {1, 2}), max({4, 9}), sum({1, 2}), {None})

r = range(2, 20, 3)
print(r, len(r), r[0], r[-1], r[2:4], list(r), 5 in r, 6 in r, 5.0 in r, "a" in r, r.index(8), r.count(8))
print(range(3), range(1, 3), range(0), list(range(5, 0, -2)), list(range(0, -3, -1)), list(range(3, 1)), len(range(10, 0, -3)))
print(range(3) == range(0, 3), range(0) == range(5, 5), range(0, 4, 2) == range(0, 3, 2), hash(range(3)) == hash(range(0, 3)))
print(r.start, r.stop, r.step, list(reversed(range(4))), range(10)[::3], bool(range(0)), sum(range(101)), max(range(5)))
print(range(10 ** 20, 10 ** 20 + 3)[1], len(range(10 ** 10)), 10 ** 9 in range(10 ** 10), list(range(2 ** 63, 2 ** 63 + 2)))
for i in range(True + 1):
    print(i)
try:
    range(5)[7]
except IndexError as e:
    print(e)

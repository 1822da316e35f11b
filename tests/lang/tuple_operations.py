t = (1, 2, 3)
print(t, (), (1,), 1, 2), print((1, 2)[0])
print(t + (4,), t * 2, len(t), t[1], t[-1], t[1:], 2 in t, t.index(3), t.count(1), max(t), sum(t))
print(tuple("abc"), tuple([1]), tuple(), tuple(x for x in range(2)), (1, (2, 3)), ((),), (None,))
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)), {(1, 2): "k"}[1, 2])
a = 1, 2
b, c = a
print(a, b, c, a is a, list(a), reversed(a) is not None)
for x, (y, z) in [(1, (2, 3))]:
    print(x, y, z)
print(("a" "b"), ("a",), ("a"), repr(("it's",)))

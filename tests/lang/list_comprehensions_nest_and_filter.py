print([x * x for x in range(5)])
print([x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in range(3) for y in range(x)])
print([[y for y in range(x)] for x in range(4)])
print([a + b for a, b in [(1, 2), (3, 4)]])
print([x for x in [1, 2, 3] if x != 2 or x > 1])
x = "outer"
print([x for x in "ab"], x)
n = 10
print([n + i for i in range(3)])


def f(k):
    return [i * k for i in range(3)], [lambda: i + k for i in range(2)]


values, functions = f(7)
print(values, [g() for g in functions])
print([first for first, *_ in [(1, 2, 3), "xyz"]])
print([i for i in range(5) if (i if i > 2 else 0)])

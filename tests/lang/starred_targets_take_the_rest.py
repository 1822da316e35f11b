a, *b = [1, 2, 3]
print(a, b)
*a, b = "xyz"
print(a, b)
a, *b, c = range(5)
print(a, b, c)
a, *b, c = 1, 2
print(a, b, c)
(a, *b), *c = [(1, 2, 3), 4, 5]
print(a, b, c)
[*a] = (1, 2)
print(a)
*a, = "ab"
print(a)
for first, *rest in [(1, 2, 3), (4,)]:
    print(first, rest)
a = *[1, 2], 3
print(a)
print([*a, *a], {*a}, (*a, 0), {**{"x": 1}, "y": 2})
head, *tail = {"k": 1, "l": 2}
print(head, tail)

a = [3, 1, 2]
print(a.append(4), a)
a.extend([5, 6])
a.extend("ab")
a.extend(range(2))
print(a)
a.insert(0, "first")
a.insert(100, "last")
a.insert(-1, "before last")
print(a, len(a))
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove("b")
print(a, a.index(5), a.index(1, 0), a.count(1))
a = [3, 1, 2]
a.reverse()
print(a, a.sort(), a)
b = a.copy()
b.clear()
print(a, b, a + [9], a * 2, [0] * 3, 2 in a, a == [1, 2, 3], a[-1])
nested = [[0] * 2] * 2
nested[0][0] = 1
print(nested)
print(list(), list("abc"), list((1, 2)), list({3: 1}), list(range(3)), [None] * 2)
a = [1, 2]
a.append(a)
print(a, repr(a))
print([1, 2, 3] > [1, 2], [] < [1], [[1], [2]] < [[1], [3]], [1, "a", None])
a = [1, 2, 3]
a.extend(a)
print(a, a.index(2, -3), [a.pop() for _ in range(2)])

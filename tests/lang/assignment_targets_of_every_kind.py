a = b = c = 1
print(a, b, c)
x, y = 1, 2
x, y = y, x
print(x, y)
(a, b), [c, d] = (1, 2), [3, 4]
print(a, b, c, d)
a, (b, (c, d)), e = 1, (2, (3, 4)), 5
print(a, b, c, d, e)
items = [0] * 4
items[0], items[1:3] = 9, [7, 8]
print(items)
i = 0
i, items[i] = 3, "set after i"
print(items)


class O:
    pass


o = O()
o.x, o.y = "xy"
o.x = o.z = [1]
print(o.x, o.y, o.z is o.x)
a, = [1]
[b] = [2]
print(a, b)
() = []
for o.i in range(3):
    pass
print(o.i)
a = 1; b = 2; print(a + b)
d = {}
d["a"], d["b"] = d["c"] = (1, 2)
print(d)
long_line = 1 + \
    2
print(long_line)

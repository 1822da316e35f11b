x, y, z = 1, [1, 2, 3, 4], {"a": 1, "b": 2}
del x
try:
    x
except NameError as e:
    print(e)
del y[0], z["a"]
print(y, z)


class C:
    pass


c = C()
c.a = c.b = 1
del c.a
print(hasattr(c, "a"), c.b)
a, b, c, d = 1, 2, 3, 4
del a, (b, c), [d]
try:
    d
except NameError as e:
    print(e)


def f(p):
    del p
    try:
        return p
    except UnboundLocalError as e:
        return str(e)


print(f(1))
try:
    del z["missing"]
except KeyError as e:
    print(e)

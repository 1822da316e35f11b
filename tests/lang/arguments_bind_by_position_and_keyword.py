def f(a, b, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, sorted(more.items())


print(f(1, 2, d=4))
print(f(1, 2, 30, 40, 50, d=4))
print(f(1, b=2, d=4, x=1, y=2))
print(f(*[1, 2, 3, 4], **{"d": 9, "z": 0}))
print(f(*"ab", *"cd", d=0, **{"k": 1}, **{"l": 2}))


def g(*args, **kwargs):
    return args, kwargs


print(g())
print(g(1, *(2, 3), 4, a=5))
print(g(*range(3), **{}))

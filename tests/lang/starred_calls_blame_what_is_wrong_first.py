def t(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


def f(a, b): pass
x = 5
t(lambda: f(*5, **7))
t(lambda: f(*5))
t(lambda: f(**7))
t(lambda: f(1, *5, **7))
t(lambda: f(**{1: 2}))
t(lambda: f(**{"a": 1}, **{"a": 2}))
t(lambda: f(*[1], **5))
t(lambda: f(*x, a=1, **x))
t(lambda: f(*x, **{"a": 1}))
t(lambda: f(1, *x, 2, **x))
t(lambda: print(*5, **7))
t(lambda: f(*[1], *5, **7))
t(lambda: f(a=1, **7, b=2))
t(lambda: dict(**5))
t(lambda: max(*7))
t(lambda: f(**{}, **7))
t(lambda: int(*5, **7))
t(lambda: x(*5, **7))
t(lambda: [*5])
t(lambda: {**5})
t(lambda: {*5})
t(lambda: (1, *5))
t(lambda: x(*[5], **7))
t(lambda: "a".join(*5, **3))
class C:
    def m(self, *a, **k): return a, k
t(lambda: C().m(*5, **7))
t(lambda: C().m(**7))
t(lambda: C(*5, **7))
t(lambda: C().m(*"ab", **{"x": 1}))
# A lone iterable is read after the named arguments.
it = iter("abc")
print(dict(zip("x", [1])), (lambda *a, **k: (a, k))(*it, k=next(it)))
v = [1]
print((lambda *a, **k: (a, k))(*v, k=(v := [2])))

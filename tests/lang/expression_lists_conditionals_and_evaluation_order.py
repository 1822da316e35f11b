# Expression lists, starred items, displays, conditional and assignment expressions, order, simple statements.
def show(x):
    print(x, end=" ")
    return x


t = 1,
print(t, (2, 3), (), (4,), 1, *[2, 3])
a = *range(3), 9
print(a, [*"ab", *{1: 2}], {*[1], 2}, {**{"a": 1}, "b": 2, **{"a": 3}}, (*(1, 2),))
for item in 1, 2, *[3]: print(item, end=" ")
print()


def returns(): return 1, *[2]
def yields(): yield 1, *[2]


print(returns(), next(yields()))
x = {}
x[1, 2] = 3
print(x)


class Keys:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): print("set", key, value)
    def __delitem__(self, key): print("del", key)


k = Keys()
print(k[1], k[1:2], k[::3], k[1:2, 3], k[...], k[1, ], k[()], k[*[1, 2]], k[:, ::2, None], k["a":"b"])
k[1:2] = 3
k[4] += 5
del k[1, 2], k[:]
show(1) + show(2) * show(3); print()
{show("k1"): show("v1"), show("k2"): show("v2")}; print()
[show(1), show(2)][show(0)]; print()
(show(print) and show)(show("arg"), *show([5]), kw=show(6)) if False else print("not called")
f = lambda *a, **k: None
f(show(1), *show([2]), show(3), **show({}), ); print()
d = {}
d[show("key")] = show("value"); print()
d[show("a")], d[show("b")] = show(1), show(2); print()
show(1) < show(2) < show(0) < show(9); print()
show(0) or show(5) and show(6); print()
show("then") if show(True) else show("else"); print()
2 ** show(3) ** show(0); print(-2 ** 2, 2 ** -1, (-8) ** (1 / 3), not 1 + 1, -1 // 2, ~5 & 3 | 4 ^ 1 << 2)
print([n for n in range(20) if n % 2 if n % 3], [(i, j) for i in range(3) for j in range(i)], {i: i * i for i in range(3)})
print([y := 1, y ** 2], (z := 5) + z, [w for w in range(5) if (h := w * 2) > 4], h)
while (n := len(d)) < 6: d[n] = n
print(n, any((hit := q) > 3 for q in [1, 5, 2]), hit)
print("a" if 0 else "b" if 0 else "c", (1 if 1 else 2) + 3, [1, 2][True], (lambda a: lambda b: a + b)(1)(2))
a = b = c = []
a.append(1)
print(c, a is b)
i, a[i] = 0, "swapped"
print(a)
(p, q), [r, *s] = (1, 2), (3, 4, 5)
print(p, q, r, s)
[first, *rest], = [[1, 2]]
print(first, rest)
e = f"{(lambda v=3: v)()}"
value: int = 3
other: "not evaluated" = e
undefined: list[int]
print(value, other, __annotations__)
k.attr: int = 5
(value): str = "x"
k[0]: int = show("annotated")
print("undefined" in globals())
n = 5
n += 1; n -= 2; n *= 3; n /= 2; n //= 1; n **= 2; n %= 7
print(n)
n = 6; n <<= 2; n >>= 1; n &= 12; n |= 1; n ^= 3
print(n)


class Matrix:
    def __init__(self, v): self.v = v
    def __matmul__(self, o): return Matrix(self.v * o.v)
    def __imatmul__(self, o): self.v += o.v; return self
    def __repr__(self): return f"M{self.v}"


m = Matrix(2); m2 = m; m @= Matrix(5)
print(m, m2, m @ m)
pass; ...; "an expression statement"; 5; None
assert True, show("never")
try:
    assert 0, f"{1 + 1}"
except AssertionError as e:
    print(e, e.args)
del n, (p, q), [r]
print("n" in dir(), "p" in dir())
for n in range(3):
    for j in range(3):
        if j == 1: continue
        if n == 1: break
        print(n, j, end=" ")
    else:
        print("whole", end=" ")
else:
    print("end")
type Alias[T] = list[T] | None
print(Alias.__name__, Alias.__type_params__, Alias.__value__)


def generic[T: (int, str), *Ts, **P](x: T) -> T: return x


print(generic.__type_params__, generic(3))

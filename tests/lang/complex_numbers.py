# Arithmetic, text, methods and errors of complex.
a = complex(3, 4)
b = complex(-1, 0.5)
c = complex(1e200, 1e-200)
print(a, b, c, complex(), complex(0, -0.0), complex(-0.0, 1), complex("inf"), complex("nanj"))
for x in (a, b, c):
    for y in (a, b, 2, -1.5, True):
        print(x + y, x - y, x * y, x / y, y - x, y / x, y * x, y + x)
print(a**2, a**-2, a**0, a**0.5, a**b, 2**a, (-8) ** (1 / 3), (-2.5) ** 0.5, a**150, complex(0) ** 0)
print(abs(a), -a, +a, a.conjugate(), a.real, a.imag, bool(complex()), bool(a))
print(hash(a), hash(complex(1, 0)) == hash(1) == hash(1.0), hash(complex(0, -1)), {complex(2): "two"}[2])
print(a == 3 + 0 * a, a == complex(3, 4), complex(5) == 5, 5 == complex(5), complex(5, 1) != 5, a == "x", 2.5 == complex(2.5))
print(repr(a), str(b), [a, b], f"{a}", f"{a!r:>12}", complex(1e16, 1e-5), complex(123456789.123, 0.1))
for text in ["1+2j", " ( 3-4J ) ", "j", "-j", "+1j", "1e3+.5j", "1_0.5", "infinity-nanj", "(2)", "-3.5", "1e-3j", "nan", "1+j"]:
    print(repr(text), complex(text))
for text in ["", "1+", "1 + 2j", "1+2", "a", "((1))", "1j2", "1+2jj", "(1", "1__0", "+-1j"]:
    try:
        print(repr(text), complex(text))
    except ValueError as e:
        print(repr(text), type(e).__name__, e)
print(complex(complex(1, 2), complex(3, 4)), complex(1.5), complex(real=2, imag=3), complex(imag=1), complex(True, 2))
for spec in ["", ".2f", "10.3f", "<20", "^20.1f", "+.3e", "g", ".3", "*>15", "#.3g", ",.1f", "F"]:
    print(repr(spec), "[" + format(complex(1234.5, -2.25), spec) + "]", "[" + format(complex(0, 3), spec) + "]")


class Rational:
    def __complex__(self):
        return complex(7, 8)


class Floating:
    def __float__(self):
        return 2.5


class Index:
    def __index__(self):
        return 9


class Bad:
    def __complex__(self):
        return "no"


print(complex(Rational()), complex(Floating()), complex(Index()), complex(Floating(), Index()))


class Point(complex):
    def norm(self):
        return abs(self) ** 2


p = Point(1, 2)
print(p, type(p).__name__, p.norm(), p + 1, type(p + 1).__name__, isinstance(p, complex), p == complex(1, 2))
p.label = "kept"
print(p.label)


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: a / 0)
show(lambda: 1 / complex())
show(lambda: a // 2)
show(lambda: a % 2)
show(lambda: divmod(a, 2))
show(lambda: a < b)
show(lambda: 1 > b)
show(lambda: max(a, b))
show(lambda: int(a))
show(lambda: float(a))
show(lambda: round(a))
show(lambda: complex() ** -1)
show(lambda: complex() ** complex(0, 1))
show(lambda: complex(1e300, 1e300) ** 2)
show(lambda: complex(1e200, 1e200) ** 50)
show(lambda: abs(complex(1.7e308, 1.7e308)))
show(lambda: pow(a, 2, 3))
show(lambda: complex("1", 2))
show(lambda: complex(1, "2"))
show(lambda: complex([]))
show(lambda: complex(1, []))
show(lambda: complex(None))
show(lambda: complex(Bad()))
show(lambda: a + "x")
show(lambda: "x" + a)
show(lambda: a + None)
show(lambda: format(a, "d"))
show(lambda: format(a, "=10"))
show(lambda: format(a, "010"))
show(lambda: complex(10**400))
show(lambda: a + 10**400)
show(lambda: [1, 2][a])
show(lambda: "abc" * a)
show(lambda: sum([a, b, 1, 2.5]))
show(lambda: sorted([a, b]))
print(sum([complex(1, 1)] * 3), complex.__name__, isinstance(a, complex), isinstance(1, complex))

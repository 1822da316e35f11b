from fractions import Fraction as F
import math
import numbers

print(F(1, 2), repr(F(6, -4)), F("3/4"), F("-1.25"), F("1e-3"), F(0.5), F(3), F("  7 "), F(F(1, 2), F(3, 4)), F(), F("1_000/3"))
a, b = F(1, 3), F(1, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(F(7, 2), F(2, 3)), a ** 2, a ** -2, F(4, 9) ** 0.5, -a, abs(F(-1, 2)), +a, 2 ** F(3), 2 ** F(1, 2), F(-1, 2) ** 3)
print(a + 1, 1 + a, a + 0.5, 2 * a, 1 / a, 1 - a, a == F(2, 6), a < b, a > 0.1, a <= 1, F(1, 2) == 0.5, F(2) == 2, a != b, hash(F(2)) == hash(2), hash(F(1, 2)) == hash(0.5), 7 // F(3, 2), 7 % F(3, 2))
print(int(F(7, 2)), int(F(-7, 2)), float(a), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), math.floor(F(-1, 2)), math.ceil(F(1, 2)), math.trunc(F(-7, 2)), bool(F(0)), a.numerator, a.denominator, F(3, 1).is_integer(), a.as_integer_ratio())
print(F("3.1415926535897932").limit_denominator(1000), F(math.pi).limit_denominator(10), F.from_float(0.25), sum([F(1, i) for i in range(1, 6)]), sorted([F(1, 2), F(1, 3), 0.4]), max(F(1, 2), F(2, 3)), F(math.pi))
print(f"{F(1, 3):.3f} {F(22, 7):.2e} {F(1, 3):>10.2f}| {F(1234567, 2):,.1f} {F(1, 8):.1%} {F(3, 4)}", format(F(1, 2), ""))
for bad in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F("1/0"), lambda: F(1, 2) / 0, lambda: F(None), lambda: F(1) + "a", lambda: F(0) ** -1, lambda: F(float("nan"))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(isinstance(F(1), numbers.Rational), isinstance(1, numbers.Integral), isinstance(1.0, numbers.Real), isinstance(1.0, numbers.Rational), isinstance(1j, numbers.Complex), isinstance("a", numbers.Number), issubclass(int, numbers.Number), isinstance(True, numbers.Integral))
print({F(1, 2): "half"}[F(2, 4)], F(10 ** 20, 3) * 3, F(1, 2).real, F(1, 2).imag, F(1, 2).conjugate(), complex(F(1, 2)))

from decimal import *
import decimal
from fractions import Fraction

D = Decimal
print(D("0.1") + D("0.2"), D("1.10"), repr(D("1.10")), D(3), D("-0"), D("1E+5"), D("1e-10"), D("123.450").normalize(), D(0.1), D("inf"), D("nan"), D((1, (1, 2, 3), -2)), D("  1_000.5 "))
a, b = D("10"), D("3")
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b, -a, +a, abs(D("-2.5")), divmod(a, b), a / 4, D("-7") // 2, D("-7") % 2, 2 + a, 10 - b, 3 * b, 1 / b, 2 ** b, 7 // b, 7 % b)
print(D("1.30") + D("1.2"), D("1.20") * 3, D(1) / D(7), D("2").sqrt(), D("2") ** D("0.5"), D("100").log10(), D("2").ln(), D("1").exp(), D("10") ** -2, D("1.1") ** 10, D(4).sqrt(), D("0.5") ** 2, D(2) ** 100)
print(D("2.675").quantize(D("0.01")), D("2.675").quantize(D("0.01"), rounding=ROUND_HALF_UP), D("7.325").quantize(D(".01"), rounding=ROUND_DOWN), D("1.5").to_integral_value(), D("2.5").to_integral_value(ROUND_HALF_UP), round(D("2.675"), 2), round(D("2.5")), int(D("-3.9")), float(D("1.5")))
for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(r, [str(D(x).quantize(D("1"), rounding=r)) for x in ("1.5", "-1.5", "2.5", "1.1", "-1.9")])
print(D("1") == 1, D("1.0") == D("1"), D("0.5") == 0.5, D("0.1") == 0.1, D("1") < D("2"), D(1) > 0.5, D("nan") == D("nan"), max(D(1), D(2)), sorted([D("3"), D("1.5"), 2]), hash(D("1.0")) == hash(1), D("0.5") == Fraction(1, 2), {D("1.0"): 1}[1], hash(D("0.5")) == hash(0.5))
getcontext().prec = 6
print(D(1) / D(7), D("123456789") + 1, D("3.1415926535"), +D("3.1415926535"), getcontext().prec)
with localcontext() as ctx:
    ctx.prec = 50
    print(D(1) / D(7), D(2).sqrt(), D(1).exp(), D(2).ln(), D("2") ** D("0.3"))
with localcontext(prec=4):
    print(D(1) / 3)
print(D(1) / 3)
getcontext().prec = 28
for bad in (lambda: D(1) / 0, lambda: D(0) / 0, lambda: D("x"), lambda: D(-1).sqrt(), lambda: D([1]), lambda: D(None), lambda: D("1").quantize(D("1e-40")), lambda: D("inf") - D("inf"), lambda: int(D("nan")), lambda: int(D("inf")), lambda: D("1") % 0, lambda: D(1) // 0, lambda: D("nan") < 1, lambda: D(-8) ** D("0.5")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
with localcontext() as ctx:
    ctx.traps[DivisionByZero] = False
    ctx.traps[InvalidOperation] = False
    print(D(1) / 0, D(-1) / 0, D(0) / 0, D("x"), ctx.flags[DivisionByZero])
print(f"{D('1234567.891'):,.2f} {D('0.5'):.0%} {D('3.14159'):.3f} {D('12'):>8} {D('1e10')} {D('1.5'):e} {D('-2.5'):08.2f} {D('123.456'):.2e} {D('1000'):,} {D('0.00001234')} {D('12345.678'):g} {D('3.10')!s:>6}")
print(D("3.14").as_tuple(), D("1.25").as_integer_ratio(), D("123.4").adjusted(), D("1.0").is_zero(), D("-0").is_signed(), D("inf").is_infinite(), D("nan").is_nan(), D("1.23").same_quantum(D("4.56")), D("1E+3").to_eng_string(), D("5").compare(D("3")), D(10).logb(), D("1.5").copy_negate(), D(7).remainder_near(4), D(2).fma(3, 4), D("5").scaleb(2))
print(sum([D("0.1")] * 10), sum([D("1.1"), 2]), D.from_float(0.5), getcontext().create_decimal("1.23456789"), Context(prec=3).divide(D(2), D(3)), Context(prec=5, rounding=ROUND_UP).create_decimal("1.234567"))
print(getcontext(), isinstance(D(1), decimal.Decimal), str(D("1E-7")), str(D("0.0000001")), D("1E+2") + 1, D("100") * D("1.00"), D("0E-5"), D("0.00") + 0, bool(D("0.0")))
price, rate = D("19.99"), D("0.0825")
tax = (price * rate).quantize(D("0.01"), ROUND_HALF_UP)
print(tax, price + tax, (price * 3).quantize(D(".1")), [str(D(i) / 8) for i in range(5)])

# Random specifications, good and bad; z together with F is left out, where CPython's Decimal forgets the z.
from decimal import Decimal
from fractions import Fraction
import random

r = random.Random(5)


def specification():
    fill = r.choice(["", "", "*", "0", "x"])
    align = r.choice("<>=^") if fill else r.choice(["", "", "<", ">", "=", "^"])
    parts = [fill, align, r.choice(["", "+", "-", " "]), r.choice(["", "", "", "z"]), r.choice(["", "", "#"]),
             r.choice(["", "", "0"]), r.choice(["", str(r.randint(1, 25))]), r.choice(["", ",", "_"]),
             r.choice(["", "." + str(r.randint(0, 8)), "."]), r.choice(["f", "e", "g", "%", "F", "E", "G", "", "n", "d"])]
    return "".join(parts).replace("F", "f" if parts[3] else "F")


for _ in range(700):
    spec = specification()
    fraction = Fraction(r.randint(-10 ** r.randint(0, 9), 10 ** 9), r.randint(1, 10 ** r.randint(0, 6)))
    decimal = Decimal(r.randint(-10 ** 9, 10 ** 9)).scaleb(r.randint(-12, 4))
    others = [Fraction(-1, 1000), Fraction(0), Decimal("-0.001"), Decimal("0E+3"), Decimal("-Infinity"), Decimal("NaN")]
    for number in (fraction, decimal, r.choice(others)):
        try:
            print(repr(number), repr(spec), format(number, spec))
        except ValueError as error:
            print(repr(number), repr(spec), error)

"""Rational numbers."""

import math
import numbers
import sys

from _number_format import Spec

__all__ = ["Fraction"]

_hash_modulus = sys.hash_info.modulus if hasattr(sys, "hash_info") else (1 << 61) - 1


def _parse(text):
    """(numerator, denominator) of '3/4', ' -1.5e3 ', '7'; None if it is none of these."""
    s = text.strip()
    sign = 1
    if s[:1] in ("+", "-"):
        sign = -1 if s[0] == "-" else 1
        s = s[1:]
    if not s or not (s[0].isdigit() or s[0] == "."):
        return None

    def digits(part):
        if not part or part[0] == "_" or part[-1] == "_" or "__" in part or not part.replace("_", "").isdecimal():
            return None
        return int(part)

    if "/" in s:
        a, _, b = s.partition("/")
        a, b = digits(a.rstrip()), digits(b.lstrip())
        return None if a is None or b is None else (sign * a, b)
    exponent = 0
    lowered = s.lower()
    if "e" in lowered:
        s, _, e = lowered.partition("e")
        e_sign = -1 if e[:1] == "-" else 1
        exponent = digits(e[1:] if e[:1] in ("+", "-") else e)
        if exponent is None:
            return None
        exponent *= e_sign
    whole, dot, fraction = s.partition(".")
    if not whole and not fraction:
        return None
    n = digits(whole) if whole else 0
    f = digits(fraction) if fraction else 0
    if n is None or f is None:
        return None
    places = len(fraction.replace("_", ""))
    n, d = n * 10 ** places + f, 10 ** places
    if exponent >= 0:
        n *= 10 ** exponent
    else:
        d *= 10 ** -exponent
    return sign * n, d


class Fraction(numbers.Rational):
    """A rational number, always in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, str):
                parsed = _parse(numerator)
                if parsed is None:
                    raise ValueError("Invalid literal for Fraction: %r" % numerator)
                numerator, denominator = parsed
            elif isinstance(numerator, float) or hasattr(numerator, "as_integer_ratio"):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % numerator)
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator, self._denominator = numerator // common, denominator // common
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" % (cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, numbers.Integral):
            dec = int(dec)
        return cls(*dec.as_integer_ratio())

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction whose denominator is no larger than that."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return "%s(%s, %s)" % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return "%s/%s" % (self._numerator, self._denominator)

    def __format__(self, format_spec, /):
        if not format_spec:
            return str(self)
        return _format(self, format_spec)

    def _arithmetic(self, other, exact, inexact):
        """exact(n1, d1, n2, d2) with another rational; inexact on what both become with a float or complex."""
        if type(other) is Fraction or isinstance(other, Fraction):
            return exact(self._numerator, self._denominator, other._numerator, other._denominator)
        if isinstance(other, int):
            return exact(self._numerator, self._denominator, other, 1)
        if isinstance(other, float):
            return inexact(float(self), other)
        if isinstance(other, complex):
            return inexact(complex(self), other)
        return NotImplemented

    def _reflected(self, other, exact, inexact):
        if isinstance(other, numbers.Rational):
            return exact(other.numerator, other.denominator, self._numerator, self._denominator)
        if isinstance(other, numbers.Real):
            return inexact(float(other), float(self))
        if isinstance(other, numbers.Complex):
            return inexact(complex(other), complex(self))
        return NotImplemented

    def __add__(a, b):
        return a._arithmetic(b, _add, lambda x, y: x + y)

    def __radd__(a, b):
        return a._reflected(b, _add, lambda x, y: x + y)

    def __sub__(a, b):
        return a._arithmetic(b, _sub, lambda x, y: x - y)

    def __rsub__(a, b):
        return a._reflected(b, _sub, lambda x, y: x - y)

    def __mul__(a, b):
        return a._arithmetic(b, _mul, lambda x, y: x * y)

    def __rmul__(a, b):
        return a._reflected(b, _mul, lambda x, y: x * y)

    def __truediv__(a, b):
        return a._arithmetic(b, _div, lambda x, y: x / y)

    def __rtruediv__(a, b):
        return a._reflected(b, _div, lambda x, y: x / y)

    def __floordiv__(a, b):
        return a._arithmetic(b, lambda na, da, nb, db: (na * db) // (da * nb), lambda x, y: x // y)

    def __rfloordiv__(a, b):
        return a._reflected(b, lambda na, da, nb, db: (na * db) // (da * nb), lambda x, y: x // y)

    def __divmod__(a, b):
        return a._arithmetic(b, _divmod, divmod)

    def __rdivmod__(a, b):
        return a._reflected(b, _divmod, divmod)

    def __mod__(a, b):
        return a._arithmetic(b, lambda na, da, nb, db: Fraction((na * db) % (nb * da), da * db), lambda x, y: x % y)

    def __rmod__(a, b):
        return a._reflected(b, lambda na, da, nb, db: Fraction((na * db) % (nb * da), da * db), lambda x, y: x % y)

    def __pow__(a, b):
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            n, d = a._numerator, a._denominator
            if power >= 0:
                return _reduced(n ** power, d ** power)
            if n == 0:
                raise ZeroDivisionError("Fraction(%s, 0)" % d ** -power)
            if n > 0:
                return _reduced(d ** -power, n ** -power)
            return _reduced((-d) ** -power, (-n) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return _reduced(a._numerator, a._denominator)

    def __neg__(a):
        return _reduced(-a._numerator, a._denominator)

    def __abs__(a):
        return _reduced(abs(a._numerator), a._denominator)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, remainder = divmod(self._numerator, self._denominator)
            if remainder * 2 < self._denominator:
                return floor
            if remainder * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __float__(a):
        return a._numerator / a._denominator

    def __complex__(a):
        return complex(float(a))

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _hash_modulus)
        except ValueError:
            result = sys.hash_info.inf if hasattr(sys, "hash_info") else 314159
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, lambda x, y: x < y)

    def __gt__(a, b):
        return a._compare(b, lambda x, y: x > y)

    def __le__(a, b):
        return a._compare(b, lambda x, y: x <= y)

    def __ge__(a, b):
        return a._compare(b, lambda x, y: x >= y)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _reduced(n, d):
    """The fraction of two numbers without a common factor, the second positive."""
    made = object.__new__(Fraction)
    made._numerator, made._denominator = n, d
    return made


def _add(na, da, nb, db):
    return Fraction(na * db + nb * da, da * db)


def _sub(na, da, nb, db):
    return Fraction(na * db - nb * da, da * db)


def _mul(na, da, nb, db):
    return Fraction(na * nb, da * db)


def _div(na, da, nb, db):
    if nb == 0:
        raise ZeroDivisionError("Fraction(%s, 0)" % (na * db))
    return Fraction(na * db, da * nb)


def _divmod(na, da, nb, db):
    quotient, rest = divmod(na * db, da * nb)
    return quotient, Fraction(rest, da * db)


def _round_to_digits(n, d, exponent):
    """|n/d| / 10**exponent, rounded half to even."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(abs(n), d)
    return q + (2 * r > d or 2 * r == d and q % 2 == 1)


class _FractionSpec(Spec):
    def refuses_zero(self, digits):
        return len(digits) > 1

    def refusal(self, text, zero_beside_alignment=False):
        why = "; can't use explicit alignment when zero-padding" if zero_beside_alignment else ""
        return ValueError("Invalid format specifier %r for object of type 'Fraction'%s" % (text, why))


def _format(self, spec):
    """Formats as e, f, g and % do for floats, exactly."""
    spec = _FractionSpec(spec)
    kind, precision = spec.kind, 6 if spec.precision is None else spec.precision
    n, d = self._numerator, self._denominator
    negative = n < 0
    if kind in "fF%":
        exponent = -precision - (2 if kind == "%" else 0)
        digits = str(_round_to_digits(n, d, exponent)).zfill(precision + 1)
        whole, fraction, suffix = digits[:len(digits) - precision], digits[len(digits) - precision:], \
            "%" if kind == "%" else ""
    else:
        figures = max(precision, 1) if kind in "gG" else precision + 1
        if n == 0:
            exponent, number = 0, 0
        else:
            size = len(str(abs(n))) - len(str(d))
            if abs(n) * 10 ** max(-size, 0) < d * 10 ** max(size, 0):
                size -= 1
            exponent = size
            number = _round_to_digits(n, d, exponent - figures + 1)
            if len(str(number)) > figures:
                number //= 10
                exponent += 1
        digits = str(number).zfill(figures)
        if kind in "gG" and -4 <= exponent < figures:
            suffix = ""
            if exponent >= 0:
                whole, fraction = digits[:exponent + 1], digits[exponent + 1:]
            else:
                whole, fraction = "0", "0" * (-exponent - 1) + digits
        else:
            whole, fraction = digits[:1], digits[1:]
            suffix = "%s%+03d" % ("E" if kind in "EG" else "e", exponent)
        if kind in "gG" and not spec.alternate:
            fraction = fraction.rstrip("0")
    if spec.no_negative_zero and not (whole + fraction).strip("0"):
        negative = False
    return spec.text(negative, whole, ("." + fraction if fraction or spec.alternate else "") + suffix)

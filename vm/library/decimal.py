"""Decimal numbers of any precision, after the General Decimal Arithmetic Specification."""

import _math as math
import numbers
import threading
from _decimal_signals import (
    Clamped, ConversionSyntax, DecimalException, DivisionByZero, DivisionImpossible, DivisionUndefined, FloatOperation,
    Inexact, InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow,
)
from _functools import full_name as _full_name

__all__ = [
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException",
    "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow",
    "FloatOperation", "DivisionImpossible", "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN",
    "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP",
    "setcontext", "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS",
    "HAVE_CONTEXTVAR",
]

from collections import namedtuple

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")

(ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP) = (
    "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN",
    "ROUND_05UP")
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - MAX_PREC + 1
HAVE_THREADS = HAVE_CONTEXTVAR = True

_signals = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal,
            Underflow]
_signal_of = {ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation,
              DivisionUndefined: InvalidOperation, InvalidContext: InvalidOperation}


def _round_up(sign, whole, rest, unit, rounding):
    """Is `whole` and `rest` of `unit` rounded away from zero?"""
    if not rest:
        return False
    if rounding == ROUND_HALF_EVEN:
        return rest * 2 > unit or rest * 2 == unit and whole % 2 == 1
    if rounding == ROUND_HALF_UP:
        return rest * 2 >= unit
    if rounding == ROUND_HALF_DOWN:
        return rest * 2 > unit
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_FLOOR:
        return bool(sign)
    return rounding == ROUND_05UP and whole % 5 == 0


@_full_name
class Context:
    """Precision, rounding, and which conditions raise."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        base = globals().get("DefaultContext")
        self.prec = (base.prec if base else 28) if prec is None else prec
        self.rounding = (base.rounding if base else ROUND_HALF_EVEN) if rounding is None else rounding
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        if traps is None:
            traps = base.traps if base else [InvalidOperation, DivisionByZero, Overflow]
        self.traps = dict(traps) if isinstance(traps, dict) else {s: s in traps for s in _signals}
        flags = flags or ()
        self.flags = dict(flags) if isinstance(flags, dict) else {s: s in flags for s in _signals}

    def __setattr__(self, name, value):
        if name == "prec":
            if not isinstance(value, int):
                raise TypeError("optional argument must be an integer")
            if not 1 <= value <= MAX_PREC:
                raise ValueError("valid range for prec is [1, MAX_PREC]")
        elif name == "rounding" and value not in (
                ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN,
                ROUND_05UP):
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   "
                            "ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        elif name not in ("rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise AttributeError("'decimal.Context' object has no attribute %r" % name)
        object.__setattr__(self, name, value)

    def __repr__(self):
        return "Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=[%s], traps=[%s])" % (
            self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
            ", ".join(s.__name__ for s, on in self.flags.items() if on),
            ", ".join(s.__name__ for s, on in self.traps.items() if on))

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags),
                       dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _raise(self, condition, result=None):
        """Notes a condition: raises it if it is trapped, else the result stands."""
        signal = condition if condition in self.flags else _signal_of.get(condition, condition)
        self.flags[signal] = True
        if self.traps.get(signal):
            raise signal([condition])
        return _NaN if result is None else result

    def create_decimal(self, num="0"):
        return Decimal(num)._fix(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._fix(self)


def _context_method(name):
    def method(self, a, *args):
        return getattr(Decimal(a) if not isinstance(a, Decimal) else a, name)(*args, context=self)
    method.__name__ = name
    return method


class _Local(threading.local):
    context = None


_local = _Local()


def getcontext():
    """The context of this thread."""
    context = _local.context
    if context is None:
        context = _local.context = DefaultContext.copy()
    return context


def setcontext(context, /):
    """Sets the context of this thread."""
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _local.context = context


class localcontext:
    """with localcontext(): changes of the context end with it."""

    def __init__(self, ctx=None, **kwargs):
        self.new = (getcontext() if ctx is None else ctx).copy()
        for name, value in kwargs.items():
            setattr(self.new, name, value)

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.new)
        return self.new

    def __exit__(self, *details):
        setcontext(self.saved)


def _make(sign, coefficient, exponent, special=None):
    made = object.__new__(Decimal)
    made._sign, made._int, made._exp, made._special = sign, coefficient, exponent, special
    return made


def _parse(text):
    """(sign, coefficient, exponent, special), or None."""
    whole, _, fraction = text.partition(".")
    digits = whole + fraction
    if digits.isdecimal():
        return 0, int(digits), -len(fraction), None
    s = text.strip().replace("_", "")
    sign = 0
    if s[:1] in ("+", "-"):
        sign = int(s[0] == "-")
        s = s[1:]
    lowered = s.lower()
    if lowered in ("inf", "infinity"):
        return sign, 0, 0, "F"
    for name, kind in (("snan", "N"), ("nan", "n")):
        if lowered.startswith(name):
            payload = s[len(name):]
            return (sign, int(payload or 0), 0, kind) if not payload or payload.isdecimal() else None
    exponent = 0
    if "e" in lowered:
        s, _, e = lowered.partition("e")
        if not (e[1:] if e[:1] in ("+", "-") else e).isdecimal():
            return None
        exponent = int(e)
    whole, _, fraction = s.partition(".")
    digits = whole + fraction
    if not digits.isdecimal():
        return None
    return sign, int(digits), exponent - len(fraction), None


@_full_name
class Decimal(numbers.Number):
    """A decimal number."""

    __slots__ = ("_sign", "_int", "_exp", "_special")

    def __new__(cls, value="0", context=None):
        self = object.__new__(cls)
        if type(value) is str and (parts := _parse(value)) is not None:
            pass
        elif isinstance(value, Decimal):
            parts = value._sign, value._int, value._exp, value._special
        elif isinstance(value, int):
            parts = int(value < 0), abs(int(value)), 0, None
        elif isinstance(value, str):
            parts = _parse(value)
            if parts is None:
                (context or getcontext())._raise(ConversionSyntax)
                parts = 0, 0, 0, "n"
        elif isinstance(value, float):
            made = cls.from_float(value)
            (context or getcontext())._note_float()
            parts = made._sign, made._int, made._exp, made._special
        elif isinstance(value, (list, tuple)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            if sign not in (0, 1):
                raise ValueError("sign must be an integer with the value 0 or 1")
            special = exponent if isinstance(exponent, str) else None
            number = int("".join(map(str, digits)) or "0")
            parts = sign, 0 if special == "F" else number, 0 if special else exponent, special
        else:
            raise TypeError("conversion from %s to Decimal is not supported" % type(value).__name__)
        self._sign, self._int, self._exp, self._special = parts
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        if math.isnan(f):
            made = _make(0, 0, 0, "n")
        elif math.isinf(f):
            made = _make(int(f < 0), 0, 0, "F")
        else:
            n, d = abs(f).as_integer_ratio()
            k = d.bit_length() - 1
            made = _make(int(math.copysign(1, f) < 0), n * 5 ** k, -k)
        return made if cls is Decimal else cls(made)

    # --- What it is ---

    def is_nan(self):
        return self._special in ("n", "N")

    def is_qnan(self):
        return self._special == "n"

    def is_snan(self):
        return self._special == "N"

    def is_infinite(self):
        return self._special == "F"

    def is_finite(self):
        return self._special is None

    def is_zero(self):
        return self._special is None and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def is_normal(self, context=None):
        return self._special is None and self._int != 0 and (context or getcontext()).Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        return self._special is None and self._int != 0 and self.adjusted() < (context or getcontext()).Emin

    def is_canonical(self):
        return True

    def __bool__(self):
        return self._special is not None or self._int != 0

    def adjusted(self):
        """The exponent of the first digit."""
        return 0 if self._special else self._exp + len(str(self._int)) - 1

    def as_tuple(self):
        """(sign, digits, exponent)"""
        if self._special == "F":
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple(map(int, str(self._int))) if not self._special or self._int else ()
        return DecimalTuple(self._sign, digits, self._special or self._exp)

    def as_integer_ratio(self):
        if self._special:
            if self._special == "F":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        n, d = self._int, 1
        if self._exp >= 0:
            n *= 10 ** self._exp
        else:
            d = 10 ** -self._exp
            common = math.gcd(n, d)
            n, d = n // common, d // common
        return -n if self._sign else n, d

    # --- Text ---

    def __repr__(self):
        return "Decimal('%s')" % self

    def __str__(self, eng=False, context=None):
        sign = "-" if self._sign else ""
        if self._special:
            name = {"F": "Infinity", "n": "NaN", "N": "sNaN"}[self._special]
            return sign + name + (str(self._int) if self._int else "")
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif self._int == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            text = "0." + "0" * -point + digits
        elif point >= len(digits):
            text = digits + "0" * (point - len(digits))
        else:
            text = digits[:point] + "." + digits[point:]
        if left == point:
            return sign + text
        return "%s%s%s%+d" % (sign, text, "E" if (context or getcontext()).capitals else "e", left - point)

    def to_eng_string(self, context=None):
        return self.__str__(True, context)

    def __format__(self, spec, context=None):
        from _decimal_format import format_decimal
        return format_decimal(self, spec, context or getcontext())

    # --- Rounding ---

    def _rescaled(self, exponent, rounding):
        """The same number with that exponent, rounded if digits are lost."""
        if self._int == 0:
            return _make(self._sign, 0, exponent)
        shift = self._exp - exponent
        if shift >= 0:
            return _make(self._sign, self._int * 10 ** shift, exponent)
        unit = 10 ** -shift
        whole, rest = divmod(self._int, unit)
        if _round_up(self._sign, whole, rest, unit, rounding):
            whole += 1
        return _make(self._sign, whole, exponent)

    def _fix(self, context):
        """Rounded to the context's precision."""
        if self._special:
            return self
        n, prec = self._int, context.prec
        bound = _POWERS[prec] if prec < 64 else 10 ** prec
        if 0 < n < bound and -9000 < self._exp < 9000 and prec < 64 and context.Emax > 9100 and context.Emin < -9100:
            return self
        digits = prec + 1 if bound <= n < bound * 10 else len(str(n))
        if n == 0:
            low, high = context.Etiny(), context.Emax
            exponent = min(max(self._exp, low), high)
            return self if exponent == self._exp else _make(self._sign, 0, exponent)
        result = self
        lost = max(digits - prec, context.Etiny() - self._exp)
        if lost > 0:
            unit = 10 ** lost
            whole, rest = divmod(n, unit)
            if rest and _round_up(self._sign, whole, rest, unit, context.rounding):
                whole += 1
            result = _make(self._sign, whole, self._exp + lost)
            if rest:
                context._raise(Inexact, result)
            if whole >= bound:
                result = _make(result._sign, result._int // 10, result._exp + 1)
            context._raise(Rounded, result)
        if self._exp + digits >= context.Emax and result._int and result.adjusted() > context.Emax:
            infinite = context.rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP) or \
                context.rounding == (ROUND_FLOOR if self._sign else ROUND_CEILING)
            answer = _make(self._sign, 0, 0, "F") if infinite else \
                _make(self._sign, 10 ** context.prec - 1, context.Etop())
            return context._raise(Overflow, answer)
        return result

    def quantize(self, exp, rounding=None, context=None):
        """Rounded to the exponent of another number."""
        context = context or getcontext()
        exp = _number(exp)
        if self._special or exp._special:
            nan = self._check_nans(exp, context)
            if nan is not None:
                return nan
            if self._special and exp._special:
                return Decimal(self)
            return context._raise(InvalidOperation)
        result = self._rescaled(exp._exp, rounding or context.rounding)
        if len(str(result._int)) > context.prec or result._int and result.adjusted() > context.Emax:
            return context._raise(InvalidOperation)
        if result._int * 10 ** max(result._exp - self._exp, 0) != self._int * 10 ** max(self._exp - result._exp, 0):
            context._raise(Inexact, result)
            context._raise(Rounded, result)
        return result

    def to_integral_value(self, rounding=None, context=None):
        """Rounded to an integer."""
        if self._special or self._exp >= 0:
            return Decimal(self)
        return self._rescaled(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        return self.to_integral_value(rounding, context)

    def normalize(self, context=None):
        """Without zeros at the end."""
        made = self._fix(context or getcontext())
        if made._special:
            return made
        if made._int == 0:
            return _make(made._sign, 0, 0)
        n, exponent = made._int, made._exp
        while n % 10 == 0:
            n //= 10
            exponent += 1
        return _make(made._sign, n, exponent)

    def __round__(self, n=None):
        if n is not None:
            return self.quantize(_make(0, 1, -n), ROUND_HALF_EVEN)
        return int(self._checked_rescale(ROUND_HALF_EVEN))

    def _checked_rescale(self, rounding):
        if self._special:
            if self._special == "F":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        return self._rescaled(0, rounding)

    def __floor__(self):
        return int(self._checked_rescale(ROUND_FLOOR))

    def __ceil__(self):
        return int(self._checked_rescale(ROUND_CEILING))

    def __int__(self):
        made = self._checked_rescale(ROUND_DOWN)
        return -made._int if made._sign else made._int

    __trunc__ = __int__

    def __float__(self):
        if self.is_snan():
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self)) if not self._special else float({"F": "-inf" if self._sign else "inf"}.get(
            self._special, "nan"))

    def __complex__(self):
        return complex(float(self))

    # --- Comparing ---

    def _compare(self, other):
        """-1, 0, 1 of two numbers that are no NaN."""
        if self._special or other._special:
            a = (-1 if self._sign else 1) if self._special else 0
            b = (-1 if other._sign else 1) if other._special else 0
            return (a > b) - (a < b)
        if self._exp == other._exp:
            a, b = -self._int if self._sign else self._int, -other._int if other._sign else other._int
            return (a > b) - (a < b)
        low = min(self._exp, other._exp)
        a = self._int * 10 ** (self._exp - low) * (-1 if self._sign else 1)
        b = other._int * 10 ** (other._exp - low) * (-1 if other._sign else 1)
        return (a > b) - (a < b)

    def __eq__(self, other):
        if type(other) is Decimal and not self._special and not other._special:
            return self._compare(other) == 0
        if isinstance(other, numbers.Rational) and not isinstance(other, int):
            if self._special:
                return False
            n, d = self.as_integer_ratio()
            return n == other.numerator and d == other.denominator
        other = _comparable(other)
        if other is None:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            if self.is_snan() or other.is_snan():
                getcontext()._raise(InvalidOperation)
            return False
        return self._compare(other) == 0

    def _order(self, other, test):
        if type(other) is Decimal and not self._special and not other._special:
            return test(self._compare(other))
        if isinstance(other, numbers.Rational) and not isinstance(other, int):
            if self._special:
                return test(0 if self.is_nan() else -1 if self._sign else 1)
            n, d = self.as_integer_ratio()
            a, b = n * other.denominator, other.numerator * d
            return test((a > b) - (a < b))
        other = _comparable(other)
        if other is None:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            getcontext()._raise(InvalidOperation)
            return False
        return test(self._compare(other))

    def __lt__(self, other):
        return self._order(other, lambda c: c < 0)

    def __le__(self, other):
        return self._order(other, lambda c: c <= 0)

    def __gt__(self, other):
        return self._order(other, lambda c: c > 0)

    def __ge__(self, other):
        return self._order(other, lambda c: c >= 0)

    def compare(self, other, context=None):
        other = _number(other)
        nan = self._check_nans(other, context or getcontext())
        return nan if nan is not None else Decimal(self._compare(other))

    def __hash__(self):
        if self._special:
            if self.is_snan():
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self) if self.is_nan() else hash(float(self))
        n, d = self.as_integer_ratio()
        if d == 1:
            return hash(n)
        modulus = (1 << 61) - 1
        result = abs(n) % modulus * pow(d, -1, modulus) % modulus
        result = -result if n < 0 else result
        return -2 if result == -1 else result

    def max(self, other, context=None):
        other = _number(other)
        if self.is_qnan() or other.is_qnan():
            return other if self.is_qnan() else self
        return (other if self._compare(other) < 0 else self)._fix(context or getcontext())

    def min(self, other, context=None):
        other = _number(other)
        if self.is_qnan() or other.is_qnan():
            return other if self.is_qnan() else self
        return (self if self._compare(other) < 0 else other)._fix(context or getcontext())

    def same_quantum(self, other, context=None):
        other = _number(other)
        if self._special or other._special:
            return self._special == other._special
        return self._exp == other._exp

    # --- Arithmetic ---

    def _check_nans(self, other, context):
        """The NaN that an operation gives because one of its operands is one, or None."""
        for each in (self, other):
            if each is not None and each.is_snan():
                return context._raise(InvalidOperation, _make(each._sign, each._int, 0, "n"))
        for each in (self, other):
            if each is not None and each.is_nan():
                return each
        return None

    def __neg__(self, context=None):
        context = context or getcontext()
        if self._int == 0 and not self._special and context.rounding != ROUND_FLOOR:
            return _make(0, 0, self._exp)._fix(context)
        return _make(1 - self._sign, self._int, self._exp, self._special)._fix(context)

    def __pos__(self, context=None):
        context = context or getcontext()
        if self._int == 0 and not self._special and context.rounding != ROUND_FLOOR:
            return _make(0, 0, self._exp)._fix(context)
        return Decimal(self)._fix(context)

    def __abs__(self, round=True, context=None):
        return _make(0, self._int, self._exp, self._special)._fix(context or getcontext())

    def copy_abs(self):
        return _make(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other, context=None):
        return _make(_number(other)._sign, self._int, self._exp, self._special)

    def __add__(self, other, context=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        context = context or getcontext()
        if self._special or other._special:
            nan = self._check_nans(other, context)
            if nan is not None:
                return nan
            if self._special and other._special and self._sign != other._sign:
                return context._raise(InvalidOperation)
            return self if self._special else other
        low, above = self._exp, other._exp
        one = -self._int if self._sign else self._int
        two = -other._int if other._sign else other._int
        if low < above:
            two *= 10 ** (above - low)
        elif low > above:
            one *= 10 ** (low - above)
            low = above
        total = one + two
        if total == 0:
            sign = self._sign if self._sign == other._sign else int(context.rounding == ROUND_FLOOR)
            return _make(sign, 0, low)._fix(context)
        return _make(int(total < 0), abs(total), low)._fix(context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        return self.__add__(other.copy_negate() if not other.is_nan() else other, context=context)

    def __rsub__(self, other, context=None):
        other = _operand(other)
        return NotImplemented if other is None else other.__sub__(self, context=context)

    def __mul__(self, other, context=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._check_nans(other, context)
            if nan is not None:
                return nan
            if self.is_zero() or other.is_zero():
                return context._raise(InvalidOperation)
            return _make(sign, 0, 0, "F")
        return _make(sign, self._int * other._int, self._exp + other._exp)._fix(context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._check_nans(other, context)
            if nan is not None:
                return nan
            if self._special and other._special:
                return context._raise(InvalidOperation)
            return _make(sign, 0, 0, "F") if self._special else _make(sign, 0, context.Etiny())
        if other._int == 0:
            if self._int == 0:
                return context._raise(DivisionUndefined)
            return context._raise(DivisionByZero, _make(sign, 0, 0, "F"))
        if self._int == 0:
            return _make(sign, 0, self._exp - other._exp)._fix(context)
        shift = len(str(other._int)) - len(str(self._int)) + context.prec + 1
        exponent = self._exp - other._exp - shift
        if shift >= 0:
            n, rest = divmod(self._int * 10 ** shift, other._int)
        else:
            n, rest = divmod(self._int, other._int * 10 ** -shift)
        if rest:
            if n % 5 == 0:
                n += 1  # so that rounding sees that something was left
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and n % 10 == 0:
                n //= 10
                exponent += 1
        return _make(sign, n, exponent)._fix(context)

    def __rtruediv__(self, other, context=None):
        other = _operand(other)
        return NotImplemented if other is None else other.__truediv__(self, context=context)

    def _divide(self, other, context):
        """(quotient, remainder) of finite numbers, the second not zero; rounded towards zero."""
        low = min(self._exp, other._exp)
        if self.is_zero():
            q, r = 0, 0
        else:
            q, r = divmod(self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low))
        if len(str(q)) > context.prec:
            nan = context._raise(DivisionImpossible)
            return nan, nan
        return _make(self._sign ^ other._sign, q, 0), _make(self._sign, r, low)._fix(context)

    def _division(self, other, context, which):
        context = context or getcontext()
        if self._special or other._special:
            nan = self._check_nans(other, context)
            if nan is not None:
                return nan, nan
            if self._special:
                invalid = context._raise(InvalidOperation)
                return (invalid if other._special or which != "//" else
                        _make(self._sign ^ other._sign, 0, 0, "F")), invalid
            return _make(self._sign ^ other._sign, 0, 0), self._fix(context)
        if other._int == 0:
            if self._int == 0:
                nan = context._raise(DivisionUndefined)
                return nan, nan
            if which == "%":
                nan = context._raise(InvalidOperation)
                return nan, nan
            infinity = context._raise(DivisionByZero, _make(self._sign ^ other._sign, 0, 0, "F"))
            return infinity, (context._raise(InvalidOperation) if which == "divmod" else _NaN)
        return self._divide(other, context)

    def __floordiv__(self, other, context=None):
        other = _operand(other)
        return NotImplemented if other is None else self._division(other, context, "//")[0]

    def __rfloordiv__(self, other, context=None):
        other = _operand(other)
        return NotImplemented if other is None else other.__floordiv__(self, context)

    def __mod__(self, other, context=None):
        other = _operand(other)
        return NotImplemented if other is None else self._division(other, context, "%")[1]

    def __rmod__(self, other, context=None):
        other = _operand(other)
        return NotImplemented if other is None else other.__mod__(self, context)

    def __divmod__(self, other, context=None):
        other = _operand(other)
        return NotImplemented if other is None else self._division(other, context, "divmod")

    def __rdivmod__(self, other, context=None):
        other = _operand(other)
        return NotImplemented if other is None else other.__divmod__(self, context)

    def remainder_near(self, other, context=None):
        """The remainder of the nearest multiple."""
        other = _number(other)
        q, r = self._division(other, context, "%")
        double, size = abs(r) * 2, abs(other)
        if double > size or double == size and int(q) % 2:
            r = r - other if r._sign == other._sign else r + other
        return r

    def fma(self, other, third, context=None):
        """self * other + third, rounded once."""
        other, third = _number(other), _number(third)
        if self._special or other._special:
            return (self * other).__add__(third, context=context)
        return _make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp).__add__(
            third, context=context)

    def __pow__(self, other, modulo=None, context=None):
        if modulo is not None:
            base, power, modulo = int(self), int(_number(other)), int(_number(modulo))
            return Decimal(pow(base, power, modulo))
        other = _operand(other)
        if other is None:
            return NotImplemented
        from _decimal_functions import power
        return power(self, other, context or getcontext())

    def __rpow__(self, other, context=None):
        other = _operand(other)
        return NotImplemented if other is None else other.__pow__(self, context=context)

    def sqrt(self, context=None):
        """The square root."""
        from _decimal_functions import sqrt
        return sqrt(self, context or getcontext())

    def exp(self, context=None):
        from _decimal_functions import exp
        return exp(self, context or getcontext())

    def ln(self, context=None):
        from _decimal_functions import ln
        return ln(self, context or getcontext())

    def log10(self, context=None):
        from _decimal_functions import log10
        return log10(self, context or getcontext())

    def logb(self, context=None):
        return Decimal(self.adjusted())

    def scaleb(self, other, context=None):
        return _make(self._sign, self._int, self._exp + int(_number(other)), self._special)._fix(
            context or getcontext())

    def next_plus(self, context=None):
        return self._next(context or getcontext(), ROUND_CEILING, 0)

    def next_minus(self, context=None):
        return self._next(context or getcontext(), ROUND_FLOOR, 1)

    def _next(self, context, rounding, sign):
        context = context.copy()
        context.rounding = rounding
        context.clear_traps()
        moved = self._fix(context)
        if self.is_nan():
            return self._check_nans(None, context)
        if self._special:
            return self if self._sign == sign else _make(self._sign, 10 ** context.prec - 1, context.Etop())
        if moved != self:
            return moved
        from _decimal_rare import neighbour
        return neighbour(self, context, sign)._fix(context)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def radix(self):
        return Decimal(10)

    def canonical(self):
        return self

    def number_class(self, context=None):
        if self.is_snan():
            return "sNaN"
        if self.is_nan():
            return "NaN"
        sign = "-" if self._sign else "+"
        if self._special:
            return sign + "Infinity"
        return sign + ("Zero" if not self._int else "Subnormal" if self.is_subnormal(context) else "Normal")

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_RARE = ("compare_signal", "compare_total", "compare_total_mag", "max_mag", "min_mag", "next_toward", "rotate", "shift",
         "logical_and", "logical_or", "logical_xor", "logical_invert")


def _rare(name):
    def method(self, *args, context=None):
        import _decimal_rare
        if len(args) > 1:
            *args, context = args
        return getattr(_decimal_rare, name)(self, *args, context=context or getcontext())
    method.__name__ = name
    return method


for _name in _RARE:
    setattr(Decimal, _name, _rare(_name))


def _note_float(self):
    self.flags[FloatOperation] = True
    if self.traps.get(FloatOperation):
        raise FloatOperation([FloatOperation])


Context._note_float = _note_float
for _name, _method in (("add", "__add__"), ("subtract", "__sub__"), ("multiply", "__mul__"), ("divide", "__truediv__"),
                       ("divide_int", "__floordiv__"), ("remainder", "__mod__"), ("divmod", "__divmod__"),
                       ("minus", "__neg__"), ("plus", "__pos__"), ("abs", "__abs__")):
    setattr(Context, _name, _context_method(_method))
for _name in ("quantize", "sqrt", "exp", "ln", "log10", "normalize", "compare", "max", "min", "fma", "to_integral_value",
              "remainder_near", "to_eng_string", "scaleb", "logb", "next_plus", "next_minus", "number_class",
              "is_normal", "is_subnormal", "same_quantum", "to_integral_exact", "to_integral", *_RARE):
    setattr(Context, _name, _context_method(_name))
Context.power = lambda self, a, b, modulo=None: _number(a).__pow__(b, modulo, context=self)
for _name in ("is_nan", "is_qnan", "is_snan", "is_infinite", "is_finite", "is_signed", "is_zero", "is_canonical",
              "copy_abs", "copy_negate", "copy_sign", "canonical"):
    setattr(Context, _name, lambda self, a, *args, _method=getattr(Decimal, _name): _method(_number(a), *args))
Context.radix = lambda self: Decimal(10)
Context.copy_decimal = lambda self, a: _number(a)
Context.to_sci_string = lambda self, a: _number(a).__str__(context=self)


def _operand(other):
    if isinstance(other, Decimal):
        return other
    return Decimal(other) if isinstance(other, int) else None


def _number(other):
    made = _operand(other)
    if made is None:
        raise TypeError("conversion from %s to Decimal is not supported" % type(other).__name__)
    return made


def _comparable(other):
    if isinstance(other, float):
        return Decimal.from_float(other)
    return _operand(other)


_POWERS = [10 ** i for i in range(64)]
_NaN = _make(0, 0, 0, "n")
DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])

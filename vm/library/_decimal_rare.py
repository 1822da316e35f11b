"""What is rarely done with Decimals: the total order, digits as truth values, digits moved."""

from decimal import Decimal, InvalidOperation, _make, _number


def compare_signal(x, other, context):
    other = _number(other)
    for each in (x, other):
        if each.is_nan():
            return context._raise(InvalidOperation, _make(each._sign, each._int, 0, "n"))
    return x.compare(other, context)


def _total_key(x):
    """What orders numbers without sign: numbers, infinity, sNaN, NaN; equal numbers by exponent."""
    if x.is_nan():
        return (2 if x.is_snan() else 3, x._int, 0)
    return (1, 0, 0) if x._special else (0, x, x._exp)


def _order(x, y):
    return (x > y) - (x < y)


def compare_total(x, other, context):
    other = _number(other)
    if x._sign != other._sign:
        return Decimal(other._sign - x._sign)
    first, second = _total_key(abs_of(x)), _total_key(abs_of(other))
    order = _order(first[0], second[0]) or _order(first[1], second[1]) or _order(first[2], second[2])
    return Decimal(-order if x._sign else order)


def compare_total_mag(x, other, context):
    return compare_total(abs_of(x), abs_of(_number(other)), context)


def abs_of(x):
    return _make(0, x._int, x._exp, x._special)


def _by_magnitude(x, other, context, greatest):
    other = _number(other)
    if x.is_nan() or other.is_nan():
        return x.max(other, context)
    order = abs_of(x).compare(abs_of(other)) or compare_total(x, other, context)
    return (x if (order > 0) == greatest else other)._fix(context)


def max_mag(x, other, context):
    return _by_magnitude(x, other, context, True)


def min_mag(x, other, context):
    return _by_magnitude(x, other, context, False)


def next_toward(x, other, context):
    other = _number(other)
    nan = x._check_nans(other, context)
    if nan is not None:
        return nan
    order = x.compare(other)
    if not order:
        return x.copy_sign(other)
    return x.next_plus(context) if order < 0 else x.next_minus(context)


def _digits(x, context):
    """The digits, as many as the precision has, of a number that may only have zeros and ones; or None."""
    text = str(x._int)
    if x._special or x._sign or x._exp or len(text) > context.prec or text.strip("01"):
        return None
    return text.zfill(context.prec)


def _logical(operands, context, combine):
    rows = [_digits(each, context) for each in operands]
    if None in rows:
        return context._raise(InvalidOperation)
    return _make(0, int("".join("01"[combine(*map(int, column))] for column in zip(*rows))), 0)


def logical_and(x, other, context):
    return _logical((x, _number(other)), context, lambda a, b: a & b)


def logical_or(x, other, context):
    return _logical((x, _number(other)), context, lambda a, b: a | b)


def logical_xor(x, other, context):
    return _logical((x, _number(other)), context, lambda a, b: a ^ b)


def logical_invert(x, context):
    return _logical((x,), context, lambda a: 1 - a)


def _steps(x, other, context):
    """(by how many places digits move, the digits); or what comes out instead of that, and None."""
    other = _number(other)
    nan = x._check_nans(other, context)
    if nan is not None:
        return nan, None
    if other._special or other._exp or not -context.prec <= int(other) <= context.prec:
        return context._raise(InvalidOperation), None
    return (x, None) if x._special else (int(other), str(x._int).zfill(context.prec)[-context.prec:])


def rotate(x, other, context):
    steps, digits = _steps(x, other, context)
    if digits is None:
        return steps
    return _make(x._sign, int(digits[steps:] + digits[:steps]), x._exp)


def shift(x, other, context):
    steps, digits = _steps(x, other, context)
    if digits is None:
        return steps
    moved = digits[:steps] if steps < 0 else (digits + "0" * steps)[-context.prec:]
    return _make(x._sign, int(moved or "0"), x._exp)


def neighbour(x, context, downwards):
    """The next number that the context can hold, of a finite one that it holds."""
    exponent = max(x.adjusted() - context.prec + 1, context.Etiny()) if x else context.Etiny()
    n = x._int * 10 ** (x._exp - exponent) if x else 0
    outwards = not x or x._sign == downwards
    if not outwards and n == 10 ** (context.prec - 1) and exponent > context.Etiny():
        n, exponent = n * 10, exponent - 1  # below a power of ten they stand closer
    sign = downwards if not x else x._sign
    return _make(sign, n + 1 if outwards else n - 1, exponent)

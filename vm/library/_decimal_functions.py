"""Roots, powers and logarithms of Decimal."""

import _math as math

from decimal import InvalidOperation, _make


def sqrt(x, context):
    if x._special:
        nan = x._check_nans(None, context)
        if nan is not None:
            return nan
        if not x._sign:
            return x
    if x.is_zero():
        return _make(x._sign, 0, x._exp >> 1)._fix(context)
    if x._sign:
        return context._raise(InvalidOperation)
    prec = context.prec + 1
    exponent = x._exp
    if exponent & 1:
        e, n = exponent - 1, x._int * 10
    else:
        e, n = exponent, x._int
    digits = (len(str(n)) + 1) // 2
    shift = prec - digits
    exact = True
    if shift >= 0:
        n *= 100 ** shift
    else:
        n, rest = divmod(n, 100 ** -shift)
        exact = not rest
    root = math.isqrt(n)
    exact = exact and root * root == n
    e = e // 2 - shift
    if exact:
        ideal = x._exp >> 1
        while e < ideal and root % 10 == 0:
            root //= 10
            e += 1
    elif root % 5 == 0:
        root += 1
    rounding, context_rounding = "ROUND_HALF_EVEN", context.rounding
    context.rounding = rounding
    try:
        return _make(0, root, e)._fix(context)
    finally:
        context.rounding = context_rounding


def _ln_fixed(n, scale):
    """ln(n / scale) * scale, for n > 0, nearly: by halving towards 1 and the series of atanh."""
    guard = 10 ** 10
    one = scale * guard
    n *= guard
    halvings = 0
    while n > one * 3 // 2:
        n //= 2
        halvings += 1
    while n < one * 3 // 4:
        n *= 2
        halvings -= 1

    def series(y):
        square = y * y // one
        total, power, k = 0, y, 1
        while power:
            total += power // k
            power = power * square // one
            k += 2
        return 2 * total

    result = series((n - one) * one // (n + one))
    if halvings:
        result += halvings * series(one // 3)
    return result // guard


def _ln_of(x, digits):
    """ln(x) * 10**digits, nearly."""
    scale = 10 ** (digits + 5)
    size = len(str(x._int)) - 1
    n = x._int * scale // 10 ** size
    result = _ln_fixed(n, scale)
    exponent = x._exp + size
    if exponent:
        result += exponent * _ln_fixed(10 * scale, scale)
    return result // 10 ** 5


def _exp_of(n, scale):
    """exp(n / scale) * scale, nearly; n of either sign."""
    guard = 10 ** 12
    one = scale * guard
    n *= guard
    halvings = max(n.bit_length() - one.bit_length() + 8, 0) if n > 0 else max((-n).bit_length() - one.bit_length() + 8, 0)
    extra = 1 << halvings * 2 + 16
    one *= extra
    n = n * extra >> halvings
    total, term, k = one, one, 1
    while term:
        term = term * n // one // k if term * n >= 0 else -(-(term * n) // one // k)
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // one
    return total // (guard * extra)


def _rounded(sign, n, exponent, context):
    """A result that is not exact."""
    if n % 5 == 0:
        n = n * 10 + 1
        exponent -= 1
    saved = context.rounding
    context.rounding = "ROUND_HALF_EVEN"
    try:
        return _make(sign, n, exponent)._fix(context)
    finally:
        context.rounding = saved


def exp(x, context):
    if x._special:
        nan = x._check_nans(None, context)
        return nan if nan is not None else _make(0, 0, 0) if x._sign else x
    if x.is_zero():
        return _make(0, 1, 0)
    shift = int(x.copy_abs() * 10 // 23) + 3 if x.adjusted() < 6 else 0
    digits = context.prec + shift + 8
    scale = 10 ** digits
    n = x._int * scale * 10 ** max(x._exp, 0) // 10 ** max(-x._exp, 0)
    return _rounded(0, _exp_of(-n if x._sign else n, scale), -digits, context)


def ln(x, context):
    if x._special:
        nan = x._check_nans(None, context)
        if nan is not None:
            return nan
        if not x._sign:
            return x
    if x.is_zero():
        return _make(1, 0, 0, "F")
    if x._sign:
        return context._raise(InvalidOperation)
    if x == 1:
        return _make(0, 0, 0)
    digits = context.prec + 12 + max(0, -(x - 1).adjusted())
    n = _ln_of(x, digits)
    return _rounded(int(n < 0), abs(n), -digits, context)


def log10(x, context):
    if x._special:
        nan = x._check_nans(None, context)
        if nan is not None:
            return nan
        if not x._sign:
            return x
    if x.is_zero():
        return _make(1, 0, 0, "F")
    if x._sign:
        return context._raise(InvalidOperation)
    text = str(x._int).rstrip("0")
    if text == "1":
        return _make(int(x.adjusted() < 0), abs(x.adjusted()), 0)._fix(context)
    digits = context.prec + 14
    scale = 10 ** digits
    n = _ln_of(x, digits) * scale // _ln_fixed(10 * scale, scale)
    return _rounded(int(n < 0), abs(n), -digits, context)


def power(x, y, context):
    if x._special or y._special:
        nan = x._check_nans(y, context)
        if nan is not None:
            return nan
    integral = not y._special and (y._exp >= 0 or y._int % 10 ** -y._exp == 0)
    if y.is_zero():
        return context._raise(InvalidOperation) if x.is_zero() else _make(0, 1, 0)
    sign = x._sign if integral and int(y) % 2 else 0
    if x._sign and not integral and not x.is_zero():
        return context._raise(InvalidOperation)
    if x.is_zero():
        return _make(sign, 0, 0) if not y._sign else _make(sign, 0, 0, "F")
    if x._special:
        return _make(sign, 0, 0) if y._sign else _make(sign, 0, 0, "F")
    if y._special:
        order = x.copy_abs()._compare(_make(0, 1, 0))
        if order == 0:
            return _make(0, 10 ** (context.prec - 1), 1 - context.prec)
        return _make(0, 0, 0, "F") if (order > 0) != bool(y._sign) else _make(0, 0, 0)
    if integral:
        n = int(y)
        if x._int == 1 and x._exp == 0:
            return _make(sign, 1, 0)
        size = len(str(x._int)) * abs(n)
        if size < 4 * context.prec + 200:
            raised = _make(sign, x._int ** abs(n), x._exp * abs(n))
            if n > 0:
                return raised._fix(context)
            return _make(0, 1, 0).__truediv__(raised, context=context)
    half = y * 2 == 1
    if half:
        root = sqrt(x, context)
        if root * root == x:
            return root
    digits = context.prec + 15 + max(len(str(abs(int(y)))), 1) + 5
    scale = 10 ** digits
    log = _ln_of(x.copy_abs(), digits)
    n = log * y._int * 10 ** max(y._exp, 0) // 10 ** max(-y._exp, 0)
    n = -n if y._sign else n
    # exp in two steps: powers of ten are taken out first.
    ten = _ln_fixed(10 * scale, scale)
    exponent, rest = divmod(n, ten)
    return _rounded(sign, _exp_of(rest, scale), exponent - digits, context)

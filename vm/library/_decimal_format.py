"""format() of Decimal."""

import decimal
from _number_format import Spec


class _DecimalSpec(Spec):
    kinds = Spec.kinds + ("n", "")
    flags = ""
    groupings = ","


def format_decimal(number, spec, context):
    spec = _DecimalSpec(spec)
    precision, kind = spec.precision, spec.kind
    if spec.grouping and kind == "n":
        raise spec.refusal(spec)
    if number._special:
        if spec.zero:
            spec.fill, spec.align = " ", ">"
        return spec.aligned(spec.mark(number._sign), str(number.copy_abs()) + "%" * (kind == "%"))
    upper = kind in ("E", "F", "G") or not kind and context.capitals
    form = kind.lower()
    number = decimal._make(number._sign, number._int, number._exp + (2 if kind == "%" else 0))
    if precision is not None:
        if form == "e":
            number = _to_digits(number, precision + 1, context.rounding)
        elif form in ("f", "%"):
            number = number._rescaled(-precision, context.rounding)
        else:
            number = _to_digits(number, max(precision, 1), context.rounding, True)
    elif form in ("f", "%") and number._exp > 0:
        number = number._rescaled(0, context.rounding)
    if not number._int and number._exp > 0 and form in ("f", "%"):
        number = number._rescaled(0, context.rounding)
    digits = str(number._int)
    left = number._exp + len(digits)
    if form == "e":
        point = 1
    elif form in ("f", "%"):
        point = left
    else:
        point = left if number._exp <= 0 and left > -6 else 1
    if point <= 0:
        whole, fraction = "0", "0" * -point + digits
    elif point > len(digits):
        whole, fraction = digits + "0" * (point - len(digits)), ""
    else:
        whole, fraction = digits[:point], digits[point:]
    exponent = left - point
    if form == "e" and not number._int:
        exponent = number._exp + (precision if precision is not None else 0)
        fraction = "0" * precision if precision is not None else ""
    negative = number._sign and not (spec.no_negative_zero and not number._int)
    body = "." + fraction if fraction else ""
    if exponent or form == "e":
        body += "%s%+d" % ("E" if upper else "e", exponent)
    if kind == "%":
        body += "%"
    return spec.text(negative, whole, body)


def _to_digits(number, count, rounding, only_shorter=False):
    """Rounded to so many digits."""
    digits = len(str(number._int))
    if only_shorter and digits <= count:
        return number
    if not number._int:
        return number
    made = number._rescaled(number._exp + digits - count, rounding)
    if len(str(made._int)) > count:
        made = decimal._make(made._sign, made._int // 10, made._exp + 1)
    return made

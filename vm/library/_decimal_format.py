"""format() of Decimal."""

import decimal


def _bad():
    return ValueError("invalid format string")


def _parsed(spec):
    """fill, align, sign, z, alternate, zero, width, grouping, precision, type"""
    fill, align, sign, zero, width, grouping, precision = " ", None, "-", False, 0, "", None
    rest = spec
    if len(rest) > 1 and rest[1] in "<>=^":
        fill, align, rest = rest[0], rest[1], rest[2:]
    elif rest[:1] in ("<", ">", "=", "^"):
        align, rest = rest[0], rest[1:]
    if rest[:1] in ("+", "-", " "):
        sign, rest = rest[0], rest[1:]
    negative_zero = rest[:1] == "z"
    rest = rest[1:] if negative_zero else rest
    alternate = rest[:1] == "#"
    rest = rest[1:] if alternate else rest
    if rest[:1] == "0" and align is None:
        zero, rest = True, rest[1:]
    i = 0
    while rest[i:i + 1].isdigit():
        i += 1
    width, rest = int(rest[:i] or 0), rest[i:]
    if rest[:1] in (",", "_"):
        grouping, rest = rest[0], rest[1:]
    if rest[:1] == ".":
        i = 1
        while rest[i:i + 1].isdigit():
            i += 1
        if i == 1:
            raise _bad()
        precision, rest = int(rest[1:i]), rest[i:]
    if len(rest) > 1 or rest and rest not in "eEfFgGn%":
        raise _bad()
    if zero:
        fill, align = "0", "="
    return fill, align or ">", sign, negative_zero, alternate, width, grouping, precision, rest


def format_decimal(number, spec, context):
    fill, align, sign, no_minus_zero, alternate, width, grouping, precision, kind = _parsed(spec)
    if number._special:
        mark = "-" if number._sign else "" if sign == "-" else sign
        body = str(number.copy_abs())
        if fill == "0":
            fill, align = " ", ">" if align == "=" else align
        return _aligned(mark, body, fill, align, width)
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
        point = 1 - precision if not number._int and precision is not None else 1
        point = 1
    elif form in ("f", "%"):
        point = left
    else:
        point = left if number._exp <= 0 and left > -6 else 1
    if point < 0 or point == 0:
        whole, fraction = "0", "0" * -point + digits
    elif point > len(digits):
        whole, fraction = digits + "0" * (point - len(digits)), ""
    else:
        whole, fraction = digits[:point], digits[point:]
    exponent = left - point
    if form == "e" and not number._int:
        exponent = number._exp + (precision if precision is not None else 0)
        fraction = "0" * precision if precision is not None else ""
    negative = number._sign and not (no_minus_zero and not number._int)
    body = ("." + fraction if fraction or alternate else "")
    if exponent or form == "e":
        body += "%s%+d" % ("E" if upper else "e", exponent)
    if kind == "%":
        body += "%"
    mark = "-" if negative else "" if sign == "-" else sign
    if grouping:
        if align == "=" and fill == "0":
            room = width - len(mark) - len(body)
            while len(format(int(whole), grouping)) < room and len(_grouped(whole, grouping)) < room:
                whole = "0" + whole
        whole = _grouped(whole, grouping)
    return _aligned(mark, whole + body, fill, align, width)


def _grouped(digits, separator):
    parts = []
    while len(digits) > 3:
        parts.insert(0, digits[-3:])
        digits = digits[:-3]
    return separator.join([digits] + parts)


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


def _aligned(mark, body, fill, align, width):
    room = max(width - len(mark) - len(body), 0)
    if align == "=":
        return mark + fill * room + body
    if align == "<":
        return mark + body + fill * room
    if align == "^":
        return fill * (room // 2) + mark + body + fill * (room - room // 2)
    return fill * room + mark + body

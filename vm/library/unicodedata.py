"""The database of Unicode's characters; their names are native, what else is known is read at the first question."""

from _unicode_names import lookup, name  # noqa: F401
from _bisect import bisect_right as _bisect_right

unidata_version = "15.0.0"

_runs = {}
_decomposed = {}
_composed = {}
_orders = {}
_numbers = {}
_FIRST_SYLLABLE, _LEAD, _VOWEL, _TAIL = 0xAC00, 0x1100, 0x1161, 0x11A7


def _code(function, chr, position=""):
    if not isinstance(chr, str) or len(chr) != 1:
        raise TypeError("%s() argument%s must be a unicode character, not %s" % (function, position, type(chr).__name__))
    return ord(chr)


def _value(table, code):
    runs = _runs.get(table)
    if runs is None:
        import _unicode_tables
        values = getattr(_unicode_tables, table + "_VALUES")
        ends, found, end = [], [], 0
        for token in getattr(_unicode_tables, table).split():
            end += int(token[:-1])
            ends.append(end)
            letter = ord(token[-1])
            found.append(values[letter - 97 if letter >= 97 else letter - 39])
        runs = _runs[table] = ends, found
    return runs[1][_bisect_right(runs[0], code)]


def category(chr, /):
    """The general category, such as 'Lu'."""
    return _value("CATEGORY", _code("category", chr))


def bidirectional(chr, /):
    """The bidirectional class, such as 'L'; '' for none."""
    return _value("BIDIRECTIONAL", _code("bidirectional", chr))


def east_asian_width(chr, /):
    """How wide it is among East Asian ones, such as 'W'."""
    return _value("WIDTH", _code("east_asian_width", chr))


def mirrored(chr, /):
    """1 if it is mirrored in text from right to left, else 0."""
    return _value("MIRRORED", _code("mirrored", chr))


def _load_decompositions():
    import _unicode_tables
    excluded = {int(token, 16) for token in _unicode_tables.NOT_COMPOSED.split()}
    for token in _unicode_tables.COMBINING.split():
        start, count, order = token.split(":")
        start = int(start, 16)
        for code in range(start, start + int(count, 16)):
            _orders[code] = int(order)
    code, decomposed, composed = 0, {}, {}
    for token in _unicode_tables.DECOMPOSITIONS.split():
        step, text = token.split(":")
        code += int(step, 16)
        parts = text.split(",")
        kind = parts.pop(0) if parts[0][0] == "<" else ""
        codes = [int(part, 16) for part in parts]
        decomposed[code] = kind, codes
        if not kind and len(codes) == 2 and code not in excluded:
            composed[codes[0], codes[1]] = code
    _composed.update(composed)
    _decomposed.update(decomposed)


def combining(chr, /):
    """The canonical combining class, 0 for most."""
    code = _code("combining", chr)
    if not _decomposed:
        _load_decompositions()
    return _orders.get(code, 0)


# How CPython writes the kinds, which the table holds in lower case.
_KINDS = {"<nobreak>": "<noBreak>"}


def decomposition(chr, /):
    """The code points that it is made of, as text; '' for none."""
    code = _code("decomposition", chr)
    if not _decomposed:
        _load_decompositions()
    kind, codes = _decomposed.get(code, ("", ()))
    parts = ["%04X" % part for part in codes]
    return " ".join([_KINDS.get(kind, kind)] + parts if kind else parts)


_MISSING = object()


def _number(chr, code):
    if not _numbers:
        import _unicode_tables
        for token in _unicode_tables.NUMBERS.split():
            number_code, value, digit_value = token.split(":")
            _numbers[int(number_code, 16)] = float(value), int(digit_value) if digit_value else None
    return _numbers.get(code)


def decimal(chr, default=_MISSING, /):
    """The value of a decimal digit."""
    _code("decimal", chr, " 1")
    if chr.isdecimal():
        return int(chr)
    if default is _MISSING:
        raise ValueError("not a decimal")
    return default


def digit(chr, default=_MISSING, /):
    """The value of a digit, such as a superscript one."""
    code = _code("digit", chr, " 1")
    if chr.isdecimal():
        return int(chr)
    known = _number(chr, code)
    if known is not None and known[1] is not None:
        return known[1]
    if default is _MISSING:
        raise ValueError("not a digit")
    return default


def numeric(chr, default=_MISSING, /):
    """The value of anything that stands for a number, as a float."""
    code = _code("numeric", chr, " 1")
    if chr.isdecimal():
        return float(int(chr))
    known = _number(chr, code)
    if known is not None:
        return known[0]
    if default is _MISSING:
        raise ValueError("not a numeric character")
    return default


def _decompose(code, compatible, out):
    if _FIRST_SYLLABLE <= code < _FIRST_SYLLABLE + 11172:
        index = code - _FIRST_SYLLABLE
        out.append(_LEAD + index // 588)
        out.append(_VOWEL + index % 588 // 28)
        if index % 28:
            out.append(_TAIL + index % 28)
        return
    kind, parts = _decomposed.get(code, ("", None))
    if parts is None or (kind and not compatible):
        out.append(code)
        return
    for part in parts:
        _decompose(part, compatible, out)


def _in_order(codes):
    begin = 0
    while begin < len(codes):
        if not _orders.get(codes[begin]):
            begin += 1
            continue
        end = begin
        while end < len(codes) and _orders.get(codes[end]):
            end += 1
        codes[begin:end] = sorted(codes[begin:end], key=_orders.__getitem__)
        begin = end


def _pair(first, second):
    if _LEAD <= first < _LEAD + 19 and _VOWEL <= second < _VOWEL + 21:
        return _FIRST_SYLLABLE + ((first - _LEAD) * 21 + second - _VOWEL) * 28
    if (_FIRST_SYLLABLE <= first < _FIRST_SYLLABLE + 11172 and (first - _FIRST_SYLLABLE) % 28 == 0
            and _TAIL < second < _TAIL + 28):
        return first + second - _TAIL
    return _composed.get((first, second))


def _compose(codes):
    out = []
    starter = -1  # where in out what may take up marks stands
    last_order = 0
    for code in codes:
        order = _orders.get(code, 0)
        if starter >= 0 and (last_order < order or last_order == 0 and starter == len(out) - 1):
            whole = _pair(out[starter], code)
            if whole is not None:
                out[starter] = whole
                continue
        if order == 0:
            starter = len(out)
        last_order = order
        out.append(code)
    return out


def normalize(form, unistr, /):
    """The text in the form 'NFC', 'NFKC', 'NFD' or 'NFKD'."""
    if not isinstance(form, str):
        raise TypeError("normalize() argument 1 must be str, not " + type(form).__name__)
    if not isinstance(unistr, str):
        raise TypeError("normalize() argument 2 must be str, not " + type(unistr).__name__)
    if form not in ("NFC", "NFKC", "NFD", "NFKD"):
        if not unistr:
            return unistr
        raise ValueError("invalid normalization form")
    if unistr.isascii():
        return unistr
    if not _decomposed:
        _load_decompositions()
    codes = []
    for char in unistr:
        if char < "\x80":
            codes.append(ord(char))
        else:
            _decompose(ord(char), "K" in form, codes)
    _in_order(codes)
    if "C" in form:
        codes = _compose(codes)
    return "".join(map(chr, codes))


def is_normalized(form, unistr, /):
    """Whether the text is in that form."""
    return normalize(form, unistr) == unistr

"""Times from texts by a format: what time.strptime and datetime.strptime share."""

import re
from time import tzname

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december"]


def _any(words, name):
    return f"(?P<{name}>{'|'.join(sorted(words, key=len, reverse=True))})"


_PATTERNS = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])", "f": r"(?P<f>[0-9]{1,6})", "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])", "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])", "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)", "S": r"(?P<S>6[0-1]|[0-5]\d|\d)", "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)", "w": r"(?P<w>[0-6])", "u": r"(?P<u>[1-7])", "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "y": r"(?P<y>\d\d)", "Y": r"(?P<Y>\d\d\d\d)", "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    "A": _any(_DAYS, "A"), "a": _any([d[:3] for d in _DAYS], "a"), "B": _any(_MONTHS, "B"),
    "b": _any([m[:3] for m in _MONTHS], "b"), "p": "(?P<p>am|pm)",
    "Z": _any({"utc", "gmt", *(name.lower() for name in tzname)}, "Z"), "%": "%",
}
_PATTERNS["h"] = _PATTERNS["b"].replace("?P<b>", "?P<b>")
_COMPOSED = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "T": "%H:%M:%S",
             "R": "%H:%M", "r": "%I:%M:%S %p", "F": "%Y-%m-%d"}
_compiled = {}


def _compile(format):
    """The pattern of a format."""
    for letter in "cxX":
        format = format.replace("%" + letter, _COMPOSED[letter])
    out = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c == "%":
            if i >= len(format):
                raise ValueError(f"stray %% in format '{format}'".replace("%%", "%"))
            c = format[i]
            i += 1
            if c not in _PATTERNS:
                raise ValueError(f"'{c}' is a bad directive in format '{format}'")
            out.append(_PATTERNS[c])
        elif c.isspace():
            while i < len(format) and format[i].isspace():
                i += 1
            out.append(r"\s+")
        else:
            out.append(re.escape(c))
    try:
        return re.compile("".join(out), re.IGNORECASE)
    except re.error as e:
        raise ValueError(str(e)) from None


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _ordinal(year, month, day):
    before = year - 1
    days = sum((31, 29 if _is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[:month - 1])
    return before * 365 + before // 4 - before // 100 + before // 400 + days + day


def _offset(text):
    """A %z in microseconds."""
    if text in "Zz":
        return 0
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    if (":" in text[1:]) and digits and len(text) > 6 and (text[3] == ":") != (text[6] == ":"):
        raise ValueError(f"Inconsistent use of : in {text}")
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    fraction = digits[7:].ljust(6, "0") if "." in digits else "0"
    return sign * (seconds * 1000000 + int(fraction))


def _check_iso(found):
    """%G, %V and what must stand with them."""
    if "G" in found:
        if "j" in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if "V" not in found or not ({"A", "a", "w", "u"} & found.keys()):
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif "V" in found:
        if "Y" not in found and "y" not in found:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year "
                         "'%G' instead.")


def _week_day_of_year(year, week, weekday, monday_first):
    """The day of the year of a weekday in a %U or %W week."""
    first = (_ordinal(year, 1, 1) + 6) % 7
    if not monday_first:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    week0 = (7 - first) % 7
    return 1 + weekday - first if week == 0 else 1 + week0 + 7 * (week - 1) + weekday


def parse(text, format):
    """((year, month, day, hour, minute, second, weekday, yearday, dst), microsecond, offset or None, zone name)"""
    for which, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {which} must be str, not {type(value)}")
    pattern = _compiled.get(format)
    if pattern is None:
        pattern = _compiled[format] = _compile(format)
    match = pattern.match(text)
    if match is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if match.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[match.end():]}")
    found = {name: value.lower() for name, value in match.groupdict().items() if value is not None}
    _check_iso(found)

    year = None
    if "Y" in found:
        year = int(found["Y"])
    elif "y" in found:
        year = int(found["y"])
        year += 1900 if year > 68 else 2000
    month, day = int(found.get("m", 1)), int(found.get("d", 1))
    if "B" in found:
        month = _MONTHS.index(found["B"]) + 1
    elif "b" in found:
        month = [m[:3] for m in _MONTHS].index(found["b"]) + 1
    hour = int(found.get("H", 0))
    if "I" in found:
        hour = int(found["I"]) % 12 + (12 if found.get("p") == "pm" else 0)
    minute, second = int(found.get("M", 0)), int(found.get("S", 0))
    microsecond = int(found["f"].ljust(6, "0")) if "f" in found else 0

    weekday = None
    if "A" in found:
        weekday = _DAYS.index(found["A"])
    elif "a" in found:
        weekday = [d[:3] for d in _DAYS].index(found["a"])
    elif "w" in found:
        weekday = (int(found["w"]) + 6) % 7
    elif "u" in found:
        weekday = int(found["u"]) - 1
    yearday = int(found["j"]) if "j" in found else None

    dst, zone = -1, None
    if "Z" in found:
        zone = match.group("Z")
        names = [name.lower() for name in tzname]
        if found["Z"] in ("utc", "gmt", names[0]) and not (names[0] == names[1] and found["Z"] not in ("utc", "gmt")):
            dst = 0
        elif found["Z"] == names[1]:
            dst = 1
    offset = _offset(match.group("z")) if "z" in found else None

    leap_day_without_year = year is None and month == 2 and day == 29
    if year is None:
        year = 1904 if leap_day_without_year else 1900
    if yearday is None and weekday is not None:
        if "U" in found or "W" in found:
            if "Y" in found or "y" in found:
                yearday = _week_day_of_year(year, int(found.get("U", found.get("W"))), weekday, "W" in found)
        elif "G" in found:
            year = int(found["G"])
            january4 = _ordinal(year, 1, 4)
            monday = january4 - (january4 + 6) % 7
            yearday = monday + 7 * (int(found["V"]) - 1) + weekday - _ordinal(year, 1, 1) + 1
        if yearday is not None and yearday <= 0:
            year -= 1
            yearday += 366 if _is_leap(year) else 365
    if yearday is not None and not ("m" in found or "B" in found or "b" in found):
        month, rest = 1, yearday
        for length in (31, 29 if _is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31):
            if rest <= length:
                break
            rest -= length
            month += 1
        day = rest
    if day > (31, 29 if _is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]:
        raise ValueError("day is out of range for month")
    number = _ordinal(year, month, day)
    if yearday is None:
        yearday = number - _ordinal(year, 1, 1) + 1
    if weekday is None:
        weekday = (number + 6) % 7
    if leap_day_without_year:
        year = 1900
    return (year, month, day, hour, minute, second, weekday, yearday, dst), microsecond, offset, zone


def struct_time_fields(text, format):
    """For time.strptime."""
    fields, _, offset, zone = parse(text, format)
    return fields

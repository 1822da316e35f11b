"""Dates and times in ISO 8601's forms, for datetime's fromisoformat()."""

from datetime import UTC, _from_ordinal, _iso_ordinal, timedelta, timezone


class IsoCalendarDate(tuple):
    """Year, week and weekday of the ISO calendar."""

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class IsoError(ValueError):
    """The text has no such form."""


def _digits(text, start, count):
    part = text[start:start + count]
    if len(part) != count or not (part.isascii() and part.isdigit()):
        raise IsoError
    return int(part)


def parse_date(text):
    """Year, month, day and where the date ends."""
    year = _digits(text, 0, 4)
    dashes = text[4:5] == "-"
    place = 5 if dashes else 4
    if text[place:place + 1] == "W":
        week = _digits(text, place + 1, 2)
        place += 3
        day = 1
        if dashes and text[place:place + 1] == "-" and text[place + 1:place + 2].isdigit():
            day, place = _digits(text, place + 1, 1), place + 2
        elif not dashes and text[place:place + 1].isdigit():
            day, place = _digits(text, place, 1), place + 1
        date = _from_ordinal(_iso_ordinal(year, week, day))
        if date is None:
            raise IsoError
        return date, place
    month = _digits(text, place, 2)
    place += 2
    if dashes:
        if text[place:place + 1] != "-":
            raise IsoError
        place += 1
    return (year, month, _digits(text, place, 2)), place + 2


def _parse_iso_clock(text):
    """[hour, minute, second, microsecond]"""
    parts = [0, 0, 0, 0]
    parts[0] = _digits(text, 0, 2)
    place = 2
    colons = text[2:3] == ":"
    for i in (1, 2):
        if place == len(text):
            return parts
        if colons:
            if text[place] != ":":
                raise IsoError
            place += 1
        parts[i] = _digits(text, place, 2)
        place += 2
    if place < len(text):
        if text[place] not in ".,":
            raise IsoError
        fraction = text[place + 1:]
        _digits(fraction, 0, len(fraction))
        if not fraction:
            raise IsoError
        parts[3] = int(fraction[:6].ljust(6, "0"))
    return parts


def parse_time(text):
    """hour, minute, second, microsecond, tzinfo"""
    zone = None
    if text.endswith("Z"):
        text, zone = text[:-1], UTC
    else:
        place = max(text.find("+"), text.find("-"))
        if place >= 0:
            hours, minutes, seconds, microseconds = _parse_iso_clock(text[place + 1:])
            offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
            zone = timezone(-offset if text[place] == "-" else offset)
            text = text[:place]
    return (*_parse_iso_clock(text), zone)

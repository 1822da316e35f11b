"""Time zones of the IANA database, read from the system's files."""

import os
from _bisect import bisect_right as _bisect_right
from datetime import datetime, timedelta, timezone, tzinfo
from struct import unpack as _unpack

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

_usual = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
_EPOCH = datetime(1970, 1, 1)
_EPOCH_UTC = datetime(1970, 1, 1, tzinfo=timezone.utc)


class ZoneInfoNotFoundError(KeyError):
    """There is no zone of that name."""


class InvalidTZPathWarning(RuntimeWarning):
    """A folder of PYTHONTZPATH is not absolute."""


def reset_tzpath(to=None):
    """Sets the folders where zones are looked for."""
    global TZPATH
    if to is None:
        given = os.environ.get("PYTHONTZPATH")
        TZPATH = _usual if given is None else tuple(each for each in given.split(os.pathsep) if os.path.isabs(each))
        return
    if isinstance(to, (str, bytes)):
        raise TypeError("tzpaths must be a list or tuple, not %s: %r" % (type(to), to))
    if not all(map(os.path.isabs, to)):
        raise ValueError("tzpath must contain only absolute paths: %r" % (to,))
    TZPATH = tuple(map(os.fspath, to))


reset_tzpath()


def available_timezones():
    """The names of all zones."""
    found = set()
    for root in TZPATH:
        if not os.path.isdir(root):
            continue
        for folder, folders, files in os.walk(root):
            if folder == root:
                folders[:] = [each for each in folders if each not in ("posix", "right")]
            for name in files:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    if file.read(4) == b"TZif":
                        found.add(os.path.relpath(path, root))
    found.discard("posixrules")
    return found


def _open(key):
    if os.path.isabs(key):
        raise ValueError("ZoneInfo keys may not be absolute paths, got: %s" % key)
    if key.startswith(".."):
        raise ValueError("ZoneInfo keys must refer to subdirectories of TZPATH, got: %s" % key)
    if os.path.normpath(key) != key:
        raise ValueError("ZoneInfo keys must be normalized relative paths, got: %s" % key)
    for root in TZPATH:
        path = os.path.join(root, key)
        if os.path.isfile(path):
            return open(path, "rb")
    raise ZoneInfoNotFoundError("No time zone found with key %s" % key)


class _Rule:
    """When a year's clocks change, of the POSIX text at the end of a file: M3.2.0/2, J60 or 59."""

    def __init__(self, text):
        self.day, _, at = text.partition("/")
        self.seconds = _seconds(at) if at else 7200

    def moment(self, year):
        """Local seconds since 1970."""
        if self.day[0] == "M":
            month, week, weekday = map(int, self.day[1:].split("."))
            first = datetime(year, month, 1)
            days = (weekday - first.isoweekday()) % 7 + (week - 1) * 7
            following = datetime(year + month // 12, month % 12 + 1, 1)
            while first + timedelta(days) >= following:
                days -= 7
            day = first + timedelta(days)
        elif self.day[0] == "J":
            number = int(self.day[1:])
            leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            day = datetime(year, 1, 1) + timedelta(number - 1 + (leap and number >= 60))
        else:
            day = datetime(year, 1, 1) + timedelta(int(self.day))
        return (day - _EPOCH).days * 86400 + self.seconds


def _seconds(text):
    sign = -1 if text[0] == "-" else 1
    parts = [int(each) for each in text.lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


class _Period:
    """What holds between two changes."""

    __slots__ = ("seconds", "offset", "dst", "name")

    def __init__(self, seconds, dst, name):
        self.seconds, self.name = seconds, name
        self.offset, self.dst = timedelta(seconds=seconds), timedelta(seconds=dst)


def _posix(text):
    """(period of standard time, of summer time or None, its begin, its end)"""
    import re
    match = re.match(r"(<[^>]+>|[A-Za-z]+)([-+\d:]+)(?:(<[^>]+>|[A-Za-z]+)([-+\d:]*),([^,]+),([^,]+))?$", text)
    if match is None:
        raise ValueError("Invalid format: %s" % text)
    name, offset, summer, its_offset, begin, end = match.groups()
    standard = -_seconds(offset)
    base = _Period(standard, 0, name.strip("<>"))
    if summer is None:
        return base, None, None, None
    seconds = -_seconds(its_offset) if its_offset else standard + 3600
    return base, _Period(seconds, seconds - standard, summer.strip("<>")), _Rule(begin), _Rule(end)


class ZoneInfo(tzinfo):
    """A time zone by its name, such as Europe/Paris."""

    _cache = {}

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._cache = {}

    def __new__(cls, key):
        if not isinstance(key, str):
            os.fspath(key)
        found = cls._cache.get(key)
        if found is None:
            found = cls._cache.setdefault(key, cls.no_cache(key))
        return found

    @classmethod
    def no_cache(cls, key):
        """A new object, though there may be one of that zone."""
        with _open(key) as file:
            made = cls._load(file, key)
        made._reduced = cls.no_cache
        return made

    @classmethod
    def from_file(cls, fobj, /, key=None):
        """The zone that a file of the database holds."""
        made = cls._load(fobj, key)
        made._reduced = None
        return made

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        for key in list(cls._cache) if only_keys is None else only_keys:
            cls._cache.pop(key, None)

    @classmethod
    def _load(cls, file, key):
        self = tzinfo.__new__(cls)
        self._key = key
        self._read(file)
        return self

    @property
    def key(self):
        return self._key

    def _read(self, file):
        def header():
            start = file.read(44)
            if start[:4] != b"TZif":
                raise ValueError("Invalid TZif file: magic not found")
            return start[4:5], _unpack(">6l", start[20:44])
        version, (utc, standard, leaps, times, types, chars) = header()
        width = 4
        if version >= b"2":
            file.read(times * 5 + types * 6 + chars + leaps * 8 + standard + utc)
            _, (utc, standard, leaps, times, types, chars) = header()
            width = 8
        self._times = list(_unpack(">%d%s" % (times, "lq"[width == 8]), file.read(times * width)))
        which = file.read(times)
        kinds = [_unpack(">lBB", file.read(6)) for _ in range(types)]
        names = file.read(chars)
        file.read(leaps * (width + 4) + standard + utc)
        rule = file.read().decode().strip() if width == 8 else ""
        texts = [names[at:names.index(b"\0", at)].decode() for _, _, at in kinds]
        self._periods = self._with_dst(kinds, texts, which)
        first = next((i for i, (_, dst, _) in enumerate(kinds) if not dst), 0)
        self._first = _Period(kinds[first][0], 0, texts[first]) if kinds else _Period(0, 0, "UTC")
        self._last = _posix(rule) if rule else (self._periods[-1] if times else self._first, None, None, None)
        befores = [self._first, *self._periods]
        # Local moments from which the period after each change is meant: by fold.
        self._local = [[time + max(a.seconds, b.seconds) for time, a, b in zip(self._times, befores, self._periods)],
                       [time + min(a.seconds, b.seconds) for time, a, b in zip(self._times, befores, self._periods)]]

    def _with_dst(self, kinds, texts, which):
        """The periods after each change; how far summer time is ahead follows from its neighbours."""
        ahead = {}
        for i, kind in enumerate(which):
            if not kinds[kind][1] or kind in ahead:
                continue
            for neighbour in (which[i - 1] if i else None, which[i + 1] if i + 1 < len(which) else None):
                if neighbour is not None and not kinds[neighbour][1]:
                    difference = kinds[kind][0] - kinds[neighbour][0]
                    if difference:
                        ahead[kind] = difference
                        break
        made = [_Period(seconds, ahead.get(kind, 3600) if dst else 0, texts[kind])
                for kind, (seconds, dst, _) in enumerate(kinds)]
        return [made[kind] for kind in which]

    def _by_rule(self, seconds, year, fold, local):
        """The period at a moment behind the last change that is listed."""
        base, summer, begin, end = self._last
        if summer is None:
            return base
        starts, ends = begin.moment(year), end.moment(year)
        if not local:
            starts, ends = starts - base.seconds, ends - summer.seconds
        else:
            # What the clocks leave out is of summer time with fold=1, what they show twice with fold=0.
            difference = summer.seconds - base.seconds
            if fold == (difference >= 0):
                ends -= difference
            else:
                starts += difference
        inside = starts <= seconds < ends if starts < ends else not ends <= seconds < starts
        return summer if inside else base

    def _period(self, dt):
        if dt is None:
            return self._last[0] if self._last[1] is None and not self._times else None
        seconds = (dt.toordinal() - 719163) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second
        local = self._local[dt.fold]
        if not local or seconds < local[0]:
            return self._first if local else self._by_rule(seconds, dt.year, dt.fold, True)
        if seconds >= local[-1]:
            return self._by_rule(seconds, dt.year, dt.fold, True)
        return self._periods[_bisect_right(local, seconds) - 1]

    def utcoffset(self, dt):
        period = self._period(dt)
        return None if period is None else period.offset

    def dst(self, dt):
        period = self._period(dt)
        return None if period is None else period.dst

    def tzname(self, dt):
        period = self._period(dt)
        return None if period is None else period.name

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        seconds = (dt.toordinal() - 719163) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second
        times = self._times
        at = _bisect_right(times, seconds)
        before = None
        if at == 0 and times:
            period = self._first
        elif at == len(times):
            period = self._by_rule(seconds, dt.year, 0, False)
            before = self._by_rule(seconds - 10800, (dt - timedelta(hours=3)).year, 0, False) if self._last[1] else None
            if times and at and seconds - times[-1] < 10800:
                before = self._periods[at - 2] if at > 1 else self._first
        else:
            period = self._periods[at - 1]
            before = self._periods[at - 2] if at > 1 else self._first
        result = dt + period.offset
        if before is not None and before.seconds > period.seconds:
            # Is this time, read with the offset of before, one that was there already?
            again = self._period(result.replace(fold=0))
            if again is not period and again.seconds == before.seconds:
                return result.replace(fold=1)
        return result

    def __str__(self):
        return repr(self) if self._key is None else self._key

    def __repr__(self):
        name = "%s.%s" % (type(self).__module__, type(self).__qualname__)
        return "%s.from_file(%#x)" % (name, id(self)) if self._key is None else "%s(key=%r)" % (name, self._key)

    def __reduce__(self):
        if self._key is None:
            import pickle
            raise pickle.PicklingError("Cannot pickle a ZoneInfo file from a file stream.")
        return type(self), (self._key,)

"""Dates and times: date, time, datetime, timedelta, tzinfo, timezone."""

import time as _time
from _datetime_math import (
    compare as _compare, compare_three as _compare_three, from_iso as _from_iso, from_ordinal as _from_ordinal,
    ordinal as _ordinal, set_apart as _set_apart, set_date as _set_date, set_datetime as _set_datetime,
    set_moment as _set_moment, set_moved as _set_moved, mixed as _mixed,
)
from _datetime_texts import orderings as _orderings, qualified as _qualified
from _functools import full_name as _full_name, read_only as _read_only
from _timedelta import duration as _duration, timedelta
from _math import modf as _modf
from _operator import index as _index

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR = 1
MAXYEAR = 9999
_MAX_ORDINAL = 3652059  # of date.max
_EPOCH_ORDINAL = 719163  # of 1970-01-01
_INFINITY = float("inf")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _iso_week1_monday(year):
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _check_given(year, month, day):
    if year is None:
        raise TypeError("function missing required argument 'year' (pos 1)")
    if month is None:
        if not isinstance(year, int):  # a text may be what pickle gave
            _index(year)
        raise TypeError("function missing required argument 'month' (pos 2)")
    if day is None:
        raise TypeError("function missing required argument 'day' (pos 3)")


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, fold


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _offset_text(offset, colon=":"):
    """+HH:MM[:SS[.ffffff]]"""
    sign = "+"
    if offset.days < 0:
        sign, offset = "-", -offset
    minutes, seconds = divmod(offset.days * 86400 + offset.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02d}{colon}{minutes:02d}"
    if seconds or offset.microseconds:
        text += f"{colon}{seconds:02d}"
        if offset.microseconds:
            text += f".{offset.microseconds:06d}"
    return text


def _format(obj, format, timetuple):
    """strftime with what time.strftime does not know: %f, %z, %:z, %Z."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    parts = []
    i, n = 0, len(format)
    while i < n:
        c = format[i]
        i += 1
        if c != "%" or i >= n:
            parts.append(c if c != "%" else "%%")
            continue
        c = format[i]
        i += 1
        if c == "f":
            parts.append(f"{getattr(obj, 'microsecond', 0):06d}")
        elif c == "z" or (c == ":" and format[i:i + 1] == "z"):
            offset = obj.utcoffset() if hasattr(obj, "utcoffset") else None
            if offset is not None:
                parts.append(_offset_text(offset, "" if c == "z" else ":"))
            if c == ":":
                i += 1
        elif c == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            if name is not None:
                parts.append(name.replace("%", "%%"))
        else:
            parts.append("%" + c)
    return _time.strftime("".join(parts), timetuple)


def _iso_ordinal(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    monday = _iso_week1_monday(year)
    weeks = 53 if _iso_week1_monday(year + 1) - monday > 52 * 7 else 52
    if not 1 <= week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return monday + (week - 1) * 7 + day - 1


@_full_name
class date:
    """A day of the Gregorian calendar."""

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=None, month=None, day=None):
        if day is None:
            _check_given(year, month, day)
        self = object.__new__(cls)
        _set_date(self, year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, timestamp):
        """The local date at a POSIX timestamp."""
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        """The current local date (datetime: and time)."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        """The day with that number; January 1 of year 1 has 1."""
        n = _index(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAX_ORDINAL:
            raise ValueError(f"year {(n - 1) * 400 // 146097 + 1} is out of range")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """The date that an ISO 8601 text names."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        from _isodatetime import IsoError, parse_date
        try:
            parts, end = parse_date(date_string)
        except IsoError:
            end = -1
        if end != len(date_string):
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The date of an ISO year, week and weekday."""
        return cls.fromordinal(_iso_ordinal(year, week, day))

    def __repr__(self):
        return f"{_qualified(type(self))}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        """YYYY-MM-DD"""
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def ctime(self):
        """As time.ctime() shows it."""
        return f"{_DAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2d} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        """The date by a format."""
        return _format(self, format, self.timetuple())

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def timetuple(self):
        """As time.localtime() gives it."""
        return _time_tuple(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        """The day's number; January 1 of year 1 has 1."""
        return _ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """The date with other fields."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    def weekday(self):
        """Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Monday is 1."""
        return (self.toordinal() + 6) % 7 + 1

    def isocalendar(self):
        """ISO year, week and weekday."""
        from _isodatetime import IsoCalendarDate
        year = self._year
        today = _ordinal(year, self._month, self._day)
        week, day = divmod(today - _iso_week1_monday(year), 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _iso_week1_monday(year), 7)
        elif week >= 52 and today >= _iso_week1_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate((year, week + 1, day + 1))

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return _compare_three(self, other) == 0
        return NotImplemented

    __lt__, __le__, __gt__, __ge__ = _orderings(
        lambda self, other: _compare_three(self, other)
        if isinstance(other, date) and not isinstance(other, datetime) else None)

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            fields = _from_ordinal(_ordinal(self._year, self._month, self._day) + other._days)
            if fields is None:
                raise OverflowError("date value out of range")
            cls = type(self)
            if cls is not date:
                return cls(*fields)
            made = object.__new__(date)
            made._year, made._month, made._day = fields
            return made
        return NotImplemented

    def __radd__(self, other):
        return self + other if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return _duration(_ordinal(self._year, self._month, self._day)
                             - _ordinal(other._year, other._month, other._day), 0, 0)
        return NotImplemented

    def __reduce__(self):
        return type(self), self._key()


date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
date.resolution = timedelta(days=1)


def _time_tuple(year, month, day, hour, minute, second, dst):
    number = _ordinal(year, month, day)
    return _time.struct_time((year, month, day, hour, minute, second, (number + 6) % 7,
                              number - _ordinal(year, 1, 1) + 1, dst))


@_full_name
class tzinfo:
    """What a time zone must say; subclasses do."""

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """The zone's time of a moment given in UTC."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc() requires a non-None dst() result")
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc(): dt.dst gave inconsistent results; cannot convert")
        return dt + dst


def _zone_offset(name, zone, dt):
    if zone is None:
        return None
    offset = getattr(zone, name)(dt)
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or timedelta, not '{type(offset).__name__}'")
    if not -timedelta(1) < offset < timedelta(1):
        raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return offset


@_full_name
class timezone(tzinfo):
    """A fixed distance from UTC."""

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if name is None and not offset and getattr(cls, "utc", None) is not None:
            return cls.utc
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}.")
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{_qualified(type(self))}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def utcoffset(self, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError("utcoffset(dt) argument must be a datetime instance or None, not " + type(dt).__name__)
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() argument must be a datetime instance or None")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __reduce__(self):
        return type(self), (self._offset,) if self._name is None else (self._offset, self._name)


UTC = timezone.utc = timezone(timedelta(0))
timezone.min, timezone.max = timezone(-timedelta(hours=23, minutes=59)), timezone(timedelta(hours=23, minutes=59))


def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    text = f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "seconds":
        return text
    if timespec == "microseconds":
        return f"{text}.{microsecond:06d}"
    if timespec == "milliseconds":
        return f"{text}.{microsecond // 1000:03d}"
    if timespec == "minutes":
        return text[:5]
    if timespec == "hours":
        return text[:2]
    raise ValueError("Unknown timespec value")


@_full_name
class time:
    """A time of day, perhaps with a time zone."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._fold = _check_time(
            hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self._tzinfo = tzinfo
        return self


    @classmethod
    def fromisoformat(cls, time_string):
        """The time that an ISO 8601 text names."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        from _isodatetime import IsoError, parse_time
        try:
            return cls(*parse_time(time_string.removeprefix("T")))
        except IsoError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None

    def utcoffset(self):
        return _zone_offset("utcoffset", self._tzinfo, None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return _zone_offset("dst", self._tzinfo, None)

    def _fields(self):
        return self._hour, self._minute, self._second, self._microsecond

    def _microseconds(self):
        """Since midnight, in UTC if the zone is known."""
        offset = self.utcoffset()
        total = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        return total if offset is None else total - offset._total()

    def _difference(self, other, equality=False):
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._microseconds() - other._microseconds()

    def __eq__(self, other):
        return self._difference(other, True) == 0 if isinstance(other, time) else NotImplemented

    __lt__, __le__, __gt__, __ge__ = _orderings(
        lambda self, other: self._difference(other) if isinstance(other, time) else None)

    def __hash__(self):
        return hash(self._microseconds())

    def __repr__(self):
        text = f"{self._hour}, {self._minute}"
        if self._second or self._microsecond:
            text += f", {self._second}"
        if self._microsecond:
            text += f", {self._microsecond}"
        return f"{_qualified(type(self))}({text}{_repr_end(self)})"

    def isoformat(self, timespec="auto"):
        """HH:MM:SS[.ffffff][+HH:MM]"""
        text = _time_text(*self._fields(), timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """The time by a format; the date is 1900-01-01."""
        return _format(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    __format__ = date.__format__

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """The time with other fields."""
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def __reduce__(self):
        return type(self), (*self._fields(), self._tzinfo)


def _repr_end(obj):
    text = "" if obj._tzinfo is None else f", tzinfo={obj._tzinfo!r}"
    return text + ", fold=1" if obj._fold else text


def _deprecated(name, better):
    from warnings import warn
    warn(f"datetime.datetime.{name}() is deprecated and scheduled for removal in a future version. Use timezone-aware "
         f"objects to represent datetimes in UTC: datetime.datetime.{better}.", DeprecationWarning, stacklevel=2)


_Time, _TzInfo = time, tzinfo
time.min, time.max = time(0, 0, 0), time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


@_full_name
class datetime(date):
    """A date and a time, perhaps with a time zone."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if day is None:
            _check_given(year, month, day)
        self = object.__new__(cls)
        _set_datetime(self, year, month, day, hour, minute, second, microsecond, tzinfo, fold)
        if tzinfo is not None:
            _check_tzinfo(tzinfo)
        return self

    @classmethod
    def _at(cls, timestamp, utc, tz):
        if isinstance(timestamp, float):
            if timestamp != timestamp:
                raise ValueError("Invalid value NaN (not a number)")
            if timestamp in (_INFINITY, -_INFINITY):
                raise OverflowError("timestamp out of range for platform time_t")
            fraction, whole = _modf(timestamp)
            whole, microseconds = int(whole), round(fraction * 1e6)
        else:
            whole, microseconds = _index(timestamp), 0
        if microseconds >= 1000000:
            whole, microseconds = whole + 1, microseconds - 1000000
        elif microseconds < 0:
            whole, microseconds = whole - 1, microseconds + 1000000
        result = object.__new__(datetime)
        if not _set_moment(result, whole if utc else whole + _time.localtime(whole).tm_gmtoff, microseconds, tz):
            raise ValueError(f"year {_time.gmtime(whole).tm_year} is out of range")
        if cls is not datetime:
            result = cls(*result._fields(), tz)
        return tz.fromutc(result) if tz is not None else result

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The time, local or in the zone, at a POSIX timestamp."""
        _check_tzinfo(tz)
        return cls._at(timestamp, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        """The naive time in UTC at a POSIX timestamp."""
        _deprecated("utcfromtimestamp", "fromtimestamp(timestamp, datetime.UTC)")
        return cls._at(t, True, None)

    @classmethod
    def now(cls, tz=None):
        """The current time, local or in the zone."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """The current naive time in UTC."""
        _deprecated("utcnow", "now(datetime.UTC)")
        return cls._at(_time.time(), True, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A date and a time together."""
        if not isinstance(date, _Date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _Time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(date.year, date.month, date.day, *time._fields(), time.tzinfo if tzinfo is True else tzinfo,
                   fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        """The time that an ISO 8601 text names."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        fields = _from_iso(date_string)
        if fields is not None:
            return _make(cls, fields, None)
        from _isodatetime import IsoError, parse_date, parse_time
        try:
            parts, end = parse_date(date_string)
            if end == len(date_string):
                return cls(*parts)
            return cls(*parts, *parse_time(date_string[end + 1:]))
        except IsoError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def strptime(cls, date_string, format):
        """The time that a text names by a format."""
        from _strptime import parse
        for which, text in ((1, date_string), (2, format)):
            if not isinstance(text, str):
                raise TypeError(f"strptime() argument {which} must be str, not {type(text).__name__}")
        fields, fraction, offset, name = parse(date_string, format)
        zone = None
        if offset is not None:
            zone = timezone(timedelta(microseconds=offset), name) if name else timezone(timedelta(microseconds=offset))
        return cls(*fields[:6], fraction, zone)

    def timetuple(self):
        """As time.localtime() gives it."""
        dst = self.dst()
        return _time_tuple(self._year, self._month, self._day, self._hour, self._minute, self._second,
                           -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        """The time in UTC as time.gmtime() gives it."""
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _time_tuple(*moment._fields()[:6], 0)

    def timestamp(self):
        """Seconds since 1970 in UTC."""
        if self._tzinfo is None:
            seconds = _time.mktime((*self._fields()[:6], -1, -1, -1))
            return seconds + self._microsecond / 1000000
        return (self - _epoch).total_seconds()

    def date(self):
        """The date alone."""
        return _Date(self._year, self._month, self._day)

    def time(self):
        """The time of day, without its zone."""
        return _Time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """The time of day with its zone."""
        return _Time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """The time with other fields."""
        given = (year, month, day, hour, minute, second, microsecond)
        fields = [old if new is None else new for old, new in zip(self._fields(), given)]
        return type(self)(*fields, self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def astimezone(self, tz=None):
        """The same moment in another zone; without one, in the local zone."""
        if tz is not None and not isinstance(tz, _TzInfo):
            _check_tzinfo(tz)
        offset = self.utcoffset()
        if offset is None:
            offset = _local_zone(self.replace(tzinfo=None).timestamp())._offset
        utc = (self.replace(tzinfo=None) - offset)
        if tz is None:
            tz = _local_zone((utc - _naive_epoch).total_seconds())
        elif tz is self._tzinfo:
            return self
        return tz.fromutc(utc.replace(tzinfo=tz))

    def utcoffset(self):
        return _zone_offset("utcoffset", self._tzinfo, self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return _zone_offset("dst", self._tzinfo, self)

    def ctime(self):
        """As time.ctime() shows it."""
        return (f"{_DAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2d} {self._hour:02d}:{self._minute:02d}:"
                f"{self._second:02d} {self._year:04d}")

    def isoformat(self, sep="T", timespec="auto"):
        """YYYY-MM-DDTHH:MM:SS[.ffffff][+HH:MM]"""
        if type(sep) is not str or len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {type(sep).__name__}")
        text = (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
                + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec))
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        fields = list(self._fields())
        while len(fields) > 5 and not fields[-1]:
            del fields[-1]
        return f"{_qualified(type(self))}({', '.join(map(str, fields))}{_repr_end(self)})"

    def _fields(self):
        return self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond

    def _microseconds(self):
        """Since day 0, in the time's own zone."""
        return ((self.toordinal() * 86400 + self._hour * 3600 + self._minute * 60 + self._second) * 1000000
                + self._microsecond)

    def _moved(self, days, seconds, microseconds):
        made = object.__new__(datetime)
        if not _set_moved(made, self, days, seconds, microseconds):
            raise OverflowError("date value out of range")
        cls = type(self)
        return made if cls is datetime else cls(*made._fields(), self._tzinfo)

    def __add__(self, other):
        if isinstance(other, timedelta):
            return self._moved(other._days, other._seconds, other._microseconds)
        return NotImplemented

    def __radd__(self, other):
        return self + other if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._days, -other._seconds, -other._microseconds)
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            made = object.__new__(timedelta)
            _set_apart(made, self, other)
            return made
        return timedelta._normal(self._difference(other, "subtract"))

    def _difference(self, other, what):
        """In microseconds or, but for "subtract", just its sign; None: cannot be told, for "equal"."""
        if self._tzinfo is other._tzinfo and what != "subtract":
            return _compare(self, other)
        difference = self._microseconds() - other._microseconds()
        mine, others = self.utcoffset(), other.utcoffset()
        if (mine is None) != (others is None):
            if what == "equal":
                return None
            raise TypeError(f"can't {what} offset-naive and offset-aware datetimes")
        return difference if mine is None else difference - mine._total() + others._total()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return _compare(self, other) == 0
        return self._difference(other, "equal") == 0

    def _order(self, other):
        if isinstance(other, datetime):
            return self._difference(other, "compare")
        if isinstance(other, date):
            raise TypeError(f"can't compare datetime.datetime to datetime.date")
        return None

    def __lt__(self, other):
        if isinstance(other, datetime) and self._tzinfo is other._tzinfo:
            return _compare(self, other) < 0
        order = self._order(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other):
        if isinstance(other, datetime) and self._tzinfo is other._tzinfo:
            return _compare(self, other) <= 0
        order = self._order(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other):
        if isinstance(other, datetime) and self._tzinfo is other._tzinfo:
            return _compare(self, other) > 0
        order = self._order(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other):
        if isinstance(other, datetime) and self._tzinfo is other._tzinfo:
            return _compare(self, other) >= 0
        order = self._order(other)
        return NotImplemented if order is None else order >= 0

    def __hash__(self):
        if self._tzinfo is None:
            return _mixed(self)
        offset = self.utcoffset()
        return hash(self._microseconds() - (0 if offset is None else offset._total()))

    def __reduce__(self):
        return type(self), (*self._fields(), self._tzinfo)


def _make(cls, fields, tz):
    """A datetime of fields that are right."""
    if cls is not datetime:
        return cls(*fields, tz)
    self = object.__new__(cls)
    _set_datetime(self, *fields, tz, 0)
    return self


for _kind in (time, datetime):
    _read_only(_kind, "hour", "minute", "second", "microsecond", "tzinfo", "fold")
_read_only(date, "year", "month", "day")
_Date = date
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_naive_epoch = datetime(1970, 1, 1)
_epoch = datetime(1970, 1, 1, tzinfo=UTC)


def _local_zone(timestamp):
    seconds = int(timestamp // 1)
    local = _time.localtime(seconds)
    offset = datetime(*local[:6]) - datetime(*_time.gmtime(seconds)[:6])
    return timezone(offset, _time.tzname[1 if local.tm_isdst > 0 else 0])

"""The class timedelta of the module datetime."""

from _datetime_math import compare_three as _compare_three, set_duration as _set_duration
from _datetime_texts import qualified as _qualified
from _functools import full_name as _full_name, read_only as _read_only
from _math import modf as _modf


def _divide_and_round(a, b):
    """a / b rounded half to even."""
    q, r = divmod(a, b)
    r *= 2
    greater = r > b if b > 0 else r < b
    return q + 1 if greater or (r == b and q % 2 == 1) else q


@_full_name
class timedelta:
    """A duration: days, seconds and microseconds."""

    __module__ = "datetime"

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if type(days) is int and type(seconds) is int and type(microseconds) is int and not (
                milliseconds or minutes or hours or weeks):
            if cls is timedelta and -10**9 < days < 10**9 and -10**12 < seconds < 10**12 and abs(microseconds) < 10**12:
                return duration(days, seconds, microseconds)
            return cls._normal((days * 86400 + seconds) * 1000000 + microseconds)
        total = 0
        left = 0.0  # fractions of microseconds
        for name, value, factor in (("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
                                    ("seconds", seconds, 1000000), ("minutes", minutes, 60000000),
                                    ("hours", hours, 3600000000), ("days", days, 86400000000),
                                    ("weeks", weeks, 604800000000)):
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                fraction, whole = _modf(value)
                total += int(whole) * factor
                if fraction:
                    fraction, whole = _modf(fraction * factor)
                    total += int(whole)
                    left += fraction
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if left:
            fraction, whole = _modf(left)
            total += int(whole)
            if abs(fraction) == 0.5:
                total += total % 2 if fraction > 0 else -(total % 2)
            else:
                total += round(fraction)
        return cls._normal(total)

    @classmethod
    def _normal(cls, total):
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not -2**31 <= days < 2**31:
            raise OverflowError("Python int too large to convert to C int")
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, microseconds
        return self

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        """The whole duration in seconds."""
        return self._total() / 1000000

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (("days", self._days), ("seconds", self._seconds),
                                                       ("microseconds", self._microseconds)) if value]
        return f"{_qualified(type(self))}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return f"{text}.{self._microseconds:06d}" if self._microseconds else text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return duration(self._days + other._days, self._seconds + other._seconds,
                            self._microseconds + other._microseconds)
        return NotImplemented

    def __radd__(self, other):
        return self + other if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return duration(self._days - other._days, self._seconds - other._seconds,
                            self._microseconds - other._microseconds)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._normal(other._total() - self._total())
        return NotImplemented

    def __neg__(self):
        return timedelta._normal(-self._total())

    def __pos__(self):
        return timedelta._normal(self._total())

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._normal(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._normal(_divide_and_round(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._normal(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._normal(_divide_and_round(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._normal(_divide_and_round(b * self._total(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._normal(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._total(), other._total())
            return q, timedelta._normal(r)
        return NotImplemented

    def __eq__(self, other):
        return _compare_three(self, other) == 0 if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return _compare_three(self, other) < 0 if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return _compare_three(self, other) <= 0 if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return _compare_three(self, other) > 0 if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return _compare_three(self, other) >= 0 if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._days != 0 or self._seconds != 0 or self._microseconds != 0

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)


def duration(days, seconds, microseconds):
    """A timedelta of numbers that need not be in their ranges."""
    made = object.__new__(timedelta)
    if not _set_duration(made, days, seconds, microseconds):
        days += (seconds + microseconds // 1000000) // 86400
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    return made


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
_read_only(timedelta, "days", "seconds", "microseconds")

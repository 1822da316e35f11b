# What classes of the library refuse and with which words.
import copy
import logging.config
import operator
import os
import types
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum, Flag, StrEnum
from pathlib import Path
from typing import TypedDict


def tell(function, *args):
    try:
        print("ok", function(*args))
    except Exception as e:
        print(type(e).__name__, e, "|", repr(e.__cause__))


day, moment = date(2024, 2, 29), datetime(2024, 2, 29, 12, 30, 45, 5)
for obj, name in (day, "year"), (moment, "day"), (moment, "hour"), (time(1), "minute"):
    tell(setattr, obj, name, 3)
    tell(delattr, obj, name)
tell(setattr, day, "other", 3)
tell(lambda: moment.isoformat("xx"))
tell(lambda: datetime.fromtimestamp(float("nan")))
tell(lambda: timezone.utc.utcoffset(3))
tell(date)
print(moment.strftime("%"), moment.year, time(5).hour, timedelta(hours=30).seconds, hash(day) == hash(date(2024, 2, 29)))


class Day(date):
    def __init__(self, *args):
        self.note = "x"


print(Day(2024, 1, 1).note, Day(2024, 1, 1).year, repr(Day(2024, 1, 1)), copy.deepcopy(moment), copy.copy(day))


def flag():
    class F(Flag):
        A = "x"


tell(flag)


class Coordinate(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        obj.unit = unit
        return obj

    PX = (0, "P.X", "km")
    VX = (2, "V.X", "km/s")


print(Coordinate.PX.label, Coordinate.VX.unit, Coordinate(2).name, bytes(Coordinate.VX))
tell(types.MethodType, 3, 4)
tell(types.MethodType, print, None)
tell(os.path.exists, 1.5)
tell(os.environ.__setitem__, "a=b", "c")
print(sorted(operator.__all__)[:5], len(operator.__all__))
tell(logging.config.dictConfig, {"version": 1, "handlers": {"h": {"class": "nowhere.Handler"}}})
tell(logging.config.dictConfig, {"version": 1, "root": {"handlers": ["h"]}})


class Movie(TypedDict):
    name: "str"


print(Movie.__annotations__)
print(sorted(Path("/").glob("ETC/passwd", case_sensitive=False)))

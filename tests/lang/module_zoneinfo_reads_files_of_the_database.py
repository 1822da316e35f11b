# A zone made here, so that the test needs no database: two listed changes, then a rule for all years.
import io
import pickle
import struct
from datetime import datetime, time, timedelta, timezone
from zoneinfo import TZPATH, ZoneInfo, ZoneInfoNotFoundError, reset_tzpath


def body(width):
    changes = [1667109600, 1679792400]  # 2022-10-30, 2023-03-26, both 01:00 UTC
    names = b"LMT\0WET\0WEST\0"
    kinds = [(-2000, 0, 0), (0, 0, 4), (3600, 1, 8)]
    data = struct.pack(">%d%s" % (len(changes), width), *changes) + bytes([1, 2])
    for kind in kinds:
        data += struct.pack(">lBB", *kind)
    return struct.pack(">6l", 0, 0, 0, len(changes), len(kinds), len(names)), data + names


def file(rule):
    counts, data = body("l")
    text = b"TZif2" + bytes(15) + counts + data
    counts, data = body("q")
    return io.BytesIO(text + b"TZif2" + bytes(15) + counts + data + b"\n" + rule + b"\n")


def show(zone, *when, **more):
    at = datetime(*when, tzinfo=zone, **more)
    print(at.isoformat(), at.tzname(), at.dst(), at.fold, "->", at.astimezone(timezone.utc))


def show_utc(zone, *when):
    at = datetime(*when, tzinfo=timezone.utc).astimezone(zone)
    print(at.isoformat(), at.tzname(), at.fold)


zone = ZoneInfo.from_file(file(b"WET0WEST,M3.5.0/1,M10.5.0"), key="Made/Up")
print(zone, repr(zone), zone.key)
for year in (1850, 2022, 2023, 2024, 2050):
    for month in (1, 4, 7, 11):
        show(zone, year, month, 15, 12)
for fold in (0, 1):
    for year, month, day in ((2022, 10, 30), (2023, 3, 26), (2023, 10, 29), (2050, 3, 27), (2050, 10, 30)):
        for hour in range(4):
            show(zone, year, month, day, hour, 30, fold=fold)
for year, month, day in ((2022, 10, 30), (2023, 3, 26), (2023, 10, 29), (2050, 3, 27), (2050, 10, 30)):
    for hour in range(4):
        show_utc(zone, year, month, day, hour, 15)
print(time(12, tzinfo=zone).utcoffset(), datetime(2024, 1, 1, tzinfo=zone) + timedelta(days=180))

south = ZoneInfo.from_file(file(b"<+10>-10<+11>,J280/2,95/3:30"))
for month in range(1, 13):
    show(south, 2050, month, 5)

for key in ("No/Such_Zone", "../passwd", "/etc/passwd", "a//b"):
    try:
        ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError) as e:
        print(type(e).__name__, e)
try:
    ZoneInfo.from_file(io.BytesIO(b"no zone"))
except ValueError as e:
    print(e)
try:
    pickle.dumps(south)
except pickle.PicklingError as e:
    print(e)
try:
    reset_tzpath("/usr/share/zoneinfo")
except TypeError as e:
    print(e)
print(TZPATH)

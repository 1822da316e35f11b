# Classes that CPython has in C are named with their module in messages; classes derived from them are not.
import array
import io
import os
import queue
import sys
import tempfile
import traceback
from collections import OrderedDict
from datetime import date, datetime, time, timedelta, timezone
from decimal import Context, Decimal, getcontext


def show(*texts):
    for text in texts:
        try:
            print(text, "->", eval(text))
        except Exception as e:
            print(text, "->", type(e).__name__, e)


class Price(Decimal):
    pass


class Birthday(date):
    pass


day, moment = date(2024, 1, 1), datetime(2024, 1, 1)
show("Decimal(1) + 1.5", "1.5 * Decimal(1)", "Decimal(1) < 'a'", "Decimal(1) / '2'", "Decimal(1).foo", "list(Decimal(1))",
     "Decimal(1)['a']", "'a' + Decimal(1)", "[1] * Decimal(2)", "len(day)", "day[0]", "day()", "int(timedelta(1))",
     "float(day)", "-day", "day + 5", "day - 'x'", "day < 'x'", "day.hour", "moment + moment", "moment + 5", "5 - moment",
     "timedelta(1).hours", "timedelta(1) + 5", "timedelta(1) * timedelta(1)", "timedelta(1) / 'x'", "timedelta(1) // 1.5",
     "timedelta(1) % 5", "divmod(timedelta(1), 5)", "timedelta(1) * 'x'", "'x' * timedelta(1)", "sum([timedelta(1)])",
     "timedelta(1) < 5", "time(1) - time(2)", "time(1) < 5", "time(1).foo", "timezone.utc.foo", "timezone.utc + 1",
     "moment - 5", "moment < day", "day == moment", "timedelta(1) + None", "None + timedelta(1)", "[] + timedelta(1)",
     "array.array('i').foo", "array.array('i') < 5", "io.StringIO().foo", "io.BytesIO().foo", "OrderedDict() + 5",
     "queue.SimpleQueue().foo", "Price(1).foo", "Price(1) + 1.5", "Birthday(2024, 1, 1) + 5", "Birthday(2024, 1, 1).foo",
     "(int | str)()", "(int | str).foo", "(int | str) + 1", "list[int] + 1", "len(list[int])", "sys.stdin.foo", "sys.stdin + 1",
     "sys.stdin()", "sys.stdin.buffer.foo", "len(open(os.devnull, 'wb'))", "open(os.devnull, 'rb', 0)[0]",
     "setattr(getcontext(), 'foo', 1)", "Context().foo", "repr(timedelta(1)), repr(day), repr(Birthday(2024, 1, 1))")

# White space at the end of a line moves the marks below the entries of a traceback.
with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "trailing.py"), "w") as file:
        file.write("def divide(a):\n    value = a / 0" + "   " + "\n    return value\n")
    sys.path.insert(0, folder)
    import trailing
    try:
        trailing.divide(1)
    except ZeroDivisionError as e:
        print([entry.splitlines()[1:] for entry in traceback.format_tb(e.__traceback__)])

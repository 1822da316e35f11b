# What datetime says at the borders of its ranges, and of subclasses.
import pickle
from datetime import date, datetime, timedelta, timezone


def show(text):
    try:
        print(text, '->', repr(eval(text)))
    except Exception as e:
        print(text, '->', type(e).__name__, e)


class Index:
    def __index__(self):
        return 7


class Stamp(datetime):
    def __new__(cls, *args, **kwargs):
        print('new', args, kwargs)
        return super().__new__(cls, *args, **kwargs)


class Span(timedelta):
    pass


show('datetime.fromtimestamp(10**12)')
show('datetime.fromtimestamp(-10**12)')
show('datetime.fromtimestamp(253402300800, timezone.utc)')
show('datetime.fromtimestamp(-62135596801, timezone.utc)')
show('datetime.fromtimestamp(-62135596800, timezone.utc)')
show('datetime.fromtimestamp(253402300799.5, timezone.utc)')
show("datetime.fromtimestamp(float('inf'))")
show('datetime.fromtimestamp(0.9999999, timezone.utc), datetime.fromtimestamp(-0.0000001, timezone.utc)')
show('timedelta(999999999, 86400)')
show('timedelta(999999999, 86399), timedelta(-999999999), timedelta(-999999999, -1)')
show('timedelta(10**20)')
show('timedelta(0, 10**20)')
show('timedelta(True), timedelta(0, -1, -1), timedelta(microseconds=-1)')
show('hash(timedelta(1))==hash(timedelta(0, 86400)), hash(datetime(2020, 1, 1))==hash(datetime(2020, 1, 1, fold=1)), len({datetime(2020, 1, 1), datetime(2020, 1, 1), datetime(2020, 1, 2)})')
show('datetime(2020, 1, 1, True), datetime(2020, 1, 1.0)')
show("date(2020, '1', 1)")
show('date(Index(), Index(), Index()), datetime(Index(), Index(), Index(), Index())')
show('Stamp(2020, 1, 1)+timedelta(1), Stamp.fromtimestamp(0, timezone.utc), Stamp(2020, 1, 1)-timedelta(1)')
show('Span(1)+timedelta(1), type(Span(1)+Span(1)), Span(1), type(-Span(1)), type(Span(1)*2), repr(Span(1, 5))')
show('timedelta(1)<Span(2), timedelta(1)==Span(1), date(2020, 1, 1)<date(2020, 1, 2), date(2020, 1, 1)<=date(2020, 1, 1), date(2020, 2, 1)>date(2020, 1, 2), date(2020, 1, 1)==date(2020, 1, 1)')
show('timedelta.__module__, timedelta, timedelta.__qualname__')
show('pickle.loads(pickle.dumps(timedelta(1, 2, 3))), pickle.loads(pickle.dumps(Span(5)))')
show('datetime(2020, 1, 1).__lt__(5), timedelta(1).__lt__(5), date(2020, 1, 1).__eq__(5)')
show('datetime(2024, 1, 1, tzinfo=timezone.utc)<datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=1)))')

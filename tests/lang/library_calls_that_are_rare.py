# Corners of many modules: copies, enums, sets of weak references, contexts of decimals, generators of one's own.
import argparse
import contextlib
import copy
import enum
import functools
import io
import random
import sys
import timeit
import types
import typing
import weakref
from datetime import date, datetime, timedelta, tzinfo
from decimal import Context, Decimal
from pathlib import Path


def show(*texts):
    for text in texts:
        try:
            print(text, "->", eval(text))
        except Exception as e:
            print(text, "->", type(e).__name__, e)


show("copy.copy(bytearray(b'x'))", "copy.deepcopy([bytearray(b'y')])")
with contextlib.suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1)])
try:
    with contextlib.suppress(ValueError):
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except ExceptionGroup as e:
    print(repr(e))


class Fixed(random.Random):
    def random(self):
        return 0.7


class Bits(Fixed):
    def getrandbits(self, k):
        return 1


fixed = Fixed()
show("fixed.choice('abc')", "fixed.randint(1, 100)", "fixed.sample(range(10), 2)", "Bits().choice('abc')")


class Pair(enum.Enum):
    first = enum.auto(), 5
    second = enum.auto(), 6


show("list(Pair)", "enum.bin(-5)", "enum.bin(5)", "enum.bin(-1)", "enum.bin(0)", "enum.bin(5, 8)", "enum.auto()")


class Item:
    pass


a, b = Item(), Item()
items = same = weakref.WeakSet([a])
items |= [b]
items -= [a]
print(items is same, len(items))
items ^= [a, b]
print(a in items, b in items, items is same)
items &= [b]
print(len(items))
items.symmetric_difference_update([a])
print(len(items))

c = Context(prec=9)
show("Decimal('2.1').compare_total(Decimal('2.10'))", "Decimal('-1').compare_total(Decimal(1))",
     "Decimal('NaN').compare_total(Decimal(1))", "Decimal('-2').compare_total_mag(1)", "Decimal('NaN').compare_signal(2)",
     "Decimal('-3').max_mag(2)", "Decimal('-3').min_mag(2)", "Decimal('NaN').max_mag(1)", "Decimal(1).next_toward(2)",
     "Decimal(1).next_toward(0)", "c.next_toward(1, 2)", "Decimal(1).next_plus()", "Decimal(1).next_minus()",
     "Decimal(0).next_minus()", "Decimal('Inf').next_minus()", "Decimal('1.23').next_plus(c)", "c.next_minus(100)",
     "Decimal('1010').logical_and(Decimal('1100'))", "Decimal('1010').logical_or(Decimal(11))",
     "Decimal('1010').logical_xor(Decimal(11))", "c.logical_invert(Decimal('101'))", "Decimal('12').logical_and(1)",
     "Decimal('123456789').rotate(2, c)", "Decimal('123456789').rotate(-2, context=c)", "Decimal(34).shift(8)",
     "Decimal('1.5').shift(2)", "Decimal(12).shift(-1)", "Decimal(1).shift(100)", "c.is_nan(1)", "c.copy_sign(1, -2)",
     "c.radix()", "c.to_integral_exact(Decimal('1.5'))", "c.is_signed(-1)", "c.copy_decimal(5)")

parser = argparse.ArgumentParser(prog="p")
parser.add_argument("--foo")
parser.add_argument("cmd")
parser.add_argument("rest", nargs="*", type=int)
show("parser.parse_intermixed_args('doit 1 --foo bar 2 3'.split())",
     "parser.parse_known_intermixed_args('doit 1 --foo bar 2 3 --zz'.split())", "parser.parse_args(['x', '1'])")
parser = argparse.ArgumentParser(prog="p")
parser.add_argument("n", nargs="+")
parser.add_argument("rest", nargs=argparse.REMAINDER)
show("parser.parse_args(['1', '2'])", "parser.parse_args(['1', '--f', 'x'])", "parser.parse_intermixed_args(['1'])")


class Odd(tzinfo):
    def utcoffset(self, moment):
        return 5


show("date.fromisocalendar(2024, 1, 8)", "datetime(2024, 1, 1, tzinfo=Odd()).utcoffset()", "datetime.strptime(5, '%Y')",
     "datetime.strptime('5', 5)", "types.SimpleNamespace(5)", "Path('.').glob('') is not None", "timeit.timeit('1+')",
     "list(Path('.').glob(''))", "functools.partialmethod(len, 1)", "__import__('hashlib').blake2b(digest_size=100)")

P, T = typing.ParamSpec("P"), typing.TypeVar("T")
UserId = typing.NewType("UserId", int)


class Point(typing.NamedTuple):
    x: int


@typing.no_type_check
def unchecked(a: "nowhere"):
    pass


show("Point.__orig_bases__[0].__name__", "types.get_original_bases(typing.NamedTuple('A', [('x', int)]))[0].__name__",
     "typing.get_type_hints(unchecked)", "typing.get_type_hints(types) == {}", "typing.ForwardRef('1+')",
     "type('X', (), {}) and types.new_class('Sub', (UserId,))", "typing.Literal[()]", "typing.Callable[P, T][[int], str]",
     "typing.dataclass_transform(kw_only_default=True)(Item).__dataclass_transform__")

sys.breakpointhook = lambda *args, **kwargs: print("stopped", args, kwargs)
breakpoint()
breakpoint(1, x=2)
print(sys.int_info.bits_per_digit, sys.int_info.sizeof_digit)

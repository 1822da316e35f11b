# Corners of the everyday modules that scripts meet now and then.
import abc
import collections.abc
import copy
import enum
import logging
import os
import pathlib
import pickle
import pprint
import random
import sys
import tempfile
import typing
import unittest


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "__notes__", ""))


# abc
class Shape(abc.ABC):
    @abc.abstractproperty
    def area(self):
        pass


class Odd(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return 5


show(Shape)
show(issubclass, int, Odd)

# random: generators keep their state when they are copied and pickled
generator = random.Random(5)
generator.random()
expected = copy.copy(generator).random(), copy.deepcopy(generator).random(), pickle.loads(pickle.dumps(generator)).random()
print(expected, generator.random())

# pprint
pprint.pprint(bytearray(b"a" * 90))
pprint.pprint([bytearray(b"ab"), {"key": bytearray(b"b" * 100)}])


# os
class Wrong:
    def __fspath__(self):
        return 5


show(os.fspath, Wrong())
print(ascii(os.fsdecode(b"a\xff")), os.fsencode("a\udcff"))
with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder, "file")
    file.write_text("kept")
    show(os.utime, file, 5)
    show(os.utime, file, (1,))
    show(file.write_bytes, "text")
    show(file.write_text, b"bytes")
    print(file.read_text())
show(os.environ.__getitem__, 5)


# enum
def wrong_member():
    class Colour(enum.StrEnum):
        RED = 1


show(wrong_member)

# logging
show(logging.Formatter, "$", style="$")
show(logging.Formatter("%(missing)s").format, logging.makeLogRecord({"msg": "m"}))

# sys, typing, unittest
print(sys.settrace(None), sys.setprofile(None))
print(typing.Callable[int, str])
case = unittest.TestCase()
show(case.assertSequenceEqual, 1, 2)
show(case.assertSequenceEqual, [1], 2)

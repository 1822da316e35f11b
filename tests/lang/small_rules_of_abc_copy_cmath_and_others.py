"""Details of several modules that scripts show."""
import array
import cmath
import collections
import collections.abc
import copy
import io
import math
import operator
import pickle
import statistics
import sys
import types
from abc import ABC, abstractmethod


class Base(ABC):
    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def help(): ...

    @property
    def plain(self): ...


for name in "name", "make", "help", "plain":
    print(name, Base.__dict__[name].__isabstractmethod__)
print(sorted(Base.__abstractmethods__), sorted(collections.abc.AsyncGenerator.__abstractmethods__))


class Marked(property):
    __isabstractmethod__ = True


class Half(ABC):
    part = Marked(lambda self: 1)


try:
    Half()
except TypeError as e:
    print(e)


class Doubling(collections.UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


twice = Doubling(a=1)
print(twice, twice.copy(), type(twice.copy()).__name__, copy.copy(twice))

with open(__file__) as text, open(__file__, "rb") as data:
    for each in text, data, memoryview(b""), classmethod(len), staticmethod(len), sys._getframe(), (x for x in ()):
        for way in copy.copy, copy.deepcopy, pickle.dumps:
            try:
                print(type(way(each)))
            except TypeError as e:
                print(e)
for closed in text, data:
    for method in "fileno", "isatty", "readable", "seekable", "read", "tell":
        try:
            getattr(closed, method)()
        except ValueError as e:
            print(e)

print(math.degrees(1e308), math.degrees(math.pi))
for function in "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh".split():
    row = []
    for z in 0, 0.5, -1, 2, 1j, 1 + 2j, -3.5 + 0.25j, complex(0.6, -0.8), 1e200j, complex(math.inf, 1), complex(1, math.inf):
        try:
            row.append(getattr(cmath, function)(z))
        except (ValueError, OverflowError) as e:
            row.append(str(e))
    print(function, *row)
print(cmath.log(8, 2), cmath.log(1j, 2j))

print(operator.__all__)
for numbers in [1.5, "a"], ["a"], [None]:
    for function in statistics.mean, statistics.pvariance, statistics.stdev:
        try:
            print(function(numbers))
        except (TypeError, statistics.StatisticsError) as e:
            print(e)
print(len(array.array("i", [1, 2]).buffer_info()), array.array("i", [1, 2]).buffer_info()[1])
names = dir(__builtins__)
print([name for name in ("True", "False", "None", "__loader__", "__name__", "__package__", "__spec__") if name in names])
print([name for name in dir(math) if name[0] == "_" and name != "__file__"], repr(math.__package__), repr(sys.__package__))
print(types.ModuleType("made"), types.ModuleType("made").__package__)

# Classes of the library take type arguments in annotations.
import array
import collections
import concurrent.futures
import contextlib
import difflib
import functools
import itertools
import logging
import queue
import re
import subprocess
import tempfile
import types
import weakref

print(collections.deque[int], collections.defaultdict[str, int], collections.OrderedDict[str, int],
      collections.Counter[str], collections.ChainMap[str, int])
print(re.Pattern[str], re.Match[bytes], queue.Queue[int], queue.SimpleQueue[int], queue.PriorityQueue[tuple[int, str]])
print(functools.partial[int], functools.partialmethod[int], functools.cached_property[int], itertools.chain[int])
print(weakref.ref[int], weakref.WeakKeyDictionary[int, str], weakref.WeakValueDictionary[str, int])
print(weakref.WeakSet[int].__origin__ is weakref.WeakSet, weakref.WeakSet[int].__args__)
print(types.MappingProxyType[str, int], array.array[int], concurrent.futures.Future[int], enumerate[int])
print(subprocess.Popen[str], subprocess.CompletedProcess[str], tempfile.TemporaryDirectory[str],
      difflib.SequenceMatcher[str], logging.LoggerAdapter[logging.Logger], logging.StreamHandler[str])
print(contextlib.AbstractContextManager[int], BaseExceptionGroup[ValueError], ExceptionGroup[ValueError])
print(list[int], dict[str, int], tuple[int, ...], tuple[()], set[int], frozenset[int], type[int], list["later"])
for name in ("list", "dict", "tuple", "set", "frozenset", "enumerate", "type", "int", "str", "map"):
    cls = getattr(__builtins__, name)
    try:
        print(name, cls[int], hasattr(cls, "__class_getitem__"))
    except TypeError as e:
        print(name, e, hasattr(cls, "__class_getitem__"))


class Row(list):
    pass


class Limited(collections.deque[int]):
    pass


print(Row[int], Row.__class_getitem__(int), list.__class_getitem__((int, str)))
print(Limited([1, 2]), Limited.__bases__, Limited.__orig_bases__)
print(list[int]() == [], list[int].__parameters__, list[int] == list[int], hash(list[int]) == hash(list[int]))


def drain(todo: collections.deque[int], pattern: re.Pattern[str]) -> queue.Queue[int]:
    """Has annotations that are evaluated."""


print(drain.__annotations__)
print(re.compile("(?P<n>a)").groupindex)
for thing in (object(), 5, [], "x"):
    try:
        weakref.ref(thing)
    except TypeError as e:
        print(e)

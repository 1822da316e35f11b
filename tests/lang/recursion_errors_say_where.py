# A RecursionError tells what went too deep, where it is no plain call.
import functools
import sys


def show(name, f):
    try:
        f()
    except RecursionError as e:
        print(name, "->", e)


def nested(kind, n=100000):
    x = kind()
    for i in range(n):
        x = {1: x} if kind is dict else kind((x,))
    return x


class Called:
    def __call__(self):
        return self()

    def __eq__(self, other):
        return self == other

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)


def call(n):
    return call(n + 1) + 1


@functools.lru_cache(None)
def cached(n):
    return cached(n + 1)


sys.setrecursionlimit(200)  # less than the native stack has room for, sanitizers or not
show("call", lambda: call(0))
show("__call__", lambda: Called()())
show("__eq__", lambda: Called() == Called())
show("__getattr__", lambda: Called().x)
show("__repr__", lambda: repr(Called()))
show("lru_cache", lambda: cached(0))
show("repr of tuple", lambda: repr(nested(tuple)))
for kind in (list, tuple, dict):
    show("== of " + kind.__name__, lambda: nested(kind) == nested(kind))
show("< of list", lambda: nested(list) < nested(list))
a = []
b = []
a.append(a)
b.append(b)
show("== of lists in themselves", lambda: a == b)
try:
    eval("-" * 100000 + "1")
except MemoryError as e:
    print(e)
sys.setrecursionlimit(100)
show("call", lambda: call(0))

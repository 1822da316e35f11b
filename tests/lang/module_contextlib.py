import io
import sys
from contextlib import *
from contextlib import AbstractContextManager, ContextDecorator


@contextmanager
def tag(name):
    """A tag."""
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print(f"</{name}>")


with tag("a") as x:
    print(x)
with tag("b"):
    raise ValueError("inside")
try:
    with tag("c"):
        raise KeyError("through")
except KeyError as e:
    print("got", e)
print(tag.__name__, tag.__doc__)


@tag("deco")
def work(n):
    print("work", n)
    return n + 1


print(work(1), work(2), work.__name__)


@contextmanager
def nothing():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for cm in (nothing, twice):
    try:
        with cm():
            pass
    except RuntimeError as e:
        print(e)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with suppress(KeyError):
    {}["x"]
try:
    with suppress(KeyError):
        raise ValueError(1)
except ValueError as e:
    print(repr(e))


class Res:
    def __init__(self, n):
        self.n = n

    def close(self):
        print("close", self.n)

    def __enter__(self):
        print("enter", self.n)
        return self

    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v)


with closing(Res(1)) as r:
    print(r.n)
with nullcontext(5) as n:
    print(n)
buf = io.StringIO()
with redirect_stdout(buf):
    print("hidden")
print(repr(buf.getvalue()))
err = io.StringIO()
with redirect_stderr(err):
    print("e", file=sys.stderr)
print(repr(err.getvalue()))
with ExitStack() as stack:
    a = stack.enter_context(Res("s1"))
    stack.enter_context(Res("s2"))
    stack.callback(print, "callback", 1, sep="-")
    stack.push(lambda t, v, tb: print("pushed", t))
    print("body", a.n)
try:
    with ExitStack() as stack:
        stack.enter_context(Res("x"))
        stack.push(lambda t, v, tb: True if t is ValueError else None)
        raise ValueError("swallowed")
    print("after")
    with ExitStack() as stack:
        stack.enter_context(Res("y"))
        raise KeyError("out")
except KeyError as e:
    print("KeyError", e)
stack = ExitStack()
stack.callback(print, "kept")
other = stack.pop_all()
stack.close()
print("closed")
other.close()
try:
    with ExitStack() as stack:
        @stack.callback
        def fail():
            raise RuntimeError("from callback")
        raise ValueError("first")
except RuntimeError as e:
    print(repr(e), repr(e.__context__))
try:
    ExitStack().enter_context(3)
except TypeError as e:
    print(e)


class Timer(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exc):
        print("stop", exc[0])
        return False


@Timer()
def go():
    print("go")


go()


class Mine(AbstractContextManager):
    def __exit__(self, *a):
        print("mine out")


with Mine() as m:
    print(type(m).__name__)
print(isinstance(Res(1), AbstractContextManager), issubclass(int, AbstractContextManager), isinstance(tag("q"), AbstractContextManager))


@contextmanager
def reraise():
    try:
        yield
    except ValueError as e:
        raise KeyError("new") from e


try:
    with reraise():
        raise ValueError("old")
except KeyError as e:
    print(repr(e), repr(e.__cause__))


@contextmanager
def stop():
    yield


try:
    with stop():
        raise StopIteration("si")
except StopIteration as e:
    print("StopIteration", e)

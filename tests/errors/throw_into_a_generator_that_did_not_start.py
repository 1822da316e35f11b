# The generator is in the traceback, at its first line.
import traceback


def numbers(first,
            last=2):
    """Counts."""
    yield from range(first, last)


def outer():
    yield from numbers(1)


try:
    numbers(1).throw(ValueError("early"))
except ValueError:
    traceback.print_exc()

waiting = outer()
try:
    waiting.throw(KeyError("k"))
except KeyError:
    traceback.print_exc()
try:
    next(waiting)
except StopIteration:
    print("it has ended")
outer().throw(IndexError)

# exact-collection
# A generator that nobody holds any more runs its finally clauses and leaves its with statements.
import gc
import sys


def numbers(n):
    try:
        yield from range(n)
    finally:
        print("finally", n)


class Resource:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *details):
        print("exit", details[0])


def reader():
    with Resource():
        yield "line 1"
        yield "line 2"


for x in numbers(5):
    if x == 2:
        break
print("after break")

for x in numbers(6):
    if x == 2: break
else:
    print("never")
print("after short break")

for line in reader():
    print(line)
    break
print("after with")


def find(wanted):
    for x in numbers(10):
        if x == wanted:
            return "found %d" % x


print(find(3))


def nested():
    for a in numbers(2):
        for b in numbers(3):
            if b == 1:
                break
        print("inner loop left")
        if a == 1:
            return a


print(nested())

it = numbers(7)
next(it)
del it
print("after del")
it = numbers(8)
next(it)
it = None
print("after None")


def local():
    it = numbers(9)
    next(it)


local()
print("after a function")
it = numbers(11)
print(next(it), list(it))
del it
it = numbers(12)  # never started: nothing to clean up
del it
print("after one that did not start")


def outer():
    for x in numbers(13):
        yield x


it = outer()
next(it)
del it
print("after an outer one")


def stubborn():
    try:
        yield 1
    finally:
        raise ValueError("in finally")


def hook(args):
    print("unraisable:", repr(args.exc_value), args.err_msg, args.object.__name__)


sys.unraisablehook = hook
it = stubborn()
next(it)
del it


def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("not yet")
            try:
                yield 2
            finally:
                return


it = ignores()
next(it)
del it
gc.collect()
sys.unraisablehook = sys.__unraisablehook__
last = numbers(14)
next(last)
print("the end")

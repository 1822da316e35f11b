# A frame object is about one call: a later call of the same function at the same depth is another.
import sys

kept = []


def f(n):
    x = n
    if not kept:
        kept.append(sys._getframe())
    elif n == 2:
        old = kept[0]
        print(old is sys._getframe(), old == sys._getframe(), old.f_lineno == sys._getframe().f_lineno)
        print(old.f_code is sys._getframe().f_code)
    return x


f(1)
f(2)


def fail(n):
    marker = n
    if n == 0:
        raise ValueError
    entry = saved.__traceback__.tb_next
    frame = entry.tb_frame
    print(frame == sys._getframe(), frame.f_code.co_name, entry.tb_lineno == frame.f_lineno)


try:
    fail(0)
except ValueError as e:
    saved = e
fail(1)


def gen():
    frame = sys._getframe()
    y = 1
    yield frame
    y = 2
    yield frame == sys._getframe(), g.gi_frame == frame, sorted(frame.f_locals), g.gi_frame.f_lineno
    y = 3
    yield


g = gen()
frame = next(g)
print(frame == g.gi_frame, frame.f_locals["y"], frame.f_back)
print(next(g), frame.f_locals["y"])
next(g)
print(frame.f_locals["y"], frame.f_lineno == g.gi_frame.f_lineno)


def driver():
    h = helper()
    next(h)
    return next(h)


def helper():
    yield
    yield sys._getframe().f_back.f_code.co_name


print(driver())

import sys


def outer():
    inner()


def inner():
    raise ValueError("deep")


sys.tracebacklimit = 1
outer()

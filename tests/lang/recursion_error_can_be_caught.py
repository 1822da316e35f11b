import sys


def forever(n):
    return forever(n + 1) + 1


try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, str(e)[:32])
print("goes on")


class Loop:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other


for f in [lambda: repr(Loop()), lambda: Loop() == Loop()]:
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__)


def depth(n):
    return 0 if n == 0 else depth(n - 1) + 1


print(depth(900))
sys.setrecursionlimit(5000)
print(depth(4000))

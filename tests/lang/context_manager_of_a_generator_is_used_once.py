from contextlib import contextmanager


@contextmanager
def managed():
    print("in")
    yield 1
    print("out")


manager = managed()
with manager as value:
    print(value)
try:
    with manager:
        print("again")
except AttributeError as e:
    print(e, e.name, e.obj is manager)


# Many generators that wait within a try are dropped, closed and finished, in any order.
log = []


def waiting(n):
    try:
        yield n
        yield -n
    finally:
        log.append(n)


alive = [waiting(i) for i in range(300)]
print(sum(next(g) for g in alive))
for g in alive[::3]:
    g.close()
for g in alive[1::3]:
    print(sum(g), end=" ")
print()
del alive, g
import gc
gc.collect()
print(sorted(log) == list(range(300)), len(log))
unstarted = waiting(1000)
unstarted.close()
del unstarted
print(len(log))

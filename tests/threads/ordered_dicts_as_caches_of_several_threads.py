# Several threads use one OrderedDict as a cache: a key that is moved to the end is there all the time.
import threading
from collections import OrderedDict

cache = OrderedDict((n, n * n) for n in range(8))
done = threading.Event()
missing = []


def move(first):
    i = first
    while not done.is_set():
        i = (i + 3) % 8
        cache.move_to_end(i)


def read():
    for _ in range(300):
        for n in range(8):
            if cache.get(n) != n * n or n not in cache:
                missing.append(n)


movers = [threading.Thread(target=move, args=(n,)) for n in range(2)]
readers = [threading.Thread(target=read) for _ in range(2)]
for t in movers + readers:
    t.start()
for t in readers:
    t.join()
done.set()
for t in movers:
    t.join()
print(missing, sorted(cache) == list(range(8)), len(cache))


def fill(name):
    for n in range(2000):
        with_name = (name, n)
        cache[with_name] = n
        try:
            cache.move_to_end(with_name)
        except KeyError:  # this thread slept so long that the others have removed it
            pass
        if n % 2:
            cache.popitem(last=False)


workers = [threading.Thread(target=fill, args=(name,)) for name in "abc"]
for t in workers:
    t.start()
for t in workers:
    t.join()
print(len(cache), len(list(cache)), len(set(cache)), all(isinstance(v, int) for v in cache.values()))
lru = OrderedDict()
for n in range(20000):
    lru[n % 150] = n
    lru.move_to_end(n % 150)
    if len(lru) > 100:
        lru.popitem(last=False)
print(len(lru), list(lru.items())[:2], next(reversed(lru)))
for key in ("a", "b", "c", "a"):
    lru[key] = key
    lru.move_to_end(key)
print(list(lru)[-3:])
try:
    lru.move_to_end("missing")
except KeyError as e:
    print("KeyError", e)

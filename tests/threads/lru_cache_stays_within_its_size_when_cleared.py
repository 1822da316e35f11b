# A hit in one thread while another clears the cache: what was found in the old cache is not in the new one's order.
import functools
import threading


@functools.lru_cache(maxsize=4)
def square(x):
    return x * x


def hit():
    for i in range(1500):
        assert square(i % 3) == (i % 3) ** 2


def clear():
    for _ in range(400):
        square.cache_clear()


sizes = set()
for _ in range(10):
    threads = [threading.Thread(target=f) for f in (hit, hit, clear, hit)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for i in range(10):
        square(i)
    sizes.add(square.cache_info().currsize)
print(sizes)
before = square.cache_info().hits
print([square(i) for i in range(6, 10)], square.cache_info().hits - before)

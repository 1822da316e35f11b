import threading
from functools import lru_cache


@lru_cache(None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def deepest():
    for n in (60, 100, 200):
        fib.cache_clear()
        print(n, fib(n))


deepest()
thread = threading.Thread(target=deepest)
thread.start()
thread.join()

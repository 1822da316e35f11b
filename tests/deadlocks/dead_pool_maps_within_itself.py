# expect: waits for Future #[0-9]+, which no thread of its pool
import threading
from concurrent.futures import ThreadPoolExecutor
both = threading.Barrier(2)
with ThreadPoolExecutor(2) as ex:
    def inner(x): return x
    def outer(x):
        both.wait()
        return list(ex.map(inner, range(3)))
    print(list(ex.map(outer, range(2))))

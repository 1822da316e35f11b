# expect: waits for Future #[0-9]+, which no thread of its pool
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(2) as ex:
    def inner(x): return x
    def outer(x): return list(ex.map(inner, range(3)))
    print(list(ex.map(outer, range(2))))

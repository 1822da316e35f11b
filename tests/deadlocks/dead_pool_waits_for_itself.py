# expect: pool_0 .* waits for Future
# expect: in outer
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pool")


def inner():
    return 1


def outer():
    return pool.submit(inner).result()


print(pool.submit(outer).result())

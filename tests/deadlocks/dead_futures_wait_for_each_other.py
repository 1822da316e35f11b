# expect: pool_0|_0
# expect: pool_1|_1
# expect: cycle:.*_0.*Future.*_1.*Future|cycle:.*_1.*Future.*_0.*Future
import threading
from concurrent.futures import ThreadPoolExecutor
both = threading.Event()
def wait_on_b():
    both.wait()
    print(b.result())  # b will never complete because it is waiting on a.
    return 5
def wait_on_a():
    both.wait()
    print(a.result())  # a will never complete because it is waiting on b.
    return 6
executor = ThreadPoolExecutor(max_workers=2)
a = executor.submit(wait_on_b)
b = executor.submit(wait_on_a)
both.set()

# expect: pool_0|_0
# expect: pool_1|_1
# expect: cycle:.*_0.*Future.*_1.*Future|cycle:.*_1.*Future.*_0.*Future
import time
from concurrent.futures import ThreadPoolExecutor
def wait_on_b():
    time.sleep(0.2)
    print(b.result())  # b will never complete because it is waiting on a.
    return 5
def wait_on_a():
    time.sleep(0.2)
    print(a.result())  # a will never complete because it is waiting on b.
    return 6
executor = ThreadPoolExecutor(max_workers=2)
a = executor.submit(wait_on_b)
b = executor.submit(wait_on_a)

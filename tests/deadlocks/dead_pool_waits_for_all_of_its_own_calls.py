# expect: pool_0 .* waits for Future
# expect: in outer
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
pool = ThreadPoolExecutor(1, "pool")
def outer():
    return [f.result() for f in as_completed([pool.submit(pow, 2, n) for n in range(3)])]
future = pool.submit(outer)
while not future.done(): time.sleep(0.01)

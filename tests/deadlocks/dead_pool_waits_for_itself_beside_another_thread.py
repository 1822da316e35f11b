# expect: pool_[01] .* waits for Future
# expect: in outer
import threading, time
from concurrent.futures import ThreadPoolExecutor
def spin():
    while True: time.sleep(0.01)
threading.Thread(target=spin, daemon=True).start()
pool = ThreadPoolExecutor(2, "pool")
both = threading.Barrier(2)
def inner(n): return n
def outer(n):
    both.wait()
    return pool.submit(inner, n).result()
for result in pool.map(outer, range(2)): print(result)

# expect: waits for Future #[0-9]+, which no thread of its pool, itself for one, is free to begin
# expect: the cycle: Thread-2 \(worker\)
# expect: in outer
import threading, time
from multiprocessing.pool import ThreadPool
def spin():
    while True: time.sleep(0.01)
threading.Thread(target=spin, daemon=True).start()
pool = ThreadPool(1)
def inner(n): return n
def outer(n): return pool.map(inner, [n])
print(pool.apply(outer, (1,)))

# expect: waits for Future #[0-9]+, which no thread of its pool
# expect: waits for Lock #[0-9]+, held by
import threading, time
from concurrent.futures import ThreadPoolExecutor
ex = ThreadPoolExecutor(2); lock = threading.Lock(); b = threading.Barrier(2)
def inner(): return 1
def one():
    with lock: b.wait(); return ex.submit(inner).result()
def two():
    b.wait()
    with lock: return 2
threading.Thread(target=lambda: [time.sleep(0.01) for _ in range(10**6)], daemon=True).start()
fs = [ex.submit(one), ex.submit(two)]
print([f.result() for f in fs])

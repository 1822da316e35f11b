import threading, time
from concurrent.futures import ThreadPoolExecutor, CancelledError
pool = ThreadPoolExecutor(1)
inner = []
def outer():
    inner.append(pool.submit(print, "never"))
    try: inner[0].result()
    except CancelledError: print("cancelled")
f = pool.submit(outer)
while not inner: time.sleep(0.01)
time.sleep(0.1); inner[0].cancel(); f.result(); pool.shutdown()

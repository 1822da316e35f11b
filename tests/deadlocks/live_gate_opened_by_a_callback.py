import threading
from concurrent.futures import ThreadPoolExecutor
gate = threading.Lock(); gate.acquire(); second = threading.Lock()
with ThreadPoolExecutor(2) as ex:
    f = ex.submit(lambda: __import__("time").sleep(0.1)); f.add_done_callback(lambda _: gate.release())
    with second: gate.acquire()

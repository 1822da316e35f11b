# Pools are joined before the main thread counts as ended, other threads after it.
import threading
import time
from concurrent.futures import ThreadPoolExecutor

started = threading.Event()
looked = threading.Event()


def in_pool():
    started.wait()
    print("pool", threading.main_thread().is_alive())
    looked.set()


def in_thread():
    looked.wait()
    while threading.main_thread().is_alive():
        time.sleep(0.001)
    print("thread", threading.main_thread().is_alive())
    try:
        threading.Thread(target=print).start()
    except RuntimeError as error:
        print(error)


pool = ThreadPoolExecutor(1)
pool.submit(in_pool)
threading.Thread(target=in_thread).start()
threading.Timer(0.1, started.set).start()

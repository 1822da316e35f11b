import threading
import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)


def work():
    time.sleep(0.1)
    try:
        threading.Thread(target=print, args=("late",)).start()
    except RuntimeError as e:
        print(e, [t.name for t in threading.enumerate() if not t.daemon][1:])
    try:
        pool.submit(print)
    except RuntimeError as e:
        print(e)


def chain(n):
    print("chain", n)
    threading.Timer(0.15, chain, (n - 1,)).start()


chain(1)
threading.Thread(target=work).start()
print("main ends")

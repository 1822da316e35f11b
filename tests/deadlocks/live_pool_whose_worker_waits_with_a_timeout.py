import threading, time
from concurrent.futures import ThreadPoolExecutor
ex = ThreadPoolExecutor(1)
def parent():
    try: return ex.submit(int).result(timeout=0.1)
    except TimeoutError: return "timed out"
bg = threading.Thread(target=time.sleep, args=(0.2,)); bg.start()
print(ex.submit(parent).result())

from concurrent.futures import ThreadPoolExecutor, wait
import time
with ThreadPoolExecutor(2) as ex:
    a = ex.submit(time.sleep, 0.1)
    b = ex.submit(lambda: a.result())
    wait([a, b])

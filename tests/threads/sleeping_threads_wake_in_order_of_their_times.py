import threading
import time

order = []


def work(name, seconds):
    time.sleep(seconds)
    order.append(name)


start = time.monotonic()
threads = [threading.Thread(target=work, args=(n, n * 0.15)) for n in [3, 1, 2, 0]]
for t in threads:
    t.start()
for t in threads:
    t.join()
elapsed = time.monotonic() - start
print(order, 0.44 < elapsed < 2)

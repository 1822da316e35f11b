# expect: none
import threading, time

lock = threading.Lock()


def work():
    for _ in range(5):
        with lock:
            time.sleep(0.001)


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()

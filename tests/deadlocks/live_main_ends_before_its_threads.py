# expect: none
import threading, time


def work():
    with lock:
        time.sleep(0.02)


lock = threading.Lock()
for _ in range(3):
    threading.Thread(target=work).start()

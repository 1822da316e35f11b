# expect: none
import threading

r = threading.RLock()


def work():
    with r, r, r:
        pass


threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()

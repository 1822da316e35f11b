# expect: none
import threading

a, b = threading.Lock(), threading.Lock()


def work():
    for _ in range(200):
        with a, b:
            pass


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()

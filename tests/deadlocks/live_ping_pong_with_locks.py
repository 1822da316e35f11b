# expect: none
import threading

a, b = threading.Lock(), threading.Lock()
b.acquire()


def ping():
    for _ in range(100):
        a.acquire()
        b.release()


def pong():
    for _ in range(100):
        b.acquire()
        a.release()


threads = [threading.Thread(target=ping), threading.Thread(target=pong)]
for t in threads:
    t.start()
for t in threads:
    t.join()

import sys
import threading

sys.setswitchinterval(0.00001)
lock = threading.RLock()
log = []


def outer(name):
    for _ in range(300):
        with lock:
            log.append((name, "outer"))
            inner(name)


def inner(name):
    with lock:
        log.append((name, "inner"))


threads = [threading.Thread(target=outer, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
pairs = [(log[i], log[i + 1]) for i in range(0, len(log), 2)]
print(len(log), all(a[0] == b[0] and a[1] == "outer" and b[1] == "inner" for a, b in pairs))

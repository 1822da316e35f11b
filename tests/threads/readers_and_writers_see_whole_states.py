import sys
import threading

sys.setswitchinterval(0.00001)


class Shared:
    def __init__(self):
        self.pair = (0, 0)
        self.a = self.b = 0
        self.lock = threading.Lock()


shared = Shared()
bad = []


def write():
    for i in range(3000):
        shared.pair = (i, -i)
        with shared.lock:
            shared.a = i
            shared.b = -i


def read():
    for _ in range(3000):
        x, y = shared.pair
        if x != -y:
            bad.append((x, y))
        with shared.lock:
            if shared.a != -shared.b:
                bad.append((shared.a, shared.b))


threads = [threading.Thread(target=f) for f in [write, read, read]]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(bad)

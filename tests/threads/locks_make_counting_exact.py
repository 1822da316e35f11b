import sys
import threading

sys.setswitchinterval(0.00001)
counter = 0
lock = threading.Lock()


def one(x):
    return x + 1


def work(n):
    global counter
    for _ in range(n):
        with lock:
            counter = one(counter)


threads = [threading.Thread(target=work, args=(5000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.Lock()

    def add(self, n):
        self.lock.acquire()
        try:
            old = self.balance
            self.balance = one(old) - 1 + n
        finally:
            self.lock.release()


a = Account()
threads = [threading.Thread(target=lambda: [a.add(1) for _ in range(3000)]) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(a.balance)

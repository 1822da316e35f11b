# A semaphore made of two locks: who gives back does not release the mutex, the one that it wakes does. Also a lock
# that is released by a name put together.
import threading


class Semaphore:
    def __init__(self, value):
        self.value = value
        self.mutex = threading.Lock()
        self.gate = threading.Lock()
        self.gate.acquire()

    def take(self):
        self.mutex.acquire()
        self.value -= 1
        if self.value < 0:
            self.mutex.release()
            self.gate.acquire()
        self.mutex.release()

    def give(self):
        self.mutex.acquire()
        self.value += 1
        if self.value <= 0:
            self.gate.release()
        else:
            self.mutex.release()


def work():
    for _ in range(50):
        semaphore.take()
        with counting:
            inside.append(1)
            most.append(len(inside))
            inside.pop()
        semaphore.give()


semaphore, counting = Semaphore(2), threading.Lock()
inside, most = [], []
threads = [threading.Thread(target=work) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(most), semaphore.value)

lock = threading.Lock()
lock.acquire()
threading.Timer(0.01, lambda: getattr(lock, "rel" + "ease")()).start()
lock.acquire()
print("released")

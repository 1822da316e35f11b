# Who comes last closes the second turnstile and later waits at it, until who leaves last opens it.
import threading


class Barrier:
    def __init__(self, parties):
        self.parties, self.count = parties, 0
        self.mutex, self.way_in, self.way_out = threading.Lock(), threading.Lock(), threading.Lock()
        self.way_in.acquire()

    def wait(self):
        self.mutex.acquire()
        self.count += 1
        if self.count == self.parties:
            self.way_out.acquire()
            self.way_in.release()
        self.mutex.release()
        self.way_in.acquire()
        self.way_in.release()
        self.mutex.acquire()
        self.count -= 1
        if self.count == 0:
            self.way_in.acquire()
            self.way_out.release()
        self.mutex.release()
        self.way_out.acquire()
        self.way_out.release()


barrier = Barrier(3)


def work():
    for _ in range(30):
        barrier.wait()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

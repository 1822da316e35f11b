# The lock of the room is taken by the first reader and released by the last, who may be another one; meanwhile
# the first is back and waits behind a writer who waits for the room.
import threading
import time


class LightSwitch:
    def __init__(self):
        self.inside = 0
        self.mutex = threading.Lock()

    def acquire(self, lock):
        self.mutex.acquire()
        self.inside += 1
        if self.inside == 1:
            lock.acquire()
        self.mutex.release()

    def release(self, lock):
        self.mutex.acquire()
        self.inside -= 1
        if self.inside == 0:
            lock.release()
        self.mutex.release()


class WritersFirst:
    def __init__(self):
        self.readers, self.writers = LightSwitch(), LightSwitch()
        self.no_readers, self.no_writers, self.queue = threading.Lock(), threading.Lock(), threading.Lock()

    def start_reading(self):
        self.queue.acquire()
        self.no_readers.acquire()
        self.readers.acquire(self.no_writers)
        self.no_readers.release()
        self.queue.release()

    def stop_reading(self):
        self.readers.release(self.no_writers)

    def read(self, seconds):
        self.start_reading()
        time.sleep(seconds)
        self.stop_reading()

    def write(self):
        self.writers.acquire(self.no_readers)
        self.no_writers.acquire()
        self.no_writers.release()
        self.writers.release(self.no_readers)


class InTurn:
    def __init__(self):
        self.mutex, self.room, self.turnstile = threading.Lock(), threading.Lock(), threading.Lock()
        self.inside = 0

    def read(self, seconds):
        self.turnstile.acquire()
        self.turnstile.release()
        with self.mutex:
            self.inside += 1
            if self.inside == 1: self.room.acquire()
        time.sleep(seconds)
        with self.mutex:
            self.inside -= 1
            if not self.inside: self.room.release()

    def write(self):
        self.turnstile.acquire()
        self.room.acquire()
        self.turnstile.release()
        self.room.release()


for kind in WritersFirst, InTurn:
    lock = kind()

    def first_reader():
        lock.read(0.03)
        time.sleep(0.05)
        lock.read(0)  # behind the writer

    def second_reader():
        time.sleep(0.01)
        lock.read(0.3)

    def writer():
        time.sleep(0.05)
        lock.write()

    threads = [threading.Thread(target=f) for f in (first_reader, second_reader, writer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

# As live_first_reader_takes_the_lock_last_one_gives_it_back, with P and V as textbooks have them.
import threading
import time


def P(lock):
    lock.acquire()


def V(lock):
    lock.release()


class Binary:
    def __init__(self):
        self.lock = threading.Lock()

    def wait(self):
        self.lock.acquire()

    def signal(self):
        self.lock.release()


def by_functions():
    turn, mutex, room = threading.Lock(), threading.Lock(), threading.Lock()
    inside = 0

    def shared(seconds):
        nonlocal inside
        P(turn)
        P(mutex)
        inside += 1
        if inside == 1:
            P(room)
        V(mutex)
        V(turn)
        time.sleep(seconds)
        P(mutex)
        inside -= 1
        if inside == 0:
            V(room)
        V(mutex)

    def alone():
        P(turn)
        P(room)
        V(turn)
        V(room)

    return shared, alone


def by_methods():
    turn, mutex, room = Binary(), Binary(), Binary()
    inside = 0

    def shared(seconds):
        nonlocal inside
        turn.wait()
        mutex.wait()
        inside += 1
        if inside == 1:
            room.wait()
        mutex.signal()
        turn.signal()
        time.sleep(seconds)
        mutex.wait()
        inside -= 1
        if inside == 0:
            room.signal()
        mutex.signal()

    def alone():
        turn.wait()
        room.wait()
        turn.signal()
        room.signal()

    return shared, alone


for make in by_functions, by_methods:
    shared, alone = make()

    def first():
        shared(0.03)
        time.sleep(0.05)
        shared(0)

    def second():
        time.sleep(0.01)
        shared(0.2)

    def third():
        time.sleep(0.05)
        alone()

    threads = [threading.Thread(target=f) for f in (first, second, third)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

# As live_first_reader_takes_the_lock_last_one_gives_it_back, the condition spelled in other ways.
import threading
import time


class Room:
    def __init__(self):
        self.inside = 0
        self.mutex, self.light, self.turn = threading.Lock(), threading.Lock(), threading.Lock()

    def shared(self, seconds):
        self.turn.acquire()
        self.enter()
        self.turn.release()
        time.sleep(seconds)
        self.leave()

    def alone(self):
        self.turn.acquire()
        self.light.acquire()
        self.turn.release()
        self.light.release()


class Returns(Room):
    def enter(self):
        self.mutex.acquire()
        self.inside += 1
        if self.inside > 1:
            self.mutex.release()
            return
        self.light.acquire()
        self.mutex.release()

    def leave(self):
        self.mutex.acquire()
        self.inside -= 1
        if self.inside:
            self.mutex.release()
            return
        self.light.release()
        self.mutex.release()


class Matches(Room):
    def enter(self):
        with self.mutex:
            match self.inside:
                case 0:
                    self.light.acquire()
            self.inside += 1

    def leave(self):
        with self.mutex:
            self.inside -= 1
            match self.inside:
                case 0: self.light.release()


class Operators(Room):
    def enter(self):
        with self.mutex:
            self.inside += 1
            self.inside == 1 and self.light.acquire()

    def leave(self):
        with self.mutex:
            self.inside -= 1
            self.light.release() if not self.inside else None


class CountsBefore(Room):
    def enter(self):
        with self.mutex:
            if not self.inside:
                self.light.acquire()
            self.inside += 1

    def leave(self):
        with self.mutex:
            self.inside -= 1
            if not self.inside:
                self.light.release()


for kind in Returns, Matches, Operators, CountsBefore:
    room = kind()

    def first():
        room.shared(0.03)
        time.sleep(0.05)
        room.shared(0)

    def second():
        time.sleep(0.01)
        room.shared(0.2)

    def third():
        time.sleep(0.05)
        room.alone()

    threads = [threading.Thread(target=f) for f in (first, second, third)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

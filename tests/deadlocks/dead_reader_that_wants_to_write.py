# expect: MainThread \(id 1\) waits for Condition #[0-9]+, which nobody is left to notify
import threading
class RW:
    def __init__(self): self.c = threading.Condition(); self.r = 0
    def ar(self):
        with self.c: self.r += 1
    def rr(self):
        with self.c:
            self.r -= 1
            if not self.r: self.c.notify_all()
    def aw(self):
        self.c.acquire()
        while self.r: self.c.wait()
rw = RW(); rw.ar(); rw.aw()

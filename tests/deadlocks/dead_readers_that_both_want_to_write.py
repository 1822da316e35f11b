# expect: r1
# expect: r2
# expect: Condition
import threading, time
class RW:
    def __init__(self):
        self.c = threading.Condition(); self.readers = 0
    def read(self):
        with self.c: self.readers += 1
    def unread(self):
        with self.c:
            self.readers -= 1
            self.c.notify_all()
    def upgrade(self):
        with self.c:
            while self.readers > 1: self.c.wait()
rw = RW(); b = threading.Barrier(2)
def f():
    rw.read(); b.wait(); rw.upgrade()
for n in ("r1", "r2"): threading.Thread(target=f, name=n).start()

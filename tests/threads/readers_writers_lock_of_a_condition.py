import threading, time
class RWLock:
    def __init__(self):
        self.c = threading.Condition(); self.r = 0; self.w = False
    def read(self):
        with self.c:
            while self.w: self.c.wait()
            self.r += 1
    def unread(self):
        with self.c:
            self.r -= 1
            if not self.r: self.c.notify_all()
    def write(self):
        with self.c:
            self.c.wait_for(lambda: not self.w and self.r == 0)
            self.w = True
    def unwrite(self):
        with self.c: self.w = False; self.c.notify_all()
l = RWLock(); data = [0, 0]; bad = []
def reader():
    for _ in range(50):
        l.read()
        if data[0] != data[1]: bad.append(1)
        l.unread()
def writer():
    for _ in range(30):
        l.write(); data[0] += 1; time.sleep(0); data[1] += 1; l.unwrite()
ts = [threading.Thread(target=f) for f in [reader]*4 + [writer]*2]
[t.start() for t in ts]; [t.join() for t in ts]
print(data, bad)

import threading, time
class Foo:
    def __init__(self):
        self.l1 = threading.Lock(); self.l2 = threading.Lock()
        self.l1.acquire(); self.l2.acquire()
    def first(self):
        time.sleep(0.1)
        print("first"); self.l1.release()
    def second(self):
        self.l1.acquire(); print("second"); self.l2.release()
    def third(self):
        self.l2.acquire(); print("third")
f = Foo()
ts = [threading.Thread(target=t) for t in (f.third, f.second, f.first)]
for t in ts: t.start()
for t in ts: t.join()
print("ok")

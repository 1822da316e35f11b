import threading, queue, time
class Shop:
    def __init__(self, chairs):
        self.q = queue.Queue(chairs); self.turned = 0; self.cut = []; self.lock = threading.Lock()
    def barber(self):
        while True:
            c = self.q.get()
            if c is None: self.q.task_done(); return
            time.sleep(0.001); self.cut.append(c); self.q.task_done()
    def customer(self, i):
        try: self.q.put_nowait(i)
        except queue.Full:
            with self.lock: self.turned += 1
s = Shop(3)
b = threading.Thread(target=s.barber, name="barber"); b.start()
cs = [threading.Thread(target=s.customer, args=(i,)) for i in range(20)]
for c in cs: c.start()
for c in cs: c.join()
s.q.join(); s.q.put(None); b.join()
print(len(s.cut) + s.turned == 20, len(s.cut) >= 3, b.is_alive())

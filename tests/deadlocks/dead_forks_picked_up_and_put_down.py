# expect: the cycle: P[0-2] -> Lock #[0-9]+ -> P[0-2] -> Lock #[0-9]+ -> P[0-2] -> Lock #[0-9]+ -> P[0-2]
import threading, time
seated = threading.Barrier(3)
class Fork:
    def __init__(self): self.lock = threading.Lock()
    def pick_up(self): self.lock.acquire()
    def put_down(self): self.lock.release()
class Philosopher(threading.Thread):
    def __init__(self, i, forks):
        super().__init__(name=f"P{i}", daemon=True)
        self.left, self.right = forks[i], forks[(i + 1) % 3]
    def run(self):
        while True:
            self.left.pick_up(); seated.wait(); self.right.pick_up()
            self.finish()
    def finish(self):
        self.right.put_down(); self.left.put_down()
forks = [Fork() for _ in range(3)]
for i in range(3): Philosopher(i, forks).start()
while True: time.sleep(0.01)

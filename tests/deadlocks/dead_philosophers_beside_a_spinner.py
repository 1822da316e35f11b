# expect: cycle: .*P0.*P1.*P2.*P3.*P4|cycle.*P.*P.*P.*P.*P
import threading
N = 5
forks = [threading.Lock() for _ in range(N)]
seated = threading.Barrier(N)
class Philosopher(threading.Thread):
    def __init__(self, i):
        super().__init__(name=f"P{i}")
        self.left, self.right = forks[i], forks[(i + 1) % N]
    def run(self):
        while True:
            with self.left:
                seated.wait()
                with self.right: pass
def spinner():
    while True: pass
threading.Thread(target=spinner, daemon=True).start()
ps = [Philosopher(i) for i in range(N)]
for p in ps: p.start()
for p in ps: p.join()

# expect: cycle: .*P0.*P1.*P2.*P3.*P4|cycle.*P.*P.*P.*P.*P
import threading, time
N = 5
forks = [threading.Lock() for _ in range(N)]
class Philosopher(threading.Thread):
    def __init__(self, i):
        super().__init__(name=f"P{i}")
        self.left, self.right = forks[i], forks[(i + 1) % N]
    def run(self):
        while True:
            with self.left:
                time.sleep(0.05)
                with self.right:
                    time.sleep(0.001)
def spinner():
    while True: pass
threading.Thread(target=spinner, daemon=True).start()
ps = [Philosopher(i) for i in range(N)]
for p in ps: p.start()
for p in ps: p.join()

# expect: the cycle: N[12] -> RLock #[0-9]+ -> N[12] -> RLock #[0-9]+ -> N[12]
import threading
class Node:
    def __init__(self, n): self.n = n; self.lock = threading.RLock(); self.peer = None
    def ping(self, bar):
        self.lock.acquire(); bar.wait()
        self.peer.poke(); self.lock.release()
    def poke(self):
        self.lock.acquire(); self.lock.release()
x, y = Node(1), Node(2); x.peer, y.peer = y, x; bar = threading.Barrier(2)
ts = [threading.Thread(target=n.ping, args=(bar,), name=f"N{n.n}") for n in (x, y)]
for t in ts: t.start()
for t in ts: t.join()

# expect: the cycle: P[012] -> R?Lock #[0-9]+ -> P[012] -> R?Lock #[0-9]+ -> P[012] -> R?Lock #[0-9]+ -> P[012]
import threading
a = threading.Lock(); b = threading.RLock(); c = threading.Lock(); bar = threading.Barrier(3)
def w(x, y):
    with x:
        bar.wait()
        with y: pass
for n, (x, y) in enumerate([(a, b), (b, c), (c, a)]): threading.Thread(target=w, args=(x, y), name=f"P{n}").start()

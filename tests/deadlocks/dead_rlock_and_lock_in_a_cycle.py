# expect: the cycle: [AB] -> R?Lock #[0-9]+ -> [AB] -> R?Lock #[0-9]+ -> [AB]
import threading
r = threading.RLock(); l = threading.Lock(); b = threading.Barrier(2)
def f():
    with r, r:
        b.wait()
        with l: pass
def g():
    with l:
        b.wait()
        with r: pass
a = threading.Thread(target=f, name="A"); d = threading.Thread(target=g, name="B"); a.start(); d.start(); a.join(); d.join()

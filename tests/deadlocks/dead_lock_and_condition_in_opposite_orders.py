# expect: the cycle: Thread-[12] \([fg]\) -> 
import threading
a = threading.Lock(); c = threading.Condition(); both = threading.Barrier(2)
def f():
    with a:
        both.wait()
        with c: c.notify()
def g():
    with c:
        both.wait()
        with a: pass
ts = [threading.Thread(target=h) for h in (f, g)]
for t in ts: t.start()
for t in ts: t.join()

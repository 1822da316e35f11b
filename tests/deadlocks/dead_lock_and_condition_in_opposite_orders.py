# expect: the cycle: Thread-[12] \([fg]\) -> 
import threading, time
a = threading.Lock(); c = threading.Condition()
def f():
    with a:
        time.sleep(0.02)
        with c: c.notify()
def g():
    with c:
        time.sleep(0.02)
        with a: pass
ts = [threading.Thread(target=h) for h in (f, g)]
for t in ts: t.start()
for t in ts: t.join()

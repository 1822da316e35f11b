import threading, time
a, b = threading.Lock(), threading.Lock()
bar = threading.Barrier(2)
def f():
    with a:
        bar.wait()
        print(b.acquire(timeout=0.2))
def g():
    with b:
        bar.wait()
        with a: print("got a")
ts = [threading.Thread(target=t) for t in (f, g)]
for t in ts: t.start()
for t in ts: t.join()

import threading, random, time
a, b = threading.Lock(), threading.Lock()
def f(x, y):
    while True:
        with x:
            if y.acquire(timeout=random.random() * 0.02):
                y.release(); return
ts = [threading.Thread(target=f, args=p) for p in ((a, b), (b, a))]
for t in ts: t.start()
for t in ts: t.join()

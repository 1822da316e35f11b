import threading, time
a, b = threading.Lock(), threading.Lock(); bar = threading.Barrier(2)
def w(x, y):
    x.acquire(); bar.wait()
    while not y.acquire(blocking=False):
        x.release(); time.sleep(0.001 * (1 if x is a else 3)); x.acquire()
    y.release(); x.release()
ts = [threading.Thread(target=w, args=p) for p in ((a, b), (b, a))]
for t in ts: t.start()
for t in ts: t.join()

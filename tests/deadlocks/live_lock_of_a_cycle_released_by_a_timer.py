import threading
a, b, both = threading.Lock(), threading.Lock(), threading.Barrier(2)
def work(mine, other):
    mine.acquire(); both.wait()
    if mine is a: threading.Timer(0.1, b.release).start()
    other.acquire()
    if mine is a: threading.Timer(0.1, a.release).start()
ts = [threading.Thread(target=work, args=p) for p in ((a, b), (b, a))]
for t in ts: t.start()
while any(t.is_alive() for t in ts): ts[0].join(0.01)

import threading, time
g = [threading.Lock() for _ in range(4)]
for x in g: x.acquire()
def w(i):
    g[i].acquire()
    if i < 3: g[i + 1].release()
ts = [threading.Thread(target=w, args=(i,)) for i in range(4)]
for t in ts: t.start()
time.sleep(0.1); g[0].release()
for t in ts: t.join()

import threading, time
locks = [threading.Lock() for _ in range(3)]
ready = threading.Barrier(4)
def w(i): locks[i].acquire(); ready.wait(); locks[(i + 1) % 3].acquire(); print("through")
ts = [threading.Thread(target=w, args=(i,)) for i in range(3)]; [t.start() for t in ts]
ready.wait(); time.sleep(0.05)
for l in locks: l.release(); time.sleep(0.02)
[t.join() for t in ts]

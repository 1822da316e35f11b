import threading, time
a, b = threading.Lock(), threading.Lock()
a.acquire(); b.acquire()
def w1(): a.acquire()
def w2(): b.acquire()
ts = [threading.Thread(target=w1), threading.Thread(target=w2)]
for t in ts: t.start()
def free(): time.sleep(0.1); a.release(); b.release()
threading.Thread(target=free).start()
for t in ts: t.join()

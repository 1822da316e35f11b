import threading, queue, time
l = threading.Lock(); q = queue.Queue()
def c():
    with l: q.get()
def other():
    with l: pass
ts = [threading.Thread(target=c), threading.Thread(target=other)]
for t in ts: t.start()
time.sleep(0.1); q.put(1)
for t in ts: t.join()

import threading, time
gate = threading.Lock(); gate.acquire()
done = []
def w(i):
    with gate: done.append(i)
ts = [threading.Thread(target=w, args=(i,)) for i in range(5)]
for t in ts: t.start()
def opener():
    time.sleep(0.2); gate.release()
threading.Thread(target=opener).start()
for t in ts: t.join()
print(sorted(done))

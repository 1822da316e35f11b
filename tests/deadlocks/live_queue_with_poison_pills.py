import threading, queue, time
q = queue.Queue(2)
def worker():
    while (x := q.get()) is not None:
        time.sleep(0.001); q.task_done()
    q.task_done()
ts = [threading.Thread(target=worker) for _ in range(3)]
for t in ts: t.start()
for i in range(50): q.put(i)
for _ in ts: q.put(None)
q.join()
for t in ts: t.join()
print("ok")

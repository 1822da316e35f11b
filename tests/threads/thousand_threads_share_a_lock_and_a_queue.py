import queue, threading
lock = threading.Lock()
q = queue.Queue()
start = threading.Event()
total = 0
def work(i):
    global total
    start.wait()
    with lock:
        total += 1
    q.put(i)
threads = [threading.Thread(target=work, args=(i,)) for i in range(1000)]
for t in threads: t.start()
start.set()
for t in threads: t.join()
print(total, sum(q.get() for _ in range(1000)), q.empty())

import queue
import threading
import time

q = queue.Queue()
done = []


def worker():
    while True:
        n = q.get()
        time.sleep(0.002)
        done.append(n)
        q.task_done()


threading.Thread(target=worker, daemon=True).start()
for i in range(10):
    q.put(i)
q.join()
print(done)
try:
    q.task_done()
except ValueError as e:
    print(e)
q.join()
print("join on an empty queue returns")

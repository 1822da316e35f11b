# expect: none
import queue, threading

q = queue.Queue(maxsize=1)


def consume():
    for _ in range(100):
        q.get()
        q.task_done()


t = threading.Thread(target=consume)
t.start()
for i in range(100):
    q.put(i)
q.join()
t.join()

# expect: Thread-1 \(c\) \(id 2\) waits for Queue #[0-9]+, which nobody is left to use
import threading, queue
q = queue.Queue()
def c():
    while True:
        x = q.get()
        if x is None: q.join(); break
        q.task_done()
t = threading.Thread(target=c); t.start(); q.put(1); q.put(None); t.join()

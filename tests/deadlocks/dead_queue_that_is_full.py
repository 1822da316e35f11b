# expect: producer .* Queue
# expect: in produce
import queue, threading

q = queue.Queue(maxsize=2)


def produce():
    for i in range(3):
        q.put(i)


t = threading.Thread(target=produce, name="producer")
t.start()
t.join()

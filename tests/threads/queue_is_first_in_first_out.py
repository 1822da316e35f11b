import queue
import threading

q = queue.Queue()
for i in range(3):
    q.put(i)
print(q.qsize(), q.empty(), q.full(), [q.get() for _ in range(3)], q.empty())
bounded = queue.Queue(maxsize=2)
bounded.put("a")
bounded.put_nowait("b")
print(bounded.full(), bounded.maxsize)
try:
    bounded.put_nowait("c")
except queue.Full as e:
    print("Full", repr(e))
try:
    bounded.put("c", timeout=0.02)
except queue.Full:
    print("Full after a timeout")
try:
    bounded.put("c", block=False)
except queue.Full:
    print("Full without blocking")
print(bounded.get(), bounded.get_nowait())
for get in [lambda: bounded.get_nowait(), lambda: bounded.get(False), lambda: bounded.get(timeout=0.02)]:
    try:
        get()
    except queue.Empty as e:
        print("Empty", repr(e))
try:
    bounded.get(timeout=-1)
except ValueError as e:
    print(e)
print(issubclass(queue.Empty, Exception), issubclass(queue.Full, Exception))

import threading

s = threading.BoundedSemaphore(2)
s.acquire()
s.release()
try:
    s.release()
except ValueError as e:
    print(e)
with s:
    print("inside")
s.acquire()
s.acquire()
print(s.acquire(blocking=False))
s.release(2)
try:
    s.release(1)
except ValueError as e:
    print(e)

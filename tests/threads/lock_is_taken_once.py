import threading

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(blocking=False))
lock.release()
print(lock.locked(), lock.acquire(blocking=True, timeout=1), lock.acquire(timeout=0.02))
lock.release()
with lock:
    print("inside", lock.locked())
print("outside", lock.locked())
try:
    lock.release()
except RuntimeError as e:
    print(e)
try:
    with lock:
        raise ValueError("inside")
except ValueError:
    print("released", not lock.locked())
for bad in [lambda: lock.acquire(False, 1), lambda: lock.acquire(timeout=-5)]:
    try:
        bad()
    except ValueError as e:
        print(e)
print(lock.acquire(timeout=-1), lock.acquire(timeout=0))
lock.release()

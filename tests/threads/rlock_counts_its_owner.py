import threading

lock = threading.RLock()
print(lock.acquire(), lock.acquire(), lock.acquire(blocking=False))
results = []
t = threading.Thread(target=lambda: results.append(lock.acquire(timeout=0.02)))
t.start()
t.join()
print("another thread gets it:", results)
lock.release()
lock.release()
lock.release()
t = threading.Thread(target=lambda: results.append((lock.acquire(False), lock.release())))
t.start()
t.join()
print("after three releases:", results)
try:
    lock.release()
except RuntimeError as e:
    print(e)
with lock:
    with lock:
        print("twice inside")


def wrong_owner():
    try:
        lock.release()
    except RuntimeError as e:
        print("wrong owner:", e)


with lock:
    t = threading.Thread(target=wrong_owner)
    t.start()
    t.join()


def recurse(n):
    with lock:
        return n if n == 0 else recurse(n - 1) + 1


print(recurse(20))

import threading
import time

s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.02))
s.release()
print(s.acquire(blocking=False))
s.release(2)
inside = 0
most = 0
guard = threading.Lock()


def work():
    global inside, most
    for _ in range(3):
        with s:
            with guard:
                inside += 1
                most = max(most, inside)
            time.sleep(0.003)
            with guard:
                inside -= 1


threads = [threading.Thread(target=work) for _ in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("never more than", most, "at the end", inside)
default = threading.Semaphore()
print(default.acquire(False), default.acquire(False))
zero = threading.Semaphore(0)
t = threading.Timer(0.02, zero.release)
t.start()
print(zero.acquire(timeout=5))
for bad in [lambda: threading.Semaphore(-1), lambda: zero.release(0), lambda: zero.acquire(False, timeout=1)]:
    try:
        bad()
    except ValueError as e:
        print(e)

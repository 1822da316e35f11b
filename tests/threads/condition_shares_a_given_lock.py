import threading

lock = threading.Lock()
not_empty = threading.Condition(lock)
not_full = threading.Condition(lock)
buffer = []
taken = []


def producer():
    for i in range(50):
        with not_full:
            while len(buffer) >= 3:
                not_full.wait()
            buffer.append(i)
            not_empty.notify()


def consumer():
    for _ in range(50):
        with not_empty:
            not_empty.wait_for(lambda: buffer)
            taken.append(buffer.pop(0))
            not_full.notify()


threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(taken == list(range(50)), buffer)
with not_full:
    print(lock.locked())
r = threading.Condition(threading.RLock())
with r:
    with r:
        print(r.wait(0.01))
print(r.acquire(), r.release())

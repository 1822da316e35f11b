import threading

e = threading.Event()
print(e.is_set(), e.wait(timeout=0.01))
woken = []
lock = threading.Lock()


def waiter(n):
    result = e.wait()
    with lock:
        woken.append((n, result))


threads = [threading.Thread(target=waiter, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
e.set()
for t in threads:
    t.join()
print(sorted(woken), e.is_set(), e.wait(), e.wait(0))
e.clear()
print(e.is_set(), e.wait(0))
e.set()
e.set()
print(e.is_set())

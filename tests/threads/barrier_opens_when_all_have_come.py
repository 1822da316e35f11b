import threading
import time

calls = []
barrier = threading.Barrier(3, action=lambda: calls.append("action"))
print(barrier.parties, barrier.n_waiting, barrier.broken)
indices = []
order = []


def work(n):
    for round_number in range(5):
        index = barrier.wait()
        with lock:
            indices.append((round_number, index))


lock = threading.Lock()
threads = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(indices) == [(r, i) for r in range(5) for i in range(3)], calls, barrier.n_waiting)

# A timeout breaks it for everybody.
b = threading.Barrier(2)
try:
    b.wait(timeout=0.01)
except threading.BrokenBarrierError as e:
    print("broken", b.broken, isinstance(e, RuntimeError))
try:
    b.wait()
except threading.BrokenBarrierError:
    print("still broken")
b.reset()
print(b.broken, b.n_waiting)

results = []


def waits(name):
    try:
        b.wait()
        results.append((name, "through"))
    except threading.BrokenBarrierError:
        results.append((name, "broken"))


def until_waiting(n):
    while b.n_waiting != n:
        time.sleep(0.001)


t = threading.Thread(target=waits, args=("reset",))
t.start()
until_waiting(1)
b.reset()
t.join()
t = threading.Thread(target=waits, args=("abort",))
t.start()
until_waiting(1)
b.abort()
t.join()
print(results, b.broken)


def fails():
    raise ValueError("in the action")


f = threading.Barrier(1, fails)
try:
    f.wait()
except ValueError as e:
    print(e, f.broken)
print(threading.Barrier(1, timeout=5).wait())

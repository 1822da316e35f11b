import threading


def numbers():
    i = 0
    while True:
        i += 1
        yield i


g = numbers()
lock = threading.Lock()
seen = []


def work():
    for _ in range(500):
        with lock:
            seen.append(next(g))


threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(seen == list(range(1, 1501)))
inside = threading.Event()
leave = threading.Event()


def slow():
    inside.set()
    leave.wait()
    yield "value"


g = slow()
result = []
t = threading.Thread(target=lambda: result.append(next(g)))
t.start()
inside.wait()
try:
    next(g)
except ValueError as e:
    print(e)
leave.set()
t.join()
print(result)

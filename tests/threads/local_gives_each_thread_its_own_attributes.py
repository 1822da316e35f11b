import threading

data = threading.local()
data.x = "main"
seen = []


def work(n):
    seen.append(hasattr(data, "x"))
    data.x = n
    data.y = n * 2
    barrier.wait(5)
    seen.append(data.x == n and data.y == n * 2)


barrier = threading.Event()
threads = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
barrier.set()
for t in threads:
    t.join()
print(sorted(seen), data.x, hasattr(data, "y"))
try:
    data.y
except AttributeError as e:
    print(type(e).__name__)
del data.x
print(hasattr(data, "x"))


class Counted(threading.local):
    def __init__(self, start):
        self.count = start


c = Counted(10)
c.count += 1
results = []


def count():
    c.count += 5
    results.append(c.count)


t = threading.Thread(target=count)
t.start()
t.join()
print(c.count, results)

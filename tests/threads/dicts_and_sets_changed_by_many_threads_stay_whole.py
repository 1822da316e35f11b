import sys
import threading

sys.setswitchinterval(0.00001)
d = {}
s = set()
shared = {"key": 0}


def work(n):
    for i in range(1500):
        d[n, i] = i
        d["common" + str(i % 10)] = n
        s.add(i)
        s.add((n, i % 50))
        shared.update({"key": n, n: i})
        if i % 3 == 0:
            del d[n, i]
        if i % 100 == 0:
            shared.setdefault("list", []).append(n)
        shared.get("key"), len(d), (n, i) in d


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(d), len(s), sorted(k for k in shared if k not in ("key", "list")), len(shared["list"]))
print(all(d[n, i] == i for n in range(4) for i in range(1500) if i % 3), sorted(k for k in d if isinstance(k, str)))
popped = [0] * 4
table = {i: i for i in range(4000)}


def pop(n):
    for i in range(4000):
        if table.pop(i, None) is not None:
            popped[n] += 1


threads = [threading.Thread(target=pop, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(table, sum(popped))

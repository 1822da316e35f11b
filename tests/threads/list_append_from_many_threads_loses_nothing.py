import sys
import threading

sys.setswitchinterval(0.00001)
items = []
extended = []


def work(n):
    for i in range(2000):
        items.append(n * 2000 + i)
        extended.extend((n, i))


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(items), sorted(items) == list(range(8000)), len(extended))
for n in range(4):
    mine = [x for x in items if n * 2000 <= x < (n + 1) * 2000]
    print(mine == sorted(mine))
pairs = [(extended[i], extended[i + 1]) for i in range(0, len(extended), 2)]
print(sorted(pairs) == [(n, i) for n in range(4) for i in range(2000)])

import sys
import threading

sys.setswitchinterval(0.00001)
d = {i: i for i in range(100)}
items = list(range(100))
stop = False


def change():
    i = 100
    while not stop:
        d[i] = i
        items.append(i)
        d.pop(i - 50, None)
        items.pop(0)
        i += 1


t = threading.Thread(target=change)
t.start()
bad = 0
for _ in range(200):
    for k, v in list(d.items()):
        if k != v:
            bad += 1
    copy = items[:]
    if not 98 <= len(copy) <= 102:
        bad += 1
    last = None
    for x in copy:
        if last is not None and x != last + 1:
            bad += 1
        last = x
stop = True
t.join()
print("bad", bad, len(items))

import sys
import threading

sys.setswitchinterval(0.00001)


class Box:
    def __init__(self):
        self.n = 0


boxes = [Box() for _ in range(4)]
totals = [0] * 4


def work(i):
    local = 0
    box = boxes[i]
    for k in range(5000):
        local += k
        box.n += 1
        totals[i] += 2
    box.local = local


threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([b.n for b in boxes], totals, [b.local for b in boxes])

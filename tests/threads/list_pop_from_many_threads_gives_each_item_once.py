import sys
import threading

sys.setswitchinterval(0.00001)
items = list(range(6000))
taken = [[] for _ in range(4)]


def work(mine):
    while True:
        try:
            mine.append(items.pop())
        except IndexError:
            return


threads = [threading.Thread(target=work, args=(taken[n],)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(items, sorted(sum(taken, [])) == list(range(6000)))

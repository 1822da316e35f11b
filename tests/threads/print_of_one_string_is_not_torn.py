# compare: sorted
import sys
import threading

sys.setswitchinterval(0.00001)


def work(n):
    for i in range(200):
        sys.stdout.write(f"thread {n} line {i:03} {'x' * 40}\n")


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()

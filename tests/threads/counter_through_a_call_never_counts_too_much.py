import sys
import threading

sys.setswitchinterval(0.000005)
counter = 0
N = 20000


def one(x):
    return x + 1


def work():
    global counter
    for _ in range(N):
        counter = one(counter)


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(N <= counter + N - 1, 0 < counter <= 4 * N)

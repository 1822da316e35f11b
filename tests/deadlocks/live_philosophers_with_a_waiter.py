# expect: none
import threading

forks = [threading.Lock() for _ in range(5)]
waiter = threading.Semaphore(4)


def dine(i):
    for _ in range(30):
        with waiter, forks[i], forks[(i + 1) % 5]:
            pass


threads = [threading.Thread(target=dine, args=(i,)) for i in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()

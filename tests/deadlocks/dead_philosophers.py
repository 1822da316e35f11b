# expect: philosopher0 -> Lock
# expect: philosopher4 -> Lock
# expect: 5 threads wait|6 threads wait
import threading

forks = [threading.Lock() for _ in range(5)]
all_have_one = threading.Barrier(5)


def dine(i):
    with forks[i]:
        all_have_one.wait()
        with forks[(i + 1) % 5]:
            print("eats")


for i in range(5):
    threading.Thread(target=dine, args=(i,), name=f"philosopher{i}").start()

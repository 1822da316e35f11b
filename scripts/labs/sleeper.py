"""A sleeper beside spinning threads: how late does it wake up?

One thread sleeps 2 ms again and again; others compute. Predict how much later than asked it gets on, with 1, 2
and 4 threads beside it.
"""
# title: a thread that sleeps beside threads that compute
# predict: How late is the sleeper (median) beside 1, 2, 4 spinning threads, with an interval of 5 ms?
# run: --sim --rules 2.7
# run: --sim --rules 3.12
# run: --sim --rules 3.12 --switch-interval 0.001
# run: --sim --rules 3.14t --cores 8
# run: --sim --policy fifo
# run: --sim --policy priority
# why: Since 3.2 the sleeper waits a whole interval before it may ask for the GIL, and beside several threads it is not
# why: the next one to be served. Priority for threads that gave the lock up by themselves does away with both.
import threading
import time

ROUNDS = 100


def measure(spinners):
    stop = False

    def spin():
        n = 0
        while not stop:
            n += 1

    threads = [threading.Thread(target=spin) for _ in range(spinners)]
    for t in threads:
        t.start()
    delays = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        time.sleep(0.002)
        delays.append(time.perf_counter() - begin - 0.002)
    stop = True
    for t in threads:
        t.join()
    delays.sort()
    return 1000 * delays[ROUNDS // 2], 1000 * delays[ROUNDS * 95 // 100]


for spinners in (1, 2, 4):
    median, p95 = measure(spinners)
    print(f"beside {spinners}: median {median:.2f} ms, 95th percentile {p95:.2f} ms")

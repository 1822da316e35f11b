"""Fairness: eight threads and one short critical section.

Each thread takes a lock, adds one to a counter of its own and lets go, as often as it can, for a second: 200
switch intervals of 5 ms. Predict how the turns are shared out.
"""
# title: eight threads with short critical sections
# predict: How many of the eight get within 10 % of the mean, and how little gets the least?
# run: --sim --rules 3.12
# run: --sim --policy fifo
# run: --sim --rules 3.14t --cores 8
# why: Whoever lets go of the lock still has the GIL and takes it again, and who has the GIL next is left to chance.
# why: In order of arrival, the lock included once somebody has waited for an interval, all get as many turns.
import threading
import time

THREADS = 8
lock = threading.Lock()
counts = [0] * THREADS
start = threading.Event()


def work(me):
    start.wait()
    while time.perf_counter() < end:
        with lock:
            counts[me] += 1


threads = [threading.Thread(target=work, args=(i,)) for i in range(THREADS)]
for t in threads:
    t.start()
end = time.perf_counter() + 1
start.set()
for t in threads:
    t.join()
mean = sum(counts) / THREADS
close = sum(abs(c - mean) <= mean / 10 for c in counts)
print(f"within 10 % of the mean: {close} of {THREADS}")
print(f"least: {100 * min(counts) / mean:.0f} % of the mean, most: {100 * max(counts) / mean:.0f} %")

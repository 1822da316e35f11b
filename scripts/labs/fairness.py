"""Fairness: eight threads and one short critical section.

Each thread takes a lock, adds one to a counter of its own and lets go, as often as it can, for 400 switch
intervals. Predict how the turns are shared out.
"""
# title: eight threads with short critical sections
# predict: How many of the eight get within 10 % of the mean?
# run: --sim --rules 3.12 --switch-interval 0.0005
# run: --sim --policy fifo --switch-interval 0.0005
# run: --sim --rules 3.14t --cores 8
# why: The GIL's next holder is whoever comes first, and whoever lets go of the lock still has the GIL and takes it
# why: again. Handed over in order of arrival the GIL serves all alike.
import sys
import threading
import time

THREADS = 8
lock = threading.Lock()
counts = [0] * THREADS
end = time.perf_counter() + 400 * sys.getswitchinterval()


def work(me):
    while time.perf_counter() < end:
        with lock:
            counts[me] += 1


threads = [threading.Thread(target=work, args=(i,)) for i in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
mean = sum(counts) / THREADS
close = sum(abs(c - mean) <= mean / 10 for c in counts)
print(f"within 10 % of the mean: {close} of {THREADS}")
print(f"least: {100 * min(counts) / mean:.0f} % of the mean, most: {100 * max(counts) / mean:.0f} %")

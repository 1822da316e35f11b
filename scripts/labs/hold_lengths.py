"""Hold lengths: how long does a thread keep the GIL?

Two threads compute and note each time that they find the other one was running. Predict the median length of an
uninterrupted run at switch intervals of 5 ms, 1 ms and 0.1 ms.
"""
# title: how long a computing thread keeps the GIL
# predict: The median length of a hold at intervals of 5, 1 and 0.1 ms?
# run: --sim --rules 3.9
# run: --sim --rules 3.12
# why: The waiter lets an interval pass, then asks, and the holder lets go at its next check point: a hold lasts the
# why: interval and the little time that it takes the waiter to come. Nobody counts the holder's own time.
import sys
import threading
import time


def measure(interval):
    sys.setswitchinterval(interval)
    owner = since = None
    holds = []
    end = time.perf_counter() + 60 * interval

    def work(me):
        nonlocal owner, since
        while True:
            now = time.perf_counter()
            if owner != me:
                if since is not None:
                    holds.append(now - since)
                owner, since = me, now
            if now > end:
                return

    threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    holds.sort()
    return 1000 * holds[len(holds) // 2]


for interval in (0.005, 0.001, 0.0001):
    print(f"interval {1000 * interval:g} ms: median hold {measure(interval):.3f} ms")

"""The convoy effect: quick I/O beside a thread that computes.

One thread writes a byte into a pipe and reads it back, as often as it can, first alone, then beside a spinning
thread. Neither call ever has to wait. Predict how much slower it gets.
"""
# title: the convoy effect
# predict: How many times as many round trips alone as beside a spinning thread?
# run: --rules 3.12
# run: --policy priority
# run: --rules 3.14t
# why: Every read and write gives the GIL up although it need not wait, and to get it back takes a whole interval.
# why: With priority the thread asks at once; without the GIL there is nothing to give up.
import os
import threading
import time

DURATION = 0.3


def round_trips():
    out, into = os.pipe()
    count = 0
    end = time.perf_counter() + DURATION
    while time.perf_counter() < end:
        os.write(into, b"x")
        os.read(out, 1)
        count += 1
    os.close(out)
    os.close(into)
    return count


stop = False


def spin():
    n = 0
    while not stop:
        n += 1


alone = round_trips()
t = threading.Thread(target=spin)
t.start()
beside = round_trips()
stop = True
t.join()
print(f"alone / beside a spinning thread: {alone / max(beside, 1):.0f}")

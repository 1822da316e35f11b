"""The convoy effect: quick I/O beside a thread that computes.

One thread writes a byte to another process, which sends it back at once, and reads it, as often as it can: first
alone, then beside a spinning thread. Predict how much slower it gets. (The quicker the system wakes a thread, the more
of its turns the spinning thread gets: on an idle machine the factor is largest.)
"""
# title: the convoy effect
# predict: How many times as many round trips alone as beside a spinning thread?
# run: --rules 3.12
# run: --policy priority
# run: --rules 3.14t
# why: Every write and read gives the GIL up, and if the spinning thread gets it, to have it back takes a whole interval.
# why: With priority the thread asks at once; without the GIL there is nothing to give up.
import os
import subprocess
import threading
import time

DURATION = 0.3


def round_trips():
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as echo:
        into, out = echo.stdin.fileno(), echo.stdout.fileno()
        count = 0
        end = time.perf_counter() + DURATION
        while time.perf_counter() < end:
            os.write(into, b"x")
            os.read(out, 1)
            count += 1
        echo.stdin.close()
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

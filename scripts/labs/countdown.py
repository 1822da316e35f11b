"""Countdown: does a second thread help?

The same loop is run twice in sequence and then in two threads. Predict the time of the two threads, as a
multiple of the time in sequence, with the GIL and without it.
"""
# title: counting down in two threads
# predict: Time of two threads / time in sequence: what under 2.7, what under 3.12, what without the GIL?
# run: --sim --rules 2.7
# run: --sim --rules 3.12
# run: --sim --rules 3.14t --cores 2
# why: With a GIL only one thread computes at a time, so a second one gains nothing; 2.7 also pays for letting go
# why: of the lock every 100 ticks. Without it both run at once and take half the time.
import threading
import time

N = 400_000


def countdown(n):
    while n > 0:
        n -= 1


begin = time.perf_counter()
countdown(N)
countdown(N)
sequence = time.perf_counter() - begin

threads = [threading.Thread(target=countdown, args=(N,)) for _ in range(2)]
begin = time.perf_counter()
for t in threads:
    t.start()
for t in threads:
    t.join()
print(f"two threads / sequence: {(time.perf_counter() - begin) / sequence:.2f}")

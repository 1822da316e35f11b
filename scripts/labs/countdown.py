"""Countdown: does a second thread help?

The same loop is run twice in sequence and then in two threads. Predict the time of the two threads, as a
multiple of the time in sequence, with the GIL and without it. (Simulated, the figures are exact. On a real
machine 2.7's depends on how many processors are free: where each thread has one, they fight for the lock at
every turn.)
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

N = 2_000_000  # two switch intervals or more, by how quick the machine is
ROUNDS = 5  # the middle one counts: what else the machine does spoils single ones


def countdown(n):
    while n > 0:
        n -= 1


def in_sequence():
    countdown(N)
    countdown(N)


def in_threads():
    threads = [threading.Thread(target=countdown, args=(N,)) for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def seconds(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def in_turn():
    sequence = seconds(in_sequence)
    return seconds(in_threads) / sequence


ratios = sorted(in_turn() for _ in range(ROUNDS))
print(f"two threads / sequence: {ratios[ROUNDS // 2]:.2f}")

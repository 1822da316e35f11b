"""A pool: what is it good for?

Eight tasks are run one after the other and in a pool of four threads: once tasks that compute, once tasks that
sleep. Predict the speed-up of both.
"""
# title: a pool of four threads on computing and on sleeping tasks
# predict: The speed-up by four threads for tasks that compute, and for tasks that sleep?
# run: --sim --rules 3.12
# run: --sim --rules 3.14t --cores 4
# why: A sleeping thread has given the GIL up, so all can sleep at the same time. Computing needs the GIL, and four
# why: threads take turns with it; without it they compute at the same time too.
import time
from concurrent.futures import ThreadPoolExecutor


def compute(_):
    n = 0
    for i in range(100_000):
        n += i
    return n


def sleep(_):
    time.sleep(0.02)


def speed_up(task):
    begin = time.perf_counter()
    for i in range(8):
        task(i)
    sequence = time.perf_counter() - begin
    begin = time.perf_counter()
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(task, range(8)))
    return sequence / (time.perf_counter() - begin)


print(f"computing: {speed_up(compute):.2f} times as fast")
print(f"sleeping: {speed_up(sleep):.2f} times as fast")

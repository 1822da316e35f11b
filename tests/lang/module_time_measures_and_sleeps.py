import time

start = time.time()
mono = time.monotonic()
perf = time.perf_counter()
time.sleep(0.05)
print(time.time() - start >= 0.045, time.monotonic() - mono >= 0.045, time.perf_counter() - perf >= 0.045)
print(type(start), start > 0, isinstance(time.perf_counter_ns(), int), isinstance(time.time_ns(), int))
print(time.process_time() >= 0, isinstance(time.ctime(), str), len(time.strftime("%Y-%m-%d %H:%M:%S")))
time.sleep(0)
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
try:
    time.sleep("a")
except TypeError as e:
    print(e)

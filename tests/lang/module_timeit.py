# timeit: statements as text and functions, setup, repeat, autorange, the default timer.
import time
import timeit

runs = []
print(timeit.timeit("x = 1", number=10) >= 0, timeit.timeit(lambda: runs.append(1), number=5) >= 0, len(runs))
print(timeit.timeit("total += n", setup="total = 0; n = 2", number=3) >= 0)
print(len(timeit.repeat("1 + 1", number=2, repeat=4)), all(t >= 0 for t in timeit.repeat(number=1, repeat=2)))
value = 41
print(timeit.timeit("seen.append(value + 1)", globals={"seen": runs, "value": value}, number=1) >= 0, runs[-1])
timer = timeit.Timer("for i in range(3):\n    runs.append(i)", globals=globals())
print(timer.timeit(2) >= 0, runs[-3:])
number, taken = timeit.Timer("time.sleep(0.02)", "import time").autorange()
print(number >= 1, taken >= 0.2)
calls = []
timeit.Timer("pass", timer=time.perf_counter).autorange(lambda n, t: calls.append(n))
print(calls[:4])
ticks = iter(range(100))
print(timeit.timeit("pass", timer=lambda: next(ticks), number=7), timeit.default_timer is time.perf_counter)
for wrong in (lambda: timeit.Timer(3), lambda: timeit.Timer("pass", 3), lambda: timeit.timeit("x +", number=1)):
    try:
        wrong()
    except (ValueError, SyntaxError) as e:
        print(type(e).__name__, e.args[0])
try:
    timeit.timeit("nothing_such", number=1)
except NameError as e:
    print(e)

import concurrent.futures as cf, time, threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, FIRST_EXCEPTION, Future
def sq(x):
    if x == 7: raise ValueError("seven")
    return x * x
with ThreadPoolExecutor(max_workers=4) as ex:
    print(list(ex.map(sq, range(5))))
    fs = {ex.submit(sq, i): i for i in range(9)}
    for f in sorted(as_completed(fs), key=lambda f: fs[f]):
        try: print(fs[f], f.result())
        except ValueError as e: print(fs[f], "error", e)
    try: list(ex.map(sq, range(6, 9)))
    except ValueError as e: print("map", e)
    d, n = wait([ex.submit(time.sleep, 0.3), ex.submit(sq, 2)], return_when=FIRST_COMPLETED)
    print(len(d), len(n))
    d, n = wait([ex.submit(time.sleep, 0.3), ex.submit(sq, 7)], return_when=FIRST_EXCEPTION)
    print(len(d), len(n))
    r = wait([ex.submit(sq, 3)]); print(len(r.done), r.not_done)
    f = ex.submit(time.sleep, 0.5)
    try: f.result(timeout=0.1)
    except TimeoutError as e: print("timeout", repr(e))
    try: list(ex.map(time.sleep, [0.5], timeout=0.1))
    except cf.TimeoutError as e: print("timeout", repr(e))
try: ex.submit(sq, 1)
except RuntimeError as e: print(e)
for bad in (lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(initializer=3), lambda: wait([Future()], return_when="x")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
f = Future(); f.add_done_callback(lambda f: print("called", f.result())); f.set_result(9)
try: f.set_result(1)
except cf.InvalidStateError as e: print(type(e), str(e).split(":")[0])
f = Future(); print(f.cancel(), f.cancelled(), f.done(), f.running())
try: f.result()
except cf.CancelledError as e: print(repr(e), cf.CancelledError.__mro__)
def init(n): threading.current_thread().name += n
with ThreadPoolExecutor(2, thread_name_prefix="W", initializer=init, initargs=("!",)) as ex:
    print(ex.submit(lambda: threading.current_thread().name).result())
ex = ThreadPoolExecutor(1)
a = ex.submit(time.sleep, 0.2); b = ex.submit(sq, 1)
ex.shutdown(wait=True, cancel_futures=True); print(a.done(), b.cancelled())
ex = ThreadPoolExecutor(2); ex.submit(lambda: (time.sleep(0.5), print("late")))
import sched
s = sched.scheduler(time.time, time.sleep)
s.enter(0.1, 2, print, argument=("b",)); s.enter(0.1, 1, print, ("a",)); e = s.enter(0.05, 1, print, ("x",)); s.cancel(e)
print(len(s.queue), s.empty()); s.run(); print("end")
def f(): raise ValueError("deep")

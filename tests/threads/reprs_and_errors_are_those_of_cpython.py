import threading, queue, _thread, re
def show(x): print(re.sub(r'0x[0-9a-f]+', '0x', re.sub(r'\b(started|stopped|daemon) \d+', r'\1 N', repr(x))))
def f(): pass
t = threading.Thread(target=f); show(t); t.start(); t.join(); show(t)
d = threading.Thread(target=f, daemon=True, name="D"); show(d)
show(threading.main_thread())
l = threading.Lock(); show(l)
with l: show(l)
r = threading.RLock(); show(r)
show(threading.Condition()); show(threading.Condition(threading.Lock()))
show(threading.Semaphore(3)); show(threading.BoundedSemaphore(2)); show(threading.Event()); e = threading.Event(); e.set(); show(e)
b = threading.Barrier(2); show(b); b.abort(); show(b)
tm = threading.Timer(9, f); show(tm)
show(threading.local()); show(queue.Queue()); show(queue.SimpleQueue())
print(threading.Thread(target=lambda: 1).name, threading.Thread().name, threading.Timer(1, f).name)
print(threading.TIMEOUT_MAX, threading.stack_size(), threading.get_ident() == threading.main_thread().ident)
print(threading.Lock, type(threading.Lock()), _thread.LockType, threading.local, threading.ThreadError, threading.ExceptHookArgs)
for bad in (lambda: threading.Thread(group=1), lambda: threading.Thread(3, 4), lambda: threading.Thread(foo=1), lambda: threading.Semaphore(-1), lambda: threading.Lock().release(), lambda: threading.RLock().release(), lambda: threading.Lock().acquire(False, 1), lambda: threading.Lock().acquire(timeout=-2), lambda: threading.Condition().wait(), lambda: threading.Condition().notify(), lambda: threading.current_thread().join(), lambda: threading.Thread().join(), lambda: t.start(), lambda: setattr(threading.current_thread(), 'daemon', True), lambda: threading.Semaphore().acquire(False, 1), lambda: threading.BoundedSemaphore(1).release(), lambda: threading.Semaphore().release(0), lambda: queue.Queue().get(timeout=-1), lambda: queue.Queue().get_nowait(), lambda: queue.Queue(1).task_done(), lambda: threading.Lock().acquire(timeout=1e20), lambda: threading.Thread(target=3).start(), lambda: _thread.start_new_thread(3, ()), lambda: threading.Event(3), lambda: _thread.allocate_lock(2)):
    try: print(bad())
    except BaseException as e: print(type(e).__name__, e)
class S(threading.Thread):
    def __init__(self): pass
try: S().start()
except RuntimeError as e: print(e)
try: print(S())
except AssertionError as e: print(e)

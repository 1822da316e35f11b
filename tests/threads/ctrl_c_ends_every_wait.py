# gilbox: --timeout 20
import queue, signal, threading, time
from concurrent.futures import Future

def waits():
    lock = threading.Lock()
    lock.acquire()
    yield "lock", lock.acquire
    yield "rlock and condition", cond_wait
    yield "event", threading.Event().wait
    yield "semaphore", threading.Semaphore(0).acquire
    yield "queue get", queue.Queue().get
    yield "simple queue get", queue.SimpleQueue().get
    yield "barrier", threading.Barrier(2).wait
    yield "future", Future().result

def cond_wait():
    c = threading.Condition()
    with c:
        c.wait()

# The same as Ctrl-C, but sent by a timer.
signal.signal(signal.SIGALRM, signal.default_int_handler)

for name, wait in waits():
    signal.setitimer(signal.ITIMER_REAL, 0.03)
    try:
        wait()
        print(name, "returned")
    except KeyboardInterrupt:
        print(name, "interrupted")

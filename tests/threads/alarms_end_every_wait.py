# SIGALRM interrupts every wait; simulated, the alarms count simulated time.
import queue
import signal
import threading
import time
from concurrent.futures import Future, as_completed, wait


class TimeOut(Exception):
    pass


def handler(number, frame):
    print(signal.Signals(number).name, threading.current_thread().name, end=" ")
    raise TimeOut


def spin():
    while True:
        pass


def wait_on_condition():
    with condition:
        condition.wait()


signal.signal(signal.SIGALRM, handler)
lock = threading.Lock()
lock.acquire()
event = threading.Event()
thread = threading.Thread(target=event.wait)
thread.start()
condition = threading.Condition()
barrier = threading.Barrier(2)
items = queue.Queue()
items.put(1)
waits = {
    "lock": lock.acquire, "lock with timeout": lambda: lock.acquire(timeout=9), "sleep": lambda: time.sleep(9),
    "queue": queue.Queue().get, "queue with timeout": lambda: queue.Queue().get(timeout=9), "event": event.wait,
    "simple queue": queue.SimpleQueue().get, "condition": wait_on_condition, "barrier": barrier.wait,
    "semaphore": threading.Semaphore(0).acquire, "queue join": items.join, "future": lambda: Future().result(),
    "futures": lambda: wait([Future()]), "as_completed": lambda: list(as_completed([Future()])), "spin": spin,
    "pause": signal.pause,
}
for name, blocks in waits.items():
    begin = time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        blocks()
        print(name, "returned")
    except TimeOut:
        print(name, 0.04 < time.monotonic() - begin < 5)
print(lock.locked(), barrier.broken, thread.is_alive(), items.qsize())
event.set()
thread.join()

signal.signal(signal.SIGALRM, lambda number, frame: print("goes on"))
signal.setitimer(signal.ITIMER_REAL, 0.02)
begin = time.monotonic()
time.sleep(0.1)
print(time.monotonic() - begin >= 0.1)
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(lock.acquire(timeout=0.1))
print(signal.alarm(10), signal.alarm(0), signal.alarm(0))
print(signal.setitimer(signal.ITIMER_REAL, 10, 2.5), [round(x, 1) for x in signal.setitimer(signal.ITIMER_REAL, 0)])
rings = []
signal.signal(signal.SIGALRM, lambda number, frame: rings.append(1))
signal.setitimer(signal.ITIMER_REAL, 0.03, 0.03)
while len(rings) < 3:
    time.sleep(0.01)
signal.setitimer(signal.ITIMER_REAL, 0)
print(len(rings), signal.getitimer(signal.ITIMER_REAL))

# Thread._stop is called when a thread is seen to have ended; a lock's __exit__ takes anything; public names only.
import _thread
import signal
import threading


class Old(threading.Thread):
    def __init__(self):
        super().__init__()
        self._stop = threading.Event()

    def run(self):
        self._stop.wait(0.01)


t = Old()
t.start()
for call in (t.join, t.is_alive):
    try:
        print(call())
    except TypeError as e:
        print(type(e).__name__, e)


class Fine(threading.Thread):
    def _stop(self):
        print("ended")
        super()._stop()


t = Fine()
t.start()
t.join()
print(t.is_alive())

for lock in (threading.Lock(), threading.RLock()):
    lock.acquire()
    lock.__exit__()
    lock.acquire()
    lock.__exit__(1, 2, 3, 4, 5)
    try:
        lock.__exit__(None, None, None)
    except RuntimeError as e:
        print(e)

print([name for name in dir(_thread) if name.startswith("start")])
print("sys" in dir(signal), signal.SIGRTMIN.value, signal.SIGRTMAX.name)
signal.signal(signal.SIGUSR1, lambda number, frame: print("got", signal.Signals(number).name))
signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1)
signal.pthread_kill(threading.get_ident(), 0)
try:
    t.join("soon")
except TypeError as e:
    print(e)

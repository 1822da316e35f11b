# expect: the cycle: T[12] -> Lock #[0-9]+ -> T[12] -> Lock #[0-9]+ -> T[12]
import threading, time
from contextlib import contextmanager
both = threading.Barrier(2)
class Account:
    def __init__(self): self._mutex = threading.Lock()
    def __enter__(self): self._mutex.acquire(); return self
    def __exit__(self, *error): self._mutex.release()
lock = threading.Lock()
@contextmanager
def locked():
    lock.acquire()
    try: yield
    finally: lock.release()
account = Account()
def one():
    with account:
        both.wait()
        with locked(): pass
def two():
    with locked():
        both.wait()
        with account: pass
threading.Thread(target=one, name="T1", daemon=True).start(); threading.Thread(target=two, name="T2", daemon=True).start()
while True: time.sleep(0.01)

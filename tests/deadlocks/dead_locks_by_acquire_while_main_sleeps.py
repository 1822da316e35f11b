# expect: T1
# expect: T2
# expect: cycle: T1|cycle: T2
import threading, time
lock_a = threading.Lock()
lock_b = threading.Lock()
both = threading.Barrier(2)
def t1():
    lock_a.acquire()
    both.wait()
    lock_b.acquire()
    lock_b.release()
    lock_a.release()
def t2():
    lock_b.acquire()
    both.wait()
    lock_a.acquire()
    lock_a.release()
    lock_b.release()
x = threading.Thread(target=t1, name="T1", daemon=True); y = threading.Thread(target=t2, name="T2", daemon=True)
x.start(); y.start()
time.sleep(3)
print("never")

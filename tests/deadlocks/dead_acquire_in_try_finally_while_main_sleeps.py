# expect: the cycle: Thread-[12] \(f\) -> Lock #[0-9]+ -> Thread-[12] \(f\) -> Lock #[0-9]+ -> Thread-[12] \(f\)
import threading, time
a = threading.Lock(); b = threading.Lock(); both = threading.Barrier(2)
def f(x, y):
    x.acquire()
    try:
        both.wait()
        y.acquire()
        try: pass
        finally: y.release()
    finally: x.release()
threading.Thread(target=f, args=(a, b)).start(); threading.Thread(target=f, args=(b, a)).start()
while True: time.sleep(0.01)

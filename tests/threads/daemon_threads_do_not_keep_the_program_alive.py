import threading
import time

started = threading.Event()


def forever():
    started.set()
    while True:
        time.sleep(0.01)


t = threading.Thread(target=forever, daemon=True)
t.start()
started.wait()
print("daemon", t.daemon)
try:
    t.daemon = False
except RuntimeError as e:
    print(e)


def child_daemon():
    inner = threading.Thread(target=lambda: None)
    print("inherited", inner.daemon)


u = threading.Thread(target=child_daemon)
u.daemon = True
u.start()
u.join()
print("main ends")

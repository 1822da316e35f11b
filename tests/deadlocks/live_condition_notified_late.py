# expect: none
import threading, time

c = threading.Condition()


def later():
    time.sleep(0.02)
    with c:
        c.notify_all()


t = threading.Thread(target=later)
with c:
    t.start()
    c.wait()
t.join()

# expect: waits for Condition
import threading

c = threading.Condition()


def notify():
    with c:
        c.notify()


t = threading.Thread(target=notify)
t.start()
t.join()
with c:
    c.wait()

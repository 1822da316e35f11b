import threading, time
l = threading.Lock(); c = threading.Condition(); go = False
def a():
    with l:
        with c: c.wait_for(lambda: go)
def b():
    with l: pass
ts = [threading.Thread(target=f) for f in (a, b, b)]
for t in ts: t.start()
time.sleep(0.1); go = True
with c: c.notify_all()
for t in ts: t.join()

import threading, time
a, b = threading.Lock(), threading.Lock()
def other():
    while not (a.locked() and b.locked()): time.sleep(0.01)
    time.sleep(0.2); a.release(); time.sleep(0.1); b.release()
def f():
    a.acquire(); a.acquire(); print("f")
def g():
    b.acquire(); b.acquire(); print("g")
ts = [threading.Thread(target=t) for t in (f, g, other)]
for t in ts: t.start()
for t in ts: t.join()
print("ok")

import threading
n = 10
z, e, o = threading.Lock(), threading.Lock(), threading.Lock()
e.acquire(); o.acquire()
out = []
def zero():
    for i in range(1, n+1):
        z.acquire(); out.append(0)
        (o if i % 2 else e).release()
def even():
    for i in range(2, n+1, 2):
        e.acquire(); out.append(i); z.release()
def odd():
    for i in range(1, n+1, 2):
        o.acquire(); out.append(i); z.release()
ts = [threading.Thread(target=t) for t in (even, odd, zero)]
for t in ts: t.start()
for t in ts: t.join()
print(out)

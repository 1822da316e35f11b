import threading
n = 4; s = [threading.Semaphore(0) for _ in range(n)]; out = []
def w(i):
    for k in range(3): s[i].acquire(); out.append(i); s[(i + 1) % n].release()
ts = [threading.Thread(target=w, args=(i,)) for i in range(n)]
for t in ts: t.start()
s[0].release()
for t in ts: t.join()

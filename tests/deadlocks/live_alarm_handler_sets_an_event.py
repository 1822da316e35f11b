import threading, signal
e = threading.Event()
signal.signal(signal.SIGALRM, lambda s, f: e.set())
signal.setitimer(signal.ITIMER_REAL, 0.1)
def w(i):
    e.wait(); print("go")
ts = [threading.Thread(target=w, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()

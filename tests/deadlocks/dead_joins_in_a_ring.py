# expect: the cycle: J[012] -> J[012] -> J[012] -> J[012]
import threading
ts = []; started = threading.Event()
def w(i): started.wait(); ts[(i + 1) % 3].join()
for i in range(3): ts.append(threading.Thread(target=w, args=(i,), name=f"J{i}"))
for t in ts: t.start()
started.set()
for t in ts: t.join()

# expect: the cycle: J[012] -> J[012] -> J[012] -> J[012]
import threading, time
ts = []
def w(i): time.sleep(0.02); ts[(i + 1) % 3].join()
for i in range(3): ts.append(threading.Thread(target=w, args=(i,), name=f"J{i}"))
for t in ts: t.start()
for t in ts: t.join()

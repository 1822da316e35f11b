import threading, time
a, b, all_there = threading.Lock(), threading.Lock(), threading.Barrier(3)
def first(): a.acquire(); all_there.wait(); b.acquire(); print("first"); b.release()
def second(): b.acquire(); all_there.wait(); a.acquire(); b.release(); print("second")
def third(): all_there.wait(); time.sleep(0.1); a.release()
ts = [threading.Thread(target=f) for f in (first, second, third)]
for t in ts: t.start()
for t in ts: t.join()

# expect: waits for Lock #[0-9]+, held by MainThread
import threading
a, b = threading.Lock(), threading.Lock(); a.acquire(); b.acquire()
def first(): print("1")
def second(): a.acquire(); print("2"); b.release()
def third(): b.acquire(); print("3")
ts = [threading.Thread(target=f) for f in (first, second, third)]
for t in ts: t.start()
for t in ts: t.join()

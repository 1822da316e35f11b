# expect: waits for Barrier #[0-9]+, to which too few threads are left to come
import threading
b = threading.Barrier(3)
def w(i):
    if i == 1: raise RuntimeError("dies")
    b.wait()
for i in range(3): threading.Thread(target=w, args=(i,)).start()

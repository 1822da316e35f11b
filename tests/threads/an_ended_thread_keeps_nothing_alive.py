# exact-collection
# What a thread ran goes with the thread: after join nothing but the script's own names refers to it.
import gc
import threading
import weakref


class Worker(threading.Thread):
    def run(self):
        pass


kept = 0
for _ in range(300):
    t = Worker()
    t.start()
    t.join()
    ref = weakref.ref(t)
    del t
    gc.collect()
    kept += ref() is not None
print("kept" if kept > 6 else "gone")

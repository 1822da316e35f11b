import threading

t = threading.Thread(target=lambda: None)
t.setDaemon(True)
t.setName("old")
print(t.getName(), t.isDaemon(), threading.currentThread().getName(), threading.activeCount())
c = threading.Condition()
with c:
    c.notifyAll()
e = threading.Event()
print(e.isSet())
t.start()
t.join()

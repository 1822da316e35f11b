# expect: worker
# expect: itself
import threading, time
lock = threading.Lock()
def inner():
    with lock:
        print("inner")
def outer():
    with lock:
        inner()
t = threading.Thread(target=outer, name="worker"); t.start()
for i in range(300): time.sleep(0.01)
print("main done")

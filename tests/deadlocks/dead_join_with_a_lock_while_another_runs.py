# expect: worker
# expect: MainThread
# expect: cycle:
import threading, time
lock = threading.Lock()
def beat():
    while True:
        time.sleep(0.01)
def work():
    with lock:
        print("work")
threading.Thread(target=beat, daemon=True).start()
t = threading.Thread(target=work, name="worker")
with lock:
    t.start()
    t.join()

# expect: worker
# expect: MainThread
# expect: cycle:
import threading
lock = threading.Lock()
def work():
    lock.acquire()
    print("work")
    lock.release()
t = threading.Thread(target=work, name="worker")
lock.acquire()
t.start()
t.join()
lock.release()

# expect: held by forgetful
# expect: which has ended without releasing it
import threading

lock = threading.Lock()
t = threading.Thread(target=lock.acquire, name="forgetful")
t.start()
t.join()
lock.acquire()

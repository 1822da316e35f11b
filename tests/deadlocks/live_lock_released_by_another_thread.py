# expect: none
import threading

lock = threading.Lock()
lock.acquire()
threading.Timer(0.02, lock.release).start()
lock.acquire()

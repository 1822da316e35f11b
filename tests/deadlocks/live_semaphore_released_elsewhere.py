# expect: none
import threading

s = threading.Semaphore(0)
threading.Timer(0.02, s.release).start()
s.acquire()

# expect: MainThread -> Lock #1 -> MainThread
# expect: held by itself since line 5
# expect: line 6, in <module>
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()
